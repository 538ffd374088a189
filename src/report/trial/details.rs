//! Every companion of a trial's result. None of them is the answer.

use super::figures::{plural, points};
use crate::analysis::effect::RunsNeeded;
use crate::analysis::trial::{LEAST_PAIRS, TrialEffect};
use crate::diary::{Shown, TrialStatus};
use crate::domain::Tried;
use crate::report::effect::how_sure;
use crate::report::style;

/// The companions of a result; nothing under way, nor of a trial stopped early.
pub fn details(status: &TrialStatus) -> String {
    let (Shown::Result { effect, .. }, Some(trial)) = (&status.shown, status.entry.trial()) else { return String::new() };
    let mut lines = vec![style::headline("Details of the trial: supporting figures, none of them the answer")];
    lines.extend(companions(effect, &trial.tried));
    lines.join("\n") + "\n"
}

fn companions(effect: &TrialEffect, tried: &Tried) -> Vec<String> {
    let beside = &effect.companions;
    let pairs = beside.nap.map(|nap| {
        format!(
            "in pairs: pick one run assigned {tried} and one without at random, the first hurt less in {:.0} of 100 such pairs (ties count half; 95 % interval {:.0} to {:.0}, ignores day-to-day carry-over)",
            100.0 * nap.nap,
            100.0 * nap.interval.lower,
            100.0 * nap.interval.upper
        )
    });
    let sure = beside.shrinkage.as_ref().map(|sure| format!("how sure: {}", how_sure(sure, &tried.to_string(), "pain")));
    let carried = beside.carried_over.as_ref().map(|carried| {
        format!("carry-over: from one run to the next {} (1 would be all of it)", points(carried.from_run_to_run))
    });
    let needed = another(effect).map(|needed| format!("another trial: {needed}"));
    [pairs, sure, carried, needed].into_iter().flatten().collect()
}

/// The runs another trial would take.
fn another(effect: &TrialEffect) -> Option<String> {
    let each = |runs: RunsNeeded| match runs {
        // A trial has six pairs at least.
        RunsNeeded::Runs(n) => format!("about {} runs of each kind", n.max(LEAST_PAIRS)),
        RunsNeeded::Over200 => "more than 200 runs of each kind".into(),
    };
    let needed = effect.needed?;
    Some(format!(
        "{} find a true difference of 1 point four times in five, {} one of 2 points",
        each(needed.for_one_point),
        each(needed.for_two_points)
    ))
}

/// How many more runs a trial that is over takes: none, whatever it says.
#[must_use]
pub fn how_many_more(status: &TrialStatus) -> String {
    match &status.shown {
        Shown::Result { effect, .. } if effect.verdict.is_claim() => "No more runs are wanting: the trial is over and tells it.".into(),
        Shown::Result { effect, .. } => {
            let another = another(effect).map_or(String::new(), |needed| format!(" In another one {needed}."));
            format!("The trial is over, and more runs change nothing in it.{another}")
        }
        _ => "The trial was stopped early, and more runs change nothing in it: another one tells when all its planned runs are done.".into(),
    }
}

/// Worst pain by what was done, beside what was assigned.
pub(super) fn as_done(effect: &TrialEffect, tried: &Tried) -> String {
    let (with, without) = (effect.as_done.with, effect.as_done.without);
    let mean = |group: &crate::analysis::stats::describe::Description| {
        group.spread.map_or("no run".into(), |s| format!("{} on {}", points(s.mean), plural(group.n, "run")))
    };
    format!("as done, whatever the coin said: with {tried} {}; without {} (description, no test)", mean(&with), mean(&without))
}

/// What is missing; none where nothing is.
pub(super) fn missing(effect: &TrialEffect) -> Option<String> {
    let lacking = effect.lacking;
    let all = [
        (lacking.run, "not run"),
        (lacking.outcome, "without worst pain"),
        (lacking.feel, "without the score before the throw"),
        (lacking.done, "with a time unknown, so that it cannot be told what was done"),
    ];
    let said: Vec<String> = all.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    (!said.is_empty()).then(|| format!("missing, of {} planned runs: {}", effect.adherence.planned, said.join(", ")))
}
