//! A picture as placed marks: lines, areas and words at points of the canvas, in drawing order.

use super::text::{self, Weight};
use super::theme::{Ink, Tone};

/// A place on the canvas, from the upper left.
pub type Spot = (f64, f64);

/// Which point of a line of words its place names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// A line of words.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// The words.
    pub words: String,
    /// The anchor's place on the base line.
    pub at: Spot,
    /// Which point of the words that is.
    pub anchor: Anchor,
    /// Size of an em.
    pub size: f64,
    /// Weight of the letters.
    pub weight: Weight,
    /// Colour.
    pub ink: Ink,
}

/// A box on the canvas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Frame {
    /// From left to right.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// From top to bottom.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Whether the two share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let slack = 0.01;
        self.left + slack < other.right
            && other.left + slack < self.right
            && self.top + slack < other.bottom
            && other.top + slack < self.bottom
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left && self.top <= other.top && self.right >= other.right && self.bottom >= other.bottom
    }
}

impl Words {
    /// The room the words take.
    #[must_use]
    pub fn frame(&self) -> Frame {
        let width = text::width(&self.words, self.size, self.weight);
        let left = match self.anchor {
            Anchor::Start => self.at.0,
            Anchor::Middle => self.at.0 - width / 2.0,
            Anchor::End => self.at.0 - width,
        };
        let (top, bottom) = (self.at.1 - text::RISE * self.size, self.at.1 + text::DROP * self.size);
        Frame { left, top, right: left + width, bottom }
    }
}

/// One placed mark.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A line through points.
    Path {
        /// The points.
        points: Vec<Spot>,
        /// Colour.
        tone: Tone,
        /// Width.
        width: f64,
    },
    /// A filled outline.
    Area {
        /// The corners.
        points: Vec<Spot>,
        /// Colour.
        tone: Tone,
    },
    /// A filled circle.
    Disc {
        /// Its middle.
        at: Spot,
        /// Its radius.
        radius: f64,
        /// Colour.
        tone: Tone,
    },
    /// A circle's outline.
    Ring {
        /// Its middle.
        at: Spot,
        /// Its radius.
        radius: f64,
        /// Colour.
        tone: Tone,
        /// Width of the outline.
        width: f64,
    },
    /// A line of words.
    Words(Words),
}

/// A laid-out picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width of the canvas.
    pub width: u32,
    /// Height of the canvas.
    pub height: u32,
    /// Its title, for those who do not see it.
    pub title: String,
    /// Its content in words, for those who do not see it.
    pub alt: String,
    /// The marks, backmost first.
    pub items: Vec<Item>,
}

impl Scene {
    /// Every line of words.
    pub fn words(&self) -> impl Iterator<Item = &Words> {
        self.items.iter().filter_map(|item| match item {
            Item::Words(words) => Some(words),
            _ => None,
        })
    }

    /// A level or upright hairline, moved onto half points so that it stays sharp.
    pub fn hairline(&mut self, from: Spot, to: Spot, tone: impl Into<Tone>) {
        let half = |value: f64| value.floor() + 0.5;
        let points = vec![(half(from.0), half(from.1)), (half(to.0), half(to.1))];
        self.items.push(Item::Path { points, tone: tone.into(), width: 1.0 });
    }

    /// A filled box.
    pub fn fill(&mut self, frame: Frame, tone: impl Into<Tone>) {
        let Frame { left, top, right, bottom } = frame;
        self.items
            .push(Item::Area { points: vec![(left, top), (right, top), (right, bottom), (left, bottom)], tone: tone.into() });
    }
}
