//! Least squares with AR(1) errors by restricted maximum likelihood.
//!
//! Profile restricted likelihood over phi (Pinheiro & Bates 2000, sec. 5.4); neighbours are
//! rows next to each other, whatever the days between.

use super::ols::{Fit, ols};
use super::refusal::Refusal;

const EDGE: f64 = 0.99;
const PRECISION: f64 = 1e-8;

/// The fit at the best phi.
#[derive(Debug, Clone, PartialEq)]
pub struct Gls {
    /// Correlation of neighbouring errors.
    pub phi: f64,
    /// Coefficients, in column order.
    pub coef: Vec<f64>,
    /// Standard errors.
    pub se: Vec<f64>,
    /// Standard deviation of an error.
    pub sigma: f64,
    /// Rows minus columns.
    pub df: usize,
}

/// Fits y on the columns as given; put the intercept among them.
pub fn gls_ar1_reml(y: &[f64], columns: &[Vec<f64>]) -> Result<Gls, Refusal> {
    let at = |phi: f64| ols(&whitened(y, phi), &columns.iter().map(|c| whitened(c, phi)).collect::<Vec<_>>());
    let plain = at(0.0)?;
    if plain.residuals.iter().all(|r| r.abs() <= super::SAME) {
        return Err(Refusal::Constant);
    }
    let phi = golden_section(|phi| at(phi).map(|fit| loss(&fit, phi)))?;
    let Fit { coef, se, residuals, df, .. } = at(phi)?;
    let sigma = (residuals.iter().map(|r| r * r).sum::<f64>() / df as f64).sqrt();
    Ok(Gls { phi, coef, se, sigma, df })
}

/// The series made free of its neighbour, each row with unit variance.
fn whitened(values: &[f64], phi: f64) -> Vec<f64> {
    let scale = (1.0 - phi * phi).sqrt();
    let first = values.first().copied();
    first.into_iter().chain(values.windows(2).map(|pair| (pair[1] - phi * pair[0]) / scale)).collect()
}

/// Minus twice the restricted log-likelihood, constants dropped.
fn loss(fit: &Fit, phi: f64) -> f64 {
    let squares: f64 = fit.residuals.iter().map(|r| r * r).sum();
    let design: f64 = fit.factors.r.iter().filter_map(|column| column.last()).map(|d| d.abs().ln()).sum();
    fit.df as f64 * squares.ln() + (fit.residuals.len() - 1) as f64 * (1.0 - phi * phi).ln() + 2.0 * design
}

/// The phi of least loss: a coarse grid first, so that a second hump cannot trap the search.
fn golden_section(loss: impl Fn(f64) -> Result<f64, Refusal>) -> Result<f64, Refusal> {
    let step = EDGE / 20.0;
    let mut best = (f64::INFINITY, 0.0);
    for k in -20..=20 {
        let phi = f64::from(k) * step;
        let value = loss(phi)?;
        if value < best.0 {
            best = (value, phi);
        }
    }
    let ratio = (5.0_f64.sqrt() - 1.0) / 2.0;
    let (mut low, mut high) = ((best.1 - step).max(-EDGE), (best.1 + step).min(EDGE));
    while high - low > PRECISION {
        let (left, right) = (high - ratio * (high - low), low + ratio * (high - low));
        if loss(left)? < loss(right)? { high = right } else { low = left }
    }
    Ok(f64::midpoint(low, high))
}
