//! How large a picture is.

use std::fmt;
use std::str::FromStr;

/// Width and height in points, and pixels to a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    width: u32,
    height: u32,
    scale: f64,
    letters: Option<f64>,
}

/// Why a size is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SizeError {
    /// Not two whole numbers.
    #[error("`{0}` is not a size; write width x height in points, such as 1600x900")]
    Shape(String),
    /// Too small for its words, or too large.
    #[error("{0}x{1} is outside what can be drawn: 640x360 to 6000x6000")]
    Bounds(u32, u32),
    /// A scale out of bounds.
    #[error("a scale of {0} is outside what can be drawn: 0.5 to 4")]
    Scale(f64),
}

impl Size {
    /// Checked width and height in points.
    ///
    /// # Errors
    /// Outside 640x360 to 6000x6000.
    pub fn new(width: u32, height: u32) -> Result<Self, SizeError> {
        if (640..=6000).contains(&width) && (360..=6000).contains(&height) {
            Ok(Self { width, height, scale: 1.0, letters: None })
        } else {
            Err(SizeError::Bounds(width, height))
        }
    }

    /// The same picture with more, or fewer, pixels to a point.
    ///
    /// # Errors
    /// Outside 0.5 to 4.
    pub fn scaled(self, scale: f64) -> Result<Self, SizeError> {
        if (0.5..=4.0).contains(&scale) { Ok(Self { scale, ..self }) } else { Err(SizeError::Scale(scale)) }
    }

    /// A picture on a page, whose letters keep their size however wide it is.
    pub(super) fn on_page(width: u32, height: f64, letters: f64) -> Self {
        Self { width, height: height.ceil().clamp(1.0, 60_000.0) as u32, scale: 1.0, letters: Some(letters) }
    }

    /// The size of plain words, where the picture does not set it.
    pub(super) fn letters(self) -> Option<f64> {
        self.letters
    }

    /// Points across.
    #[must_use]
    pub fn width(self) -> u32 {
        self.width
    }

    /// Points down.
    #[must_use]
    pub fn height(self) -> u32 {
        self.height
    }

    /// Pixels to a point.
    #[must_use]
    pub fn scale(self) -> f64 {
        self.scale
    }

    /// Pixels across and down.
    #[must_use]
    pub fn pixels(self) -> (u32, u32) {
        let pixels = |points: u32| (f64::from(points) * self.scale).round() as u32;
        (pixels(self.width), pixels(self.height))
    }
}

impl Default for Size {
    /// 1600 by 900 points.
    fn default() -> Self {
        Self { width: 1600, height: 900, scale: 1.0, letters: None }
    }
}

impl FromStr for Size {
    type Err = SizeError;

    fn from_str(words: &str) -> Result<Self, SizeError> {
        let shape = || SizeError::Shape(words.to_owned());
        let (width, height) = words.trim().split_once(['x', 'X', '×']).ok_or_else(shape)?;
        let points = |part: &str| part.trim().parse().map_err(|_| shape());
        Self::new(points(width)?, points(height)?)
    }
}

impl fmt::Display for Size {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}x{}", self.width, self.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_and_bounded() {
        assert_eq!("1600x900".parse(), Ok(Size::default()));
        assert_eq!(" 800 X 450 ".parse::<Size>().map(|size| size.to_string()), Ok("800x450".to_owned()));
        for wrong in ["", "1600", "x900", "1600x", "16.5x900", "-800x450", "99999999999x450", "100x100", "7000x900"] {
            assert!(wrong.parse::<Size>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_scale_gives_more_pixels_and_the_same_points() {
        let twice = Size::default().scaled(2.0).unwrap();
        assert_eq!((twice.pixels(), twice.to_string()), ((3200, 1800), "1600x900".to_owned()));
        assert!(Size::default().scaled(0.0).is_err() && Size::default().scaled(f64::NAN).is_err());
    }
}
