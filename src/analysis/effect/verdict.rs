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
