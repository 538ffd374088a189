//! A figure as a page shows it, drawn for the width it is seen in. The words about it stand on the page, which wraps and
//! enlarges them; on a narrow screen panels stand one below another, and a calendar's weeks go in rows.

use super::figure::{Arrangement, Axis, Cell, Figure, Panel, Point, Room, Shape, day_place};
use super::layout;
use super::look::Look;
use super::size::Size;
use chrono::{Days, NaiveDate};

/// What a page is looked at on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// A window, or a telephone held sideways.
    Wide,
    /// A telephone.
    Narrow,
}

impl Screen {
    /// Points across: about as many as it is shown in.
    fn width(self) -> u32 {
        match self {
            Screen::Wide => 720,
            Screen::Narrow => 360,
        }
    }

    /// The size of plain words: no less than 11 points where the picture is shown smaller than it is drawn.
    fn letters(self) -> f64 {
        match self {
            Screen::Wide => 13.4,
            Screen::Narrow => 12.8,
        }
    }
}

/// The height of the data of all panels that share an axis, of one that has its own, and of a row of a calendar.
const STACK: f64 = 300.0;
const ONE: f64 = 190.0;
const ROW: f64 = 17.0;
/// The least height of a panel that shares an axis.
const LEAST: f64 = 58.0;

/// A figure without the words that stand beside it on a page, and the size to draw it in.
#[must_use]
pub fn on_screen(figure: &Figure, screen: Screen) -> (Figure, Size) {
    let look = Look::of_letters(screen.letters());
    let mut shown = match screen {
        Screen::Wide => wide(figure),
        Screen::Narrow => narrow(figure, look),
    };
    (shown.title, shown.subtitle, shown.caption) = Default::default();
    let data = match shown.arrangement {
        Arrangement::SideBySide => STACK,
        _ => tall(&mut shown.panels, look),
    };
    let height = layout::height(&shown, screen.width(), look, data);
    let size = Size::on_page(screen.width(), height, screen.letters());
    (shown, size)
}

/// Gives every panel its height in points; answers all of them together.
fn tall(panels: &mut [Panel], look: Look) -> f64 {
    let shares: f64 = panels.iter().filter_map(|panel| share(panel.room)).sum();
    let mut all = 0.0;
    for panel in panels {
        let height = match panel.room {
            Room::Fixed(points) => points * look.unit,
            Room::Share(share) => (STACK * share / shares).max(LEAST),
        };
        panel.room = Room::Fixed(height / look.unit);
        all += height;
    }
    all
}

fn share(room: Room) -> Option<f64> {
    match room {
        Room::Share(share) => Some(share),
        Room::Fixed(_) => None,
    }
}

/// The least share of a row that a panel's words have room in.
const LEAST_SHARE: f64 = 0.26;

/// The same figure, in a row no panel so narrow that its words are cut.
fn wide(figure: &Figure) -> Figure {
    let mut wide = figure.clone();
    let shares: f64 = figure.panels.iter().filter_map(|panel| share(panel.room)).sum();
    if figure.arrangement == Arrangement::SideBySide {
        for panel in &mut wide.panels {
            panel.room = share(panel.room).map_or(panel.room, |share| Room::Share(share.max(LEAST_SHARE * shares)));
        }
    }
    wide
}

/// The same figure with nothing beside anything else.
fn narrow(figure: &Figure, look: Look) -> Figure {
    let mut narrow = figure.clone();
    if let [one] = &figure.panels[..]
        && let (Axis::Dates { first, last }, Axis::Names(_)) = (&one.x, &one.y)
    {
        narrow.panels = in_rows(one, *first, *last, look);
        narrow.arrangement = Arrangement::OneByOne;
    } else if figure.arrangement == Arrangement::SideBySide {
        narrow.panels.iter_mut().for_each(|panel| panel.room = Room::Fixed(ONE / look.unit));
        narrow.arrangement = Arrangement::OneByOne;
    }
    narrow
}

/// Weeks of a calendar side by side: a quarter of a year, of a long stretch half a year or more.
fn weeks_in_a_row(weeks: u64) -> u64 {
    if weeks <= 2 * 53 { 13 } else { (weeks / 24).max(26) }
}

/// A calendar cut into rows of weeks, the newest first and whole; rows in which nothing is recorded are left out. The
/// legend stands above the first.
fn in_rows(calendar: &Panel, first: NaiveDate, last: NaiveDate, look: Look) -> Vec<Panel> {
    let weeks = (last - first).num_days().unsigned_abs() / 7 + 1;
    let (row, long) = (weeks_in_a_row(weeks), weeks_in_a_row(weeks) * 7);
    let end = |place: u64| last.checked_sub_days(Days::new(place * long));
    let cut = |end: NaiveDate| {
        let begin = end.checked_sub_days(Days::new(long - 1)).unwrap_or(end);
        let mut row = calendar.clone();
        row.x = Axis::Dates { first: begin, last: end };
        row.room = Room::Fixed(7.0 * ROW / look.unit);
        row.layers.iter_mut().for_each(|layer| keep(&mut layer.shape, day_place(begin), day_place(end)));
        row
    };
    let rows = (0..weeks.div_ceil(row)).filter_map(end).map(cut);
    let recorded = |row: &Panel| row.layers.iter().any(|layer| layer.shape.count() > 0);
    let mut rows: Vec<Panel> =
        rows.enumerate().filter(|(place, row)| *place == 0 || recorded(row)).map(|(_, row)| row).collect();
    rows.iter_mut().skip(1).for_each(|row| row.named_above = true);
    rows
}

/// Keeps what lies within some days.
fn keep(shape: &mut Shape, from: f64, to: f64) {
    let within = |x: f64| from <= x && x <= to;
    match shape {
        Shape::Cells { cells, .. } => cells.retain(|Cell { from, .. }| within(*from)),
        Shape::Dots { at, .. } => at.retain(|Point { x, .. }| within(*x)),
        _ => {}
    }
}
