//! Standard errors that allow for carry-over between runs (Newey & West 1987).

use super::ols::Fit;
use super::projection::dot;
use super::refusal::Refusal;

/// Standard errors with Bartlett weights 1 - l/(lag+1).
///
/// `small_sample` multiplies the variance by n/(n-k).
pub fn newey_west(fit: &Fit, columns: &[Vec<f64>], lag: usize, small_sample: bool) -> Result<Vec<f64>, Refusal> {
    let n = fit.residuals.len();
    if lag >= n {
        return Err(Refusal::OutOfRange("lag"));
    }
    let scores: Vec<Vec<f64>> = columns.iter().map(|c| c.iter().zip(&fit.residuals).map(|(x, u)| x * u).collect()).collect();
    let meat = long_run_variance(&scores, lag);
    let scale = if small_sample { n as f64 / fit.df as f64 } else { 1.0 };
    let root = fit.factors.r_inverse();
    // (X'X)^-1 = R^-1 R^-T, so row i of it is root[i] times root transposed.
    let bread: Vec<Vec<f64>> = root.iter().map(|a| root.iter().map(|b| dot(a, b)).collect()).collect();
    let variance = |row: &Vec<f64>| dot(row, &meat.iter().map(|m| dot(m, row)).collect::<Vec<f64>>());
    Ok(bread.iter().map(|row| (scale * variance(row).max(0.0)).sqrt()).collect())
}

/// Bartlett-weighted sum of the scores' autocovariances.
fn long_run_variance(scores: &[Vec<f64>], lag: usize) -> Vec<Vec<f64>> {
    let lagged = |a: &[f64], b: &[f64], l: usize| dot(&a[l..], b);
    let entry = |a: &[f64], b: &[f64]| {
        let both_ways = (1..=lag).map(|l| {
            let weight = 1.0 - l as f64 / (lag + 1) as f64;
            weight * (lagged(a, b, l) + lagged(b, a, l))
        });
        dot(a, b) + both_ways.sum::<f64>()
    };
    scores.iter().map(|a| scores.iter().map(|b| entry(a, b)).collect()).collect()
}
