//! Interval for k of n (Wilson 1927).

use super::Interval;
use super::normal::normal_ppf;
use super::refusal::{Refusal, at_least, open_unit};

/// Wilson's interval for a share.
pub fn wilson_ci(k: usize, n: usize, level: f64) -> Result<Interval, Refusal> {
    at_least(1, n)?;
    open_unit(level, "level")?;
    if k > n {
        return Err(Refusal::OutOfRange("count"));
    }
    let (count, n) = (k as f64, n as f64);
    let z2 = normal_ppf(0.5 + 0.5 * level)?.powi(2);
    let share = count / n;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = (z2 * (share * (1.0 - share) / n + z2 / (4.0 * n * n))).sqrt() / (1.0 + z2 / n);
    Ok(Interval { lower: (centre - half).max(0.0), upper: (centre + half).min(1.0), level })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_ten() {
        // scipy.stats.binomtest(k, 10).proportion_ci(method="wilson")
        for (k, lower, upper) in [(0, 0.0, 0.27753279986288926), (5, 0.236593090512564, 0.7634069094874361)] {
            let found = wilson_ci(k, 10, 0.95).unwrap();
            assert!((found.lower - lower).abs() < 1e-9 && (found.upper - upper).abs() < 1e-9, "{found:?}");
        }
        assert!(wilson_ci(11, 10, 0.95).is_err() && wilson_ci(0, 0, 0.95).is_err());
    }
}
