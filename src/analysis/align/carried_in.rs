//! How it felt that day before the decision to glide: the one covariate that matters most.
//!
//! Both arms look back from the same place: on a run with a session from the session's start, on a run
//! without one from the median lead of the runs with one (ANALYSIS, section 0). Where that falls before the
//! runner is up, no score can be so early; there a morning score counts when the clock shows no later than
//! the usual waking of the runs *with* a session. Its own day's score never moves that bound: a "morning"
//! typed ten minutes before an evening run is not how it felt when the decision was open, and with a session
//! the same score would have come too late. Letting it count made 14 % false claims where 3 % are made without.

use chrono::{Duration, NaiveTime};

use super::diary::{DiaryRun, Leads};
use super::felt::{Felt, on_day};

/// Share of the waking scores that a usual waking takes in. Judgement: late enough for most mornings, and
/// one late morning does not move it.
const USUAL: f64 = 0.75;
/// A score from here on is of no waking. Judgement.
const NOON: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).unwrap();

/// The last score of the run's own journal day at or before the decision.
pub(super) fn carried_in(
    run: &DiaryRun,
    morning: Option<bool>,
    leads: &Leads,
    waking: Option<NaiveTime>,
    felt: &[Felt],
) -> Option<f64> {
    let mut that_day = on_day(felt, run.day).iter();
    let Some(start) = run.start else {
        return only_morning(that_day);
    };
    let before = |hours: f64| start - Duration::seconds((hours * 3600.0).round() as i64);
    let decision = before(run.lead_h.or_else(|| leads.median(morning)).unwrap_or(0.0));
    let on_waking = |f: &Felt| run.lead_h.is_none() && f.not_after(start) && waking.is_some_and(|w| f.is_on_waking(w));
    that_day.rfind(|f| f.not_after(decision) || on_waking(f)).map(|f| f.score)
}

/// When the runner is usually up, by the clock of the morning scores before the sessions of the runs with one.
pub(super) fn usual_waking(runs: &[DiaryRun], felt: &[Felt]) -> Option<NaiveTime> {
    let with = runs.iter().filter_map(|run| {
        let decision = run.start? - Duration::seconds((run.lead_h? * 3600.0).round() as i64);
        on_day(felt, run.day).iter().find(|f| f.is_on_waking(NOON) && f.not_after(decision))?.clock
    });
    let mut clocks: Vec<NaiveTime> = with.collect();
    clocks.sort_unstable();
    let last = clocks.len().checked_sub(1)?;
    clocks.get((USUAL * last as f64).round() as usize).copied()
}

/// Without the run's time only a morning score without one is surely before it: a time may lie after the run.
fn only_morning<'a>(mut that_day: impl Iterator<Item = &'a Felt>) -> Option<f64> {
    let first = that_day.next().filter(|f| f.morning && f.at.is_none())?;
    that_day.next().is_none().then_some(first.score)
}
