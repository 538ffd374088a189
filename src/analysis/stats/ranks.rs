//! Ranks with ties resolved by tolerance.

use super::SAME;

/// Midranks (1-based) doubled to whole numbers, and the sizes of the groups of ties.
#[must_use]
pub fn doubled_midranks(values: &[f64]) -> (Vec<usize>, Vec<usize>) {
    doubled_midranks_within(values, SAME)
}

/// The same with a tolerance of the caller's choosing.
#[must_use]
pub fn doubled_midranks_within(values: &[f64], tolerance: f64) -> (Vec<usize>, Vec<usize>) {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&i, &j| values[i].total_cmp(&values[j]));
    let mut doubled = vec![0; values.len()];
    let mut groups = Vec::new();
    let mut start = 0;
    while start < order.len() {
        let mut end = start + 1;
        while end < order.len() && values[order[end]] - values[order[end - 1]] <= tolerance {
            end += 1;
        }
        for &index in &order[start..end] {
            doubled[index] = start + end + 1;
        }
        groups.push(end - start);
        start = end;
    }
    (doubled, groups)
}

/// Sign of a - b, 0 when they are the same within the tolerance.
#[must_use]
pub fn sign(a: f64, b: f64) -> f64 {
    let difference = a - b;
    if difference.abs() <= SAME { 0.0 } else { difference.signum() }
}

/// Sum over tie groups of t(t-1)(2t+5), the term every rank variance needs.
#[must_use]
pub fn tie_term(groups: &[usize]) -> f64 {
    groups.iter().map(|&t| t as f64).map(|t| t * (t - 1.0) * (2.0 * t + 5.0)).sum()
}

/// Kendall's S: concordant minus discordant pairs.
#[must_use]
pub fn concordance(x: &[f64], y: &[f64]) -> f64 {
    let mut s = 0.0;
    for i in 1..x.len().min(y.len()) {
        for j in 0..i {
            s += sign(x[i], x[j]) * sign(y[i], y[j]);
        }
    }
    s
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_their_mean_rank() {
        let (doubled, groups) = doubled_midranks(&[3.0, 1.0, 3.0 + 1e-12, 7.0]);
        assert_eq!(doubled, [5, 2, 5, 8]);
        assert_eq!(groups, [1, 2, 1]);
    }
}
