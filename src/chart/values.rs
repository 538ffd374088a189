//! What a picture over days shows on each of them, in words and with its place: for a touch, a key or an ear.

use super::figure::{Arrangement, Axis, Figure, Layer, Panel, Shape};
use super::layout::across;
use super::size::Size;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One day of a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The day.
    pub day: NaiveDate,
    /// Its place across the picture, 0 to 1.
    pub across: f64,
    /// What is shown there.
    pub words: Vec<String>,
}

/// The values of a picture drawn in a size, by day; none of one that has no days.
#[must_use]
pub fn values(figure: &Figure, size: Size) -> Vec<Value> {
    let Some(Axis::Dates { first, .. }) = figure.panels.last().map(|panel| &panel.x) else { return Vec::new() };
    if figure.arrangement != Arrangement::Stacked {
        return Vec::new();
    }
    let mut days: BTreeMap<i64, (f64, Vec<String>)> = BTreeMap::new();
    for panel in &figure.panels {
        for layer in &panel.layers {
            for (day, x, words) in shown(panel, layer) {
                days.entry(day).or_insert((x, Vec::new())).1.push(words);
            }
        }
    }
    let scale = across(figure, size);
    let value = |(day, (x, words)): (i64, (f64, Vec<String>))| {
        let since = day - super::figure::day_place(*first) as i64;
        let day = first.checked_add_signed(chrono::Duration::days(since))?;
        Some(Value { day, across: scale.at(x) / f64::from(size.width()), words })
    };
    days.into_iter().filter_map(value).collect()
}

/// Each single thing of a layer: its day, its place on the axis, its words. Lines and bands are means of many days, and
/// stay in the picture.
fn shown(panel: &Panel, layer: &Layer) -> Vec<(i64, f64, String)> {
    let name = named(panel, layer);
    let with = |y: f64| match panel.y {
        Axis::Numbers { .. } if y >= 0.0 => format!("{name}: {}", number(y)),
        _ => name.clone(),
    };
    let day = |x: f64| x.floor() as i64;
    match &layer.shape {
        // A calendar's day is its box: the week along, the weekday up.
        Shape::Cells { cells, .. } => {
            cells.iter().map(|cell| (day(cell.from + 6.0 - cell.y), (cell.from + cell.to) / 2.0, name.clone())).collect()
        }
        Shape::Dots { at, .. } if matches!(panel.y, Axis::Names(_)) => {
            at.iter().map(|dot| (day(dot.x - 3.5 + 6.0 - dot.y.round()), dot.x, name.clone())).collect()
        }
        Shape::Dots { at, .. } => at.iter().map(|dot| (day(dot.x), dot.x, with(dot.y))).collect(),
        Shape::Ticks { at, .. } => at.iter().map(|x| (day(*x), *x, name.clone())).collect(),
        Shape::Bars { bars } => bars.iter().map(|bar| (day(bar.from), (bar.from + bar.to) / 2.0, with(bar.y))).collect(),
        _ => Vec::new(),
    }
}

/// The panel and the legend in a few words, without the counts.
fn named(panel: &Panel, layer: &Layer) -> String {
    let panel = panel.name.split(',').next().unwrap_or_default();
    match layer.key.as_deref().map(|key| key.split(" (").next().unwrap_or_default()) {
        Some(key) if !key.is_empty() => format!("{panel}, {key}"),
        _ => panel.to_owned(),
    }
}

fn number(y: f64) -> String {
    if y.fract().abs() < 0.05 { format!("{y:.0}") } else { format!("{y:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::calendar::{self, CalendarDay, CalendarPlot};
    use crate::chart::figure::About;

    #[test]
    fn a_calendar_tells_its_days_by_their_own_date() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let one = |d, score, ran| CalendarDay { day: day(d), score, ran, glided: false };
        let days = vec![one(16, Some(3.0), true), one(22, Some(9.0), false), one(23, None, true)];
        let plot = CalendarPlot { about: About::default(), score: "Highest pain".into(), from: day(16), to: day(23), days };
        let values = values(&calendar::figure(&plot), Size::default());
        let told = |d| values.iter().find(|value| value.day == day(d)).map(|value| value.words.clone()).unwrap();
        assert_eq!(told(16), ["Highest pain, 2 or 3", "Highest pain, run"]);
        assert_eq!(told(22), ["Highest pain, 8 to 10"]);
        assert_eq!(told(23), ["Highest pain, no score", "Highest pain, run"]);
        assert!(values.iter().all(|value| (0.0..=1.0).contains(&value.across)));
    }
}
