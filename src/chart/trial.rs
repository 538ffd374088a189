//! A trial by coin: the assignments in order, and where its difference falls among all that chance allowed.

use super::effect::ComparedRun;
use super::figure::{About, Axis, Bar, Figure, Layer, Marker, Panel, Point, Room, Shape};
use super::theme::Ink;

/// Bars of the histogram, at most.
const BARS: usize = 40;

/// What the picture of a trial shows.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialPlot {
    /// The words about it.
    pub about: About,
    /// The outcome in words, such as `Worst pain`.
    pub outcome: String,
    /// The runs in the order of the coin's throws; `glided` is what the coin said.
    pub runs: Vec<ComparedRun>,
    /// The difference that came out, where it can be told.
    pub observed: Option<f64>,
    /// The differences that other throws of the coin would have given.
    pub by_chance: Vec<f64>,
    /// Words in place of what must not be seen, or not be compared; under way the runs are none as well.
    pub hidden: Option<String>,
}

/// The figure of a trial.
#[must_use]
pub fn figure(plot: &TrialPlot) -> Figure {
    let observed =
        plot.observed.map_or("No difference can be told yet.".to_owned(), |value| format!("Observed difference {value:.2}."));
    let alt = format!(
        "{} {} of {} assigned runs. {observed} {} differences by chance.",
        plot.about.title,
        plot.outcome,
        plot.runs.len(),
        plot.by_chance.len()
    );
    Figure::beside(&plot.about, alt.replace(" -", " −"), vec![assignments(plot), chance(plot)])
}

/// The runs in the order of the throws; under way no group has a name, for a count of none would not be true.
fn assignments(plot: &TrialPlot) -> Panel {
    let x = Axis::Numbers { from: 0.0, to: plot.runs.len() as f64 + 1.0, least_step: 1.0 };
    let mut panel = Panel::new(format!("{}, throw by throw", plot.outcome), Room::Share(1.2), x, Axis::SCORES);
    panel.x_name = "Throw of the coin".to_owned();
    panel.nothing = plot.runs.is_empty().then(|| plot.hidden.clone().unwrap_or_else(|| "No assigned runs yet".to_owned()));
    let groups = [(true, "with", Ink::Glide, Marker::Disc), (false, "without", Ink::NoGlide, Marker::Ring)];
    if plot.runs.is_empty() {
        return panel;
    }
    for (glided, name, ink, marker) in groups {
        let runs = plot.runs.iter().enumerate().filter(|(_, run)| run.glided == glided);
        let at: Vec<Point> = runs.map(|(throw, run)| Point { x: throw as f64 + 1.0, y: run.score }).collect();
        panel.layers.push(Layer::keyed(format!("{name} ({})", at.len()), ink, Shape::Dots { at, marker }));
    }
    panel
}

/// The differences by chance as a histogram, with the one that came out.
fn chance(plot: &TrialPlot) -> Panel {
    let all = plot.by_chance.iter().copied().chain(plot.observed).filter(|value| value.is_finite());
    let reach = all.map(f64::abs).fold(0.5, f64::max) * 1.1;
    let bars = histogram(&plot.by_chance, reach);
    let most = bars.iter().map(|bar| bar.y).fold(0.0, f64::max).max(1.0);
    let x = Axis::Numbers { from: -reach, to: reach, least_step: 0.1 };
    let y = Axis::Numbers { from: 0.0, to: most * 1.1, least_step: 1.0 };
    let mut panel = Panel::new("If it made no difference", Room::Share(1.0), x, y);
    panel.x_name = "Difference, points (with less without)".to_owned();
    panel.nothing = bars.is_empty().then(|| plot.hidden.clone().unwrap_or_else(|| "cannot tell yet".to_owned()));
    if !bars.is_empty() {
        panel.layers.push(Layer::keyed("other throws", Ink::Distance, Shape::Bars { bars }));
    }
    if let Some(x) = plot.observed {
        panel.layers.push(Layer::keyed("what came out", Ink::Worst, Shape::Upright { x }));
    }
    panel
}

/// Counts in bins of even width about zero; none for no values.
fn histogram(values: &[f64], reach: f64) -> Vec<Bar> {
    let count = BARS.min((values.len() as f64).sqrt().ceil() as usize * 2 + 1) | 1;
    let width = 2.0 * reach / count as f64;
    let mut counts = vec![0_usize; count];
    for value in values.iter().filter(|value| value.is_finite()) {
        let place = (((value + reach) / width) as usize).min(count - 1);
        counts[place] += 1;
    }
    let bar = |(place, count): (usize, usize)| {
        let from = -reach + place as f64 * width;
        (count > 0).then_some(Bar { from, to: from + width, y: count as f64 })
    };
    counts.into_iter().enumerate().filter_map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_in_one_bar() {
        let values: Vec<f64> = (0..500).map(|place| (f64::from(place) * 0.37).sin() * 2.0).collect();
        let bars = histogram(&values, 2.2);
        assert_eq!(bars.iter().map(|bar| bar.y).sum::<f64>(), 500.0);
        assert!(histogram(&[], 1.0).is_empty());
    }
}
