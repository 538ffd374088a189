//! Kendall's tau-b: whether more gliding goes with less pain, ties allowed (Kendall 1945).

use super::normal::normal_two_sided;
use super::ranks::{concordance, doubled_midranks, tie_term};
use super::refusal::{Refusal, at_least, finite, same_length};

/// Rank correlation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TauB {
    /// S / sqrt((n0-n1)(n0-n2)), -1 to 1.
    pub tau_b: f64,
    /// Two-sided p, normal approximation with tie-corrected variance, no continuity correction.
    pub p: f64,
}

/// tau-b of x and y; refuses an input that does not vary.
pub fn kendall_tau_b(x: &[f64], y: &[f64]) -> Result<TauB, Refusal> {
    let (tau_b, s) = tau_b_and_s(x, y)?;
    let variance = variance(x.len() as f64, &doubled_midranks(x).1, &doubled_midranks(y).1);
    let p = if variance > 0.0 { normal_two_sided(s / variance.sqrt()) } else { 1.0 };
    Ok(TauB { tau_b, p })
}

/// tau-b and Kendall's S.
pub fn tau_b_and_s(x: &[f64], y: &[f64]) -> Result<(f64, f64), Refusal> {
    same_length(x.len(), y.len())?;
    finite(x)?;
    finite(y)?;
    at_least(2, x.len())?;
    let s = concordance(x, y);
    let pairs = x.len() as f64 * (x.len() as f64 - 1.0) / 2.0;
    let untied = |values: &[f64]| pairs - tied_pairs(&doubled_midranks(values).1);
    let (left, right) = (untied(x), untied(y));
    if left <= 0.0 || right <= 0.0 {
        return Err(Refusal::Constant);
    }
    Ok((s / (left.sqrt() * right.sqrt()), s))
}

fn tied_pairs(groups: &[usize]) -> f64 {
    groups.iter().map(|&t| t as f64).map(|t| t * (t - 1.0) / 2.0).sum()
}

/// Tie-corrected variance of S.
fn variance(n: f64, x_groups: &[usize], y_groups: &[usize]) -> f64 {
    let ordered = n * (n - 1.0);
    let triples = |groups: &[usize]| groups.iter().map(|&t| t as f64).map(|t| t * (t - 1.0) * (t - 2.0)).sum::<f64>();
    let main = (ordered * (2.0 * n + 5.0) - tie_term(x_groups) - tie_term(y_groups)) / 18.0;
    let pairs = 2.0 * tied_pairs(x_groups) * tied_pairs(y_groups) / ordered;
    let threes = if n > 2.0 { triples(x_groups) * triples(y_groups) / (9.0 * ordered * (n - 2.0)) } else { 0.0 };
    main + pairs + threes
}
