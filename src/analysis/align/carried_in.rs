//! How it felt that day before the decision to glide: the one covariate that matters most.
//!
//! Both arms look back from the same place: on a run with a session from the session's start,
//! on a run without one from the median lead of the runs with one.

use chrono::Duration;

use super::diary::{DiaryRun, Leads};
use super::felt::{Felt, on_day};

/// The last score of the run's own journal day at or before the decision.
pub(super) fn carried_in(run: &DiaryRun, morning: Option<bool>, leads: &Leads, felt: &[Felt]) -> Option<f64> {
    let mut that_day = on_day(felt, run.day).iter();
    let Some(start) = run.start else {
        return only_morning(that_day);
    };
    let lead = run.lead_h.or_else(|| leads.median(morning)).unwrap_or(0.0);
    let decision = start - Duration::seconds((lead * 3600.0).round() as i64);
    that_day.rfind(|f| f.not_after(decision)).map(|f| f.score)
}

/// Without the run's time a morning score alone is surely before it.
fn only_morning<'a>(mut that_day: impl Iterator<Item = &'a Felt>) -> Option<f64> {
    let first = that_day.next().filter(|f| f.morning)?;
    that_day.next().is_none().then_some(first.score)
}
