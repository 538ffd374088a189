//! A trial in sentences and as JSON.

mod begun;
mod details;
mod figures;
mod json;
mod picture;
mod result;
#[cfg(test)]
mod tests;

pub use begun::{flipped, said, started, stopped};
pub use details::{details, how_many_more};
pub use json::{
    flipped as flipped_json, list as list_json, one, started as started_json, status as status_json, stopped as stopped_json,
    under_way as under_way_json,
};
pub use picture::picture;
pub use result::sentence;

use super::style;
use crate::analysis::trial::{Adherence, Kept};
use crate::diary::{Counts, Course, Shown, TrialStatus};
use crate::domain::{Trial, TrialDesign, Tried};
use figures::plural;

/// The state of a trial: one sentence first, then what stands behind it.
pub fn status(status: &TrialStatus) -> String {
    let lines = lines(status);
    format!("{}\n{}\n", style::headline(&sentence(status)), lines.join("\n"))
}

/// What stands behind the sentence: design, counts, whether the coin was followed, and what may be seen of the result.
pub fn lines(status: &TrialStatus) -> Vec<String> {
    let Some(trial) = status.entry.trial() else { return Vec::new() };
    let mut lines = vec![header(status, trial)];
    match &status.shown {
        Shown::UnderWay(adherence) => {
            lines.extend(counts(&status.counts));
            lines.push(followed(adherence, &trial.tried));
            lines.push("The result is shown when the last planned run is done, and not before.".into());
        }
        Shown::NotEnough { adherence, groups } => {
            lines.extend(counts(&status.counts));
            lines.push(result::means(groups, &trial.tried));
            lines.push(followed(adherence, &trial.tried));
        }
        Shown::Result { effect, seed } => {
            lines.extend(counts(&status.counts));
            lines.extend(result::lines(effect, &trial.tried, *seed));
            lines.push(followed(&effect.adherence, &trial.tried));
            lines.push(details::as_done(effect, &trial.tried));
            lines.extend(details::missing(effect));
        }
        Shown::Watched(watched) => lines.extend(begun::watched_lines(watched)),
    }
    lines.extend(own_word(trial));
    lines
}

/// Every trial in one line each.
pub fn list(trials: &[TrialStatus]) -> String {
    if trials.is_empty() {
        return "no trial yet (start one: glidelog trial start glide)\n".into();
    }
    let line = |status: &TrialStatus| {
        let what = status.entry.trial().map(|trial| trial.tried.to_string()).unwrap_or_default();
        let id = style::id(&status.entry.id.to_string());
        format!("{id} {} of {what}: {}\n", status.entry.stamp.day().format("%-d %b %Y"), sentence(status))
    };
    trials.iter().map(line).collect()
}

fn header(status: &TrialStatus, trial: &Trial) -> String {
    let design = match &trial.design {
        TrialDesign::Coin(coin) => {
            let how = format!("by coin, {} pairs of runs in blocks of {}", coin.pairs(), coin.block());
            format!("{how}, {} h window", trial.window_h)
        }
        TrialDesign::Observe { min_days, per_week } => format!("watched, at least {min_days} days, {per_week} a week meant"),
    };
    let place = if trial.focus.site.is_some() { format!(", {}", trial.focus) } else { String::new() };
    format!(
        "trial {} of {}, since {} ({design}{place})",
        status.entry.id,
        trial.tried,
        status.entry.stamp.day().format("%-d %b %Y")
    )
}

/// The counts, where there is something to say.
fn counts(counts: &Counts) -> Vec<String> {
    let mut line = format!("coin asked {} of {} times; runs: {}", counts.thrown, counts.planned, counts.runs);
    let more = [
        (counts.no_run, "without a run that day"),
        (counts.late, "asked after the run had begun"),
        (usize::from(counts.waiting), "waiting for today's run"),
    ];
    for (count, what) in more.into_iter().filter(|(count, _)| *count > 0) {
        line.push_str(&format!("; {what}: {count}"));
    }
    let outside = (counts.outside > 0)
        .then(|| format!("{} since the start had no throw and stand outside the trial", plural(counts.outside, "run")));
    std::iter::once(line).chain(outside).collect()
}

/// Whether the coin was followed.
fn followed(adherence: &Adherence, tried: &Tried) -> String {
    let arm = |kept: &Kept| {
        let known = match kept.share() {
            Some(share) => format!("{} of {} ({:.0} %)", kept.kept, kept.of, 100.0 * share),
            None if kept.unknown > 0 => "not known of any run".into(),
            None => "no run yet".into(),
        };
        if kept.of > 0 && kept.unknown > 0 { format!("{known}, not known of {}", kept.unknown) } else { known }
    };
    format!("followed, by the sessions logged: with {tried} {}, without {}", arm(&adherence.glide), arm(&adherence.none))
}

fn own_word(trial: &Trial) -> Option<String> {
    let stop = trial.stopped.as_ref()?;
    let reason =
        stop.reason.as_ref().map(|reason| format!(" (\"{}\")", super::entry::one_line(reason, 200))).unwrap_or_default();
    Some(format!("your own word, {}: {}{reason}", stop.at.format("%-d %b %Y"), stop.verdict.as_str()))
}

/// Where a trial stands, in a word for JSON.
fn course(course: Course) -> &'static str {
    match course {
        Course::Running => "running",
        Course::Completed => "completed",
        Course::Stopped => "stopped",
    }
}
