//! NAP: how often a run with gliding hurt less than one without (Parker & Vannest 2009).
//!
//! Equals the Mann-Whitney AUC; Cliff's delta is 2 NAP - 1. The interval is method 5 of
//! Newcombe (2006, Statistics in Medicine 25:559) and treats runs as independent.

use super::Interval;
use super::normal::normal_ppf;
use super::ranks::sign;
use super::refusal::{Refusal, at_least, finite, open_unit};

/// Which way a score improves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Improvement {
    /// Lower is better, as for pain.
    Decrease,
    /// Higher is better.
    Increase,
}

/// The share of pairs in which the treated value is the better one, ties counting half.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nap {
    /// Probability of superiority, 0-1.
    pub nap: f64,
    /// 2 NAP - 1.
    pub cliffs_delta: f64,
    /// Newcombe's interval.
    pub interval: Interval,
    /// Unbiased standard error (Sen 1967); none when a group has one value.
    pub se_unbiased: Option<f64>,
    /// Standard error of Hanley & McNeil (1982).
    pub se_hanley: f64,
}

/// NAP of `with` against `without`.
pub fn nap(without: &[f64], with: &[f64], improvement: Improvement, level: f64) -> Result<Nap, Refusal> {
    at_least(1, without.len())?;
    at_least(1, with.len())?;
    finite(without)?;
    finite(with)?;
    open_unit(level, "level")?;
    // A treated value that is to be higher is better by as much as its negative is lower.
    let turned = |values: &[f64]| match improvement {
        Improvement::Decrease => values.to_vec(),
        Improvement::Increase => values.iter().map(|value| -value).collect(),
    };
    let pairs = Pairs::of(&turned(without), &turned(with));
    let (m, n) = (without.len() as f64, with.len() as f64);
    let nap = pairs.rows.iter().sum::<f64>() / (m * n);
    let (se_unbiased, se_hanley) = pairs.standard_errors(nap);
    let (lower, upper) = newcombe(nap, m, n, normal_ppf(0.5 + 0.5 * level)?);
    let interval = Interval { lower, upper, level };
    Ok(Nap { nap, cliffs_delta: 2.0 * nap - 1.0, interval, se_unbiased, se_hanley })
}

/// The pairs of a value without and one with: 1 where that with is lower, a half where they are the same. Only their
/// sums are needed, and those are counted along the other group in order: whole and half numbers, so none is rounded.
struct Pairs {
    /// Over the values with, for each without.
    rows: Vec<f64>,
    /// Over the values without, for each with.
    columns: Vec<f64>,
    squares: f64,
}

impl Pairs {
    fn of(without: &[f64], with: &[f64]) -> Self {
        let places = |of: &[f64], among: &[f64]| {
            let mut sorted = among.to_vec();
            sorted.sort_by(f64::total_cmp);
            let place = |value: &f64| {
                let lower = sorted.partition_point(|other| sign(*other, *value) < 0.0);
                let same = sorted.partition_point(|other| sign(*other, *value) <= 0.0) - lower;
                (lower as f64, same as f64)
            };
            of.iter().map(place).collect::<Vec<_>>()
        };
        let by_row = places(without, with);
        let columns = places(with, without);
        Self {
            rows: by_row.iter().map(|(lower, same)| lower + same / 2.0).collect(),
            columns: columns.iter().map(|(lower, same)| without.len() as f64 - lower - same / 2.0).collect(),
            squares: by_row.iter().map(|(lower, same)| lower + same / 4.0).sum(),
        }
    }

    fn standard_errors(&self, nap: f64) -> (Option<f64>, f64) {
        let (m, n) = (self.rows.len() as f64, self.columns.len() as f64);
        let squared = |sums: &[f64]| sums.iter().map(|sum| sum.powi(2)).sum::<f64>();
        let own = nap * nap;
        let by_row = squared(&self.rows) / (m * n * n) - own;
        let by_column = squared(&self.columns) / (m * m * n) - own;
        // A NAP of 0 or 1 still has an error: half a pair is held back.
        let held = nap.clamp(0.5 / (m * n), 1.0 - 0.5 / (m * n));
        let bernoulli = held * (1.0 - held);
        let unbiased = bernoulli + n * by_row + m * by_column - 2.0 * (self.squares / (m * n) - own);
        let hanley = bernoulli + (n - 1.0) * by_row + (m - 1.0) * by_column;
        let degrees = (m - 1.0) * (n - 1.0);
        ((degrees > 0.0).then(|| (unbiased.max(0.0) / degrees).sqrt()), (hanley.max(0.0) / (m * n)).sqrt())
    }
}

/// Score interval; at 0 and 1 the spurious root x = NAP is divided out first.
fn newcombe(nap: f64, m: f64, n: f64, z: f64) -> (f64, f64) {
    let h = f64::midpoint(m, n) - 1.0;
    let spread = |x: f64| z * z * (2.0 + h + (1.0 + 2.0 * h) * x * (1.0 - x));
    let shape = |x: f64| m * n * (2.0 - x) * (1.0 + x);
    // Positive outside the interval, negative inside.
    let gap = |x: f64| shape(x) * (nap - x).powi(2) - spread(x) * x * (1.0 - x);
    let near_one = |x: f64| shape(x) * (1.0 - x) - spread(x) * x;
    if nap >= 1.0 {
        (bisect(near_one, 0.0, 1.0), 1.0)
    } else if nap <= 0.0 {
        (0.0, 1.0 - bisect(near_one, 0.0, 1.0))
    } else {
        (bisect(gap, 0.0, nap), bisect(|x| -gap(x), nap, 1.0))
    }
}

/// The root of a function that falls from positive to negative on (low, high).
fn bisect(f: impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    while high - low > 1e-13 {
        let middle = f64::midpoint(low, high);
        if f(middle) > 0.0 { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}
