//! The normal distribution, tails included.

use statrs::function::erf::{erfc, erfc_inv};
use std::f64::consts::SQRT_2;

use super::refusal::{Refusal, open_unit};

/// P(Z <= x).
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * erfc(-x / SQRT_2)
}

/// P(|Z| >= |z|).
#[must_use]
pub fn normal_two_sided(z: f64) -> f64 {
    erfc(z.abs() / SQRT_2)
}

/// The x with P(Z <= x) = p, for p in (0, 1).
///
/// One Newton step on the library's value brings the far tails to full precision.
pub fn normal_ppf(p: f64) -> Result<f64, Refusal> {
    open_unit(p, "probability")?;
    let rough = -SQRT_2 * erfc_inv(2.0 * p);
    let density = (-0.5 * rough * rough).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let correction = (normal_cdf(rough) - p) / density;
    Ok(if correction.is_finite() { rough - correction } else { rough })
}
