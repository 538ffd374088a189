//! Exact p of Kendall's tau for distinct values, from the distribution of inversions (Kendall 1938).

use super::kendall::{TauB, tau_b_and_s};
use super::ranks::doubled_midranks;
use super::refusal::Refusal;

/// Most values for which the exact distribution is built.
pub const LARGEST: usize = 500;

/// tau with its exact two-sided p; refuses ties and more than [`LARGEST`] values.
pub fn kendall_tau_exact(x: &[f64], y: &[f64]) -> Result<TauB, Refusal> {
    let (tau_b, s) = tau_b_and_s(x, y)?;
    let tied = |values: &[f64]| doubled_midranks(values).1.iter().any(|&t| t > 1);
    if tied(x) || tied(y) {
        return Err(Refusal::Ties);
    }
    let n = x.len();
    if n > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let pairs = n * (n - 1) / 2;
    // S = pairs - 2 discordant; the distribution is symmetric, so the nearer tail is enough.
    let discordant = ((pairs as f64 - s) / 2.0).round() as usize;
    let nearer = discordant.min(pairs - discordant);
    Ok(TauB { tau_b, p: (2.0 * at_most(n, nearer)).min(1.0) })
}

/// P(inversions <= limit) of a random order of n, built up one place at a time.
///
/// Only the part up to `limit` is kept, and shares instead of counts, so nothing overflows.
fn at_most(n: usize, limit: usize) -> f64 {
    let mut share = vec![0.0; limit + 1];
    share[0] = 1.0;
    for k in 2..=n {
        let mut window = 0.0;
        let mut next = vec![0.0; limit + 1];
        for i in 0..=limit {
            window += share[i];
            if i >= k {
                window -= share[i - k];
            }
            next[i] = window / k as f64;
        }
        share = next;
    }
    share.iter().sum()
}
