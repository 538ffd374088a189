//! A panel's name and the keys of its layers, in rows above the data.

use super::figure::{Layer, Panel, Shape};
use super::look::Look;
use super::marker;
use super::scene::{Anchor, Frame, Item, Scene, Words};
use super::text::{self, Weight};
use super::theme::{Ink, Tone};

/// One entry of a legend in its place, measured from the legend's upper left.
#[derive(Debug, Clone)]
struct Entry<'a> {
    left: f64,
    row: usize,
    words: String,
    layer: Option<&'a Layer>,
}

/// A laid-out legend.
#[derive(Debug, Clone)]
pub(super) struct Legend<'a> {
    entries: Vec<Entry<'a>>,
    rows: usize,
}

impl<'a> Legend<'a> {
    /// The name and keys of a panel, in rows of `room`.
    pub(super) fn of(panel: &'a Panel, room: f64, look: Look) -> Self {
        if panel.named_above {
            return Self { entries: Vec::new(), rows: 0 };
        }
        let name = (panel.name.clone(), None);
        let keys = panel.layers.iter().filter_map(|layer| layer.key.clone().map(|key| (key, Some(layer))));
        let (mut entries, mut left, mut row) = (Vec::new(), 0.0, 0);
        for (words, layer) in std::iter::once(name).chain(keys) {
            let words = text::fit(&words, room - sample_room(layer, look), look.base, weight(layer));
            let width = sample_room(layer, look) + text::width(&words, look.base, weight(layer));
            if left > 0.0 && left + width > room {
                (left, row) = (0.0, row + 1);
            }
            entries.push(Entry { left, row, words, layer });
            left += width + 1.1 * look.base;
        }
        Self { entries, rows: row + 1 }
    }

    /// The height of its rows.
    pub(super) fn height(&self, look: Look) -> f64 {
        self.rows as f64 * look.line()
    }

    /// Draws it with its upper left corner at a place.
    pub(super) fn draw(&self, scene: &mut Scene, left: f64, top: f64, look: Look) {
        for entry in &self.entries {
            let start = left + entry.left;
            let base_line = top + entry.row as f64 * look.line() + text::RISE * look.base;
            if let Some(layer) = entry.layer {
                sample(scene, layer, start, base_line - 0.36 * look.base, look);
            }
            let ink = if entry.layer.is_some() { Ink::Quiet } else { Ink::Words };
            scene.items.push(Item::Words(Words {
                words: entry.words.clone(),
                at: (start + sample_room(entry.layer, look), base_line),
                anchor: Anchor::Start,
                size: look.base,
                weight: weight(entry.layer),
                ink,
            }));
        }
    }
}

/// A panel's name is bold, its keys are plain.
fn weight(layer: Option<&Layer>) -> Weight {
    if layer.is_some() { Weight::Regular } else { Weight::Bold }
}

/// Width of a sample and the space behind it.
fn sample_room(layer: Option<&Layer>, look: Look) -> f64 {
    match layer.map(|layer| &layer.shape) {
        None => 0.0,
        Some(Shape::Dots { .. } | Shape::Ticks { .. } | Shape::Upright { .. } | Shape::Whiskers { .. }) => 1.0 * look.base,
        Some(_) => 1.8 * look.base,
    }
}

/// A small piece of the layer, with its middle at height `y`.
fn sample(scene: &mut Scene, layer: &Layer, left: f64, y: f64, look: Look) {
    let (ink, em) = (layer.ink, look.base);
    let width = sample_room(Some(layer), look) - 0.4 * em;
    let middle = left + width / 2.0;
    let frame = |half: f64, tall: f64| Frame { left: middle - half, top: y - tall, right: middle + half, bottom: y + tall };
    let stroke = |points, width: f64| Item::Path { points, tone: ink.into(), width: width.max(1.2) };
    match &layer.shape {
        Shape::Dots { marker, .. } => marker::draw(scene, *marker, (middle, y), 0.31 * em, ink.into()),
        Shape::Line { weight, dashed: false, .. } => {
            scene.items.push(stroke(vec![(left, y), (left + width, y)], weight * look.unit));
        }
        Shape::Line { weight, .. } => dashed_sample(scene, left, y, width, weight * look.unit, ink),
        Shape::Level { .. } => dashed_sample(scene, left, y, width, 1.6 * look.unit, ink),
        Shape::Cells { strength, .. } => scene.fill(frame(width / 2.0, 0.34 * em), Tone { ink, strength: *strength }),
        Shape::Ribbon { .. } | Shape::Bars { .. } => scene.fill(frame(width / 2.0, 0.34 * em), ink),
        Shape::Ticks { hollow: false, .. } => scene.fill(frame(0.1 * em, 0.42 * em), ink),
        Shape::Ticks { .. } => {
            let Frame { left, top, right, bottom } = frame(0.14 * em, 0.42 * em);
            let points = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
            scene.items.push(stroke(points, 1.3 * look.unit));
        }
        Shape::Upright { .. } => {
            scene.items.push(stroke(vec![(middle, y - 0.45 * em), (middle, y + 0.45 * em)], 3.0 * look.unit))
        }
        Shape::Whiskers { .. } => {
            scene.items.push(stroke(vec![(middle, y - 0.45 * em), (middle, y + 0.45 * em)], 2.4 * look.unit));
            marker::draw(scene, super::figure::Marker::Disc, (middle, y), 0.25 * em, ink.into());
        }
    }
}

/// Two dashes.
fn dashed_sample(scene: &mut Scene, left: f64, y: f64, width: f64, stroke: f64, ink: Ink) {
    for (from, to) in [(0.0, 0.42), (0.58, 1.0)] {
        let points = vec![(left + from * width, y), (left + to * width, y)];
        scene.items.push(Item::Path { points, tone: ink.into(), width: stroke.max(1.2) });
    }
}
