//! A run of a spreadsheet that is in the journal already, from a watch or typed: it gets what the row knows besides.
//!
//! A row has a day and perhaps a rounded time, so the day and the distance decide.

use super::super::matching;
use crate::diary::Result;
use crate::domain::{Body, Entry, Kind, Period, Run, Stamp};
use crate::store::View;
use chrono::Duration as Span;

/// Durations of one run, where a distance is missing; a person rounds to minutes.
const SAME_DURATION: f64 = 0.1;
/// A start that a person wrote down lies this close.
const SAME_START: Span = Span::hours(1);
/// The version of an identity made from a row.
const OF_A_ROW: usize = 8;

/// The runs of the journal that a row's run may be; those that rows became are told by their identity alone.
pub(super) fn runs_there(view: &View<'_>, stamp: Stamp, run: &Run) -> Result<Vec<Entry>> {
    let of_the_day = view.entries_of(Kind::Run, &Period::ending(stamp.day(), 1))?;
    let fits = |entry: &Entry| {
        entry.uuid.get_version_num() != OF_A_ROW
            && entry.run().is_some_and(|known| same_measure(known, run))
            && entry.stamp.utc().zip(stamp.utc()).is_none_or(|(here, there)| (here - there).abs() <= SAME_START)
    };
    Ok(of_the_day.into_iter().filter(fits).collect())
}

fn same_measure(known: &Run, run: &Run) -> bool {
    let near = |a: f64, b: f64, share: f64| (a - b).abs() <= share * a.max(b);
    match (known.distance.zip(run.distance), known.duration().zip(run.duration())) {
        (Some((a, b)), _) => near(a.metres(), b.metres(), matching::SAME_DISTANCE),
        (None, Some((a, b))) => near(a.minutes(), b.minutes(), SAME_DURATION),
        (None, None) => false,
    }
}

/// Fills what the journal's run is missing, its scores too, and never what it has; gives back the names of what was filled.
pub(super) fn fill(entry: &mut Entry, began: Stamp, from: &Run, note: Option<&str>) -> Vec<String> {
    let mut filled = matching::enrich(entry, began, from, note);
    let Body::Run(run) = &mut entry.body else { return filled };
    let is_new = |run: &Run, reading: &crate::domain::PainReading| {
        !run.pain.iter().any(|known| known.moment == reading.moment && known.location.matches(&reading.location))
    };
    let new: Vec<_> = from.pain.iter().filter(|reading| is_new(run, reading)).cloned().collect();
    if !new.is_empty() {
        filled.push("pain".into());
    }
    new.into_iter().for_each(|reading| run.put_pain(reading));
    filled
}
