//! How many more runs of which kind, and what a coin would change.

use super::names::exposure;
use super::numbers::{capital, count, list};
use super::sentence::{reason, signs_differ};
use crate::analysis::effect::{Cap, Effect, RunsNeeded, Verdict, Wanted};
use crate::analysis::question::Exposure;
use crate::analysis::stats::gate::Status;
use crate::analysis::trial::expected_power;
use crate::diary::EffectAnswer;
use crate::report::trial;

/// Pairs of a trial and runs of a block when nothing else is said.
const USUAL_PAIRS: usize = 12;
const USUAL_BLOCK: usize = 4;
/// Fewest runs from which a pace is told.
const LEAST_FOR_PACE: usize = 4;

/// `2 more runs with gliding and 1 more without`; empty when none are wanted.
pub(super) fn words(wanted: Wanted, session: &str) -> String {
    let with = format!("with {session}");
    let all = [(wanted.with, with.as_str()), (wanted.without, "without"), (wanted.either, "of either kind")];
    let mut parts: Vec<String> = Vec::new();
    for (n, kind) in all.into_iter().filter(|(n, _)| *n > 0) {
        let runs = match (parts.is_empty(), n) {
            (false, _) => "",
            (true, 1) => " run",
            (true, _) => " runs",
        };
        parts.push(format!("{n} more{runs} {kind}"));
    }
    list(&parts)
}

/// How many more runs until it can be told: of the trial that is over, where there is one, and of the runs outside it.
#[must_use]
pub fn how_many_more(answer: &EffectAnswer) -> String {
    let more = more_runs(&answer.effect);
    match answer.trial.as_deref().map(trial::how_many_more) {
        None => more,
        Some(over) if answer.effect.runs.is_empty() => over,
        Some(over) => format!("{over} Of the runs outside the trial: {more}"),
    }
}

/// How many more runs without a coin it takes, in one sentence.
pub(super) fn more_runs(effect: &Effect) -> String {
    let session = exposure(&effect.question);
    match effect.status {
        Status::NotEnoughData | Status::DescribeOnly => too_few(effect, session),
        Status::NoVariation => "More runs tell something once the score is not the same on every run.".into(),
        Status::NotSeparableFromTime => {
            format!("More runs alone will not tell: {session} would have to come and go from run to run, as a coin makes it.")
        }
        Status::Ok if effect.verdict.is_claim() && signs_differ(effect) => {
            "How many is not known: the plain averages and the difference after what is allowed for point different ways."
                .into()
        }
        Status::Ok if effect.verdict.is_claim() => "No more runs are wanting: the diary already tells it.".into(),
        Status::Ok if effect.verdict == Verdict::NoClearDifference => {
            "No more runs are wanting: any difference is smaller than one that would matter.".into()
        }
        Status::Ok => unclear(effect, session),
    }
}

fn too_few(effect: &Effect, session: &str) -> String {
    let more = words(effect.to_come.to_test, session);
    match effect.missing_feel {
        Some(feel) => format!(
            "A score of how the day felt is wanting: {} of {} have none. {}, each with one in the morning, for an answer with an interval.",
            feel.missing,
            count(feel.of, "run"),
            capital(&more)
        ),
        None => format!("{}, for an answer with an interval; {}.", capital(&more), power_words(effect)),
    }
}

/// The full report is there and does not tell.
fn unclear(effect: &Effect, session: &str) -> String {
    let (with, without) = (effect.groups.with.n, effect.groups.without.n);
    let Some(headline) = &effect.headline else {
        return format!("More runs alone will not tell: {session} would have to come and go without what is allowed for.");
    };
    let one_point = effect.needed.map(|needed| needed.for_one_point);
    match (effect.capped, one_point) {
        (Some(Cap::SameAfterTheRun), _) => format!("More runs of the same kind will not tell: {}.", reason(effect, headline)),
        (Some(Cap::LastRun), _) => {
            format!("More runs may tell, but how many cannot be said: {}.", reason(effect, headline))
        }
        (None, Some(RunsNeeded::Runs(n))) if with.min(without) >= n => format!(
            "With {with} with and {without} without there are already as many as it takes to find a true difference of 1 point four times in five (about {n} of each kind): more runs narrow the interval, and a smaller difference may stay unclear."
        ),
        _ => format!("{}.", capital(&power_words(effect))),
    }
}

/// Too little to reckon with.
const NOT_YET: &str = "how many runs it takes to find a difference cannot be told yet";

/// The same, or that it cannot be told yet.
pub(super) fn power_words(effect: &Effect) -> String {
    power(effect).unwrap_or_else(|| NOT_YET.into())
}

/// `about 25 runs with and 25 without find a true difference of 2 points four times in five …`.
fn power(effect: &Effect) -> Option<String> {
    let needed = effect.needed?;
    let each = |runs: RunsNeeded| match runs {
        RunsNeeded::Runs(n) => format!("about {n} of each kind"),
        RunsNeeded::Over200 => "more than 200 of each kind".into(),
    };
    let (with, without) = (effect.groups.with.n, effect.groups.without.n);
    let have = if effect.status == Status::Ok {
        format!("; so far there are {with} with and {without} without")
    } else {
        String::new()
    };
    let (two, one) = (each(needed.for_two_points), each(needed.for_one_point));
    if two == one {
        return Some(format!("{two} find a true difference of 1 point four times in five{have}"));
    }
    Some(format!("{two} find a true difference of 2 points four times in five, {one} one of 1 point{have}"))
}

/// What a coin would change; for gliding alone, which a coin can decide before a run.
pub(super) fn coin(effect: &Effect) -> Option<String> {
    if effect.question.exposure != Exposure::Gliding {
        return None;
    }
    let weeks = weeks(effect).map_or(String::new(), |weeks| format!(" (about {weeks} weeks at your pace)"));
    let power = expected_power(USUAL_PAIRS, USUAL_BLOCK)?;
    Some(format!(
        "A coin that decides before each run spreads what nobody records over both kinds of runs. Twelve pairs of runs{weeks} \
         found a true difference of 1 point in {} of 100 simulated trials, of 1.5 points in {} and of 2 points in {}. Start: glidelog trial start glide",
        power.one_point, power.one_and_a_half, power.two_points
    ))
}

/// Weeks that twelve pairs take at the pace of the runs compared.
fn weeks(effect: &Effect) -> Option<u64> {
    let (first, last) = (effect.runs.first()?, effect.runs.last()?);
    let days = (last.day - first.day).num_days();
    if effect.runs.len() < LEAST_FOR_PACE || days < 7 {
        return None;
    }
    let a_week = (effect.runs.len() - 1) as f64 * 7.0 / days as f64;
    Some((2.0 * USUAL_PAIRS as f64 / a_week).ceil() as u64)
}
