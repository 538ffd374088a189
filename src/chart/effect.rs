//! Runs with a glide session before them beside runs without: in order of time, pooled, and the difference.

use chrono::NaiveDate;

use super::figure::{About, Axis, Figure, Layer, Marker, Panel, Point, Room, Shape, Stretch, Told, day_place};
use super::heap;
use super::theme::Ink;
use super::values::number;

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

/// A straight line before a change and one after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoLines {
    /// The first day.
    pub first: NaiveDate,
    /// The day of the change.
    pub changed_on: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// Height of the first line on the first day.
    pub start: f64,
    /// Its change a day.
    pub slope: f64,
    /// How much higher the second line starts than the first one comes.
    pub step: f64,
    /// Change of slope a day.
    pub bend: f64,
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
    /// Lines before and after a change of habit, where the difference cannot be told from time.
    pub two_lines: Option<TwoLines>,
    /// Words in place of a difference that is none.
    pub no_difference: String,
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
    panel.layers.extend(comparison.two_lines.iter().flat_map(two_lines));
    panel.told = comparison.runs.iter().map(|run| told(comparison, run)).collect();
    panel
}

/// One run in words.
fn told(comparison: &Comparison, run: &ComparedRun) -> Told {
    let name = &comparison.names[usize::from(!run.glided)];
    Told {
        of: run.day.format("%a %-d %b %Y").to_string(),
        words: format!("{name}: {} {}", comparison.outcome.to_lowercase(), number(run.score)),
        at: Point { x: day_place(run.day) + 0.5, y: run.score },
    }
}

/// The day of the change, the line before it dashed onward, and both lines.
fn two_lines(lines: &TwoLines) -> [Layer; 3] {
    let [first, change, last] = [lines.first, lines.changed_on, lines.last].map(|day| day_place(day) + 0.5);
    let before = |x: f64| lines.start + lines.slope * (x - first);
    let after = |x: f64| before(x) + lines.step + lines.bend * (x - change);
    let line = |pieces, weight, dashed| Shape::Line { pieces, weight, dashed };
    let onward = vec![on_the_scale(change, last, before)];
    let fitted = vec![on_the_scale(first, change, before), on_the_scale(change, last, after)];
    [
        Layer::keyed("change of habit", Ink::Event, Shape::Upright { x: change }),
        Layer::keyed("the line before, onward", Ink::Mean, line(onward, 2.4, true)),
        Layer::keyed("lines before and after", Ink::Mean, line(fitted, 3.4, false)),
    ]
}

/// The part of a straight line that lies between 0 and 10; nothing where none does.
fn on_the_scale(from: f64, to: f64, height: impl Fn(f64) -> f64) -> Vec<Point> {
    let (low, high) = (height(from), height(to));
    let rise = high - low;
    let share = |y: f64| (y - low) / rise;
    let (enter, leave) = match rise {
        up if up > 0.0 => (share(0.0), share(10.0)),
        down if down < 0.0 => (share(10.0), share(0.0)),
        _ if (0.0..=10.0).contains(&low) => (0.0, 1.0),
        _ => return Vec::new(),
    };
    let (enter, leave) = (enter.max(0.0), leave.min(1.0));
    let at = |share: f64| Point { x: from + share * (to - from), y: low + share * rise };
    if enter < leave { vec![at(enter), at(leave)] } else { Vec::new() }
}

/// The runs of each group on one heap, with the group's mean.
fn pooled(comparison: &Comparison) -> Panel {
    let names = comparison.names.to_vec();
    let mut panel = Panel::new("Pooled", Room::Share(2.4), Axis::Names(names), Axis::SCORES);
    let (mut means, mut heaps) = (Vec::new(), Vec::new());
    for (place, (glided, name, ink, marker)) in groups(comparison).into_iter().enumerate() {
        let x = place as f64;
        let scores = scores(comparison, glided);
        let points: Vec<Point> = scores.iter().map(|score| Point { x, y: *score }).collect();
        heaps.push(Layer::plain(ink, Shape::Dots { at: heap::spread(&points, 0.07, 0.8), marker }));
        panel.told.extend(mean(&scores).map(|y| Told {
            of: format!("Mean, {name}"),
            words: format!("{y:.1} ({} {})", scores.len(), if scores.len() == 1 { "run" } else { "runs" }),
            at: Point { x, y },
        }));
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
        None => panel.nothing = Some(comparison.no_difference.clone()),
        Some(Estimate { value, low, high }) => {
            let shape = Shape::Whiskers { spans: vec![Stretch { x: 0.0, low, high }], estimates: vec![value] };
            panel.layers.push(Layer::keyed(comparison.interval.clone(), Ink::Mean, shape));
            let words = format!("{value:.1} points, {} {low:.1} to {high:.1}", comparison.interval).replace('-', "−");
            panel.told = vec![Told { of: "Difference, with − without".into(), words, at: Point { x: 0.0, y: value } }];
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
    let difference = comparison.difference.map_or(format!("Difference: {}", comparison.no_difference), |estimate| {
        let Estimate { value, low, high } = estimate;
        format!("Difference {value:.1}, {} {low:.1} to {high:.1}", comparison.interval).replace('-', "−")
    });
    let [with, without] = groups(comparison).map(group);
    format!("{}. {}, {with}; {without}. {difference}.", comparison.about.title, comparison.outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_where_the_scale_does() {
        let ends = |piece: Vec<Point>| piece.iter().map(|point| (point.x, point.y)).collect::<Vec<_>>();
        assert_eq!(ends(on_the_scale(0.0, 10.0, |x| 5.0 - x)), [(0.0, 5.0), (5.0, 0.0)]);
        assert_eq!(ends(on_the_scale(0.0, 4.0, |x| 2.0 + x)), [(0.0, 2.0), (4.0, 6.0)]);
        assert_eq!(ends(on_the_scale(0.0, 4.0, |_| 3.0)), [(0.0, 3.0), (4.0, 3.0)]);
        assert!(on_the_scale(0.0, 4.0, |x| 11.0 + x).is_empty() && on_the_scale(0.0, 4.0, |_| -1.0).is_empty());
    }

    #[test]
    fn the_second_line_starts_a_step_away_from_the_first() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 3, d).unwrap();
        let (first, changed_on, last) = (day(1), day(11), day(21));
        let [_, onward, fitted] =
            two_lines(&TwoLines { first, changed_on, last, start: 6.0, slope: -0.1, step: -2.0, bend: 0.2 });
        let heights = |layer: &Layer| match &layer.shape {
            Shape::Line { pieces, .. } => pieces.iter().flatten().map(|p| (p.y * 10.0).round() / 10.0).collect::<Vec<f64>>(),
            _ => Vec::new(),
        };
        assert_eq!((heights(&onward), heights(&fitted)), (vec![5.0, 4.0], vec![6.0, 5.0, 3.0, 4.0]));
    }
}
