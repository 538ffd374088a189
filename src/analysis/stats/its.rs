//! Level and slope before and after a start: a description, never a test.
//!
//! y = b0 + b1 t + b2 D + b3 D (t - t_change), after Huitema & McKean (2000).

use super::hac::newey_west;
use super::ols::{ols, with_intercept};
use super::refusal::{Refusal, same_length};

/// The segmented line; every list is intercept, slope before, change of level, change of slope.
#[derive(Debug, Clone, PartialEq)]
pub struct Segmented {
    /// Coefficients.
    pub coef: Vec<f64>,
    /// Classical standard errors.
    pub se_ols: Vec<f64>,
    /// Newey-West standard errors at the lag asked for.
    pub se_hac: Vec<f64>,
}

/// Columns t, D and D (t - t_change), without the intercept.
pub fn segments(t: &[f64], change_index: usize) -> Result<Vec<Vec<f64>>, Refusal> {
    if change_index == 0 || change_index >= t.len() {
        return Err(Refusal::OutOfRange("change"));
    }
    let after = |i: usize| if i < change_index { 0.0 } else { 1.0 };
    let level = (0..t.len()).map(after).collect();
    let slope = (0..t.len()).map(|i| after(i) * (t[i] - t[change_index])).collect();
    Ok(vec![t.to_vec(), level, slope])
}

/// Fits the segmented line; the change is at the first row after the start.
pub fn its_segmented(t: &[f64], y: &[f64], change_index: usize, lag: usize) -> Result<Segmented, Refusal> {
    same_length(t.len(), y.len())?;
    let columns = with_intercept(t.len(), &segments(t, change_index)?);
    let fit = ols(y, &columns)?;
    let se_hac = newey_west(&fit, &columns, lag, true)?;
    Ok(Segmented { coef: fit.coef, se_ols: fit.se, se_hac })
}
