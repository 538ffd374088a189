//! One test, many reference sets: does the exposure line up with pain better than it might have?
//!
//! The observed exposure is compared with a set of exposures that could have been observed
//! as well: circular shifts of the diary (Harris 2020, arXiv 2012.06862) or the assignments a
//! coin could have drawn (Edgington & Onghena 2007). Everything is first freed of the covariates
//! (Freedman & Lane 1983). One p and one exact interval for every set; both count the
//! observed exposure as a member, so p is never 0 (Phipson & Smyth 2010).

use super::projection::{Factors, dot, factor, project_out};
use super::refusal::{Refusal, finite, same_length};
use super::{Interval, SAME};

/// An exposure with less than this left per row after the covariates says nothing.
const NOTHING_LEFT: f64 = 1e-9;

/// Inner products of one member of the set with the axes of the fit.
#[derive(Debug, Clone, Copy)]
pub struct Alignment {
    /// Member times pain left after the covariates.
    pub with_outcome: f64,
    /// Member times observed exposure left after the covariates.
    pub with_observed: f64,
    /// Squared length of the member left after the covariates.
    pub square: f64,
}

/// Exposures that could have been observed as well, the observed one among them.
pub trait ReferenceSet {
    /// How many members, the observed one included.
    fn size(&self) -> usize;
    /// Calls `visit` once for each member.
    fn visit(&self, axes: &Axes, visit: &mut dyn FnMut(Alignment));
}

/// What members are compared with: pain and exposure freed of the covariates.
#[derive(Debug, Clone)]
pub struct Axes {
    /// Orthonormal basis of intercept and covariates.
    pub covariates: Vec<Vec<f64>>,
    /// Outcome left over.
    pub outcome: Vec<f64>,
    /// Observed exposure left over.
    pub observed: Vec<f64>,
}

/// What the comparison found.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferenceTest {
    /// Adjusted difference per unit of exposure: the least-squares coefficient.
    pub estimate: f64,
    /// Share of the set that lines up at least as well.
    pub p: f64,
    /// Members that line up at least as well, the observed one included.
    pub as_extreme: usize,
    /// Members of the set.
    pub size: usize,
    /// Exact intervals, one for each level asked for.
    pub intervals: Vec<Result<Interval, NoInterval>>,
    /// Residual standard deviation of the full fit (rows - columns in the divisor); none without spare rows.
    pub residual_sd: Option<f64>,
    /// Degrees of freedom left by intercept, covariates and exposure.
    pub residual_df: usize,
    /// Residuals of the full fit, in order.
    pub residuals: Vec<f64>,
}

/// Why there is no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoInterval {
    /// The set is too small for the level.
    #[error("too few reference exposures for this level")]
    TooFew,
    /// Too many members are the observed exposure again.
    #[error("pattern too regular")]
    TooRegular,
}

impl Axes {
    /// Frees outcome and exposure of the covariates; an intercept is always among them.
    pub fn new(outcome: &[f64], exposure: &[f64], covariates: &[Vec<f64>]) -> Result<Self, Refusal> {
        same_length(outcome.len(), exposure.len())?;
        finite(outcome)?;
        finite(exposure)?;
        let mut columns = vec![vec![1.0; outcome.len()]];
        columns.extend_from_slice(covariates);
        let Factors { q, .. } = factor(&columns)?;
        let observed = project_out(&q, exposure).0;
        if dot(&observed, &observed) < NOTHING_LEFT * outcome.len() as f64 {
            return Err(Refusal::NotSeparable);
        }
        Ok(Self { outcome: project_out(&q, outcome).0, observed, covariates: q })
    }

    /// Rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.outcome.len()
    }
}

/// Compares the observed exposure with the set; `levels` are those of the intervals wanted.
#[must_use]
pub fn compare(axes: &Axes, set: &dyn ReferenceSet, levels: &[f64]) -> ReferenceTest {
    let b0 = dot(&axes.observed, &axes.observed).sqrt();
    let a0 = dot(&axes.observed, &axes.outcome) / b0;
    let floor = NOTHING_LEFT * axes.rows() as f64;
    let mut as_extreme = 0;
    let (mut lowers, mut uppers) = (Vec::with_capacity(set.size()), Vec::with_capacity(set.size()));
    set.visit(axes, &mut |member| {
        if member.square < floor {
            as_extreme += 1;
            lowers.push(f64::NEG_INFINITY);
            uppers.push(f64::INFINITY);
            return;
        }
        let length = member.square.sqrt();
        let (a, b) = (member.with_outcome / length, member.with_observed / length);
        as_extreme += usize::from(a.abs() >= a0.abs() - SAME);
        let (lower, upper) = reach(a0, b0, a, b);
        lowers.push(lower);
        uppers.push(upper);
    });
    let intervals = levels.iter().map(|&level| interval(&mut lowers, &mut uppers, level)).collect();
    let estimate = a0 / b0;
    let residuals: Vec<f64> = axes.outcome.iter().zip(&axes.observed).map(|(y, g)| y - estimate * g).collect();
    let residual_df = axes.rows().saturating_sub(axes.covariates.len() + 1);
    let residual_sd = (residual_df > 0).then(|| (dot(&residuals, &residuals) / residual_df as f64).sqrt());
    let p = as_extreme as f64 / set.size() as f64;
    ReferenceTest { estimate, p, as_extreme, size: set.size(), intervals, residual_sd, residual_df, residuals }
}

/// The effects for which this member would line up at least as well as the observed exposure.
fn reach(a0: f64, b0: f64, a: f64, b: f64) -> (f64, f64) {
    let (apart, together) = (b0 - b, b0 + b);
    if apart < SAME * b0 || together < SAME * b0 {
        return (f64::NEG_INFINITY, f64::INFINITY);
    }
    // A tie at no effect is a tie in p as well: both must see the same zero.
    let snapped = |numerator: f64, denominator: f64| if numerator.abs() <= SAME { 0.0 } else { numerator / denominator };
    let (first, second) = (snapped(a0 - a, apart), snapped(a0 + a, together));
    (first.min(second), first.max(second))
}

/// The observed exposure sits in both lists with infinite ends, so the k-th of the others is at index k.
fn interval(lowers: &mut [f64], uppers: &mut [f64], level: f64) -> Result<Interval, NoInterval> {
    let size = lowers.len();
    let k = ((1.0 - level) * size as f64 + 1e-9).floor() as usize;
    if k == 0 || k >= size {
        return Err(NoInterval::TooFew);
    }
    let (_, &mut lower, _) = lowers.select_nth_unstable_by(k, f64::total_cmp);
    let (_, &mut upper, _) = uppers.select_nth_unstable_by(size - 1 - k, f64::total_cmp);
    if lower.is_finite() && upper.is_finite() { Ok(Interval { lower, upper, level }) } else { Err(NoInterval::TooRegular) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::stats::shifts::Shifts;

    #[test]
    fn what_is_left_is_that_of_the_two_means() {
        let exposure = [0.0, 1.0, 0.0, 1.0, 1.0, 0.0];
        let axes = Axes::new(&[1.0, 3.0, 2.0, 6.0, 6.0, 3.0], &exposure, &[]).unwrap();
        let test = compare(&axes, &Shifts::forward(&exposure), &[0.95]);
        assert!((test.estimate - 3.0).abs() < 1e-12, "5 with, 2 without");
        let residuals = [-1.0, -2.0, 0.0, 1.0, 1.0, 1.0];
        assert!(test.residuals.iter().zip(residuals).all(|(found, left)| (found - left).abs() < 1e-12), "{:?}", test.residuals);
        assert_eq!((test.size, test.residual_df), (6, 4));
        assert!((test.residual_sd.unwrap() - 2.0_f64.sqrt()).abs() < 1e-12, "squares of 8 over 4");
        assert_eq!(test.intervals, [Err(NoInterval::TooFew)], "a twentieth of six is none");
    }
}
