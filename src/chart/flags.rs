//! Labels of the thin lines across panels: each beside its line, none on another or on another's line.

use super::figure::Mark;
use super::look::Look;
use super::scale::Scale;
use super::scene::{Anchor, Frame, Item, Scene, Words};
use super::text::{self, Weight};
use super::theme::{Ink, Tone};

/// Rows of labels at most.
const MOST_LANES: usize = 3;
/// Rows that a label which is never left out may open.
const LAST_LANE: usize = 6;

/// The room that a label has at least, in ems: on a narrow screen most of its width.
const FEWEST_EMS: f64 = 18.0;

/// A label in its place: a lane, counted from the data up, and a stretch of it.
#[derive(Debug, Clone, PartialEq)]
struct Flag {
    x: f64,
    lane: usize,
    left: f64,
    right: f64,
    label: String,
}

/// The lines with those labels that found room.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Flags {
    lines: Vec<f64>,
    flags: Vec<Flag>,
    lanes: usize,
}

impl Flags {
    /// Lays labels out between `left` and `right`.
    ///
    /// Those that are never left out come first; among equals from the last line to the first, which packs them best.
    pub(super) fn of(marks: &[Mark], scale: Scale, (left, right): (f64, f64), look: Look) -> Self {
        let mut marks: Vec<&Mark> = marks.iter().filter(|mark| scale.holds(mark.x)).collect();
        marks.sort_by(|one, other| other.first.cmp(&one.first).then(other.x.total_cmp(&one.x)));
        let mut flags: Vec<Flag> = Vec::new();
        let widest = ((right - left) * 0.3).max(FEWEST_EMS * look.base).min(right - left);
        for mark in &marks {
            let label = text::fit(&mark.label, widest, look.base, Weight::Regular);
            let x = scale.at(mark.x);
            let width = text::width(&label, look.base, Weight::Regular);
            let aside = 0.3 * look.base;
            let (after, before) = (x + aside, x - aside - width);
            let (fits_after, fits_before) = (after + width <= right, before >= left);
            let flag = |start: f64| {
                let label = label.clone();
                move |lane| Flag { x, lane, left: start, right: start + width, label: label.clone() }
            };
            let lanes = if mark.first { LAST_LANE } else { MOST_LANES };
            // Behind its line where there is room, else before it.
            let behind = fits_after.then_some(after);
            let ahead = (fits_before || !fits_after).then_some(before.max(left));
            let places = behind.into_iter().chain(ahead).flat_map(|start| (0..lanes).map(flag(start)));
            let found = places.into_iter().find(|flag| has_room(flag, &flags, look));
            flags.extend(found);
        }
        let lanes = flags.iter().map(|flag| flag.lane + 1).max().unwrap_or(0);
        Self { lines: marks.iter().map(|mark| scale.at(mark.x)).collect(), flags, lanes }
    }

    /// The height of the rows of labels.
    pub(super) fn height(&self, look: Look) -> f64 {
        self.lanes as f64 * look.line()
    }

    /// Lines whose label found no room.
    pub(super) fn unlabelled(&self) -> usize {
        self.lines.len() - self.flags.len()
    }

    /// The lines within each frame, pale enough to let the data through.
    pub(super) fn draw_lines(&self, scene: &mut Scene, frames: &[Frame]) {
        for frame in frames {
            for x in &self.lines {
                scene.hairline((*x, frame.top), (*x, frame.bottom), Tone { ink: Ink::Event, strength: 0.6 });
            }
        }
    }

    /// The labels above `bottom`, each with its lead.
    pub(super) fn draw_labels(&self, scene: &mut Scene, bottom: f64, look: Look) {
        for flag in &self.flags {
            let foot = bottom - flag.lane as f64 * look.line();
            let base_line = foot - 0.32 * look.base;
            scene.hairline((flag.x, base_line - 0.75 * look.base), (flag.x, bottom), Ink::Event);
            scene.items.push(Item::Words(Words {
                words: flag.label.clone(),
                at: (flag.left, base_line),
                anchor: Anchor::Start,
                size: look.base,
                weight: Weight::Regular,
                ink: Ink::Event,
            }));
        }
    }
}

/// Whether a label is clear of the labels and leads already placed, and its lead of them.
fn has_room(flag: &Flag, placed: &[Flag], look: Look) -> bool {
    let gap = 0.6 * look.base;
    placed.iter().all(|other| {
        let words_clear = flag.lane != other.lane || flag.right + gap <= other.left || other.right + gap <= flag.left;
        words_clear && lead_clears(other, flag) && lead_clears(flag, other)
    })
}

/// Whether the lead of `one` passes `other`'s words, where it reaches down through their lane.
fn lead_clears(one: &Flag, other: &Flag) -> bool {
    one.lane < other.lane || one.x + 1.5 < other.left || other.right + 1.5 < one.x
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::size::Size;

    fn marks(places: &[f64]) -> Vec<Mark> {
        places.iter().map(|x| Mark { x: *x, label: "a treatment".to_owned(), first: false }).collect()
    }

    #[test]
    fn near_lines_take_lanes_and_the_rest_are_counted() {
        let (look, scale) = (Look::of(Size::default()), Scale::new((0.0, 100.0), (100.0, 1500.0)));
        let flags = Flags::of(&marks(&[10.0, 11.0, 12.0, 13.0, 60.0]), scale, (100.0, 1500.0), look);
        assert_eq!((flags.lanes, flags.unlabelled()), (3, 0), "the fourth stands before its line");
        let flags = Flags::of(&marks(&[10.0, 11.0, 12.0, 13.0, 13.5, 14.0, 60.0]), scale, (100.0, 1500.0), look);
        assert!(flags.unlabelled() > 0);
        assert_eq!(flags.lines.len(), 7);
    }

    #[test]
    fn an_injury_keeps_its_label_among_many_treatments() {
        let (look, scale) = (Look::of(Size::default()), Scale::new((0.0, 100.0), (100.0, 1500.0)));
        let mut marks = marks(&(0..30).map(|place| 20.0 + f64::from(place) * 0.5).collect::<Vec<_>>());
        let injury = |x| Mark { x, label: "injury: left hamstring".to_owned(), first: true };
        marks.extend([injury(20.0), injury(21.0), injury(22.0), injury(23.0), injury(24.0)]);
        let flags = Flags::of(&marks, scale, (100.0, 1500.0), look);
        assert_eq!(flags.flags.iter().filter(|flag| flag.label.starts_with("injury")).count(), 5);
        assert!(flags.unlabelled() > 0, "the treatments give way");
    }

    #[test]
    fn a_label_at_the_right_edge_stays_inside() {
        let (look, scale) = (Look::of(Size::default()), Scale::new((0.0, 100.0), (100.0, 1500.0)));
        let flags = Flags::of(&marks(&[100.0]), scale, (100.0, 1500.0), look);
        assert!(flags.flags[0].right < 1500.0, "left of its line");
    }
}
