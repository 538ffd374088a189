//! How much was glided in the days before each run, against the pain of that run.

use super::figure::{About, Axis, Figure, Layer, Marker, Panel, Point, Room, Shape, Told};
use super::heap;
use super::theme::Ink;
use super::values::number;
use std::collections::BTreeMap;

/// One run with the dose before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dosed {
    /// The dose, such as repetitions in the seven days before.
    pub dose: f64,
    /// The outcome, 0 to 10.
    pub score: f64,
}

/// What the picture of a dose shows.
#[derive(Debug, Clone, PartialEq)]
pub struct DosePlot {
    /// The words about it.
    pub about: About,
    /// The outcome in words, such as `Worst pain`.
    pub outcome: String,
    /// The dose in words, such as `Repetitions in the 7 days before the run`.
    pub dose: String,
    /// The runs.
    pub runs: Vec<Dosed>,
    /// A straight line through them: height at no dose and change for one more; none where there is none to tell.
    pub line: Option<(f64, f64)>,
}

/// The figure of a dose.
#[must_use]
pub fn figure(plot: &DosePlot) -> Figure {
    let most = plot.runs.iter().map(|run| run.dose).filter(|dose| dose.is_finite()).fold(0.0, f64::max);
    let most = if most > 0.0 { most } else { 10.0 };
    let x = Axis::Numbers { from: -0.04 * most, to: 1.04 * most, least_step: 1.0 };
    let mut panel = Panel::new(format!("{}, 0 to 10", plot.outcome), Room::Share(1.0), x, Axis::SCORES);
    panel.x_name.clone_from(&plot.dose);
    panel.nothing = plot.runs.is_empty().then(|| "No runs to compare yet".to_owned());
    if let Some((height, change)) = plot.line {
        let piece = [0.0, most].map(|x| Point { x, y: height + change * x }).to_vec();
        let line = Shape::Line { pieces: vec![piece], weight: 3.4, dashed: false };
        panel.layers.push(Layer::keyed("after what is allowed for", Ink::Mean, line));
    }
    if !plot.runs.is_empty() {
        let points: Vec<Point> = plot.runs.iter().map(|run| Point { x: run.dose, y: run.score }).collect();
        let at = heap::spread(&points, 0.008 * most, 0.05 * most);
        let key = format!("a run ({})", plot.runs.len());
        panel.layers.push(Layer::keyed(key, Ink::Worst, Shape::Dots { at, marker: Marker::Disc }));
    }
    panel.told = told(plot);
    let alt = format!("{}. {} against {}, {} runs.", plot.about.title, plot.outcome, plot.dose, plot.runs.len());
    Figure::beside(&plot.about, alt, vec![panel])
}

/// Every dose with its scores, runs of the same dose and score together.
fn told(plot: &DosePlot) -> Vec<Told> {
    let key = |value: f64| (value * 100.0).round() as i64;
    let mut runs: BTreeMap<(i64, i64), (Point, usize)> = BTreeMap::new();
    for run in &plot.runs {
        runs.entry((key(run.dose), key(run.score))).or_insert((Point { x: run.dose, y: run.score }, 0)).1 += 1;
    }
    let told = |(at, count): (Point, usize)| {
        let counted = if count == 1 { String::new() } else { format!(", {count} runs") };
        let words = format!("{} {}{counted}", plot.outcome, number(at.y));
        Told { of: format!("{}: {}", plot.dose, number(at.x)), words, at }
    };
    runs.into_values().map(told).collect()
}
