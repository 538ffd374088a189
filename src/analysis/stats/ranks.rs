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

/// Kendall's S: concordant minus discordant pairs, counted in n log n (Knight 1966, by a tree of Fenwick 1994).
#[must_use]
pub fn concordance(x: &[f64], y: &[f64]) -> f64 {
    let (x, y) = (doubled_midranks(x).0, doubled_midranks(y).0);
    let mut order: Vec<usize> = (0..x.len().min(y.len())).collect();
    order.sort_by_key(|&i| x[i]);
    let mut seen = Counted::up_to(y.iter().copied().max().unwrap_or(0));
    let mut s = 0;
    // Those of one x are not pairs among themselves: each is looked at before any of them is counted.
    for same in order.chunk_by(|&i, &j| x[i] == x[j]) {
        s += same.iter().map(|&i| seen.below(y[i]) - seen.above(y[i])).sum::<i64>();
        same.iter().for_each(|&i| seen.count(y[i]));
    }
    s as f64
}

/// How many whole numbers were counted on either side of one.
struct Counted {
    sums: Vec<i64>,
    all: i64,
}

impl Counted {
    fn up_to(largest: usize) -> Self {
        Self { sums: vec![0; largest + 1], all: 0 }
    }

    fn count(&mut self, number: usize) {
        self.all += 1;
        let mut at = number;
        while let Some(sum) = self.sums.get_mut(at).filter(|_| at > 0) {
            *sum += 1;
            at += at & at.wrapping_neg();
        }
    }

    fn at_most(&self, number: usize) -> i64 {
        let (mut at, mut count) = (number, 0);
        while at > 0 {
            count += self.sums[at];
            at &= at - 1;
        }
        count
    }

    fn below(&self, number: usize) -> i64 {
        self.at_most(number - 1)
    }

    fn above(&self, number: usize) -> i64 {
        self.all - self.at_most(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pairs_are_counted_as_one_by_one(pairs in proptest::collection::vec((0_u8..9, 0_u8..9), 0..60)) {
            let (x, y): (Vec<f64>, Vec<f64>) = pairs.iter().map(|(a, b)| (f64::from(*a) / 3.0, f64::from(*b))).unzip();
            let mut s = 0.0;
            for i in 0..x.len() {
                s += (0..i).map(|j| sign(x[i], x[j]) * sign(y[i], y[j])).sum::<f64>();
            }
            prop_assert_eq!(concordance(&x, &y), s);
        }
    }

    #[test]
    fn ties_share_their_mean_rank() {
        let (doubled, groups) = doubled_midranks(&[3.0, 1.0, 3.0 + 1e-12, 7.0]);
        assert_eq!(doubled, [5, 2, 5, 8]);
        assert_eq!(groups, [1, 2, 1]);
    }
}
