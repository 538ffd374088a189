//! A session -> [`Activity`], filled up from the records where the summary is silent.

use chrono::{DateTime, Utc};

use super::recording::{Record, Recording, Session};
use super::sports::{is_indoor_running, sport_of};
use super::totals::session_from_records;
use super::{FIRST_DATE, FIT_EPOCH};
use crate::import::{Activity, Sport};

/// The activities of a recording; sessions of a multisport file stay apart.
pub(super) fn activities(recording: &Recording, warnings: &mut Vec<String>) -> Vec<Activity> {
    let summed = match recording.sessions.is_empty() {
        true => session_from_records(recording),
        false => None,
    };
    if summed.is_some() {
        warnings.push("the device wrote no summary: distance and times were summed from its records".to_owned());
    }
    let sessions = recording.sessions.iter().chain(&summed);
    sessions.map(|session| activity_of(session, recording, warnings)).collect()
}

fn activity_of(session: &Session, recording: &Recording, warnings: &mut Vec<String>) -> Activity {
    let start = session.start.or_else(|| start_by_end(session)).or_else(|| recording.records.first().map(|r| r.time));
    let window = Window::of(session, start, recording.sessions.len() <= 1);
    let records = || recording.records.iter().filter(|record| window.holds(record.time));
    let sport = sport_of(session.sport, session.sub_sport);
    let running = sport == Sport::Running;
    let unpositioned = !session.positioned && records().next().is_some() && records().all(|r| r.position.is_none());
    let mut activity = Activity::of(sport);
    activity.treadmill = running && (is_indoor_running(session.sub_sport) || unpositioned);
    activity.started_at = start.and_then(date);
    activity.utc_offset_s = recording.utc_offset_s;
    activity.distance_m = session.distance_m.filter(|m| *m > 0.0 || !unpositioned);
    activity.moving_s = session.timer_s;
    activity.moving_is_estimate = session.timer_is_estimate;
    activity.elapsed_s = session.elapsed_s;
    activity.ascent_m = session.ascent_m;
    activity.avg_hr = session.avg_hr.or_else(|| mean(records().filter_map(|r| r.heart_rate)));
    activity.max_hr = session.max_hr.or_else(|| records().filter_map(|r| r.heart_rate).max().map(f64::from));
    activity.cadence = cadence(session, records()).filter(|_| running);
    activity.calories = session.calories;
    activity.effort = session.rpe.filter(|rpe| (0..=100).contains(rpe)).map(|rpe| ((rpe + 5) / 10) as u8);
    activity.feel = session.feel.filter(|feel| (0..=100).contains(feel)).map(|feel| ((feel + 12) / 25 + 1) as u8);
    activity.laps = session.laps.or_else(|| laps_within(recording, &window));
    if activity.started_at.is_none() {
        warnings.push(dateless(recording));
    }
    activity
}

/// The stretch of time a session covers; the only session covers everything.
struct Window(Option<(u32, u32)>);

impl Window {
    fn of(session: &Session, start: Option<u32>, only: bool) -> Self {
        let Some(start) = start.filter(|_| !only) else {
            return Window(None);
        };
        let long = session.elapsed_s.map(|seconds| start.saturating_add(seconds as u32));
        Window(Some((start, long.or(session.written_at).unwrap_or(u32::MAX))))
    }

    fn holds(&self, time: u32) -> bool {
        self.0.is_none_or(|(start, end)| (start..=end).contains(&time))
    }
}

fn start_by_end(session: &Session) -> Option<u32> {
    session.written_at?.checked_sub(session.elapsed_s? as u32)
}

fn date(time: u32) -> Option<DateTime<Utc>> {
    let seconds = FIT_EPOCH + i64::from(time);
    DateTime::from_timestamp(seconds, 0).filter(|_| time >= FIRST_DATE)
}

/// Steps a minute, both feet: the file counts one.
fn cadence<'a>(session: &Session, records: impl Iterator<Item = &'a Record>) -> Option<f64> {
    let strides = session.cadence.or_else(|| mean(records.filter_map(|r| r.cadence).filter(|c| *c > 0)));
    strides.map(|strides| strides * 2.0)
}

fn mean(values: impl Iterator<Item = u8>) -> Option<f64> {
    let (count, sum) = values.fold((0u32, 0u64), |(count, sum), value| (count + 1, sum + u64::from(value)));
    (count > 0).then(|| sum as f64 / f64::from(count))
}

fn laps_within(recording: &Recording, window: &Window) -> Option<u32> {
    u32::try_from(recording.lap_starts.iter().filter(|start| window.holds(**start)).count()).ok()
}

fn dateless(recording: &Recording) -> String {
    let clock = recording.local_end.and_then(date).map(|end| end.date_naive());
    let hint = clock.map_or(String::new(), |day| format!(" (its wall clock read {day} at the end)"));
    format!("the device did not know the date{hint}: give the date of this activity")
}
