//! What a picture shows, as plain data: no pixels, no colours, no fonts.
//!
//! An analysis result becomes a [`Figure`]; a test reads the figure and not the picture.

use chrono::{Datelike, NaiveDate};

use super::theme::Ink;

/// A place in a panel, in the units of its axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Along the x axis.
    pub x: f64,
    /// Along the y axis.
    pub y: f64,
}

/// A stretch of the y axis at one place of the x axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Along the x axis.
    pub x: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A box standing on zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Left edge.
    pub from: f64,
    /// Right edge.
    pub to: f64,
    /// Height.
    pub y: f64,
}

/// A box in a grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// Left edge.
    pub from: f64,
    /// Right edge.
    pub to: f64,
    /// Its middle on the y axis.
    pub y: f64,
}

/// The outline of a dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A filled circle.
    Disc,
    /// A circle's outline.
    Ring,
    /// A triangle that points up.
    Triangle,
    /// A square.
    Square,
    /// A diamond.
    Diamond,
    /// An x.
    Cross,
    /// A short level dash.
    Dash,
}

/// Something drawn in a panel.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Single readings.
    Dots {
        /// Where.
        at: Vec<Point>,
        /// Their outline.
        marker: Marker,
    },
    /// A line in pieces; between pieces there is nothing.
    Line {
        /// The pieces.
        pieces: Vec<Vec<Point>>,
        /// Width in points of a 1600 by 900 picture.
        weight: f64,
        /// Broken into dashes.
        dashed: bool,
    },
    /// A filled stretch about a line, in pieces.
    Ribbon {
        /// The pieces.
        pieces: Vec<Vec<Stretch>>,
    },
    /// A row of upright ticks.
    Ticks {
        /// Where.
        at: Vec<f64>,
        /// Foot and top on the y axis.
        lane: (f64, f64),
        /// Drawn as an outline.
        hollow: bool,
    },
    /// Boxes one unit tall.
    Cells {
        /// The boxes.
        cells: Vec<Cell>,
        /// How strong their colour is, 0 to 1.
        strength: f64,
    },
    /// Bars standing on zero.
    Bars {
        /// The bars.
        bars: Vec<Bar>,
    },
    /// Upright intervals with a dot at their estimate.
    Whiskers {
        /// The intervals.
        spans: Vec<Stretch>,
        /// The estimates, one for each.
        estimates: Vec<f64>,
    },
    /// A level line across the panel.
    Level {
        /// Where on the y axis.
        y: f64,
    },
    /// An upright line across the panel.
    Upright {
        /// Where on the x axis.
        x: f64,
    },
}

impl Shape {
    /// How many single things it shows.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::Dots { at, .. } => at.len(),
            Self::Line { pieces, .. } => pieces.iter().map(Vec::len).sum(),
            Self::Ribbon { pieces } => pieces.iter().map(Vec::len).sum(),
            Self::Ticks { at, .. } => at.len(),
            Self::Cells { cells, .. } => cells.len(),
            Self::Bars { bars } => bars.len(),
            Self::Whiskers { spans, .. } => spans.len(),
            Self::Level { .. } | Self::Upright { .. } => 1,
        }
    }
}

/// A shape, its colour and its words in the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// Words in the legend; none for a shape that needs none.
    pub key: Option<String>,
    /// What it stands for.
    pub ink: Ink,
    /// What is drawn.
    pub shape: Shape,
    /// How far it is drawn above its true height, so that equal values do not hide each other.
    pub lift: f64,
}

impl Layer {
    /// A layer with words in the legend.
    #[must_use]
    pub fn keyed(key: impl Into<String>, ink: Ink, shape: Shape) -> Self {
        Self { key: Some(key.into()), ink, shape, lift: 0.0 }
    }

    /// A layer that the legend does not name.
    #[must_use]
    pub fn plain(ink: Ink, shape: Shape) -> Self {
        Self { key: None, ink, shape, lift: 0.0 }
    }
}

/// One axis of a panel.
#[derive(Debug, Clone, PartialEq)]
pub enum Axis {
    /// Days, the last one whole.
    Dates {
        /// First day.
        first: NaiveDate,
        /// Last day.
        last: NaiveDate,
    },
    /// Numbers.
    Numbers {
        /// Lower end.
        from: f64,
        /// Upper end.
        to: f64,
        /// Smallest step between two labels.
        least_step: f64,
    },
    /// Words at 0, 1, 2 and so on.
    Names(Vec<String>),
    /// From 0 to 1, without labels or grid.
    Plain,
}

impl Axis {
    /// Scores from 0 to 10, with a little room beyond both ends.
    pub const SCORES: Self = Self::Numbers { from: -0.7, to: 10.7, least_step: 1.0 };

    /// The two ends as numbers.
    #[must_use]
    pub fn ends(&self) -> (f64, f64) {
        match self {
            Self::Dates { first, last } => (day_place(*first), day_place(*last) + 1.0),
            Self::Numbers { from, to, .. } => (*from, *to),
            Self::Names(names) => (-0.5, names.len().max(1) as f64 - 0.5),
            Self::Plain => (0.0, 1.0),
        }
    }
}

/// The place of a day's midnight on an axis of dates.
#[must_use]
pub fn day_place(day: NaiveDate) -> f64 {
    f64::from(day.num_days_from_ce())
}

/// How tall a stacked panel is, or how wide one side by side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Room {
    /// A share of what is left.
    Share(f64),
    /// Points of a 1600 by 900 picture.
    Fixed(f64),
}

/// One plot with its own y axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// What is measured and in which unit, such as `Pain, 0 to 10`.
    pub name: String,
    /// Its room.
    pub room: Room,
    /// The x axis; stacked panels share the last one's labels.
    pub x: Axis,
    /// Words beneath the x axis; empty for dates.
    pub x_name: String,
    /// The y axis.
    pub y: Axis,
    /// What is drawn, backmost first.
    pub layers: Vec<Layer>,
    /// Words in place of the layers where there is nothing to draw.
    pub nothing: Option<String>,
    /// Its name and its keys stand above another panel already.
    pub named_above: bool,
    /// What its single things say, where days do not tell it.
    pub told: Vec<Told>,
}

/// One thing of a panel in words, for a touch, a key or an ear.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// What it is, such as a day or a throw of the coin.
    pub of: String,
    /// Its value.
    pub words: String,
    /// Where it is drawn.
    pub at: Point,
}

impl Panel {
    /// A panel without layers.
    #[must_use]
    pub fn new(name: impl Into<String>, room: Room, x: Axis, y: Axis) -> Self {
        Self {
            name: name.into(),
            room,
            x,
            x_name: String::new(),
            y,
            layers: Vec::new(),
            nothing: None,
            named_above: false,
            told: Vec::new(),
        }
    }
}

/// How panels are set out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// One above another, the x axis shared.
    Stacked,
    /// One beside another.
    SideBySide,
    /// One below another, each with an x axis of its own.
    OneByOne,
}

/// A thin labelled line across all stacked panels.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where on the x axis.
    pub x: f64,
    /// Its words.
    pub label: String,
    /// Its words find room before others do, and are never left out.
    pub first: bool,
}

/// The words about a picture, which whoever made the analysis writes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct About {
    /// The finding, with its numbers.
    pub title: String,
    /// What is shown, with its counts.
    pub subtitle: String,
    /// The design, how to read the picture and what it cannot say.
    pub caption: String,
}

impl Figure {
    /// Panels side by side under the words of an analysis.
    #[must_use]
    pub fn beside(about: &About, alt: String, panels: Vec<Panel>) -> Self {
        let About { title, subtitle, caption } = about.clone();
        Self { title, subtitle, caption, alt, arrangement: Arrangement::SideBySide, panels, marks: Vec::new() }
    }
}

/// A whole picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The finding, with its numbers.
    pub title: String,
    /// What is shown, with its counts.
    pub subtitle: String,
    /// How to read it and what it cannot say.
    pub caption: String,
    /// The picture in words, for those who do not see it.
    pub alt: String,
    /// How the panels are set out.
    pub arrangement: Arrangement,
    /// The panels in order.
    pub panels: Vec<Panel>,
    /// Lines across the panels.
    pub marks: Vec<Mark>,
}
