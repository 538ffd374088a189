//! What every command is given, and what every command that writes gives back.

use crate::domain::document::LineError;
use crate::domain::{Entry, EntryId, PainScore, Refusal, Stamp, Tag, When, Zone};
use crate::store::{Author, StoreError, View};
use chrono::{DateTime, Utc};

/// The moment, the zone and the person.
#[derive(Debug, Clone)]
pub struct Context {
    /// Now.
    pub now: DateTime<Utc>,
    /// The person's zone.
    pub zone: Zone,
    /// The person, as the system names them.
    pub who: String,
}

impl Context {
    /// What dates are read against, with the start of day in force.
    pub fn when(&self, view: &View<'_>) -> Result<When, StoreError> {
        Ok(When::new(self.now, self.zone, view.settings()?.day_start))
    }

    /// Who writes, and with which command.
    pub fn author(&self, command: &str) -> Author {
        Author { who: self.who.clone(), now: self.zone.at(self.now), command: command.to_owned() }
    }
}

/// Why a command was not carried out; nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum DiaryError {
    /// What was said cannot be taken.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The journal's file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A line of a diary file.
    #[error(transparent)]
    Line(#[from] LineError),
}

impl From<crate::domain::WhenError> for DiaryError {
    fn from(error: crate::domain::WhenError) -> Self {
        DiaryError::Refused(error.into())
    }
}

impl DiaryError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            DiaryError::Refused(refusal) => refusal.hint.clone(),
            DiaryError::Store(error) => error.hint(),
            DiaryError::Line(_) => Some("nothing of the file was taken; mend the line and import it again".into()),
        }
    }
}

/// Something worth saying beside what was stored.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// A gliding session was found before the run.
    GlideBefore {
        /// The session.
        id: EntryId,
        /// Minutes from its end to the run's start.
        minutes: i64,
    },
    /// The run's start is not known, so what came before it cannot be seen.
    StartUnknown,
    /// The run is more than a tenth longer than the longest of the 30 days before.
    LongestOfMonth {
        /// That one, in metres.
        longest_m: f64,
        /// By how much this one is longer, in percent.
        percent: f64,
    },
    /// How far the trial under way is: the run's own place in it, or the runs done so far.
    InTrial {
        /// The place of the run; none of another entry.
        place: Option<usize>,
        /// Runs done.
        done: usize,
        /// Runs planned.
        planned: usize,
    },
    /// The coin was not asked before the run, which so stands outside the trial.
    OutsideTrial,
    /// This morning has no pain score.
    NoMorningScore,
    /// The session is the same as the last one.
    SameAsLast {
        /// The last one.
        id: EntryId,
        /// When it was.
        stamp: Stamp,
    },
    /// The session hurt, or there was numbness.
    Hurt {
        /// The worst symptom, if one was scored.
        symptom: Option<PainScore>,
        /// Whether there was numbness.
        numb: bool,
    },
    /// The score is the next-morning reading of a run.
    NextMorningOf {
        /// The run.
        id: EntryId,
    },
    /// The run was moved to another day; the score of the morning after stays where it is.
    MorningStays {
        /// That score.
        id: EntryId,
        /// Its day.
        day: chrono::NaiveDate,
    },
    /// It stands in place of an earlier score of the same morning and place.
    InsteadOf {
        /// The earlier score.
        score: PainScore,
    },
    /// The clocks were being changed.
    Clocks(String),
    /// The prescription takes the place of an earlier one.
    TakesThePlaceOf {
        /// The earlier one.
        id: EntryId,
        /// Its last day now.
        to: chrono::NaiveDate,
    },
    /// A tag that is new to this diary.
    NewTag(Tag),
    /// A treatment that is new to this diary.
    NewTreatment,
}

/// Another entry written by the same command.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The entry.
    pub entry: Entry,
}

/// What was stored, and what is worth saying beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Logged {
    /// The entry.
    pub entry: Entry,
    /// Other entries written by the same command.
    pub beside: Vec<Beside>,
    /// What is worth saying.
    pub facts: Vec<Fact>,
}

impl Logged {
    pub(super) fn new(entry: Entry) -> Self {
        Logged { entry, beside: Vec::new(), facts: Vec::new() }
    }
}
