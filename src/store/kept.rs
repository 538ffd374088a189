//! The days that were read last, kept until anybody writes.

use super::Result;
use super::read::{View, Which, read};
use crate::domain::{Entry, Period};
use std::cell::RefCell;

/// The days that were read last: an answer with its picture asks for the same ones again, and so does the next page.
/// Good until anybody writes.
#[derive(Debug, Default)]
pub(super) struct KeptDays(RefCell<Option<Days>>);

#[derive(Debug)]
struct Days {
    period: Period,
    /// Writes of others and of this connection, as SQLite counts them.
    version: (i64, u64),
    entries: Vec<Entry>,
}

/// The most entries that are kept: those of some weeks, never a whole diary.
const MOST_KEPT: usize = 2000;

impl View<'_> {
    /// Every living entry of a period, oldest first.
    pub fn entries(&self, period: &Period) -> Result<Vec<Entry>> {
        let which = Which::Days(*period, None);
        let Some(KeptDays(kept)) = self.kept else { return self.read(&which) };
        self.at_one_moment(|| {
            let version = self.version()?;
            if let Some(days) = kept.borrow().as_ref().filter(|days| days.version == version && days.period.covers(period)) {
                return Ok(days.entries.iter().filter(|entry| period.contains(entry.stamp.day())).cloned().collect());
            }
            let entries = read(self.connection, self.path, &which)?;
            if entries.len() <= MOST_KEPT {
                *kept.borrow_mut() = Some(Days { period: *period, version, entries: entries.clone() });
            }
            Ok(entries)
        })
    }

    /// Changes when anybody writes.
    fn version(&self) -> Result<(i64, u64)> {
        let others = self.connection.query_row("PRAGMA data_version", [], |row| row.get(0));
        Ok((others.map_err(|error| self.sqlite(error))?, self.connection.total_changes()))
    }
}
