//! A figure's parts in their places on a canvas.

use super::figure::{Arrangement, Figure, Panel, Room};
use super::flags::Flags;
use super::legend::Legend;
use super::look::Look;
use super::panel;
use super::scale::Scale;
use super::scene::{Anchor, Frame, Item, Scene, Words};
use super::shapes::Plot;
use super::size::Size;
use super::text::{self, Weight};
use super::theme::Ink;

/// Room between a panel's legend and its data, in ems: half the height of a label at the top of the y axis.
const HEADER_GAP: f64 = 0.6;

/// Lays a figure out on a canvas.
#[must_use]
pub fn lay_out(figure: &Figure, size: Size) -> Scene {
    let look = Look::of(size);
    let (width, height) = (size.width(), size.height());
    let mut scene = Scene { width, height, title: figure.title.clone(), alt: figure.alt.clone(), items: Vec::new() };
    scene.fill(Frame { left: 0.0, top: 0.0, right: f64::from(width), bottom: f64::from(height) }, Ink::Paper);
    let mut room = Frame {
        left: look.margin,
        top: look.margin * 0.7,
        right: f64::from(width) - look.margin,
        bottom: f64::from(height) - look.margin * 0.6,
    };
    heading(&mut scene, figure, look, &mut room);
    match figure.arrangement {
        Arrangement::Stacked => stacked(&mut scene, figure, look, room),
        Arrangement::SideBySide => side_by_side(&mut scene, figure, look, room),
    }
    scene
}

/// The title and the subtitle; takes their height off the room.
fn heading(scene: &mut Scene, figure: &Figure, look: Look, room: &mut Frame) {
    let (title, size) = title_lines(&figure.title, room.width(), look);
    room.top = block(scene, &title, (room.left, room.top), size, Weight::Bold, Ink::Words);
    let subtitle = text::wrap(&figure.subtitle, room.width(), look.base, Weight::Regular, 2);
    room.top = block(scene, &subtitle, (room.left, room.top), look.base, Weight::Regular, Ink::Quiet) + 0.5 * look.base;
}

/// The title in one line, a little smaller if need be, or else in two.
fn title_lines(words: &str, room: f64, look: Look) -> (Vec<String>, f64) {
    let widest = text::width(words, look.title, Weight::Bold);
    let one_line = look.title * (room / widest.max(1.0)).min(1.0) * 0.999;
    if one_line >= look.title * 0.85 {
        (vec![words.to_owned()], one_line)
    } else {
        (text::balanced(words, room, look.title, Weight::Bold, 2), look.title)
    }
}

/// The caption at the foot; takes its height off the room.
fn caption(scene: &mut Scene, words: &str, look: Look, room: &mut Frame) {
    let most = if room.height() < 30.0 * look.base { 2 } else { 3 };
    let lines = text::wrap(words, room.width(), look.base, Weight::Regular, most);
    room.bottom -= lines.len() as f64 * look.line();
    block(scene, &lines, (room.left, room.bottom), look.base, Weight::Regular, Ink::Quiet);
    room.bottom -= 0.3 * look.base;
}

/// Lines of words under each other; answers the height beneath them.
fn block(scene: &mut Scene, lines: &[String], (left, top): (f64, f64), size: f64, weight: Weight, ink: Ink) -> f64 {
    let mut top = top;
    for words in lines {
        let at = (left, top + text::RISE * size);
        scene.items.push(Item::Words(Words { words: words.clone(), at, anchor: Anchor::Start, size, weight, ink }));
        top += size * text::LEADING;
    }
    top
}

/// The shared x axis of stacked panels.
pub(super) fn across(figure: &Figure, size: Size) -> Scale {
    let look = Look::of(size);
    let (left, right) = (look.margin, f64::from(size.width()) - look.margin);
    let gutter = figure.panels.iter().map(|panel| panel::gutter(panel, look)).fold(0.0, f64::max);
    Scale::new(figure.panels.last().map_or((0.0, 1.0), |panel| panel.x.ends()), (left + gutter, right))
}

/// Panels one above another with one x axis and the lines that cross them.
fn stacked(scene: &mut Scene, figure: &Figure, look: Look, mut room: Frame) {
    let Some(last) = figure.panels.last() else { return };
    let gutter = figure.panels.iter().map(|panel| panel::gutter(panel, look)).fold(0.0, f64::max);
    let across = (room.left + gutter, room.right);
    let x = Scale::new(last.x.ends(), across);
    let flags = Flags::of(&figure.marks, x, across, look);
    caption(scene, &with_unlabelled(&figure.caption, flags.unlabelled()), look, &mut room);

    let legends: Vec<Legend<'_>> = figure.panels.iter().map(|panel| Legend::of(panel, room.width(), look)).collect();
    let gap = 0.75 * look.base;
    let words: f64 = legends.iter().map(|legend| legend.height(look) + HEADER_GAP * look.base).sum::<f64>()
        + gap * (legends.len() - 1) as f64;
    let left_over = room.height() - words - flags.height(look) - panel::footing(last, look);
    let heights = share(&figure.panels, left_over, look);

    let (mut top, mut plots) = (room.top, Vec::new());
    for (place, legend) in legends.iter().enumerate() {
        legend.draw(scene, room.left, top, look);
        top += legend.height(look) + HEADER_GAP * look.base + if place == 0 { flags.height(look) } else { 0.0 };
        let frame = Frame { left: across.0, top, right: across.1, bottom: top + heights[place] };
        plots.push(Plot { frame, x, y: Scale::new(figure.panels[place].y.ends(), (frame.bottom, frame.top)) });
        top = frame.bottom + gap;
    }
    let frames: Vec<Frame> = plots.iter().map(|plot| plot.frame).collect();
    // A line through the words of an empty panel would only make them hard to read.
    let filled: Vec<Frame> =
        figure.panels.iter().zip(&frames).filter(|(panel, _)| panel.nothing.is_none()).map(|(_, frame)| *frame).collect();
    for (panel, plot) in figure.panels.iter().zip(&plots) {
        panel::upright_grid(scene, last, plot, look);
        panel::draw(scene, panel, plot, look);
    }
    flags.draw_lines(scene, &filled);
    if let (Some(first), Some(foot)) = (frames.first(), plots.last()) {
        flags.draw_labels(scene, first.top, look);
        panel::x_labels(scene, last, foot, look);
    }
}

/// The caption, with a word on lines that could not be labelled.
fn with_unlabelled(caption: &str, unlabelled: usize) -> String {
    match unlabelled {
        0 => caption.to_owned(),
        1 => format!("{caption} One line had no room for its label."),
        more => format!("{caption} {more} lines had no room for their labels."),
    }
}

/// The height of each panel.
fn share(panels: &[Panel], room: f64, look: Look) -> Vec<f64> {
    let (mut fixed, mut shares) = (0.0, 0.0);
    for panel in panels {
        match panel.room {
            Room::Fixed(points) => fixed += points * look.unit,
            Room::Share(share) => shares += share,
        }
    }
    let left_over = (room - fixed).max(0.0);
    let height = |panel: &Panel| match panel.room {
        Room::Fixed(points) => points * look.unit,
        Room::Share(share) => left_over * share / shares,
    };
    panels.iter().map(|panel| height(panel).max(4.0)).collect()
}

/// Panels one beside another, each with its own axes.
fn side_by_side(scene: &mut Scene, figure: &Figure, look: Look, mut room: Frame) {
    caption(scene, &figure.caption, look, &mut room);
    let gap = 2.4 * look.base;
    let widths = share(&figure.panels, room.width() - gap * figure.panels.len().saturating_sub(1) as f64, look);
    let legends: Vec<Legend<'_>> =
        figure.panels.iter().zip(&widths).map(|(panel, width)| Legend::of(panel, *width, look)).collect();
    let tallest = legends.iter().map(|legend| legend.height(look)).fold(0.0, f64::max);
    let footing = figure.panels.iter().map(|panel| panel::footing(panel, look)).fold(0.0, f64::max);
    let mut left = room.left;
    for ((panel, width), legend) in figure.panels.iter().zip(&widths).zip(&legends) {
        legend.draw(scene, left, room.top, look);
        let frame = Frame {
            left: left + panel::gutter(panel, look),
            top: room.top + tallest + HEADER_GAP * look.base,
            right: left + width,
            bottom: room.bottom - footing,
        };
        let (x, y) =
            (Scale::new(panel.x.ends(), (frame.left, frame.right)), Scale::new(panel.y.ends(), (frame.bottom, frame.top)));
        let plot = Plot { frame, x, y };
        panel::upright_grid(scene, panel, &plot, look);
        panel::draw(scene, panel, &plot, look);
        panel::x_labels(scene, panel, &plot, look);
        left += width + gap;
    }
}
