//! What is said when a trial starts, when its coin is asked, and when it is stopped.

use super::figures::{plural, points};
use super::{counts, own_word};
use crate::analysis::trial::{Power, SIMULATED_TRIALS};
use crate::diary::{Flipped, Pace, Started, Stopped, Watched};
use crate::domain::{DistanceUnit, TrialDesign};
use crate::report::{echo, style};

/// What a trial of this size can find and how long it takes; then that it has begun.
pub fn started(started: &Started, unit: DistanceUnit) -> String {
    let Some(trial) = started.entry.trial() else { return String::new() };
    let mut lines = Vec::new();
    match &trial.design {
        TrialDesign::Coin(coin) => {
            lines.extend(started.power.map(|row| power(usize::from(coin.pairs()), row)));
            lines.push(pace(coin.runs(), started.pace));
        }
        TrialDesign::Observe { .. } => {
            lines.push("Watching shows what went together in these days; it cannot tell the treatment from everything else that changes with time.".into());
        }
    }
    let back = if started.again { "; it was taken back after its coin was shown, and goes on where it was" } else { "" };
    lines.push(format!("{}{back}{}", echo::one(&started.entry, unit), style::faint(" (take it back: glidelog undo)")));
    if trial.coin().is_some() {
        lines.push("Before each run, before gliding or leaving it: glidelog flip".replace("gliding", &trial.tried.to_string()));
        lines.push("The result stays hidden until the last planned run; `glidelog trial status` shows how it goes.".into());
    }
    lines.join("\n") + "\n"
}

/// What a trial of this size finds, from the simulated row of its block size.
pub(super) fn power(pairs: usize, power: Power) -> String {
    let size = format!("{pairs} pairs ({} runs) in blocks of {}", pairs * 2, power.block);
    let of = if power.pairs == pairs { size } else { format!("{size} find at least what {} pairs do; these", power.pairs) };
    format!(
        "{of} find a true difference of 1 point of worst pain in {} of 100 trials, of 1.5 points in {}, of 2 points in {} ({SIMULATED_TRIALS} simulated trials each, the score before each throw allowed for). A smaller difference is likely to stay unseen.",
        power.one_point, power.one_and_a_half, power.two_points
    )
}

pub(super) fn pace(runs: usize, pace: Option<Pace>) -> String {
    match pace {
        Some(pace) => format!(
            "At your pace (median {} runs a week over {} weeks) {runs} runs take about {}.",
            points(pace.runs_per_week),
            pace.weeks,
            plural(pace.weeks_for(runs) as usize, "week")
        ),
        None => format!("How long {runs} runs take cannot be told yet: the diary holds too few weeks with runs."),
    }
}

/// What the coin said.
pub fn flipped(flipped: &Flipped) -> String {
    let said = said(flipped);
    let felt = flipped.entry.flip().map(|flip| flip.felt.score.to_string()).unwrap_or_default();
    let mut text = format!("{}\n", style::headline(&said));
    let id = style::id(&flipped.entry.id.to_string());
    if flipped.again {
        let when = flipped.entry.stamp;
        text.push_str(&format!(
            "{id} thrown {when}, when it felt {felt}: the coin is asked once for a run, and this is its answer\n"
        ));
    } else {
        text.push_str(&format!(
            "{id} it felt {felt} before the coin was shown; log the run as always, and what you really did\n"
        ));
    }
    text
}

/// The answer of the coin in one sentence.
pub fn said(flipped: &Flipped) -> String {
    let what = if flipped.with { "with" } else { "without" };
    format!("Run {} of {}: {what} {}.", flipped.position, flipped.planned, flipped.tried)
}

/// What is stored at the end; the numbers of a coin are not shown by the command that takes the word.
pub fn stopped(stopped: &Stopped) -> String {
    let Some(trial) = stopped.entry.trial() else { return String::new() };
    let mut lines = vec![style::headline(&end(stopped))];
    if trial.coin().is_some() {
        lines.extend(counts(&stopped.counts));
    }
    lines.extend(stopped.watched.iter().flat_map(watched_lines));
    lines.extend(own_word(trial));
    lines.push(style::faint("(see it: glidelog trial status; take it back before looking: glidelog undo)"));
    lines.join("\n") + "\n"
}

pub(super) fn end(stopped: &Stopped) -> String {
    let tried = stopped.entry.trial().map(|trial| trial.tried.to_string()).unwrap_or_default();
    let counts = &stopped.counts;
    match (stopped.early, stopped.watched) {
        (true, _) => format!(
            "The trial of {tried} is stopped after {} of {} planned runs: not enough to tell, whatever the numbers say.",
            counts.runs, counts.planned
        ),
        (false, Some(watched)) => {
            let short = if watched.numbers.days < u32::from(watched.min_days) { ", fewer than meant" } else { "" };
            format!("The trial of {tried} is stopped after {}{short}.", plural(watched.numbers.days as usize, "day"))
        }
        (false, None) => format!("The trial of {tried} is complete, and your word is kept beside its result."),
    }
}

/// Meant and done, before and since; description only.
pub(super) fn watched_lines(watched: &Watched) -> Vec<String> {
    let numbers = &watched.numbers;
    let skipped = if watched.skipped > 0 { format!(", {} skipped on purpose", watched.skipped) } else { String::new() };
    let mean = |mean: Option<f64>, runs: u32| {
        mean.map_or("no run with a score".into(), |mean| format!("{} on {}", points(mean), plural(runs as usize, "run")))
    };
    vec![
        format!("day {} of at least {}", numbers.days, watched.min_days),
        format!("sessions: {} done of {} meant so far{skipped}", numbers.sessions, watched.meant),
        format!(
            "worst pain on runs: {} since the start, {} in the same number of days before; many things change with time, so this is no comparison",
            mean(numbers.mean_since, numbers.runs_since),
            mean(numbers.mean_before, numbers.runs_before)
        ),
    ]
}
