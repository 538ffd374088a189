//! The answer as JSON: four legs for a week, a figure for everything else.

use super::legs::{day_means, run_means};
use super::{needed, sentence};
use crate::analysis::stats::Interval;
use crate::analysis::stats::weekly_verdict::{WeekReason, WeekVerdict, Weekly};
use crate::analysis::week::{Activity, Week, WeekHeadline};
use crate::ask::{
    Amount, AmountFigure, Answer, DaysFigure, Finding, LastFigure, LastOf, Mean, SpanMeans, TrendFigure, WeekAnswer,
    WorstFigure, WorstOf,
};
use crate::domain::{DistanceUnit, Period};
use crate::report::json::VERSION;
use serde_json::{Value, json};

/// The answer as a document. `unit` is that of the sentence; the figures are in km, seconds and points.
#[must_use]
pub fn json(answer: &Answer, unit: DistanceUnit) -> Value {
    let mut document = json!({
        "version": VERSION,
        "question": answer.asked,
        "period": answer.period.as_ref().map(period),
        "answer": word(&answer.finding),
        "sentence": sentence(answer, unit),
        "site": answer.focus.site.as_ref().map(|site| site.as_str()),
        "side": answer.focus.side.map(|side| side.as_str()),
        "diary_begins": answer.begun.map(|day| day.to_string()),
        "also_open": answer.also_open.iter().map(ToString::to_string).collect::<Vec<_>>(),
    });
    let more = match &answer.finding {
        Finding::Week(week) => week_parts(week),
        Finding::Days(days) => days_parts(days),
        Finding::Amount(amount) => amount_parts(amount),
        Finding::Last(last) => last_parts(last),
        Finding::Worst(worst) => worst_parts(worst),
        Finding::Trend(trend) => trend_parts(trend),
    };
    if let (Value::Object(document), Value::Object(more)) = (&mut document, more) {
        document.extend(more);
    }
    document
}

fn word(finding: &Finding) -> &'static str {
    let Finding::Week(week) = finding else { return "figure" };
    match week.headline {
        WeekHeadline::Better => "better",
        WeekHeadline::Worse => "worse",
        WeekHeadline::Same => "same",
        WeekHeadline::Mixed => "mixed",
        WeekHeadline::CannotTell => "cannot_tell",
    }
}

fn period(period: &Period) -> Value {
    json!({ "from": period.from().to_string(), "to": period.to().to_string() })
}

fn ends(interval: &Interval) -> Value {
    json!([interval.lower, interval.upper])
}

fn mean(mean: Option<f64>, n: usize) -> Value {
    json!({ "mean": mean, "n": n })
}

fn week_parts(answer: &WeekAnswer) -> Value {
    let week = &answer.week;
    json!({
        "baseline": period(&week.baseline),
        "no_room": answer.no_room,
        "coin_days": answer.coin_days,
        "legs": [
            own_word(week),
            leg("background_pain", &week.background, day_means(week), week.no_room),
            leg("run_pain", &week.running, run_means(week), no_room(&week.running)),
            activity(week),
        ],
        "pain_free": week.pain_free.map(|s| json!({ "k": s.k, "n": s.n, "interval": ends(&s.interval) })),
        "worst_day": week.worst_day.map(|d| json!({ "day": d.day.to_string(), "score": d.score })),
        "days_missing": week.days_missing.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "last_week": answer.beside_last_week.map(|(before, now)| json!({ "before": mean(before.mean, before.n), "now": mean(now.mean, now.n) })),
        "needed": needed::json(answer),
    })
}

fn no_room(leg: &Weekly) -> bool {
    leg.change.is_some_and(|c| c.mean_base < c.mcid)
}

fn own_word(week: &Week) -> Value {
    let verdict = week.own_word.map(|word| match word.change.get() {
        1..=3 => "better",
        4 => "same",
        _ => "worse",
    });
    json!({
        "name": "own_word",
        "verdict": verdict,
        "now": null,
        "usual": null,
        "change": null,
        "interval": null,
        "words": week.own_word.map(|word| word.change.words()),
        "value": week.own_word.map(|word| word.change.get()),
        "day": week.own_word.map(|word| word.day.to_string()),
    })
}

fn leg(name: &str, weekly: &Weekly, (now, usual): (Option<f64>, Option<f64>), no_room: bool) -> Value {
    let verdict = match weekly.verdict {
        WeekVerdict::Better => "better",
        WeekVerdict::Worse => "worse",
        WeekVerdict::Same => "same",
        WeekVerdict::CannotTell => "cannot_tell",
    };
    let reason = match weekly.reason {
        _ if no_room && matches!(weekly.verdict, WeekVerdict::CannotTell | WeekVerdict::Same) => "no_room",
        WeekReason::Decided => "decided",
        WeekReason::NotEnoughDays if name == "run_pain" => "not_enough_runs",
        WeekReason::NotEnoughDays => "not_enough_days",
        WeekReason::IntervalTooWide => "interval_too_wide",
    };
    json!({
        "name": name,
        "verdict": verdict,
        "now": mean(now, weekly.n_now),
        "usual": mean(usual, weekly.n_base),
        "change": weekly.change.map(|c| c.change),
        "interval": weekly.change.map(|c| ends(&c.interval)),
        "interval_level": weekly.change.map(|c| c.interval.level),
        "mcid": weekly.change.map(|c| c.mcid),
        "reason": reason,
        "missing": weekly.missing_now,
    })
}

/// Means of a week's km: of this week, and of the four before.
fn activity(week: &Week) -> Value {
    let Activity { runs, km, usual_runs, usual_km, .. } = week.activity;
    let a = &week.activity;
    json!({
        "name": "activity",
        "verdict": null,
        "now": mean(Some(positive_zero(km)), 1),
        "usual": mean(Some(positive_zero(usual_km)), 4),
        "change": positive_zero(km - usual_km),
        "interval": null,
        "unit": "km a week",
        "ran_less": super::activity::ran_less(week),
        "runs": { "now": runs, "usual": usual_runs, "cut_short": a.runs_cut_short, "without_distance": a.runs_without_distance, "without_pain": a.runs_without_pain },
        "glides": { "done": a.glides_done, "skipped": a.glides_skipped },
        "treatments": a.treatments.iter().map(|t| json!({ "name": t.name, "done": t.done })).collect::<Vec<_>>(),
    })
}

/// A sum of nothing is -0.0.
fn positive_zero(value: f64) -> f64 {
    value + 0.0
}

fn figure(name: &str, value: Option<f64>, unit: &str, n: usize) -> Value {
    json!({ "name": name, "value": value, "unit": unit, "n": n })
}

fn days_parts(days: &DaysFigure) -> Value {
    let of = |means: &SpanMeans| {
        json!({
            "period": period(&means.period),
            "background_pain": mean(means.background.mean, means.background.n),
            "run_pain": mean(means.running.mean, means.running.n),
            "pain_free": means.pain_free,
        })
    };
    let (name, Mean { mean, n }) = match days.about {
        crate::ask::About::Everything => ("background_pain", days.now.background),
        crate::ask::About::Runs => ("run_pain", days.now.running),
    };
    json!({
        "figure": figure(name, mean, "points", n),
        "now": of(&days.now),
        "before": days.before.as_ref().map(of),
    })
}

fn amount_parts(amount: &AmountFigure) -> Value {
    let (name, unit, scale) = match &amount.what {
        Amount::Distance(_) => ("distance", "km", 1000.0),
        Amount::RunTime => ("run_time", "s", 1.0),
        Amount::Runs => ("runs", "runs", 1.0),
        Amount::Glides => ("glides", "sessions", 1.0),
        Amount::SkippedGlides => ("skipped_glides", "sessions", 1.0),
        Amount::Treatment(name) => (name.as_str(), "sessions", 1.0),
        Amount::PainFreeDays => ("pain_free_days", "days", 1.0),
    };
    let usual = amount.usual.map(
        |u| json!({ "period": period(&u.period), "value": positive_zero(u.value / scale), "n": u.n, "mean_of_four_weeks": u.mean_of_weeks }),
    );
    json!({
        "figure": figure(name, Some(positive_zero(amount.value / scale)), unit, amount.n),
        "missing": amount.missing,
        "skipped": amount.skipped,
        "usual": usual,
    })
}

fn last_parts(last: &LastFigure) -> Value {
    let name = match &last.of {
        LastOf::Run => "last_run",
        LastOf::Glide => "last_glide",
        LastOf::SkippedGlide => "last_skipped_glide",
        LastOf::Treatment(_) => "last_treatment",
        LastOf::PainFreeDay => "last_pain_free_day",
        LastOf::PainFreeRun => "last_pain_free_run",
        LastOf::PainAbove { on_run: false, .. } => "last_pain_above",
        LastOf::PainAbove { on_run: true, .. } => "last_run_pain_above",
        LastOf::Score => "last_score",
        LastOf::Rating => "last_rating",
        LastOf::Entry => "last_entry",
    };
    let days = last.days_ago.map(|days| days as f64);
    json!({
        "figure": figure(name, days, "days ago", usize::from(last.found.is_some())),
        "day": last.found.as_ref().map(|found| found.day.to_string()),
        "id": last.found.as_ref().and_then(|found| found.entry.as_ref()).map(|entry| entry.id.0),
    })
}

fn worst_parts(worst: &WorstFigure) -> Value {
    let name = match worst.of {
        WorstOf::Pain => "worst_pain",
        WorstOf::Run => "worst_run_pain",
        WorstOf::Day => "worst_day",
    };
    json!({
        "figure": figure(name, worst.score, "points", worst.n),
        "day": worst.day.map(|day| day.to_string()),
        "id": worst.entry.as_ref().map(|entry| entry.id.0),
    })
}

fn trend_parts(trend: &TrendFigure) -> Value {
    let blocks = trend.blocks.iter().map(|b| json!({ "period": period(&b.period), "mean": b.mean.mean, "n": b.mean.n }));
    json!({
        "figure": figure("slope", trend.per_four_weeks, "points in four weeks", trend.n),
        "interval": trend.interval.map(|i| ends(&i)),
        "interval_level": trend.interval.map(|i| i.level),
        "four_weeks": blocks.collect::<Vec<_>>(),
    })
}
