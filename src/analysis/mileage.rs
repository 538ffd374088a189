//! Each run beside the longest of the thirty days before it (Frandsen 2025, BJSM 59:1203).

use super::trend::Trend;
use crate::domain::Moment;
use chrono::{Duration, NaiveDate};

/// Days looked back for the longest run.
pub const LOOK_BACK_DAYS: i64 = 30;
/// A run this many times the longest before it is beyond it.
pub const BEYOND: f64 = 1.1;

/// One run whose distance is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunLength {
    /// The journal day.
    pub day: NaiveDate,
    /// Metres.
    pub distance_m: f64,
    /// Metres of the longest run of the thirty days before, earlier ones of its day too; None without one.
    pub longest_before_m: Option<f64>,
    /// The morning score of the day after, 0 to 10; the highest where there are several.
    pub next_morning: Option<u8>,
}

impl RunLength {
    /// Whether it went more than 10 % beyond the longest before it.
    #[must_use]
    pub fn is_beyond(&self) -> bool {
        self.longest_before_m.is_some_and(|longest| self.distance_m > longest * BEYOND)
    }
}

/// The runs of a trend from a day on, in order of time; the trend may begin earlier, so that the first have something before them.
#[must_use]
pub fn lengths(trend: &Trend, from: NaiveDate) -> Vec<RunLength> {
    let known: Vec<(NaiveDate, f64)> = trend.runs.iter().filter_map(|run| Some((run.day, run.distance_m?))).collect();
    let morning = |day: NaiveDate| {
        let scores = trend.scores.iter().filter(|score| score.day == day && score.moment == Moment::Morning);
        scores.map(|score| score.score).max()
    };
    let mut lengths = Vec::new();
    let mut oldest = 0;
    for (place, (day, distance_m)) in known.iter().enumerate().filter(|(_, (day, _))| *day >= from) {
        while known[oldest].0 < *day - Duration::days(LOOK_BACK_DAYS) {
            oldest += 1;
        }
        lengths.push(RunLength {
            day: *day,
            distance_m: *distance_m,
            longest_before_m: known[oldest..place].iter().map(|(_, metres)| *metres).reduce(f64::max),
            next_morning: day.succ_opt().and_then(morning),
        });
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::trend::{RunPoint, Score};
    use crate::domain::DistanceUnit;

    #[test]
    fn beyond_is_more_than_a_tenth_longer() {
        let beyond = |longest, distance_m| {
            RunLength { day: NaiveDate::MIN, distance_m, longest_before_m: longest, next_morning: None }.is_beyond()
        };
        // Numbers whose product with 1.1 is exact.
        assert_eq!((beyond(Some(20.0), 22.0), beyond(Some(20.0), 22.5)), (false, true));
        assert!(!beyond(Some(10_000.0), 10_900.0) && beyond(Some(10_000.0), 11_100.0) && !beyond(None, 42_195.0));
    }

    fn trend(runs: &[(u32, f64)], mornings: &[(u32, u8)]) -> Trend {
        let day = |n: u32| NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Duration::days(i64::from(n));
        let run = |(n, metres): &(u32, f64)| RunPoint {
            day: day(*n),
            time: None,
            worst: None,
            effort: None,
            distance_m: Some(*metres),
            cut_short: false,
        };
        let score = |(n, score): &(u32, u8)| Score { day: day(*n), time: None, moment: Moment::Morning, score: *score };
        Trend {
            from: day(0),
            to: day(99),
            site: String::new(),
            unit: DistanceUnit::Km,
            scores: mornings.iter().map(score).collect(),
            runs: runs.iter().map(run).collect(),
            glides: Vec::new(),
            weeks: Vec::new(),
            lines: Vec::new(),
            coin_days: 0,
        }
    }

    #[test]
    fn a_trend_of_runs_or_scores_alone_is_not_empty() {
        assert!(trend(&[], &[]).is_empty());
        assert!(!trend(&[(1, 5000.0)], &[]).is_empty() && !trend(&[], &[(1, 2)]).is_empty());
    }

    #[test]
    fn thirty_days_count_and_the_thirty_first_does_not() {
        let trend = trend(&[(0, 9000.0), (30, 5000.0), (31, 5500.1), (62, 4000.0)], &[(31, 2), (31, 4), (32, 1)]);
        let found = lengths(&trend, trend.from);
        let before: Vec<Option<f64>> = found.iter().map(|run| run.longest_before_m).collect();
        assert_eq!(before, [None, Some(9000.0), Some(5000.0), None]);
        assert_eq!(found.iter().map(RunLength::is_beyond).collect::<Vec<_>>(), [false, false, true, false]);
        assert_eq!(found.iter().map(|run| run.next_morning).collect::<Vec<_>>(), [None, Some(4), Some(1), None]);
        assert_eq!(lengths(&trend, trend.from + Duration::days(31)).len(), 2);
    }
}
