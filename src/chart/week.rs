//! A week beside the four weeks before it: every day, every run, and the two means of each leg.

use chrono::NaiveDate;

use super::figure::{About, Arrangement, Axis, Bar, Figure, Layer, Mark, Marker, Panel, Point, Room, Shape, day_place};
use super::theme::Ink;

/// One leg of the answer, as scores over days.
#[derive(Debug, Clone, PartialEq)]
pub struct LegPlot {
    /// What was scored, such as `Background pain, 0 to 10`.
    pub name: String,
    /// One of it, such as `day`.
    pub one: String,
    /// Place on the axis of days and score, oldest first.
    pub scores: Vec<(f64, f64)>,
    /// Mean of the four weeks before.
    pub usual: Option<f64>,
    /// Mean of the week.
    pub now: Option<f64>,
    /// The smallest change that counts, in points, where there is a usual level to change from.
    pub counts_from: Option<f64>,
}

/// What the picture of a week shows.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekPlot {
    /// The words about it.
    pub about: About,
    /// First day of the four weeks before.
    pub from: NaiveDate,
    /// First day of the week.
    pub week_from: NaiveDate,
    /// Last day of the week.
    pub to: NaiveDate,
    /// The week in words, such as `this week`.
    pub words: String,
    /// The legs, one panel each.
    pub legs: Vec<LegPlot>,
    /// Days without a score of the first leg.
    pub unscored: Vec<NaiveDate>,
    /// Gliding sessions done, as places on the axis of days.
    pub glides: Vec<f64>,
    /// Sessions skipped on purpose.
    pub skipped: Vec<f64>,
    /// Distance of each day that has one, in the unit shown.
    pub distances: Vec<(NaiveDate, f64)>,
    /// The unit, such as `km`.
    pub unit: String,
}

/// The figure of a week.
#[must_use]
pub fn figure(plot: &WeekPlot) -> Figure {
    let About { title, subtitle, caption } = plot.about.clone();
    let alt = format!("{title}. {subtitle}");
    let mut panels: Vec<Panel> = plot.legs.iter().map(|leg| scores(plot, leg)).collect();
    if let Some(first) = panels.first_mut().filter(|panel| panel.nothing.is_none() && !plot.unscored.is_empty()) {
        let at = plot.unscored.iter().map(|day| Point { x: day_place(*day) + 0.5, y: -0.1 }).collect();
        let key = format!("no score ({})", plot.unscored.len());
        first.layers.push(Layer::keyed(key, Ink::Reference, Shape::Dots { at, marker: Marker::Cross }));
    }
    panels.push(sessions(plot));
    panels.push(distance(plot));
    let marks = vec![Mark { x: day_place(plot.week_from), label: plot.words.clone(), first: true }];
    Figure { title, subtitle, caption, alt, arrangement: Arrangement::Stacked, panels, marks }
}

fn days(plot: &WeekPlot) -> Axis {
    Axis::Dates { first: plot.from, last: plot.to }
}

/// The scores of a leg, those of the week filled, with both means and the bounds of a change that counts.
fn scores(plot: &WeekPlot, leg: &LegPlot) -> Panel {
    let mut panel = Panel::new(leg.name.clone(), Room::Share(3.0), days(plot), Axis::SCORES);
    if leg.scores.is_empty() {
        panel.nothing = Some(format!("No {} with a score in these five weeks", leg.one));
        return panel;
    }
    let start = day_place(plot.week_from);
    let of = |now: bool| -> Vec<Point> {
        let scores = leg.scores.iter().filter(|(x, _)| (*x >= start) == now);
        scores.map(|(x, y)| Point { x: *x, y: *y }).collect()
    };
    let groups =
        [(of(false), "before", Ink::Reference, Marker::Ring), (of(true), plot.words.as_str(), Ink::Worst, Marker::Disc)];
    let (from, to) = days(plot).ends();
    let level = |y: f64, from: f64, to: f64| vec![Point { x: from, y }, Point { x: to, y }];
    if let (Some(usual), Some(counts)) = (leg.usual, leg.counts_from) {
        let bounds = [usual - counts, usual + counts].into_iter().filter(|y| (0.0..=10.0).contains(y));
        let pieces: Vec<Vec<Point>> = bounds.map(|y| level(y, start, to)).collect();
        let shape = Shape::Line { pieces, weight: 1.6, dashed: true };
        panel.layers.push(Layer::keyed(format!("a change of {counts:.1} counts"), Ink::Event, shape));
    }
    let means = [leg.usual.map(|y| level(y, from, start)), leg.now.map(|y| level(y, start, to))];
    let pieces: Vec<Vec<Point>> = means.into_iter().flatten().collect();
    if !pieces.is_empty() {
        panel.layers.push(Layer::keyed("mean", Ink::Mean, Shape::Line { pieces, weight: 3.4, dashed: false }));
    }
    for (at, name, ink, marker) in groups {
        panel.layers.push(Layer::keyed(format!("{name} ({})", at.len()), ink, Shape::Dots { at, marker }));
    }
    panel
}

/// Sessions as ticks.
fn sessions(plot: &WeekPlot) -> Panel {
    let mut panel = Panel::new("Glide sessions", Room::Fixed(30.0), days(plot), Axis::Plain);
    panel.nothing = (plot.glides.is_empty() && plot.skipped.is_empty()).then(|| "No glide sessions in these weeks".into());
    let rows =
        [("done", &plot.glides, Ink::Glide, (0.1, 0.9), false), ("skipped", &plot.skipped, Ink::Skipped, (0.2, 0.8), true)];
    for (name, at, ink, lane, hollow) in rows {
        if !at.is_empty() {
            let shape = Shape::Ticks { at: at.clone(), lane, hollow };
            panel.layers.push(Layer::keyed(format!("{name} ({})", at.len()), ink, shape));
        }
    }
    panel
}

/// Distance of each day as a bar.
fn distance(plot: &WeekPlot) -> Panel {
    let most = plot.distances.iter().map(|(_, distance)| *distance).fold(0.0, f64::max);
    let y = Axis::Numbers { from: 0.0, to: if most > 0.0 { most * 1.1 } else { 10.8 }, least_step: 1.0 };
    let mut panel = Panel::new(format!("Distance a day, {}", plot.unit), Room::Share(1.6), days(plot), y);
    panel.nothing = plot.distances.is_empty().then(|| "No distances in these weeks".into());
    let bar = |(day, y): &(NaiveDate, f64)| Bar { from: day_place(*day) + 0.15, to: day_place(*day) + 0.85, y: *y };
    let bars = plot.distances.iter().map(bar).collect();
    panel.layers.push(Layer::plain(Ink::Distance, Shape::Bars { bars }));
    panel
}
