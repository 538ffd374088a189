//! A scene as an SVG document, through plotters' SVG backend.
//!
//! The backend knows whole points only, so it draws on a canvas [`FINE`] times as fine and the document is shown that much smaller:
//! lines can then sit on half points. Its opening tag is replaced by ours, which carries the title and the description.

use std::fmt::Write as _;

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

use super::ChartError;
use super::scene::{Anchor, Item, Scene, Spot, Words};
use super::text::Weight;
use super::theme::{Colour, Theme, Tone};

/// Units of the document in one point of the picture.
const FINE: f64 = 10.0;
/// What the backend divides a font's size by.
const BACKEND_SIZE: f64 = 1.24;
/// How far below a top-anchored place the backend sets the base line, in ems.
const BACKEND_RISE: f64 = 0.76;
/// Fonts of the document; the second has much the same widths, for viewers without the first.
const FAMILY: &str = "DejaVu Sans, DejaVu Sans Condensed, Verdana, sans-serif";

/// The scene as an SVG document.
///
/// # Errors
/// When the backend refuses a mark.
pub(super) fn document(scene: &Scene, theme: Theme) -> Result<String, ChartError> {
    let mut marks = String::with_capacity(scene.items.len() * 160);
    let size = (scene.width * FINE as u32, scene.height * FINE as u32);
    let mut pen = Pen { backend: SVGBackend::with_string(&mut marks, size), theme };
    for item in &scene.items {
        pen.draw(item)?;
    }
    pen.backend.present().map_err(ChartError::svg)?;
    drop(pen);
    let inner = marks.split_once('\n').map_or("", |(_, inner)| inner);
    Ok(opening(scene) + inner)
}

/// The opening tag with the title and the description.
fn opening(scene: &Scene) -> String {
    let (width, height) = (scene.width, scene.height);
    let (fine_width, fine_height) = (f64::from(width) * FINE, f64::from(height) * FINE);
    let mut head = String::new();
    let _ = writeln!(
        head,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {fine_width} {fine_height}\" \
         role=\"img\" stroke-linejoin=\"round\" font-stretch=\"condensed\">"
    );
    let _ = writeln!(head, "<title>{}</title>\n<desc>{}</desc>", escaped(&scene.title), escaped(&scene.alt));
    head
}

/// Words without the characters that XML does not allow.
fn printable(words: &str) -> String {
    words.chars().filter(|letter| !letter.is_control() && !matches!(letter, '\u{FFFE}' | '\u{FFFF}')).collect()
}

/// Words that are safe between tags.
fn escaped(words: &str) -> String {
    let plain = printable(words);
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The backend with the colours.
struct Pen<'a> {
    backend: SVGBackend<'a>,
    theme: Theme,
}

impl Pen<'_> {
    fn draw(&mut self, item: &Item) -> Result<(), ChartError> {
        let drawn = match item {
            Item::Path { points, tone, width } => {
                let style = self.stroke(*tone, *width);
                self.backend.draw_path(points.iter().map(|spot| fine(*spot)), &style)
            }
            Item::Area { points, tone } => {
                let colour = self.colour(*tone);
                self.backend.fill_polygon(points.iter().map(|spot| fine(*spot)), &colour)
            }
            Item::Disc { at, radius, tone } => {
                let colour = self.colour(*tone);
                self.backend.draw_circle(fine(*at), units(*radius), &colour, true)
            }
            Item::Ring { at, radius, tone, width } => {
                let style = self.stroke(*tone, *width);
                self.backend.draw_circle(fine(*at), units(*radius), &style, false)
            }
            Item::Words(words) => {
                let style = self.lettering(words);
                let top = (words.at.0, words.at.1 - BACKEND_RISE * words.size);
                self.backend.draw_text(&printable(&words.words), &style, fine(top))
            }
        };
        drawn.map_err(ChartError::svg)
    }

    fn lettering(&self, words: &Words) -> TextStyle<'static> {
        let style = match words.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let across = match words.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::Name(FAMILY), words.size * FINE * BACKEND_SIZE, style);
        TextStyle { font, color: self.colour(words.ink.into()).to_backend_color(), pos: Pos::new(across, VPos::Top) }
    }

    fn colour(&self, tone: Tone) -> RGBColor {
        let Colour(red, green, blue) = self.theme.tone(tone);
        RGBColor(red, green, blue)
    }

    fn stroke(&self, tone: Tone, width: f64) -> ShapeStyle {
        ShapeStyle { color: self.colour(tone).into(), filled: false, stroke_width: units(width).max(1) }
    }
}

/// A place in the document's units.
fn fine((x, y): Spot) -> (i32, i32) {
    ((x * FINE).round() as i32, (y * FINE).round() as i32)
}

/// A length in the document's units.
fn units(length: f64) -> u32 {
    (length * FINE).round() as u32
}
