//! Before and after a switch: described, never tested.

use chrono::NaiveDate;

use super::design::{LEAST_PER_SIDE, Split, largest_split};
use super::rows::Rows;
use crate::analysis::stats::Interval;
use crate::analysis::stats::baseline_corrected_tau::{CorrectedTau, baseline_corrected_tau};
use crate::analysis::stats::describe::{mean, quantile_of_sorted};
use crate::analysis::stats::gls_ar1::gls_ar1_reml;
use crate::analysis::stats::its::segments;
use crate::analysis::stats::ols::{coefficient, ols, with_intercept};

/// Level and slope on both sides of a switch.
#[derive(Debug, Clone, PartialEq)]
pub struct BeforeAfter {
    /// Where the habit changed.
    pub split: Split,
    /// Journal day of the first run after it.
    pub changed_on: NaiveDate,
    /// Runs after it.
    pub after: usize,
    /// Mean outcome before.
    pub mean_before: f64,
    /// Mean outcome after.
    pub mean_after: f64,
    /// Straight lines on both sides; none with fewer than eight runs on one, where the two means are all there is.
    pub line: Option<SegmentedLine>,
    /// Change against the median line of the runs before.
    pub corrected_tau: Option<CorrectedTau>,
    /// The switch came after runs worse than usual.
    pub regression_to_mean: Option<RegressionToMean>,
}

/// Two straight lines (Huitema & McKean 2000), time in days from the first run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SegmentedLine {
    /// Level at the first run.
    pub intercept: f64,
    /// Points per day before the switch.
    pub slope_before: f64,
    /// Change of level at the switch.
    pub level_change: f64,
    /// Change of slope per day.
    pub slope_change: f64,
    /// Days from the first run to the switch.
    pub change_day: f64,
    /// 95 % interval of the change of level, AR(1) errors: rough, it errs 6-12 % of the time.
    pub rough_interval: Option<Interval>,
}

/// The switch came after runs worse than usual, so that some of what followed would have come anyway.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RegressionToMean {
    /// Mean of the last three runs before the switch.
    pub last_three: f64,
    /// 75th percentile of all runs before it.
    pub upper_quartile: f64,
}

/// Describes the switch, or the largest change of habit where there was no clear one.
pub(super) fn describe_split(rows: &Rows<'_>, split: Option<Split>) -> Option<BeforeAfter> {
    let split = split.or_else(|| largest_split(rows))?;
    let (before, after) = rows.outcome.split_at(split.before);
    let fitted = before.len().min(after.len()) >= LEAST_PER_SIDE;
    Some(BeforeAfter {
        split,
        changed_on: rows.runs.get(split.before)?.day,
        after: after.len(),
        mean_before: mean(before)?,
        mean_after: mean(after)?,
        line: if fitted { line(rows, split.before) } else { None },
        corrected_tau: if fitted { baseline_corrected_tau(before, after).ok() } else { None },
        regression_to_mean: regression_to_mean(before),
    })
}

fn line(rows: &Rows<'_>, change: usize) -> Option<SegmentedLine> {
    let days = rows.days();
    let columns = with_intercept(days.len(), &segments(&days, change).ok()?);
    let fit = ols(&rows.outcome, &columns).ok()?;
    let rough = gls_ar1_reml(&rows.outcome, &columns).ok();
    let rough_interval = rough.and_then(|gls| coefficient(gls.coef[2], gls.se[2], gls.df, 0.95).ok()).map(|c| c.interval);
    Some(SegmentedLine {
        intercept: fit.coef[0],
        slope_before: fit.coef[1],
        level_change: fit.coef[2],
        slope_change: fit.coef[3],
        change_day: days[change],
        rough_interval,
    })
}

fn regression_to_mean(before: &[f64]) -> Option<RegressionToMean> {
    let last_three = mean(before.get(before.len().checked_sub(3)?..)?)?;
    let mut sorted = before.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper_quartile = quantile_of_sorted(&sorted, 0.75).ok()?;
    (last_three > upper_quartile).then_some(RegressionToMean { last_three, upper_quartile })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_switch_after_the_worst_runs_is_told() {
        // The upper quartile of eleven is the mean of the eighth and the ninth.
        let worst = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 5.0, 6.0, 7.0];
        assert_eq!(regression_to_mean(&worst), Some(RegressionToMean { last_three: 6.0, upper_quartile: 3.0 }));
        assert_eq!(regression_to_mean(&[3.0; 10]), None, "no worse than they were");
        assert_eq!(regression_to_mean(&[7.0, 6.0, 5.0, 1.0, 1.0, 1.0]), None);
        assert_eq!(regression_to_mean(&[7.0, 6.0]), None, "there are no three");
    }
}
