//! A check for free: gliding after the run cannot have caused the pain during it.

use super::model::model;
use super::rows::Rows;
use crate::analysis::stats::gate::{DRIFT, LEAST_RUNS_FOR_TEST, drift};
use crate::analysis::stats::projection::dot;
use crate::analysis::stats::reference_set::{Axes, compare};
use crate::analysis::stats::shifts::Shifts;

/// Less than this left per run of the after-exposure and the check says nothing. Judgement.
const TOO_ALIKE: f64 = 0.05;
const ALPHA: f64 = 0.05;

/// What gliding after the run shows, with gliding before it allowed for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Falsification {
    /// There is no headline to check.
    NotLookedFor,
    /// Gliding after runs is always, never, or a matter of date: nothing to check with.
    NothingToCheckWith,
    /// Before and after go together too closely.
    CannotBeChecked,
    /// No pattern after the run.
    Clear {
        /// Difference, points.
        estimate: f64,
        /// Its p.
        p: f64,
    },
    /// The same pattern after the run: something else goes with both.
    SamePattern {
        /// Difference, points.
        estimate: f64,
        /// Its p.
        p: f64,
    },
    /// The runner glides more after runs that hurt.
    OppositePattern {
        /// Difference, points.
        estimate: f64,
        /// Its p.
        p: f64,
    },
}

impl Falsification {
    /// Whether it takes a claim back.
    #[must_use]
    pub fn caps(&self) -> bool {
        matches!(self, Self::SamePattern { .. })
    }
}

/// Tests gliding after the run beside a headline of the given sign.
pub(super) fn check(rows: &Rows<'_>, headline: f64) -> Falsification {
    let known = rows.kept(|run| run.exposed_after.is_some());
    let after: Vec<bool> = known.runs.iter().map(|run| run.exposed_after == Some(true)).collect();
    let constant = after.iter().all(|a| *a == after[0]);
    if known.len() < LEAST_RUNS_FOR_TEST || constant || drift(&after).abs() >= DRIFT {
        return Falsification::NothingToCheckWith;
    }
    let numbers: Vec<f64> = after.iter().map(|a| f64::from(*a)).collect();
    let mut columns = model(&known).columns;
    columns.push(known.exposure());
    let Ok(axes) = Axes::new(&known.outcome, &numbers, &columns) else {
        return Falsification::CannotBeChecked;
    };
    if dot(&axes.observed, &axes.observed) < TOO_ALIKE * known.len() as f64 {
        return Falsification::CannotBeChecked;
    }
    let test = compare(&axes, &Shifts::both_ways(&numbers), &[]);
    let (estimate, p) = (test.estimate, test.p);
    if p > ALPHA + 1e-12 {
        Falsification::Clear { estimate, p }
    } else if estimate.signum() == headline.signum() {
        Falsification::SamePattern { estimate, p }
    } else {
        Falsification::OppositePattern { estimate, p }
    }
}
