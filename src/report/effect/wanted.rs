//! How many more runs of which kind, and what a coin would change.

use super::names::exposure;
use super::numbers::{capital, list};
use crate::analysis::effect::{Effect, RunsNeeded, Wanted};
use crate::analysis::question::Exposure;
use crate::analysis::stats::gate::Status;
use crate::analysis::trial::expected_power;
use crate::diary::EffectAnswer;

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

/// How many more runs until it can be told, in one sentence.
#[must_use]
pub fn how_many_more(answer: &EffectAnswer) -> String {
    let effect = &answer.effect;
    let session = exposure(&effect.question);
    match effect.status {
        Status::NotEnoughData | Status::DescribeOnly if effect.missing_feel.is_some() => {
            let missing = effect.missing_feel.map_or(0, |feel| feel.missing);
            format!(
                "No run is wanting but a score of how the day felt: {missing} runs have none, and one in the morning would settle it."
            )
        }
        Status::NotEnoughData | Status::DescribeOnly => {
            let more = words(effect.to_come.to_test, session);
            let power = power_words(effect);
            format!("{}, for an answer with an interval; {power}.", capital(&more))
        }
        Status::NoVariation => "More runs tell something once the score is not the same on every run.".into(),
        Status::NotSeparableFromTime => {
            format!("More runs alone will not tell: {session} would have to come and go from run to run, as a coin makes it.")
        }
        Status::Ok if effect.verdict.is_claim() => "No more runs are wanting: the diary already tells it.".into(),
        Status::Ok => format!("{}.", capital(&power_words(effect))),
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
