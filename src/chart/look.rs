//! Lengths of a layout, from the size of the canvas.

use super::size::Size;
use super::text::LEADING;

/// The smallest letters, in points.
pub(super) const SMALLEST_TEXT: f64 = 9.0;

/// Lengths in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// One point of a 1600 by 900 picture.
    pub(super) unit: f64,
    /// Size of plain words: readable when a 1600 by 900 picture is shown at half size.
    pub(super) base: f64,
    /// Size of the title.
    pub(super) title: f64,
    /// Edge of the canvas to the first mark.
    pub(super) margin: f64,
}

impl Look {
    /// The lengths for a canvas.
    pub(super) fn of(size: Size) -> Self {
        if let Some(letters) = size.letters() {
            return Self::of_letters(letters);
        }
        let unit = (f64::from(size.width()) / 1600.0).min(f64::from(size.height()) / 900.0);
        let base = (18.0 * unit).max(SMALLEST_TEXT);
        Self { unit, base, title: base * 1.6, margin: (28.0 * unit).max(12.0) }
    }

    /// The lengths that go with letters of a size; marks are strong beside them, for a screen is near and small.
    pub(super) fn of_letters(base: f64) -> Self {
        Self { unit: base / 25.0, base, title: base * 1.2, margin: base * 0.8 }
    }

    /// One line of plain words and the space to the next.
    pub(super) fn line(&self) -> f64 {
        self.base * LEADING
    }
}
