//! Runs with what went before them.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc, Weekday};

use super::carried_in::{carried_in, usual_waking};
use super::dose::Doses;
use super::exposure::{Timeline, UnknownTime};
use super::felt::{Felt, felt_scores, on_day};
use crate::analysis::question::{Outcome, Question};
use crate::analysis::stats::describe::median;
use crate::domain::{Entry, EntryId, Moment};

/// Runs in order of start, each with what went before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Diary {
    /// The runs.
    pub runs: Vec<DiaryRun>,
    /// Median time from the start of a session to the start of its run, hours; none without such runs.
    pub usual_lead_h: Option<f64>,
}

/// One run; everything unknown is `None`.
#[derive(Debug, Clone, PartialEq)]
pub struct DiaryRun {
    /// The run's entry.
    pub id: EntryId,
    /// Its journal day.
    pub day: NaiveDate,
    /// Its start.
    pub start: Option<DateTime<Utc>>,
    /// Worst pain at the focus, 0-10.
    pub worst_pain: Option<f64>,
    /// Pain the morning after, for the last run of a day, 0-10.
    pub next_morning: Option<f64>,
    /// Session effort, 0-10.
    pub effort: Option<f64>,
    /// A session finished before the run, the same journal day, within the window.
    pub exposed: Option<bool>,
    /// The time that would say so, where that is unknown.
    pub unknown_time: Option<UnknownTime>,
    /// The session that went before.
    pub session: Option<EntryId>,
    /// A session within twelve hours after the run and before the next.
    pub exposed_after: Option<bool>,
    /// From the start of the session to the start of the run, hours.
    pub lead_h: Option<f64>,
    /// How it felt that day when the decision was open, 0-10.
    pub carried_in_pain: Option<f64>,
    /// A score of that day was given, but none before the decision.
    pub felt_too_late: bool,
    /// Worst pain of the last run before this one that has a score, 0-10; none before the first.
    pub last_run_pain: Option<f64>,
    /// Distance, km.
    pub distance_km: Option<f64>,
    /// Pace, seconds a kilometre; it comes after the session and is never allowed for but in a line of its own.
    pub pace_s_per_km: Option<f64>,
    /// Saturday or Sunday.
    pub weekend: bool,
    /// Another treatment done earlier that day.
    pub other_help: Option<bool>,
    /// Days since the run before.
    pub rest_days: Option<f64>,
    /// Repetitions of gliding in the seven days before.
    pub reps_before: Option<f64>,
}

impl DiaryRun {
    /// The outcome asked for.
    #[must_use]
    pub fn outcome(&self, which: Outcome) -> Option<f64> {
        match which {
            Outcome::WorstPain => self.worst_pain,
            Outcome::NextMorning => self.next_morning,
            Outcome::Effort => self.effort,
        }
    }
}

/// Lines the journal's entries up run by run.
#[must_use]
pub fn align(entries: &[Entry], question: &Question) -> Diary {
    let timeline = Timeline::new(entries, question);
    let felt = felt_scores(entries, &question.focus);
    let doses = Doses::of(entries);
    let mut runs: Vec<DiaryRun> =
        (0..timeline.runs.len()).map(|index| run_of(&timeline, index, &doses, &felt, question)).collect();
    let leads = Leads::of(&timeline, &runs);
    let waking = usual_waking(&runs, &felt);
    let mut last_run_pain = None;
    for (index, run) in runs.iter_mut().enumerate() {
        run.carried_in_pain = carried_in(run, timeline.is_morning(index), &leads, waking, &felt);
        run.felt_too_late = run.carried_in_pain.is_none() && !on_day(&felt, run.day).is_empty();
        run.last_run_pain = last_run_pain;
        last_run_pain = run.worst_pain.or(last_run_pain);
    }
    Diary { usual_lead_h: leads.median(None), runs }
}

fn run_of(timeline: &Timeline<'_>, index: usize, doses: &Doses<'_>, felt: &[Felt], question: &Question) -> DiaryRun {
    let entry = timeline.runs[index];
    let run = entry.run();
    let day = entry.stamp.day();
    let before = timeline.before(index);
    let score = |moment| run.and_then(|r| r.pain_at(moment, &question.focus)).map(|s| f64::from(s.get()));
    DiaryRun {
        id: entry.id,
        day,
        start: entry.stamp.utc(),
        worst_pain: score(Moment::Worst),
        next_morning: timeline.is_last_of_day(index).then(|| morning_after(day, felt)).flatten(),
        effort: run.and_then(|r| r.effort).map(|e| f64::from(e.get())),
        exposed: before.exposed.ok(),
        unknown_time: before.exposed.err(),
        session: before.session,
        exposed_after: timeline.after(index),
        lead_h: before.lead_h,
        carried_in_pain: None,
        felt_too_late: false,
        last_run_pain: None,
        pace_s_per_km: run.and_then(|r| r.pace()).map(|pace| pace.seconds_per_km()),
        distance_km: run.and_then(|r| r.distance).map(|d| d.metres() / 1000.0),
        weekend: matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        other_help: timeline.other_help(index),
        rest_days: timeline.rest_days(index),
        reps_before: doses.before(entry),
    }
}

/// The morning score of the next journal day, the last if there are several.
fn morning_after(day: NaiveDate, felt: &[Felt]) -> Option<f64> {
    let next = day.succ_opt()?;
    on_day(felt, next).iter().rfind(|f| f.morning).map(|f| f.score)
}

/// Median lead of the runs with a session: before noon, after noon, and of all.
pub(super) struct Leads {
    mornings: Option<f64>,
    afternoons: Option<f64>,
    all: Option<f64>,
}

/// Fewest runs of one half of the day whose median lead is taken alone.
const LEAST_OF_HALF_DAY: usize = 3;

impl Leads {
    fn of(timeline: &Timeline<'_>, runs: &[DiaryRun]) -> Self {
        let lead = |(index, run): (usize, &DiaryRun)| Some((timeline.is_morning(index)?, run.lead_h?));
        let leads: Vec<(bool, f64)> = runs.iter().enumerate().filter_map(lead).collect();
        let half = |of: bool| -> Vec<f64> { leads.iter().filter(|(m, _)| *m == of).map(|(_, h)| *h).collect() };
        let enough = |hours: Vec<f64>| if hours.len() < LEAST_OF_HALF_DAY { None } else { median(&hours) };
        let all: Vec<f64> = leads.iter().map(|(_, h)| *h).collect();
        Self { mornings: enough(half(true)), afternoons: enough(half(false)), all: median(&all) }
    }

    /// Median lead of the half of the day, or of all runs where that half has too few.
    pub(super) fn median(&self, morning: Option<bool>) -> Option<f64> {
        let half = morning.and_then(|morning| if morning { self.mornings } else { self.afternoons });
        half.or(self.all)
    }
}

impl Timeline<'_> {
    /// Whether the run started before noon of the place it was run in.
    pub(super) fn is_morning(&self, index: usize) -> Option<bool> {
        self.runs[index].stamp.instant().map(|at| at.hour() < 12)
    }
}

#[cfg(test)]
mod tests;
