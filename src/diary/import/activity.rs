//! An activity of a file as a run of the diary.

use super::report::FileOutcome;
use crate::domain::{Distance, Duration, Effort, Feel, Refusal, Run, Stamp, When, Zone};
use crate::import::{Activity, Sport};
use chrono::{DateTime, FixedOffset, NaiveDate};

/// An activity as a run of the diary, or why it is none.
pub(super) fn read_activity(
    when: &When,
    activity: &Activity,
    day: Option<NaiveDate>,
    outcome: &mut FileOutcome,
) -> std::result::Result<(Stamp, Run), Refusal> {
    if let Sport::Other(sport) = &activity.sport {
        return Err(Refusal::new(format!("not a run: {sport}")));
    }
    let run = as_run(activity);
    if activity.moving_is_estimate && run.moving != run.elapsed {
        outcome.warn("the file has no timer: the moving time is an estimate, with the pauses as its track shows them");
    }
    if activity.sport == Sport::Unstated {
        if run.pace().is_some_and(|pace| !pace.is_plausible()) {
            return Err(Refusal::new("the file names no sport, and its pace is not a run's"));
        }
        outcome.warn("the file names no sport: taken as a run");
    }
    let stamp = stamp_of(when, activity, day, outcome)?;
    Ok((stamp, run))
}

/// When it started: the instant in the offset of the file, else of this machine's zone on that day.
fn stamp_of(
    when: &When,
    activity: &Activity,
    day: Option<NaiveDate>,
    outcome: &mut FileOutcome,
) -> std::result::Result<Stamp, Refusal> {
    let zone: Zone = when.zone;
    let at: Option<DateTime<FixedOffset>> = match (activity.started_at, activity.local_start) {
        (Some(utc), _) => match activity.utc_offset_s.and_then(FixedOffset::east_opt) {
            Some(offset) => Some(utc.with_timezone(&offset)),
            None => {
                outcome.warn(&format!("the file names no time zone: shown in {}", zone.name()));
                Some(zone.at(utc))
            }
        },
        (None, Some(local)) => {
            let (at, said) = zone.resolve(local);
            outcome.warn(&format!("the file has local times without a zone: read in {}", zone.name()));
            said.iter().for_each(|said| outcome.warn(said));
            Some(at)
        }
        (None, None) => None,
    };
    match (at, day) {
        (Some(at), _) if at > when.now => Err(Refusal::new(format!("it starts in the future ({at})"))),
        (Some(at), _) => Ok(Stamp::at(at, when.day_start)),
        (None, Some(day)) => Ok(Stamp::day_only(day)),
        (None, None) => Err(Refusal::new("the file holds no date").hint("say which day it was: --date 2026-11-20")),
    }
}

/// The figures of an activity that the diary can hold; out of range is not recorded.
fn as_run(activity: &Activity) -> Run {
    let seconds = |s: Option<f64>| s.and_then(|s| Duration::from_seconds(s.round().clamp(0.0, 1e9) as u32).ok());
    let beats = |b: Option<f64>| b.map(f64::round).filter(|b| (1.0..=300.0).contains(b)).map(|b| b as u16);
    let moving = seconds(activity.moving_s);
    let elapsed = seconds(activity.elapsed_s).map(|elapsed| moving.map_or(elapsed, |moving| moving.max(elapsed)));
    Run {
        distance: activity.distance_m.and_then(|m| Distance::from_metres(m).ok()),
        moving,
        elapsed,
        effort: activity.effort.and_then(|n| Effort::new(i64::from(n)).ok()),
        feel: activity.feel.and_then(|n| Feel::new(i64::from(n)).ok()),
        pain: Vec::new(),
        cut_short: false,
        treadmill: activity.treadmill,
        ascent_m: activity.ascent_m.filter(|m| (0.0..=100_000.0).contains(m)),
        avg_hr: beats(activity.avg_hr),
        max_hr: beats(activity.max_hr),
        cadence: activity.cadence.map(f64::round).filter(|c| (1.0..=400.0).contains(c)).map(|c| c as u16),
        calories: activity.calories.map(f64::round).filter(|c| (1.0..=100_000.0).contains(c)).map(|c| c as u32),
    }
}
