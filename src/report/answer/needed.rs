//! What to log so that next week it can be told. Never what to run.

use super::number::full_day;
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
    lines
}

fn mornings(answer: &WeekAnswer) -> Vec<String> {
    let week = &answer.week;
    let (missing, before) = (week.days_missing.len(), BASELINE_DAYS - week.background.n_base.min(BASELINE_DAYS));
    let wide = week.background.reason == WeekReason::IntervalTooWide;
    if wide && missing + before == 0 {
        return vec!["no morning is missing: the scores vary too much from day to day for one week to tell".into()];
    }
    let mut lines = vec![format!(
        "a pain score each morning: {} of {} days lack one, and {before} of the 28 before",
        missing,
        week.period.days()
    )];
    lines.extend(
        answer
            .enough_from
            .map(|day| format!("with one every day from tomorrow there is enough to compare from {} on", full_day(day))),
    );
    lines.extend(wide.then(|| "more scored days make the interval narrower".to_owned()));
    lines
}

fn runs(answer: &WeekAnswer) -> Vec<String> {
    let leg = &answer.week.running;
    if leg.verdict != WeekVerdict::CannotTell || leg.reason != WeekReason::NotEnoughDays {
        return Vec::new();
    }
    vec![
        "the worst pain of each run".into(),
        format!(
            "runs are compared once {LEAST_RUNS_NOW} of the week and {LEAST_RUNS_BEFORE} of the four weeks before have one; {} and {} have",
            leg.n_now, leg.n_base
        ),
    ]
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
