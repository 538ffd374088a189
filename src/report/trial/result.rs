//! A trial's answer in one sentence, and the figures behind it.

use super::figures::{interval, of_a_hundred, p, plural, points};
use crate::analysis::effect::{Adjusted, Claim, Groups, Verdict, least_that_matters};
use crate::analysis::question::Outcome;
use crate::analysis::stats::gate::Status;
use crate::analysis::stats::randomisation::DRAWS;
use crate::analysis::trial::TrialEffect;
use crate::diary::{Shown, TrialStatus};
use crate::domain::Tried;

/// Where the trial stands, or what it says, in one sentence.
pub fn sentence(status: &TrialStatus) -> String {
    let counts = &status.counts;
    match &status.shown {
        Shown::UnderWay(_) => format!("Under way: {} of {} planned runs.", counts.runs, counts.planned),
        Shown::NotEnough { .. } => format!(
            "Not enough to tell: stopped after {} of {} planned runs, whatever the numbers say.",
            counts.runs, counts.planned
        ),
        Shown::Result { effect, .. } => {
            let tried = status.entry.trial().map_or(Tried::Gliding, |trial| trial.tried.clone());
            of_effect(effect, &tried)
        }
        Shown::Watched(watched) => {
            let over = if status.entry.trial().is_some_and(|trial| trial.stopped.is_some()) { "Watched" } else { "Watching" };
            format!(
                "{over}: {}, {}.",
                plural(watched.numbers.days as usize, "day"),
                plural(watched.numbers.sessions as usize, "session")
            )
        }
    }
}

/// The result in one sentence: difference, interval, both counts and the design (ANALYSIS, section 4).
pub(super) fn of_effect(effect: &TrialEffect, tried: &Tried) -> String {
    let groups = &effect.groups;
    let sizes = format!("{} assigned {tried}, {} without", plural(groups.with.n, "run"), groups.without.n);
    match effect.status {
        Status::NoVariation => format!("Nothing to compare: worst pain was the same on all {sizes}."),
        Status::Ok => match &effect.headline {
            Some(headline) => compared(effect, headline, tried, &sizes),
            None => format!("The comparison could not be made ({sizes})."),
        },
        _ => format!(
            "Not enough to tell: {} of runs complete, {} needed ({sizes}).",
            plural(effect.pairs, "pair"),
            effect.pairs + effect.pairs_to_come
        ),
    }
}

fn compared(effect: &TrialEffect, headline: &Adjusted, tried: &Tried, sizes: &str) -> String {
    let gap = format!("{} points, {}", points(headline.estimate), interval(headline));
    let said = match effect.verdict {
        Verdict::Unclear => format!("{}: {gap}. That could still be chance", came_out(headline, tried)),
        Verdict::NoClearDifference => {
            format!("{}: {gap}; one that counts would be larger", came_out(headline, tried))
        }
        verdict => claimed(verdict, effect.claim == Claim::MadeADifference, tried, &gap),
    };
    let opening = match (point_apart(effect), effect.verdict) {
        (true, _) => "Not clear: the plain means point the other way. ",
        (false, Verdict::Unclear) => "Not clear: ",
        (false, Verdict::NoClearDifference) => "No clear difference: ",
        _ => "",
    };
    let said = if opening.ends_with(": ") { said } else { capital(&said) };
    format!("{opening}{said} (a coin decided; {sizes}).")
}

/// `with gliding assigned, worst pain came out lower`, no more than it came to.
fn came_out(headline: &Adjusted, tried: &Tried) -> String {
    let way = match headline.estimate {
        less if less < 0.0 => "lower",
        more if more > 0.0 => "higher",
        _ => "the same",
    };
    format!("with {tried} assigned, worst pain came out {way}")
}

fn claimed(verdict: Verdict, strong: bool, tried: &Tried, gap: &str) -> String {
    let way = match verdict {
        Verdict::Easier => "less",
        Verdict::ALittleEasier => "a little less",
        Verdict::Harder => "more",
        _ => "a little more",
    };
    if strong {
        format!("{tried} made a difference for you in this period: {way} worst pain (about {gap})")
    } else {
        format!(
            "the assignment to {tried} went together with {way} worst pain in your diary: {gap}. The coin was not followed often enough to say more"
        )
    }
}

/// Raw and adjusted that differ in sign are not clear, but where the verdict is no clear difference and the raw one is
/// too small to matter as well.
pub(super) fn point_apart(effect: &TrialEffect) -> bool {
    let Some(headline) = &effect.headline else { return false };
    let matters = least_that_matters(effect.groups.mean_without());
    let nothing_to_speak_of = |raw: f64| effect.verdict == Verdict::NoClearDifference && raw.abs() < matters;
    let opposite = |raw: f64| raw * headline.estimate < 0.0 && raw.abs() >= 0.05 && !nothing_to_speak_of(raw);
    effect.groups.raw_difference.is_some_and(opposite)
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The two means, without a comparison.
pub(super) fn means(groups: &Groups, tried: &Tried) -> String {
    let mean = |group: &crate::analysis::stats::describe::Description| {
        group.spread.map(|s| s.mean).map_or("no run".into(), |mean| format!("{} on {}", points(mean), plural(group.n, "run")))
    };
    format!("worst pain: with {tried} assigned, {}; without, {}", mean(&groups.with), mean(&groups.without))
}

/// The figures behind the sentence.
pub(super) fn lines(effect: &TrialEffect, tried: &Tried, seed: u64) -> Vec<String> {
    let mut lines = vec![means(&effect.groups, tried)];
    if let Some(headline) = &effect.headline {
        lines.push(differences(&effect.groups, headline));
        lines.push(chance(headline, tried));
        lines.push(how_counted(headline, seed, effect.seed));
    }
    lines.extend(effect.secondary.iter().filter_map(|other| Some(secondary(other.outcome, other.adjusted.as_ref()?))));
    if effect.little_room {
        lines.push("Pain without was below 1 on average: it is low already, and there is little room to tell.".into());
    }
    lines
}

fn differences(groups: &Groups, headline: &Adjusted) -> String {
    let raw = groups.raw_difference.map_or("none".into(), points);
    let allowed = match headline.covariates.is_empty() {
        true => "as assigned; how it felt before the throw is left out, because it is missing too often or never differed"
            .to_owned(),
        false => format!("after allowing for how it felt before each throw {}", points(headline.estimate)),
    };
    format!("difference: raw {raw}, {allowed} ({})", interval(headline))
}

fn chance(headline: &Adjusted, tried: &Tried) -> String {
    let p = headline.deciding_p();
    format!(
        "A coin decided. If {tried} made no difference to any run, a gap this large would come up {} coin-flip diaries.",
        of_a_hundred(p)
    )
}

/// Every assignment, or so many draws with what they may be off by (Phipson & Smyth 2010).
fn how_counted(headline: &Adjusted, seed: u64, draws_seed: Option<u64>) -> String {
    let value = p(headline.p);
    match draws_seed {
        None => format!(
            "{value}: counted over all {} schedules this coin could have drawn (schedule's seed {seed})",
            headline.reference_size
        ),
        Some(draws_seed) => {
            let error = draws_error(headline.p);
            format!("{value}{error}: {DRAWS} random schedules (seed {draws_seed}; schedule's seed {seed})")
        }
    }
}

/// What p may be off by for its draws; nothing beside a p that is only said to be below something.
fn draws_error(p: f64) -> String {
    let error = 1.96 * (p * (1.0 - p) / DRAWS as f64).sqrt();
    if p < 0.001 || error < 0.00005 { String::new() } else { format!(" ± {error:.4}") }
}

fn secondary(outcome: Outcome, adjusted: &Adjusted) -> String {
    let name = match outcome {
        Outcome::WorstPain => "worst pain",
        Outcome::NextMorning => "pain next morning",
        Outcome::Effort => "effort",
    };
    format!("beside it: {name} {} ({}, {} after Holm)", points(adjusted.estimate), interval(adjusted), p(adjusted.deciding_p()))
}

#[cfg(test)]
mod tests {
    use super::draws_error;

    #[test]
    fn a_p_that_is_only_bounded_has_no_error() {
        assert_eq!([0.00001, 0.0298, 1.0].map(draws_error), ["", " ± 0.0011", ""]);
    }
}
