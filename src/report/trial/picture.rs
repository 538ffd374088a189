//! The words and runs of a trial's picture: under way the counts and what the coin said, no outcome.

use super::{counts, followed, result};
use crate::analysis::effect::EffectRun;
use crate::chart::effect::ComparedRun;
use crate::chart::figure::About;
use crate::chart::trial::TrialPlot;
use crate::diary::{Shown, TrialStatus};
use crate::domain::Tried;

/// What the picture of a trial shows at this moment.
pub fn picture(status: &TrialStatus, by_chance: Vec<f64>) -> TrialPlot {
    let tried = status.entry.trial().map_or(Tried::Gliding, |trial| trial.tried.clone());
    let (mut runs, mut observed) = (Vec::new(), None);
    let (hidden, caption) = match &status.shown {
        Shown::UnderWay(adherence) => (Some("hidden until the last planned run"), followed(adherence, &tried)),
        Shown::NotEnough { adherence, groups } => (
            Some("stopped early: no comparison"),
            format!("{}. {}", result::means(groups, &tried), followed(adherence, &tried)),
        ),
        Shown::Result { effect, .. } => {
            runs = effect.runs.iter().map(compared).collect();
            observed = effect.headline.as_ref().map(|headline| headline.estimate);
            (None, format!("{}. {}", result::lines(effect, &tried, 0).remove(0), followed(&effect.adherence, &tried)))
        }
        Shown::Watched(_) => (Some("watched, without a coin: nothing to compare"), String::new()),
    };
    let since = status.entry.stamp.day().format("%-d %b %Y");
    TrialPlot {
        about: About {
            title: result::sentence(status),
            subtitle: format!("Trial of {tried} since {since}: {}", counts(&status.counts).join("; ")),
            caption: sentences(&caption),
        },
        outcome: "Worst pain".into(),
        runs,
        thrown: status.thrown.clone(),
        observed,
        by_chance,
        hidden: hidden.map(str::to_owned),
    }
}

fn compared(run: &EffectRun) -> ComparedRun {
    ComparedRun { day: run.day, score: run.outcome, glided: run.glided }
}

/// Parts that stand alone in the terminal, as sentences of a caption.
fn sentences(caption: &str) -> String {
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    };
    caption.split(". ").map(capital).collect::<Vec<String>>().join(". ")
}
