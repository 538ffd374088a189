//! One panel: grid, axis labels, layers.

use super::figure::{Axis, Panel, Shape};
use super::look::Look;
use super::scene::{Anchor, Frame, Item, Scene, Words};
use super::shapes::{self, Dotting, Plot};
use super::text::{self, Weight};
use super::theme::Ink;
use super::ticks::{self, Tick};

/// Room between an axis and its labels, in ems.
const LABEL_GAP: f64 = 0.45;

/// The labels of a y axis that is `height` tall.
fn y_ticks(axis: &Axis, height: f64, look: Look) -> Vec<Tick> {
    match axis {
        Axis::Names(names) => {
            let every = (1.25 * look.base * names.len() as f64 / height.max(1.0)).ceil().max(1.0) as usize;
            let tick = |(place, name): (usize, &String)| Tick { at: place as f64, label: name.clone(), below: None };
            names.iter().enumerate().step_by(every).map(tick).collect()
        }
        Axis::Numbers { from, to, least_step } => {
            let most = ((height / (1.5 * look.base)) as usize).clamp(1, 6);
            let clear = |ticks: &Vec<Tick>| {
                let apart = |pair: &[Tick]| (pair[1].at - pair[0].at) / (to - from) * height;
                ticks.len() > 1 && ticks.windows(2).all(|pair| apart(pair) >= 1.2 * look.base)
            };
            let counts: Vec<Vec<Tick>> = (most..most + 3).map(|most| ticks::numbers(*from, *to, *least_step, most)).collect();
            counts.iter().find(|ticks| clear(ticks)).cloned().unwrap_or_else(|| counts.into_iter().flatten().take(1).collect())
        }
        _ => Vec::new(),
    }
}

/// Width that a y axis needs for its labels, at most.
pub(super) fn gutter(panel: &Panel, look: Look) -> f64 {
    let ticks = y_ticks(&panel.y, 400.0 * look.unit, look).into_iter().chain(y_ticks(&panel.y, look.base * 3.0, look));
    let widest = ticks.map(|tick| text::width(&tick.label, look.base, Weight::Regular)).fold(0.0, f64::max);
    if widest > 0.0 { widest + LABEL_GAP * look.base } else { 0.0 }
}

/// Height that the labels under an x axis need, in a panel of some width.
pub(super) fn footing(panel: &Panel, width: f64, look: Look) -> f64 {
    let rows = match &panel.x {
        Axis::Dates { .. } => 2.0,
        Axis::Plain => 0.0,
        Axis::Names(names) => {
            let lines = names.iter().map(|name| named(name, names.len(), width - gutter(panel, look), look).len());
            lines.max().unwrap_or(1) as f64
        }
        _ => 1.0,
    };
    let name = if panel.x_name.is_empty() { 0.0 } else { 1.0 };
    look.base * 0.6 + (rows + name) * look.line()
}

/// A name under an x axis of so many, in two lines where one is too narrow.
fn named(name: &str, of: usize, width: f64, look: Look) -> Vec<String> {
    let room = width / of.max(1) as f64 - 0.6 * look.base;
    text::wrap(name, room, look.base, Weight::Regular, 2)
}

/// The labels of an x axis on a plot.
fn x_ticks(axis: &Axis, plot: &Plot, look: Look) -> Vec<Tick> {
    let fits = |ticks: &[Tick]| {
        let frames: Vec<(f64, f64)> = ticks.iter().map(|tick| reach(tick, plot, look)).collect();
        frames.windows(2).all(|pair| pair[0].1 + 0.6 * look.base <= pair[1].0)
    };
    match axis {
        Axis::Dates { first, last } => ticks::dates(*first, *last, fits),
        Axis::Numbers { from, to, least_step } => {
            let counts = (2..=12).rev().map(|most| ticks::numbers(*from, *to, *least_step, most));
            counts.into_iter().find(|ticks| fits(ticks)).unwrap_or_default()
        }
        Axis::Names(names) => {
            let tick = |(place, name): (usize, &String)| {
                let mut lines = named(name, names.len(), plot.frame.width(), look).into_iter();
                Tick { at: place as f64, label: lines.next().unwrap_or_default(), below: lines.next() }
            };
            names.iter().enumerate().map(tick).collect()
        }
        Axis::Plain => Vec::new(),
    }
}

/// The stretch that a label under the x axis takes, its second line too.
fn reach(tick: &Tick, plot: &Plot, look: Look) -> (f64, f64) {
    let widest =
        tick.below.iter().chain([&tick.label]).map(|words| text::width(words, look.base, Weight::Regular)).fold(0.0, f64::max);
    let middle = plot.x.at(tick.at);
    (middle - widest / 2.0, middle + widest / 2.0)
}

/// Grid lines, the y axis's labels and the layers.
pub(super) fn draw(scene: &mut Scene, panel: &Panel, plot: &Plot, look: Look) {
    let bands = |shape: &Shape| matches!(shape, Shape::Ribbon { .. });
    let dots =
        panel.layers.iter().filter(|layer| matches!(layer.shape, Shape::Dots { .. })).map(|layer| layer.shape.count()).sum();
    let dotting = Dotting::of(look, dots);
    for layer in panel.layers.iter().filter(|layer| bands(&layer.shape)) {
        shapes::draw(scene, layer, plot, look, dotting);
    }
    grid(scene, panel, plot, look);
    for layer in panel.layers.iter().filter(|layer| !bands(&layer.shape)) {
        shapes::draw(scene, layer, plot, look, dotting);
    }
    if let Some(nothing) = &panel.nothing {
        in_place_of_data(scene, nothing, plot, look);
    }
}

/// Words in the middle of a panel, in as many lines as they need and there is room for.
fn in_place_of_data(scene: &mut Scene, words: &str, plot: &Plot, look: Look) {
    let most = ((plot.frame.height() / look.line()) as usize).max(1);
    let lines = text::balanced(words, plot.frame.width(), look.base, Weight::Regular, most);
    let middle = (plot.frame.left + plot.frame.width() / 2.0, (plot.frame.top + plot.frame.bottom) / 2.0 + 0.35 * look.base);
    for (place, words) in lines.iter().enumerate() {
        let at = (middle.0, middle.1 + (place as f64 - (lines.len() - 1) as f64 / 2.0) * look.line());
        let half = text::width(words, look.base, Weight::Regular) / 2.0 + 0.5 * look.base;
        let (top, bottom) = (at.1 - text::RISE * look.base, at.1 + text::DROP * look.base);
        scene.fill(Frame { left: at.0 - half, top, right: at.0 + half, bottom }, Ink::Paper);
        put(scene, words.clone(), at, Anchor::Middle, look);
    }
}

/// Level grid lines with their labels, and the foot of the plot.
fn grid(scene: &mut Scene, panel: &Panel, plot: &Plot, look: Look) {
    let Frame { left, right, bottom, .. } = plot.frame;
    for tick in y_ticks(&panel.y, plot.frame.height(), look) {
        let y = plot.y.at(tick.at);
        scene.hairline((left, y), (right, y), Ink::Grid);
        put(scene, tick.label, (left - LABEL_GAP * look.base, y + 0.36 * look.base), Anchor::End, look);
    }
    scene.hairline((left, bottom), (right, bottom), Ink::Reference);
}

/// Light upright lines at the x axis's labels, for a panel whose labels stand elsewhere too.
pub(super) fn upright_grid(scene: &mut Scene, panel: &Panel, plot: &Plot, look: Look) {
    if matches!(panel.x, Axis::Dates { .. } | Axis::Numbers { .. }) {
        for tick in x_ticks(&panel.x, plot, look) {
            let x = plot.x.at(tick.at);
            scene.hairline((x, plot.frame.top), (x, plot.frame.bottom), Ink::Grid);
        }
    }
}

/// The labels under the x axis; one that would leave the canvas is left out.
pub(super) fn x_labels(scene: &mut Scene, panel: &Panel, plot: &Plot, look: Look) {
    let top = plot.frame.bottom + 0.55 * look.base;
    let canvas = f64::from(scene.width);
    let ticks = x_ticks(&panel.x, plot, look);
    let rows = if ticks.iter().any(|tick| tick.below.is_some()) { 2.0 } else { 1.0 };
    for tick in ticks {
        let x = plot.x.at(tick.at);
        let (start, end) = reach(&tick, plot, look);
        scene.hairline((x, plot.frame.bottom), (x, plot.frame.bottom + 0.35 * look.base), Ink::Reference);
        if start < 2.0 || end > canvas - 2.0 {
            continue;
        }
        for (row, words) in [Some(tick.label), tick.below].into_iter().flatten().enumerate() {
            put(scene, words, (x, top + (row as f64 + 0.8) * look.line()), Anchor::Middle, look);
        }
    }
    if !panel.x_name.is_empty() {
        let name = text::fit(&panel.x_name, plot.frame.width(), look.base, Weight::Regular);
        let middle = plot.frame.left + plot.frame.width() / 2.0;
        put(scene, name, (middle, top + (rows + 0.8) * look.line()), Anchor::Middle, look);
    }
}

/// Plain quiet words.
fn put(scene: &mut Scene, words: String, at: (f64, f64), anchor: Anchor, look: Look) {
    scene.items.push(Item::Words(Words { words, at, anchor, size: look.base, weight: Weight::Regular, ink: Ink::Quiet }));
}
