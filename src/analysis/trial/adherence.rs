//! Whether the coin was followed.

use super::plan::TrialPlan;
use crate::analysis::align::DiaryRun;

/// Below this share in either arm the claim drops to "went together with". Judgement.
const FOLLOWED: f64 = 0.80;

/// How a trial is coming along; this much may be seen before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Adherence {
    /// Runs planned.
    pub planned: usize,
    /// Runs done.
    pub done: usize,
    /// Of the runs done where the coin said glide.
    pub glide: Kept,
    /// Of the runs done where it said none.
    pub none: Kept,
}

/// How often the coin was kept to. A run of which it is not known what was done counts neither way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Times kept to.
    pub kept: usize,
    /// Of so many runs of which it is known.
    pub of: usize,
    /// Runs of which it is not known.
    pub unknown: usize,
}

impl Kept {
    /// Share kept to; none of nothing.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.of > 0).then(|| self.kept as f64 / self.of as f64)
    }
}

impl Adherence {
    pub(super) fn of(plan: &TrialPlan, runs: &[Option<DiaryRun>]) -> Self {
        let arm = |glide: bool| {
            let of = plan.planned.iter().zip(runs).filter(|(p, _)| p.glide == glide).filter_map(|(_, run)| run.as_ref());
            let mut arm = Kept { kept: 0, of: 0, unknown: 0 };
            for run in of {
                arm.kept += usize::from(run.exposed == Some(glide));
                arm.of += usize::from(run.exposed.is_some());
                arm.unknown += usize::from(run.exposed.is_none());
            }
            arm
        };
        Self { planned: plan.planned.len(), done: runs.iter().flatten().count(), glide: arm(true), none: arm(false) }
    }

    /// Whether both arms were kept to well enough for the stronger claim; unknown of every run of an arm they were not.
    #[must_use]
    pub fn was_followed(&self) -> bool {
        [self.glide, self.none].iter().all(|arm| arm.share().is_some_and(|share| share >= FOLLOWED))
    }
}
