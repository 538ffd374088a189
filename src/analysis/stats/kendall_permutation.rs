//! Exact p of Kendall's S over every pairing, ties and all.

use super::ranks::{concordance, sign};
use super::refusal::{Refusal, at_least, finite, same_length};

/// Most values for which every pairing is gone through.
pub const LARGEST: usize = 11;

/// S and its exact p.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PermutedS {
    /// Concordant minus discordant pairs.
    pub s: f64,
    /// P(|S| >= |s|) over all n! pairings.
    pub p: f64,
}

/// S of x and y against every pairing of the two.
pub fn kendall_permutation_exact(x: &[f64], y: &[f64]) -> Result<PermutedS, Refusal> {
    same_length(x.len(), y.len())?;
    finite(x)?;
    finite(y)?;
    at_least(1, x.len())?;
    if x.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let s = concordance(x, y);
    let mut levels: Vec<(f64, usize)> = Vec::new();
    for &value in y {
        match levels.iter_mut().find(|(level, _)| sign(*level, value) == 0.0) {
            Some((_, count)) => *count += 1,
            None => levels.push((value, 1)),
        }
    }
    let mut search = Search { x, placed: Vec::new(), levels, least: s.abs() - 0.5, extreme: 0.0, all: 0.0 };
    search.place(0.0, 1.0);
    Ok(PermutedS { s, p: search.extreme / search.all })
}

/// Places one value of y after another; tied values once, with their number as weight.
struct Search<'a> {
    x: &'a [f64],
    placed: Vec<f64>,
    levels: Vec<(f64, usize)>,
    least: f64,
    extreme: f64,
    all: f64,
}

impl Search<'_> {
    fn place(&mut self, s: f64, weight: f64) {
        let here = self.placed.len();
        if here == self.x.len() {
            self.all += weight;
            if s.abs() >= self.least {
                self.extreme += weight;
            }
            return;
        }
        for index in 0..self.levels.len() {
            let (value, left) = self.levels[index];
            if left == 0 {
                continue;
            }
            let gain: f64 = (0..here).map(|j| sign(self.x[here], self.x[j]) * sign(value, self.placed[j])).sum();
            self.levels[index].1 = left - 1;
            self.placed.push(value);
            self.place(s + gain, weight * left as f64);
            self.placed.pop();
            self.levels[index].1 = left;
        }
    }
}
