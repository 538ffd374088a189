//! Reference exposures made by sliding the gliding diary against the pain diary.
//!
//! Shifts keep the exposure's own order, clumps included, so that carry-over between runs
//! does not pass for an effect. Circular shift after Harris (2020, arXiv 2012.06862).

use super::SAME;
use super::projection::{dot, project_out};
use super::reference_set::{Alignment, Axes, ReferenceSet, ReferenceTest, compare};
use super::refusal::Refusal;

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
        for member in self.members() {
            let explained: f64 = axes.covariates.iter().map(|axis| dot(axis, member).powi(2)).sum();
            visit(Alignment {
                with_outcome: dot(member, &axes.outcome),
                with_observed: dot(member, &axes.observed),
                square: dot(member, member) - explained,
            });
        }
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
