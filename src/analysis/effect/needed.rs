//! How many runs it would take, never from the difference observed.

use super::rows::Rows;
use super::tested::Adjusted;
use crate::analysis::stats::acf::carry_over;
use crate::analysis::stats::describe::sd;
use crate::analysis::stats::n_per_arm::n_per_arm;

/// Beyond this a number says nothing.
const CAP: f64 = 200.0;
/// Least standard deviation: a scale of whole points cannot show less. Judgement.
const LEAST_SD: f64 = 0.5;
/// Below so many residual degrees of freedom the spread is a guess. Judgement.
const LEAST_DF: usize = 10;
/// Runs of each kind that are ever tested.
const LEAST_EACH: usize = 10;
/// A spread that is 0 but for rounding: nothing to reckon with.
const NOTHING_LEFT: f64 = 1e-9;

/// Runs per arm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunsNeeded {
    /// About so many.
    Runs(usize),
    /// More than 200.
    Over200,
}

impl RunsNeeded {
    fn at_least(self, least: usize) -> Self {
        match self {
            Self::Runs(n) => Self::Runs(n.max(least)),
            Self::Over200 => Self::Over200,
        }
    }
}

/// Runs per arm for a difference of one point and of two, power 80 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// For two points.
    pub for_two_points: RunsNeeded,
    /// For one point.
    pub for_one_point: RunsNeeded,
}

/// From the fit where there is one, else from the spread within the groups; none from next to nothing.
pub(super) fn needed(rows: &Rows<'_>, headline: Option<&Adjusted>) -> Option<Needed> {
    let residuals = headline.map_or_else(|| within_groups(rows), |h| h.residuals.clone());
    let df = headline.map_or_else(|| rows.len().saturating_sub(2), |h| h.residual_df);
    let spread = headline.and_then(|h| h.residual_sd).or_else(|| sd(&residuals))?;
    if df < LEAST_DF || spread <= NOTHING_LEFT {
        return None;
    }
    let rho = carry_over(&residuals).unwrap_or(0.0);
    let Needed { for_two_points, for_one_point } = needed_for(spread, rho)?;
    Some(Needed { for_two_points: for_two_points.at_least(LEAST_EACH), for_one_point: for_one_point.at_least(LEAST_EACH) })
}

/// From a residual standard deviation and the carry-over between runs.
pub(in crate::analysis) fn needed_for(spread: f64, rho: f64) -> Option<Needed> {
    let runs = |points: f64| {
        let n = n_per_arm(points / spread.max(LEAST_SD), 0.05, 0.8, rho.clamp(0.0, 0.95)).ok()?;
        Some(if n > CAP { RunsNeeded::Over200 } else { RunsNeeded::Runs(n.ceil() as usize) })
    };
    Some(Needed { for_two_points: runs(2.0)?, for_one_point: runs(1.0)? })
}

fn within_groups(rows: &Rows<'_>) -> Vec<f64> {
    let centre = |glided: bool| rows.mean(glided).unwrap_or(0.0);
    let (with, without) = (centre(true), centre(false));
    rows.outcome.iter().zip(&rows.glided).map(|(y, g)| y - if *g { with } else { without }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_for_a_point_and_for_two() {
        let needed = |spread, rho| needed_for(spread, rho).map(|n| (n.for_two_points, n.for_one_point));
        // 2 (1.959964 + 0.841621)^2 = 15.6978 for a difference of one standard deviation, a quarter of it for two.
        assert_eq!(needed(1.0, 0.0), Some((RunsNeeded::Runs(4), RunsNeeded::Runs(16))));
        assert_eq!(needed(0.1, 0.0), needed(0.5, 0.0), "no less than a scale of whole points can show");
        assert_eq!(needed(4.0, 0.0), Some((RunsNeeded::Runs(63), RunsNeeded::Over200)));
        assert_eq!(needed(1.0, 0.5), Some((RunsNeeded::Runs(12), RunsNeeded::Runs(48))), "three times as many");
        assert_eq!(needed(1.0, -0.5), needed(1.0, 0.0));
    }

    #[test]
    fn never_fewer_than_are_ever_tested() {
        assert_eq!(RunsNeeded::Runs(4).at_least(LEAST_EACH), RunsNeeded::Runs(10));
        assert_eq!(RunsNeeded::Runs(31).at_least(LEAST_EACH), RunsNeeded::Runs(31));
        assert_eq!(RunsNeeded::Over200.at_least(LEAST_EACH), RunsNeeded::Over200);
    }
}
