//! What was done in a week, beside the usual of the four weeks before.

use std::collections::BTreeMap;

use crate::analysis::stats::describe::mean;
use crate::domain::{Entry, Location, Period, Status};

/// Running less than this share of the usual distance is said beside a verdict. Judgement.
const RAN_LESS: f64 = 0.75;

/// What was done in a week.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// Runs.
    pub runs: usize,
    /// Distance run, km, over the runs that have one.
    pub km: f64,
    /// Runs without a distance.
    pub runs_without_distance: usize,
    /// Runs stopped before their plan's end.
    pub runs_cut_short: usize,
    /// Runs without a worst pain at the focus.
    pub runs_without_pain: usize,
    /// Runs a week in the four weeks before.
    pub usual_runs: f64,
    /// km a week in the four weeks before.
    pub usual_km: f64,
    /// Mean worst pain of this week's runs.
    pub mean_worst_pain: Option<f64>,
    /// Mean worst pain of the runs of the four weeks before.
    pub usual_worst_pain: Option<f64>,
    /// Gliding sessions done.
    pub glides_done: usize,
    /// Gliding sessions skipped on purpose.
    pub glides_skipped: usize,
    /// Other treatments done, by name.
    pub treatments: Vec<TreatmentCount>,
}

/// How often a treatment was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreatmentCount {
    /// Its name.
    pub name: String,
    /// Times done.
    pub done: usize,
}

impl Activity {
    /// Counts a week against its baseline.
    #[must_use]
    pub fn of(entries: &[Entry], focus: &Location, baseline: Period, period: Period) -> Self {
        let within = |span: Period| entries.iter().filter(move |e| span.contains(e.stamp.day()));
        let distances = |span| within(span).filter_map(|e| e.run()?.distance).map(|d| d.metres() / 1000.0).sum::<f64>();
        let pains = |span| mean(&super::run_pains(entries, focus, span).into_iter().flatten().collect::<Vec<_>>());
        let runs = |span| within(span).filter_map(Entry::run);
        let glides = |status| within(period).filter_map(Entry::glide).filter(|g| g.status == status).count();
        let weeks = baseline.days() as f64 / 7.0;
        Self {
            runs: runs(period).count(),
            km: distances(period),
            runs_without_distance: runs(period).filter(|r| r.distance.is_none()).count(),
            runs_cut_short: runs(period).filter(|r| r.cut_short).count(),
            runs_without_pain: super::run_pains(entries, focus, period).iter().filter(|p| p.is_none()).count(),
            usual_runs: runs(baseline).count() as f64 / weeks,
            usual_km: distances(baseline) / weeks,
            mean_worst_pain: pains(period),
            usual_worst_pain: pains(baseline),
            glides_done: glides(Status::Done),
            glides_skipped: glides(Status::Skipped),
            treatments: treatments(within(period)),
        }
    }

    /// Whether distance fell by more than a quarter against the usual week.
    #[must_use]
    pub fn ran_less(&self) -> bool {
        self.km < RAN_LESS * self.usual_km
    }
}

fn treatments<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<TreatmentCount> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for treatment in entries.filter_map(Entry::treatment).filter(|t| t.status == Status::Done) {
        *counts.entry(treatment.name()).or_default() += 1;
    }
    counts.into_iter().map(|(name, done)| TreatmentCount { name: name.to_owned(), done }).collect()
}
