//! What is asked of the diary: which exposure, which outcome, where, how far back.

use crate::domain::{Entry, Location, Status};

/// What may have gone before a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exposure {
    /// A gliding session.
    Gliding,
    /// Another treatment, by its name in lower case.
    Treatment(String),
}

impl Exposure {
    /// Whether an entry is a session of this kind that was done.
    #[must_use]
    pub fn done_in(&self, entry: &Entry) -> bool {
        match self {
            Self::Gliding => entry.glide().is_some_and(|g| g.status == Status::Done),
            Self::Treatment(name) => entry.treatment().is_some_and(|t| t.status == Status::Done && t.name() == name),
        }
    }
}

/// What may be easier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Worst pain during the run, 0-10: the question fixed before anyone looked.
    WorstPain,
    /// Pain the morning after, 0-10.
    NextMorning,
    /// Session effort, 0-10.
    Effort,
}

impl Outcome {
    /// The fixed list, the primary outcome first.
    pub const ALL: [Self; 3] = [Self::WorstPain, Self::NextMorning, Self::Effort];
}

/// One question to the diary.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What may help.
    pub exposure: Exposure,
    /// What is compared; anything but worst pain counts as chosen after looking.
    pub outcome: Outcome,
    /// Where it hurts.
    pub focus: Location,
    /// Hours before a run in which a session counts as before it.
    pub window_h: u8,
}

/// Window when nothing else was set before looking, hours. Judgement.
pub const DEFAULT_WINDOW_H: u8 = 12;

impl Question {
    /// The primary question: gliding, worst pain, the default window.
    #[must_use]
    pub fn primary(focus: Location) -> Self {
        Self { exposure: Exposure::Gliding, outcome: Outcome::WorstPain, focus, window_h: DEFAULT_WINDOW_H }
    }

    /// Whether the outcome was chosen after looking.
    #[must_use]
    pub fn chosen_after_looking(&self) -> bool {
        self.outcome != Outcome::WorstPain
    }
}
