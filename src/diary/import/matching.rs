//! One run, many files: which run of the journal an activity is, and what it adds to it.

use crate::diary::Result;
use crate::domain::{Body, Entry, Kind, Period, Run, Stamp, hashtags};
use crate::store::View;
use chrono::Duration as Span;

/// Starts of one run in two files lie this close, in seconds (a watch file and its copies differ by seconds).
const SAME_START_S: i64 = 30;
/// Distances of one run in two files differ by at most this share.
const SAME_DISTANCE: f64 = 0.05;

/// The run of the journal that an activity is, if it is there: by its start and distance, or by its very file.
pub(super) fn same_run(view: &View<'_>, stamp: Stamp, run: &Run, sha256: &str) -> Result<Option<Entry>> {
    let Some(start) = stamp.utc() else {
        let day = view.entries_of(Kind::Run, &Period::ending(stamp.day(), 1))?;
        return Ok(day.into_iter().find(|entry| entry.sources.iter().any(|source| source.sha256 == sha256)));
    };
    let near = view.runs_starting(start - Span::seconds(SAME_START_S), start + Span::seconds(SAME_START_S))?;
    let fits = |entry: &Entry| entry.run().is_some_and(|known| close(known, run));
    let away = |entry: &Entry| entry.stamp.utc().map_or(i64::MAX, |at| (at - start).num_seconds().abs());
    Ok(near.into_iter().filter(fits).min_by_key(away))
}

fn close(a: &Run, b: &Run) -> bool {
    match (a.distance, b.distance) {
        (Some(a), Some(b)) => (a.metres() - b.metres()).abs() <= SAME_DISTANCE * a.metres().max(b.metres()),
        _ => true,
    }
}

/// The names of the values that a run holds.
pub(super) fn recorded(run: &Run, stamp: Stamp) -> Vec<String> {
    let held = [
        ("at", stamp.instant().is_some()),
        ("distance_m", run.distance.is_some()),
        ("moving_s", run.moving.is_some()),
        ("elapsed_s", run.elapsed.is_some()),
        ("effort", run.effort.is_some()),
        ("feel", run.feel.is_some()),
        ("treadmill", run.treadmill),
        ("ascent_m", run.ascent_m.is_some()),
        ("avg_hr", run.avg_hr.is_some()),
        ("max_hr", run.max_hr.is_some()),
        ("cadence", run.cadence.is_some()),
        ("calories", run.calories.is_some()),
    ];
    held.into_iter().filter(|(_, held)| *held).map(|(name, _)| name.to_owned()).collect()
}

/// Fills what the journal's run is missing, and never what it has; gives back the names of what was filled.
pub(super) fn enrich(entry: &mut Entry, from: &Run, note: Option<&str>) -> Vec<String> {
    let stamp = entry.stamp;
    let Body::Run(run) = &mut entry.body else { return Vec::new() };
    let before = recorded(run, stamp);
    run.distance = run.distance.or(from.distance);
    if run.moving.is_none() && run.elapsed.is_none_or(|elapsed| from.moving.is_none_or(|moving| moving <= elapsed)) {
        run.moving = from.moving;
    }
    if run.elapsed.is_none() && run.moving.is_none_or(|moving| from.elapsed.is_none_or(|elapsed| moving <= elapsed)) {
        run.elapsed = from.elapsed;
    }
    run.effort = run.effort.or(from.effort);
    run.feel = run.feel.or(from.feel);
    run.treadmill |= from.treadmill;
    run.ascent_m = run.ascent_m.or(from.ascent_m);
    run.avg_hr = run.avg_hr.or(from.avg_hr);
    run.max_hr = run.max_hr.or(from.max_hr);
    run.cadence = run.cadence.or(from.cadence);
    run.calories = run.calories.or(from.calories);
    let mut filled: Vec<String> = recorded(run, stamp).into_iter().filter(|name| !before.contains(name)).collect();
    if let (None, Some(note)) = (&entry.note, note) {
        entry.note = Some(note.to_owned());
        entry.tags.extend(hashtags(note).into_iter().filter(|tag| !entry.tags.contains(tag)).collect::<Vec<_>>());
        filled.push("note".into());
    }
    filled
}
