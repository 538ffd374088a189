//! The trend as a figure: pain, runs, glide sessions and distance on one line of time.

mod panels;
mod words;

pub use words::{alt, caption, coin_days, subtitle, title};

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::figure::{Arrangement, Axis, Figure, Mark, day_place};
use crate::analysis::trend::{DayLine, Trend};

/// Days shown at least, so that a first entry does not fill the whole width.
const LEAST_DAYS: u64 = 14;
/// A label on more lines than this becomes a row of ticks.
const MOST_LINES_OF_A_LABEL: usize = 4;

/// Rows of ticks for such labels, at most.
const MOST_ROWS: usize = 3;

/// The figure of a trend.
#[must_use]
pub fn figure(trend: &Trend) -> Figure {
    let (recurring, single) = sort_lines(&trend.lines);
    let days = days_shown(trend);
    Figure {
        title: title(trend),
        subtitle: subtitle(trend),
        caption: caption(trend),
        alt: alt(trend),
        arrangement: Arrangement::Stacked,
        panels: vec![
            panels::pain(trend, days.clone()),
            panels::runs(trend, days.clone()),
            panels::sessions(trend, &recurring, days.clone()),
            panels::distance(trend, days),
        ],
        marks: marks(&single),
    }
}

/// The axis of days, at least two weeks long.
fn days_shown(trend: &Trend) -> Axis {
    let earliest = trend.to.checked_sub_days(Days::new(LEAST_DAYS - 1)).unwrap_or(trend.to);
    Axis::Dates { first: trend.from.min(earliest), last: trend.to }
}

/// One line for each day, with all its words; those of an injury come first.
fn marks(lines: &[&DayLine]) -> Vec<Mark> {
    let mut days: BTreeMap<NaiveDate, Vec<&DayLine>> = BTreeMap::new();
    for line in lines {
        days.entry(line.day).or_default().push(line);
    }
    let mark = |(day, mut lines): (NaiveDate, Vec<&DayLine>)| {
        lines.sort_by_key(|line| !line.of_injury);
        let labels: Vec<&str> = lines.iter().map(|line| line.label.as_str()).collect();
        Mark { x: day_place(day), label: labels.join(", "), first: lines.iter().any(|line| line.of_injury) }
    };
    days.into_iter().map(mark).collect()
}

/// Days of one label that comes back often.
struct Recurring {
    label: String,
    days: Vec<NaiveDate>,
}

/// Labels that come back often, and the lines of all others.
fn sort_lines(lines: &[DayLine]) -> (Vec<Recurring>, Vec<&DayLine>) {
    let mut recurring: Vec<Recurring> = Vec::new();
    for line in lines.iter().filter(|line| !line.of_injury) {
        match recurring.iter_mut().find(|known| known.label == line.label) {
            Some(known) => known.days.push(line.day),
            None => recurring.push(Recurring { label: line.label.clone(), days: vec![line.day] }),
        }
    }
    recurring.retain(|label| label.days.len() > MOST_LINES_OF_A_LABEL);
    let in_a_row = |line: &DayLine| !line.of_injury && recurring.iter().any(|known| known.label == line.label);
    let single = lines.iter().filter(|line| !in_a_row(line)).collect();
    (few(recurring), single)
}

/// The most frequent labels, and all others under one name.
fn few(mut recurring: Vec<Recurring>) -> Vec<Recurring> {
    recurring.sort_by_key(|label| std::cmp::Reverse(label.days.len()));
    if recurring.len() > MOST_ROWS {
        let mut days: Vec<NaiveDate> = recurring.drain(MOST_ROWS - 1..).flat_map(|label| label.days).collect();
        days.sort_unstable();
        recurring.push(Recurring { label: "other treatments".to_owned(), days });
    }
    recurring
}
