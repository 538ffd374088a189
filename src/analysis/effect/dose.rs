//! Whether more gliding in the week before goes with less pain.

use super::model::model;
use super::rows::Rows;
use crate::analysis::stats::Interval;
use crate::analysis::stats::describe::mean;
use crate::analysis::stats::kendall::kendall_tau_b;
use crate::analysis::stats::kendall_exact::kendall_tau_exact;
use crate::analysis::stats::reference_set::NoInterval;
use crate::analysis::stats::shifts::two_way_shift_test;

/// Fewest runs, and fewest different doses. Judgement.
const LEAST_RUNS: usize = 20;
const LEAST_DOSES: usize = 4;
/// The adjusted difference is told per so many repetitions.
const REPS: f64 = 10.0;

/// Dose and outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Dose {
    /// Runs with a known dose.
    pub n: usize,
    /// Different doses among them.
    pub doses: usize,
    /// Repetitions in the seven days before, and outcome, run by run.
    pub points: Vec<(f64, f64)>,
    /// Rank correlation; negative is less pain with more gliding.
    pub tau_b: f64,
    /// Its own p, which ignores carry-over: details only.
    pub tau_p: f64,
    /// Adjusted difference per ten repetitions.
    pub per_ten_reps: Option<f64>,
    /// p of the circular-shift test with the dose as exposure.
    pub p: Option<f64>,
    /// 95 % interval of the adjusted difference per ten repetitions.
    pub interval: Option<Result<Interval, NoInterval>>,
}

impl Dose {
    /// The adjusted difference as a line through the middle of the runs: height without a repetition, change for one.
    #[must_use]
    pub fn adjusted_line(&self) -> Option<(f64, f64)> {
        let slope = self.per_ten_reps? / REPS;
        let (reps, outcome): (Vec<f64>, Vec<f64>) = self.points.iter().copied().unzip();
        Some((mean(&outcome)? - slope * mean(&reps)?, slope))
    }
}

/// Why there is no answer about dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDose {
    /// Fewer than twenty runs with a known dose.
    TooFewRuns,
    /// Fewer than four different doses.
    TooFewDoses,
    /// Outcome or dose does not vary.
    Undefined,
    /// Only gliding is counted in repetitions.
    NotCounted,
    /// Gliding goes with the calendar.
    NotSeparable,
    /// Runs with and without cannot be tested either.
    HeadlineRefused,
}

/// Lines the dose of the seven days before each run up with its outcome.
pub(super) fn dose(rows: &Rows<'_>) -> Result<Dose, NoDose> {
    let known = rows.kept(|run| run.reps_before.is_some());
    let reps: Vec<f64> = known.runs.iter().filter_map(|run| run.reps_before).collect();
    if reps.len() < LEAST_RUNS {
        return Err(NoDose::TooFewRuns);
    }
    let doses = different(&reps);
    if doses < LEAST_DOSES {
        return Err(NoDose::TooFewDoses);
    }
    let tau = kendall_tau_exact(&reps, &known.outcome).or_else(|_| kendall_tau_b(&reps, &known.outcome));
    let tau = tau.map_err(|_| NoDose::Undefined)?;
    let scaled: Vec<f64> = reps.iter().map(|r| r / REPS).collect();
    let test = two_way_shift_test(&known.outcome, &scaled, &model(&known).columns, &[0.95]).ok();
    Ok(Dose {
        n: reps.len(),
        doses,
        points: reps.iter().copied().zip(known.outcome.iter().copied()).collect(),
        tau_b: tau.tau_b,
        tau_p: tau.p,
        per_ten_reps: test.as_ref().map(|t| t.estimate),
        p: test.as_ref().map(|t| t.p),
        interval: test.map(|t| t.intervals[0]),
    })
}

fn different(values: &[f64]) -> usize {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.dedup();
    sorted.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_goes_through_the_middle_of_the_runs() {
        let dose = Dose {
            n: 2,
            doses: 2,
            points: vec![(0.0, 4.0), (20.0, 2.0)],
            tau_b: -1.0,
            tau_p: 1.0,
            per_ten_reps: Some(-0.5),
            p: None,
            interval: None,
        };
        assert_eq!(dose.adjusted_line(), Some((3.5, -0.05)));
        assert_eq!(Dose { per_ten_reps: None, ..dose }.adjusted_line(), None);
    }
}
