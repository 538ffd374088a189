//! Whether the runs can carry a comparison: refuse first.
//!
//! The thresholds are judgement, not literature.

use super::SAME;

/// Fewest usable runs for any comparison.
pub const LEAST_RUNS: usize = 12;
/// Fewest usable runs on each side for any comparison.
pub const LEAST_PER_ARM: usize = 5;
/// Fewest usable runs for an interval and a p.
pub const LEAST_RUNS_FOR_TEST: usize = 20;
/// Fewest usable runs on each side for an interval and a p.
pub const LEAST_PER_ARM_FOR_TEST: usize = 8;
/// Change of the share of glide runs, last third against first, that makes gliding a matter of date.
pub const DRIFT: f64 = 0.6;

/// How far the comparison may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Too few runs on a side: counts only.
    NotEnoughData,
    /// Pain was always the same.
    NoVariation,
    /// Means and difference, no interval, no p.
    DescribeOnly,
    /// Gliding and calendar time cannot be told apart.
    NotSeparableFromTime,
    /// The full report.
    Ok,
}

/// The first gate that closes, for usable runs in time order.
#[must_use]
pub fn glide_contrast_gate(outcome: &[f64], glided: &[bool]) -> Status {
    let n = outcome.len().min(glided.len());
    let with = glided[..n].iter().filter(|g| **g).count();
    let smaller = with.min(n - with);
    if n < LEAST_RUNS || smaller < LEAST_PER_ARM {
        Status::NotEnoughData
    } else if outcome.iter().all(|y| (y - outcome[0]).abs() <= SAME) {
        Status::NoVariation
    } else if n < LEAST_RUNS_FOR_TEST || smaller < LEAST_PER_ARM_FOR_TEST {
        Status::DescribeOnly
    } else if drift(&glided[..n]).abs() >= DRIFT - SAME {
        Status::NotSeparableFromTime
    } else {
        Status::Ok
    }
}

/// Share of glide runs in the last third of the runs minus that in the first.
#[must_use]
pub fn drift(glided: &[bool]) -> f64 {
    let third = glided.len() / 3;
    if third == 0 {
        return 0.0;
    }
    let share = |part: &[bool]| part.iter().filter(|g| **g).count() as f64 / third as f64;
    share(&glided[glided.len() - third..]) - share(&glided[..third])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gates_close_in_order() {
        let pain = |n: usize| (0..n).map(|i| (i % 4) as f64).collect::<Vec<_>>();
        let alternating = |n: usize| (0..n).map(|i| i % 2 == 0).collect::<Vec<_>>();
        assert_eq!(glide_contrast_gate(&pain(11), &alternating(11)), Status::NotEnoughData);
        assert_eq!(glide_contrast_gate(&[3.0; 24], &alternating(24)), Status::NoVariation);
        assert_eq!(glide_contrast_gate(&pain(19), &alternating(19)), Status::DescribeOnly);
        let step: Vec<bool> = (0..24).map(|i| i >= 12).collect();
        assert_eq!(glide_contrast_gate(&pain(24), &step), Status::NotSeparableFromTime);
        assert_eq!(glide_contrast_gate(&pain(24), &alternating(24)), Status::Ok);
        assert_eq!(glide_contrast_gate(&[], &[]), Status::NotEnoughData);
    }

    #[test]
    fn the_least_counts_are_enough() {
        let pain = |n: usize| (0..n).map(|i| (i % 4) as f64).collect::<Vec<_>>();
        // So many runs of the smaller side, spread over the whole.
        let spread = |n: usize, with: usize| (0..n).map(|i| i * with / n != (i + 1) * with / n).collect::<Vec<_>>();
        for (n, with, status) in [
            (LEAST_RUNS - 1, LEAST_PER_ARM, Status::NotEnoughData),
            (LEAST_RUNS, LEAST_PER_ARM - 1, Status::NotEnoughData),
            (LEAST_RUNS, LEAST_PER_ARM, Status::DescribeOnly),
            (LEAST_RUNS_FOR_TEST - 1, LEAST_PER_ARM_FOR_TEST, Status::DescribeOnly),
            (LEAST_RUNS_FOR_TEST + 4, LEAST_PER_ARM_FOR_TEST - 1, Status::DescribeOnly),
            (LEAST_RUNS_FOR_TEST, LEAST_PER_ARM_FOR_TEST, Status::Ok),
        ] {
            let glided = spread(n, with);
            assert_eq!(glided.iter().filter(|g| **g).count(), with);
            assert_eq!(glide_contrast_gate(&pain(n), &glided), status, "{n} runs, {with} with");
            let others: Vec<bool> = glided.iter().map(|g| !g).collect();
            assert_eq!(glide_contrast_gate(&pain(n), &others), status, "{n} runs, {with} without");
        }
    }

    #[test]
    fn drift_is_told_by_the_thirds_at_both_ends() {
        let of = |text: &str| drift(&text.bytes().map(|b| b == b'x').collect::<Vec<_>>());
        assert_eq!((of("xx--"), of("--xx"), of("--xxxx-x-"), of("x"), of("")), (-1.0, 1.0, 0.0, 0.0, 0.0));
    }
}
