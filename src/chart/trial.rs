//! A trial by coin: the assignments in order, and where its difference falls among all that chance allowed.

use super::effect::ComparedRun;
use super::figure::{About, Axis, Bar, Figure, Layer, Marker, Panel, Point, Room, Shape};
use super::theme::Ink;

/// Bars of the histogram, at most.
const BARS: usize = 40;

/// Words beneath the throws.
const THROW: &str = "Throw of the coin";

/// What the picture of a trial shows.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialPlot {
    /// The words about it.
    pub about: About,
    /// The outcome in words, such as `Worst pain`.
    pub outcome: String,
    /// The runs in the order of the coin's throws; `glided` is what the coin said.
    pub runs: Vec<ComparedRun>,
    /// What the coin said so far, in order; drawn where the runs are not shown.
    pub thrown: Vec<bool>,
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
    let alt = format!("{} {}", plot.about.title, if plot.runs.is_empty() { throws(plot) } else { result(plot) });
    Figure::beside(&plot.about, alt.replace(" -", " −"), vec![assignments(plot), chance(plot)])
}

/// The result in words.
fn result(plot: &TrialPlot) -> String {
    let observed =
        plot.observed.map_or("No difference can be told yet.".to_owned(), |value| format!("Observed difference {value:.2}."));
    let (outcome, runs, by_chance) = (&plot.outcome, plot.runs.len(), plot.by_chance.len());
    format!("{outcome} of {runs} assigned runs. {observed} {by_chance} differences by chance.")
}

/// What the coin said so far, in words.
fn throws(plot: &TrialPlot) -> String {
    let said: Vec<&str> = plot.thrown.iter().map(|with| if *with { "with" } else { "without" }).collect();
    if said.is_empty() {
        "No throw of a coin to show.".to_owned()
    } else {
        format!("The coin said so far: {}.", said.join(", "))
    }
}

/// The two groups: whether with, name, ink, marker.
const GROUPS: [(bool, &str, Ink, Marker); 2] =
    [(true, "with", Ink::Glide, Marker::Disc), (false, "without", Ink::NoGlide, Marker::Ring)];

/// The runs in the order of the throws; where they are not shown, what the coin said.
fn assignments(plot: &TrialPlot) -> Panel {
    if plot.runs.is_empty() {
        return said_so_far(plot);
    }
    let x = Axis::Numbers { from: 0.0, to: plot.runs.len() as f64 + 1.0, least_step: 1.0 };
    let mut panel = Panel::new(format!("{}, throw by throw", plot.outcome), Room::Share(1.2), x, Axis::SCORES);
    panel.x_name = THROW.to_owned();
    for (glided, name, ink, marker) in GROUPS {
        let runs = plot.runs.iter().enumerate().filter(|(_, run)| run.glided == glided);
        let at: Vec<Point> = runs.map(|(throw, run)| Point { x: throw as f64 + 1.0, y: run.score }).collect();
        panel.layers.push(Layer::keyed(format!("{name} ({})", at.len()), ink, Shape::Dots { at, marker }));
    }
    panel
}

/// What the coin said, throw by throw, without an outcome.
fn said_so_far(plot: &TrialPlot) -> Panel {
    if plot.thrown.is_empty() {
        let mut panel = Panel::new("What the coin said", Room::Share(1.2), Axis::Plain, Axis::Plain);
        panel.nothing = Some("No throw of a coin to show".to_owned());
        return panel;
    }
    let x = Axis::Numbers { from: 0.0, to: plot.thrown.len() as f64 + 1.0, least_step: 1.0 };
    let y = Axis::Names(vec!["without".to_owned(), "with".to_owned()]);
    let mut panel = Panel::new("What the coin said", Room::Share(1.2), x, y);
    panel.x_name = THROW.to_owned();
    for (with, name, ink, marker) in GROUPS {
        let throws = plot.thrown.iter().enumerate().filter(|(_, said)| **said == with);
        let y = f64::from(u8::from(with));
        let at: Vec<Point> = throws.map(|(throw, _)| Point { x: throw as f64 + 1.0, y }).collect();
        panel.layers.push(Layer::keyed(format!("{name} ({})", at.len()), ink, Shape::Dots { at, marker }));
    }
    panel
}

/// The differences by chance as a histogram, with the one that came out.
fn chance(plot: &TrialPlot) -> Panel {
    if plot.by_chance.is_empty() {
        let mut panel = Panel::new("If it made no difference", Room::Share(1.0), Axis::Plain, Axis::Plain);
        panel.nothing = Some(plot.hidden.clone().unwrap_or_else(|| "cannot tell yet".to_owned()));
        return panel;
    }
    let all = plot.by_chance.iter().copied().chain(plot.observed).filter(|value| value.is_finite());
    let reach = all.map(f64::abs).fold(0.5, f64::max) * 1.1;
    let bars = histogram(&plot.by_chance, reach);
    let most = bars.iter().map(|bar| bar.y).fold(0.0, f64::max).max(1.0);
    let x = Axis::Numbers { from: -reach, to: reach, least_step: 0.1 };
    let y = Axis::Numbers { from: 0.0, to: most * 1.1, least_step: 1.0 };
    let mut panel = Panel::new("If it made no difference", Room::Share(1.0), x, y);
    panel.x_name = "Difference, points (with less without)".to_owned();
    panel.layers.push(Layer::keyed("other throws", Ink::Distance, Shape::Bars { bars }));
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
    fn under_way_the_throws_stand_in_order_beside_no_axis() {
        let about = About::default();
        let (thrown, hidden) = (vec![true, false, false], Some("hidden".to_owned()));
        let plot =
            TrialPlot { about, outcome: "Worst pain".into(), runs: vec![], thrown, observed: None, by_chance: vec![], hidden };
        let [said, chance] = [assignments(&plot), super::chance(&plot)];
        assert_eq!(said.layers.iter().map(|layer| layer.shape.count()).collect::<Vec<_>>(), [1, 2]);
        assert_eq!((said.nothing, chance.nothing.as_deref()), (None, Some("hidden")));
        assert_eq!((chance.x, chance.y), (Axis::Plain, Axis::Plain));
    }

    #[test]
    fn every_value_is_in_one_bar() {
        let values: Vec<f64> = (0..500).map(|place| (f64::from(place) * 0.37).sin() * 2.0).collect();
        let bars = histogram(&values, 2.2);
        assert_eq!(bars.iter().map(|bar| bar.y).sum::<f64>(), 500.0);
        assert!(histogram(&[], 1.0).is_empty());
    }
}
