//! How far back to allow for carry-over, and the critical value that goes with it.
//!
//! Newey & West (1994) rule; Lazarus, Lewis, Stock & Watson (2018) rule; fixed-b critical
//! value for the Bartlett kernel from Kiefer & Vogelsang (2005).

/// Lags and critical value for n rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bandwidth {
    /// floor(4 (n/100)^(2/9)), shown for comparison only.
    pub newey_west: usize,
    /// Truncation S = ceil(1.3 sqrt n).
    pub truncation: usize,
    /// Lag used: S - 1.
    pub lag: usize,
    /// Critical value for a 95 % interval with this lag.
    pub critical_975: f64,
}

/// The rules for n rows.
#[must_use]
pub fn bandwidth(n: usize) -> Bandwidth {
    let rows = n as f64;
    let truncation = (1.3 * rows.sqrt()).ceil() as usize;
    let b = truncation as f64 / rows.max(1.0);
    Bandwidth {
        newey_west: (4.0 * (rows / 100.0).powf(2.0 / 9.0)).floor() as usize,
        truncation,
        lag: truncation.saturating_sub(1),
        critical_975: 1.96 + 2.9694 * b + 0.4160 * b * b - 0.5324 * b.powi(3),
    }
}
