//! Median slope (Theil 1950; Sen 1968).

use super::describe::{median, quantile_of_sorted};
use super::normal::normal_ppf;
use super::ranks::{doubled_midranks, tie_term};
use super::refusal::{Refusal, at_least, finite, open_unit, same_length};
use super::{Interval, SAME};

/// A robust line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TheilSen {
    /// Median of the slopes between all pairs at different times.
    pub slope: f64,
    /// median(y) - slope * median(t).
    pub intercept: f64,
    /// Order-statistic interval of the slope, normal approximation with tie-corrected variance.
    pub interval: Interval,
}

/// Median slope of y over t.
pub fn theil_sen(t: &[f64], y: &[f64], level: f64) -> Result<TheilSen, Refusal> {
    open_unit(level, "level")?;
    let slopes = pairwise_slopes(t, y)?;
    let slope = quantile_of_sorted(&slopes, 0.5)?;
    let (middle_t, middle_y) = (median(t), median(y));
    let intercept = middle_y.zip(middle_t).map_or(0.0, |(y, t)| y - slope * t);
    let (low, high) = sen_positions(t, y, slopes.len(), level)?;
    Ok(TheilSen { slope, intercept, interval: Interval { lower: slopes[low], upper: slopes[high], level } })
}

/// Slopes between all pairs at different times, sorted.
pub fn pairwise_slopes(t: &[f64], y: &[f64]) -> Result<Vec<f64>, Refusal> {
    same_length(t.len(), y.len())?;
    finite(t)?;
    finite(y)?;
    at_least(2, t.len())?;
    let mut slopes = Vec::with_capacity(t.len() * (t.len() - 1) / 2);
    for i in 1..t.len() {
        for j in 0..i {
            if (t[i] - t[j]).abs() > SAME {
                slopes.push((y[i] - y[j]) / (t[i] - t[j]));
            }
        }
    }
    if slopes.is_empty() {
        return Err(Refusal::Constant);
    }
    slopes.sort_by(f64::total_cmp);
    Ok(slopes)
}

/// Places of the interval's ends in the sorted slopes (Sen 1968, eq. 2.6; rounded half to even).
fn sen_positions(t: &[f64], y: &[f64], slopes: usize, level: f64) -> Result<(usize, usize), Refusal> {
    let n = y.len() as f64;
    let ties = tie_term(&doubled_midranks(t).1) + tie_term(&doubled_midranks(y).1);
    let sigma = ((n * (n - 1.0) * (2.0 * n + 5.0) - ties).max(0.0) / 18.0).sqrt();
    let half = -normal_ppf((1.0 - level) / 2.0)? * sigma;
    let upper = (f64::midpoint(slopes as f64, half)).round_ties_even().min(slopes as f64 - 1.0);
    let lower = ((slopes as f64 - half) / 2.0).round_ties_even() - 1.0;
    Ok((lower.max(0.0) as usize, upper.max(0.0) as usize))
}
