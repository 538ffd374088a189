//! Mean, median, spread and quartiles of a series with gaps.

use super::refusal::{Refusal, finite, open_unit};

/// A series in numbers; gaps are counted, never read as 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Description {
    /// Values present.
    pub n: usize,
    /// Gaps.
    pub missing: usize,
    /// Where the values lie; none when all are gaps.
    pub spread: Option<Spread>,
}

/// Where the values of a series lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Arithmetic mean.
    pub mean: f64,
    /// Median.
    pub median: f64,
    /// Standard deviation with n-1; none for one value.
    pub sd: Option<f64>,
    /// Smallest value.
    pub min: f64,
    /// Largest value.
    pub max: f64,
    /// First quartile, type 7.
    pub q1: f64,
    /// Third quartile, type 7.
    pub q3: f64,
}

/// Describes a series; `None` is a gap.
pub fn describe(values: &[Option<f64>]) -> Result<Description, Refusal> {
    let mut present: Vec<f64> = values.iter().copied().flatten().collect();
    finite(&present)?;
    present.sort_by(f64::total_cmp);
    let spread = match (mean(&present), present.first(), present.last()) {
        (Some(mean), Some(&min), Some(&max)) => Some(Spread {
            mean,
            median: quantile_of_sorted(&present, 0.5)?,
            sd: sd(&present),
            min,
            max,
            q1: quantile_of_sorted(&present, 0.25)?,
            q3: quantile_of_sorted(&present, 0.75)?,
        }),
        _ => None,
    };
    Ok(Description { n: present.len(), missing: values.len() - present.len(), spread })
}

/// Mean; none of nothing.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    let first = *values.first()?;
    let shift: f64 = values.iter().map(|v| v - first).sum();
    Some(first + shift / values.len() as f64)
}

/// Standard deviation with n-1; none of fewer than two.
#[must_use]
pub fn sd(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let centre = mean(values)?;
    let squares: f64 = values.iter().map(|v| (v - centre).powi(2)).sum();
    Some((squares / (values.len() - 1) as f64).sqrt())
}

/// Median of values in any order; none of nothing.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    quantile_of_sorted(&sorted, 0.5).ok()
}

/// Quantile of sorted values, type 7: position (n-1)p, linear in between (Hyndman & Fan 1996).
pub fn quantile_of_sorted(sorted: &[f64], p: f64) -> Result<f64, Refusal> {
    if !(0.0..=1.0).contains(&p) {
        return open_unit(p, "quantile").map(|()| p);
    }
    let last = sorted.len().checked_sub(1).ok_or(Refusal::TooFew { needed: 1, have: 0 })?;
    let position = last as f64 * p;
    let below = position.floor() as usize;
    let above = (below + 1).min(last);
    // Two middle values are averaged as they stand, as the median everywhere is.
    let weight = position - below as f64;
    Ok(sorted[below] * (1.0 - weight) + sorted[above] * weight)
}

/// Standardised difference of two groups, (m1-m0)/sqrt((s1^2+s0^2)/2): a balance measure.
///
/// None when either group has fewer than two values or neither varies.
#[must_use]
pub fn standardised_difference(with: &[f64], without: &[f64]) -> Option<f64> {
    let pooled = f64::midpoint(sd(with)?.powi(2), sd(without)?.powi(2)).sqrt();
    (pooled > 0.0).then_some((mean(with)? - mean(without)?) / pooled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_counted_and_nothing_is_described_as_nothing() {
        let all_gaps = describe(&[None, None]).unwrap();
        assert_eq!((all_gaps.n, all_gaps.missing, all_gaps.spread), (0, 2, None));
        assert_eq!(describe(&[Some(f64::NAN)]), Err(Refusal::NotFinite));
        assert_eq!(describe(&[Some(4.0)]).unwrap().spread.unwrap().sd, None);
    }

    #[test]
    fn balance_is_silent_without_spread() {
        assert_eq!(standardised_difference(&[1.0, 1.0], &[2.0, 2.0]), None);
        assert!(standardised_difference(&[1.0, 2.0], &[2.0, 3.0]).unwrap() < 0.0);
    }
}
