//! Mann-Kendall with its variance corrected for carry-over (Hamed & Rao 1998).
//!
//! Given by ANALYSIS 3.7 and asked for by the reference cases; no answer prints its p, as with the plain test.

use super::acf::acf;
use super::describe::quantile_of_sorted;
use super::mann_kendall::{MannKendall, mann_kendall, standardised};
use super::normal::normal_ppf;
use super::ranks::doubled_midranks_within;
use super::refusal::{Refusal, at_least};
use super::theil_sen::pairwise_slopes;

/// The corrected test; with `floor` the correction may widen the variance but never narrow it.
///
/// Without the floor the raw factor can go below one or below zero; a variance of zero or
/// less is refused.
pub fn mann_kendall_hamed_rao(y: &[f64], floor: bool) -> Result<MannKendall, Refusal> {
    at_least(3, y.len())?;
    let plain = mann_kendall(y, true)?;
    if plain.variance <= 0.0 {
        return Ok(plain);
    }
    let corrected = plain.variance * variance_factor(y)?;
    let variance = if floor { corrected.max(plain.variance) } else { corrected };
    if variance <= 0.0 {
        return Err(Refusal::OutOfRange("corrected variance"));
    }
    let (z, p) = standardised(plain.s, variance, true);
    Ok(MannKendall { variance, z, p, ..plain })
}

/// n over the effective n, from the ranks of the series without its median slope.
fn variance_factor(y: &[f64]) -> Result<f64, Refusal> {
    let n = y.len() as f64;
    let time: Vec<f64> = (1..=y.len()).map(|i| i as f64).collect();
    let slope = quantile_of_sorted(&pairwise_slopes(&time, y)?, 0.5)?;
    let detrended: Vec<f64> = time.iter().zip(y).map(|(t, v)| v - slope * t).collect();
    // Exact comparison, unlike everywhere else: the programs this is checked against do so, and the
    // correlations of a long series depend on it in the fourth digit.
    let ranks: Vec<f64> = doubled_midranks_within(&detrended, 0.0).0.iter().map(|&r| r as f64).collect();
    let threshold = normal_ppf(0.975)? / n.sqrt();
    // Nothing left but the slope: no carry-over to correct for.
    let Ok(correlations) = acf(&ranks, y.len() - 1) else { return Ok(1.0) };
    let sum: f64 = (1..y.len())
        .zip(&correlations)
        .filter(|(_, r)| r.abs() >= threshold)
        .map(|(lag, r)| {
            let left = n - lag as f64;
            left * (left - 1.0) * (left - 2.0) * r
        })
        .sum();
    Ok(1.0 + 2.0 / (n * (n - 1.0) * (n - 2.0)) * sum)
}
