//! Made-up diaries for the tests of this module.

use chrono::{Datelike, Days, NaiveDate};

use crate::analysis::trend::{DayLine, GlideKind, GlidePoint, RunPoint, Score, Trend, Week};
use crate::domain::{DistanceUnit, Moment};

/// The last day of every made-up diary.
pub(super) fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

/// A diary without an entry.
pub(super) fn empty() -> Trend {
    Trend {
        from: last_day(),
        to: last_day(),
        site: "left hamstring".to_owned(),
        unit: DistanceUnit::Mi,
        scores: Vec::new(),
        runs: Vec::new(),
        glides: Vec::new(),
        weeks: Vec::new(),
        lines: Vec::new(),
        coin_days: 0,
    }
}

/// A diary of so many days: a morning score on most, a run on four of five, a session on most.
pub(super) fn diary(days: u64) -> Trend {
    let mut trend = empty();
    trend.from = last_day() - Days::new(days - 1);
    for place in 0..days {
        let day = trend.from + Days::new(place);
        let wave = place * 7 % 5;
        let level = |more: u64| u8::try_from((1 + wave + more).min(10)).unwrap();
        if place % 6 != 5 {
            trend.scores.push(Score { day, time: Some(0.3), moment: Moment::Morning, score: level(0) });
        }
        if place % 5 != 4 {
            trend.scores.push(Score { day, time: None, moment: Moment::Worst, score: level(2) });
            let distance_m = Some(8000.0 + 500.0 * wave as f64);
            trend.runs.push(RunPoint {
                day,
                time: None,
                worst: Some(level(2)),
                effort: Some(level(3)),
                distance_m,
                cut_short: place % 31 == 30,
            });
        }
        let kind = [GlideKind::BeforeRun, GlideKind::Other, GlideKind::BeforeRun, GlideKind::Skipped][(place % 4) as usize];
        trend.glides.push(GlidePoint { day, time: None, kind });
    }
    for run in &trend.runs {
        let first_day = run.day - Days::new(u64::from(run.day.weekday().num_days_from_monday()));
        let metres = run.distance_m.unwrap_or(0.0);
        match trend.weeks.iter_mut().find(|week| week.first_day == first_day) {
            Some(week) => (week.distance_m, week.runs) = (week.distance_m + metres, week.runs + 1),
            None => trend.weeks.push(Week { first_day, distance_m: metres, runs: 1 }),
        }
    }
    trend.lines.push(DayLine { day: trend.from, label: "injury".to_owned() });
    trend
}
