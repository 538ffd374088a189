//! The trend of a diary: what was scored, run and glided over time, ready to be drawn or told.
//!
//! Background pain is what is felt away from running: on waking and at rest. A day's background is the mean of its
//! background scores; the rolling mean is taken over days, so a day scored four times weighs no more than one scored once.

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

/// When in the day, or around a run, a pain score was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// On waking.
    Morning,
    /// Before a run.
    Before,
    /// The worst during a run.
    Worst,
    /// After a run.
    After,
    /// Away from running, at any other time.
    Rest,
}

impl Moment {
    /// Every moment, in the order of a day.
    pub const ALL: [Self; 5] = [Self::Morning, Self::Before, Self::Worst, Self::After, Self::Rest];

    /// Whether the score tells of background pain and not of a run.
    #[must_use]
    pub fn is_background(self) -> bool {
        matches!(self, Self::Morning | Self::Rest)
    }
}

/// One pain score.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The journal day.
    pub day: NaiveDate,
    /// How far into the day, 0 to 1, where it is known.
    pub time: Option<f64>,
    /// When it was taken.
    pub moment: Moment,
    /// 0 to 10.
    pub score: u8,
}

/// One run.
#[derive(Debug, Clone, PartialEq)]
pub struct RunPoint {
    /// The journal day.
    pub day: NaiveDate,
    /// How far into the day it began, 0 to 1, where it is known.
    pub time: Option<f64>,
    /// Worst pain during it, 0 to 10.
    pub worst: Option<u8>,
    /// Effort, 0 to 10.
    pub effort: Option<u8>,
    /// Distance in metres.
    pub distance_m: Option<f64>,
    /// Whether it ended early because of the complaint.
    pub cut_short: bool,
}

/// What a glide session was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlideKind {
    /// Done in the hours before a run.
    BeforeRun,
    /// Done at another time.
    Other,
    /// Left out on purpose.
    Skipped,
}

/// One glide session.
#[derive(Debug, Clone, PartialEq)]
pub struct GlidePoint {
    /// The journal day.
    pub day: NaiveDate,
    /// How far into the day, 0 to 1, where it is known.
    pub time: Option<f64>,
    /// What it was.
    pub kind: GlideKind,
}

/// One week of running.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// Its first day.
    pub first_day: NaiveDate,
    /// Metres run in it, over the runs whose distance is known.
    pub distance_m: f64,
    /// Runs in it, those without a distance too.
    pub runs: usize,
}

/// A day worth a line: the start of an injury, a treatment that was not gliding.
#[derive(Debug, Clone, PartialEq)]
pub struct DayLine {
    /// The day.
    pub day: NaiveDate,
    /// Its words.
    pub label: String,
}

/// The unit that distances are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DistanceUnit {
    /// Miles of 1609.344 m.
    Miles,
    /// Kilometres.
    Kilometres,
}

impl DistanceUnit {
    /// Metres in one.
    #[must_use]
    pub fn metres(self) -> f64 {
        match self {
            Self::Miles => 1609.344,
            Self::Kilometres => 1000.0,
        }
    }

    /// Its short name.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Miles => "mi",
            Self::Kilometres => "km",
        }
    }
}

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

/// Everything the trend shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// First day shown.
    pub from: NaiveDate,
    /// Last day shown.
    pub to: NaiveDate,
    /// Where it hurts, in words, such as `left hamstring`; empty where every site is meant.
    pub site: String,
    /// The unit for distances.
    pub unit: DistanceUnit,
    /// Every score, in order of time.
    pub scores: Vec<Score>,
    /// Every run, in order of time.
    pub runs: Vec<RunPoint>,
    /// Every glide session, in order of time.
    pub glides: Vec<GlidePoint>,
    /// The weeks that have a run.
    pub weeks: Vec<Week>,
    /// Days worth a line.
    pub lines: Vec<DayLine>,
}

impl Trend {
    /// Whether nothing at all is recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scores.is_empty() && self.runs.is_empty() && self.glides.is_empty() && self.lines.is_empty()
    }

    /// Mean background pain of each day that has a background score.
    #[must_use]
    pub fn background_days(&self) -> BTreeMap<NaiveDate, f64> {
        let mut sums: BTreeMap<NaiveDate, (f64, f64)> = BTreeMap::new();
        for score in self.scores.iter().filter(|score| score.moment.is_background()) {
            let (sum, count) = sums.entry(score.day).or_default();
            *sum += f64::from(score.score);
            *count += 1.0;
        }
        sums.into_iter().map(|(day, (sum, count))| (day, sum / count)).collect()
    }

    /// The rolling mean in unbroken pieces; days that are too thinly scored lie in none.
    #[must_use]
    pub fn rolling(&self) -> Vec<Vec<RollingDay>> {
        rolling_pieces(&self.background_days(), self.from, self.to)
    }

    /// The finding: first four weeks against the last four.
    #[must_use]
    pub fn finding(&self) -> Finding {
        find(&self.background_days())
    }
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
fn find(days: &BTreeMap<NaiveDate, f64>) -> Finding {
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
