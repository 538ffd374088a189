//! One run, many files: which run of the journal an activity is, and what it adds to it.

use crate::diary::Result;
use crate::domain::{Body, DistanceUnit, Duration, Entry, EntryId, Kind, Period, Run, Stamp, hashtags};
use crate::store::View;
use chrono::Duration as Span;

/// Starts of one run in two files lie this close, in seconds (a watch file and its copies differ by seconds).
const SAME_START_S: i64 = 30;
/// Distances of one run in two files differ by at most this share.
pub(super) const SAME_DISTANCE: f64 = 0.05;
/// A start said by heart ("about 7") lies this close, in seconds.
const TYPED_START_S: i64 = 90 * 60;
/// A distance said by heart differs by at most this share.
const TYPED_DISTANCE: f64 = 0.1;
/// Where a distance is missing, times of one run differ by at most this share.
const SAME_TIME: f64 = 0.25;

/// A run typed by hand, and one of a file that may be the same.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedRun {
    /// As it was typed.
    pub typed: Entry,
    /// When the one of the file began.
    pub stamp: Stamp,
    /// What the file says.
    pub run: Run,
    /// The unit of distance the person uses.
    pub unit: DistanceUnit,
}

/// What to do with a run typed by hand that may be the one in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenTyped {
    /// They are one.
    Join,
    /// They are two.
    Apart,
    /// Nobody said: they stay two, and it is said.
    Unsaid,
}

/// The run of the journal that an activity is, if it is there: by its start and distance, or by its very file.
///
/// `taken` are runs that another activity of that file is already: a file of many runs has some close to one another.
pub(super) fn same_run(
    view: &View<'_>,
    stamp: Stamp,
    run: &Run,
    sha256: &str,
    taken: impl Fn(EntryId) -> bool,
) -> Result<Option<Entry>> {
    let Some(start) = stamp.utc() else {
        let day = view.entries_of(Kind::Run, &Period::ending(stamp.day(), 1))?;
        return Ok(day
            .into_iter()
            .find(|entry| has_source(entry, sha256) && entry.run().is_some_and(|known| alike(known, run))));
    };
    let near = view.runs_starting(start - Span::seconds(TYPED_START_S), start + Span::seconds(TYPED_START_S))?;
    let away = |entry: &Entry| entry.stamp.utc().map_or(i64::MAX, |at| (at - start).num_seconds().abs());
    let as_typed = |entry: &Entry| entry.run().is_some_and(|known| close(known, run, TYPED_DISTANCE));
    let fits = |entry: &Entry| match is_by_heart(entry) {
        // The very file, whatever a person has said of its time since.
        _ if has_source(entry, sha256) && !taken(entry.id) => as_typed(entry),
        // A file was joined with it before: its other copies are the same run too.
        true => !taken(entry.id) && as_typed(entry) && entry.run().is_some_and(|known| about_as_long(known, run, SAME_TIME)),
        false => away(entry) <= SAME_START_S && entry.run().is_some_and(|known| alike(known, run)),
    };
    Ok(near.into_iter().filter(fits).min_by_key(away))
}

fn has_source(entry: &Entry, sha256: &str) -> bool {
    entry.sources.iter().any(|source| source.sha256 == sha256)
}

/// Files were joined with it, and its time is still the one a person typed.
fn is_by_heart(entry: &Entry) -> bool {
    !entry.sources.is_empty() && entry.sources.iter().all(|source| !source.fields.iter().any(|field| field == "at"))
}

/// The run typed by hand that an activity may be: nothing of it came from a file, its time is near or
/// only its day is known, and what it says of distance or time is about the same.
pub(super) fn typed_run(view: &View<'_>, stamp: Stamp, run: &Run) -> Result<Option<Entry>> {
    let day = view.entries_of(Kind::Run, &Period::ending(stamp.day(), 1))?;
    let away = |entry: &Entry| match (entry.stamp.utc(), stamp.utc()) {
        (Some(typed), Some(start)) => (typed - start).num_seconds().abs(),
        _ => 0,
    };
    let fits = |entry: &Entry| {
        entry.sources.is_empty()
            && away(entry) <= TYPED_START_S
            && entry.run().is_some_and(|known| close(known, run, TYPED_DISTANCE))
    };
    Ok(day.into_iter().filter(fits).min_by_key(away))
}

/// Two files tell of one run: the distance decides, or the time where one of them has no distance.
fn alike(a: &Run, b: &Run) -> bool {
    close(a, b, SAME_DISTANCE)
}

fn close(a: &Run, b: &Run, share: f64) -> bool {
    match (a.distance, b.distance) {
        (Some(a), Some(b)) => (a.metres() - b.metres()).abs() <= share * a.metres().max(b.metres()),
        _ => about_as_long(a, b, SAME_TIME),
    }
}

/// Some time of the one is about some time of the other: one file counts pauses that another leaves out.
fn about_as_long(a: &Run, b: &Run, share: f64) -> bool {
    let times = |run: &Run| [run.moving, run.elapsed].into_iter().flatten().map(Duration::minutes).collect::<Vec<f64>>();
    let (a, b) = (times(a), times(b));
    let near = |x: f64, y: f64| (x - y).abs() <= share * x.max(y);
    a.is_empty() || b.is_empty() || a.iter().any(|x| b.iter().any(|y| near(*x, *y)))
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

/// The name of an offset that a file knew, as against the machine's own, which was taken for want of one.
pub(super) const ZONE: &str = "zone";

/// Shows a run in the offset that this file knows, where the file that its time came from knew none; whether it did.
pub(super) fn put_in_zone(entry: &mut Entry, began: Stamp) -> bool {
    let has = |name: &str| entry.sources.iter().any(|source| source.fields.iter().any(|field| field == name));
    let Some((there, here)) = entry.stamp.utc().zip(began.utc()) else { return false };
    if !has("at") || has(ZONE) || (there - here).num_seconds().abs() > SAME_START_S {
        return false;
    }
    entry.stamp = began;
    true
}

/// Fills what the journal's run is missing, and never what it has; gives back the names of what was filled.
pub(super) fn enrich(entry: &mut Entry, began: Stamp, from: &Run, note: Option<&str>) -> Vec<String> {
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
    if stamp.instant().is_none() && stamp.day() == began.day() {
        entry.stamp = began;
    }
    run.effort = run.effort.or(from.effort);
    run.feel = run.feel.or(from.feel);
    run.treadmill |= from.treadmill;
    run.ascent_m = run.ascent_m.or(from.ascent_m);
    run.avg_hr = run.avg_hr.or(from.avg_hr);
    run.max_hr = run.max_hr.or(from.max_hr);
    run.cadence = run.cadence.or(from.cadence);
    run.calories = run.calories.or(from.calories);
    let mut filled: Vec<String> = recorded(run, entry.stamp).into_iter().filter(|name| !before.contains(name)).collect();
    if let (None, Some(note)) = (&entry.note, note) {
        entry.note = Some(note.to_owned());
        entry.tags.extend(hashtags(note).into_iter().filter(|tag| !entry.tags.contains(tag)).collect::<Vec<_>>());
        filled.push("note".into());
    }
    filled
}
