//! A question for the next visit; its words are the entry's note.

use chrono::NaiveDate;

/// A question that stays open until it is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct VisitNote {
    /// The day it was answered.
    pub answered: Option<NaiveDate>,
}
