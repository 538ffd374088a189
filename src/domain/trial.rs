//! Something tried for a while: by the throw of a coin before each run, or by watching.
//!
//! Everything that decides what the numbers will be asked is fixed when the trial starts: the
//! schedule, the window, the place, and when the score before the throw is left out.

use super::{Draw, Location, PainReading, Refusal, Sealed, Status, Treatment};
use chrono::{DateTime, FixedOffset};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Fewest pairs of a coin trial: with six the smallest p is 2/64 (Edgington & Onghena 2007).
pub const LEAST_PAIRS: u8 = 6;
/// Most pairs of a coin trial.
pub const MOST_PAIRS: u8 = 100;

/// What is tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    /// Gliding.
    Gliding,
    /// Another treatment, by its name in lower case.
    Treatment(String),
}

impl Tried {
    /// The word in files and commands.
    pub fn as_str(&self) -> &str {
        match self {
            Tried::Gliding => "glide",
            Tried::Treatment(name) => name,
        }
    }
}

impl FromStr for Tried {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let treatment = Treatment::new(text, Status::Done)?;
        Ok(match treatment.name() {
            "glide" | "gliding" | "glides" | "nerve gliding" | "flossing" => Tried::Gliding,
            name => Tried::Treatment(name.to_owned()),
        })
    }
}

impl fmt::Display for Tried {
    /// As it stands in a sentence: `gliding`, `pelvic correction`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if *self == Tried::Gliding { "gliding" } else { self.as_str() })
    }
}

/// The person's own word at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnVerdict {
    /// It stays.
    Keep,
    /// It goes.
    Drop,
    /// Neither.
    Unsure,
}

impl OwnVerdict {
    /// Every word.
    pub const ALL: [OwnVerdict; 3] = [OwnVerdict::Keep, OwnVerdict::Drop, OwnVerdict::Unsure];

    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            OwnVerdict::Keep => "keep",
            OwnVerdict::Drop => "drop",
            OwnVerdict::Unsure => "unsure",
        }
    }
}

impl FromStr for OwnVerdict {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let said = text.trim().to_lowercase();
        OwnVerdict::ALL
            .into_iter()
            .find(|verdict| verdict.as_str() == said)
            .ok_or_else(|| Refusal::new(format!("a verdict is keep, drop or unsure, not \"{text}\"")))
    }
}

/// Runs before and since the start of a watched trial, on the day it was stopped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numbers {
    /// Days from the start to the stop, both included.
    pub days: u32,
    /// Sessions done in them.
    pub sessions: u32,
    /// Runs with a score in as many days before the start.
    pub runs_before: u32,
    /// Their mean worst pain.
    pub mean_before: Option<f64>,
    /// Runs with a score since.
    pub runs_since: u32,
    /// Their mean worst pain.
    pub mean_since: Option<f64>,
}

/// The end of a trial.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// The person's own word.
    pub verdict: OwnVerdict,
    /// Why, in a few words.
    pub reason: Option<String>,
    /// Of a watched trial, the numbers of that day.
    pub numbers: Option<Numbers>,
}

/// A schedule thrown by a coin, before the first run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coin {
    pairs: u8,
    block: u8,
    sealed: Sealed,
    felt_percent: u8,
}

impl Coin {
    /// A schedule of whole blocks, half of each with.
    pub fn new(pairs: u8, block: u8, sealed: Sealed, felt_percent: u8) -> Result<Self, Refusal> {
        check_size(pairs, block)?;
        let coin = Coin { pairs, block, sealed, felt_percent };
        let drawn = coin.draw()?;
        let even = |block: &[bool]| block.iter().filter(|with| **with).count() * 2 == block.len();
        if felt_percent > 100 || !drawn.with.chunks(usize::from(block)).all(even) {
            return Err(Refusal::new("a schedule has as many runs with as without in every block"));
        }
        Ok(coin)
    }

    /// Pairs of runs.
    pub fn pairs(&self) -> u8 {
        self.pairs
    }

    /// Runs in a block.
    pub fn block(&self) -> u8 {
        self.block
    }

    /// Planned runs.
    pub fn runs(&self) -> usize {
        usize::from(self.pairs) * 2
    }

    /// The sealed schedule with its seed.
    pub fn sealed(&self) -> &Sealed {
        &self.sealed
    }

    /// Share of runs without the score before the throw, in percent, above which it is left out.
    pub fn felt_percent(&self) -> u8 {
        self.felt_percent
    }

    /// The schedule. Only the throw itself and the comparison at the end may look.
    pub fn draw(&self) -> Result<Draw, Refusal> {
        self.sealed.open(self.runs())
    }
}

/// Refuses a size that cannot be thrown or cannot say anything.
pub fn check_size(pairs: u8, block: u8) -> Result<(), Refusal> {
    if block != 2 && block != 4 {
        return Err(Refusal::new(format!("a block has 2 or 4 runs, not {block}")));
    }
    if !(LEAST_PAIRS..=MOST_PAIRS).contains(&pairs) {
        let hint = "with five pairs even the clearest difference comes up by chance in 1 of 16; 12 is a good size";
        return Err(Refusal::new(format!("a trial has {LEAST_PAIRS} to {MOST_PAIRS} pairs of runs, not {pairs}")).hint(hint));
    }
    if block == 4 && pairs % 2 == 1 {
        let hint = format!("say {} or {} pairs, or --block 2", pairs - 1, pairs + 1);
        return Err(Refusal::new(format!("{pairs} pairs do not fill blocks of 4 runs")).hint(hint));
    }
    Ok(())
}

/// How a trial goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrialDesign {
    /// A coin decides before each run.
    Coin(Coin),
    /// Done as usual, and watched.
    Observe {
        /// Least days meant.
        min_days: u16,
        /// Sessions meant in a week.
        per_week: u8,
    },
}

/// A trial; it starts at its entry's time.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// What is tried.
    pub tried: Tried,
    /// How.
    pub design: TrialDesign,
    /// Hours before a run in which a session counts as before it.
    pub window_h: u8,
    /// Where it hurts.
    pub focus: Location,
    /// The end, once it has come.
    pub stopped: Option<Stop>,
}

impl Trial {
    /// The coin, if it has one.
    pub fn coin(&self) -> Option<&Coin> {
        if let TrialDesign::Coin(coin) = &self.design { Some(coin) } else { None }
    }
}

/// One throw; it was shown at its entry's time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flip {
    /// The trial's identity.
    pub trial: Uuid,
    /// The planned run it is for, from 1.
    pub position: u8,
    /// What the coin said: with, or without.
    pub with: bool,
    /// How it felt, said before the coin was shown.
    pub felt: PainReading,
}

impl Flip {
    /// The one identity of a place of a trial: the same throw in every journal, never a second one.
    pub fn uuid(&self) -> Uuid {
        let hash =
            Sha256::new().chain_update(b"glidelog flip").chain_update(self.trial).chain_update([self.position]).finalize();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coin(with: Vec<bool>, pairs: u8, block: u8) -> Result<Coin, Refusal> {
        Coin::new(pairs, block, Sealed::close(&Draw { seed: 1, with }, [0; 8]), 20)
    }

    #[test]
    fn what_is_tried_stands_in_a_sentence_by_its_name() {
        let shown = |text: &str| text.parse::<Tried>().unwrap().to_string();
        assert_eq!((shown("glides"), shown("Pelvic  Correction")), ("gliding".into(), "pelvic correction".into()));
    }

    #[test]
    fn a_coin_keeps_what_it_was_planned_with() {
        let planned = coin((0..12).map(|run| run % 2 == 0).collect(), 6, 4).unwrap();
        assert_eq!((planned.pairs(), planned.block(), planned.felt_percent()), (6, 4, 20));
    }

    #[test]
    fn a_schedule_is_even_in_every_block() {
        let alternating: Vec<bool> = (0..12).map(|run| run % 2 == 0).collect();
        assert!(coin(alternating.clone(), 6, 2).is_ok() && coin(alternating.clone(), 6, 4).is_ok());
        let halves: Vec<bool> = (0..12).map(|run| run < 6).collect();
        assert!(coin(halves, 6, 2).is_err());
        assert!(coin(alternating, 8, 2).is_err());
    }

    #[test]
    fn only_a_trial_by_coin_has_a_coin() {
        let of = |design| Trial { tried: Tried::Gliding, design, window_h: 12, focus: Location::default(), stopped: None };
        let coin = coin((0..12).map(|run| run % 2 == 0).collect(), 6, 2).unwrap();
        assert_eq!(of(TrialDesign::Coin(coin.clone())).coin(), Some(&coin));
        assert_eq!(of(TrialDesign::Observe { min_days: 14, per_week: 5 }).coin(), None);
    }

    #[test]
    fn a_size_that_can_say_nothing_is_refused() {
        assert!(check_size(6, 2).is_ok() && check_size(12, 4).is_ok() && check_size(100, 4).is_ok());
        for (pairs, block) in [(5, 2), (101, 2), (7, 4), (12, 3), (0, 2)] {
            assert!(check_size(pairs, block).is_err(), "{pairs} {block}");
        }
    }

    #[test]
    fn gliding_goes_by_several_words() {
        assert_eq!("Gliding".parse::<Tried>().unwrap(), Tried::Gliding);
        assert_eq!("Pelvic  correction".parse::<Tried>().unwrap().as_str(), "pelvic correction");
        assert!("".parse::<Tried>().is_err());
    }
}
