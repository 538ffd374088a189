//! From the units of an axis to points of the canvas.

/// A straight map from `from..=to` to `start..=end`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
}

impl Scale {
    /// A map; an empty stretch is shown in the middle.
    pub(super) fn new((from, to): (f64, f64), (start, end): (f64, f64)) -> Self {
        Self { from, to, start, end }
    }

    /// Whether a value lies on the axis.
    pub(super) fn holds(&self, value: f64) -> bool {
        self.from <= value && value <= self.to
    }

    /// The place of a value, kept on the axis.
    pub(super) fn at(&self, value: f64) -> f64 {
        let span = self.to - self.from;
        let share = if span > 0.0 { ((value - self.from) / span).clamp(0.0, 1.0) } else { 0.5 };
        self.start + share * (self.end - self.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_to_the_axis() {
        let scale = Scale::new((0.0, 10.0), (200.0, 100.0));
        assert_eq!([0.0, 5.0, 10.0, 99.0].map(|value| scale.at(value)), [200.0, 150.0, 100.0, 100.0]);
        assert_eq!(Scale::new((3.0, 3.0), (0.0, 10.0)).at(3.0), 5.0);
    }
}
