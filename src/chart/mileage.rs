//! Distance over time: every run against the longest of the thirty days before it, the pain of the next morning above it, and every week.

use chrono::NaiveDate;

use super::figure::{About, Arrangement, Axis, Bar, Figure, Layer, Marker, Panel, Point, Room, Shape, day_place};
use super::theme::Ink;

/// One run's distance.
#[derive(Debug, Clone, PartialEq)]
pub struct RunDistance {
    /// The journal day.
    pub day: NaiveDate,
    /// Distance in the unit shown.
    pub distance: f64,
    /// The longest run of the thirty days before it, where there was one.
    pub longest_before: Option<f64>,
    /// The score of the next morning, 0 to 10, where there is one.
    pub next_morning: Option<f64>,
}

/// What the picture of the mileage shows.
#[derive(Debug, Clone, PartialEq)]
pub struct MileagePlot {
    /// The words about it.
    pub about: About,
    /// The unit in words, such as `mi`.
    pub unit: String,
    /// First day shown.
    pub from: NaiveDate,
    /// Last day shown.
    pub to: NaiveDate,
    /// The runs, in order of time.
    pub runs: Vec<RunDistance>,
    /// First day and distance of each week.
    pub weeks: Vec<(NaiveDate, f64)>,
    /// A run this many times the longest before is marked, such as 1.1.
    pub marked_from: f64,
}

/// The figure of the mileage.
#[must_use]
pub fn figure(plot: &MileagePlot) -> Figure {
    let About { title, subtitle, caption } = plot.about.clone();
    let panels = vec![next_mornings(plot), each_run(plot), each_week(plot)];
    let told = |panel: &Panel| {
        let keys: Vec<&str> = panel.layers.iter().filter_map(|layer| layer.key.as_deref()).collect();
        format!("{}: {}", panel.name, if keys.is_empty() { "one bar each".into() } else { keys.join(", ") })
    };
    let alt = format!("{title}. {subtitle} {}.", panels.iter().map(told).collect::<Vec<_>>().join("; "));
    Figure { title, subtitle, caption, alt, arrangement: Arrangement::Stacked, panels, marks: Vec::new() }
}

/// The days shown.
fn days(plot: &MileagePlot) -> Axis {
    Axis::Dates { first: plot.from, last: plot.to }
}

/// From nothing to a little over the highest value.
fn from_zero(values: impl Iterator<Item = f64>) -> Axis {
    let most = values.filter(|value| value.is_finite()).fold(0.0, f64::max);
    Axis::Numbers { from: 0.0, to: if most > 0.0 { most * 1.1 } else { 10.8 }, least_step: 1.0 }
}

/// Whether a run went far beyond the longest before it.
fn far(plot: &MileagePlot, run: &RunDistance) -> bool {
    run.longest_before.is_some_and(|longest| run.distance > longest * plot.marked_from)
}

/// The runs as two groups: name, ink and outline of those near and of those far beyond the longest before them.
fn groups(plot: &MileagePlot) -> [(bool, String, Ink, Marker); 2] {
    let percent = (plot.marked_from - 1.0) * 100.0;
    [
        (false, "a run".to_owned(), Ink::Morning, Marker::Disc),
        (true, format!("more than {percent:.0} % beyond it"), Ink::Worst, Marker::Triangle),
    ]
}

/// The pain of the morning after each run, above the run.
fn next_mornings(plot: &MileagePlot) -> Panel {
    let mut panel = Panel::new("Pain the next morning, 0 to 10", Room::Share(2.4), days(plot), Axis::SCORES);
    let score = |run: &&RunDistance| run.next_morning.is_some();
    if !plot.runs.iter().any(|run| score(&run)) {
        panel.nothing = Some("No score of a morning after a run yet".to_owned());
        return panel;
    }
    for (beyond, name, ink, marker) in groups(plot) {
        let runs = plot.runs.iter().filter(|run| far(plot, run) == beyond);
        let at: Vec<Point> = runs.filter_map(|run| Some(Point { x: day_place(run.day) + 0.5, y: run.next_morning? })).collect();
        let name = if beyond { format!("after one {name} ({})", at.len()) } else { format!("after {name} ({})", at.len()) };
        panel.layers.push(Layer::keyed(name, ink, Shape::Dots { at, marker }));
    }
    panel
}

/// Every run, those far beyond the longest before them marked, over steps of that longest.
fn each_run(plot: &MileagePlot) -> Panel {
    let highest = plot.runs.iter().flat_map(|run| [Some(run.distance), run.longest_before]).flatten();
    let mut panel = Panel::new(format!("Each run, {}", plot.unit), Room::Share(3.0), days(plot), from_zero(highest));
    panel.nothing = plot.runs.is_empty().then(|| "No distances yet".to_owned());
    let steps = Shape::Line { pieces: steps(&plot.runs), weight: 2.2, dashed: false };
    if steps.count() > 0 {
        panel.layers.push(Layer::keyed("longest of the 30 days before", Ink::Reference, steps));
    }
    for (beyond, name, ink, marker) in groups(plot) {
        let runs = plot.runs.iter().filter(|run| far(plot, run) == beyond);
        let at: Vec<Point> = runs.map(|run| Point { x: day_place(run.day) + 0.5, y: run.distance }).collect();
        panel.layers.push(Layer::keyed(format!("{name} ({})", at.len()), ink, Shape::Dots { at, marker }));
    }
    panel
}

/// The longest run before each run as a line in steps; a run without one breaks it.
fn steps(runs: &[RunDistance]) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = vec![Vec::new()];
    for run in runs {
        let x = day_place(run.day) + 0.5;
        match (run.longest_before, pieces.last_mut()) {
            (Some(y), Some(piece)) => {
                piece.extend(piece.last().map(|last| Point { x, y: last.y }));
                piece.push(Point { x, y });
            }
            _ => pieces.push(Vec::new()),
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Every week as a bar.
fn each_week(plot: &MileagePlot) -> Panel {
    let axis = days(plot);
    let (from, to) = axis.ends();
    let bar = |(first, y): &(NaiveDate, f64)| {
        let first = day_place(*first);
        let bar = Bar { from: first.max(from), to: (first + 7.0).min(to), y: *y };
        (bar.from < bar.to && *y > 0.0).then_some(bar)
    };
    let bars: Vec<Bar> = plot.weeks.iter().filter_map(bar).collect();
    let y = from_zero(bars.iter().map(|bar| bar.y));
    let mut panel = Panel::new(format!("Each week, {}", plot.unit), Room::Share(2.0), axis, y);
    panel.layers.push(Layer::plain(Ink::Distance, Shape::Bars { bars }));
    panel
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_after_thirty_idle_days_breaks_the_line() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let run = |number, longest_before| RunDistance { day: day(number), distance: 5.0, longest_before, next_morning: None };
        let pieces = steps(&[run(1, None), run(2, Some(5.0)), run(4, Some(6.0)), run(5, None), run(6, Some(5.0))]);
        assert_eq!(pieces.iter().map(Vec::len).collect::<Vec<_>>(), [3, 1]);
    }
}
