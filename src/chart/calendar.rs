//! A calendar of days: one box a day, the stronger its colour the higher its score.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::figure::{About, Arrangement, Axis, Cell, Figure, Layer, Marker, Panel, Point, Room, Shape, day_place};
use super::theme::Ink;

/// Weeks shown at least: a year.
const LEAST_WEEKS: u64 = 52;

/// Scores in bands: name, lowest, and the first beyond.
const BANDS: [(&str, f64, f64); 5] =
    [("0 to 1", 0.0, 1.5), ("2 or 3", 1.5, 3.5), ("4 or 5", 3.5, 5.5), ("6 or 7", 5.5, 7.5), ("8 to 10", 7.5, f64::INFINITY)];

/// One day of a calendar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CalendarDay {
    /// The journal day.
    pub day: NaiveDate,
    /// The day's score, 0 to 10, where there is one.
    pub score: Option<f64>,
    /// Whether there was a run.
    pub ran: bool,
    /// Whether there was a glide session.
    pub glided: bool,
}

/// What the picture of a calendar shows.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarPlot {
    /// The words about it.
    pub about: About,
    /// The score in words, such as `Highest pain of the day`.
    pub score: String,
    /// First day shown.
    pub from: NaiveDate,
    /// Last day shown.
    pub to: NaiveDate,
    /// The days that have an entry.
    pub days: Vec<CalendarDay>,
}

/// The figure of a calendar: weeks from left to right, Monday above Sunday.
#[must_use]
pub fn figure(plot: &CalendarPlot) -> Figure {
    let About { title, subtitle, caption } = plot.about.clone();
    let panels = vec![weeks(plot)];
    let keys: Vec<&str> = panels.iter().flat_map(|panel| &panel.layers).filter_map(|layer| layer.key.as_deref()).collect();
    let alt = format!("{title}. {subtitle} Days by {}: {}.", plot.score.to_lowercase(), keys.join(", "));
    Figure { title, subtitle, caption, alt, arrangement: Arrangement::Stacked, panels, marks: Vec::new() }
}

/// The weeks as columns of boxes.
fn weeks(plot: &CalendarPlot) -> Panel {
    let names = ["Sun", "Sat", "Fri", "Thu", "Wed", "Tue", "Mon"].map(str::to_owned).to_vec();
    let earliest = plot.to.checked_sub_days(Days::new(7 * LEAST_WEEKS - 1)).unwrap_or(plot.from);
    let first = plot.from.min(earliest).week(Weekday::Mon).first_day();
    let last = plot.to.week(Weekday::Mon).last_day();
    let mut panel = Panel::new(plot.score.clone(), Room::Share(1.0), Axis::Dates { first, last }, Axis::Names(names));
    panel.nothing = plot.days.is_empty().then(|| "Nothing is recorded yet".to_owned());
    for (name, low, high) in BANDS {
        let inside = |day: &&CalendarDay| day.score.is_some_and(|score| low <= score && score < high);
        let cells: Vec<Cell> = plot.days.iter().filter(inside).map(|day| cell(day.day)).collect();
        panel.layers.push(Layer::keyed(
            format!("{name} ({})", cells.len()),
            Ink::Worst,
            Shape::Cells { cells, strength: 0.16 + 0.11 * low },
        ));
    }
    let unscored = unscored(plot);
    if !unscored.is_empty() && !plot.days.is_empty() {
        let at: Vec<Point> = unscored.iter().map(|day| beside(cell(*day), 0.0)).collect();
        let key = format!("no score ({})", at.len());
        panel.layers.push(Layer::keyed(key, Ink::Reference, Shape::Dots { at, marker: Marker::Dash }));
    }
    let marks = |has: fn(&CalendarDay) -> bool, aside: f64| -> Vec<Point> {
        plot.days.iter().filter(|day| has(day)).map(|day| beside(cell(day.day), aside)).collect()
    };
    let ran = Shape::Dots { at: marks(|day| day.ran, 0.2), marker: Marker::Disc };
    let glided = Shape::Dots { at: marks(|day| day.glided, -0.2), marker: Marker::Diamond };
    panel.layers.push(Layer::keyed(format!("run ({})", ran.count()), Ink::Words, ran));
    panel.layers.push(Layer::keyed(format!("glide session ({})", glided.count()), Ink::Words, glided));
    panel
}

/// The days without a score, recorded or not.
fn unscored(plot: &CalendarPlot) -> Vec<NaiveDate> {
    let scored: Vec<NaiveDate> = plot.days.iter().filter(|day| day.score.is_some()).map(|day| day.day).collect();
    plot.from.iter_days().take_while(|day| *day <= plot.to).filter(|day| scored.binary_search(day).is_err()).collect()
}

/// A day's box: its week along, its weekday up.
fn cell(day: NaiveDate) -> Cell {
    let since_monday = f64::from(day.weekday().num_days_from_monday());
    let from = day_place(day) - since_monday;
    Cell { from, to: from + 7.0, y: 6.0 - since_monday }
}

/// A place in a box, above or below its middle.
fn beside(cell: Cell, aside: f64) -> Point {
    Point { x: (cell.from + cell.to) / 2.0, y: cell.y + aside }
}
