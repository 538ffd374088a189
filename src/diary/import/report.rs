//! What became of each file.

use crate::domain::document::{Document, Looked};
use crate::domain::{Entry, Kind, Run, Stamp};
use crate::import::{Activity, Sport};
use std::collections::BTreeMap;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It brought something that was not there.
    New,
    /// It filled what was missing.
    Enriched,
    /// Everything in it was there.
    Duplicate,
    /// Nothing of it was taken.
    Refused,
    /// It is damaged or cut off, and what could be read was taken.
    Partial,
}

impl Status {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::New => "new",
            Status::Enriched => "enriched",
            Status::Duplicate => "duplicate",
            Status::Refused => "refused",
            Status::Partial => "partial",
        }
    }
}

/// A run as a file tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedRun {
    /// When it started.
    pub stamp: Stamp,
    /// Its figures.
    pub run: Run,
    /// The sport as the file says it.
    pub sport: String,
    /// How many laps.
    pub laps: Option<u32>,
}

impl ImportedRun {
    pub(super) fn of_activity(activity: &Activity, stamp: Stamp, run: &Run) -> Self {
        let sport = match &activity.sport {
            Sport::Running => "running".into(),
            Sport::Other(sport) => sport.clone(),
            Sport::Unstated => "unstated".into(),
        };
        ImportedRun { stamp, run: run.clone(), sport, laps: activity.laps }
    }

    pub(super) fn of_entry(entry: &Entry, run: &Run) -> Self {
        ImportedRun { stamp: entry.stamp, run: run.clone(), sport: "running".into(), laps: None }
    }
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileOutcome {
    /// Its name.
    pub file: String,
    /// Its format.
    pub format: String,
    /// What became of it.
    pub status: Status,
    /// Why it, or some of its activities, were refused.
    pub reasons: Vec<String>,
    /// What else is to be known.
    pub warnings: Vec<String>,
    /// The runs it tells of.
    pub runs: Vec<ImportedRun>,
    /// Entries of a diary that were added, by kind.
    pub entries: BTreeMap<Kind, u64>,
    /// How many entries were added.
    pub added: u64,
    /// How many runs were enriched.
    pub enriched: u64,
    /// How many were there already.
    pub duplicates: u64,
    /// How many activities are of another sport.
    pub other_sport: u64,
    /// The first entries of another diary, with their lines.
    pub first: Vec<(u64, Document)>,
    /// How many lines of a list were stored together with their recordings.
    pub joined: u64,
    pub(super) looked: Vec<Looked>,
    pub(super) partial: bool,
    /// Some of those lines filled what their recordings did not say.
    pub(super) filled: bool,
    refused: bool,
}

impl FileOutcome {
    pub(super) fn new(file: &str) -> Self {
        FileOutcome {
            file: file.to_owned(),
            format: "unknown".into(),
            status: Status::Refused,
            reasons: Vec::new(),
            warnings: Vec::new(),
            runs: Vec::new(),
            entries: BTreeMap::new(),
            added: 0,
            enriched: 0,
            duplicates: 0,
            other_sport: 0,
            first: Vec::new(),
            joined: 0,
            looked: Vec::new(),
            partial: false,
            filled: false,
            refused: false,
        }
    }

    pub(super) fn refuse(&mut self, reason: impl Into<String>) {
        self.refused = true;
        self.reasons.push(reason.into());
    }

    pub(super) fn refuse_run(&mut self, reason: String, other_sport: bool) {
        self.other_sport += u64::from(other_sport);
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }

    pub(super) fn warn(&mut self, warning: &str) {
        if !self.warnings.iter().any(|known| known == warning) {
            self.warnings.push(warning.to_owned());
        }
    }

    /// Whether it is a diary, of this program or another, and not a list of activities.
    pub fn is_diary(&self) -> bool {
        matches!(self.format.as_str(), "diary" | "daylio" | "bearable" | "csv")
    }

    /// Whether lines of a list filled what their recordings did not say.
    pub fn filled(&self) -> bool {
        self.filled
    }

    /// Decides what became of the file, once all of it is stored.
    pub(super) fn settle(&mut self) {
        self.status = match (self.added, self.enriched, self.duplicates) {
            (0, 0, 0) if self.joined > 0 && self.filled => Status::Enriched,
            (0, 0, 0) if self.joined > 0 || (self.format == "diary" && !self.refused) => Status::Duplicate,
            (0, 0, 0) => Status::Refused,
            (0, 0, _) => Status::Duplicate,
            _ if self.partial => Status::Partial,
            (0, ..) => Status::Enriched,
            _ => Status::New,
        };
    }
}

/// What became of all files of one command.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imported {
    /// Each file.
    pub files: Vec<FileOutcome>,
    /// Nothing was stored: it was only asked.
    pub dry_run: bool,
    /// How many runs of the last week came without pain.
    pub ask_pain: usize,
}

impl Imported {
    /// Whether nothing of any file was taken or known.
    pub fn all_refused(&self) -> bool {
        self.files.iter().all(|file| file.status == Status::Refused)
    }
}
