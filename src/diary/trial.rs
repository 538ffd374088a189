//! The coin: a trial is started, asked before each run, looked at, and stopped.
//!
//! The rules, fixed before the first run (Edgington & Onghena 2007, Randomization Tests; Phipson & Smyth 2010
//! for a p that is never 0):
//!
//! - **What was assigned is analysed**, whatever was done; what was done is shown beside it, and below 80 % in
//!   either arm the claim drops to "went together with".
//! - **A throw is for the next run of its journal day.** The first run that starts after it takes its place; a run
//!   whose time is not known takes it when it is the only run of the day and there was one throw.
//! - **A skipped run** leaves its place empty: the place keeps its assignment, and every re-assignment leaves the
//!   same place out. It is not thrown for again, or a person could choose the day after seeing the coin.
//! - **A late throw**, after a run has begun, is refused once that run is logged (unless it is for another run of
//!   the day); found out afterwards, the run stays outside the trial and the place is empty and counted as late. A run
//!   logged before the throw was known to be outside, and makes no throw late.
//! - **A throw after the session** is refused as well: what was done within the window stands before the next run
//!   whatever the coin says, and a score said after it would already feel it.
//! - **Two runs in a day** are two throws and two places. A second run on one throw is outside the trial.
//! - **A second throw before the run** shows the first again. What the coin has shown once stays shown: a throw that
//!   was taken back comes back with the score said then, and its place is never thrown for anew.
//! - **Stopped before the last planned run**, a trial says "not enough to tell", whatever the numbers say: a person
//!   who may stop when it looks well finds something too often.
//! - **One trial at a time.** Once its numbers were shown, a stop cannot be taken back: the trial does not go on.
//! - Throws cannot be edited or deleted; runs can, and the places follow their times.

mod flip;
mod pace;
mod progress;
mod record;
mod start;
mod status;
mod stop;
#[cfg(test)]
mod tests;
mod watched;

pub use flip::{Asked, Flipped, ask_coin, flip};
pub use pace::Pace;
pub(super) use progress::progress;
pub(super) use record::asks;
pub use record::{Counts, Course};
pub use start::{Design, StartInput, Started, start_trial};
pub(super) use status::coin_days;
pub use status::{
    CoinDays, Pictured, RunningCoin, Shown, Throw, TrialStatus, mark_seen, running_coin, runs_apart, trial_picture,
    trial_status, trials,
};
pub(super) use stop::undoable;
pub use stop::{Stopped, stop_trial};
pub use watched::Watched;

use super::Result;
use crate::domain::document::Lines;
use crate::domain::{Body, EntryId, Kind, Refusal};
use crate::store::View;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Why the words of a trial or throw do not change.
pub(super) fn fixed() -> Refusal {
    Refusal::new("what a trial fixed before its first run, and what was said before the coin was shown, stays as it is")
        .hint("a note can be added with --note; `glidelog trial stop` ends a trial")
}

/// Refuses to delete a throw, or a trial whose coin was shown.
pub(super) fn removable(view: &View<'_>, id: EntryId) -> Result<()> {
    let Some(entry) = view.entry(id)? else { return Ok(()) };
    match &entry.body {
        Body::Flip(_) => Err(Refusal::new(format!("{id} is a throw of the coin, and what the coin has shown stays"))
            .hint("a run that did not come leaves its place empty, which the comparison allows for")
            .into()),
        Body::Trial(_) if record::flips_of(view, entry.uuid)?.is_empty() => Ok(()),
        Body::Trial(_) => Err(Refusal::new(format!("the coin of trial {id} has been shown, so the trial stays"))
            .hint("end it with: glidelog trial stop --verdict unsure --reason \"…\"")
            .into()),
        _ => Ok(()),
    }
}

/// The line of the first throw that says something else than its trial's sealed schedule, in the file or in the journal.
pub(super) fn not_drawn(view: &View<'_>, lines: &Lines) -> Result<Option<usize>> {
    if !lines.entries.iter().any(|(_, document)| document.body.kind() == Kind::Flip) {
        return Ok(None);
    }
    let there = view.ever(Kind::Trial)?.into_iter().filter_map(|ever| Some((ever.entry.uuid, ever.entry.trial()?.clone())));
    let in_file = lines.entries.iter().filter_map(|(_, document)| match &document.body {
        Body::Trial(trial) => Some((document.uuid?, trial.clone())),
        _ => None,
    });
    let mut drawn: BTreeMap<Uuid, Vec<Option<Vec<bool>>>> = BTreeMap::new();
    for (uuid, trial) in there.chain(in_file) {
        let draw = trial.coin().map(|coin| coin.draw()).transpose()?;
        drawn.entry(uuid).or_default().push(draw.map(|draw| draw.with));
    }
    for (line, document) in &lines.entries {
        let Body::Flip(flip) = &document.body else { continue };
        let place = usize::from(flip.position).saturating_sub(1);
        let says = |draw: &Option<Vec<bool>>| draw.as_ref().and_then(|with| with.get(place).copied()) == Some(flip.with);
        if !drawn.get(&flip.trial).is_none_or(|draws| draws.iter().all(says)) {
            return Ok(Some(*line));
        }
    }
    Ok(None)
}
