//! A trial without a coin: what was meant, what was done, and the runs before and since. Description only.

use super::record::Record;
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
    let first = record.entry.stamp.day();
    let last = record.trial.stopped.as_ref().map_or(today, |stop| stop.at.date_naive().min(today)).max(first);
    let since = Period::new(first, last)?;
    let days = since.days().unsigned_abs();
    let day_before = first.pred_opt().unwrap_or(first);
    let before = Period::new(first.checked_sub_days(Days::new(days)).unwrap_or(day_before), day_before)?;
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
