//! The word for the headline: the first rule that holds.

use super::tested::Adjusted;

/// A difference of at least this is easier, not a little easier: one step of the scale. Judgement.
const ONE_POINT: f64 = 1.0;
/// Below this mean without a session there is little room to tell. Judgement.
pub const LOW_PAIN: f64 = 1.0;
const ALPHA: f64 = 0.05;

/// The verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// At least a point less, beyond chance.
    Easier,
    /// Less, beyond chance, by under a point.
    ALittleEasier,
    /// At least a point more, beyond chance.
    Harder,
    /// More, beyond chance, by under a point.
    ALittleHarder,
    /// Any difference is smaller than one that counts.
    NoClearDifference,
    /// Everything else: the usual answer below sixty runs.
    Unclear,
}

impl Verdict {
    /// Whether it says that something went with gliding.
    #[must_use]
    pub fn is_claim(self) -> bool {
        !matches!(self, Self::NoClearDifference | Self::Unclear)
    }
}

/// A difference smaller than this is none to speak of, points: half the mean without a session, at most one point.
#[must_use]
pub fn least_that_matters(mean_without: Option<f64>) -> f64 {
    mean_without.map_or(0.0, |mean| (0.5 * mean).min(ONE_POINT))
}

/// The verdict on an adjusted difference; the mean without sets how small "no difference" is.
pub(in crate::analysis) fn verdict_of(adjusted: &Adjusted, mean_without: Option<f64>) -> Verdict {
    let beyond_chance = adjusted.deciding_p() <= ALPHA + 1e-12;
    if let (true, Ok(interval)) = (beyond_chance, adjusted.interval) {
        let large = adjusted.estimate.abs() >= ONE_POINT - crate::analysis::stats::SAME;
        if interval.upper < 0.0 {
            return if large { Verdict::Easier } else { Verdict::ALittleEasier };
        }
        if interval.lower > 0.0 {
            return if large { Verdict::Harder } else { Verdict::ALittleHarder };
        }
    }
    let margin = least_that_matters(mean_without);
    match adjusted.interval_90 {
        Ok(interval) if interval.lower > -margin && interval.upper < margin => Verdict::NoClearDifference,
        _ => Verdict::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::stats::Interval;

    fn adjusted(estimate: f64, p: f64, within: (f64, f64), within_90: (f64, f64)) -> Adjusted {
        let interval = |(lower, upper), level| Ok(Interval { lower, upper, level });
        Adjusted {
            n: 40,
            estimate,
            p,
            p_holm: None,
            as_extreme: 1,
            reference_size: 80,
            interval: interval(within, 0.95),
            interval_90: interval(within_90, 0.90),
            covariates: Vec::new(),
            dropped: Vec::new(),
            residual_sd: None,
            residual_df: 30,
            residuals: Vec::new(),
        }
    }

    #[test]
    fn a_claim_needs_a_p_and_an_interval_on_one_side() {
        let word = |estimate, p, within| verdict_of(&adjusted(estimate, p, within, (-9.0, 9.0)), Some(4.0));
        assert_eq!(word(-1.0, 0.05, (-2.0, -0.1)), Verdict::Easier, "a point is not a little, and .05 is enough");
        assert_eq!(word(-0.9, 0.01, (-2.0, -0.1)), Verdict::ALittleEasier);
        assert_eq!(word(1.0, 0.01, (0.1, 2.0)), Verdict::Harder);
        assert_eq!(word(0.9, 0.01, (0.1, 2.0)), Verdict::ALittleHarder);
        for (estimate, p, within) in [(-2.0, 0.06, (-3.0, -1.0)), (-2.0, 0.01, (-3.0, 0.0)), (2.0, 0.01, (0.0, 3.0))] {
            assert_eq!(word(estimate, p, within), Verdict::Unclear, "{estimate} {p} {within:?}");
        }
    }

    #[test]
    fn the_p_after_holm_decides_where_it_was_taken() {
        let mut found = adjusted(-2.0, 0.01, (-3.0, -1.0), (-9.0, 9.0));
        found.p_holm = Some(0.2);
        assert_eq!((found.deciding_p(), verdict_of(&found, Some(4.0))), (0.2, Verdict::Unclear));
    }

    #[test]
    fn no_clear_difference_needs_the_whole_interval_within_what_matters() {
        let word = |within_90, mean| verdict_of(&adjusted(0.1, 0.5, (-2.0, 2.0), within_90), mean);
        for (within_90, mean, clear) in [
            ((-0.9, 0.9), Some(4.0), true),
            ((-1.0, 0.9), Some(4.0), false),
            ((-0.9, 1.0), Some(4.0), false),
            ((-1.5, -0.5), Some(4.0), false),
            ((0.5, 1.5), Some(4.0), false),
            // Half of a mean of 1 is half a point.
            ((-0.4, 0.4), Some(1.0), true),
            ((-0.6, 0.4), Some(1.0), false),
            ((-0.4, 0.4), None, false),
        ] {
            assert_eq!(word(within_90, mean) == Verdict::NoClearDifference, clear, "{within_90:?} {mean:?}");
        }
        assert_eq!((least_that_matters(None), least_that_matters(Some(1.0)), least_that_matters(Some(4.0))), (0.0, 0.5, 1.0));
    }
}
