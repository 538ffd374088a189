//! What a page sent is stored once, however often it arrives.
//!
//! The page makes an id for each thing it sends. It is remembered with the change it made, in the same transaction:
//! after a lost answer, a restart or a power cut the same thing can be sent again, and nothing is stored twice.

use super::read::View;
use super::write::Writer;
use super::{ChangeId, ChangeRecord, Journal, Result, StoreError, change};
use rusqlite::OptionalExtension;
use uuid::Uuid;

impl Journal {
    /// The next changes of this journal are what was sent under this id: made once, refused as [`StoreError::Sent`] after.
    /// None for changes that were not sent.
    pub fn sent_as(&mut self, id: Option<Uuid>) {
        self.sent = id;
    }
}

impl View<'_> {
    /// The change that was made of what was sent under an id, if one was.
    pub fn sent(&self, id: Uuid) -> Result<Option<ChangeId>> {
        let sql = "SELECT CAST(substr(name, 43) AS INTEGER) FROM mark WHERE name > ?1 AND name < ?2";
        let between = (mark(id, ""), mark(id, ":"));
        let found = self.connection.query_row(sql, between, |row| row.get(0)).optional();
        Ok(found.map_err(|error| self.sqlite(error))?.map(ChangeId))
    }

    /// A change by its number.
    pub fn change(&self, id: ChangeId) -> Result<ChangeRecord> {
        change::record(self, id.0)
    }
}

impl Writer<'_> {
    /// Refuses what was stored before.
    pub(super) fn is_new(&self, id: Uuid) -> Result<()> {
        match self.view().sent(id)? {
            Some(_) => Err(StoreError::Sent { path: self.path.to_owned() }),
            None => Ok(()),
        }
    }

    /// Remembers that a change was sent under an id, with the change itself.
    pub(super) fn remember_sent(&self, id: Uuid, change: i64) -> Result<()> {
        let sql = "INSERT INTO mark (name, at_ms) VALUES (?1, ?2)";
        let row = (mark(id, &change.to_string()), self.now().timestamp_millis());
        self.transaction.execute(sql, row).map(drop).map_err(|error| self.sqlite(error))
    }
}

/// `sent:` and the id, then the number of the change; a colon sorts after every digit.
fn mark(id: Uuid, change: &str) -> String {
    format!("sent:{id}:{change}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Body, PainReading, Stamp};
    use crate::store::{Author, Draft};

    fn author() -> Author {
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-24T07:10:00-05:00").unwrap();
        Author { who: "mo".into(), now, command: "pain".into() }
    }

    fn send(journal: &mut Journal, id: Uuid) -> Result<ChangeId> {
        journal.sent_as(Some(id));
        let reading = PainReading {
            location: Default::default(),
            moment: crate::domain::Moment::Rest,
            score: crate::domain::PainScore::new(3).unwrap(),
            flags: Default::default(),
        };
        let stamp = Stamp::day_only(author().now.date_naive());
        journal.change(&author(), |w| w.add(Draft::new(stamp, Body::Pain(reading)))).map(|(_, change)| change.unwrap())
    }

    #[test]
    fn what_is_sent_twice_is_stored_once_also_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let first = send(&mut Journal::open_or_create(&path).unwrap(), one).unwrap();
        let mut again = Journal::open(&path).unwrap();
        assert!(matches!(send(&mut again, one), Err(StoreError::Sent { .. })));
        assert_eq!(again.view().sent(one).unwrap(), Some(first));
        assert_eq!(again.view().change(first).unwrap().entries.len(), 1);
        assert_eq!(again.view().sent(other).unwrap(), None);
        assert!(send(&mut again, other).unwrap() > first);
        assert_eq!(again.view().all_entries().unwrap().len(), 2);
        // Taken back, it is still known, and does not come again.
        again.undo(&author()).unwrap();
        assert!(matches!(send(&mut again, other), Err(StoreError::Sent { .. })));
        assert_eq!(again.view().all_entries().unwrap().len(), 1);
    }

    #[test]
    fn only_the_latest_change_is_taken_back_and_only_once() {
        let mut journal = Journal::in_memory().unwrap();
        let first = send(&mut journal, Uuid::from_u128(1)).unwrap();
        let second = send(&mut journal, Uuid::from_u128(2)).unwrap();
        assert_eq!(journal.undo_only(&author(), first).unwrap(), None);
        assert_eq!(journal.undo_only(&author(), second).unwrap().unwrap().id, second);
        assert_eq!(journal.undo_only(&author(), second).unwrap(), None);
        assert_eq!(journal.view().all_entries().unwrap().len(), 1);
    }
}
