//! What stands beside the comparison as assigned: the runs by what was done, and what is missing.

use crate::analysis::align::DiaryRun;
use crate::analysis::effect::Groups;
use crate::analysis::question::Outcome;

/// Planned runs that lack something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lacking {
    /// Not run.
    pub run: usize,
    /// Run without the outcome.
    pub outcome: usize,
    /// Run without the score before the throw.
    pub feel: usize,
    /// Run with no way to tell whether it was done, because a time is unknown.
    pub done: usize,
}

impl Lacking {
    pub(super) fn of(places: &[Option<DiaryRun>], outcome: Outcome) -> Self {
        let runs = || places.iter().flatten();
        Self {
            run: places.len() - runs().count(),
            outcome: runs().filter(|run| run.outcome(outcome).is_none()).count(),
            feel: runs().filter(|run| run.carried_in_pain.is_none()).count(),
            done: runs().filter(|run| run.exposed.is_none()).count(),
        }
    }
}

/// Outcome of the runs by what was done before them. Chance decided the assignment and not this: no test.
pub(super) fn as_done(places: &[Option<DiaryRun>], outcome: Outcome) -> Groups {
    let known = places.iter().flatten().filter_map(|run| Some((run.outcome(outcome)?, run.exposed?)));
    let (outcomes, done): (Vec<f64>, Vec<bool>) = known.unzip();
    Groups::of(&outcomes, &done)
}
