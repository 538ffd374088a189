//! A trial as JSON.

use super::result::point_apart;
use super::{begun, course, sentence};
use crate::analysis::effect::{Adjusted, Claim, Covariate, Groups};
use crate::analysis::stats::gate::Status;
use crate::analysis::stats::randomisation::DRAWS;
use crate::analysis::trial::{Adherence, Kept, TrialEffect};
use crate::diary::{Counts, Flipped, Shown, Started, Stopped, TrialStatus, Watched};
use crate::domain::{DayStart, Numbers, TrialDesign};
use crate::report::effect::{difference_json, secondary_json, verdict_key};
use crate::report::json::{VERSION, entry};
use serde_json::{Value, json};

/// The test of a coin: over every schedule it could have drawn, or over random ones.
fn method(adjusted: Option<&Adjusted>) -> &'static str {
    let drawn = adjusted.is_some_and(|a| a.reference_size == DRAWS + 1);
    if drawn { "randomisation_block_monte_carlo" } else { "randomisation_block" }
}

/// A trial that has begun.
pub fn started(started: &Started, day_start: DayStart) -> Value {
    let trial = started.entry.trial();
    let coin = trial.and_then(|trial| trial.coin());
    let says = coin.map(|coin| {
        let power = started.power.map(|row| begun::power(usize::from(coin.pairs()), row) + " ");
        power.unwrap_or_default() + &begun::pace(coin.runs(), started.pace)
    });
    json!({
        "version": VERSION,
        "entry": entry(&started.entry, day_start),
        "again": started.again,
        "sentence": says,
        "power": started.power.map(|p| json!({ "pairs": p.pairs, "block": p.block, "one_point": p.one_point, "one_and_a_half": p.one_and_a_half, "two_points": p.two_points })),
        "runs_per_week": started.pace.map(|pace| pace.runs_per_week),
        "weeks": coin.zip(started.pace).map(|(coin, pace)| pace.weeks_for(coin.runs())),
    })
}

/// What the coin said.
pub fn flipped(flipped: &Flipped, day_start: DayStart) -> Value {
    json!({
        "version": VERSION,
        "entry": entry(&flipped.entry, day_start),
        "position": flipped.position,
        "planned": flipped.planned,
        "assigned": if flipped.with { "with" } else { "without" },
        "again": flipped.again,
        "sentence": begun::said(flipped),
    })
}

/// A trial that has ended.
pub fn stopped(stopped: &Stopped, day_start: DayStart) -> Value {
    json!({
        "version": VERSION,
        "entry": entry(&stopped.entry, day_start),
        "sentence": begun::end(stopped),
        "early": stopped.early,
        "counts": counts(&stopped.counts),
        "watched": stopped.watched.as_ref().map(watched),
    })
}

/// The state of a trial.
pub fn status(status: &TrialStatus) -> Value {
    json!({ "version": VERSION, "trial": one(status) })
}

/// The state of every trial.
pub fn list(trials: &[TrialStatus]) -> Value {
    json!({ "version": VERSION, "trials": trials.iter().map(one).collect::<Vec<_>>() })
}

/// The answer about an effect while a coin is deciding it: its form, its counts, and nothing of the result.
pub fn under_way(status: &TrialStatus) -> Value {
    let trial = status.entry.trial();
    let so_far = match &status.shown {
        Shown::UnderWay(Adherence { glide, none, .. }) => (glide.of + glide.unknown, none.of + none.unknown),
        _ => (0, 0),
    };
    json!({
        "version": VERSION,
        "status": status_word(Status::NotEnoughData),
        "design": "randomised",
        "outcome": "worst_pain",
        "window_h": trial.map(|trial| trial.window_h),
        "n": { "with": so_far.0, "without": so_far.1, "excluded": {} },
        "with": { "mean": null },
        "without": { "mean": null },
        "difference": null,
        "adjusted_for": [],
        "falsification": null,
        "secondary": [],
        "verdict": null,
        "needed": null,
        "sentence": sentence(status),
        "exposure": trial.map(|trial| trial.tried.to_string()),
        "trial": one(status),
    })
}

/// The state of a trial, with the same names as the effect has.
pub fn one(status: &TrialStatus) -> Value {
    let trial = status.entry.trial();
    let coin = trial.and_then(|trial| trial.coin());
    let mut value = json!({
        "id": status.entry.id.0,
        "uuid": status.entry.uuid.to_string(),
        "since": status.entry.stamp.day().to_string(),
        "exposure": trial.map(|trial| trial.tried.as_str()),
        "design": if coin.is_some() { "randomised" } else { "watched" },
        "course": course(status.course),
        "sentence": sentence(status),
        "window_h": trial.map(|trial| trial.window_h),
        "own_verdict": trial.and_then(|t| t.stopped.as_ref()).map(|stop| stop.verdict.as_str()),
        "reason": trial.and_then(|t| t.stopped.as_ref()).and_then(|stop| stop.reason.clone()),
    });
    if let Value::Object(map) = &mut value {
        if let Some(coin) = coin {
            map.insert("pairs".into(), coin.pairs().into());
            map.insert("block".into(), coin.block().into());
            map.insert("counts".into(), counts(&status.counts));
            let said = status.throws.iter().map(|throw| if throw.with { "with" } else { "without" });
            map.insert("thrown".into(), said.collect());
        }
        match &status.shown {
            Shown::UnderWay(followed) => {
                map.insert("adherence".into(), adherence(followed));
            }
            Shown::NotEnough { adherence: followed, groups } => {
                map.insert("adherence".into(), adherence(followed));
                map.insert("status".into(), "not_enough_data".into());
                map.insert("verdict".into(), "unclear".into());
                map.insert("n".into(), sizes(groups));
                map.extend(means(groups));
            }
            Shown::Result { effect, seed } => {
                map.insert("adherence".into(), adherence(&effect.adherence));
                map.insert("seed".into(), json!(seed));
                map.extend(result(effect));
            }
            Shown::Watched(seen) => {
                let min_days = trial.and_then(|trial| match trial.design {
                    TrialDesign::Observe { min_days, .. } => Some(min_days),
                    TrialDesign::Coin(_) => None,
                });
                map.insert("min_days".into(), json!(min_days));
                map.insert("watched".into(), watched(seen));
            }
        }
    }
    value
}

fn result(effect: &TrialEffect) -> serde_json::Map<String, Value> {
    let headline = effect.headline.as_ref();
    let mut map = means(&effect.groups);
    map.insert("status".into(), status_word(effect.status).into());
    let mut n = sizes(&effect.groups);
    n["excluded"] = excluded(effect);
    map.insert("n".into(), n);
    let mut difference = difference_json(effect.groups.raw_difference, headline, method(headline));
    difference["draws_seed"] = json!(effect.seed);
    map.insert("difference".into(), difference);
    map.insert("raw_and_adjusted_point_apart".into(), point_apart(effect).into());
    let allowed = headline.is_some_and(|h| !h.covariates.is_empty());
    map.insert("adjusted_for".into(), if allowed { json!(["felt_before_the_throw"]) } else { json!([]) });
    map.insert("pairs_complete".into(), effect.pairs.into());
    map.insert("verdict".into(), verdict_key(effect.verdict).into());
    let claim = if effect.claim == Claim::MadeADifference { "made_a_difference" } else { "went_together" };
    map.insert("claim".into(), claim.into());
    map.insert("outcome".into(), "worst_pain".into());
    map.extend(beside(effect));
    map
}

/// Other outcomes, what was done, what is missing, and the companions.
fn beside(effect: &TrialEffect) -> serde_json::Map<String, Value> {
    let (done, lacking, companions) = (&effect.as_done, effect.lacking, &effect.companions);
    let mut map = serde_json::Map::new();
    map.insert(
        "secondary".into(),
        effect.secondary.iter().map(|other| secondary_json(other, method(other.adjusted.as_ref()))).collect(),
    );
    let mut as_done = means(done);
    as_done.insert("n".into(), sizes(done));
    as_done.insert("raw".into(), json!(done.raw_difference));
    map.insert("as_done".into(), as_done.into());
    map.insert(
        "missing".into(),
        json!({ "run": lacking.run, "outcome": lacking.outcome, "feel": lacking.feel, "what_was_done": lacking.done }),
    );
    map.insert(
        "details".into(),
        json!({
            "nap": companions.nap.map(|n| json!({ "nap": n.nap, "interval": [n.interval.lower, n.interval.upper] })),
            "shrinkage": companions.shrinkage.map(|s| json!({ "mean": s.mean, "sd": s.sd, "p_at_least_1_point_less": s.help_mcid, "p_any_less": s.any_help })),
            "carry_over": companions.carried_over.as_ref().map(|c| c.from_run_to_run),
        }),
    );
    map
}

/// Why planned runs are not in the comparison; how it felt counts where it is allowed for.
fn excluded(effect: &TrialEffect) -> Value {
    let lacking = effect.lacking;
    let felt = effect.headline.as_ref().is_some_and(|h| h.covariates.contains(&Covariate::CarriedInPain));
    let all = [("no_run", lacking.run), ("no_outcome", lacking.outcome), ("no_feel", if felt { lacking.feel } else { 0 })];
    all.into_iter().filter(|(_, n)| *n > 0).map(|(why, n)| (why.to_owned(), Value::from(n))).collect()
}

fn means(groups: &Groups) -> serde_json::Map<String, Value> {
    let mut map = serde_json::Map::new();
    map.insert("with".into(), json!({ "mean": groups.with.spread.map(|s| s.mean) }));
    map.insert("without".into(), json!({ "mean": groups.without.spread.map(|s| s.mean) }));
    map
}

fn sizes(groups: &Groups) -> Value {
    json!({ "with": groups.with.n, "without": groups.without.n })
}

fn counts(counts: &Counts) -> Value {
    json!({
        "planned": counts.planned, "thrown": counts.thrown, "runs": counts.runs, "waiting": counts.waiting,
        "no_run": counts.no_run, "late": counts.late, "outside": counts.outside,
    })
}

fn adherence(followed: &Adherence) -> Value {
    let arm = |kept: &Kept| json!({ "kept": kept.kept, "of": kept.of, "unknown": kept.unknown });
    json!({ "with": arm(&followed.glide), "without": arm(&followed.none) })
}

fn watched(watched: &Watched) -> Value {
    let Numbers { days, sessions, runs_before, mean_before, runs_since, mean_since } = watched.numbers;
    json!({
        "days": days, "meant": watched.meant, "done": sessions, "skipped": watched.skipped,
        "before": { "mean": mean_before, "n": runs_before }, "since": { "mean": mean_since, "n": runs_since },
    })
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Ok => "ok",
        Status::NoVariation => "no_variation",
        _ => "not_enough_data",
    }
}
