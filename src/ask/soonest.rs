//! The first day on which a week has enough scores to be compared.

use crate::analysis::align::DayScore;
use crate::analysis::stats::weekly_verdict::{BASELINE_DAYS, WEEK_DAYS, weekly_verdict};
use crate::domain::WeekStyle;
use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeSet;

/// Days ahead in which the whole of baseline and week has been filled.
const FARTHEST: u64 = 42;

/// The first day from tomorrow on which the counts suffice, if each day from tomorrow has a score.
pub(super) fn soonest(days: &[DayScore], today: NaiveDate, style: WeekStyle) -> Option<NaiveDate> {
    let scored: BTreeSet<NaiveDate> = days.iter().filter(|day| day.score.is_some()).map(|day| day.day).collect();
    (1..=FARTHEST).filter_map(|ahead| today.checked_add_days(Days::new(ahead))).find(|day| {
        let has_score = |day: NaiveDate| day > today || scored.contains(&day);
        enough(*day, style, has_score)
    })
}

/// The gate itself decides, on the counts alone.
fn enough(day: NaiveDate, style: WeekStyle, has_score: impl Fn(NaiveDate) -> bool) -> bool {
    let back = match style {
        WeekStyle::Rolling => WEEK_DAYS as u64 - 1,
        WeekStyle::Calendar => u64::from(day.weekday().num_days_from_monday()),
    };
    let from = day.checked_sub_days(Days::new(back + BASELINE_DAYS as u64)).unwrap_or(day);
    let scores = from.iter_days().take_while(|d| *d <= day).map(|d| has_score(d).then_some(1.0));
    let mut scores: Vec<Option<f64>> = scores.collect();
    scores.resize(BASELINE_DAYS + WEEK_DAYS, None);
    weekly_verdict(&scores).is_ok_and(|weekly| weekly.change.is_some())
}
