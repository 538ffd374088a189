//! The table under the sentence: with, without, raw, adjusted, interval, counts, design, what it allowed for.

use super::names::{covariate, exposure, outcome, scored};
use super::numbers::{capital, ends, list, mean, no_interval, p, points};
use super::page::Page;
use super::{before_after, dots, notes, wanted};
use crate::analysis::effect::{Adjusted, Design, Effect, Verdict};
use crate::analysis::stats::gate::Status;
use crate::diary::EffectAnswer;

/// Puts the table on the page, for an answer or a refusal.
pub(super) fn put(page: &mut Page, answer: &EffectAnswer) {
    let effect = &answer.effect;
    means(page, effect);
    if let Some(headline) = &effect.headline {
        adjusted(page, effect, headline);
    } else {
        page.row(
            "difference",
            &effect.groups.raw_difference.map_or(String::new(), |raw| format!("{} as it stands", points(raw))),
        );
        let pairs = pairs(effect).filter(|_| effect.status != Status::NotSeparableFromTime);
        page.row("in pairs", &pairs.unwrap_or_default());
    }
    provenance(page, answer);
    doubts(page, answer);
    if effect.headline.is_none() {
        refused(page, effect);
    }
    what_next(page, answer);
}

fn means(page: &mut Page, effect: &Effect) {
    let groups = &effect.groups;
    let shown = |spread: Option<crate::analysis::stats::describe::Spread>| spread.map_or("-".into(), |s| mean(s.mean));
    let rows = [
        vec!["runs".into(), groups.with.n.to_string(), groups.without.n.to_string()],
        vec![format!("{}, mean", outcome(effect.question.outcome)), shown(groups.with.spread), shown(groups.without.spread)],
    ];
    let with = format!("with {}", exposure(&effect.question));
    page.columns(&["", &with, "without"], &rows);
}

fn adjusted(page: &mut Page, effect: &Effect, headline: &Adjusted) {
    let raw = effect.groups.raw_difference.map_or(String::new(), |raw| format!("{} as it stands, ", points(raw)));
    page.row("difference", &format!("{raw}{} after what is allowed for (below 0: less)", points(headline.estimate)));
    page.row(
        "95 % interval",
        &headline.interval.map_or_else(|why| format!("none: {}", no_interval(why)), |i| format!("{} points", ends(&i))),
    );
    page.row("chance", &chance(effect, headline));
}

fn chance(effect: &Effect, headline: &Adjusted) -> String {
    let shown = match headline.p_holm {
        Some(holm) => {
            format!(
                "{}, {} after Holm over the three outcomes of the fixed list, as this one was chosen after looking",
                p(headline.p),
                p(holm)
            )
        }
        None => p(headline.p),
    };
    let plain = match effect.design {
        Design::Randomised => format!(
            "if it made no difference to any run, a gap this large would come up in {} of {} coin-flip diaries",
            headline.as_extreme, headline.reference_size
        ),
        _ => format!(
            "slide your {} diary against your {} diary, forwards and backwards, each in its own order, and {} of {} positions line up this well",
            exposure(&effect.question),
            scored(effect.question.outcome),
            headline.as_extreme,
            headline.reference_size
        ),
    };
    format!("{shown}: {plain}")
}

/// `Pick one run with and one without at random …`.
pub(super) fn pairs(effect: &Effect) -> Option<String> {
    let nap = effect.companions.nap?;
    let hurt = match effect.question.outcome {
        crate::analysis::question::Outcome::Effort => "took less effort",
        _ => "hurt less",
    };
    Some(format!(
        "pick one run with and one without at random: the one with {hurt} in {:.0} of 100 such pairs (ties count half)",
        100.0 * nap.nap
    ))
}

/// The design, what was allowed for, and which runs were left out.
fn provenance(page: &mut Page, answer: &EffectAnswer) {
    for (name, words) in limits(answer) {
        page.row(name, &words);
    }
}

/// The same as names and words, without those that do not apply.
pub(super) fn limits(answer: &EffectAnswer) -> Vec<(&'static str, String)> {
    let effect = &answer.effect;
    let mut rows = vec![("design", notes::design(effect))];
    if let Some(headline) = &effect.headline {
        let names: Vec<&str> = headline.covariates.iter().filter_map(|c| covariate(*c)).collect();
        rows.push(("allowed for", if names.is_empty() { "nothing".to_owned() } else { list(&names) }));
    }
    rows.push(("not allowed for", notes::not_allowed_for(effect)));
    rows.push(("left out", notes::left_out(answer)));
    rows.push(("to mend", notes::mend_times(effect)));
    rows.extend(answer.period.map(|period| ("days", period.to_string())));
    rows.extend(effect.question.focus.site.is_some().then(|| ("place", effect.question.focus.to_string())));
    rows.retain(|(_, words)| !words.is_empty());
    rows
}

/// Checks and doubts, where they apply.
fn doubts(page: &mut Page, answer: &EffectAnswer) {
    let effect = &answer.effect;
    page.row("check", &notes::falsification(effect).unwrap_or_default());
    page.row("last run", &notes::last_run(effect).unwrap_or_default());
    page.row("same days", &notes::shared(answer).unwrap_or_default());
    before_after::segments(page, effect);
    page.row("unlike runs", &notes::unlike(effect).unwrap_or_default());
    page.row("at the change", &notes::regression_to_mean(effect).unwrap_or_default());
    page.row("little room", &notes::little_room(effect).unwrap_or_default());
}

/// Every run a dot, where there is no adjusted difference to show.
fn refused(page: &mut Page, effect: &Effect) {
    let lines = dots::lines(effect);
    if lines.is_empty() {
        return;
    }
    page.section(&format!("{}, every run a dot", capital(outcome(effect.question.outcome))));
    lines.iter().for_each(|line| page.line(line));
}

/// How many more runs, and what a coin would change.
fn what_next(page: &mut Page, answer: &EffectAnswer) {
    let effect = &answer.effect;
    if effect.design == Design::Randomised || !matches!(effect.verdict, Verdict::Unclear) {
        page.row("how many runs", &wanted::power_words(effect));
        return;
    }
    page.section("What would settle it");
    let session = exposure(&effect.question);
    match (effect.status, effect.missing_feel) {
        (Status::NotEnoughData | Status::DescribeOnly, None) => {
            if effect.status == Status::NotEnoughData {
                page.row("for averages", &wanted::words(effect.to_come.to_describe, session));
            }
            page.row("for an interval", &wanted::words(effect.to_come.to_test, session));
            page.row("to find a gap", &wanted::power_words(effect));
        }
        _ => page.row("more runs", &wanted::more_runs(effect)),
    }
    page.row("a coin", &wanted::coin(effect).unwrap_or_default());
}
