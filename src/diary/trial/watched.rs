//! A trial without a coin: what was meant, what was done, and the runs before and since. Description only.

use super::record::Record;
use super::status::Pictured;
use crate::analysis::question::Exposure;
use crate::diary::Result;
use crate::domain::{Entry, Moment, Numbers, Period, Status, TrialDesign, Tried};
use crate::store::View;
use chrono::{Days, NaiveDate};

/// How a watched trial stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Watched {
    /// Least days meant.
    pub min_days: u16,
    /// Sessions meant in these days.
    pub meant: u32,
    /// Sessions skipped on purpose.
    pub skipped: u32,
    /// Days, sessions, and runs before and since.
    pub numbers: Numbers,
}

/// What a trial tries, as the analysis calls it.
pub(super) fn exposure(tried: &Tried) -> Exposure {
    match tried {
        Tried::Gliding => Exposure::Gliding,
        Tried::Treatment(name) => Exposure::Treatment(name.clone()),
    }
}

/// The state of a watched trial on its last day, or on `today`; none of a trial with a coin.
pub(super) fn watched(view: &View<'_>, record: &Record, today: NaiveDate) -> Result<Option<Watched>> {
    let TrialDesign::Observe { min_days, per_week } = record.trial.design else { return Ok(None) };
    let (before, since) = stretches(record, today)?;
    let days = since.days().unsigned_abs();
    let entries = view.entries(&since)?;
    let exposure = exposure(&record.trial.tried);
    let skipped = entries.iter().filter(|entry| was_skipped(entry, &record.trial.tried)).count();
    let scores_since = worst(&entries, record);
    let scores_before = worst(&view.entries(&before)?, record);
    let mean = |scores: &[f64]| (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64);
    let numbers = Numbers {
        days: days as u32,
        sessions: entries.iter().filter(|entry| exposure.done_in(entry)).count() as u32,
        runs_before: scores_before.len() as u32,
        mean_before: mean(&scores_before),
        runs_since: scores_since.len() as u32,
        mean_since: mean(&scores_since),
    };
    let meant = (days as f64 * f64::from(per_week) / 7.0).round() as u32;
    Ok(Some(Watched { min_days, meant, skipped: skipped as u32, numbers }))
}

/// Sessions since the start, and runs before and since, day by day.
pub(super) fn pictured(view: &View<'_>, record: &Record, today: NaiveDate) -> Result<Pictured> {
    let (before, since) = stretches(record, today)?;
    let entries = view.entries(&Period::new(before.from(), since.to())?)?;
    let exposure = exposure(&record.trial.tried);
    let score = |entry: &Entry| {
        let worst = entry.run().and_then(|run| run.pain_at(Moment::Worst, &record.trial.focus));
        worst.map(|score| (entry.stamp.day(), f64::from(score.get())))
    };
    let done = entries.iter().filter(|entry| since.contains(entry.stamp.day()) && exposure.done_in(entry));
    Ok(Pictured {
        runs: entries.iter().filter_map(score).collect(),
        sessions: done.map(|entry| entry.stamp.day()).collect(),
        by_chance: Vec::new(),
    })
}

/// As many days before the start as since, and the days since.
fn stretches(record: &Record, today: NaiveDate) -> Result<(Period, Period)> {
    let first = record.entry.stamp.day();
    let last = record.trial.stopped.as_ref().map_or(today, |stop| stop.at.date_naive().min(today)).max(first);
    let since = Period::new(first, last)?;
    let day_before = first.pred_opt().unwrap_or(first);
    let begin = first.checked_sub_days(Days::new(since.days().unsigned_abs())).unwrap_or(day_before);
    Ok((Period::new(begin, day_before)?, since))
}

fn was_skipped(entry: &Entry, tried: &Tried) -> bool {
    match tried {
        Tried::Gliding => entry.glide().is_some_and(|glide| glide.status == Status::Skipped),
        Tried::Treatment(name) => entry.treatment().is_some_and(|t| t.status == Status::Skipped && t.name() == name),
    }
}

fn worst(entries: &[Entry], record: &Record) -> Vec<f64> {
    let score = |entry: &Entry| entry.run().and_then(|run| run.pain_at(Moment::Worst, &record.trial.focus));
    entries.iter().filter_map(score).map(|score| f64::from(score.get())).collect()
}
