//! Where an axis is labelled: days, months, years, round numbers.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::figure::day_place;

/// One labelled place on an axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    /// Where, in the axis's units.
    pub(super) at: f64,
    /// Its words.
    pub(super) label: String,
    /// A second line: the year, where it is new.
    pub(super) below: Option<String>,
}

/// How far apart labelled days are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stride {
    Days(u64),
    Weeks(u64),
    Months(u32),
    Years(i32),
}

/// More labels than this are clutter.
const MOST_DATES: usize = 14;

const STRIDES: [Stride; 14] = [
    Stride::Days(1),
    Stride::Days(2),
    Stride::Weeks(1),
    Stride::Weeks(2),
    Stride::Months(1),
    Stride::Months(2),
    Stride::Months(3),
    Stride::Months(6),
    Stride::Years(1),
    Stride::Years(2),
    Stride::Years(5),
    Stride::Years(10),
    Stride::Years(20),
    Stride::Years(50),
];

/// Ticks for `first..=last`, as close as `fits` allows.
///
/// `fits` is told the ticks of one stride and says whether their labels have room.
pub(super) fn dates(first: NaiveDate, last: NaiveDate, fits: impl Fn(&[Tick]) -> bool) -> Vec<Tick> {
    let of = |stride| (stride, days_of(stride, first, last));
    let few = STRIDES.into_iter().map(of).filter(|(_, days)| days.len() <= MOST_DATES);
    few.map(|(stride, days)| labelled(&days, stride)).find(|ticks| fits(ticks)).unwrap_or_default()
}

/// The days of a stride within `first..=last`.
fn days_of(stride: Stride, first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    let mut day = Some(start_of(stride, first));
    while let Some(current) = day.filter(|day| *day <= last && days.len() < 400) {
        if current >= first {
            days.push(current);
        }
        day = next_of(stride, current);
    }
    days
}

/// The last day of a stride that is not after `first`.
fn start_of(stride: Stride, first: NaiveDate) -> NaiveDate {
    let found = match stride {
        Stride::Days(_) => Some(first),
        Stride::Weeks(_) => Some(first.week(Weekday::Mon).first_day()),
        Stride::Months(step) => NaiveDate::from_ymd_opt(first.year(), first.month0() / step * step + 1, 1),
        Stride::Years(step) => NaiveDate::from_ymd_opt(first.year().div_euclid(step) * step, 1, 1),
    };
    found.unwrap_or(first)
}

/// The day one stride on.
fn next_of(stride: Stride, day: NaiveDate) -> Option<NaiveDate> {
    match stride {
        Stride::Days(step) => day.checked_add_days(Days::new(step)),
        Stride::Weeks(step) => day.checked_add_days(Days::new(7 * step)),
        Stride::Months(step) => day.checked_add_months(chrono::Months::new(step)),
        Stride::Years(step) => NaiveDate::from_ymd_opt(day.year() + step, 1, 1),
    }
}

/// Words for the days of a stride; the year stands below wherever it is new.
fn labelled(days: &[NaiveDate], stride: Stride) -> Vec<Tick> {
    let mut year = None;
    let tick = |day: &NaiveDate| {
        let new_year = (year != Some(day.year())).then(|| day.year().to_string());
        year = Some(day.year());
        let (label, below) = match stride {
            Stride::Days(_) | Stride::Weeks(_) => (day.format("%-d %b").to_string(), new_year),
            Stride::Months(_) => (day.format("%b").to_string(), new_year),
            Stride::Years(_) => (day.year().to_string(), None),
        };
        Tick { at: day_place(*day), label, below }
    };
    days.iter().map(tick).collect()
}

/// Round numbers within `from..=to`, at most `most` of them and no closer than `least_step`.
pub(super) fn numbers(from: f64, to: f64, least_step: f64, most: usize) -> Vec<Tick> {
    let step = round_step((to - from) / most.max(1) as f64, least_step);
    let first = (from / step).ceil() as i64;
    let last = (to / step).floor() as i64;
    (first..=last).take(100).map(|place| number_tick(place as f64 * step, step)).collect()
}

/// The smallest of 1, 2, 5 times a power of ten that is no smaller than both.
fn round_step(wanted: f64, least_step: f64) -> f64 {
    let wanted = wanted.max(least_step).max(1e-9);
    let power = 10_f64.powf(wanted.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * power).find(|step| *step >= wanted * (1.0 - 1e-9)).unwrap_or(wanted)
}

/// A number in words, with a true minus sign.
fn number_tick(value: f64, step: f64) -> Tick {
    let decimals = if step >= 1.0 { 0 } else { (-step.log10().floor()) as usize };
    let value = if value == 0.0 { 0.0 } else { value };
    Tick { at: value, label: format!("{value:.decimals$}").replace('-', "−"), below: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn words(ticks: &[Tick]) -> Vec<String> {
        ticks
            .iter()
            .map(|tick| format!("{}{}", tick.label, tick.below.as_deref().map_or(String::new(), |year| format!("/{year}"))))
            .collect()
    }

    #[test]
    fn a_year_is_told_in_months_and_ten_years_in_years() {
        let few = |ticks: &[Tick]| ticks.len() <= 13;
        let year = dates(day(2025, 11, 20), day(2026, 11, 19), few);
        assert_eq!(words(&year)[..3], ["Dec/2025", "Jan/2026", "Feb"]);
        let decade = dates(day(2016, 3, 1), day(2026, 2, 28), few);
        assert_eq!(words(&decade)[..2], ["2017", "2018"]);
    }

    #[test]
    fn a_day_has_one_tick() {
        assert_eq!(words(&dates(day(2026, 2, 28), day(2026, 2, 28), |_| true)), ["28 Feb/2026"]);
    }

    #[test]
    fn months_keep_their_place_in_the_year() {
        let quarters = dates(day(2024, 2, 29), day(2025, 6, 1), |ticks| ticks.len() <= 6);
        assert_eq!(words(&quarters), ["Apr/2024", "Jul", "Oct", "Jan/2025", "Apr"]);
    }

    #[test]
    fn numbers_are_round() {
        let labels =
            |from, to, least, most| numbers(from, to, least, most).into_iter().map(|tick| tick.label).collect::<Vec<_>>();
        assert_eq!(labels(-0.6, 10.6, 1.0, 6), ["0", "2", "4", "6", "8", "10"]);
        assert_eq!(labels(-0.6, 10.6, 1.0, 3), ["0", "5", "10"]);
        assert_eq!(labels(-1.0, 0.5, 0.1, 3), ["−1.0", "−0.5", "0.0", "0.5"]);
        assert_eq!(labels(0.0, 0.4, 1.0, 5), ["0"]);
    }
}
