//! The command line, declared: words and options, no logic. What a command is for stands on its variant of [`Command`]
//! alone: a comment on its arguments would take that place once they are built.

#![expect(unreachable_pub, reason = "the derives declare what is public; the room itself is not")]

use crate::domain::{
    Duration, Effort, EntryId, Feel, Height, Kind, Moment, OwnVerdict, PainScore, Position, Side, Tag, Technique, Tried,
};
use crate::import::diaries::{Dates, Mapping, Scaling};
use crate::store::SCHEMA_VERSION;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::sync::LazyLock;

/// The version, and the newest schema of a journal that it knows.
static VERSION: LazyLock<String> = LazyLock::new(|| format!("{} (journal schema {SCHEMA_VERSION})", env!("CARGO_PKG_VERSION")));

/// A private run-and-symptom journal that asks honestly whether nerve gliding goes with easier runs.
///
/// It is a diary, not a doctor: it records and describes, and leaves what to do to you and the person who treats you.
#[derive(Debug, Parser)]
#[command(name = "glidelog", version = VERSION.as_str(), propagate_version = true, disable_help_subcommand = false, max_term_width = 100)]
#[command(after_help = "Begin with:  glidelog run 5km 30:00 -e 4 --pain 1/3/2\nSee it first: glidelog demo")]
pub struct Cli {
    /// The journal's file (else GLIDELOG_JOURNAL, else glidelog/journal.db in the data folder)
    #[arg(long, short = 'J', global = true, value_name = "FILE", env = "GLIDELOG_JOURNAL", hide_env_values = true)]
    pub journal: Option<PathBuf>,
    /// Answer as JSON, also when refusing
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Every command. Each is built only when it is typed: building all of them would be a good part of logging a run.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// Log a run: distance, duration, date and #tags in any order
    Run(RunArgs),
    /// Log a gliding session; alone it repeats the last one
    Glide(GlideArgs),
    /// Log a pain score: score, place, moment and date in any order
    Pain(PainArgs),
    /// Log another treatment by its name
    Treat(TreatArgs),
    /// Log that something was skipped on purpose: `skip glide "hotel"`, `skip "pelvic correction"`
    Skip(SkipArgs),
    /// Start, end or list injuries
    #[command(subcommand)]
    Injury(InjuryCommand),
    /// Keep what was prescribed: prescribe glide sciatic 2x15 twice a day
    Prescribe(PrescribeArgs),
    /// Note a question for the next visit: note "ask about stairs" --for-visit
    Note(NoteArgs),
    /// Rate the week in your own word: 1 very much better … 4 the same … 7 very much worse
    Rate(RateArgs),
    /// Ask only for what is missing today
    Checkin(CheckinArgs),
    /// List entries, newest last
    List(ListArgs),
    /// Show one entry whole
    Show(ShowArgs),
    /// Change an entry in place; everything not said stays
    Edit(Box<EditArgs>),
    /// Delete entries; `undo` brings them back
    Rm(RmArgs),
    /// Take back the last change
    Undo,
    /// Bring back what was taken back last
    Redo,
    /// What was changed when, newest first
    History(HistoryArgs),
    /// Ask in plain English: "did I feel better this week"
    #[command(after_help = "Questions it understands, in any order of words:
  did I feel better (or worse) / how was / how were my runs   [site] [period] [than last week]
  how far / how many runs / how long / how often did I glide, or skip a glide  [period]
  what was my worst pain / run / day                          [site] [period]
  when did I last run / glide / have pain above 3             [site]
  is my left hamstring getting better
  does gliding help, how many more runs until I know
Periods: today, yesterday, this or last week, month, year, last 10 days, since 1 Aug, October")]
    Ask(AskArgs),
    /// Did I feel better this week
    Week(WeekArgs),
    /// The trend as text
    Trend(TrendArgs),
    /// Does gliding go with easier runs: one sentence, then what stands behind it
    Effect(EffectArgs),
    /// Draw a picture
    Chart(ChartArgs),
    /// Write a page for the therapist: one HTML file whose first sheet is the summary
    Report(ReportArgs),
    /// Try something for a while: by a coin before each run, or by watching
    #[command(subcommand)]
    Trial(TrialCommand),
    /// Ask the trial's coin, before a run: say how it feels now, then see what it says
    Flip(FlipArgs),
    /// Read runs from FIT, GPX, TCX and Strava files, or a diary exported before
    Import(ImportArgs),
    /// Write everything as JSON Lines, oldest first
    Export(ExportArgs),
    /// Write the whole journal to a file, checked before it is called done
    Backup(BackupArgs),
    /// Put a backup in the journal's place; the journal that was there is kept beside it
    Restore(RestoreArgs),
    /// Join the journal of another device to this one; the later edit wins
    Merge(MergeArgs),
    /// Change a setting; alone it lists every setting with its meaning
    Set(SetArgs),
    /// Keep the diary from a telephone or a browser: serves a page on this machine
    #[cfg(feature = "serve")]
    Serve(ServeArgs),
    /// Say where the journal is
    Paths,
    /// Check the journal
    Doctor(DoctorArgs),
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
    /// Put the completions of bash, zsh and fish and the manual page where they are looked for
    InstallExtras(InstallExtrasArgs),
    /// Make a made-up season in a folder of its own, answer its week and draw its trend
    Demo(DemoArgs),
    /// When to see a doctor now
    #[command(
        hide = true,
        long_about = "See a doctor now, whatever a diary says, with: numbness in the saddle area; new trouble with bladder or bowel; \
growing weakness of a leg; symptoms in both legs at once; weight loss without a reason, or fever.\n\nThis list is from general \
knowledge and is not complete. The program records and describes; it does not diagnose."
    )]
    RedFlags,
}

// What every entry can carry beside itself. (No `///`: it would take the place of what the command is for.)
#[derive(Debug, Args, Default)]
pub struct Noted {
    /// When it was: 7am, "yesterday 6pm", monday, "3 days ago", "20 Nov", "2026-11-20 07:10"
    #[arg(long, short = 'a', value_name = "WHEN")]
    pub at: Option<String>,
    /// A note; `-` reads it from standard input. A note typed here stays in the shell's history
    #[arg(long, short = 'n', value_name = "TEXT")]
    pub note: Option<String>,
    /// Write the note in $EDITOR
    #[arg(long, conflicts_with = "note")]
    pub edit_note: bool,
    /// A tag, with or without its #; hashtags in the note become tags too
    #[arg(long, short = 't', value_name = "TAG")]
    pub tag: Vec<Tag>,
    /// Take a site, nerve, tag or treatment that is new and close to a known one
    #[arg(long)]
    pub new: bool,
}

#[derive(Debug, Args)]
pub struct RunArgs {
    /// 5mi, 5.2km, 5k, 800m, half marathon; 44:10, 1:02:33, 44m, 1h2m; treadmill; cut short; #tag; a date
    #[arg(value_name = "WORD", allow_negative_numbers = true)]
    pub words: Vec<String>,
    /// Effort of the session, 0 rest to 10 maximal
    #[arg(long, short = 'e', value_name = "0-10", allow_negative_numbers = true)]
    pub effort: Option<Effort>,
    /// How strong it felt, 1 very weak to 5 very strong
    #[arg(long, short = 'f', value_name = "1-5", allow_negative_numbers = true)]
    pub feel: Option<Feel>,
    /// Pain: worst (3), before/worst/after (1/3/2), with the next morning (1/3/2/4); - is not recorded; "knee 1/3/2" names a place
    #[arg(long, short = 'p', value_name = "PAIN", allow_hyphen_values = true)]
    pub pain: Vec<String>,
    /// Where the pain is, such as "left hamstring"
    #[arg(long, short = 's', value_name = "PLACE")]
    pub site: Option<String>,
    /// Stopped before the plan's end
    #[arg(long)]
    pub cut_short: bool,
    /// On a treadmill
    #[arg(long)]
    pub treadmill: bool,
    /// Take a pace no one runs
    #[arg(long, short = 'y')]
    pub yes: bool,
    #[command(flatten)]
    pub noted: Noted,
}

#[derive(Debug, Args)]
pub struct GlideArgs {
    /// sciatic; slider, tensioner; seated, supine, side-lying, standing, long-sit; left, right, both; 2x15; 18in, 30deg; 2s; 10min; numb; a date
    #[arg(value_name = "WORD", allow_negative_numbers = true)]
    pub words: Vec<String>,
    /// The left side
    #[arg(long, short = 'l', group = "which_side")]
    pub left: bool,
    /// The right side
    #[arg(long, short = 'r', group = "which_side")]
    pub right: bool,
    /// Both sides
    #[arg(long, short = 'b', group = "which_side")]
    pub both: bool,
    /// slider or tensioner
    #[arg(long, value_name = "TECHNIQUE")]
    pub technique: Option<Technique>,
    /// seated, supine, side-lying, standing or long-sit
    #[arg(long, value_name = "POSITION")]
    pub position: Option<Position>,
    /// How high the limb is, kept as entered: 18in, 45cm, 30deg
    #[arg(long, value_name = "HEIGHT")]
    pub height: Option<Height>,
    /// Seconds held, such as 2s
    #[arg(long, value_name = "SECONDS", value_parser = crate::domain::words::hold_seconds)]
    pub hold: Option<u16>,
    /// How long the session took, such as 10m
    #[arg(long, short = 'd', value_name = "DURATION")]
    pub duration: Option<Duration>,
    /// Worst symptom during the session, 0-10
    #[arg(long, short = 'x', value_name = "0-10", allow_negative_numbers = true)]
    pub symptom: Option<PainScore>,
    /// There was tingling
    #[arg(long)]
    pub tingling: bool,
    /// There was numbness
    #[arg(long)]
    pub numb: bool,
    /// There was shooting pain
    #[arg(long)]
    pub shooting: bool,
    #[command(flatten)]
    pub noted: Noted,
}

impl GlideArgs {
    /// The side that was said by an option.
    pub fn side(&self) -> Option<Side> {
        let all = [(self.left, Side::Left), (self.right, Side::Right), (self.both, Side::Both)];
        all.into_iter().find(|(said, _)| *said).map(|(_, side)| side)
    }
}

#[derive(Debug, Args)]
pub struct PainArgs {
    /// 2 left hamstring; morning, before, worst, after, rest; tingling, numb, shooting; a date
    #[arg(value_name = "WORD", allow_negative_numbers = true)]
    pub words: Vec<String>,
    /// The score of this morning: the next-morning reading of yesterday's run
    #[arg(long, short = 'm')]
    pub morning: bool,
    /// Where, such as "left hamstring"
    #[arg(long, short = 's', value_name = "PLACE")]
    pub site: Option<String>,
    #[command(flatten)]
    pub noted: Noted,
}

impl PainArgs {
    /// The moment that was said by an option.
    pub fn moment(&self) -> Option<Moment> {
        self.morning.then_some(Moment::Morning)
    }
}

#[derive(Debug, Args)]
pub struct TreatArgs {
    /// Its name, such as "pelvic correction"
    #[arg(value_name = "NAME", required = true)]
    pub name: Vec<String>,
    #[command(flatten)]
    pub noted: Noted,
}

#[derive(Debug, Args)]
pub struct SkipArgs {
    /// glide, or a treatment's name
    #[arg(value_name = "WHAT")]
    pub what: String,
    /// Why, in a few words; a day or time may stand before them. What is typed here stays in the shell's history; --edit-note writes it unseen
    #[arg(value_name = "REASON")]
    pub reason: Vec<String>,
    #[command(flatten)]
    pub noted: Noted,
}

#[derive(Debug, Subcommand)]
pub enum InjuryCommand {
    /// An injury begins: injury start left hamstring --since 2026-08-01
    Start {
        /// The place, such as left hamstring
        #[arg(value_name = "PLACE", required = true)]
        words: Vec<String>,
        /// Its first day (else today)
        #[arg(long, short = 's', value_name = "DAY")]
        since: Option<String>,
        /// A note; `-` reads it from standard input. A note typed here stays in the shell's history
        #[arg(long, short = 'n', value_name = "TEXT")]
        note: Option<String>,
        /// Write the note in $EDITOR
        #[arg(long, conflicts_with = "note")]
        edit_note: bool,
        /// Add a site that is not known yet
        #[arg(long)]
        new: bool,
    },
    /// An injury is over
    End {
        /// The place or the number, where more than one is open
        #[arg(value_name = "PLACE")]
        words: Vec<String>,
        /// Its last day (else today)
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
    },
    /// Every injury, open ones first
    List,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct PrescribeArgs {
    /// What and how often: glide sciatic 2x15 twice a day; "pelvic correction" daily; massage 3x a week. It takes the place
    /// of an earlier prescription of the same, which ends the day before
    #[arg(value_name = "WORD")]
    pub words: Vec<String>,
    /// Its first day (else today)
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// Its last day, which may be to come: 2027-01-20, "in 6 weeks"
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    /// A note; `-` reads it from standard input. A note typed here stays in the shell's history
    #[arg(long, short = 'n', value_name = "TEXT")]
    pub note: Option<String>,
    /// Write the note in $EDITOR
    #[arg(long, conflicts_with = "note")]
    pub edit_note: bool,
    /// Take a nerve or treatment that is new and close to a known one
    #[arg(long)]
    pub new: bool,
    /// Every prescription, those in force first
    #[arg(long, short = 'l', conflicts_with_all = ["words", "from", "to", "note", "edit_note", "new"])]
    pub list: bool,
    /// End or list.
    #[command(subcommand)]
    pub command: Option<PrescribeCommand>,
}

/// `prescribe end`, `prescribe list`.
#[derive(Debug, Subcommand)]
pub enum PrescribeCommand {
    /// A prescription is over
    End {
        /// The nerve, treatment or number, where more than one is in force
        #[arg(value_name = "WHAT")]
        words: Vec<String>,
        /// Its last day (else today)
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
    },
    /// Every prescription, those in force first
    List,
}

#[derive(Debug, Args)]
pub struct NoteArgs {
    /// The question; `-` reads it from standard input. What is typed here stays in the shell's history
    #[arg(value_name = "TEXT", required_unless_present = "edit_note")]
    pub text: Vec<String>,
    /// Keep it for the next visit, open until `edit ID --answered`
    #[arg(long)]
    pub for_visit: bool,
    /// When it came up
    #[arg(long, short = 'a', value_name = "WHEN")]
    pub at: Option<String>,
    /// Write it in $EDITOR
    #[arg(long, conflicts_with = "text")]
    pub edit_note: bool,
}

#[derive(Debug, Subcommand)]
pub enum TrialCommand {
    /// Begin: trial start glide, or trial start "pelvic correction" --observe --min 14d
    Start {
        /// glide, or a treatment's name
        #[arg(value_name = "WHAT", required = true)]
        what: Vec<String>,
        /// Pairs of runs, one with and one without
        #[arg(long, value_name = "6-100", default_value_t = 12, conflicts_with_all = ["observe", "min", "per_week"])]
        pairs: u8,
        /// Runs in a block: 4, or 2 (then every second throw can be guessed)
        #[arg(long, value_name = "2|4", default_value_t = 4, conflicts_with_all = ["observe", "min", "per_week"])]
        block: u8,
        /// Without a coin: do it, watch, and give your own word at the end
        #[arg(long)]
        observe: bool,
        /// Watched: at least so many days, such as 14d (else 14d)
        #[arg(long, value_name = "DAYS", requires = "observe", value_parser = days)]
        min: Option<u16>,
        /// Watched: sessions meant in a week
        #[arg(long, value_name = "1-50", requires = "observe", default_value_t = 7, value_parser = clap::value_parser!(u8).range(1..=50))]
        per_week: u8,
        /// Where it hurts, such as "left hamstring"
        #[arg(long, short = 's', value_name = "PLACE")]
        site: Option<String>,
        /// A note; `-` reads it from standard input. A note typed here stays in the shell's history
        #[arg(long, short = 'n', value_name = "TEXT")]
        note: Option<String>,
        /// Take a treatment that is close to a known one
        #[arg(long)]
        new: bool,
    },
    /// How it goes; the result when the last planned run is done
    Status {
        /// The trial's number (else the latest)
        #[arg(value_name = "ID")]
        id: Option<EntryId>,
        /// Also every supporting figure of a result
        #[arg(long, short = 'd')]
        details: bool,
    },
    /// End it with your own word; before the last planned run that is "not enough to tell"
    Stop {
        /// keep, drop or unsure
        #[arg(long, value_name = "WORD")]
        verdict: OwnVerdict,
        /// Why, in a few words
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Every trial
    List,
}

/// `14d`, `14 days`, `2w` or `14`.
fn days(text: &str) -> Result<u16, String> {
    let said = text.trim().to_lowercase();
    let digits: String = said.chars().take_while(char::is_ascii_digit).collect();
    let factor = match said[digits.len()..].trim() {
        "" | "d" | "day" | "days" => 1,
        "w" | "week" | "weeks" => 7,
        _ => 0,
    };
    let days = digits.parse::<u16>().ok().and_then(|number| number.checked_mul(factor)).filter(|days| (1..=365).contains(days));
    days.ok_or_else(|| format!("\"{text}\" is not 1 to 365 days, such as 14d or 2w"))
}

#[derive(Debug, Args)]
pub struct FlipArgs {
    /// How it feels now, 0-10 (else it is asked)
    #[arg(value_name = "0-10", allow_negative_numbers = true)]
    pub score: Option<PainScore>,
    /// The same as an option
    #[arg(long, short = 'f', value_name = "0-10", conflicts_with = "score", allow_negative_numbers = true)]
    pub feels: Option<PainScore>,
    /// For one more run today, when one without a throw is logged
    #[arg(long)]
    pub another: bool,
}

#[derive(Debug, Args)]
pub struct RateArgs {
    /// A number from 1 to 7 or its words, such as "a little better"; or a scale and its total: visa-h 62
    #[arg(value_name = "WORD", required = true, allow_negative_numbers = true)]
    pub words: Vec<String>,
    /// When it was said
    #[arg(long, short = 'a', value_name = "WHEN")]
    pub at: Option<String>,
    /// A note; `-` reads it from standard input. A note typed here stays in the shell's history
    #[arg(long, short = 'n', value_name = "TEXT")]
    pub note: Option<String>,
    /// Write the note in $EDITOR
    #[arg(long, conflicts_with = "note")]
    pub edit_note: bool,
}

#[derive(Debug, Args)]
pub struct CheckinArgs {
    /// Print what is missing and ask nothing
    #[arg(long, short = 'l')]
    pub list: bool,
}

#[derive(Debug, Args)]
pub struct ListArgs {
    /// A period: "this week", "last month", "since 1 Aug", 2026-11, all (else the last two weeks)
    #[arg(value_name = "PERIOD")]
    pub period: Vec<String>,
    /// Only one kind: run, glide, pain, treatment, rating, injury, setting, trial, flip,
    /// prescription, visit_note
    #[arg(long, short = 'k', value_name = "KIND")]
    pub kind: Option<Kind>,
    /// Only entries with this tag
    #[arg(long, short = 't', value_name = "TAG")]
    pub tag: Option<Tag>,
}

#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The entry's number
    #[arg(value_name = "ID")]
    pub id: EntryId,
    /// Which file each value came from
    #[arg(long)]
    pub sources: bool,
}

#[derive(Debug, Args)]
pub struct EditArgs {
    /// The entry's number
    #[arg(value_name = "ID")]
    pub id: EntryId,
    /// Words as the entry's own command takes them, such as 5.2mi 45:00
    #[arg(value_name = "WORD", allow_negative_numbers = true)]
    pub words: Vec<String>,
    /// Effort of a run, 0-10
    #[arg(long, short = 'e', value_name = "0-10", allow_negative_numbers = true)]
    pub effort: Option<Effort>,
    /// How strong a run felt, 1-5
    #[arg(long, short = 'f', value_name = "1-5", allow_negative_numbers = true)]
    pub feel: Option<Feel>,
    /// Pain around a run, as `run --pain` takes it
    #[arg(long, short = 'p', value_name = "PAIN", allow_hyphen_values = true)]
    pub pain: Vec<String>,
    /// Pain just before a run
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub pain_before: Option<PainScore>,
    /// Worst pain during a run
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub pain_worst: Option<PainScore>,
    /// Pain after a run
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub pain_after: Option<PainScore>,
    /// Where the pain is
    #[arg(long, short = 's', value_name = "PLACE")]
    pub site: Option<String>,
    /// A run was cut short: yes or no
    #[arg(long, value_name = "YES|NO", num_args = 0..=1, default_missing_value = "yes")]
    pub cut_short: Option<YesNo>,
    /// A run was on a treadmill: yes or no
    #[arg(long, value_name = "YES|NO", num_args = 0..=1, default_missing_value = "yes")]
    pub treadmill: Option<YesNo>,
    /// Limb height of a session
    #[arg(long, value_name = "HEIGHT")]
    pub height: Option<Height>,
    /// Seconds held in a session
    #[arg(long, value_name = "SECONDS", value_parser = crate::domain::words::hold_seconds)]
    pub hold: Option<u16>,
    /// How long a session took
    #[arg(long, short = 'd', value_name = "DURATION")]
    pub duration: Option<Duration>,
    /// Worst symptom of a session, 0-10
    #[arg(long, short = 'x', value_name = "0-10", allow_negative_numbers = true)]
    pub symptom: Option<PainScore>,
    /// First day of an injury or a prescription
    #[arg(long, value_name = "DAY")]
    pub since: Option<String>,
    /// A question for the visit has been answered
    #[arg(long)]
    pub answered: bool,
    /// Take a tag away
    #[arg(long, value_name = "TAG")]
    pub untag: Vec<Tag>,
    /// Take a value away, so that it is not recorded: effort, pain-after, note, time, …
    #[arg(long, value_name = "VALUE")]
    pub clear: Vec<String>,
    /// Take a pace no one runs
    #[arg(long, short = 'y')]
    pub yes: bool,
    #[command(flatten)]
    pub noted: Noted,
}

/// Yes or no.
#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
}

#[derive(Debug, Args)]
pub struct RmArgs {
    /// The entries' numbers
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<EntryId>,
}

#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// How many changes
    #[arg(long, short = 'c', value_name = "COUNT", default_value_t = 20)]
    pub count: usize,
}

#[derive(Debug, Args)]
pub struct AskArgs {
    /// The question, with or without quotes
    #[arg(value_name = "QUESTION", allow_negative_numbers = true)]
    pub question: Vec<String>,
    /// Where, such as "left hamstring"
    #[arg(long, short = 's', value_name = "PLACE")]
    pub site: Option<String>,
}

#[derive(Debug, Args)]
pub struct WeekArgs {
    /// The week before this one
    #[arg(long, short = 'l')]
    pub last: bool,
    /// Also the two means of this week and the last
    #[arg(long)]
    pub than_last: bool,
    /// Where, such as "left hamstring"
    #[arg(long, short = 's', value_name = "PLACE")]
    pub site: Option<String>,
}

#[derive(Debug, Args)]
pub struct TrendArgs {
    /// Which days (else the last year)
    #[arg(long, short = 'p', value_name = "PERIOD")]
    pub period: Option<String>,
    /// Where, such as "left hamstring"
    #[arg(long, short = 's', value_name = "PLACE")]
    pub site: Option<String>,
}

#[derive(Debug, Args)]
pub struct EffectArgs {
    /// Also every supporting figure
    #[arg(long, short = 'd')]
    pub details: bool,
    /// Another outcome than worst pain, which counts as chosen after looking
    #[arg(long, value_name = "OUTCOME", value_enum)]
    pub outcome: Option<OutcomeWord>,
    /// Where, such as "left hamstring"
    #[arg(long, short = 's', value_name = "PLACE")]
    pub site: Option<String>,
    /// Which days (else all)
    #[arg(long, short = 'p', value_name = "PERIOD")]
    pub period: Option<String>,
    /// Another treatment than gliding, such as "pelvic correction"
    #[arg(long, value_name = "NAME")]
    pub treatment: Option<String>,
}

/// What may be easier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutcomeWord {
    /// Worst pain during the run
    Worst,
    /// Pain the morning after
    Morning,
    /// Effort of the run
    Effort,
}

#[derive(Debug, Args)]
pub struct ChartArgs {
    /// Which picture
    #[arg(value_name = "KIND", value_enum)]
    pub kind: ChartKind,
    /// The file: .png or .svg by its ending; `-` is standard output; for `all` a folder
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Which days (else all; for trend, calendar and mileage the last year; for week: "last week")
    #[arg(long, short = 'p', value_name = "PERIOD")]
    pub period: Option<String>,
    /// Where, such as "left hamstring"
    #[arg(long, short = 's', value_name = "PLACE")]
    pub site: Option<String>,
    /// For `effect` and `dose`: another outcome than worst pain, which counts as chosen after looking
    #[arg(long, value_name = "OUTCOME", value_enum)]
    pub outcome: Option<OutcomeWord>,
    /// For `effect`: another treatment than gliding, such as "pelvic correction"
    #[arg(long, value_name = "NAME")]
    pub treatment: Option<String>,
    /// Width and height, such as 1600x900
    #[arg(long, value_name = "WxH", default_value = "1600x900")]
    pub size: String,
    /// How many pixels for one
    #[arg(long, value_name = "FACTOR", default_value_t = 1.0)]
    pub scale: f64,
    /// Light ink on a dark ground
    #[arg(long)]
    pub dark: bool,
    /// Print what the picture shows, in words
    #[arg(long)]
    pub describe: bool,
}

/// The pictures there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChartKind {
    /// Pain, runs, gliding and distance over time
    Trend,
    /// A trial: its throws, and where its difference falls among all that chance allowed
    Trial,
    /// Runs with gliding before them beside runs without
    Effect,
    /// Repetitions in the week before a run against its worst pain
    Dose,
    /// The answer to "did I feel better this week": seven days beside the four weeks before
    Week,
    /// A year of days: pain as colour, runs and glides as marks
    Calendar,
    /// Each run against the longest of the 30 days before it, with the pain of the next morning
    Mileage,
    /// Every picture that the diary can carry, into the folder that -o names
    All,
}

#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The file (else report.html, sealed report.html.age); `-` is standard output
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How many weeks that end today, 1 to 104 (else 8)
    #[arg(long, short = 'w', value_name = "WEEKS", allow_negative_numbers = true)]
    pub weeks: Option<u32>,
    /// Who is to read it, such as "Dr. Kim"
    #[arg(long = "for", value_name = "NAME")]
    pub reader: Option<String>,
    /// Only these parts: pain (the week, the picture, scales), runs (pain around them, distance), glides (what was
    /// prescribed, the effect), trial. Injuries, questions and what the scores mean are always there
    #[arg(long, value_name = "PART,…", value_enum, value_delimiter = ',')]
    pub only: Vec<PartWord>,
    /// Leave out the notes of entries and the reason a trial was stopped for; the questions for the visit stay
    #[arg(long)]
    pub hide_notes: bool,
    /// Where, such as "left hamstring"
    #[arg(long, short = 's', value_name = "PLACE")]
    pub site: Option<String>,
    #[command(flatten)]
    pub seal: SealArgs,
}

/// The parts of a report that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PartWord {
    /// The week, the picture of the weeks, scales
    Pain,
    /// Pain around runs, distance
    Runs,
    /// What was prescribed and done, the effect of gliding
    Glides,
    /// Trials
    Trial,
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Files, folders and archives: FIT, GPX, TCX (also .gz), Strava's export as the zip it comes in, Strava or Garmin CSV,
    /// Apple Health's export.zip or export.xml, a Daylio or Bearable export, any CSV with --map, a diary exported before;
    /// `-` is standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// The day of a run whose file has no date
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,
    /// A run typed by hand that a file may tell of: typed joins the two, never keeps both; without it you are asked
    #[arg(long = "match", value_name = "typed|never", value_enum)]
    pub matching: Option<Matching>,
    /// Say what would be stored, and store nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Show every file, also when there are many
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub diary: OtherDiaryArgs,
    #[command(flatten)]
    pub open: OpenArgs,
}

// How a diary of another program, or a spreadsheet, is to be read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Other diaries and spreadsheets")]
pub struct OtherDiaryArgs {
    /// Which column holds what: "date=Datum,pain=Schmerz,site=Ort". Also time, side, moment, note, treatment, and of a
    /// run distance, duration, effort
    #[arg(long, value_name = "WHAT=COLUMN,…")]
    pub map: Option<Mapping>,
    /// Show the first rows as they would be read, and store nothing
    #[arg(long)]
    pub preview: bool,
    /// The scale of the pain scores, if it is not 0 to 10: 1-5, or "none=0,mild=3,moderate=6,severe=9"
    #[arg(long, value_name = "SCALE")]
    pub scale: Option<Scaling>,
    /// The order of day, month and year in the dates: dmy, mdy or ymd
    #[arg(long, value_name = "ORDER")]
    pub dates: Option<Dates>,
    /// Activities that are treatments: "massage,pelvic correction"; gliding among them is a session
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub treatments: Vec<Tried>,
    /// Where scores belong whose row names no place, such as "left hamstring"
    #[arg(long, value_name = "PLACE")]
    pub site: Option<String>,
    /// Take sites that are not known yet
    #[arg(long)]
    pub new: bool,
}

/// What `import` does with a run typed by hand that a file may tell of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Matching {
    /// Join the two.
    Typed,
    /// Keep both.
    Never,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The file; `-` or nothing is standard output. For csv the folder
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// jsonl is everything, and comes back the same; csv is for spreadsheets, one file a kind
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ExportFormat::Jsonl)]
    pub format: ExportFormat,
    /// Of csv only this kind, such as run
    #[arg(long, value_name = "KIND")]
    pub kind: Option<Kind>,
    #[command(flatten)]
    pub seal: SealArgs,
}

// How what is written is sealed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Sealing")]
pub struct SealArgs {
    /// Write it sealed, as a file that `age` opens too: with a passphrase that is asked for twice, or for a key
    #[arg(long)]
    pub seal: bool,
    /// For the public key of somebody who may open it, instead of a passphrase; may be said more than once
    #[arg(long, value_name = "AGE1…", requires = "seal")]
    pub recipient: Vec<String>,
    /// The passphrase is the first line of this file, which only you can read
    #[arg(long, value_name = "FILE", requires = "seal", conflicts_with = "recipient")]
    pub passphrase_file: Option<PathBuf>,
}

// How a sealed file is opened.
#[derive(Debug, Args)]
#[command(next_help_heading = "A file that is sealed")]
pub struct OpenArgs {
    /// The key file that opens it, as age-keygen writes it; may be said more than once
    #[arg(long, value_name = "FILE")]
    pub identity: Vec<PathBuf>,
    /// Its passphrase is the first line of this file, which only you can read (else it is asked for)
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

/// What an export is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// JSON Lines.
    Jsonl,
    /// CSV, one file a kind.
    Csv,
}

#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The file to write
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Take the place of a file that is there
    #[arg(long, short = 'y')]
    pub yes: bool,
    #[command(flatten)]
    pub seal: SealArgs,
}

#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Save what can still be read into a new journal, and say what could not be
    #[arg(long, value_name = "NEW")]
    pub rescue: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The backup, sealed or not
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub open: OpenArgs,
}

#[derive(Debug, Args)]
pub struct MergeArgs {
    /// The other journal, or a backup of it; it is only read
    #[arg(value_name = "OTHER")]
    pub file: PathBuf,
    /// Say what would be taken, and take nothing
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub open: OpenArgs,
}

#[derive(Debug, Args)]
pub struct SetArgs {
    /// The setting's name
    #[arg(value_name = "NAME")]
    pub key: Option<String>,
    /// Its new value
    #[arg(value_name = "VALUE")]
    pub value: Vec<String>,
}

/// How the page is served.
#[cfg(feature = "serve")]
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The port
    #[arg(long, value_name = "PORT", default_value_t = 7380)]
    pub port: u16,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    /// Listen on the local network as well, for the telephone, and show a code for its camera
    #[arg(long)]
    pub lan: bool,
    /// Encrypt the way with this certificate, and those that vouch for it after it (PEM)
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// The certificate's private key (PEM)
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// End the session of every device that was paired, and serve nothing
    #[arg(long, conflicts_with_all = ["open", "lan", "tls_cert"])]
    pub forget: bool,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct InstallExtrasArgs {
    /// The folder they go below (else the data folder, such as ~/.local/share)
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct DemoArgs {
    /// The folder to make (else glidelog-demo here)
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The seed of the made-up season
    #[arg(long, value_name = "NUMBER", default_value_t = 7)]
    pub seed: u64,
}
