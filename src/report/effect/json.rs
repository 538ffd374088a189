//! The answer as JSON, in the form the issue of the command fixes; what is beyond it comes after.

use super::names::{covariate_key, design_key, outcome_key, status_key, verdict_key, why_key};
use super::sentence::signs_differ;
use super::{notes, sentence};
use crate::analysis::effect::{
    Adjusted, Cap, Claim, Effect, Falsification, Needed, NoDose, RunsNeeded, Secondary, SessionBy, Wanted,
};
use crate::analysis::question::Exposure;
use crate::analysis::stats::Interval;
use crate::analysis::stats::describe::Description;
use crate::diary::EffectAnswer;
use crate::report::json::VERSION;
use serde_json::{Map, Value, json};

/// The test of a diary without a coin.
const SHIFTS: &str = "circular_shift_test_two_way";

/// The whole answer.
#[must_use]
pub fn json(answer: &EffectAnswer) -> Value {
    let apart = apart_from_trials(answer);
    let Some(trial) = &answer.trial else { return apart };
    let mut value = apart.clone();
    if let (Value::Object(map), Value::Object(coin)) = (&mut value, crate::report::trial::one(trial)) {
        for untold in ["difference", "needed", "falsification", "details", "dose", "before_after"] {
            map.insert(untold.into(), Value::Null);
        }
        map.insert("adjusted_for".into(), json!([]));
        map.insert("secondary".into(), json!([]));
        map.extend(coin);
        map.insert("exposure".into(), apart["exposure"].clone());
        map.insert("apart_from_trial".into(), apart);
    }
    value
}

/// The runs that no coin decided.
fn apart_from_trials(answer: &EffectAnswer) -> Value {
    let effect = &answer.effect;
    let headline = effect.headline.as_ref();
    json!({
        "version": VERSION,
        "status": status_key(effect.status),
        "design": design_key(effect.design),
        "outcome": outcome_key(effect.question.outcome),
        "window_h": effect.question.window_h,
        "n": {
            "with": effect.groups.with.n,
            "without": effect.groups.without.n,
            "excluded": excluded(effect),
            "usable": { "with": effect.counts.with, "without": effect.counts.without },
        },
        "with": group(&effect.groups.with),
        "without": group(&effect.groups.without),
        "difference": difference(effect.groups.raw_difference, headline, SHIFTS),
        "adjusted_for": headline.map_or(Vec::new(), |h| h.covariates.iter().map(|c| covariate_key(*c)).collect::<Vec<_>>()),
        "falsification": falsification(effect.falsification),
        "secondary": effect.secondary.iter().map(|other| secondary(other, SHIFTS)).collect::<Vec<_>>(),
        "verdict": verdict_key(effect.verdict),
        "needed": needed(effect),
        "sentence": sentence(answer),
        "exposure": match &effect.question.exposure { Exposure::Gliding => "gliding", Exposure::Treatment(name) => name },
        "site": effect.question.focus.site.as_ref().map(|site| site.as_str()),
        "side": effect.question.focus.side.map(|side| side.as_str()),
        "period": answer.period.map(|p| json!({ "from": p.from().to_string(), "to": p.to().to_string() })),
        "runs": effect.counts.runs,
        "in_trials": answer.in_trials,
        "chosen_after_looking": effect.question.chosen_after_looking(),
        "window_changed_after_looking": answer.window_change.map(|c| c.looked.to_string()),
        "capped": effect.capped.map(|cap| match cap { Cap::SameAfterTheRun => "same_after_the_run", Cap::LastRun => "last_run" }),
        "last_run_check": effect.last_run.map(|check| json!({ "difference": check.estimate, "p": check.p })),
        "claim": match effect.claim { Claim::MadeADifference => "made_a_difference", Claim::WentTogether => "went_together", Claim::SinceYouStarted => "since_you_started" },
        "raw_and_adjusted_point_apart": signs_differ(effect),
        "not_adjusted_for": not_adjusted_for(effect),
        "missing_feel": effect.missing_feel.map(|m| json!({ "missing": m.missing, "of": m.of })),
        "little_room": effect.little_room,
        "same_days": answer.shared.iter().map(|s| json!({ "treatment": s.name, "with": s.with, "without": s.without })).collect::<Vec<_>>(),
        "before_after": before_after(effect),
        "dose": dose(effect),
        "details": details(answer),
    })
}

/// The answer to a question in words: the same, with the question.
pub fn asked(question: &str, mut value: Value) -> Value {
    if let Value::Object(map) = &mut value {
        map.insert("question".into(), question.into());
        map.insert("answer".into(), "figure".into());
    }
    value
}

/// What the difference shown does not allow for; without an adjusted one that is all that ever is.
fn not_adjusted_for(effect: &Effect) -> Vec<Value> {
    let line = |what: &str, why: &str| json!({ "what": what, "why": why });
    match &effect.headline {
        Some(headline) => headline.dropped.iter().map(|d| line(covariate_key(d.covariate), why_key(d.why))).collect(),
        None => notes::UNTOUCHED.iter().map(|c| line(covariate_key(*c), "no_adjusted_difference")).collect(),
    }
}

fn excluded(effect: &Effect) -> Map<String, Value> {
    notes::exclusions(effect).into_iter().map(|(key, n, _)| (key.to_owned(), n.into())).collect()
}

fn group(group: &Description) -> Value {
    json!({ "mean": group.spread.map(|s| s.mean), "median": group.spread.map(|s| s.median), "sd": group.spread.and_then(|s| s.sd) })
}

fn ends(interval: &Interval) -> Value {
    json!([interval.lower, interval.upper])
}

pub(in crate::report) fn difference(raw: Option<f64>, adjusted: Option<&Adjusted>, method: &str) -> Value {
    json!({
        "raw": raw,
        "adjusted": adjusted.map(|a| a.estimate),
        "interval": adjusted.and_then(|a| a.interval.as_ref().ok()).map(ends),
        "p": adjusted.map(|a| a.p),
        "method": adjusted.map(|_| method),
        "p_holm": adjusted.and_then(|a| a.p_holm),
        "interval_90": adjusted.and_then(|a| a.interval_90.as_ref().ok()).map(ends),
        "as_extreme": adjusted.map(|a| a.as_extreme),
        "reference_size": adjusted.map(|a| a.reference_size),
    })
}

fn falsification(check: Falsification) -> Value {
    let (result, found) = match check {
        Falsification::NotLookedFor => ("not_looked_for", None),
        Falsification::NothingToCheckWith => ("nothing_to_check_with", None),
        Falsification::CannotBeChecked => ("cannot_be_checked", None),
        Falsification::Clear { estimate, p } => ("clear", Some((estimate, p))),
        Falsification::SamePattern { estimate, p } => ("same_pattern", Some((estimate, p))),
        Falsification::OppositePattern { estimate, p } => ("opposite_pattern", Some((estimate, p))),
    };
    json!({ "result": result, "difference": found.map(|f| f.0), "p": found.map(|f| f.1), "caps": check.caps() })
}

/// Another outcome beside the headline, with the test it went through.
pub(in crate::report) fn secondary(other: &Secondary, method: &str) -> Value {
    json!({
        "outcome": outcome_key(other.outcome),
        "status": status_key(other.status),
        "n": { "with": other.groups.with.n, "without": other.groups.without.n },
        "with": group(&other.groups.with),
        "without": group(&other.groups.without),
        "difference": difference(other.groups.raw_difference, other.adjusted.as_ref(), method),
    })
}

fn needed(effect: &Effect) -> Value {
    let runs = |pick: fn(&Needed) -> RunsNeeded| {
        effect.needed.as_ref().map(|needed| match pick(needed) {
            RunsNeeded::Runs(n) => Value::from(n),
            RunsNeeded::Over200 => Value::from(">200"),
        })
    };
    let wanted = |w: Wanted| json!({ "with": w.with, "without": w.without, "either": w.either });
    json!({
        "per_arm_for_1_point": runs(|n| n.for_one_point),
        "per_arm_for_2_points": runs(|n| n.for_two_points),
        "to_describe": wanted(effect.to_come.to_describe),
        "to_test": wanted(effect.to_come.to_test),
    })
}

fn before_after(effect: &Effect) -> Option<Value> {
    let switch = effect.before_after.as_ref()?;
    Some(json!({
        "changed_on": switch.changed_on.to_string(),
        "started": switch.split.started(),
        "share_before": switch.split.share_before,
        "share_after": switch.split.share_after,
        "n": { "before": switch.split.before, "after": switch.after },
        "mean": { "before": switch.mean_before, "after": switch.mean_after },
        "slope_before_per_day": switch.line.map(|l| l.slope_before),
        "level_change": switch.line.map(|l| l.level_change),
        "slope_change_per_day": switch.line.map(|l| l.slope_change),
        "rough_interval": switch.line.and_then(|l| l.rough_interval).as_ref().map(ends),
        "worse_than_usual_before": switch.regression_to_mean.is_some(),
    }))
}

fn dose(effect: &Effect) -> Value {
    match &effect.dose {
        Ok(dose) => json!({
            "n": dose.n,
            "tau_b": dose.tau_b,
            "per_ten_reps": dose.per_ten_reps,
            "p": dose.p,
            "interval": dose.interval.as_ref().and_then(|i| i.as_ref().ok()).map(ends),
        }),
        Err(why) => json!({ "refused": match why {
            NoDose::TooFewRuns => "too_few_runs",
            NoDose::TooFewDoses => "too_few_doses",
            NoDose::Undefined => "undefined",
            NoDose::NotCounted => "not_counted",
            NoDose::HeadlineRefused => "headline_refused",
            NoDose::NotSeparable => "not_separable_from_time",
        } }),
    }
}

fn details(answer: &EffectAnswer) -> Value {
    let companions = &answer.effect.companions;
    json!({
        "nap": companions.nap.map(|n| json!({ "nap": n.nap, "interval": answer.effect.headline.is_some().then(|| ends(&n.interval)) })),
        "mann_whitney_p": companions.mann_whitney.map(|m| m.p),
        "hodges_lehmann": companions.hodges_lehmann.map(|h| json!({ "estimate": h.estimate, "interval": h.shown_interval().as_ref().map(ends) })),
        "hac": companions.hac.map(|h| json!({ "estimate": h.estimate, "se": h.se, "interval": ends(&h.interval), "depends_on_the_method": h.depends_on_the_method })),
        "with_pace": companions.pace.map(|line| json!({ "n": line.n, "estimate": line.estimate, "interval": line.interval.as_ref().map(ends) })),
        "robustness_value": companions.robustness.map(|r| r.rv),
        "shrinkage": companions.shrinkage.map(|s| json!({ "mean": s.mean, "sd": s.sd, "p_at_least_1_point_less": s.help_mcid, "p_any_less": s.any_help })),
        "carry_over": companions.carried_over.as_ref().map(|c| c.from_run_to_run),
        "windows": answer.windows.iter().map(|w| json!({ "window_h": w.window_h, "n": { "with": w.with, "without": w.without }, "adjusted": w.estimate })).collect::<Vec<_>>(),
        "session_kinds": answer.kinds.iter().map(|k| json!({ "by": match k.by { SessionBy::Nerve => "nerve", SessionBy::Side => "side" }, "name": k.name, "n": k.n, "mean": k.mean })).collect::<Vec<_>>(),
        "missing": missing(&answer.effect),
    })
}

fn missing(effect: &Effect) -> Value {
    let c = effect.counts;
    json!({
        "outcome": c.no_outcome,
        "exposure": c.unknown_exposure(),
        "feel": c.no_feel + c.felt_too_late,
        "distance": c.no_distance,
        "start": c.no_time,
        "other_treatment_time": c.unknown_help,
    })
}
