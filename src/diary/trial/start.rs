//! Starting a trial: the size is checked, the schedule drawn, sealed and stored before the first run.

use super::pace::{self, Pace};
use super::record;
use crate::analysis::stats::randomisation::{Blocks, draw_assignment};
use crate::analysis::trial::{Power, expected_power};
use crate::diary::{Context, Result, picture};
use crate::domain::{Body, Coin, Draw, Entry, Insisted, Kind, Refusal, Sealed, Trial, TrialDesign, Tried, check_size, nearest};
use crate::store::{Draft, Journal, View, Writer};

/// Above this share of runs without the coin's score, in percent, the score is left out. ANALYSIS, section 3.5.
pub(super) const FELT_PERCENT: u8 = 20;

/// How a trial is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Design {
    /// By the coin.
    Coin {
        /// Pairs of runs.
        pairs: u8,
        /// Runs in a block.
        block: u8,
    },
    /// Watched.
    Observe {
        /// Least days meant.
        min_days: u16,
        /// Sessions meant in a week.
        per_week: u8,
    },
}

/// What a person says of a new trial.
#[derive(Debug, Clone)]
pub struct StartInput {
    /// What is tried.
    pub tried: Tried,
    /// How.
    pub design: Design,
    /// Where it hurts, where it is not the one open injury.
    pub site: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// Take a treatment that is close to a known one.
    pub take_new: bool,
}

/// A trial that has begun, and what a trial of this size can find.
#[derive(Debug, Clone)]
pub struct Started {
    /// The trial.
    pub entry: Entry,
    /// What a trial of this size finds; none of a watched one.
    pub power: Option<Power>,
    /// Runs a week; none where the diary cannot tell.
    pub pace: Option<Pace>,
    /// It had been taken back after its coin was shown, and goes on where it was.
    pub again: bool,
}

/// Starts a trial; the schedule is drawn from the operating system's randomness.
pub fn start_trial(journal: &mut Journal, context: &Context, input: &StartInput) -> Result<Started> {
    let mut random = [0u8; 16];
    getrandom::fill(&mut random)
        .map_err(|_| Refusal::new("this machine gives no randomness, and a coin without it is none"))?;
    start_with(journal, context, input, random)
}

/// Starts a trial from given randomness: eight bytes of seed, eight of the seal.
pub(super) fn start_with(journal: &mut Journal, context: &Context, input: &StartInput, random: [u8; 16]) -> Result<Started> {
    let (started, _) = journal.change(&context.author("trial start"), |writer| write_start(writer, context, input, random))?;
    Ok(started)
}

fn write_start(writer: &mut Writer<'_>, context: &Context, input: &StartInput, random: [u8; 16]) -> Result<Started> {
    let view = writer.view();
    if let Some(running) = record::running(&view, context)? {
        let said = format!("a trial of {} is under way ({} of {})", running.trial.tried, running.entry.id, running.entry.stamp);
        let hint =
            "one at a time, or neither can be told apart; end it with: glidelog trial stop --verdict unsure --reason \"…\"";
        return Err(Refusal::new(said).hint(hint).into());
    }
    known_treatment(&view, input)?;
    let when = context.when(&view)?;
    let pace = pace::pace(&view, when.today())?;
    let power = match input.design {
        Design::Coin { pairs, block } => expected_power(usize::from(pairs), usize::from(block)),
        Design::Observe { .. } => None,
    };
    if let Some(entry) = taken_back(&view, input)? {
        return Ok(Started { entry: writer.revive(entry)?, power, pace, again: true });
    }
    let design = match input.design {
        Design::Coin { pairs, block } => TrialDesign::Coin(thrown(pairs, block, random)?),
        Design::Observe { min_days, per_week } => TrialDesign::Observe { min_days, per_week },
    };
    let focus = picture::focus(&view, context, input.site.as_deref())?;
    let window_h = view.settings()?.window_h;
    let trial = Trial { tried: input.tried.clone(), design, window_h, focus, stopped: None };
    let draft = Draft { note: input.note.clone(), ..Draft::new(when.stamp(), Body::Trial(trial)) };
    Ok(Started { entry: writer.add(draft)?, power, pace, again: false })
}

/// Throws the whole schedule and seals it.
fn thrown(pairs: u8, block: u8, random: [u8; 16]) -> Result<Coin> {
    check_size(pairs, block)?;
    let number = |bytes: &[u8]| bytes.iter().fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
    let (seed, size) = (number(&random[..8]), usize::from(block));
    let with = draw_assignment(Blocks { size, treated: size / 2 }, usize::from(pairs) * 2 / size, seed)
        .map_err(|error| Refusal::new(error.to_string()))?;
    let nonce = number(&random[8..]).to_be_bytes();
    Ok(Coin::new(pairs, block, Sealed::close(&Draw { seed, with }, nonce), FELT_PERCENT)?)
}

/// A slip of the pen must not become the name of a trial.
fn known_treatment(view: &View<'_>, input: &StartInput) -> Result<()> {
    let Tried::Treatment(name) = &input.tried else { return Ok(()) };
    let used = view.used_treatments()?;
    if input.take_new || used.contains(name) {
        return Ok(());
    }
    match nearest(name, used.iter().map(String::as_str)) {
        Some(near) => Err(Refusal::new(format!("\"{name}\" is new, and close to \"{near}\""))
            .hint(format!("did you mean \"{near}\"? To try \"{name}\" on purpose, say --new"))
            .unless(Insisted::NewName)
            .into()),
        None => Ok(()),
    }
}

/// A trial whose start was taken back after its coin had been shown: started again it is the same one,
/// or another start would be another throw for the same runs.
fn taken_back(view: &View<'_>, input: &StartInput) -> Result<Option<Entry>> {
    for ever in view.ever(Kind::Trial)?.into_iter().rev().filter(|ever| !ever.living) {
        let Some((trial, coin)) = ever.entry.trial().and_then(|trial| Some((trial, trial.coin()?))) else { continue };
        if trial.stopped.is_some() || trial.tried != input.tried || record::flips_of(view, ever.entry.uuid)?.is_empty() {
            continue;
        }
        let same = input.design == Design::Coin { pairs: coin.pairs(), block: coin.block() };
        if same {
            return Ok(Some(ever.entry));
        }
        let said = format!("a trial of {} was taken back after its coin was shown", trial.tried);
        let hint = format!(
            "bring it back with: glidelog trial start {} --pairs {} --block {}; then stop it, and start another",
            trial.tried.as_str(),
            coin.pairs(),
            coin.block()
        );
        return Err(Refusal::new(said).hint(hint).into());
    }
    Ok(None)
}
