//! An SVG document as pixels, in the carried font and no other.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::ChartError;
use super::size::Size;
use super::text;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for face in text::faces() {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(face)));
    }
    Arc::new(fonts)
});

/// Opaque pixels, three bytes each, row by row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pixels {
    /// Pixels across.
    pub(super) width: u32,
    /// Pixels down.
    pub(super) height: u32,
    /// Red, green and blue.
    pub(super) rgb: Vec<u8>,
}

/// Draws a document.
///
/// # Errors
/// When the document is not one that can be drawn.
pub(super) fn of(document: &str, size: Size) -> Result<Pixels, ChartError> {
    let options = Options { fontdb: FONTS.clone(), font_family: "DejaVu Sans".to_owned(), ..Options::default() };
    let tree = Tree::from_str(document, &options).map_err(ChartError::pixels)?;
    let (width, height) = size.pixels();
    let mut canvas = Pixmap::new(width, height).ok_or(ChartError::TooLarge)?;
    let (across, down) = (f64::from(width) / f64::from(size.width()), f64::from(height) / f64::from(size.height()));
    resvg::render(&tree, Transform::from_scale(across as f32, down as f32), &mut canvas.as_mut());
    let mut rgb = Vec::with_capacity(canvas.data().len() / 4 * 3);
    for pixel in canvas.data().chunks_exact(4) {
        rgb.extend_from_slice(&pixel[..3]);
    }
    Ok(Pixels { width, height, rgb })
}

/// The width of a line of words as the renderer sets it.
#[cfg(test)]
pub(super) fn word_width(words: &str, size: f64, weight: text::Weight) -> Option<f64> {
    use super::scene::{Anchor, Item, Scene, Words};
    use super::theme::{Ink, Theme};

    let line = Words { words: words.to_owned(), at: (50.0, 100.0), anchor: Anchor::Start, size, weight, ink: Ink::Words };
    let scene = Scene { width: 3000, height: 300, title: String::new(), alt: String::new(), items: vec![Item::Words(line)] };
    let document = super::svg::document(&scene, Theme::Light).ok()?;
    let options = Options { fontdb: FONTS.clone(), ..Options::default() };
    let tree = Tree::from_str(&document, &options).ok()?;
    Some(f64::from(tree.root().abs_bounding_box().width()))
}
