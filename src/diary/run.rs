//! Logging a run.

use super::{Beside, Context, Fact, Logged, Result, place, tags};
use crate::analysis::mileage::{BEYOND, LOOK_BACK_DAYS};
use crate::domain::{
    Body, DistanceUnit, Duration, Effort, Entry, EntryId, Feel, Kind, Location, Moment, PainReading, PainScore, PainSeries,
    Period, Refusal, Run, Stamp, SymptomFlags, Tag, When, without_edge_hashtags, words,
};
use crate::store::{Draft, Journal, RunsBefore, View, Writer};
use chrono::Duration as Span;

/// What a person says of a run.
#[derive(Debug, Clone, Default)]
pub struct RunInput {
    /// Distance, duration, tags and a date, in any order.
    pub words: Vec<String>,
    /// When it started.
    pub at: Option<String>,
    /// Session effort.
    pub effort: Option<Effort>,
    /// How strong it felt.
    pub feel: Option<Feel>,
    /// Pain around the run, each with or without a place.
    pub pain: Vec<String>,
    /// The place of the pain, where `pain` does not name one.
    pub site: Option<String>,
    /// Cut short.
    pub cut_short: bool,
    /// On a treadmill.
    pub treadmill: bool,
    /// Tags.
    pub tags: Vec<Tag>,
    /// A note.
    pub note: Option<String>,
    /// Take words that are not known yet.
    pub take_new: bool,
    /// Take a pace no one runs.
    pub insist: bool,
}

/// Stores a run, its pain, and the next-morning score where one was said.
pub fn log_run(journal: &mut Journal, context: &Context, input: &RunInput) -> Result<Logged> {
    let (logged, _) = journal.change(&context.author("run"), |writer| write_run(writer, context, input))?;
    Ok(logged)
}

fn write_run(writer: &mut Writer<'_>, context: &Context, input: &RunInput) -> Result<Logged> {
    let view = writer.view();
    let when = context.when(&view)?;
    let settings = view.settings()?;
    let (said, date) = words::run(&input.words, settings.units, &when)?;
    let (stamp, clocks) = run_stamp(&when, input.at.as_deref(), date, said.duration)?;
    let mut run = Run {
        distance: said.distance,
        moving: said.duration,
        elapsed: said.duration,
        effort: input.effort,
        feel: input.feel,
        cut_short: said.cut_short || input.cut_short,
        treadmill: said.treadmill || input.treadmill,
        ..Run::default()
    };
    let mornings = put_pain(&view, &mut run, input, stamp.day())?;
    if run == (Run { cut_short: run.cut_short, treadmill: run.treadmill, ..Run::default() }) {
        let example = "say for example: glidelog run 5km 30:00 -e 4 --pain 1/3/2";
        return Err(Refusal::new("a run needs at least a distance, a duration, an effort or a pain").hint(example).into());
    }
    if !input.insist {
        run.check_pace(said.unit.unwrap_or(settings.units))?;
    }
    let all_tags: Vec<Tag> = said.tags.iter().chain(&input.tags).cloned().collect();
    let (tags, new_tags) = tags::gather(&view, &all_tags, input.note.as_deref(), input.take_new)?;
    let draft =
        Draft { note: input.note.as_deref().and_then(without_edge_hashtags), tags, ..Draft::new(stamp, Body::Run(run)) };
    let mut logged = Logged::new(writer.add(draft)?);
    let mut replaced = Vec::new();
    for (location, score) in mornings {
        let earlier = next_morning(&writer.view(), stamp, &location)?.filter(|earlier| *earlier != score);
        replaced.extend(earlier.map(|score| Fact::InsteadOf { score }));
        logged.beside.push(Beside { entry: put_morning(writer, &when, stamp, location, score)? });
    }
    logged.facts = facts(&writer.view(), &when, &logged.entry)?;
    logged.facts.extend(super::trial::progress(&writer.view(), context, &logged.entry)?);
    logged.facts.extend(replaced);
    logged.facts.extend(clocks.map(Fact::Clocks));
    logged.facts.extend(new_tags);
    Ok(logged)
}

/// The score of the morning after a run at a place, if there is one.
pub(super) fn next_morning(view: &View<'_>, run: Stamp, location: &Location) -> Result<Option<PainScore>> {
    let day = run.day().succ_opt().unwrap_or(run.day());
    Ok(morning_of(view, day, location)?.and_then(|entry| entry.pain().map(|pain| pain.score)))
}

/// The start: as said, else the duration ago, else a known day with an unknown time.
fn run_stamp(when: &When, at: Option<&str>, date: words::Dated, duration: Option<Duration>) -> Result<(Stamp, Option<String>)> {
    match (at, date) {
        (Some(_), Some((said, _))) => {
            Err(Refusal::new(format!("the time is said twice: --at and {said}")).hint("say it once").into())
        }
        (Some(at), None) => Ok(when.parse(at)?),
        (None, Some(date)) => Ok(date),
        (None, None) => Ok(match duration {
            Some(duration) => (when.stamp().earlier(Span::seconds(i64::from(duration.seconds())), when.day_start), None),
            None => (Stamp::day_only(when.today()), None),
        }),
    }
}

/// Puts each said pain into the run; gives back the next-morning scores.
fn put_pain(view: &View<'_>, run: &mut Run, input: &RunInput, day: chrono::NaiveDate) -> Result<Vec<(Location, PainScore)>> {
    let mut mornings = Vec::new();
    if input.pain.is_empty() {
        return Ok(mornings);
    }
    // Scores alone name no place, and need no look at the places there are.
    let scores_alone = input.site.is_none() && input.pain.iter().all(|text| text.parse::<PainSeries>().is_ok());
    let known = if scores_alone { words::Known::default() } else { place::known(view, input.take_new)? };
    let on_run = words::location(input.site.as_slice(), &known)?;
    for text in &input.pain {
        let (said, series) = words::located_pain(text, &known)?;
        let said = Location { site: said.site.or_else(|| on_run.site.clone()), side: said.side.or(on_run.side) };
        let location = place::fill(view, said, day)?;
        for reading in series.readings(&location) {
            if run.pain.iter().any(|r| r.location == location && r.moment == reading.moment) {
                return Err(Refusal::new(format!("{location} has two {} scores", reading.moment))
                    .hint("name the other place: --pain \"right knee 1/3/2\"")
                    .into());
            }
            run.put_pain(reading);
        }
        mornings.extend(series.next_morning.map(|score| (location, score)));
    }
    Ok(mornings)
}

/// The score of the morning after a run: one row, its time unknown, in place of one that is there.
pub(super) fn put_morning(
    writer: &mut Writer<'_>,
    when: &When,
    run: Stamp,
    location: Location,
    score: PainScore,
) -> Result<Entry> {
    let day = run.day().succ_opt().unwrap_or(run.day());
    if day > when.today() {
        let hint = "leave it out and say tomorrow: glidelog pain 2 --morning";
        return Err(Refusal::new(format!("the morning after ({}) has not come yet", day.format("%a %-d %b")))
            .hint(hint)
            .into());
    }
    let reading = PainReading { location: location.clone(), moment: Moment::Morning, score, flags: SymptomFlags::default() };
    match morning_of(&writer.view(), day, &location)? {
        Some(mut entry) => {
            entry.body = Body::Pain(reading);
            Ok(writer.edit(entry)?)
        }
        None => Ok(writer.add(Draft::new(Stamp::day_only(day), Body::Pain(reading)))?),
    }
}

/// The morning score of a day at a place, if there is one.
pub(super) fn morning_of(view: &View<'_>, day: chrono::NaiveDate, location: &Location) -> Result<Option<Entry>> {
    let scores = view.entries_of(Kind::Pain, &Period::ending(day, 1))?;
    Ok(scores.into_iter().find(|entry| entry.pain().is_some_and(|p| p.moment == Moment::Morning && p.location == *location)))
}

fn facts(view: &View<'_>, when: &When, entry: &Entry) -> Result<Vec<Fact>> {
    let before = runs_before(view, entry.stamp)?;
    let mut facts = Vec::new();
    match entry.stamp.utc() {
        None => facts.push(Fact::StartUnknown),
        Some(_) => facts.extend(glide_before(view, entry, &before)?),
    }
    facts.extend(length_fact(entry, &before));
    facts.extend(no_morning_score(view, when, entry.stamp)?);
    Ok(facts)
}

/// The runs of the 30 days before one.
pub(super) fn runs_before(view: &View<'_>, run: Stamp) -> Result<RunsBefore> {
    Ok(view.runs_before(run.day() - Span::days(LOOK_BACK_DAYS), run)?)
}

/// The last gliding session done within the window before a run, on its journal day, with no other run between.
pub(super) fn glide_before(view: &View<'_>, run: &Entry, before: &RunsBefore) -> Result<Option<Fact>> {
    let Some(start) = run.stamp.utc() else { return Ok(None) };
    let window = start - Span::hours(i64::from(view.settings()?.window_h));
    // A session that ended when another run began, or earlier, went before that one.
    let since = before.last_start_that_day.map_or(window, |other| window.max(other + Span::seconds(1)));
    let found = view.glide_before(run.stamp, since)?;
    Ok(found.map(|(id, end)| Fact::GlideBefore { id, minutes: (start - end).num_minutes() }))
}

/// A run against the longest of the 30 days before it (Frandsen 2025): a fact, no advice.
fn length_fact(entry: &Entry, before: &RunsBefore) -> Option<Fact> {
    let metres = entry.run()?.distance?.metres();
    let longest_m = before.longest_m.filter(|longest_m| metres > longest_m * BEYOND)?;
    Some(Fact::LongestOfMonth { longest_m, percent: (metres / longest_m - 1.0) * 100.0 })
}

/// Says so when the day of an entry is today and its morning has no score.
pub(super) fn no_morning_score(view: &View<'_>, when: &When, stamp: Stamp) -> Result<Option<Fact>> {
    if stamp.day() != when.today() {
        return Ok(None);
    }
    // A coin asks for a score of its own.
    Ok((!view.has_morning_score(stamp.day())? && !super::trial::asks(view)?).then_some(Fact::NoMorningScore))
}

/// The run whose next-morning reading a morning score is: the last one of the day before.
pub(super) fn run_before_morning(view: &View<'_>, day: chrono::NaiveDate) -> Result<Option<EntryId>> {
    let yesterday = day.pred_opt().unwrap_or(day);
    Ok(view.entries_of(Kind::Run, &Period::ending(yesterday, 1))?.last().map(|run| run.id))
}

/// The unit bare numbers of this journal are in.
pub(super) fn unit(view: &View<'_>) -> Result<DistanceUnit> {
    Ok(view.settings()?.units)
}
