//! How it felt that day before the decision to glide: the one covariate that matters most.
//!
//! Both arms look back from the same place: on a run with a session from the session's start,
//! on a run without one from the median lead of the runs with one, but not from before its day began:
//! nobody decides before waking, and the morning score says how that was.

use chrono::Duration;

use super::diary::{DiaryRun, Leads};
use super::felt::{Felt, on_day};

/// The last score of the run's own journal day at or before the decision.
pub(super) fn carried_in(run: &DiaryRun, morning: Option<bool>, leads: &Leads, felt: &[Felt]) -> Option<f64> {
    let mut that_day = on_day(felt, run.day).iter();
    let Some(start) = run.start else {
        return only_morning(that_day);
    };
    let before = |hours: f64| start - Duration::seconds((hours * 3600.0).round() as i64);
    if let Some(own) = run.lead_h {
        return that_day.rfind(|f| f.not_after(before(own))).map(|f| f.score);
    }
    let usual = before(leads.median(morning).unwrap_or(0.0));
    let waking = that_day.clone().find(|f| f.morning && f.not_after(start)).and_then(|f| f.at);
    let decision = waking.map_or(usual, |waking| waking.max(usual));
    that_day.rfind(|f| f.not_after(decision)).map(|f| f.score)
}

/// Without the run's time a morning score alone is surely before it.
fn only_morning<'a>(mut that_day: impl Iterator<Item = &'a Felt>) -> Option<f64> {
    let first = that_day.next().filter(|f| f.morning)?;
    that_day.next().is_none().then_some(first.score)
}
