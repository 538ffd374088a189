//! Rolling means of daily values and the finding they give.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

/// Days in the window of the rolling mean, the day itself included.
pub const WINDOW_DAYS: u64 = 14;
/// Scored days a window needs before a mean is told.
pub const WINDOW_NEEDS: usize = 4;
/// Days without a score after which the rolling mean stops until the next one.
pub const SILENCE_DAYS: i64 = 7;
/// Days in each of the two periods that the finding compares.
pub const PERIOD_DAYS: u64 = 28;
/// Scored days a period needs before its mean is compared with another.
pub const PERIOD_NEEDS: usize = 4;

/// The rolling mean on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RollingDay {
    /// The last day of the window.
    pub day: NaiveDate,
    /// Mean of the scored days in the window.
    pub mean: f64,
    /// 10th percentile of the scored days.
    pub low: f64,
    /// 90th percentile of the scored days.
    pub high: f64,
    /// Scored days in the window.
    pub scored_days: usize,
}

/// The mean of a stretch of days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PeriodMean {
    /// First day of the stretch.
    pub from: NaiveDate,
    /// Last day of the stretch.
    pub to: NaiveDate,
    /// Mean over the scored days.
    pub mean: f64,
    /// Days with a background score.
    pub scored_days: usize,
}

/// What background pain did over the diary, as numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Finding {
    /// No background score at all.
    Nothing,
    /// Too short, or too thinly scored, for two periods: one mean.
    One(PeriodMean),
    /// The first four weeks and the last four, which do not overlap.
    FirstAndLast {
        /// The first.
        first: PeriodMean,
        /// The last.
        last: PeriodMean,
    },
}

/// The rolling mean of daily values over `from..=to`, in unbroken pieces.
#[must_use]
pub fn rolling_pieces(days: &BTreeMap<NaiveDate, f64>, from: NaiveDate, to: NaiveDate) -> Vec<Vec<RollingDay>> {
    let mut pieces: Vec<Vec<RollingDay>> = Vec::new();
    let mut open = false;
    for day in from.iter_days().take_while(|day| *day <= to) {
        match rolling_on(days, day) {
            Some(point) if open => pieces.last_mut().into_iter().for_each(|piece| piece.push(point)),
            Some(point) => pieces.push(vec![point]),
            None => {}
        }
        open = rolling_on_is_some(&pieces, day);
    }
    pieces
}

/// Whether the last piece reaches `day`.
fn rolling_on_is_some(pieces: &[Vec<RollingDay>], day: NaiveDate) -> bool {
    pieces.last().and_then(|piece| piece.last()).is_some_and(|point| point.day == day)
}

/// The rolling mean on one day, where enough of its window is scored and the last score is not stale.
fn rolling_on(days: &BTreeMap<NaiveDate, f64>, day: NaiveDate) -> Option<RollingDay> {
    let window = window_ending(day);
    let (last, _) = days.range(window.clone()).next_back()?;
    let values: Vec<f64> = days.range(window).map(|(_, value)| *value).collect();
    if values.len() < WINDOW_NEEDS || (day - *last).num_days() >= SILENCE_DAYS {
        return None;
    }
    Some(RollingDay {
        day,
        mean: mean(&values),
        low: quantile(&values, 0.1),
        high: quantile(&values, 0.9),
        scored_days: values.len(),
    })
}

/// The window whose last day is `day`.
fn window_ending(day: NaiveDate) -> RangeInclusive<NaiveDate> {
    day.checked_sub_days(Days::new(WINDOW_DAYS - 1)).unwrap_or(day)..=day
}

/// The finding in daily values.
pub(super) fn find(days: &BTreeMap<NaiveDate, f64>) -> Finding {
    let (Some((first_day, _)), Some((last_day, _))) = (days.first_key_value(), days.last_key_value()) else {
        return Finding::Nothing;
    };
    let reach = Days::new(PERIOD_DAYS - 1);
    let first_end = first_day.checked_add_days(reach).unwrap_or(*first_day);
    let last_start = last_day.checked_sub_days(reach).unwrap_or(*last_day);
    let first = period(days, *first_day, first_end);
    let last = period(days, last_start, *last_day);
    if first_end < last_start && first.scored_days >= PERIOD_NEEDS && last.scored_days >= PERIOD_NEEDS {
        Finding::FirstAndLast { first, last }
    } else {
        Finding::One(period(days, *first_day, *last_day))
    }
}

/// The mean of the scored days in `from..=to`, of which there is at least one.
fn period(days: &BTreeMap<NaiveDate, f64>, from: NaiveDate, to: NaiveDate) -> PeriodMean {
    let values: Vec<f64> = days.range(from..=to).map(|(_, value)| *value).collect();
    PeriodMean { from, to, mean: mean(&values), scored_days: values.len() }
}

/// The mean of at least one value.
fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// A quantile of at least one value, with linear interpolation between order statistics (Hyndman and Fan 1996, type 7).
fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = share * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = place.ceil() as usize;
    let (low, high) = (sorted[below], sorted[above]);
    low + (high - low) * (place - below as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(number)
    }

    fn daily(values: &[(u64, f64)]) -> BTreeMap<NaiveDate, f64> {
        values.iter().map(|(number, value)| (day(*number), *value)).collect()
    }

    #[test]
    fn a_gap_in_the_diary_is_a_gap_in_the_mean() {
        let scored: Vec<(u64, f64)> = (0..20).chain(40..60).map(|number| (number, 3.0)).collect();
        let pieces = rolling_pieces(&daily(&scored), day(0), day(70));
        let spans: Vec<_> = pieces.iter().map(|piece| (piece[0].day, piece[piece.len() - 1].day)).collect();
        assert_eq!(spans, [(day(3), day(25)), (day(43), day(65))]);
    }

    #[test]
    fn three_scored_days_are_too_few_for_a_mean() {
        assert!(rolling_pieces(&daily(&[(0, 1.0), (1, 2.0), (2, 3.0)]), day(0), day(5)).is_empty());
    }

    #[test]
    fn the_window_is_fourteen_days_with_the_day_itself() {
        let scored: Vec<(u64, f64)> = (0..28).map(|number| (number, if number < 14 { 8.0 } else { 2.0 })).collect();
        let pieces = rolling_pieces(&daily(&scored), day(0), day(27));
        let last = pieces[0][pieces[0].len() - 1];
        assert_eq!((last.mean, last.scored_days), (2.0, 14));
        assert_eq!(pieces[0].iter().find(|point| point.day == day(13)).unwrap().mean, 8.0);
    }

    #[test]
    fn periods_that_would_overlap_are_told_as_one() {
        let scored: Vec<(u64, f64)> = (0..40).map(|number| (number, 4.0)).collect();
        assert!(matches!(find(&daily(&scored)), Finding::One(one) if one.scored_days == 40));
        let longer: Vec<(u64, f64)> = (0..56).map(|number| (number, 4.0)).collect();
        assert!(matches!(find(&daily(&longer)), Finding::FirstAndLast { first, last }
            if first.scored_days == 28 && last.scored_days == 28));
    }

    #[test]
    fn quantiles_interpolate() {
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0, 5.0], 0.1), 1.4);
        assert_eq!(quantile(&[7.0], 0.9), 7.0);
    }
}
