//! Supporting figures, shown in details and never the headline.

use super::model::model;
use super::rows::Rows;
use super::sensitivity::{PaceLine, with_pace};
use super::tested::Adjusted;
use crate::analysis::stats::acf::{acf, carry_over};
use crate::analysis::stats::bandwidth::bandwidth;
use crate::analysis::stats::gate::{LEAST_PER_ARM, LEAST_RUNS};
use crate::analysis::stats::hac::newey_west;
use crate::analysis::stats::hodges_lehmann::{HodgesLehmann, hodges_lehmann};
use crate::analysis::stats::mann_whitney::{mann_whitney_asymptotic, mann_whitney_exact};
use crate::analysis::stats::nap::{Improvement, Nap, nap};
use crate::analysis::stats::ols::{ols, with_intercept};
use crate::analysis::stats::robustness::{Robustness, robustness_value};
use crate::analysis::stats::shrinkage::{PRIOR, Posterior, bayes_normal_shrinkage};
use crate::analysis::stats::{Interval, Refusal};

/// Fewest runs for the line that allows for carry-over by the errors. Judgement.
const LEAST_FOR_HAC: usize = 40;
/// Fewest runs for the robustness value. Judgement.
const LEAST_FOR_ROBUSTNESS: usize = 30;

/// Everything beside the headline.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Companions {
    /// In how many of 100 pairs the run with a session hurt less. Ignores carry-over.
    pub nap: Option<Nap>,
    /// Rank test of the two groups. Ignores carry-over.
    pub mann_whitney: Option<MannWhitney>,
    /// Median difference of the two groups. Ignores carry-over.
    pub hodges_lehmann: Option<HodgesLehmann>,
    /// The adjusted difference with errors that allow for carry-over.
    pub hac: Option<HacLine>,
    /// The adjusted difference with pace allowed for too.
    pub pace: Option<PaceLine>,
    /// How strong something unrecorded would have to be.
    pub robustness: Option<Robustness>,
    /// The difference seen by a sceptic.
    pub shrinkage: Option<Posterior>,
    /// How much a run resembles those before it.
    pub carried_over: Option<CarriedOver>,
}

/// A rank test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannWhitney {
    /// Two-sided p.
    pub p: f64,
    /// Counted exactly, as against approximated.
    pub exact: bool,
}

/// Least squares with Newey-West errors and the fixed-b critical value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HacLine {
    /// The adjusted difference, points.
    pub estimate: f64,
    /// Its standard error.
    pub se: f64,
    /// 95 % interval.
    pub interval: Interval,
    /// It and the headline's interval do not agree on which side of zero the difference lies.
    pub depends_on_the_method: bool,
}

/// Correlation of runs with those before them.
#[derive(Debug, Clone, PartialEq)]
pub struct CarriedOver {
    /// From one run to the next, small-sample bias taken off.
    pub from_run_to_run: f64,
    /// At lags 1 to 5, as they stand.
    pub lags: Vec<f64>,
}

/// The supporting figures of these runs.
pub(super) fn companions(rows: &Rows<'_>, headline: Option<&Adjusted>) -> Companions {
    let (with, without) = (rows.side(true), rows.side(false));
    let carried_over = carry_over(&rows.outcome).ok().zip(acf(&rows.outcome, 5).ok());
    let mut companions = Companions {
        carried_over: carried_over.map(|(from_run_to_run, lags)| CarriedOver { from_run_to_run, lags }),
        ..Companions::default()
    };
    if rows.len() < LEAST_RUNS || with.len().min(without.len()) < LEAST_PER_ARM {
        return companions;
    }
    companions.nap = nap(&without, &with, Improvement::Decrease, 0.95).ok();
    if let Some(headline) = headline {
        companions.mann_whitney = mann_whitney(&with, &without).ok();
        companions.hodges_lehmann = hodges_lehmann(&with, &without, 0.95).ok();
        companions.hac = hac_line(rows, headline);
        companions.pace = with_pace(rows);
        companions.robustness = robustness(headline);
        companions.shrinkage = shrunk(headline);
    }
    companions
}

fn mann_whitney(with: &[f64], without: &[f64]) -> Result<MannWhitney, Refusal> {
    match mann_whitney_exact(with, without) {
        Ok(test) => Ok(MannWhitney { p: test.p_two_sided, exact: true }),
        Err(Refusal::TooLarge) => {
            Ok(MannWhitney { p: mann_whitney_asymptotic(with, without, true)?.p_two_sided, exact: false })
        }
        Err(other) => Err(other),
    }
}

fn hac_line(rows: &Rows<'_>, headline: &Adjusted) -> Option<HacLine> {
    if rows.len() < LEAST_FOR_HAC {
        return None;
    }
    let mut columns = with_intercept(rows.len(), &model(rows).columns);
    columns.push(rows.exposure());
    let fit = ols(&rows.outcome, &columns).ok()?;
    let rule = bandwidth(rows.len());
    let se = *newey_west(&fit, &columns, rule.lag, true).ok()?.last()?;
    let estimate = *fit.coef.last()?;
    let half = rule.critical_975 * se;
    let interval = Interval { lower: estimate - half, upper: estimate + half, level: 0.95 };
    let side = |i: &Interval| (i.lower > 0.0, i.upper < 0.0);
    let depends_on_the_method = headline.interval.is_ok_and(|own| side(&own) != side(&interval));
    Some(HacLine { estimate, se, interval, depends_on_the_method })
}

/// Standard error read off the headline's interval.
fn standard_error(headline: &Adjusted) -> Option<f64> {
    let interval = headline.interval.ok()?;
    Some((interval.upper - interval.lower) / (2.0 * 1.96)).filter(|se| *se > 0.0)
}

fn robustness(headline: &Adjusted) -> Option<Robustness> {
    if headline.n < LEAST_FOR_ROBUSTNESS {
        return None;
    }
    robustness_value(headline.estimate / standard_error(headline)?, headline.residual_df as f64, 1.0).ok()
}

/// The sceptic's view; only where there is a finite interval.
pub(in crate::analysis) fn shrunk(headline: &Adjusted) -> Option<Posterior> {
    bayes_normal_shrinkage(headline.estimate, standard_error(headline)?, 1.0, PRIOR).ok()
}
