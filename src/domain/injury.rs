//! An injury: a place with a start and maybe an end.

use super::{Location, Refusal};
use chrono::NaiveDate;

/// An injury at a place, open until it has an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Injury {
    location: Location,
    from: NaiveDate,
    to: Option<NaiveDate>,
}

impl Injury {
    /// An injury with a site; the end is not before the start.
    pub fn new(location: Location, from: NaiveDate, to: Option<NaiveDate>) -> Result<Self, Refusal> {
        if location.site.is_none() {
            return Err(
                Refusal::new("an injury has a site").hint("say for example: injury start left hamstring --since 2026-08-01")
            );
        }
        if to.is_some_and(|to| to < from) {
            return Err(Refusal::new(format!("an injury cannot end before it starts ({from})")));
        }
        Ok(Injury { location, from, to })
    }

    /// Where.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// First day.
    pub fn from(&self) -> NaiveDate {
        self.from
    }

    /// Last day, if it has ended.
    pub fn to(&self) -> Option<NaiveDate> {
        self.to
    }

    /// Whether it was open on a day; on the day it ends it is over.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}
