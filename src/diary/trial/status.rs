//! What may be seen of a trial at this moment: counts and adherence under way, the result at its end.

use super::record::{self, Counts, Course, Record, seen_mark};
use super::watched::{self, Watched};
use crate::analysis::effect::Groups;
use crate::analysis::question::{Outcome, Question};
use crate::analysis::trial::{self, Adherence, TrialAnswer, TrialEffect};
use crate::diary::{Context, Result};
use crate::domain::{Body, Coin, Entry, EntryId, Moment, Period, Refusal, Tried};
use crate::store::{Journal, StoreError, View};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What is shown.
#[derive(Debug, Clone)]
pub enum Shown {
    /// Under way: counts and adherence only.
    UnderWay(Adherence),
    /// Stopped before the last planned run: means, and no comparison.
    NotEnough {
        /// Whether the coin was followed.
        adherence: Adherence,
        /// Worst pain by what the coin said.
        groups: Box<Groups>,
    },
    /// The last planned run is done: the result, with the seed of the schedule.
    Result {
        /// The result.
        effect: Box<TrialEffect>,
        /// Seed of the schedule.
        seed: u64,
    },
    /// Watched: description only.
    Watched(Watched),
}

/// One throw of the coin, as it may be seen at any time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Throw {
    /// Its place in the schedule, from 1.
    pub place: usize,
    /// What the coin said; true for with.
    pub with: bool,
    /// The run it was for, if one came.
    pub run: Option<EntryId>,
}

/// What a trial's picture needs beside its state.
#[derive(Debug, Clone, Default)]
pub struct Pictured {
    /// The differences that other throws would have given; none unless there is a result.
    pub by_chance: Vec<f64>,
    /// Of a watched trial: day and worst pain of the runs before and since.
    pub runs: Vec<(NaiveDate, f64)>,
    /// Of a watched trial: the day of each session since its start.
    pub sessions: Vec<NaiveDate>,
}

/// A trial and what is shown of it.
#[derive(Debug, Clone)]
pub struct TrialStatus {
    /// The trial.
    pub entry: Entry,
    /// Where it stands.
    pub course: Course,
    /// How many of what.
    pub counts: Counts,
    /// What the coin said so far, in order.
    pub throws: Vec<Throw>,
    /// What is shown.
    pub shown: Shown,
}

impl TrialStatus {
    /// Whether a result, or means by what the coin said, stand in it.
    #[must_use]
    pub fn tells(&self) -> bool {
        matches!(self.shown, Shown::NotEnough { .. } | Shown::Result { .. })
    }
}

/// The trial under way with a coin, as other rooms may speak of it.
#[derive(Debug, Clone)]
pub struct RunningCoin {
    /// The trial's entry.
    pub id: EntryId,
    /// What is tried.
    pub tried: Tried,
    /// How many of what.
    pub counts: Counts,
    /// Whether the coin was followed so far.
    pub adherence: Adherence,
}

/// Runs of trials by coin, under way or over: they are analysed apart and never pooled with others.
pub fn runs_apart(view: &View<'_>, context: &Context) -> Result<Vec<EntryId>> {
    let records = record::records(view, context)?;
    Ok(records.iter().flat_map(|record| record.places.iter().filter_map(|place| place.run)).collect())
}

/// What the trial by coin under way tries, and the days its coin was thrown. A session of such a day beside its pain
/// would show the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoinDays {
    /// What is tried.
    pub tried: Tried,
    /// The days, each once.
    pub days: BTreeSet<NaiveDate>,
}

impl CoinDays {
    /// How many of them lie in a period.
    pub fn within(&self, period: &Period) -> usize {
        self.days.iter().filter(|day| period.contains(**day)).count()
    }

    /// Whether the coin decided an entry, or is thrown by it.
    pub fn decides(&self, entry: &Entry) -> bool {
        self.days.contains(&entry.stamp.day())
            && match (&entry.body, &self.tried) {
                (Body::Flip(_), _) | (Body::Glide(_), Tried::Gliding) => true,
                (Body::Treatment(treatment), Tried::Treatment(name)) => treatment.name() == name,
                _ => false,
            }
    }
}

/// The days of the coin under way; none without one.
pub(in crate::diary) fn coin_days(view: &View<'_>, context: &Context) -> Result<Option<CoinDays>> {
    let record = record::running(view, context)?.filter(|record| record.trial.coin().is_some());
    Ok(record.map(|record| {
        let days = record.places.iter().map(|place| place.flip.stamp.day()).collect();
        CoinDays { tried: record.trial.tried, days }
    }))
}

/// The trial by coin that is under way, if one is.
pub fn running_coin(view: &View<'_>, context: &Context) -> Result<Option<RunningCoin>> {
    let Some(record) = record::running(view, context)? else { return Ok(None) };
    let Some(coin) = record.trial.coin() else { return Ok(None) };
    let TrialAnswer::UnderWay(adherence) = answer(view, &record, coin)? else { return Ok(None) };
    Ok(Some(RunningCoin { id: record.entry.id, tried: record.trial.tried.clone(), counts: record.counts(), adherence }))
}

/// The state of one trial by its number, or of the latest.
pub fn trial_status(view: &View<'_>, context: &Context, id: Option<EntryId>) -> Result<TrialStatus> {
    status(view, context, &chosen(view, context, id)?)
}

/// The state of every trial, oldest first.
pub fn trials(view: &View<'_>, context: &Context) -> Result<Vec<TrialStatus>> {
    record::records(view, context)?.iter().map(|record| status(view, context, record)).collect()
}

/// Remembers that a result was shown, so that taking back the stop does not make the trial go on.
pub fn mark_seen(journal: &mut Journal, context: &Context, status: &TrialStatus) -> Result<()> {
    if !status.tells() {
        return Ok(());
    }
    match journal.mark_once(&seen_mark(status.entry.uuid), context.now) {
        // A journal that cannot be written cannot go on with its trial either.
        Ok(_) | Err(StoreError::ReadOnly { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// A trial's state and what its picture needs beside it.
pub fn trial_picture(view: &View<'_>, context: &Context, id: Option<EntryId>) -> Result<(TrialStatus, Pictured)> {
    let record = chosen(view, context, id)?;
    let status = status(view, context, &record)?;
    if let Shown::Watched(_) = status.shown {
        let pictured = watched::pictured(view, &record, context.when(view)?.today())?;
        return Ok((status, pictured));
    }
    let (Shown::Result { .. }, Some(coin)) = (&status.shown, record.trial.coin()) else {
        return Ok((status, Pictured::default()));
    };
    let entries = entries(view, &record)?;
    let by_chance = trial::by_chance(&entries, &question(&record), &record.plan(coin)?).map_err(computed)?;
    Ok((status, Pictured { by_chance, ..Pictured::default() }))
}

fn chosen(view: &View<'_>, context: &Context, id: Option<EntryId>) -> Result<Record> {
    let mut records = record::records(view, context)?;
    if let Some(id) = id {
        records.retain(|record| record.entry.id == id);
    }
    records.pop().ok_or_else(|| {
        let said = id.map_or("there is no trial yet".to_owned(), |id| format!("{id} is no trial"));
        Refusal::new(said).hint("`glidelog trial list` shows every trial; start one with: glidelog trial start glide").into()
    })
}

fn status(view: &View<'_>, context: &Context, record: &Record) -> Result<TrialStatus> {
    let shown = match record.trial.coin() {
        None => watched::watched(view, record, context.when(view)?.today())?.map(Shown::Watched),
        Some(coin) => Some(match (answer(view, record, coin)?, record.course) {
            (TrialAnswer::UnderWay(adherence), _) => Shown::UnderWay(adherence),
            (TrialAnswer::Over(effect), Course::Completed) => Shown::Result { effect, seed: coin.draw()?.seed },
            (TrialAnswer::Over(effect), _) => Shown::NotEnough { adherence: effect.adherence, groups: Box::new(effect.groups) },
        }),
    };
    let shown = shown.ok_or_else(super::fixed)?;
    let throw = |place: &record::Place| {
        place.said().map(|flip| Throw { place: usize::from(flip.position), with: flip.with, run: place.run })
    };
    let throws = record.places.iter().filter_map(throw).collect();
    Ok(TrialStatus { entry: record.entry.clone(), course: record.course, counts: record.counts(), throws, shown })
}

fn question(record: &Record) -> Question {
    Question {
        exposure: watched::exposure(&record.trial.tried),
        outcome: Outcome::WorstPain,
        focus: record.trial.focus.clone(),
        window_h: record.trial.window_h,
    }
}

fn entries(view: &View<'_>, record: &Record) -> Result<Vec<Entry>> {
    let first = record.entry.stamp.day();
    // The morning after the last run is one of the outcomes.
    let last = record.places.iter().map(|place| place.flip.stamp.day()).max().unwrap_or(first).max(first);
    let mut entries = view.entries(&Period::new(first, last.succ_opt().unwrap_or(last))?)?;
    // Only what was said to the coin itself was surely said before it was shown.
    entries.retain(|entry| entry.pain().is_none_or(|pain| pain.moment != Moment::Decision));
    // A throw that was taken back has been shown, and its score was said before that.
    let living: Vec<EntryId> = entries.iter().map(|entry| entry.id).collect();
    entries.extend(record.places.iter().map(|place| &place.flip).filter(|flip| !living.contains(&flip.id)).cloned());
    Ok(entries)
}

fn answer(view: &View<'_>, record: &Record, coin: &Coin) -> Result<TrialAnswer> {
    trial::trial(&entries(view, record)?, &question(record), &record.plan(coin)?).map_err(computed)
}

fn computed(error: crate::analysis::stats::Refusal) -> crate::diary::DiaryError {
    Refusal::new(format!("the trial cannot be compared: {error}")).into()
}
