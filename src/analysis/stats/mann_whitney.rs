//! Mann-Whitney U: exact with ties by the shift algorithm, or the normal approximation.
//!
//! Streitberg & Roehmel (1986); Mann & Whitney (1947). Treats runs as independent: details only.

use super::normal::normal_two_sided;
use super::ranks::doubled_midranks;
use super::refusal::{Refusal, at_least, finite};

/// Exact counting is done while n1*n2 does not exceed this.
pub const EXACT_LIMIT: usize = 10_000;

/// The exact test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExactMannWhitney {
    /// Pairs with x > y, ties counting half.
    pub u: f64,
    /// P(|W - E W| >= |w - E W|) over all relabellings.
    pub p_two_sided: f64,
    /// P(W <= w).
    pub p_less: f64,
    /// P(W >= w).
    pub p_greater: f64,
}

/// The normal approximation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AsymptoticMannWhitney {
    /// Pairs with x > y, ties counting half.
    pub u: f64,
    /// Two-sided p with tie-corrected variance.
    pub p_two_sided: f64,
}

/// Exact test of x against y, ties allowed.
pub fn mann_whitney_exact(x: &[f64], y: &[f64]) -> Result<ExactMannWhitney, Refusal> {
    let (doubled, _) = joint_ranks(x, y)?;
    if x.len() * y.len() > EXACT_LIMIT {
        return Err(Refusal::TooLarge);
    }
    let observed: usize = doubled[..x.len()].iter().sum();
    let (sums, total) = rank_sum_counts(&doubled, x.len());
    // Twice the mean of the doubled sum is whole: n1 (N+1) * 2.
    let centre = 2 * x.len() * (doubled.len() + 1);
    let distance = (2 * observed).abs_diff(centre);
    let share = |keep: &dyn Fn(usize) -> bool| {
        let kept: f64 = sums.iter().enumerate().filter(|&(sum, _)| keep(sum)).map(|(_, count)| count).sum();
        (kept / total).min(1.0)
    };
    Ok(ExactMannWhitney {
        u: u_of(observed, x.len()),
        p_two_sided: share(&|sum| (2 * sum).abs_diff(centre) >= distance),
        p_less: share(&|sum| sum <= observed),
        p_greater: share(&|sum| sum >= observed),
    })
}

/// Normal approximation, with the continuity correction of one half when asked.
pub fn mann_whitney_asymptotic(x: &[f64], y: &[f64], continuity: bool) -> Result<AsymptoticMannWhitney, Refusal> {
    let (doubled, groups) = joint_ranks(x, y)?;
    let u = u_of(doubled[..x.len()].iter().sum(), x.len());
    let (n1, n2) = (x.len() as f64, y.len() as f64);
    let n = n1 + n2;
    let ties: f64 = groups.iter().map(|&t| (t as f64).powi(3) - t as f64).sum();
    let variance = n1 * n2 / 12.0 * ((n + 1.0) - ties / (n * (n - 1.0)));
    let distance = (u - n1 * n2 / 2.0).abs() - if continuity { 0.5 } else { 0.0 };
    let p_two_sided = if variance > 0.0 { two_sided(distance / variance.sqrt()) } else { 1.0 };
    Ok(AsymptoticMannWhitney { u, p_two_sided })
}

/// Twice the upper tail; a distance below zero (the correction overshot) is no evidence at all.
fn two_sided(z: f64) -> f64 {
    if z <= 0.0 { 1.0 } else { normal_two_sided(z) }
}

fn joint_ranks(x: &[f64], y: &[f64]) -> Result<(Vec<usize>, Vec<usize>), Refusal> {
    at_least(1, x.len())?;
    at_least(1, y.len())?;
    finite(x)?;
    finite(y)?;
    Ok(doubled_midranks(&[x, y].concat()))
}

fn u_of(doubled_sum: usize, n1: usize) -> f64 {
    doubled_sum as f64 / 2.0 - (n1 * (n1 + 1)) as f64 / 2.0
}

/// How many of the subsets of `size` scores have each sum, and how many subsets there are.
///
/// Counts are f64: C(200, 100) overflows u64 but keeps 16 digits here. Scores are taken from the
/// smallest up, so that only sums within reach are touched.
#[must_use]
pub fn rank_sum_counts(scores: &[usize], size: usize) -> (Vec<f64>, f64) {
    let mut ascending = scores.to_vec();
    ascending.sort_unstable();
    let mut first = vec![0];
    first.extend(ascending.iter().scan(0, |sum, score| {
        *sum += score;
        Some(*sum)
    }));
    let all = ascending.len();
    // Sum of the largest `taken` among the first `seen`.
    let most = |seen: usize, taken: usize| first[seen] - first[seen - taken];
    let mut counts: Vec<Vec<f64>> = (0..=size).map(|taken| vec![0.0; most(all, taken) + 1]).collect();
    counts[0][0] = 1.0;
    for (seen, &score) in ascending.iter().enumerate() {
        let still_needed = size.saturating_sub(all - seen - 1).max(1);
        for taken in (still_needed..=size.min(seen + 1)).rev() {
            let (fewer, more) = counts.split_at_mut(taken);
            let reach = first[taken - 1]..=most(seen, taken - 1);
            let from = &fewer[taken - 1][reach.clone()];
            for (target, source) in more[0][reach.start() + score..].iter_mut().zip(from) {
                *target += source;
            }
        }
    }
    let sums = counts.swap_remove(size);
    let total = sums.iter().sum();
    (sums, total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_equal_is_no_evidence() {
        assert_eq!(mann_whitney_exact(&[2.0; 4], &[2.0; 3]).unwrap().p_two_sided, 1.0);
        assert_eq!(mann_whitney_asymptotic(&[2.0; 4], &[2.0; 3], true).unwrap().p_two_sided, 1.0);
        assert!(mann_whitney_exact(&[], &[1.0]).is_err());
        assert_eq!(mann_whitney_exact(&[1.0], &[2.0]).unwrap().p_two_sided, 1.0);
    }
}
