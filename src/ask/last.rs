//! When something last happened.

use super::question::LastOf;
use crate::domain::{Body, Entry, Location, Moment, PainReading, Status};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// When something last happened.
#[derive(Debug, Clone, PartialEq)]
pub struct LastFigure {
    /// What.
    pub of: LastOf,
    /// When; none when the diary has none.
    pub found: Option<Found>,
    /// Days from then to today.
    pub days_ago: Option<i64>,
}

/// A day, and the entry that makes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The day.
    pub day: NaiveDate,
    /// The entry; none where a whole day answers.
    pub entry: Option<Entry>,
    /// Scores of that day, where a whole day answers.
    pub scores: usize,
}

pub(super) fn figure(of: &LastOf, focus: &Location, entries: &[Entry], today: NaiveDate) -> LastFigure {
    let found = find(of, focus, entries);
    let days_ago = found.as_ref().map(|found| (today - found.day).num_days());
    LastFigure { of: of.clone(), found, days_ago }
}

/// The last of something among entries.
pub(super) fn find(of: &LastOf, focus: &Location, entries: &[Entry]) -> Option<Found> {
    if *of == LastOf::PainFreeDay {
        return pain_free_day(entries, focus);
    }
    let entry = entries.iter().filter(|entry| is_one(of, entry, focus)).max_by_key(|e| (e.stamp.day(), e.stamp.utc(), e.id))?;
    Some(Found { day: entry.stamp.day(), entry: Some(entry.clone()), scores: 0 })
}

fn is_one(of: &LastOf, entry: &Entry, focus: &Location) -> bool {
    let done = |status: Status| entry.glide().is_some_and(|glide| glide.status == status);
    let worst = || entry.run().and_then(|run| run.pain_at(Moment::Worst, focus)).map(|score| score.get());
    match of {
        LastOf::Run => entry.run().is_some(),
        LastOf::Glide => done(Status::Done),
        LastOf::SkippedGlide => done(Status::Skipped),
        LastOf::Treatment(name) => entry.treatment().is_some_and(|t| t.status == Status::Done && t.name() == name),
        LastOf::PainFreeDay => false,
        LastOf::PainFreeRun => worst() == Some(0),
        LastOf::PainAbove { level, on_run: true } => worst().is_some_and(|worst| worst > *level),
        LastOf::PainAbove { level, on_run: false } => readings(entry, focus).any(|reading| reading.score.get() > *level),
        LastOf::Score => readings(entry, focus).next().is_some() && entry.pain().is_some(),
        LastOf::Rating => entry.rating().is_some(),
        LastOf::Entry => !matches!(entry.body, Body::Setting(_) | Body::Injury(_)),
    }
}

/// Every score of an entry at a place.
pub(super) fn readings<'a>(entry: &'a Entry, focus: &'a Location) -> impl Iterator<Item = &'a PainReading> {
    let around_run = entry.run().map(|run| run.pain.as_slice()).unwrap_or_default();
    entry.pain().into_iter().chain(around_run).filter(|reading| reading.location.matches(focus))
}

/// The last day that has scores, all of them 0, those around runs included.
fn pain_free_day(entries: &[Entry], focus: &Location) -> Option<Found> {
    let mut days: BTreeMap<NaiveDate, (usize, u8)> = BTreeMap::new();
    for entry in entries {
        for reading in readings(entry, focus) {
            let day = days.entry(entry.stamp.day()).or_default();
            *day = (day.0 + 1, day.1.max(reading.score.get()));
        }
    }
    let (day, (scores, _)) = days.into_iter().rfind(|(_, (_, worst))| *worst == 0)?;
    Some(Found { day, entry: None, scores })
}
