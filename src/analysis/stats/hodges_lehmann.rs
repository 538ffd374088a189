//! Hodges-Lehmann shift: the median of all differences, with its order-statistic interval.
//!
//! Hodges & Lehmann (1963); interval after Moses (1965), conservative with ties.

use super::Interval;
use super::mann_whitney::{EXACT_LIMIT, rank_sum_counts};
use super::normal::{normal_cdf, normal_ppf};
use super::refusal::{Refusal, at_least, finite, open_unit};

/// An achieved level below this is not shown.
pub const LEAST_LEVEL: f64 = 0.93;

/// Median difference x - y.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HodgesLehmann {
    /// Median of all x_i - y_j.
    pub estimate: f64,
    /// Order-statistic interval; its `level` is the level achieved.
    pub interval: Interval,
}

impl HodgesLehmann {
    /// The interval, unless so few values are there that its level falls short.
    #[must_use]
    pub fn shown_interval(&self) -> Option<Interval> {
        (self.interval.level >= LEAST_LEVEL).then_some(self.interval)
    }
}

/// Shift of x against y, with an interval at about `level`.
pub fn hodges_lehmann(x: &[f64], y: &[f64], level: f64) -> Result<HodgesLehmann, Refusal> {
    at_least(1, x.len())?;
    at_least(1, y.len())?;
    finite(x)?;
    finite(y)?;
    open_unit(level, "level")?;
    let differences = Differences::of(x, y);
    let (quantile, below) = u_quantile(x.len(), y.len(), (1.0 - level) / 2.0)?;
    let k = quantile.clamp(1, differences.count());
    let achieved = 1.0 - 2.0 * below(k - 1);
    let (first, second) = (differences.nth(k - 1), differences.nth(differences.count() - k));
    let middle = differences.count() - 1;
    Ok(HodgesLehmann {
        estimate: f64::midpoint(differences.nth(middle / 2), differences.nth(middle.div_ceil(2))),
        interval: Interval { lower: first.min(second), upper: first.max(second), level: achieved.max(0.0) },
    })
}

/// All differences in order, equal ones together: whole scores have few.
struct Differences {
    /// Each difference, and how many are no larger.
    up_to: Vec<(f64, usize)>,
}

impl Differences {
    fn of(x: &[f64], y: &[f64]) -> Self {
        let y = counted(y);
        let pairs = counted(x).into_iter().flat_map(|(a, m)| y.iter().map(move |(b, n)| (a - b, m * n)));
        let mut up_to: Vec<(f64, usize)> = pairs.collect();
        up_to.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut seen = 0;
        for (_, count) in &mut up_to {
            seen += *count;
            *count = seen;
        }
        Self { up_to }
    }

    fn count(&self) -> usize {
        self.up_to.last().map_or(0, |(_, count)| *count)
    }

    /// The n-th, counted from 0.
    fn nth(&self, n: usize) -> f64 {
        let place = self.up_to.partition_point(|(_, count)| *count <= n);
        self.up_to[place.min(self.up_to.len() - 1)].0
    }
}

/// Each value with how often it is there.
fn counted(values: &[f64]) -> Vec<(f64, usize)> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut counts: Vec<(f64, usize)> = Vec::new();
    for value in sorted {
        match counts.last_mut().filter(|(last, _)| *last == value) {
            Some((_, count)) => *count += 1,
            None => counts.push((value, 1)),
        }
    }
    counts
}

type Below = Box<dyn Fn(usize) -> f64>;

/// The smallest q with P(U <= q) >= alpha, and P(U <= u) itself, for distinct values.
fn u_quantile(n1: usize, n2: usize, alpha: f64) -> Result<(usize, Below), Refusal> {
    if n1 * n2 > EXACT_LIMIT {
        return normal_quantile(n1 as f64, n2 as f64, alpha);
    }
    let ranks: Vec<usize> = (1..=n1 + n2).collect();
    let smaller = n1.min(n2);
    let (sums, total) = rank_sum_counts(&ranks, smaller);
    let cumulative: Vec<f64> = sums[smaller * (smaller + 1) / 2..]
        .iter()
        .scan(0.0, |sum, count| {
            *sum += count;
            Some(*sum / total)
        })
        .collect();
    let slack = 1e-12;
    let quantile = cumulative.iter().position(|&c| c >= alpha - slack).unwrap_or(0);
    Ok((quantile, Box::new(move |u| cumulative.get(u).copied().unwrap_or(1.0))))
}

fn normal_quantile(n1: f64, n2: f64, alpha: f64) -> Result<(usize, Below), Refusal> {
    let (mean, sd) = (n1 * n2 / 2.0, (n1 * n2 * (n1 + n2 + 1.0) / 12.0).sqrt());
    let quantile = (mean + normal_ppf(alpha)? * sd - 0.5).ceil().max(0.0) as usize;
    Ok((quantile, Box::new(move |u| normal_cdf((u as f64 + 0.5 - mean) / sd))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_of_enough_values_is_shown() {
        let shift = hodges_lehmann(&[5.0, 4.0, 6.0, 5.5, 4.5, 6.5], &[1.0, 2.0, 1.5, 2.5, 3.0, 0.5], 0.95).unwrap();
        assert_eq!((shift.estimate, shift.shown_interval()), (3.5, Some(shift.interval)));
    }

    #[test]
    fn two_against_two_shows_no_interval() {
        let shift = hodges_lehmann(&[5.0, 4.0], &[7.0, 2.0], 0.95).unwrap();
        assert_eq!(shift.shown_interval(), None);
        assert!(hodges_lehmann(&[1.0], &[], 0.95).is_err());
    }

    #[test]
    fn large_groups_take_the_normal_quantile() {
        let x: Vec<f64> = (0..150).map(f64::from).collect();
        let y: Vec<f64> = (0..140).map(|v| f64::from(v) + 0.5).collect();
        let shift = hodges_lehmann(&x, &y, 0.95).unwrap();
        assert!(shift.interval.contains(shift.estimate));
        assert!((shift.interval.level - 0.95).abs() < 0.001);
    }
}
