//! A trial by coin: the assignments in order, and where its difference falls among all that chance allowed.

use super::figure::{About, Axis, Bar, Figure, Layer, Marker, Panel, Point, Room, Shape, Told};
use super::theme::Ink;
use super::values::number;

/// Bars of the histogram, at most.
const BARS: usize = 40;

/// Words beneath the throws.
const THROW: &str = "Throw of the coin";

/// One throw of the coin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Throw {
    /// Its place in the schedule, from 1.
    pub place: usize,
    /// What the coin said; true for with.
    pub with: bool,
    /// The outcome of its run; none where there was no run or no score, or where it is not shown yet.
    pub score: Option<f64>,
}

/// What the picture of a trial shows.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialPlot {
    /// The words about it.
    pub about: About,
    /// The outcome in words, such as `Worst pain`.
    pub outcome: String,
    /// Places in the schedule.
    pub planned: usize,
    /// What the coin said so far, in order.
    pub throws: Vec<Throw>,
    /// Mean outcome with and without, where they are shown.
    pub means: Option<[f64; 2]>,
    /// The difference that came out, where it can be told.
    pub observed: Option<f64>,
    /// The differences that other throws of the coin would have given.
    pub by_chance: Vec<f64>,
    /// Words in place of what must not be seen, or not be compared; under way no throw has its outcome either.
    pub hidden: Option<String>,
}

/// The figure of a trial.
#[must_use]
pub fn figure(plot: &TrialPlot) -> Figure {
    let alt = format!(
        "{}. {}",
        plot.about.title.trim_end_matches('.'),
        if shows_outcomes(plot) { result(plot) } else { throws(plot) }
    );
    Figure::beside(&plot.about, alt.replace(" -", " −"), vec![assignments(plot), chance(plot)])
}

fn shows_outcomes(plot: &TrialPlot) -> bool {
    plot.throws.iter().any(|throw| throw.score.is_some())
}

/// The result in words.
fn result(plot: &TrialPlot) -> String {
    let observed =
        plot.observed.map_or("No difference can be told yet.".to_owned(), |value| format!("Observed difference {value:.2}."));
    let scored = plot.throws.iter().filter(|throw| throw.score.is_some()).count();
    let (outcome, by_chance) = (&plot.outcome, plot.by_chance.len());
    format!("{outcome} of {scored} assigned runs. {observed} {by_chance} differences by chance.")
}

/// What the coin said so far, in words.
fn throws(plot: &TrialPlot) -> String {
    let said: Vec<&str> = plot.throws.iter().map(said).collect();
    if said.is_empty() {
        "No throw of a coin to show.".to_owned()
    } else {
        format!("The coin said so far: {}.", said.join(", "))
    }
}

/// The two groups: whether with, name, ink, marker.
const GROUPS: [(bool, &str, Ink, Marker); 2] =
    [(true, "with", Ink::Glide, Marker::Disc), (false, "without", Ink::NoGlide, Marker::Ring)];

/// Every place of the schedule, thrown for or not.
fn places(plot: &TrialPlot) -> Axis {
    Axis::Numbers { from: 0.4, to: plot.planned.max(1) as f64 + 0.6, least_step: 1.0 }
}

/// The outcomes in the order of the throws, a throw without one marked at the foot; under way what the coin said.
fn assignments(plot: &TrialPlot) -> Panel {
    if !shows_outcomes(plot) {
        return said_so_far(plot);
    }
    let mut panel = Panel::new(format!("{}, throw by throw", plot.outcome), Room::Share(1.2), places(plot), Axis::SCORES);
    panel.x_name = THROW.to_owned();
    for (with, name, ink, marker) in GROUPS {
        let scored = plot.throws.iter().filter(|throw| throw.with == with);
        let at: Vec<Point> = scored.filter_map(|throw| Some(Point { x: throw.place as f64, y: throw.score? })).collect();
        panel.layers.push(Layer::keyed(format!("{name} ({})", at.len()), ink, Shape::Dots { at, marker }));
    }
    let without = plot.throws.iter().filter(|throw| throw.score.is_none());
    let at: Vec<Point> = without.map(|throw| Point { x: throw.place as f64, y: -0.45 }).collect();
    if !at.is_empty() {
        let key = format!("no run or no score ({})", at.len());
        panel.layers.push(Layer::keyed(key, Ink::Reference, Shape::Dots { at, marker: Marker::Cross }));
    }
    for ((_, name, ink, _), mean) in GROUPS.into_iter().zip(plot.means.into_iter().flatten()) {
        let (from, to) = places(plot).ends();
        let pieces = vec![vec![Point { x: from, y: mean }, Point { x: to, y: mean }]];
        let shape = Shape::Line { pieces, weight: 2.0, dashed: name == "without" };
        panel.layers.push(Layer::keyed(format!("mean {name}"), ink, shape));
    }
    panel.told = plot.throws.iter().map(|throw| told(plot, throw)).collect();
    panel
}

/// A throw with its outcome in words.
fn told(plot: &TrialPlot, throw: &Throw) -> Told {
    let words = match throw.score {
        Some(score) => format!("{} {}", plot.outcome.to_lowercase(), number(score)),
        None => "no run or no score".to_owned(),
    };
    let at = Point { x: throw.place as f64, y: throw.score.unwrap_or(-0.45) };
    Told { of: format!("Throw {}, {}", throw.place, said(throw)), words, at }
}

/// What the coin said.
fn said(throw: &Throw) -> &'static str {
    if throw.with { "with" } else { "without" }
}

/// What the coin said, throw by throw, without an outcome.
fn said_so_far(plot: &TrialPlot) -> Panel {
    if plot.throws.is_empty() {
        let mut panel = Panel::new("What the coin said", Room::Share(1.2), Axis::Plain, Axis::Plain);
        panel.nothing = Some("No throw of a coin to show".to_owned());
        return panel;
    }
    let y = Axis::Names(vec!["without".to_owned(), "with".to_owned()]);
    let mut panel = Panel::new("What the coin said", Room::Share(1.2), places(plot), y);
    panel.x_name = THROW.to_owned();
    for (with, name, ink, marker) in GROUPS {
        let throws = plot.throws.iter().filter(|throw| throw.with == with);
        let y = f64::from(u8::from(with));
        let at: Vec<Point> = throws.map(|throw| Point { x: throw.place as f64, y }).collect();
        panel.layers.push(Layer::keyed(format!("{name} ({})", at.len()), ink, Shape::Dots { at, marker }));
    }
    let told = |throw: &Throw| {
        let at = Point { x: throw.place as f64, y: f64::from(u8::from(throw.with)) };
        Told { of: format!("Throw {}", throw.place), words: said(throw).to_owned(), at }
    };
    panel.told = plot.throws.iter().map(told).collect();
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
    panel.told = bars.iter().map(told_bar).collect();
    panel.layers.push(Layer::keyed("other throws", Ink::Distance, Shape::Bars { bars }));
    if let Some(x) = plot.observed {
        let of = "The difference that came out".to_owned();
        let words = format!("{x:.2} points").replace('-', "−");
        panel.told.push(Told { of, words, at: Point { x, y: most / 2.0 } });
        panel.layers.push(Layer::keyed("what came out", Ink::Mean, Shape::Upright { x }));
    }
    panel
}

/// A bar in words.
fn told_bar(bar: &Bar) -> Told {
    let of = format!("Differences from {:.2} to {:.2}", bar.from, bar.to).replace('-', "−");
    let words = format!("{} other {}", bar.y, if bar.y == 1.0 { "throw" } else { "throws" });
    Told { of, words, at: Point { x: (bar.from + bar.to) / 2.0, y: bar.y } }
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
        let throw = |(place, with)| Throw { place, with, score: None };
        let throws = [(1, true), (2, false), (4, false)].map(throw).to_vec();
        let (outcome, hidden, by_chance) = ("Worst pain".into(), Some("hidden".to_owned()), Vec::new());
        let plot = TrialPlot { about, outcome, planned: 24, throws, means: None, observed: None, by_chance, hidden };
        let [said, chance] = [assignments(&plot), super::chance(&plot)];
        assert_eq!(said.layers.iter().map(|layer| layer.shape.count()).collect::<Vec<_>>(), [1, 2]);
        assert_eq!((said.nothing, chance.nothing.as_deref()), (None, Some("hidden")));
        assert_eq!((chance.x, chance.y), (Axis::Plain, Axis::Plain));
    }

    #[test]
    fn a_place_without_a_run_keeps_its_number() {
        let throw = |(place, score)| Throw { place, with: place % 2 == 0, score };
        let throws = [(1, Some(3.0)), (2, None), (3, Some(5.0)), (4, Some(2.0))].map(throw).to_vec();
        let (outcome, by_chance) = ("Worst pain".into(), vec![0.1, 0.2]);
        let about = About::default();
        let plot = TrialPlot { about, outcome, planned: 12, throws, means: None, observed: Some(0.1), by_chance, hidden: None };
        let places: Vec<Vec<f64>> = assignments(&plot)
            .layers
            .iter()
            .filter_map(|layer| match &layer.shape {
                Shape::Dots { at, .. } => Some(at.iter().map(|point| point.x).collect()),
                _ => None,
            })
            .collect();
        assert_eq!(places, [vec![4.0], vec![1.0, 3.0], vec![2.0]]);
    }

    #[test]
    fn every_value_is_in_one_bar() {
        let values: Vec<f64> = (0..500).map(|place| (f64::from(place) * 0.37).sin() * 2.0).collect();
        let bars = histogram(&values, 2.2);
        assert_eq!(bars.iter().map(|bar| bar.y).sum::<f64>(), 500.0);
        assert!(histogram(&[], 1.0).is_empty());
    }
}
