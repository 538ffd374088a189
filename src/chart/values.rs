//! What a picture shows, one thing or one day after the other, in words and with its place: for a touch, a key or an ear.

use super::figure::{Axis, Figure, Layer, Panel, Shape};
use super::layout::placed;
use super::size::Size;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One day of a picture, or one thing of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The day, or what it is.
    pub of: String,
    /// What is shown of it.
    pub words: Vec<String>,
    /// Its place across the picture, 0 to 1.
    pub across: f64,
    /// Its place down the picture, 0 to 1; none where it is shown from top to bottom.
    pub down: Option<f64>,
}

/// The values of a picture drawn in a size: by day where panels share their days, else in the order they stand in.
#[must_use]
pub fn values(figure: &Figure, size: Size) -> Vec<Value> {
    let plots = placed(figure, size).1;
    let panels = || figure.panels.iter().zip(&plots);
    let (width, height) = (f64::from(size.width()), f64::from(size.height()));
    if panels().any(|(panel, _)| !panel.told.is_empty()) {
        let told = panels().flat_map(|(panel, plot)| panel.told.iter().map(move |told| (told, plot)));
        return told
            .map(|(told, plot)| Value {
                of: told.of.clone(),
                words: vec![told.words.clone()],
                across: plot.x.at(told.at.x) / width,
                down: Some(plot.y.at(told.at.y) / height),
            })
            .collect();
    }
    let mut days: BTreeMap<i64, (f64, Option<f64>, Vec<String>)> = BTreeMap::new();
    for (panel, plot) in panels().filter(|(panel, _)| matches!(panel.x, Axis::Dates { .. })) {
        for one in panel.layers.iter().flat_map(|layer| shown(panel, layer)) {
            let down = one.y.map(|y| plot.y.at(y) / height);
            days.entry(one.day).or_insert((plot.x.at(one.x) / width, down, Vec::new())).2.push(one.words);
        }
    }
    days.into_iter().filter_map(|(day, (across, down, words))| Some(Value { of: long(day)?, words, across, down })).collect()
}

/// One thing of a layer: its day, its place on the axes, its words.
struct Shown {
    day: i64,
    x: f64,
    y: Option<f64>,
    words: String,
}

/// Each single thing of a layer. Lines and bands are means of many days, and stay in the picture.
fn shown(panel: &Panel, layer: &Layer) -> Vec<Shown> {
    let name = named(panel, layer);
    let with = |y: f64| match panel.y {
        Axis::Numbers { .. } if y >= 0.0 => format!("{name}: {}", number(y)),
        _ => name.clone(),
    };
    let day = |x: f64| x.floor() as i64;
    let of_a_day = |x: f64, words: String| Shown { day: day(x), x, y: None, words };
    // A calendar's day is its box: the week along, the weekday up.
    let boxed = |monday: f64, x: f64, y: f64| Shown { day: day(monday + 6.0 - y), x, y: Some(y), words: name.clone() };
    match &layer.shape {
        Shape::Cells { cells, .. } => cells.iter().map(|cell| boxed(cell.from, (cell.from + cell.to) / 2.0, cell.y)).collect(),
        Shape::Dots { at, .. } if matches!(panel.y, Axis::Names(_)) => {
            at.iter().map(|dot| boxed(dot.x - 3.5, dot.x, dot.y.round())).collect()
        }
        Shape::Dots { at, .. } => at.iter().map(|dot| of_a_day(dot.x, with(dot.y - layer.lift))).collect(),
        Shape::Ticks { at, .. } => at.iter().map(|x| of_a_day(*x, name.clone())).collect(),
        Shape::Bars { bars } => {
            bars.iter().map(|bar| Shown { day: day(bar.from), ..of_a_day((bar.from + bar.to) / 2.0, with(bar.y)) }).collect()
        }
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

fn long(day: i64) -> Option<String> {
    let day = NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)?;
    Some(day.format("%a %-d %b %Y").to_string())
}

/// One decimal, where there is one.
pub(super) fn number(y: f64) -> String {
    let words = if y.fract().abs() < 0.05 { format!("{y:.0}") } else { format!("{y:.1}") };
    words.replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::calendar::{self, CalendarDay, CalendarPlot};
    use crate::chart::figure::About;
    use crate::chart::{Screen, on_screen};

    fn calendar() -> Figure {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let one = |d, score, ran| CalendarDay { day: day(d), score, ran, glided: false };
        let days = vec![one(16, Some(3.0), true), one(22, Some(9.0), false), one(23, None, true)];
        let plot = CalendarPlot { about: About::default(), score: "Highest pain".into(), from: day(16), to: day(23), days };
        calendar::figure(&plot)
    }

    #[test]
    fn a_calendar_tells_its_days_by_their_own_date() {
        for screen in [Screen::Wide, Screen::Narrow] {
            let (figure, size) = on_screen(&calendar(), screen);
            let values = values(&figure, size);
            let told = |day: &str| values.iter().find(|value| value.of == day).map(|value| value.words.clone()).unwrap();
            assert_eq!(told("Mon 16 Nov 2026"), ["Highest pain, 2 or 3", "Highest pain, run"], "{screen:?}");
            assert_eq!(told("Sun 22 Nov 2026"), ["Highest pain, 8 to 10"]);
            assert_eq!(told("Mon 23 Nov 2026"), ["Highest pain, no score", "Highest pain, run"]);
            let inside = |share: f64| (0.0..=1.0).contains(&share);
            assert!(values.iter().all(|value| inside(value.across) && value.down.is_some_and(inside)));
        }
    }
}
