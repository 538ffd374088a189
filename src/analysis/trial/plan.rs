//! What the coin drew, and which runs came of it.

use crate::analysis::stats::randomisation::Blocks;
use crate::domain::EntryId;

/// A trial as it was stored before its first run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrialPlan {
    /// Runs in a block, and how many of these with gliding.
    pub blocks: Blocks,
    /// Every planned run in order.
    pub planned: Vec<Planned>,
    /// Seed of the draws of the analysis, stored with the plan.
    pub seed: u64,
    /// How it felt before the coin is allowed for unless it is missing on more than this percentage of the runs: a
    /// rule stored with the plan.
    pub felt_percent: u8,
    /// The last planned run is done, or the trial was stopped.
    pub over: bool,
}

/// One planned run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// What the coin said.
    pub glide: bool,
    /// The run that took this place; none when it has not been run.
    pub run: Option<EntryId>,
}
