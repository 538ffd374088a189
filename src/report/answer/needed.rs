//! What to log so that next week it can be told. Never what to run.

use super::number::{count, full_day};
use crate::analysis::stats::weekly_verdict::{BASELINE_DAYS, WeekReason, WeekVerdict};
use crate::analysis::week::{LEAST_RUNS_BEFORE, LEAST_RUNS_NOW, Week, WeekHeadline};
use crate::ask::{About, WeekAnswer};
use serde_json::{Value, json};

/// Scored days a week needs (ANALYSIS.md 3.17).
pub(super) const WEEK_DAYS_NEEDED: usize = 4;
/// Scored days the four weeks before need.
pub(super) const BASELINE_DAYS_NEEDED: usize = 12;
/// Scores that make a week of the baseline count.
const SCORES_OF_A_WEEK: usize = 3;

/// Weeks of the baseline that have enough scores.
pub(super) fn good_weeks(week: &Week) -> usize {
    let before = &week.days[..BASELINE_DAYS.min(week.days.len())];
    before.chunks(7).filter(|days| days.iter().filter(|day| day.score.is_some()).count() >= SCORES_OF_A_WEEK).count()
}

/// Lines for a week that cannot be told; none otherwise.
pub(super) fn lines(answer: &WeekAnswer) -> Vec<String> {
    if answer.headline != WeekHeadline::CannotTell || answer.no_room {
        return Vec::new();
    }
    let mut lines = Vec::new();
    if answer.about == About::Everything {
        lines.extend(mornings(answer));
    }
    lines.extend(runs(answer));
    if lines.is_empty() {
        lines.push("nothing is missing: the scores vary too much from day to day for one week to tell".into());
    }
    lines
}

fn mornings(answer: &WeekAnswer) -> Option<String> {
    let week = &answer.week;
    let (missing, before) = (week.days_missing.len(), BASELINE_DAYS - week.background.n_base.min(BASELINE_DAYS));
    if missing + before == 0 {
        return None;
    }
    let gaps = format!("a pain score each morning ({} without one, {before} of the 28 before)", count(missing, "day"));
    Some(match (week.background.reason, answer.enough_from) {
        (WeekReason::NotEnoughDays, Some(day)) => {
            format!("{gaps}; with one every day from tomorrow there is enough from {} on", full_day(day))
        }
        (WeekReason::IntervalTooWide, _) => format!("{gaps}; more scored days make the interval narrower"),
        _ => gaps,
    })
}

fn runs(answer: &WeekAnswer) -> Option<String> {
    let leg = &answer.week.running;
    if leg.verdict != WeekVerdict::CannotTell || leg.reason != WeekReason::NotEnoughDays {
        return None;
    }
    Some(format!(
        "the worst pain of each run: runs are compared from {LEAST_RUNS_NOW} with a score in the week and {LEAST_RUNS_BEFORE} in the four before (there are {} and {})",
        leg.n_now, leg.n_base
    ))
}

/// The same in numbers.
pub(super) fn json(answer: &WeekAnswer) -> Value {
    let week = &answer.week;
    json!({
        "scored_days": { "have": week.background.n_now, "need": WEEK_DAYS_NEEDED },
        "scored_days_before": { "have": week.background.n_base, "need": BASELINE_DAYS_NEEDED },
        "weeks_before_with_3_scores": { "have": good_weeks(week), "need": 3 },
        "runs_with_pain": { "have": week.running.n_now, "need": LEAST_RUNS_NOW },
        "runs_with_pain_before": { "have": week.running.n_base, "need": LEAST_RUNS_BEFORE },
        "enough_from": answer.enough_from.map(|day| day.to_string()),
        "log": lines(answer),
    })
}
