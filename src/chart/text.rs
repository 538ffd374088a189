//! The font and its own measures, so that a label's room is known before it is drawn.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// Height of a capital above the base line, in ems, with room for an accent.
pub const RISE: f64 = 0.93;
/// Depth below the base line, in ems.
pub const DROP: f64 = 0.24;
/// From one base line to the next, in ems.
pub const LEADING: f64 = 1.3;

/// Advances of the characters below this are kept in a table.
const TABLE: u32 = 0x250;

/// The weight of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Upright and plain.
    Regular,
    /// Bold.
    Bold,
}

/// The bytes of the two faces that pictures are set in. Never inlined: each who asks would carry a copy of both.
#[must_use]
#[inline(never)]
pub fn faces() -> [&'static [u8]; 2] {
    [dejavu::sans_condensed::regular(), dejavu::sans_condensed::bold()]
}

/// One face's advances in ems.
struct Advances {
    face: &'static [u8],
    table: Vec<f64>,
}

impl Advances {
    fn read(face: &'static [u8]) -> Self {
        let letters: Vec<char> = (0..TABLE).filter_map(char::from_u32).collect();
        Self { face, table: measure(face, &letters) }
    }

    fn of(&self, letter: char) -> f64 {
        let known = self.table.get(letter as usize).copied();
        known.or_else(|| measure(self.face, &[letter]).first().copied()).unwrap_or(1.0)
    }
}

/// The advances of letters in ems; a letter the face lacks takes the room of its empty box.
fn measure(face: &[u8], letters: &[char]) -> Vec<f64> {
    let Ok(font) = FontRef::new(face) else { return Vec::new() };
    let (glyphs, metrics) = (font.charmap(), font.glyph_metrics(Size::new(1.0), LocationRef::default()));
    let advance = |letter: &char| metrics.advance_width(glyphs.map(*letter).unwrap_or_default()).unwrap_or(1.0);
    letters.iter().map(|letter| f64::from(advance(letter))).collect()
}

static REGULAR: LazyLock<Advances> = LazyLock::new(|| Advances::read(faces()[0]));
static BOLD: LazyLock<Advances> = LazyLock::new(|| Advances::read(faces()[1]));

/// Width of one line of text.
#[must_use]
pub fn width(words: &str, size: f64, weight: Weight) -> f64 {
    let advances = match weight {
        Weight::Regular => &REGULAR,
        Weight::Bold => &BOLD,
    };
    words.chars().map(|letter| advances.of(letter)).sum::<f64>() * size
}

/// The text, or as much of its beginning as fits, with an ellipsis.
#[must_use]
pub fn fit(words: &str, room: f64, size: f64, weight: Weight) -> String {
    if width(words, size, weight) <= room {
        return words.to_owned();
    }
    let mut kept: Vec<char> = words.chars().collect();
    while !kept.is_empty() {
        kept.pop();
        let shorter = format!("{}…", kept.iter().collect::<String>().trim_end());
        if width(&shorter, size, weight) <= room {
            return shorter;
        }
    }
    String::new()
}

/// The text in lines no wider than `room`; what does not go into `most` lines ends in an ellipsis.
#[must_use]
pub fn wrap(words: &str, room: f64, size: f64, weight: Weight, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || lines.len() + 1 >= most || width(&longer, size, weight) <= room {
            line = longer;
        } else {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        }
    }
    if !line.is_empty() && most > 0 {
        lines.push(line);
    }
    lines.into_iter().map(|line| fit(&line, room, size, weight)).collect()
}

/// As [`wrap`], with lines of about the same width, so that no word is left alone.
#[must_use]
pub fn balanced(words: &str, room: f64, size: f64, weight: Weight, most: usize) -> Vec<String> {
    let widest = wrap(words, room, size, weight, most);
    let narrower = (10..20).map(|part| room * f64::from(part) / 20.0);
    let mut tries = narrower.map(|room| wrap(words, room, size, weight, most));
    let whole = |lines: &Vec<String>| lines.len() == widest.len() && lines.iter().all(|line| !line.ends_with('…'));
    if widest.len() < 2 { widest } else { tries.find(whole).unwrap_or(widest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_come_from_the_font() {
        let (narrow, wide) = (width("iiii", 20.0, Weight::Regular), width("mmmm", 20.0, Weight::Regular));
        assert!(narrow > 0.0 && wide > 3.0 * narrow, "{narrow} {wide}");
        assert!(width("pain", 20.0, Weight::Bold) > width("pain", 20.0, Weight::Regular));
    }

    #[test]
    fn the_font_has_every_sign_we_use() {
        for face in faces() {
            let font = FontRef::new(face).unwrap();
            for letter in "−≤≥→←±×…–·éäøß½".chars() {
                assert!(font.charmap().map(letter).is_some(), "{letter}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_told_with_an_ellipsis() {
        let room = 120.0;
        let lines = wrap("a long sentence that cannot go into two short lines at all", room, 20.0, Weight::Regular, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(lines.iter().all(|line| width(line, 20.0, Weight::Regular) <= room));
        assert_eq!(wrap("", room, 20.0, Weight::Regular, 2), Vec::<String>::new());
    }
}
