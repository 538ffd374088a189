//! Reference exposures made by sliding the gliding diary against the pain diary.
//!
//! Shifts keep the exposure's own order, clumps included, so that carry-over between runs
//! does not pass for an effect. Circular shift after Harris (2020, arXiv 2012.06862).

use super::SAME;
use super::fourier::sliding_products;
use super::projection::{dot, dot_four, project_out};
use super::reference_set::{Alignment, Axes, ReferenceSet, ReferenceTest, compare};
use super::refusal::Refusal;

/// Fewest runs for which the Fourier transform is the faster way. Measured.
const LEAST_FOR_FOURIER: usize = 400;

/// The n circular shifts of an exposure, or these and the n shifts of its reversal.
#[derive(Debug, Clone)]
pub struct Shifts {
    /// Each turn as `[g, g]`, so that shift s is a window of it.
    turns: Vec<Vec<f64>>,
    rows: usize,
}

impl Shifts {
    /// The n shifts alone.
    #[must_use]
    pub fn forward(exposure: &[f64]) -> Self {
        Self { turns: vec![exposure.repeat(2)], rows: exposure.len() }
    }

    /// The n shifts and those of the exposure reversed in time: 2n members.
    #[must_use]
    pub fn both_ways(exposure: &[f64]) -> Self {
        let reversed: Vec<f64> = exposure.iter().rev().copied().collect();
        Self { turns: vec![exposure.repeat(2), reversed.repeat(2)], rows: exposure.len() }
    }

    /// Every member as a slice: shift s has value g[(i - s) mod n] at i.
    fn members(&self) -> impl Iterator<Item = &[f64]> {
        let rows = self.rows;
        self.turns.iter().flat_map(move |turn| (0..rows).map(move |s| &turn[(rows - s) % rows..][..rows]))
    }
}

impl ReferenceSet for Shifts {
    fn size(&self) -> usize {
        self.rows * self.turns.len()
    }

    fn visit(&self, axes: &Axes, visit: &mut dyn FnMut(Alignment)) {
        if self.rows < LEAST_FOR_FOURIER { self.one_by_one(axes, visit) } else { self.all_at_once(axes, visit) }
    }
}

impl Shifts {
    /// Four members at a time, so that an axis is read once for all of them.
    fn one_by_one(&self, axes: &Axes, visit: &mut dyn FnMut(Alignment)) {
        let squares = self.squares();
        let members: Vec<&[f64]> = self.members().collect();
        for (group, four) in members.chunks(4).enumerate() {
            let padded = [0, 1, 2, 3].map(|place| *four.get(place).unwrap_or(&four[0]));
            let (outcome, observed) = (dot_four(&axes.outcome, padded), dot_four(&axes.observed, padded));
            let mut explained = [0.0; 4];
            for axis in &axes.covariates {
                let along = dot_four(axis, padded);
                explained.iter_mut().zip(along).for_each(|(sum, along)| *sum += along * along);
            }
            for place in 0..four.len() {
                visit(Alignment {
                    with_outcome: outcome[place],
                    with_observed: observed[place],
                    square: squares[(4 * group + place) / self.rows] - explained[place],
                });
            }
        }
    }

    /// Every member of a long diary by the Fourier transform: n log n in place of n squared.
    fn all_at_once(&self, axes: &Axes, visit: &mut dyn FnMut(Alignment)) {
        let own = [axes.outcome.as_slice(), axes.observed.as_slice()];
        let all: Vec<&[f64]> = own.into_iter().chain(axes.covariates.iter().map(Vec::as_slice)).collect();
        for (products, square) in sliding_products(&self.turns, &all).iter().zip(self.squares()) {
            for s in 0..self.rows {
                let offset = (self.rows - s) % self.rows;
                let explained: f64 = products[2..].iter().map(|along| along[offset].powi(2)).sum();
                visit(Alignment {
                    with_outcome: products[0][offset],
                    with_observed: products[1][offset],
                    square: square - explained,
                });
            }
        }
    }

    /// Squared length of the members of each turn: shifts of one turn have one length.
    fn squares(&self) -> Vec<f64> {
        self.turns.iter().map(|turn| dot(&turn[..self.rows], &turn[..self.rows])).collect()
    }
}

/// The test with the n shifts alone.
pub fn circular_shift_test(y: &[f64], g: &[f64], covariates: &[Vec<f64>], levels: &[f64]) -> Result<ReferenceTest, Refusal> {
    Ok(compare(&Axes::new(y, g, covariates)?, &Shifts::forward(g), levels))
}

/// The headline: the n shifts and the n shifts of the reversed exposure.
pub fn two_way_shift_test(y: &[f64], g: &[f64], covariates: &[Vec<f64>], levels: &[f64]) -> Result<ReferenceTest, Refusal> {
    Ok(compare(&Axes::new(y, g, covariates)?, &Shifts::both_ways(g), levels))
}

/// How many of the n shifts differ, up to sign, once the covariates are taken out.
///
/// ANALYSIS 3.4 defines it and the reference cases ask for it; no gate of section 2 reads it. A regular pattern, which
/// it would show, is met by the test itself: shifts that cannot be told apart make the interval infinite, and with it
/// the answer "no interval: the pattern is too regular".
#[must_use]
pub fn distinct_shifts(axes: &Axes, exposure: &[f64]) -> usize {
    let left: Vec<Vec<f64>> = Shifts::forward(exposure)
        .members()
        .filter_map(|member| {
            let rest = project_out(&axes.covariates, member).0;
            let length = dot(&rest, &rest).sqrt();
            (length * length >= SAME * axes.rows() as f64).then(|| rest.iter().map(|v| v / length).collect())
        })
        .collect();
    let mut kinds: Vec<&Vec<f64>> = Vec::new();
    for member in &left {
        if !kinds.iter().any(|kind| dot(kind, member).abs() > 1.0 - SAME) {
            kinds.push(member);
        }
    }
    kinds.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifts_of_a_regular_pattern_are_few() {
        let kinds = |pattern: &str| {
            let exposure: Vec<f64> = pattern.bytes().map(|b| f64::from(b == b'x')).collect();
            let outcome: Vec<f64> = (0..exposure.len()).map(|i| (i * i % 7) as f64).collect();
            distinct_shifts(&Axes::new(&outcome, &exposure, &[]).unwrap(), &exposure)
        };
        // Every second: one shift is the other upside down. Every third: three. Without a period: each its own.
        assert_eq!((kinds("x-x-x-x-"), kinds("x--x--x--"), kinds("xx-x----")), (1, 3, 8));
    }

    #[test]
    fn both_ways_of_sliding_agree() {
        let rows = 450;
        let wave = |step: usize| (0..rows).map(|i| ((i * i * step + 5 * i) % 23) as f64).collect::<Vec<f64>>();
        let exposure: Vec<f64> = wave(3).iter().map(|v| f64::from(*v > 11.0)).collect();
        let axes = Axes::new(&wave(7), &exposure, &[wave(2), wave(13)]).unwrap();
        let shifts = Shifts::both_ways(&exposure);
        let (mut slow, mut fast) = (Vec::new(), Vec::new());
        shifts.one_by_one(&axes, &mut |one| slow.push([one.with_outcome, one.with_observed, one.square]));
        shifts.all_at_once(&axes, &mut |one| fast.push([one.with_outcome, one.with_observed, one.square]));
        assert_eq!((slow.len(), fast.len()), (2 * rows, 2 * rows));
        let apart = slow.iter().flatten().zip(fast.iter().flatten()).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        assert!(apart < 1e-9, "{apart}");
    }
}
