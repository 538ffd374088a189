//! The shapes of a panel as marks on the canvas.

use super::figure::{Bar, Cell, Layer, Point, Shape, Stretch};
use super::look::Look;
use super::marker;
use super::scale::Scale;
use super::scene::{Frame, Item, Scene, Spot};
use super::theme::{Ink, Tone};

/// A panel's place on the canvas.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plot {
    /// The box of the data.
    pub(super) frame: Frame,
    /// Along it.
    pub(super) x: Scale,
    /// Up it.
    pub(super) y: Scale,
}

impl Plot {
    fn spot(&self, point: Point) -> Spot {
        (self.x.at(point.x), self.y.at(point.y))
    }
}

/// How the dots of a panel are drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dotting {
    radius: f64,
    strength: f64,
}

impl Dotting {
    /// Smaller and paler the more dots there are, never a speck.
    pub(super) fn of(look: Look, count: usize) -> Self {
        let (radius, strength) = match count {
            0..=60 => (6.5, 1.0),
            61..=200 => (5.5, 0.9),
            201..=800 => (4.2, 0.72),
            801..=2000 => (3.4, 0.6),
            _ => (2.4, 0.5),
        };
        Self { radius: (radius * look.unit).max(1.5), strength }
    }
}

/// One layer of a panel, with its dots as the panel has them.
pub(super) fn draw(scene: &mut Scene, layer: &Layer, plot: &Plot, look: Look, dotting: Dotting) {
    let ink = layer.ink;
    match &layer.shape {
        Shape::Dots { at, marker } => {
            let tone = Tone { ink, strength: dotting.strength };
            for point in at.iter().filter(|point| plot.x.holds(point.x) && plot.y.holds(point.y)) {
                marker::draw(scene, *marker, plot.spot(*point), dotting.radius, tone);
            }
        }
        Shape::Line { pieces, weight, dashed } => lines(scene, pieces, plot, (weight * look.unit).max(1.2), *dashed, ink),
        Shape::Ribbon { pieces } => pieces.iter().for_each(|piece| ribbon(scene, piece, plot, ink)),
        Shape::Ticks { at, lane, hollow } => ticks(scene, at, *lane, *hollow, plot, look, ink),
        Shape::Cells { cells, strength } => {
            let tone = Tone { ink, strength: *strength };
            cells.iter().for_each(|cell| grid_cell(scene, *cell, plot, tone));
        }
        Shape::Bars { bars } => bars.iter().for_each(|bar| upright_bar(scene, *bar, plot, ink)),
        Shape::Whiskers { spans, estimates } => {
            for (span, estimate) in spans.iter().zip(estimates) {
                whisker(scene, *span, *estimate, plot, look, ink);
            }
        }
        Shape::Level { y } => {
            let y = plot.y.at(*y);
            dashes(scene, &[(plot.frame.left, y), (plot.frame.right, y)], (1.6 * look.unit).max(1.0), ink);
        }
        Shape::Upright { x } => {
            let x = plot.x.at(*x);
            let points = vec![(x, plot.frame.top), (x, plot.frame.bottom)];
            let width = (3.0 * look.unit).max(1.2);
            scene.items.push(Item::Path { points: points.clone(), tone: Ink::Paper.into(), width: width * 2.0 });
            scene.items.push(Item::Path { points, tone: ink.into(), width });
        }
    }
}

/// A line in pieces, on a rim of paper that lifts it off the dots beneath.
fn lines(scene: &mut Scene, pieces: &[Vec<Point>], plot: &Plot, width: f64, dashed: bool, ink: Ink) {
    for piece in pieces {
        let points: Vec<Spot> = piece.iter().map(|point| plot.spot(*point)).collect();
        match points.as_slice() {
            [] => {}
            [only] => scene.items.push(Item::Disc { at: *only, radius: width, tone: ink.into() }),
            _ if dashed => dashes(scene, &points, width, ink),
            _ => {
                scene.items.push(Item::Path { points: points.clone(), tone: Ink::Paper.into(), width: width * 1.5 });
                scene.items.push(Item::Path { points, tone: ink.into(), width });
            }
        }
    }
}

/// A line broken into dashes of even length.
fn dashes(scene: &mut Scene, points: &[Spot], width: f64, ink: Ink) {
    let (dash, space) = (width * 4.0 + 2.0, width * 2.5 + 2.0);
    let mut walked = 0.0;
    for pair in points.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let at = |share: f64| (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
        let mut start = -(walked % (dash + space));
        while length > 0.0 && start < length {
            let (begin, end) = (start.max(0.0), (start + dash).min(length));
            if end > begin {
                scene.items.push(Item::Path { points: vec![at(begin / length), at(end / length)], tone: ink.into(), width });
            }
            start += dash + space;
        }
        walked += length;
    }
}

/// A filled stretch about a line.
fn ribbon(scene: &mut Scene, piece: &[Stretch], plot: &Plot, ink: Ink) {
    let upper = piece.iter().map(|span| (plot.x.at(span.x), plot.y.at(span.high)));
    let lower = piece.iter().rev().map(|span| (plot.x.at(span.x), plot.y.at(span.low)));
    let points: Vec<Spot> = upper.chain(lower).collect();
    if piece.len() > 1 {
        scene.items.push(Item::Area { points, tone: ink.into() });
    }
}

/// A row of ticks; ticks that would fall on the same half point are drawn once.
fn ticks(scene: &mut Scene, at: &[f64], lane: (f64, f64), hollow: bool, plot: &Plot, look: Look, ink: Ink) {
    let (top, bottom) = (plot.y.at(lane.1), plot.y.at(lane.0));
    let apart = plot.frame.width() / at.len().max(1) as f64;
    let wide = if !hollow {
        3.4
    } else if at.len() <= 100 {
        5.0
    } else {
        3.0
    } * look.unit;
    let width = wide.min(apart * 0.8).max(1.2);
    let mut last = f64::NEG_INFINITY;
    for x in at.iter().filter(|x| plot.x.holds(**x)).map(|x| (plot.x.at(*x) * 2.0).round() / 2.0) {
        if x == last {
            continue;
        }
        last = x;
        let (left, right) = (x - width / 2.0, x + width / 2.0);
        let frame = Frame { left, top, right, bottom };
        if hollow { outline(scene, frame, look, ink) } else { scene.fill(frame, ink) }
    }
}

/// A box's outline.
fn outline(scene: &mut Scene, frame: Frame, look: Look, ink: Ink) {
    let Frame { left, top, right, bottom } = frame;
    let points = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    scene.items.push(Item::Path { points, tone: ink.into(), width: (1.3 * look.unit).max(0.8) });
}

/// One box with a rim of paper, fully within its unit.
fn grid_cell(scene: &mut Scene, cell: Cell, plot: &Plot, tone: Tone) {
    let rim = 1.0;
    let (left, right) = (plot.x.at(cell.from) + rim, plot.x.at(cell.to) - rim);
    let (top, bottom) = (plot.y.at(cell.y + 0.5) + rim, plot.y.at(cell.y - 0.5) - rim);
    scene.items.push(Item::Area { points: vec![(left, top), (right, top), (right, bottom), (left, bottom)], tone });
}

/// One bar; bars with room keep a gap and whole points.
fn upright_bar(scene: &mut Scene, bar: Bar, plot: &Plot, ink: Ink) {
    let (mut left, mut right) = (plot.x.at(bar.from), plot.x.at(bar.to));
    if right - left >= 4.0 {
        left = left.round() + 0.5;
        right = right.round() - 0.5;
    }
    let frame = Frame { left, top: plot.y.at(bar.y), right, bottom: plot.y.at(0.0) };
    if frame.height() > 0.0 {
        scene.fill(frame, ink);
    }
}

/// An upright interval with caps and a dot at its estimate.
fn whisker(scene: &mut Scene, span: Stretch, estimate: f64, plot: &Plot, look: Look, ink: Ink) {
    let (x, low, high) = (plot.x.at(span.x), plot.y.at(span.low), plot.y.at(span.high));
    let (cap, width) = (9.0 * look.unit, (3.0 * look.unit).max(1.2));
    for points in [vec![(x, low), (x, high)], vec![(x - cap, low), (x + cap, low)], vec![(x - cap, high), (x + cap, high)]] {
        scene.items.push(Item::Path { points, tone: ink.into(), width });
    }
    scene.items.push(Item::Disc { at: (x, plot.y.at(estimate)), radius: (8.0 * look.unit).max(3.0), tone: ink.into() });
}
