//! Pictures: an analysis result becomes a figure (plain data), a scene (placed marks), an SVG document, pixels, a PNG file.
//!
//! Each step is a pure function of the one before: the same figure gives the same bytes on every machine.

use std::path::Path;

pub mod calendar;
pub mod dose;
pub mod effect;
pub mod figure;
mod flags;
mod heap;
mod layout;
mod legend;
mod look;
mod marker;
pub mod mileage;
mod panel;
mod pixels;
mod png;
#[cfg(test)]
mod sample;
mod scale;
pub mod scene;
mod screen;
mod shapes;
pub mod size;
pub mod sparkline;
mod svg;
#[cfg(test)]
mod tests;
pub mod text;
pub mod theme;
mod ticks;
pub mod trend;
pub mod trial;
mod values;
pub mod watched;
pub mod week;

pub use figure::Figure;
pub use layout::lay_out;
pub use screen::{Screen, on_screen};
pub use size::Size;
pub use theme::Theme;
pub use values::{Place, Value, places, values};

/// Why a picture could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// The SVG backend refused.
    #[error("the picture could not be written as SVG: {0}")]
    Svg(String),
    /// The document could not be drawn.
    #[error("the picture could not be drawn: {0}")]
    Pixels(String),
    /// More pixels than memory.
    #[error("the picture is too large for this machine; choose a smaller size or scale")]
    TooLarge,
    /// The PNG encoder refused.
    #[error("the picture could not be written as PNG")]
    Png(#[source] ::png::EncodingError),
}

impl ChartError {
    fn svg(cause: impl std::fmt::Display) -> Self {
        Self::Svg(cause.to_string())
    }

    fn pixels(cause: impl std::fmt::Display) -> Self {
        Self::Pixels(cause.to_string())
    }
}

/// The kind of a picture's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Pixels.
    #[default]
    Png,
    /// Lines and words.
    Svg,
}

impl Format {
    /// SVG for a name that ends in `.svg`, PNG for any other.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let svg = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
        if svg { Self::Svg } else { Self::Png }
    }
}

/// A figure as an SVG document.
///
/// # Errors
/// When the backend refuses a mark.
pub fn to_svg(figure: &Figure, size: Size, theme: Theme) -> Result<String, ChartError> {
    svg::document(&lay_out(figure, size), theme)
}

/// A figure as the bytes of a PNG file.
///
/// # Errors
/// When the picture is too large or cannot be drawn.
pub fn to_png(figure: &Figure, size: Size, theme: Theme) -> Result<Vec<u8>, ChartError> {
    let document = to_svg(figure, size, theme)?;
    png::encode(&pixels::of(&document, size)?, &figure.title, &figure.alt)
}

/// A figure as the bytes of a file of the given kind.
///
/// # Errors
/// As [`to_svg`] and [`to_png`].
pub fn render(figure: &Figure, format: Format, size: Size, theme: Theme) -> Result<Vec<u8>, ChartError> {
    match format {
        Format::Svg => to_svg(figure, size, theme).map(String::into_bytes),
        Format::Png => to_png(figure, size, theme),
    }
}
