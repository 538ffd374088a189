//! Whether a series rises or falls at all (Mann 1945; Kendall 1975). Assumes no carry-over.
//!
//! ANALYSIS 3.7 gives it, and the reference cases ask for it. No answer prints its p: a trend is described by its slope
//! with an interval, and section 5 leaves tests of trend out of what decides.

use super::normal::normal_two_sided;
use super::ranks::{concordance, doubled_midranks, tie_term};
use super::refusal::{Refusal, at_least, finite};

/// The trend test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannKendall {
    /// Rises minus falls over all pairs.
    pub s: f64,
    /// Variance of S, ties allowed for.
    pub variance: f64,
    /// Standardised S; 0 when S is 0.
    pub z: f64,
    /// Two-sided p.
    pub p: f64,
    /// S over the number of pairs.
    pub tau_a: f64,
}

/// Tests y, in time order, for a monotone trend.
pub fn mann_kendall(y: &[f64], continuity: bool) -> Result<MannKendall, Refusal> {
    finite(y)?;
    at_least(2, y.len())?;
    let n = y.len() as f64;
    let order: Vec<f64> = (0..y.len()).map(|i| i as f64).collect();
    let s = concordance(&order, y);
    let variance = (n * (n - 1.0) * (2.0 * n + 5.0) - tie_term(&doubled_midranks(y).1)) / 18.0;
    let (z, p) = standardised(s, variance, continuity);
    Ok(MannKendall { s, variance, z, p, tau_a: s / (n * (n - 1.0) / 2.0) })
}

/// z and p of S; no trend at all when S or its variance is 0.
#[must_use]
pub fn standardised(s: f64, variance: f64, continuity: bool) -> (f64, f64) {
    if s == 0.0 || variance <= 0.0 {
        return (0.0, 1.0);
    }
    let z = s.signum() * (s.abs() - if continuity { 1.0 } else { 0.0 }) / variance.sqrt();
    (z, normal_two_sided(z))
}
