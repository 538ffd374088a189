//! What may be seen of a trial at this moment: counts and adherence under way, the result at its end.

use super::record::{self, Counts, Course, Record, seen_mark};
use super::watched::{self, Watched};
use crate::analysis::effect::Groups;
use crate::analysis::question::{Outcome, Question};
use crate::analysis::trial::{self, Adherence, TrialAnswer, TrialEffect};
use crate::diary::{Context, Result};
use crate::domain::{Coin, Entry, EntryId, Moment, Period, Refusal, Tried};
use crate::store::{Journal, StoreError, View};

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

/// A trial and what is shown of it.
#[derive(Debug, Clone)]
pub struct TrialStatus {
    /// The trial.
    pub entry: Entry,
    /// Where it stands.
    pub course: Course,
    /// How many of what.
    pub counts: Counts,
    /// What the coin said so far, in order; true for with.
    pub thrown: Vec<bool>,
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

/// A trial's state with the differences that other throws would have given; none unless there is a result.
pub fn trial_picture(view: &View<'_>, context: &Context, id: Option<EntryId>) -> Result<(TrialStatus, Vec<f64>)> {
    let record = chosen(view, context, id)?;
    let status = status(view, context, &record)?;
    let (Shown::Result { .. }, Some(coin)) = (&status.shown, record.trial.coin()) else { return Ok((status, Vec::new())) };
    let entries = entries(view, &record)?;
    let by_chance = trial::by_chance(&entries, &question(&record), &record.plan(coin)?).map_err(computed)?;
    Ok((status, by_chance))
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
    let thrown = record.places.iter().filter_map(|place| place.said().map(|flip| flip.with)).collect();
    Ok(TrialStatus { entry: record.entry.clone(), course: record.course, counts: record.counts(), thrown, shown })
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
