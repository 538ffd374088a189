//! What a picture shows, one thing or one day after the other, in words and with its place: for a touch, a key or an ear.

use super::figure::{Axis, Figure, Layer, Panel, Shape};
use super::layout::placed;
use super::shapes::Plot;
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
    /// Where it is shown.
    pub place: Place,
}

/// A place in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Across the picture, 0 to 1.
    pub across: f64,
    /// Down the picture, 0 to 1; none where it goes from top to bottom.
    pub down: Option<f64>,
}

/// The values of a picture drawn in a size: by day where panels share their days, else in the order they stand in.
#[must_use]
pub fn values(figure: &Figure, size: Size) -> Vec<Value> {
    let told = figure.panels.iter().flat_map(|panel| &panel.told).map(|told| (told.of.clone(), vec![told.words.clone()]));
    let mut words: Vec<(String, Vec<String>)> = told.collect();
    if words.is_empty() {
        let mut days: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        each_shown(figure, |_, name, one| days.entry(one.day).or_default().push(one.words(name)));
        words = days.into_iter().map(|(day, words)| (long(day).unwrap_or_default(), words)).collect();
    }
    words.into_iter().zip(places(figure, size)).map(|((of, words), place)| Value { of, words, place }).collect()
}

/// The place of each value alone, in the same order: in another size its words are the same.
#[must_use]
pub fn places(figure: &Figure, size: Size) -> Vec<Place> {
    let plots = placed(figure, size).1;
    let (width, height) = (f64::from(size.width()), f64::from(size.height()));
    let place =
        |plot: &Plot, x: f64, y: Option<f64>| Place { across: plot.x.at(x) / width, down: y.map(|y| plot.y.at(y) / height) };
    let mut places = Vec::new();
    for (panel, plot) in figure.panels.iter().zip(&plots) {
        places.extend(panel.told.iter().map(|told| place(plot, told.at.x, Some(told.at.y))));
    }
    if places.is_empty() {
        let mut days = BTreeMap::new();
        each_shown(figure, |panel, _, one| {
            days.entry(one.day).or_insert_with(|| place(&plots[panel], one.x, one.y));
        });
        places.extend(days.into_values());
    }
    places
}

/// One thing of a layer: its day, its place on the axes, and its height where that is told.
struct Shown {
    day: i64,
    x: f64,
    y: Option<f64>,
    told: Option<f64>,
}

impl Shown {
    fn words(&self, name: &str) -> String {
        self.told.map_or_else(|| name.to_owned(), |told| format!("{name}: {}", number(told)))
    }
}

/// Each single thing of all panels that have days, with the panel it is in and what its layer is called.
fn each_shown(figure: &Figure, mut take: impl FnMut(usize, &str, Shown)) {
    for (place, panel) in figure.panels.iter().enumerate().filter(|(_, panel)| matches!(panel.x, Axis::Dates { .. })) {
        for layer in &panel.layers {
            let name = named(panel, layer);
            shown(panel, layer).into_iter().for_each(|one| take(place, &name, one));
        }
    }
}

/// Each single thing of a layer. Lines and bands are means of many days, and stay in the picture.
fn shown(panel: &Panel, layer: &Layer) -> Vec<Shown> {
    let numbers = matches!(panel.y, Axis::Numbers { .. });
    let day = |x: f64| x.floor() as i64;
    let of_a_day = |x: f64, y: f64| Shown { day: day(x), x, y: None, told: Some(y).filter(|y| numbers && *y >= 0.0) };
    // A calendar's day is its box: the week along, the weekday up.
    let boxed = |monday: f64, x: f64, y: f64| Shown { day: day(monday + 6.0 - y), x, y: Some(y), told: None };
    match &layer.shape {
        Shape::Cells { cells, .. } => cells.iter().map(|cell| boxed(cell.from, (cell.from + cell.to) / 2.0, cell.y)).collect(),
        Shape::Dots { at, .. } if matches!(panel.y, Axis::Names(_)) => {
            at.iter().map(|dot| boxed(dot.x - 3.5, dot.x, dot.y.round())).collect()
        }
        Shape::Dots { at, .. } => at.iter().map(|dot| of_a_day(dot.x, dot.y - layer.lift)).collect(),
        Shape::Ticks { at, .. } => at.iter().map(|x| Shown { told: None, ..of_a_day(*x, 0.0) }).collect(),
        Shape::Bars { bars } => {
            bars.iter().map(|bar| Shown { day: day(bar.from), ..of_a_day((bar.from + bar.to) / 2.0, bar.y) }).collect()
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
            assert!(values.iter().all(|value| inside(value.place.across) && value.place.down.is_some_and(inside)));
        }
    }
}
