//! The four panels of the trend.

use super::Recurring;
use crate::analysis::trend::{GlideKind, GlidePoint, RunPoint, Score, Trend};
use crate::chart::figure::{Axis, Bar, Layer, Marker, Panel, Point, Room, Shape, Stretch, day_place};
use crate::chart::theme::Ink;
use crate::domain::Moment;

/// How the scores of one moment are shown.
struct Style {
    moment: Moment,
    name: &'static str,
    ink: Ink,
    marker: Marker,
    /// Set off from the true score, so that equal scores of a day do not hide each other.
    lift: f64,
    /// Place within a day where the time is not known.
    usual_time: f64,
}

/// Backmost first: the background scores, which the line is the mean of, lie on top.
const STYLES: [Style; 6] = [
    Style {
        moment: Moment::Decision,
        name: "before the coin",
        ink: Ink::Rest,
        marker: Marker::Ring,
        lift: -0.15,
        usual_time: 0.35,
    },
    Style { moment: Moment::Before, name: "before a run", ink: Ink::Before, marker: Marker::Ring, lift: -0.3, usual_time: 0.4 },
    Style {
        moment: Moment::Worst,
        name: "worst of a run",
        ink: Ink::Worst,
        marker: Marker::Triangle,
        lift: 0.3,
        usual_time: 0.5,
    },
    Style { moment: Moment::After, name: "after a run", ink: Ink::After, marker: Marker::Square, lift: 0.15, usual_time: 0.6 },
    Style { moment: Moment::Rest, name: "at rest", ink: Ink::Rest, marker: Marker::Diamond, lift: -0.15, usual_time: 0.75 },
    Style { moment: Moment::Morning, name: "morning", ink: Ink::Morning, marker: Marker::Disc, lift: 0.0, usual_time: 0.25 },
];

/// Every score by its moment, with the rolling mean and its band.
pub(super) fn pain(trend: &Trend, days: Axis) -> Panel {
    let mut panel = Panel::new("Pain, 0 to 10", Room::Share(6.0), days, Axis::SCORES);
    if trend.scores.is_empty() {
        panel.nothing = Some("No pain scores yet".to_owned());
        return panel;
    }
    panel.layers.extend(STYLES.iter().filter_map(|style| scores(&trend.scores, style)));
    panel.layers.extend(rolling(trend));
    panel
}

/// The scores of one moment, where there are any.
fn scores(all: &[Score], style: &Style) -> Option<Layer> {
    let place = |score: &Score| Point {
        x: day_place(score.day) + score.time.unwrap_or(style.usual_time),
        y: f64::from(score.score) + style.lift,
    };
    let at: Vec<Point> = all.iter().filter(|score| score.moment == style.moment).map(place).collect();
    let layer = layer_of_dots(format!("{} ({})", style.name, at.len()), style.ink, style.marker, at)?;
    Some(Layer { lift: style.lift, ..layer })
}

/// Dots with a key, unless there are none.
fn layer_of_dots(key: String, ink: Ink, marker: Marker, at: Vec<Point>) -> Option<Layer> {
    (!at.is_empty()).then(|| Layer::keyed(key, ink, Shape::Dots { at, marker }))
}

/// The band and the line of the rolling mean, in the middle of each day.
fn rolling(trend: &Trend) -> Vec<Layer> {
    let pieces = trend.rolling();
    if pieces.is_empty() {
        return Vec::new();
    }
    let line = pieces
        .iter()
        .map(|piece| piece.iter().map(|day| Point { x: day_place(day.day) + 0.5, y: day.mean }).collect())
        .collect();
    let band = pieces
        .iter()
        .map(|piece| piece.iter().map(|day| Stretch { x: day_place(day.day) + 0.5, low: day.low, high: day.high }).collect())
        .collect();
    vec![
        Layer::keyed("14-day mean, morning and rest", Ink::Mean, Shape::Line { pieces: line, weight: 3.8, dashed: false }),
        Layer::keyed("middle 80 % of its days", Ink::Spread, Shape::Ribbon { pieces: band }),
    ]
}

/// Worst pain and effort of each run.
pub(super) fn runs(trend: &Trend, days: Axis) -> Panel {
    let mut panel = Panel::new("Each run, 0 to 10", Room::Share(3.0), days, Axis::SCORES);
    if trend.runs.is_empty() {
        panel.nothing = Some("No runs yet".to_owned());
        return panel;
    }
    let at = |score: fn(&RunPoint) -> Option<u8>| {
        let point = |run: &RunPoint| score(run).map(|score| Point { x: run_place(run), y: f64::from(score) });
        trend.runs.iter().filter_map(point).collect::<Vec<Point>>()
    };
    let effort = at(|run| run.effort);
    let whole = at(|run| run.worst.filter(|_| !run.cut_short));
    let short = at(|run| run.worst.filter(|_| run.cut_short));
    panel.layers.extend(layer_of_dots(format!("effort ({})", effort.len()), Ink::Effort, Marker::Dash, effort));
    panel.layers.extend(layer_of_dots(format!("worst pain ({})", whole.len()), Ink::Worst, Marker::Triangle, whole));
    panel.layers.extend(layer_of_dots(
        format!("worst pain, run cut short ({})", short.len()),
        Ink::Worst,
        Marker::Cross,
        short,
    ));
    panel
}

/// Where a run lies on the axis of days.
fn run_place(run: &RunPoint) -> f64 {
    day_place(run.day) + run.time.unwrap_or(0.5)
}

/// Glide sessions as ticks in rows of their own, and treatments that come back often.
pub(super) fn sessions(trend: &Trend, recurring: &[Recurring], days: Axis) -> Panel {
    let rows = rows(trend, recurring);
    let room = Room::Fixed(16.0 * rows.len().max(2) as f64);
    let name = match (trend.glides.is_empty(), recurring.is_empty()) {
        (_, true) => "Glide sessions",
        (false, false) => "Glide sessions and treatments",
        (true, false) => "Treatments (no glide sessions yet)",
    };
    let mut panel = Panel::new(name, room, days, Axis::Plain);
    panel.nothing = rows.is_empty().then(|| "No glide sessions yet".to_owned());
    let count = rows.len() as f64;
    panel.layers.extend(rows.into_iter().enumerate().map(|(place, row)| {
        let foot = 1.0 - (place as f64 + 1.0) / count;
        let lane = (foot + 0.1 / count, foot + 0.9 / count);
        let key = format!("{} ({})", row.name, row.at.len());
        Layer::keyed(key, row.ink, Shape::Ticks { at: row.at, lane, hollow: row.hollow })
    }));
    panel
}

/// The colours of rows of treatments; each has a lane of its own too, in the order of the legend.
const TREATMENTS: [Ink; 3] = [Ink::Event, Ink::SecondTreatment, Ink::ThirdTreatment];

/// One row of ticks.
struct Row {
    name: String,
    ink: Ink,
    hollow: bool,
    at: Vec<f64>,
}

/// The rows that have a tick.
fn rows(trend: &Trend, recurring: &[Recurring]) -> Vec<Row> {
    let kinds = [
        (GlideKind::BeforeRun, "before a run", Ink::Glide, false),
        (GlideKind::Other, "at another time", Ink::GlideOther, false),
        (GlideKind::Skipped, "skipped", Ink::Skipped, true),
    ];
    let sessions = kinds.into_iter().map(|(kind, name, ink, hollow)| {
        let at = trend.glides.iter().filter(|glide| glide.kind == kind).map(glide_place).collect();
        Row { name: name.to_owned(), ink, hollow, at }
    });
    let treatments = recurring.iter().zip(TREATMENTS.into_iter().cycle()).map(|(label, ink)| {
        let at = label.days.iter().map(|day| day_place(*day) + 0.5).collect();
        Row { name: label.label.clone(), ink, hollow: false, at }
    });
    sessions.chain(treatments).filter(|row| !row.at.is_empty()).collect()
}

/// Where a session lies on the axis of days.
fn glide_place(glide: &GlidePoint) -> f64 {
    day_place(glide.day) + glide.time.unwrap_or(0.5)
}

/// Distance of each week.
pub(super) fn distance(trend: &Trend, days: Axis) -> Panel {
    let (from, to) = days.ends();
    let bars: Vec<Bar> = trend
        .weeks
        .iter()
        .filter_map(|week| {
            let first = day_place(week.first_day);
            let bar = Bar { from: first.max(from), to: (first + 7.0).min(to), y: week.distance_m / trend.unit.metres() };
            (bar.from < bar.to && bar.y > 0.0).then_some(bar)
        })
        .collect();
    let most = bars.iter().map(|bar| bar.y).fold(0.0, f64::max);
    let y = Axis::Numbers { from: 0.0, to: if most > 0.0 { most * 1.1 } else { 10.8 }, least_step: 1.0 };
    let name = format!("Distance a week, {}", trend.unit.name());
    let mut panel = Panel::new(name, Room::Share(2.0), days, y);
    panel.nothing = bars.is_empty().then(|| "No distances yet".to_owned());
    panel.layers.push(Layer::plain(Ink::Distance, Shape::Bars { bars }));
    panel
}
