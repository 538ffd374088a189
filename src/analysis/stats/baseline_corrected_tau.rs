//! Change after a start once the line before it is taken out (Tarlow 2017). No pre-test of the trend.

use super::describe::{median, quantile_of_sorted};
use super::kendall::tau_b_and_s;
use super::nap::{Improvement, nap};
use super::refusal::{Refusal, at_least};
use super::theil_sen::pairwise_slopes;

/// Fewest runs before the start for which the line before it is worth showing.
pub const LEAST_BEFORE: usize = 5;

/// The two phases after the line of the first is taken out of both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CorrectedTau {
    /// tau-b of what is left against the phase; none when nothing varies.
    pub tau_b: Option<f64>,
    /// 2 NAP - 1 of what is left, up counted as more.
    pub non_overlap: f64,
    /// Median slope of the first phase per run.
    pub slope: f64,
    /// Its intercept, run 0.
    pub intercept: f64,
}

/// Compares b with a, runs numbered 1..n through both.
pub fn baseline_corrected_tau(a: &[f64], b: &[f64]) -> Result<CorrectedTau, Refusal> {
    at_least(2, a.len())?;
    at_least(1, b.len())?;
    let number = |i: usize| (i + 1) as f64;
    let before: Vec<f64> = (0..a.len()).map(number).collect();
    let slope = quantile_of_sorted(&pairwise_slopes(&before, a)?, 0.5)?;
    let levels: Vec<f64> = before.iter().zip(a).map(|(t, y)| y - slope * t).collect();
    let intercept = median(&levels).ok_or(Refusal::TooFew { needed: 1, have: 0 })?;
    let left: Vec<f64> = a.iter().chain(b).enumerate().map(|(i, y)| y - intercept - slope * number(i)).collect();
    let phase: Vec<f64> = (0..left.len()).map(|i| f64::from(i >= a.len())).collect();
    let tau_b = match tau_b_and_s(&left, &phase) {
        Ok((tau, _)) => Some(tau),
        Err(Refusal::Constant) => None,
        Err(other) => return Err(other),
    };
    let (first, second) = left.split_at(a.len());
    let non_overlap = nap(first, second, Improvement::Increase, 0.95)?.cliffs_delta;
    Ok(CorrectedTau { tau_b, non_overlap, slope, intercept })
}
