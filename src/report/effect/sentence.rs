//! The answer in a few words: both means with their counts, the difference with its interval, the design.

use super::names::{both_counts, design, exposure, on_runs_with, outcome, went_with};
use super::numbers::{capital, count, gap, interval, list, mean, p, points};
use super::{before_after, names, notes, wanted};
use crate::analysis::effect::{Adjusted, Cap, Claim, Covariate, Design, Effect, Verdict, least_that_matters};
use crate::analysis::stats::gate::Status;
use crate::diary::EffectAnswer;

/// A p above this is easily chance, one below it could be. Words, no gate.
const EASILY: f64 = 0.2;
const ALPHA: f64 = 0.05;

/// What no analysis of a diary can take out.
pub(super) const NOBODY_RECORDS: &str = "a helper that nobody records cannot be removed";

/// The answer, to be read aloud.
#[must_use]
pub fn sentence(answer: &EffectAnswer) -> String {
    let mut words = of(&answer.effect);
    if answer.window_change.is_some() {
        words.push_str(&format!(" {}", notes::window_change(answer)));
    }
    words
}

fn of(effect: &Effect) -> String {
    match (effect.status, &effect.headline) {
        (Status::Ok, Some(headline)) => tested(effect, headline),
        (Status::Ok, None) => inseparable(effect),
        (Status::DescribeOnly, _) => described(effect),
        (Status::NotEnoughData, _) => too_few(effect),
        (Status::NoVariation, _) => always_the_same(effect),
        (Status::NotSeparableFromTime, _) => before_after::sentence(effect),
    }
}

/// Raw and adjusted difference point different ways; not where the verdict is that there is no difference to speak of
/// and the raw one is too small to matter as well: then which way it points says nothing.
pub(super) fn signs_differ(effect: &Effect) -> bool {
    let Some(headline) = &effect.headline else { return false };
    let matters = least_that_matters(effect.groups.mean_without());
    let nothing_to_speak_of = |raw: f64| effect.verdict == Verdict::NoClearDifference && raw.abs() < matters;
    effect.groups.raw_difference.is_some_and(|raw| raw * headline.estimate < 0.0 && !nothing_to_speak_of(raw))
}

fn tested(effect: &Effect, headline: &Adjusted) -> String {
    let chosen = if effect.question.chosen_after_looking() { "; outcome chosen after looking" } else { "" };
    format!(
        "{}{}. {} the difference is {} ({}; {}{chosen}).{}{}",
        opening(effect, headline),
        means(effect),
        allowing(&headline.covariates),
        points(headline.estimate),
        interval(&headline.interval),
        design_and_caveat(effect.design),
        closing(effect, headline),
        notes::lost_to_missing_feel(effect).map_or(String::new(), |lost| format!(" {lost}"))
    )
}

/// The design word, and what an observational one cannot do.
fn design_and_caveat(of: Design) -> String {
    match of {
        Design::Randomised => design(of).to_owned(),
        _ => format!("{}, so {NOBODY_RECORDS}", design(of)),
    }
}

/// The verdict, as words to begin with.
fn opening(effect: &Effect, headline: &Adjusted) -> String {
    match (claim(effect, headline), signs_differ(effect)) {
        (Some(claim), true) => {
            format!("Not clear: {claim} after what is allowed for, but the plain averages point the other way: ")
        }
        (Some(claim), false) => format!("{}: ", capital(&claim)),
        (None, true) => {
            "Not clear: the plain averages and the difference after what is allowed for point different ways: ".into()
        }
        (None, false) if effect.verdict == Verdict::NoClearDifference => "No clear difference: ".into(),
        (None, false) if effect.capped.is_some() => "Cannot tell: ".into(),
        (None, false) => "Cannot tell yet: ".into(),
    }
}

/// What the verdict claims, in the strongest words the design allows.
fn claim(effect: &Effect, headline: &Adjusted) -> Option<String> {
    let what = went_with(effect.verdict, effect.question.outcome)?;
    let exposure = exposure(&effect.question);
    let made = effect.claim == Claim::MadeADifference && headline.deciding_p() <= ALPHA;
    Some(match made {
        true => format!("{exposure} made a difference for you in this period ({what})"),
        false => format!("in your diary {exposure} went together with {what}"),
    })
}

/// `on 23 runs with gliding in the 12 h before, worst pain averaged 3.1; on 19 without, 4.0`.
pub(super) fn means(effect: &Effect) -> String {
    let groups = &effect.groups;
    let (Some(with), Some(without)) = (groups.with.spread, groups.without.spread) else { return counts(effect) };
    format!(
        "{}, {} averaged {}; on {} without, {}",
        on_runs_with(groups.with.n, &effect.question),
        outcome(effect.question.outcome),
        mean(with.mean),
        groups.without.n,
        mean(without.mean)
    )
}

/// `7 runs can be compared, 3 with gliding in the 12 h before and 4 without`.
fn counts(effect: &Effect) -> String {
    let (with, without) = (effect.groups.with.n, effect.groups.without.n);
    let session = names::with_session(&effect.question);
    match with + without {
        0 => "no run can be compared".into(),
        n => format!("{} can be compared, {with} {session} and {without} without", count(n, "run")),
    }
}

/// `After allowing for carried-in pain, trend and distance`.
pub(super) fn allowing(covariates: &[Covariate]) -> String {
    let names: Vec<&str> = covariates.iter().filter_map(|c| names::covariate(*c)).collect();
    if names.is_empty() { "With nothing allowed for".into() } else { format!("After allowing for {}", list(&names)) }
}

fn closing(effect: &Effect, headline: &Adjusted) -> String {
    let reason = reason(effect, headline);
    if reason.is_empty() { String::new() } else { format!(" {}.", capital(&reason)) }
}

/// Why the verdict is what it is, where it is not a claim.
pub(super) fn reason(effect: &Effect, headline: &Adjusted) -> String {
    let deciding = headline.deciding_p();
    match effect.verdict {
        _ if effect.capped == Some(Cap::LastRun) => {
            "allowing for the pain of the run before as well, that could be chance".into()
        }
        _ if effect.capped.is_some() => format!(
            "the same pattern shows for {} after the run, which cannot have caused it: something else goes with both",
            exposure(&effect.question)
        ),
        Verdict::NoClearDifference => no_clear_difference(effect, headline),
        verdict if verdict.is_claim() => String::new(),
        _ if headline.interval.is_err() => "without an interval there is no verdict".into(),
        _ if deciding > ALPHA && headline.p <= ALPHA => {
            format!(
                "counted among the three outcomes of the fixed list ({} after Holm) that could still be chance",
                p(deciding)
            )
        }
        _ if deciding > EASILY => "that could easily be chance".into(),
        _ => "that could still be chance".into(),
    }
}

fn no_clear_difference(effect: &Effect, headline: &Adjusted) -> String {
    let margin = least_that_matters(effect.groups.mean_without());
    let inside = match &headline.interval_90 {
        Ok(narrow) => format!("the {}", interval(&Ok(*narrow))),
        Err(_) => "the 90 % interval".into(),
    };
    format!("{inside} lies within {} either way, the least that would matter", points(margin).replace(".0 ", " "))
}

/// The exposure is a combination of what is allowed for.
fn inseparable(effect: &Effect) -> String {
    format!(
        "Cannot tell: {}. {} comes and goes with what has to be allowed for, such as the weekend, so that no difference and no interval can be given ({}).",
        means(effect),
        capital(exposure(&effect.question)),
        design_and_caveat(effect.design),
    )
}

fn described(effect: &Effect) -> String {
    let raw =
        effect.groups.raw_difference.map_or(String::new(), |raw| format!(": a difference of {} as it stands", points(raw)));
    let why = match effect.missing_feel {
        Some(feel) => format!(
            "How you felt that day is missing on {} of {}: a score in the morning would settle it. {}, each with one, give an interval.",
            feel.missing,
            count(feel.of, "run"),
            capital(&wanted::words(effect.to_come.to_test, exposure(&effect.question)))
        ),
        None => "Too few runs to say more: that could easily be chance.".into(),
    };
    format!("Cannot tell yet: {}{raw} (no interval; {}). {why}", means(effect), design_and_caveat(effect.design))
}

fn too_few(effect: &Effect) -> String {
    let more = wanted::words(effect.to_come.to_describe, exposure(&effect.question));
    let design = design(effect.design);
    if let Some(feel) = effect.missing_feel {
        return format!(
            "Cannot tell yet: {} ({design}). How you felt that day is missing on {} of {}, and a score in the morning is the point: {more}, each with one, would give averages.",
            counts(effect),
            feel.missing,
            count(feel.of, "run")
        );
    }
    let means = if more.is_empty() { String::new() } else { format!(" {} would give averages.", capital(&more)) };
    format!("Cannot tell yet: {} ({design}).{means}", counts(effect))
}

fn always_the_same(effect: &Effect) -> String {
    let always =
        effect.groups.with.spread.or(effect.groups.without.spread).map_or(String::new(), |s| gap(s.mean).replace(".0", ""));
    format!(
        "Nothing to compare: {} was always {always} on the {} ({}; {}).",
        outcome(effect.question.outcome),
        count(effect.groups.with.n + effect.groups.without.n, "run"),
        both_counts(effect.groups.with.n, effect.groups.without.n),
        design(effect.design)
    )
}
