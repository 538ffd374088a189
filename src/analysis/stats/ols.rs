//! Ordinary least squares by QR.

use super::Interval;
use super::projection::{Factors, dot, factor, project_out};
use super::refusal::{Refusal, at_least, finite, open_unit};
use super::student_t::{t_ppf, t_two_sided};

/// A least-squares fit with classical standard errors.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Coefficients, in column order.
    pub coef: Vec<f64>,
    /// Standard errors.
    pub se: Vec<f64>,
    /// Residuals, in row order.
    pub residuals: Vec<f64>,
    /// Rows minus columns.
    pub df: usize,
    /// Share of the variance explained; none when the outcome does not vary.
    pub r_squared: Option<f64>,
    /// Orthonormal factors, for sandwich errors.
    pub factors: Factors,
}

/// One coefficient with its t statistic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coefficient {
    /// Coefficient over standard error.
    pub t: f64,
    /// Two-sided p on the residual degrees of freedom.
    pub p: f64,
    /// Interval.
    pub interval: Interval,
}

/// An intercept column followed by the given ones.
#[must_use]
pub fn with_intercept(rows: usize, columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    std::iter::once(vec![1.0; rows]).chain(columns.iter().cloned()).collect()
}

/// Fits y on the columns as given; put the intercept among them.
pub fn ols(y: &[f64], columns: &[Vec<f64>]) -> Result<Fit, Refusal> {
    finite(y)?;
    at_least(columns.len() + 1, y.len())?;
    let factors = factor(columns)?;
    let (residuals, weights) = project_out(&factors.q, y);
    let coef = factors.back_substitute(&weights);
    let df = y.len() - columns.len();
    let squares = dot(&residuals, &residuals);
    let sigma = (squares / df as f64).sqrt();
    let se = factors.r_inverse().iter().map(|row| sigma * dot(row, row).sqrt()).collect();
    let centred = columns.iter().any(|c| c.iter().all(|v| *v == 1.0));
    let r_squared = total_squares(y, centred).map(|total| 1.0 - squares / total);
    Ok(Fit { coef, se, residuals, df, r_squared, factors })
}

/// Sum of squares about the mean (about zero without an intercept); none when it is 0.
fn total_squares(y: &[f64], centred: bool) -> Option<f64> {
    let centre = if centred { super::describe::mean(y)? } else { 0.0 };
    let total: f64 = y.iter().map(|v| (v - centre).powi(2)).sum();
    (total > 0.0).then_some(total)
}

/// The t test of a coefficient with a given standard error.
pub fn coefficient(coef: f64, se: f64, df: usize, level: f64) -> Result<Coefficient, Refusal> {
    open_unit(level, "level")?;
    if se <= 0.0 {
        return Err(Refusal::Constant);
    }
    let half = t_ppf(0.5 + 0.5 * level, df as f64)? * se;
    let interval = Interval { lower: coef - half, upper: coef + half, level };
    Ok(Coefficient { t: coef / se, p: t_two_sided(coef / se, df as f64)?, interval })
}
