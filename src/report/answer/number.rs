//! Numbers and dates as the answers print them.

use crate::analysis::stats::Interval;
use crate::domain::{DistanceUnit, Period};
use chrono::NaiveDate;

/// One decimal, never `-0.0`.
pub(super) fn points(value: f64) -> String {
    let text = format!("{value:.1}");
    if text == "-0.0" { "0.0".into() } else { text }
}

/// One decimal with its sign: `-1.5`, `+0.4`, `0.0`.
pub(super) fn change(value: f64) -> String {
    let text = points(value);
    if value > 0.0 && text != "0.0" { format!("+{text}") } else { text }
}

/// `80 % interval -2.1 to -0.9`.
pub(super) fn interval(interval: &Interval) -> String {
    format!("{:.0} % interval {}", interval.level * 100.0, ends(interval))
}

/// `-2.1 to -0.9`.
pub(super) fn ends(interval: &Interval) -> String {
    format!("{} to {}", change(interval.lower), change(interval.upper))
}

/// `1 day`, `3 days`.
pub(super) fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// `24.1 km` from metres.
pub(super) fn distance(metres: f64, unit: DistanceUnit) -> String {
    format!("{} {}", points(metres / unit.metres()), unit.name())
}

/// `3 h 05 min` from seconds.
pub(super) fn hours(seconds: f64) -> String {
    let minutes = (seconds / 60.0).round() as u64;
    if minutes < 60 { format!("{minutes} min") } else { format!("{} h {:02} min", minutes / 60, minutes % 60) }
}

/// A mean of counts: `3`, `2.5`.
pub(super) fn mean_count(value: f64) -> String {
    let text = points(value);
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// `Thu 19 Nov`.
pub(super) fn day(day: NaiveDate) -> String {
    day.format("%a %-d %b").to_string()
}

/// `Thu 19 Nov 2026`.
pub(super) fn full_day(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}

/// `Wed 28, Thu 29 Oct, Sun 1 Nov`: the month once, after its last day.
pub(super) fn days(days: &[NaiveDate]) -> String {
    let last_of_month =
        |at: usize| days.get(at + 1).is_none_or(|next| next.format("%b").to_string() != days[at].format("%b").to_string());
    let show = |(at, day): (usize, &NaiveDate)| day.format(if last_of_month(at) { "%a %-d %b" } else { "%a %-d" }).to_string();
    days.iter().enumerate().map(show).collect::<Vec<_>>().join(", ")
}

/// The words of a span as they stand in a sentence: `last 84 days` is "in the last 12 weeks".
pub(super) fn span(words: &str, period: Period) -> String {
    let Some(rest) = words.strip_prefix("last ").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) else {
        return words.to_owned();
    };
    let weeks = period.days() / 7;
    if rest.ends_with("days") && period.days() % 7 == 0 && weeks > 1 {
        return format!("in the last {weeks} weeks");
    }
    format!("in the last {rest}")
}
