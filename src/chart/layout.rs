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
    placed(figure, size).0
}

/// The same, with the place of each panel.
pub(super) fn placed(figure: &Figure, size: Size) -> (Scene, Vec<Plot>) {
    let look = Look::of(size);
    let (width, height) = (size.width(), size.height());
    let mut scene = Scene { width, height, title: figure.title.clone(), alt: figure.alt.clone(), items: Vec::new() };
    scene.fill(Frame { left: 0.0, top: 0.0, right: f64::from(width), bottom: f64::from(height) }, Ink::Paper);
    let mut room = room(width, f64::from(height), look);
    heading(&mut scene, figure, look, &mut room);
    let plots = match figure.arrangement {
        Arrangement::Stacked => stacked(&mut scene, figure, look, room),
        Arrangement::SideBySide => side_by_side(&mut scene, figure, look, room),
        Arrangement::OneByOne => one_by_one(&mut scene, figure, look, room),
    };
    (scene, plots)
}

/// The canvas within its margins.
fn room(width: u32, height: f64, look: Look) -> Frame {
    let right = f64::from(width) - look.margin;
    Frame { left: look.margin, top: look.margin * 0.7, right, bottom: height - look.margin * 0.6 }
}

/// The height of a canvas on which the data of a figure without heading and caption is `data` tall.
pub(super) fn height(figure: &Figure, width: u32, look: Look, data: f64) -> f64 {
    let room = room(width, 0.0, look);
    let words = match figure.arrangement {
        Arrangement::Stacked => figure.panels.last().map_or(0.0, |last| {
            let stack = Stack::of(figure, last, look, room);
            let unlabelled =
                text::wrap(&with_unlabelled("", stack.flags.unlabelled()), room.width(), look.base, Weight::Regular, 3);
            stack.words(last, look) + unlabelled.len() as f64 * look.line() + 0.3 * look.base
        }),
        Arrangement::SideBySide => Row::of(figure, look, room).words(look) + 0.3 * look.base,
        Arrangement::OneByOne => figure.panels.iter().map(|panel| around(panel, room, look)).sum(),
    };
    room.top - room.bottom + words + data
}

/// The title and the subtitle; takes their height off the room.
fn heading(scene: &mut Scene, figure: &Figure, look: Look, room: &mut Frame) {
    if figure.title.is_empty() && figure.subtitle.is_empty() {
        return;
    }
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

/// Room between stacked panels, in ems.
const STACK_GAP: f64 = 0.75;

/// What stacked panels share, and the words of each.
struct Stack<'a> {
    across: (f64, f64),
    x: Scale,
    flags: Flags,
    legends: Vec<Legend<'a>>,
}

impl<'a> Stack<'a> {
    fn of(figure: &'a Figure, last: &Panel, look: Look, room: Frame) -> Self {
        let gutter = figure.panels.iter().map(|panel| panel::gutter(panel, look)).fold(0.0, f64::max);
        let across = (room.left + gutter, room.right);
        let x = Scale::new(last.x.ends(), across);
        let flags = Flags::of(&figure.marks, x, across, look);
        let legends = figure.panels.iter().map(|panel| Legend::of(panel, room.width(), look)).collect();
        Self { across, x, flags, legends }
    }

    /// The height of all that is no data.
    fn words(&self, last: &Panel, look: Look) -> f64 {
        let headers: f64 = self.legends.iter().map(|legend| legend.height(look) + HEADER_GAP * look.base).sum();
        let gaps = STACK_GAP * look.base * (self.legends.len() - 1) as f64;
        headers + gaps + self.flags.height(look) + panel::footing(last, self.across.1 - self.across.0, look)
    }
}

/// Panels one above another with one x axis and the lines that cross them.
fn stacked(scene: &mut Scene, figure: &Figure, look: Look, mut room: Frame) -> Vec<Plot> {
    let Some(last) = figure.panels.last() else { return Vec::new() };
    let stack = Stack::of(figure, last, look, room);
    let Stack { across, x, flags, legends } = &stack;
    caption(scene, &with_unlabelled(&figure.caption, flags.unlabelled()), look, &mut room);
    let heights = share(&figure.panels, room.height() - stack.words(last, look), look);
    let gap = STACK_GAP * look.base;

    let (mut top, mut plots) = (room.top, Vec::new());
    for (place, legend) in legends.iter().enumerate() {
        legend.draw(scene, room.left, top, look);
        top += legend.height(look) + HEADER_GAP * look.base + if place == 0 { flags.height(look) } else { 0.0 };
        let frame = Frame { left: across.0, top, right: across.1, bottom: top + heights[place] };
        plots.push(Plot { frame, x: *x, y: Scale::new(figure.panels[place].y.ends(), (frame.bottom, frame.top)) });
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
    plots
}

/// The caption, with a word on lines that could not be labelled.
fn with_unlabelled(caption: &str, unlabelled: usize) -> String {
    match unlabelled {
        0 => caption.to_owned(),
        1 => format!("{caption} One line had no room for its label.").trim_start().to_owned(),
        more => format!("{caption} {more} lines had no room for their labels.").trim_start().to_owned(),
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

/// Room between panels side by side, in ems.
const ROW_GAP: f64 = 2.4;

/// Panels side by side: their widths and the words of each.
struct Row<'a> {
    widths: Vec<f64>,
    legends: Vec<Legend<'a>>,
    footing: f64,
}

impl<'a> Row<'a> {
    fn of(figure: &'a Figure, look: Look, room: Frame) -> Self {
        let gaps = ROW_GAP * look.base * figure.panels.len().saturating_sub(1) as f64;
        let widths = share(&figure.panels, room.width() - gaps, look);
        let legends = figure.panels.iter().zip(&widths).map(|(panel, width)| Legend::of(panel, *width, look)).collect();
        let footing =
            figure.panels.iter().zip(&widths).map(|(panel, width)| panel::footing(panel, *width, look)).fold(0.0, f64::max);
        Self { widths, legends, footing }
    }

    fn tallest(&self, look: Look) -> f64 {
        self.legends.iter().map(|legend| legend.height(look)).fold(0.0, f64::max)
    }

    /// The height of all that is no data.
    fn words(&self, look: Look) -> f64 {
        self.tallest(look) + HEADER_GAP * look.base + self.footing
    }
}

/// Panels one beside another, each with its own axes.
fn side_by_side(scene: &mut Scene, figure: &Figure, look: Look, mut room: Frame) -> Vec<Plot> {
    caption(scene, &figure.caption, look, &mut room);
    let row = Row::of(figure, look, room);
    let top = room.top + row.tallest(look) + HEADER_GAP * look.base;
    let (mut left, mut plots) = (room.left, Vec::new());
    for ((panel, width), legend) in figure.panels.iter().zip(&row.widths).zip(&row.legends) {
        legend.draw(scene, left, room.top, look);
        let (right, bottom) = (left + width, room.bottom - row.footing);
        plots.push(alone(scene, panel, Frame { left: left + panel::gutter(panel, look), top, right, bottom }, look));
        left = right + ROW_GAP * look.base;
    }
    plots
}

/// Room below a panel that has an x axis of its own, in ems.
const PANEL_GAP: f64 = 1.0;

/// The height of what a panel has around its data, where another stands below it.
fn around(panel: &Panel, room: Frame, look: Look) -> f64 {
    Legend::of(panel, room.width(), look).height(look)
        + (HEADER_GAP + PANEL_GAP) * look.base
        + panel::footing(panel, room.width(), look)
}

/// Panels one below another, each with its own axes.
fn one_by_one(scene: &mut Scene, figure: &Figure, look: Look, room: Frame) -> Vec<Plot> {
    let words: f64 = figure.panels.iter().map(|panel| around(panel, room, look)).sum();
    let heights = share(&figure.panels, room.height() - words, look);
    let (mut top, mut plots) = (room.top, Vec::new());
    for (panel, height) in figure.panels.iter().zip(heights) {
        let legend = Legend::of(panel, room.width(), look);
        legend.draw(scene, room.left, top, look);
        let above = top + legend.height(look) + HEADER_GAP * look.base;
        let frame =
            Frame { left: room.left + panel::gutter(panel, look), top: above, right: room.right, bottom: above + height };
        plots.push(alone(scene, panel, frame, look));
        top += height + around(panel, room, look);
    }
    plots
}

/// A panel with axes of its own.
fn alone(scene: &mut Scene, panel: &Panel, frame: Frame, look: Look) -> Plot {
    let x = Scale::new(panel.x.ends(), (frame.left, frame.right));
    let plot = Plot { frame, x, y: Scale::new(panel.y.ends(), (frame.bottom, frame.top)) };
    panel::upright_grid(scene, panel, &plot, look);
    panel::draw(scene, panel, &plot, look);
    panel::x_labels(scene, panel, &plot, look);
    plot
}
