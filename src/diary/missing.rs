//! What the diary is still missing today, as `checkin` asks for it.

use super::{Context, Result};
use crate::domain::{Entry, Kind, Location, Moment, Period, Scale};
use crate::store::View;
use chrono::Duration as Span;

/// One thing that is not recorded yet.
#[derive(Debug, Clone, PartialEq)]
pub enum Missing {
    /// This morning's pain; with it the run of yesterday whose next-morning reading it is.
    MorningPain {
        /// Where, as far as it is known.
        location: Location,
        /// Yesterday's last run.
        run: Option<Box<Entry>>,
    },
    /// The pain of a run that has none.
    RunPain(Box<Entry>),
    /// The effort of a run that has none.
    RunEffort(Box<Entry>),
    /// Whether there was gliding today.
    Glide,
    /// The week's own word.
    WeekRating,
}

/// What is missing: this morning's score, pain and effort of this week's runs newest first,
/// today's gliding where gliding is a habit, and the week's own word.
pub fn missing(view: &View<'_>, context: &Context) -> Result<Vec<Missing>> {
    let when = context.when(view)?;
    let today = when.today();
    let entries = view.entries(&Period::ending(today, 14))?;
    let week = Period::ending(today, 7);
    let on = |day| entries.iter().filter(move |entry| entry.stamp.day() == day);
    let mut missing = Vec::new();
    for location in places(view, today)? {
        let scored = on(today)
            .filter_map(|entry| entry.pain())
            .any(|pain| pain.moment == Moment::Morning && pain.location.matches(&location));
        if !scored {
            let run = on(today - Span::days(1)).rfind(|entry| entry.run().is_some()).cloned().map(Box::new);
            missing.push(Missing::MorningPain { location, run });
        }
    }
    for entry in entries.iter().rev().filter(|entry| week.contains(entry.stamp.day())) {
        if let Some(run) = entry.run() {
            if !run.pain.iter().any(|reading| reading.moment == Moment::Worst) {
                missing.push(Missing::RunPain(Box::new(entry.clone())));
            }
            if run.effort.is_none() {
                missing.push(Missing::RunEffort(Box::new(entry.clone())));
            }
        }
    }
    let glides = |entry: &&Entry| entry.kind() == Kind::Glide;
    if entries.iter().any(|entry| glides(&entry)) && !on(today).any(|entry| glides(&entry)) {
        missing.push(Missing::Glide);
    }
    let rated =
        entries.iter().filter(|e| week.contains(e.stamp.day())).filter_map(|e| e.rating()).any(|r| r.scale() == Scale::Pgic);
    if !rated {
        missing.push(Missing::WeekRating);
    }
    Ok(missing)
}

/// Every place a morning score is expected for: the open injuries, else the place used last, else none named.
fn places(view: &View<'_>, today: chrono::NaiveDate) -> Result<Vec<Location>> {
    let injuries = view.injuries()?;
    let open: Vec<Location> =
        injuries.iter().filter_map(|e| e.injury()).filter(|i| i.is_open_on(today)).map(|i| i.location().clone()).collect();
    if !open.is_empty() {
        return Ok(open);
    }
    Ok(vec![view.last_location()?.unwrap_or_default()])
}
