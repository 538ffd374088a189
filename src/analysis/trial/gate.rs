//! Whether a trial can carry a comparison.

use super::plan::TrialPlan;
use crate::analysis::stats::SAME;
use crate::analysis::stats::gate::Status;

/// Fewest complete pairs: with six the smallest p is 2/64.
pub const LEAST_PAIRS: usize = 6;

/// Pairs of one run with and one without in the same block, both with an outcome.
pub(super) fn complete_pairs(plan: &TrialPlan, outcome: &[Option<f64>]) -> usize {
    let size = plan.blocks.size.max(1);
    let blocks = plan.planned.chunks(size).zip(outcome.chunks(size));
    let pairs = blocks.map(|(planned, outcome)| {
        let known = |glide: bool| planned.iter().zip(outcome).filter(|(p, y)| p.glide == glide && y.is_some()).count();
        known(true).min(known(false))
    });
    pairs.sum()
}

/// The two gates of a trial.
pub(super) fn gate(pairs: usize, outcome: &[f64]) -> Status {
    if pairs < LEAST_PAIRS {
        Status::NotEnoughData
    } else if outcome.iter().all(|y| (y - outcome[0]).abs() <= SAME) {
        Status::NoVariation
    } else {
        Status::Ok
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_pairs_that_vary_pass() {
        let varying = [3.0, 3.0, 4.0];
        assert_eq!([5, 6].map(|pairs| gate(pairs, &varying)), [Status::NotEnoughData, Status::Ok]);
        assert_eq!(gate(6, &[3.0, 3.0, 3.0]), Status::NoVariation);
    }
}
