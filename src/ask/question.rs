//! What can be asked. A question shows itself in words that read back to the same question.

use crate::analysis::question::Exposure;
use crate::domain::{DistanceUnit, Location, Period, WeekStyle};
use std::fmt;

/// A question that was understood.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// Better or worse, or how it was, over some days.
    Felt(Felt),
    /// How far, how many, how often, how long.
    Amount {
        /// Of what.
        what: Amount,
        /// Over which days.
        span: Span,
        /// Beside what.
        than: Than,
    },
    /// When something last happened.
    Last {
        /// What.
        of: LastOf,
        /// Where, if a place was named.
        place: Option<Location>,
    },
    /// The highest score of some days.
    Worst {
        /// Of what.
        of: WorstOf,
        /// Where, if a place was named.
        place: Option<Location>,
        /// Over which days.
        span: Span,
    },
    /// Whether it is getting better: the slope over weeks.
    Trend {
        /// Background pain or pain on runs.
        about: About,
        /// Where, if a place was named.
        place: Option<Location>,
        /// Over which days.
        span: Span,
    },
    /// Whether runs after something are easier; the analysis of effect answers it.
    DoesItHelp(Effect),
    /// How many more runs until that can be told; the analysis of effect answers it.
    HowManyMore(Effect),
}

/// What the analysis of effect is asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// What may help.
    pub exposure: Exposure,
    /// Where, if a place was named.
    pub place: Option<Location>,
    /// Over which days, if any were named; the whole diary otherwise.
    pub span: Option<Span>,
}

/// Better, worse, or how it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Felt {
    /// The word that was used.
    pub asked: Asked,
    /// Whether runs alone decide.
    pub about: About,
    /// Where, if a place was named.
    pub place: Option<Location>,
    /// Over which days.
    pub span: Span,
    /// Beside what.
    pub than: Than,
}

/// The direction a question names. It never changes the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Better.
    Better,
    /// Worse.
    Worse,
    /// How it was.
    How,
}

/// What a verdict or a slope is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Background pain, and for a week pain on runs too.
    Everything,
    /// Pain on runs alone.
    Runs,
}

/// What stands beside a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Than {
    /// The four weeks before a week; the equally long time before anything else.
    Usual,
    /// The time just before: last week beside this week.
    Before,
}

/// Days, and the words for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The days.
    pub period: Period,
    /// The words, as they read back: `this week`, `since 2026-08-01`.
    pub words: String,
    /// What kind of span it is.
    pub kind: SpanKind,
}

/// What kind of span the words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanKind {
    /// A week: it gets a verdict.
    Week(WeekStyle),
    /// A month, as far as it has come.
    Month,
    /// One day.
    Day,
    /// Any other days.
    Days,
}

/// What was worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorstOf {
    /// Any pain score.
    Pain,
    /// The worst pain of a run.
    Run,
    /// The score of a day: background pain.
    Day,
}

/// What is counted or added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// Distance run, in the unit asked for.
    Distance(Option<DistanceUnit>),
    /// Runs.
    Runs,
    /// Time run.
    RunTime,
    /// Gliding sessions, done and skipped.
    Glides,
    /// Gliding sessions skipped on purpose.
    SkippedGlides,
    /// A treatment, by its name.
    Treatment(String),
    /// Days without pain.
    PainFreeDays,
}

/// What last happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LastOf {
    /// A run.
    Run,
    /// A gliding session that was done.
    Glide,
    /// A gliding session skipped on purpose.
    SkippedGlide,
    /// A treatment that was done, by its name.
    Treatment(String),
    /// A day on which every score was 0.
    PainFreeDay,
    /// A run with 0 as its worst pain.
    PainFreeRun,
    /// A score above a level.
    PainAbove {
        /// The level, 0 to 9.
        level: u8,
        /// Only pain during a run.
        on_run: bool,
    },
    /// A pain score on its own.
    Score,
    /// A rating of the week.
    Rating,
    /// Anything at all.
    Entry,
}

impl Question {
    /// The days it is about, where it has any.
    #[must_use]
    pub fn span(&self) -> Option<&Span> {
        match self {
            Question::Felt(felt) => Some(&felt.span),
            Question::Amount { span, .. } | Question::Worst { span, .. } | Question::Trend { span, .. } => Some(span),
            Question::DoesItHelp(effect) | Question::HowManyMore(effect) => effect.span.as_ref(),
            Question::Last { .. } => None,
        }
    }

    /// The place that was named.
    #[must_use]
    pub fn place(&self) -> Option<&Location> {
        match self {
            Question::Felt(Felt { place, .. })
            | Question::Last { place, .. }
            | Question::Worst { place, .. }
            | Question::Trend { place, .. } => place.as_ref(),
            Question::DoesItHelp(effect) | Question::HowManyMore(effect) => effect.place.as_ref(),
            Question::Amount { .. } => None,
        }
    }

    /// Whether the answer is of one place: distances and counts of sessions are of none.
    #[must_use]
    pub fn is_of_a_place(&self) -> bool {
        match self {
            Question::Amount { what, .. } => *what == Amount::PainFreeDays,
            Question::Last { of, .. } => {
                matches!(of, LastOf::PainFreeDay | LastOf::PainFreeRun | LastOf::PainAbove { .. } | LastOf::Score)
            }
            _ => true,
        }
    }

    /// What the analysis of effect has to answer, where this is a question for it.
    #[must_use]
    pub fn effect(&self) -> Option<&Effect> {
        match self {
            Question::DoesItHelp(effect) | Question::HowManyMore(effect) => Some(effect),
            _ => None,
        }
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Question::Felt(felt) => felt.fmt(f),
            Question::Amount { what, span, than } => write!(f, "{what} {}{}", span.words, beside(*than, span)),
            Question::Last { of, place } => write!(f, "when did I last {of}{}", of_place(place.as_ref())),
            Question::Worst { of, place, span } => {
                write!(f, "what was my worst {of}{} {}", of_place(place.as_ref()), span.words)
            }
            Question::Trend { about, place, span } => {
                let who = match (about, place) {
                    (About::Runs, place) => format!("are my runs getting better{}", of_place(place.as_ref())),
                    (About::Everything, Some(place)) => format!("is my {place} getting better"),
                    (About::Everything, None) => "am I getting better".into(),
                };
                write!(f, "{who} {}", span.words)
            }
            Question::DoesItHelp(effect) => write!(f, "does {} help{}", effect.name(), effect.beside()),
            Question::HowManyMore(effect) if effect.exposure == Exposure::Gliding && effect.beside().is_empty() => {
                f.write_str("how many more runs until I know")
            }
            Question::HowManyMore(effect) => {
                write!(f, "how many more runs until I know if {} helps{}", effect.name(), effect.beside())
            }
        }
    }
}

impl Effect {
    fn name(&self) -> &str {
        match &self.exposure {
            Exposure::Gliding => "gliding",
            Exposure::Treatment(name) => name,
        }
    }

    fn beside(&self) -> String {
        let place = self.place.as_ref().map_or(String::new(), |place| format!(" my {place}"));
        let span = self.span.as_ref().map_or(String::new(), |span| format!(" {}", span.words));
        place + &span
    }
}

impl fmt::Display for Felt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.as_ref();
        let who = place.map_or("I".to_owned(), |place| format!("my {place}"));
        match (self.about, self.asked) {
            (About::Everything, Asked::Better) => write!(f, "did {who} feel better")?,
            (About::Everything, Asked::Worse) => write!(f, "did {who} feel worse")?,
            (About::Everything, Asked::How) => write!(f, "how did {who} feel")?,
            (About::Runs, Asked::Better) => write!(f, "were my runs better{}", of_place(place))?,
            (About::Runs, Asked::Worse) => write!(f, "were my runs worse{}", of_place(place))?,
            (About::Runs, Asked::How) => write!(f, "how were my runs{}", of_place(place))?,
        }
        write!(f, " {}{}", self.span.words, beside(self.than, &self.span))
    }
}

fn of_place(place: Option<&Location>) -> String {
    place.map_or(String::new(), |place| format!(" for my {place}"))
}

fn beside(than: Than, span: &Span) -> &'static str {
    match (than, span.kind) {
        (Than::Usual, _) => "",
        (Than::Before, SpanKind::Week(_)) => " than the week before",
        (Than::Before, SpanKind::Month) => " than the month before",
        (Than::Before, SpanKind::Day) => " than the day before",
        (Than::Before, SpanKind::Days) => " than before",
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Amount::Distance(None) => f.write_str("how far did I run"),
            Amount::Distance(Some(DistanceUnit::Mi)) => f.write_str("how many miles did I run"),
            Amount::Distance(Some(DistanceUnit::Km)) => f.write_str("how many km did I run"),
            Amount::Runs => f.write_str("how many runs"),
            Amount::RunTime => f.write_str("how long did I run"),
            Amount::Glides => f.write_str("how often did I glide"),
            Amount::SkippedGlides => f.write_str("how often did I skip a glide"),
            Amount::Treatment(name) => write!(f, "how often did I have {name}"),
            Amount::PainFreeDays => f.write_str("how many days without pain"),
        }
    }
}

impl fmt::Display for WorstOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            WorstOf::Pain => "pain",
            WorstOf::Run => "run",
            WorstOf::Day => "day",
        })
    }
}

impl fmt::Display for LastOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LastOf::Run => f.write_str("run"),
            LastOf::Glide => f.write_str("glide"),
            LastOf::SkippedGlide => f.write_str("skip a glide"),
            LastOf::Treatment(name) => write!(f, "have {name}"),
            LastOf::PainFreeDay => f.write_str("feel no pain"),
            LastOf::PainFreeRun => f.write_str("run without pain"),
            LastOf::PainAbove { level, on_run: false } => write!(f, "have pain above {level}"),
            LastOf::PainAbove { level, on_run: true } => write!(f, "run with pain above {level}"),
            LastOf::Score => f.write_str("log pain"),
            LastOf::Rating => f.write_str("rate the week"),
            LastOf::Entry => f.write_str("log anything"),
        }
    }
}
