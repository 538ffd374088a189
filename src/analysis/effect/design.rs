//! How the diary came about: decided by the data, never picked afterwards.

use super::rows::Rows;
use crate::analysis::stats::gate::Status;

/// Runs wanted on each side of a switch.
pub const LEAST_PER_SIDE: usize = 8;
/// Runs wanted on each side where two means are all that is told. Judgement, as the gate of means has it.
const LEAST_FOR_MEANS: usize = 5;
/// Difference in exposure that makes a switch. Judgement.
const SWITCH: f64 = 0.8;

/// How the diary came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Design {
    /// A coin decided, and its schedule was stored before the first run.
    Randomised,
    /// Runs with and without interleave, nobody drew them.
    Observational,
    /// The habit changed at one date.
    BeforeAfter,
}

/// The strongest claim the wording may make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// "Made a difference for you, in this period."
    MadeADifference,
    /// "Went together with."
    WentTogether,
    /// "Since you started; many things change with time."
    SinceYouStarted,
}

/// A switch of the habit between two runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Split {
    /// Runs before it.
    pub before: usize,
    /// Share with a session before it.
    pub share_before: f64,
    /// Share with a session after it.
    pub share_after: f64,
}

impl Split {
    /// Starting as against stopping.
    #[must_use]
    pub fn started(&self) -> bool {
        self.share_after > self.share_before
    }
}

/// The split with the largest difference in exposure, so many runs on each side; the first of equals.
fn largest(rows: &Rows<'_>, least: usize) -> Option<Split> {
    let n = rows.len();
    let total = rows.glided.iter().filter(|g| **g).count();
    let mut best: Option<Split> = None;
    let mut seen = 0;
    for before in 1..n {
        seen += usize::from(rows.glided[before - 1]);
        if before < least || n - before < least {
            continue;
        }
        let split = Split {
            before,
            share_before: seen as f64 / before as f64,
            share_after: (total - seen) as f64 / (n - before) as f64,
        };
        let size = |s: &Split| (s.share_after - s.share_before).abs();
        if best.as_ref().is_none_or(|b| size(&split) > size(b) + 1e-12) {
            best = Some(split);
        }
    }
    best
}

/// The largest split with eight runs on each side, a switch or not.
pub(super) fn largest_split(rows: &Rows<'_>) -> Option<Split> {
    largest(rows, LEAST_PER_SIDE)
}

/// The split that makes the diary one of before and after.
///
/// Where no comparison could be tested anyway, a switch with five runs on a side is one too: the two means
/// on its sides would otherwise read as a comparison, and more of the same runs would never make it one.
pub(super) fn before_after_split(rows: &Rows<'_>) -> Option<Split> {
    let switch = |split: &Split| (split.share_after - split.share_before).abs() >= SWITCH - 1e-12;
    let short = || largest(rows, LEAST_FOR_MEANS).filter(|_| rows.gate() == Status::DescribeOnly);
    largest_split(rows).filter(switch).or_else(|| short().filter(switch))
}
