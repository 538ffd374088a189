//! Runs with a glide session before them beside runs without: in order of time, pooled, and the difference.

use chrono::NaiveDate;

use super::figure::{About, Axis, Figure, Layer, Marker, Panel, Point, Room, Shape, Stretch, day_place};
use super::heap;
use super::theme::Ink;

/// One run of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedRun {
    /// The journal day.
    pub day: NaiveDate,
    /// The outcome, 0 to 10.
    pub score: f64,
    /// Whether a glide session came before it.
    pub glided: bool,
}

/// An estimate with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// What the picture of a comparison shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The words about it.
    pub about: About,
    /// The outcome in words, such as `Worst pain`.
    pub outcome: String,
    /// What runs with and runs without are called, such as `glided before` and `did not`.
    pub names: [String; 2],
    /// What a difference below zero is, such as `less pain`.
    pub less: String,
    /// The runs, in order of time.
    pub runs: Vec<ComparedRun>,
    /// With less without, after allowing for what the design allows for, where it can be told.
    pub difference: Option<Estimate>,
    /// Its interval in words, such as `95 % interval`.
    pub interval: String,
    /// The change that matters, in points.
    pub matters: f64,
}

/// The two groups: whether they glided, name, ink, marker.
fn groups(comparison: &Comparison) -> [(bool, &str, Ink, Marker); 2] {
    let [with, without] = &comparison.names;
    [(true, with, Ink::Glide, Marker::Disc), (false, without, Ink::NoGlide, Marker::Ring)]
}

/// The figure of a comparison.
#[must_use]
pub fn figure(comparison: &Comparison) -> Figure {
    let panels = vec![in_time(comparison), pooled(comparison), difference(comparison)];
    Figure::beside(&comparison.about, alt(comparison), panels)
}

/// The scores of a group.
fn scores(comparison: &Comparison, glided: bool) -> Vec<f64> {
    comparison.runs.iter().filter(|run| run.glided == glided).map(|run| run.score).collect()
}

/// The mean of a group, if it has a run.
fn mean(scores: &[f64]) -> Option<f64> {
    (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
}

/// Every run in order of time.
fn in_time(comparison: &Comparison) -> Panel {
    let days = comparison.runs.iter().map(|run| run.day);
    let ends = days.clone().min().zip(days.max());
    let x = ends.map_or(Axis::Plain, |(first, last)| Axis::Dates { first, last });
    let mut panel = Panel::new(format!("{}, run by run", comparison.outcome), Room::Share(5.0), x, Axis::SCORES);
    panel.nothing = comparison.runs.is_empty().then(|| "No runs to compare yet".to_owned());
    for (glided, name, ink, marker) in groups(comparison) {
        let runs = comparison.runs.iter().filter(|run| run.glided == glided);
        let at: Vec<Point> = runs.map(|run| Point { x: day_place(run.day) + 0.5, y: run.score }).collect();
        panel.layers.push(Layer::keyed(format!("{name} ({})", at.len()), ink, Shape::Dots { at, marker }));
    }
    panel
}

/// The runs of each group on one heap, with the group's mean.
fn pooled(comparison: &Comparison) -> Panel {
    let names = comparison.names.to_vec();
    let mut panel = Panel::new("Pooled", Room::Share(2.4), Axis::Names(names), Axis::SCORES);
    let (mut means, mut heaps) = (Vec::new(), Vec::new());
    for (place, (glided, _, ink, marker)) in groups(comparison).into_iter().enumerate() {
        let x = place as f64;
        let scores = scores(comparison, glided);
        let points: Vec<Point> = scores.iter().map(|score| Point { x, y: *score }).collect();
        heaps.push(Layer::plain(ink, Shape::Dots { at: heap::spread(&points, 0.07, 0.8), marker }));
        means.extend(mean(&scores).map(|y| [-0.45, 0.45].map(|aside| Point { x: x + aside, y }).to_vec()));
    }
    panel.layers.extend(heaps);
    panel.layers.push(Layer::keyed("mean", Ink::Mean, Shape::Line { pieces: means, weight: 4.0, dashed: false }));
    panel
}

/// The difference with its interval, against none and against the change that matters.
fn difference(comparison: &Comparison) -> Panel {
    let ends = comparison.difference.map_or((0.0, 0.0), |estimate| (estimate.low, estimate.high));
    let reach =
        [ends.0.abs(), ends.1.abs(), comparison.matters].into_iter().filter(|end| end.is_finite()).fold(1.0, f64::max) * 1.2;
    let y = Axis::Numbers { from: -reach, to: reach, least_step: 0.1 };
    let mut panel = Panel::new("Difference, points", Room::Share(1.9), Axis::Names(vec!["with − without".to_owned()]), y);
    panel.x_name = format!("below 0: {}", comparison.less);
    panel.layers.push(Layer::plain(Ink::Reference, Shape::Level { y: 0.0 }));
    let matters = format!("what matters ({:.1})", -comparison.matters).replace('-', "−");
    panel.layers.push(Layer::keyed(matters, Ink::Event, Shape::Level { y: -comparison.matters }));
    match comparison.difference {
        None => panel.nothing = Some("cannot tell yet".to_owned()),
        Some(Estimate { value, low, high }) => {
            let shape = Shape::Whiskers { spans: vec![Stretch { x: 0.0, low, high }], estimates: vec![value] };
            panel.layers.push(Layer::keyed(comparison.interval.clone(), Ink::Mean, shape));
        }
    }
    panel
}

/// The picture in words.
fn alt(comparison: &Comparison) -> String {
    let group = |(glided, name, _, _): (bool, &str, Ink, Marker)| {
        let scores = scores(comparison, glided);
        mean(&scores).map_or(format!("{name}: no runs"), |mean| format!("{name}: {} runs, mean {mean:.1}", scores.len()))
    };
    let difference = comparison.difference.map_or("The difference cannot be told yet".to_owned(), |estimate| {
        let Estimate { value, low, high } = estimate;
        format!("Difference {value:.1}, {} {low:.1} to {high:.1}", comparison.interval).replace('-', "−")
    });
    let [with, without] = groups(comparison).map(group);
    format!("{} {}, {with}; {without}. {difference}.", comparison.about.title, comparison.outcome)
}
