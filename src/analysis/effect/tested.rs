//! The headline of an observational diary: the circular-shift test with its interval.

use super::model::{Covariate, Dropped, Model, model};
use super::rows::Rows;
use crate::analysis::stats::Interval;
use crate::analysis::stats::reference_set::{NoInterval, ReferenceTest};
use crate::analysis::stats::shifts::two_way_shift_test;

/// Level of the interval shown.
pub(in crate::analysis) const SHOWN: f64 = 0.95;
/// Level of the interval that shows there is no difference to speak of: two one-sided 5 % tests.
pub(in crate::analysis) const EQUIVALENCE: f64 = 0.90;

/// An adjusted difference with its p and interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Adjusted {
    /// Runs in the fit.
    pub n: usize,
    /// Difference in points, with minus without, after what is allowed for.
    pub estimate: f64,
    /// Share of the reference exposures that line up at least as well.
    pub p: f64,
    /// The same after Holm, where several outcomes were looked at.
    pub p_holm: Option<f64>,
    /// Reference exposures that line up at least as well, the diary's own included.
    pub as_extreme: usize,
    /// Reference exposures.
    pub reference_size: usize,
    /// 95 % interval.
    pub interval: Result<Interval, NoInterval>,
    /// 90 % interval.
    pub interval_90: Result<Interval, NoInterval>,
    /// What was allowed for.
    pub covariates: Vec<Covariate>,
    /// What could not be.
    pub dropped: Vec<Dropped>,
    /// Standard deviation of what is left, points.
    pub residual_sd: Option<f64>,
    /// Degrees of freedom of what is left.
    pub residual_df: usize,
    /// What is left, run by run.
    pub residuals: Vec<f64>,
}

impl Adjusted {
    pub(in crate::analysis) fn of(test: ReferenceTest, n: usize, covariates: Vec<Covariate>, dropped: Vec<Dropped>) -> Self {
        let mut intervals = test.intervals.into_iter();
        let mut next = || intervals.next().unwrap_or(Err(NoInterval::TooFew));
        Self {
            n,
            estimate: test.estimate,
            p: test.p,
            p_holm: None,
            as_extreme: test.as_extreme,
            reference_size: test.size,
            interval: next(),
            interval_90: next(),
            covariates,
            dropped,
            residual_sd: test.residual_sd,
            residual_df: test.residual_df,
            residuals: test.residuals,
        }
    }

    /// The p that decides: after Holm where it was taken.
    #[must_use]
    pub fn deciding_p(&self) -> f64 {
        self.p_holm.unwrap_or(self.p)
    }
}

/// Tests the exposure of these runs; none when it is a combination of what is allowed for.
pub(super) fn adjusted(rows: &Rows<'_>) -> Option<Adjusted> {
    let Model { covariates, columns, dropped } = model(rows);
    let test = two_way_shift_test(&rows.outcome, &rows.exposure(), &columns, &[SHOWN, EQUIVALENCE]).ok()?;
    Some(Adjusted::of(test, rows.len(), covariates, dropped))
}
