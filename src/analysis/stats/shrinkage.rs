//! The difference seen by a sceptic: a normal prior on the effect, in closed form.

use super::Interval;
use super::normal::{normal_cdf, normal_ppf};
use super::refusal::{Refusal, finite};

/// Prior of the effect in points: 0, give or take 1, so that |effect| > 2 starts at 5 %. Judgement.
pub const PRIOR: Prior = Prior { mean: 0.0, sd: 1.0 };

/// What was thought before the diary.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    /// Mean, points.
    pub mean: f64,
    /// Standard deviation, points.
    pub sd: f64,
}

/// What is thought after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Posterior {
    /// Mean, points.
    pub mean: f64,
    /// Standard deviation, points.
    pub sd: f64,
    /// P(effect < 0).
    pub any_help: f64,
    /// P(effect <= -mcid).
    pub help_mcid: f64,
    /// P(effect >= mcid).
    pub harm_mcid: f64,
    /// Central 95 % interval.
    pub interval: Interval,
}

/// Shrinks a difference with standard error `se` towards the prior.
pub fn bayes_normal_shrinkage(diff: f64, se: f64, mcid: f64, prior: Prior) -> Result<Posterior, Refusal> {
    finite(&[diff, se, mcid, prior.mean, prior.sd])?;
    if se <= 0.0 || prior.sd <= 0.0 {
        return Err(Refusal::OutOfRange("standard error"));
    }
    let (own, before) = (se.powi(-2), prior.sd.powi(-2));
    let weight = own + before;
    let mean = (diff * own + prior.mean * before) / weight;
    let sd = weight.powf(-0.5);
    let half = normal_ppf(0.975)? * sd;
    Ok(Posterior {
        mean,
        sd,
        any_help: normal_cdf(-mean / sd),
        help_mcid: normal_cdf((-mcid - mean) / sd),
        harm_mcid: normal_cdf((mean - mcid) / sd),
        interval: Interval { lower: mean - half, upper: mean + half, level: 0.95 },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_as_sure_as_the_prior_is_halved() {
        let seen = bayes_normal_shrinkage(-2.0, 1.0, 1.0, PRIOR).unwrap();
        assert!((seen.mean + 1.0).abs() < 1e-12 && (seen.sd - 0.5_f64.sqrt()).abs() < 1e-12);
        // scipy.stats.norm.cdf of the root of 2 and of minus twice that.
        assert!((seen.any_help - 0.9213503964748575).abs() < 1e-9 && (seen.help_mcid - 0.5).abs() < 1e-9);
        assert!((seen.harm_mcid - 0.0023388674905236288).abs() < 1e-9);
        let half = 1.9599639845400545 * seen.sd;
        assert!((seen.interval.lower + 1.0 + half).abs() < 1e-9 && (seen.interval.upper + 1.0 - half).abs() < 1e-9);
        let sure = bayes_normal_shrinkage(-2.0, 1.0, 1.0, Prior { mean: 2.0, sd: 1.0 }).unwrap();
        assert!(sure.mean.abs() < 1e-12, "half way to what was thought before");
        for (se, sd) in [(0.0, 1.0), (-1.0, 1.0), (1.0, 0.0)] {
            assert!(bayes_normal_shrinkage(-2.0, se, 1.0, Prior { mean: 0.0, sd }).is_err(), "{se} {sd}");
        }
    }
}
