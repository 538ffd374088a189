//! Plain values: what a diary is made of, and how each is read from words.
//!
//! Nothing here knows of SQL, a clock, a terminal or a pixel. A value that exists is a
//! valid one: every newtype has a private field and is made by `FromStr` or a checked
//! constructor, so the rooms behind this one never check again.

mod day;
mod distance;
pub mod document;
mod duration;
mod entry;
mod glide;
mod injury;
mod pain;
mod period;
mod prescription;
mod rating;
mod run;
mod score;
mod sealed;
mod setting;
mod site;
mod tag;
mod treatment;
mod trial;
mod visit_note;
mod vocabulary;
mod when;
pub mod words;
mod zone;

pub use day::{DayStart, Stamp, fits_a_diary, journal_day};
pub use distance::{Distance, DistanceUnit, Pace};
pub use duration::Duration;
pub use entry::{Body, Entry, EntryId, Kind, Source};
pub use glide::{Glide, Height, HeightUnit, Nerve, Position, Status, Technique};
pub use injury::Injury;
pub use pain::{Location, Moment, PainReading, PainSeries, SymptomFlags};
pub use period::{Period, WeekStyle};
pub use prescription::{Frequency, Prescribed, Prescription};
pub use rating::{Rating, Scale};
pub use run::Run;
pub use score::{Effort, Feel, GlobalChange, PainScore};
pub use sealed::{Draw, Sealed};
pub use setting::{Setting, SettingKey, Settings, Zones};
pub use site::{KNOWN_SITES, Side, Site};
pub use tag::{Tag, hashtags, without_edge_hashtags};
pub use treatment::{KNOWN_TREATMENTS, Treatment};
pub use trial::{Coin, Flip, LEAST_PAIRS, MOST_PAIRS, Numbers, OwnVerdict, Stop, Trial, TrialDesign, Tried, check_size};
pub use visit_note::VisitNote;
pub use vocabulary::nearest;
pub use when::{When, WhenError};
pub use zone::Zone;

/// A word or number that a person typed and the domain does not take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// What is wrong, as a plain sentence without a full stop.
    pub message: String,
    /// What to do instead, where there is something to say.
    pub hint: Option<String>,
    /// What a person may insist on, so that it is taken as it stands.
    pub unless: Option<Insisted>,
}

/// What is refused as a likely slip, and taken when it is said to be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Insisted {
    /// A pace that no one runs.
    Pace,
    /// A name that the diary does not know.
    NewName,
    /// One more run of a day whose run was not thrown for.
    AnotherRun,
}

impl Refusal {
    /// A refusal that says only what is wrong.
    pub fn new(message: impl Into<String>) -> Self {
        Refusal { message: message.into(), hint: None, unless: None }
    }

    /// The same refusal with what to do instead.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same refusal, which does not hold for what is insisted on.
    #[must_use]
    pub fn unless(mut self, insisted: Insisted) -> Self {
        self.unless = Some(insisted);
        self
    }
}
