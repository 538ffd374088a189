//! Asking the coin: how it feels first, then one assignment, before the run.

use super::record::{self, Place, Record};
use crate::diary::{Context, Result};
use crate::domain::{Coin, Entry, Flip, Insisted, Location, Moment, PainReading, PainScore, Period, Refusal, SymptomFlags};
use crate::store::{Journal, View, Writer};
use chrono::{DateTime, Duration as Span, Utc};

/// What the coin says.
#[derive(Debug, Clone)]
pub struct Flipped {
    /// The throw.
    pub entry: Entry,
    /// The place, from 1.
    pub position: usize,
    /// Of so many.
    pub planned: usize,
    /// With, as against without.
    pub with: bool,
    /// What is tried, as in a sentence.
    pub tried: String,
    /// It had been thrown before, and nothing was thrown now.
    pub again: bool,
}

/// What the coin wants to know.
#[derive(Debug, Clone)]
pub enum Asked {
    /// The throw for the next run was made already.
    Shown(Box<Flipped>),
    /// How it feels now, here.
    HowItFeels(Location),
}

/// Whether the coin can be asked, and what it asks; `another` is for one more run of a day that has one without a throw.
pub fn ask_coin(view: &View<'_>, context: &Context, another: bool) -> Result<Asked> {
    let record = running(view, context)?;
    if let Some(place) = record.waiting()
        && record::flips_of(view, record.entry.uuid)?.iter().all(|ever| ever.living)
    {
        return Ok(Asked::Shown(Box::new(shown(&record, place)?)));
    }
    if record.waiting().is_none() {
        let when = context.when(view)?;
        not_late(&record, when.today(), another)?;
        not_done_already(view, &record, when.now.to_utc())?;
    }
    Ok(Asked::HowItFeels(record.trial.focus.clone()))
}

/// Throws for the next run. Where the throw was made already, it is shown again and the score is not taken.
pub fn flip(journal: &mut Journal, context: &Context, score: PainScore, another: bool) -> Result<Flipped> {
    let (flipped, _) = journal.change(&context.author("flip"), |writer| write_flip(writer, context, score, another))?;
    Ok(flipped)
}

fn write_flip(writer: &mut Writer<'_>, context: &Context, score: PainScore, another: bool) -> Result<Flipped> {
    let record = running(&writer.view(), context)?;
    // What was shown stays shown, also when it was taken back.
    for ever in record::flips_of(&writer.view(), record.entry.uuid)?.into_iter().filter(|ever| !ever.living) {
        writer.revive(ever.entry)?;
    }
    if let Some(place) = record.waiting() {
        return shown(&record, place);
    }
    let when = context.when(&writer.view())?;
    not_late(&record, when.today(), another)?;
    not_done_already(&writer.view(), &record, when.now.to_utc())?;
    let coin = record.trial.coin().ok_or_else(none_running)?;
    let position = record.places.last().and_then(Place::said).map_or(1, |flip| flip.position + 1);
    let with = coin.draw()?.with.get(usize::from(position) - 1).copied().ok_or_else(none_running)?;
    let location = record.trial.focus.clone();
    let felt = PainReading { location, moment: Moment::Decision, score, flags: SymptomFlags::default() };
    let entry = writer.add_flip(when.stamp(), Flip { trial: record.entry.uuid, position, with, felt })?;
    shown(&record, &Place { flip: entry, run: None, late: false }).map(|flipped| Flipped { again: false, ..flipped })
}

fn running(view: &View<'_>, context: &Context) -> Result<Record> {
    match record::running(view, context)? {
        Some(record) if record.trial.coin().is_some() => Ok(record),
        Some(record) => Err(Refusal::new(format!("the trial of {} under way is watched and has no coin", record.trial.tried))
            .hint("log what is done with: glidelog treat NAME, or glidelog glide")
            .into()),
        None => Err(none_running().into()),
    }
}

fn none_running() -> Refusal {
    Refusal::new("no trial with a coin is under way").hint("start one with: glidelog trial start glide")
}

/// A run of today without a throw has begun before this one.
fn not_late(record: &Record, today: chrono::NaiveDate, another: bool) -> Result<()> {
    let Some(run) = record.outside.iter().rfind(|run| run.stamp.day() == today).filter(|_| !another) else { return Ok(()) };
    let said = format!("too late for run {} of today: the coin is asked before a run starts", run.id);
    let hint = "that run stays outside the trial, and nothing is lost; for another run today say: glidelog flip N --another";
    Err(Refusal::new(said).hint(hint).unless(Insisted::AnotherRun).into())
}

/// What is tried was done already, and would stand before the next run whatever the coin said.
fn not_done_already(view: &View<'_>, record: &Record, now: DateTime<Utc>) -> Result<()> {
    let exposure = super::watched::exposure(&record.trial.tried);
    let today = record.today();
    let entries = view.entries(&Period::ending(today, 1))?;
    let begun = |entry: &Entry| entry.stamp.utc().is_some_and(|at| at <= now);
    let last_run = entries.iter().filter(|entry| entry.run().is_some() && begun(entry)).filter_map(|run| run.stamp.utc()).max();
    let since = now - Span::hours(i64::from(record.trial.window_h));
    // Of a session without a time it is not known, unless a run came since; it may well have been before now.
    let before_the_next = |entry: &&Entry| {
        let open = |at| since <= at && last_run.is_none_or(|run| run <= at);
        exposure.done_in(entry) && entry.ended_at().map_or(last_run.is_none(), open)
    };
    let Some(done) = entries.iter().rfind(before_the_next) else { return Ok(()) };
    let said = format!("too late: {} {} of today stands before the next run already", record.trial.tried, done.id);
    let hint = "the coin is asked before; that run stays outside the trial, and nothing is lost";
    Err(Refusal::new(said).hint(hint).into())
}

fn shown(record: &Record, place: &Place) -> Result<Flipped> {
    let flip = place.said().ok_or_else(none_running)?;
    Ok(Flipped {
        entry: place.flip.clone(),
        position: usize::from(flip.position),
        planned: record.trial.coin().map_or(0, Coin::runs),
        with: flip.with,
        tried: record.trial.tried.to_string(),
        again: true,
    })
}
