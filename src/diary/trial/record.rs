//! A trial as it stands: which place was thrown for when, and which run took it.

use crate::analysis::stats::randomisation::Blocks;
use crate::analysis::trial::{Planned, TrialPlan};
use crate::diary::{Context, Result};
use crate::domain::{Coin, Entry, EntryId, Flip, Kind, Period, Trial};
use crate::store::{Ever, View};
use chrono::{DateTime, DurationRound, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

/// Where a trial stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Under way.
    Running,
    /// The last planned run is done.
    Completed,
    /// Stopped before the last planned run, or a watched trial stopped.
    Stopped,
}

/// How many of what, which may be seen at any time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Planned runs.
    pub planned: usize,
    /// Throws shown.
    pub thrown: usize,
    /// Of these, with a run.
    pub runs: usize,
    /// The last throw waits for its run today.
    pub waiting: bool,
    /// Throws whose day passed without a run.
    pub no_run: usize,
    /// Throws made after the run had begun.
    pub late: usize,
    /// Runs since the start that had no throw, and stand outside the trial.
    pub outside: usize,
}

/// One place that was thrown for.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) flip: Entry,
    pub(super) run: Option<EntryId>,
    pub(super) late: bool,
}

impl Place {
    pub(super) fn said(&self) -> Option<&Flip> {
        self.flip.flip()
    }
}

/// A trial with its throws and runs.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) entry: Entry,
    pub(super) trial: Trial,
    pub(super) places: Vec<Place>,
    /// Runs since the start that no throw is for.
    pub(super) outside: Vec<Entry>,
    pub(super) course: Course,
    today: NaiveDate,
}

/// The name under which it is remembered that a trial's result was shown.
pub(super) fn seen_mark(trial: Uuid) -> String {
    format!("trial-result-shown:{trial}")
}

/// Every throw of a trial that was ever shown, by its place; a throw that was taken back has been shown as well.
pub(super) fn flips_of(view: &View<'_>, trial: Uuid) -> Result<Vec<Ever>> {
    let mut flips: Vec<Ever> = view.ever(Kind::Flip)?;
    flips.retain(|ever| ever.entry.flip().is_some_and(|flip| flip.trial == trial));
    flips.sort_by_key(|ever| ever.entry.flip().map(|flip| flip.position));
    Ok(flips)
}

/// The living trials, oldest first.
pub(super) fn records(view: &View<'_>, context: &Context) -> Result<Vec<Record>> {
    let living = view.all_of(Kind::Trial)?;
    living.into_iter().map(|entry| record(view, context, entry)).collect()
}

/// Whether a trial by coin is open, which asks how it feels before each run; cheaper than [`running`].
pub(in crate::diary) fn asks(view: &View<'_>) -> Result<bool> {
    let living = view.all_of(Kind::Trial)?;
    let mut trials = living.iter().filter_map(Entry::trial);
    Ok(trials.any(|trial| trial.coin().is_some() && trial.stopped.is_none()))
}

/// The trial that is under way, if one is.
pub(super) fn running(view: &View<'_>, context: &Context) -> Result<Option<Record>> {
    Ok(records(view, context)?.into_iter().rfind(|record| record.course == Course::Running))
}

fn record(view: &View<'_>, context: &Context, entry: Entry) -> Result<Record> {
    let today = context.when(view)?.today();
    let Some(trial) = entry.trial().cloned() else { return Err(super::fixed().into()) };
    let planned = trial.coin().map_or(0, Coin::runs);
    let flips: Vec<Entry> = flips_of(view, entry.uuid)?.into_iter().map(|ever| ever.entry).collect();
    let flips: Vec<Entry> =
        flips.into_iter().filter(|e| e.flip().is_some_and(|flip| usize::from(flip.position) <= planned)).collect();
    let last_day = flips.iter().map(|flip| flip.stamp.day()).max().unwrap_or(today).max(today);
    let runs = view.entries_of(Kind::Run, &Period::new(entry.stamp.day().min(last_day), last_day)?)?;
    let places = linked(flips, &runs);
    let taken = |run: &Entry| places.iter().any(|place| place.run == Some(run.id));
    let outside = runs.iter().filter(|run| !taken(run) && since(run, &entry, &trial)).cloned().collect();
    let mut record = Record { entry, trial, places, outside, course: Course::Running, today };
    record.course = record.stands(view)?;
    Ok(record)
}

/// Whether a run started within the trial.
fn since(run: &Entry, start: &Entry, trial: &Trial) -> bool {
    let after_start = run.stamp.utc().zip(start.stamp.utc()).is_none_or(|(run, start)| run >= start);
    let before_end = trial
        .stopped
        .as_ref()
        .is_none_or(|stop| run.stamp.utc().map_or(run.stamp.day() <= stop.at.date_naive(), |run| run <= stop.at.to_utc()));
    after_start && before_end
}

/// Whole minutes: a run's start is typed in minutes, a throw is stamped to the second.
fn minute(at: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    at.and_then(|at| at.duration_trunc(TimeDelta::minutes(1)).ok())
}

/// Gives each throw the first run of its day that starts after it and before the next throw.
pub(super) fn linked(flips: Vec<Entry>, runs: &[Entry]) -> Vec<Place> {
    let times: Vec<Option<DateTime<Utc>>> = flips.iter().map(|flip| minute(flip.stamp.utc())).collect();
    let mut places: Vec<Place> = Vec::new();
    for (index, flip) in flips.iter().enumerate() {
        let day = flip.stamp.day();
        let that_day: Vec<&Entry> = runs.iter().filter(|run| run.stamp.day() == day).collect();
        let next = times.get(index + 1).copied().flatten();
        let fits = |run: &&&Entry| {
            let start = minute(run.stamp.utc());
            start.zip(times[index]).is_some_and(|(start, thrown)| thrown <= start && next.is_none_or(|next| start < next))
        };
        let timed = that_day.iter().filter(fits).min_by_key(|run| run.stamp.utc());
        let throws = flips.iter().filter(|other| other.stamp.day() == day).count();
        let untimed = || that_day.first().filter(|run| that_day.len() == 1 && throws == 1 && run.stamp.utc().is_none());
        let run = timed.or_else(untimed).map(|run| run.id);
        places.push(Place { flip: flip.clone(), run, late: false });
    }
    let taken: Vec<EntryId> = places.iter().filter_map(|place| place.run).collect();
    for (place, thrown) in places.iter_mut().zip(times).filter(|(place, _)| place.run.is_none()) {
        let day = place.flip.stamp.day();
        let begun = |run: &&Entry| minute(run.stamp.utc()).zip(thrown).is_some_and(|(start, thrown)| start < thrown);
        // A run logged before the throw was known then: the throw was for another run of the day.
        let found_out = |run: &&Entry| run.stamp.day() == day && run.id > place.flip.id && !taken.contains(&run.id);
        place.late = runs.iter().filter(found_out).any(|run| begun(&run));
    }
    places
}

impl Record {
    /// The journal day it is.
    pub(super) fn today(&self) -> NaiveDate {
        self.today
    }

    /// Planned runs; none of a watched trial.
    pub(super) fn planned(&self) -> usize {
        self.trial.coin().map_or(0, Coin::runs)
    }

    /// The throw that waits for its run: the last one, made today, no run yet, and not known to be late.
    pub(super) fn waiting(&self) -> Option<&Place> {
        self.places.last().filter(|place| place.run.is_none() && !place.late && place.flip.stamp.day() == self.today)
    }

    /// Whether the last planned run is done or its day has passed.
    pub(super) fn all_done(&self) -> bool {
        self.trial.coin().is_some() && self.places.len() == self.planned() && self.waiting().is_none()
    }

    fn stands(&self, view: &View<'_>) -> Result<Course> {
        let seen = view.mark(&seen_mark(self.entry.uuid))?.is_some();
        Ok(match &self.trial.stopped {
            _ if self.all_done() => Course::Completed,
            Some(_) => Course::Stopped,
            None if seen => Course::Stopped,
            None => Course::Running,
        })
    }

    pub(super) fn counts(&self) -> Counts {
        let empty = self.places.iter().filter(|place| place.run.is_none());
        let late = empty.clone().filter(|place| place.late).count();
        let waiting = self.waiting().is_some();
        Counts {
            planned: self.planned(),
            thrown: self.places.len(),
            runs: self.places.len() - empty.clone().count(),
            waiting,
            no_run: empty.count() - late - usize::from(waiting),
            late,
            outside: self.outside.len(),
        }
    }

    /// The plan for the analysis. Under way the seal stays closed: places not thrown for hold no run, and nothing.
    pub(super) fn plan(&self, coin: &Coin) -> Result<TrialPlan> {
        let over = self.course != Course::Running;
        let draw = if over { Some(coin.draw()?) } else { None };
        let size = usize::from(coin.block());
        let place = |index: usize| {
            let thrown = self.places.iter().find(|p| p.said().is_some_and(|flip| usize::from(flip.position) == index + 1));
            let with = match &draw {
                Some(draw) => draw.with[index],
                None => thrown.and_then(Place::said).is_some_and(|flip| flip.with),
            };
            Planned { glide: with, run: thrown.and_then(|place| place.run) }
        };
        let planned = (0..coin.runs()).map(place).collect();
        // Draws of the analysis have a seed of their own, told by that of the schedule.
        let seed = draw.map_or(0, |draw| draw.seed.rotate_left(32) ^ 0x5851_f42d_4c95_7f2d);
        Ok(TrialPlan { blocks: Blocks { size, treated: size / 2 }, planned, seed, felt_percent: coin.felt_percent(), over })
    }
}
