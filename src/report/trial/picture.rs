//! The words and figures of a trial's picture: under way the counts and what the coin said, no outcome.

use super::figures::{interval, plural, points};
use super::{counts, followed, result};
use crate::analysis::effect::{Adjusted, Verdict};
use crate::analysis::trial::TrialEffect;
use crate::chart::figure::{About, Figure};
use crate::chart::trial::{self, Throw, TrialPlot};
use crate::chart::watched::{self, WatchedPlot};
use crate::diary::{self, Pictured, Shown, TrialStatus, Watched};
use crate::domain::{TrialDesign, Tried};
use chrono::Days;

/// What the picture of a trial shows at this moment.
#[must_use]
pub fn picture(status: &TrialStatus, pictured: Pictured) -> Figure {
    match &status.shown {
        Shown::Watched(stands) => watched::figure(&watching(status, stands, pictured)),
        _ => trial::figure(&thrown(status, pictured.by_chance)),
    }
}

/// A trial by coin.
pub(super) fn thrown(status: &TrialStatus, by_chance: Vec<f64>) -> TrialPlot {
    let tried = tried(status);
    let (hidden, caption) = match &status.shown {
        Shown::UnderWay(adherence) => (Some("hidden until the last planned run"), followed(adherence, &tried)),
        Shown::NotEnough { adherence, groups } => (
            Some("stopped early: no comparison"),
            format!("{}. {}", result::means(groups, &tried), followed(adherence, &tried)),
        ),
        Shown::Result { effect, .. } => {
            (None, format!("{}. {}", result::lines(effect, &tried, 0).remove(0), followed(&effect.adherence, &tried)))
        }
        Shown::Watched(_) => (Some("watched, without a coin: nothing to compare"), String::new()),
    };
    let effect = match &status.shown {
        Shown::Result { effect, .. } => Some(effect.as_ref()),
        _ => None,
    };
    let sentence = result::sentence(status);
    let title = effect.and_then(|effect| title(effect, &tried));
    let since = status.entry.stamp.day().format("%-d %b %Y");
    let trial = format!("Trial of {tried} since {since}: {}", counts(&status.counts).join("; "));
    TrialPlot {
        about: About {
            subtitle: if title.is_some() { format!("{sentence} {trial}.") } else { trial },
            title: title.unwrap_or(sentence),
            caption: sentences(&caption),
        },
        outcome: "Worst pain".into(),
        planned: status.counts.planned,
        throws: status.throws.iter().map(|throw| plotted(throw, effect)).collect(),
        means: effect.and_then(|effect| {
            let mean = |group: &crate::analysis::stats::describe::Description| group.spread.map(|spread| spread.mean);
            Some([mean(&effect.groups.with)?, mean(&effect.groups.without)?])
        }),
        observed: effect.and_then(|effect| effect.headline.as_ref()).map(|headline| headline.estimate),
        by_chance,
        hidden: hidden.map(str::to_owned),
    }
}

fn tried(status: &TrialStatus) -> Tried {
    status.entry.trial().map_or(Tried::Gliding, |trial| trial.tried.clone())
}

/// The finding short enough for a title: the difference, its interval, both counts and the design.
fn title(effect: &TrialEffect, tried: &Tried) -> Option<String> {
    let headline: &Adjusted = effect.headline.as_ref()?;
    let gap = points(headline.estimate);
    let word = match effect.verdict {
        Verdict::Unclear => "Not clear: worst pain",
        Verdict::NoClearDifference => "No clear difference: worst pain",
        _ => "Worst pain",
    };
    let (with, without) = (effect.groups.with.n, effect.groups.without.n);
    let title = format!(
        "{word} {gap} points with {tried} assigned ({}; {with} and {without} runs, a coin decided)",
        interval(headline)
    );
    Some(title.replace(" %", "\u{a0}%"))
}

/// A throw with the outcome of its run, where it is shown.
fn plotted(throw: &diary::Throw, effect: Option<&TrialEffect>) -> Throw {
    let run = effect.and_then(|effect| effect.runs.iter().find(|run| Some(run.id) == throw.run));
    Throw { place: throw.place, with: throw.with, score: run.map(|run| run.outcome) }
}

/// A trial without a coin.
fn watching(status: &TrialStatus, watched: &Watched, pictured: Pictured) -> WatchedPlot {
    let numbers = &watched.numbers;
    let start = status.entry.stamp.day();
    let per_week = match status.entry.trial().map(|trial| &trial.design) {
        Some(TrialDesign::Observe { per_week, .. }) => f64::from(*per_week),
        _ => 0.0,
    };
    let days = Days::new(u64::from(numbers.days));
    let mean = |mean: Option<f64>| mean.map_or("no score".to_owned(), points);
    let to = start.checked_add_days(Days::new(u64::from(numbers.days.max(1) - 1))).unwrap_or(start);
    WatchedPlot {
        about: About {
            title: format!(
                "{}: {} done of {} meant in {}; worst pain {} since, {} before",
                capital(&tried(status).to_string()),
                plural(numbers.sessions as usize, "session"),
                watched.meant,
                plural(numbers.days as usize, "day"),
                mean(numbers.mean_since),
                mean(numbers.mean_before)
            ),
            subtitle: format!(
                "Watched since {}, at least {} days meant; {} with a score since, {} in the same number of days before.",
                start.format("%-d %b %Y"),
                watched.min_days,
                plural(numbers.runs_since as usize, "run"),
                numbers.runs_before
            ),
            caption:
                "Many things change with time, so this is no comparison: only a coin before each run can tell chance from more."
                    .into(),
        },
        from: start.checked_sub_days(days).unwrap_or(start),
        start,
        to,
        runs: pictured.runs,
        means: [numbers.mean_before, numbers.mean_since],
        sessions: pictured.sessions,
        per_week,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Parts that stand alone in the terminal, as sentences of a caption.
fn sentences(caption: &str) -> String {
    caption.split(". ").map(capital).collect::<Vec<String>>().join(". ")
}
