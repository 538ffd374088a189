//! Records without a session (the battery died, the file was cut off) -> a session of our own.

use super::recording::{Record, Recording, Session};
use crate::import::track::{WALKING_STOP_M_S, metres_between};

/// A step in time longer than this is damage, not a pause.
const LONGEST_STEP_S: u32 = 12 * 3600;

/// Sums the records; `None` when there are fewer than two.
pub(super) fn session_from_records(recording: &Recording) -> Option<Session> {
    let records = in_order(&recording.records);
    let (first, last) = (records.first()?.time, records.last()?.time);
    if records.len() < 2 {
        return None;
    }
    let measured = timer_s(&recording.timer, first, last);
    Some(Session {
        start: Some(first),
        written_at: Some(last),
        sport: recording.sport.map(|(sport, _)| sport),
        sub_sport: recording.sport.and_then(|(_, sub_sport)| sub_sport),
        elapsed_s: Some(f64::from(last - first)),
        timer_s: Some(measured.unwrap_or_else(|| moving_s(&records))),
        timer_is_estimate: measured.is_none(),
        distance_m: distance_m(&records),
        laps: u32::try_from(recording.lap_starts.len()).ok(),
        ..Session::default()
    })
}

/// The records whose time goes forward by a believable step.
fn in_order(records: &[Record]) -> Vec<Record> {
    let mut kept: Vec<Record> = Vec::with_capacity(records.len());
    for record in records {
        let fits = |last: &Record| record.time.checked_sub(last.time).is_some_and(|step| step <= LONGEST_STEP_S);
        if kept.last().is_none_or(fits) {
            kept.push(*record);
        }
    }
    kept
}

fn distance_m(records: &[Record]) -> Option<f64> {
    let counted = records.iter().filter_map(|record| record.distance_m).reduce(f64::max);
    counted.or_else(|| {
        let positions: Vec<_> = records.iter().filter_map(|record| record.position).collect();
        let steps = positions.windows(2).map(|pair| metres_between(pair[0], pair[1]));
        (positions.len() > 1).then(|| steps.sum())
    })
}

/// Seconds between starts and stops of the timer; `None` when the device wrote neither.
fn timer_s(events: &[(u32, bool)], first: u32, last: u32) -> Option<f64> {
    let mut started = None;
    // A damaged file may start and stop it without end.
    let mut total = 0u64;
    for (time, running) in events.iter().map(|(time, running)| ((*time).clamp(first, last), *running)) {
        match (started, running) {
            (None, true) => started = Some(time),
            (Some(start), false) => {
                total += u64::from(time.saturating_sub(start));
                started = None;
            }
            _ => {}
        }
    }
    total += started.map_or(0, |start| u64::from(last - start));
    (!events.is_empty()).then_some(total as f64)
}

/// Seconds of the steps that were faster than standing.
fn moving_s(records: &[Record]) -> f64 {
    let moved = |a: &Record, b: &Record| match (a.distance_m.zip(b.distance_m), a.position.zip(b.position)) {
        (Some((from, to)), _) => to - from,
        (None, Some((from, to))) => metres_between(from, to),
        (None, None) => 0.0,
    };
    let steps = records.windows(2).map(|pair| (f64::from(pair[1].time - pair[0].time), moved(&pair[0], &pair[1])));
    steps.filter(|(seconds, metres)| *metres >= WALKING_STOP_M_S * seconds).map(|(seconds, _)| seconds).sum()
}
