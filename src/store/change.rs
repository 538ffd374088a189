//! The journal of changes: undo and redo without end, and what changed when.

use super::read::View;
use super::row::each;
use super::write::Author;
use super::{Journal, Result, StoreError, Writer};
use crate::domain::EntryId;
use chrono::{DateTime, FixedOffset};
use rusqlite::OptionalExtension;

/// The latest change in force.
const LATEST_DONE: &str = "SELECT max(id) FROM change WHERE state = 'done'";

/// The number of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChangeId(pub i64);

/// Where a change stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeState {
    /// In force.
    Done,
    /// Taken back; `redo` brings it again.
    Undone,
    /// Taken back, and something else was written since.
    Gone,
}

/// One entry in a change, as documents.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryChange {
    /// The entry.
    pub id: EntryId,
    /// Before, if it was there.
    pub before: Option<String>,
    /// After, if it is there.
    pub after: Option<String>,
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRecord {
    /// Its number.
    pub id: ChangeId,
    /// When it was made.
    pub at: DateTime<FixedOffset>,
    /// Who made it.
    pub who: String,
    /// With which command.
    pub command: String,
    /// Where it stands.
    pub state: ChangeState,
    /// What it touched.
    pub entries: Vec<EntryChange>,
}

impl Journal {
    /// Takes back the latest change in force; None when there is nothing to take back.
    pub fn undo(&mut self, author: &Author) -> Result<Option<ChangeRecord>> {
        self.walk(author, LATEST_DONE, "undone", back)
    }

    /// The same only if this change is the latest in force; None when it is not.
    pub fn undo_only(&mut self, author: &Author, change: ChangeId) -> Result<Option<ChangeRecord>> {
        let latest = format!("SELECT CASE WHEN max(id) = {0} THEN {0} END FROM change WHERE state = 'done'", change.0);
        self.walk(author, &latest, "undone", back)
    }

    /// The change that [`Journal::undo`] would take back; None when there is none.
    pub fn to_undo(&self) -> Result<Option<ChangeRecord>> {
        let view = self.view();
        let id: Option<i64> =
            view.connection.query_row(LATEST_DONE, [], |row| row.get(0)).map_err(|error| view.sqlite(error))?;
        id.map(|id| record(&view, id)).transpose()
    }

    /// Brings back the change taken back last; None when there is none.
    pub fn redo(&mut self, author: &Author) -> Result<Option<ChangeRecord>> {
        self.walk(author, "SELECT min(id) FROM change WHERE state = 'undone'", "done", forward)
    }

    /// The same only if this change was taken back last; None when it was not.
    pub fn redo_only(&mut self, author: &Author, change: ChangeId) -> Result<Option<ChangeRecord>> {
        let last = format!("SELECT CASE WHEN min(id) = {0} THEN {0} END FROM change WHERE state = 'undone'", change.0);
        self.walk(author, &last, "done", forward)
    }

    /// The latest changes, newest first.
    pub fn history(&self, most: usize) -> Result<Vec<ChangeRecord>> {
        let sql = format!("SELECT id FROM change ORDER BY id DESC LIMIT {most}");
        let ids: Vec<i64> = super::write::column(&self.connection, &self.path, &sql)?;
        ids.into_iter().map(|id| record(&self.view(), id)).collect()
    }

    fn walk(
        &mut self,
        author: &Author,
        which: &str,
        state: &str,
        steps: impl Fn(&ChangeRecord) -> Vec<(EntryId, Option<&str>)>,
    ) -> Result<Option<ChangeRecord>> {
        let path = self.path.clone();
        let mut writer = Writer::silent(&mut self.connection, &path, author.now.to_utc())?;
        let id: Option<i64> =
            writer.transaction.query_row(which, [], |row| row.get(0)).map_err(|error| writer.sqlite(error))?;
        let Some(id) = id else { return Ok(None) };
        let record = record(&writer.view(), id)?;
        let sql = "UPDATE change SET state = ?2, state_at_ms = ?3 WHERE id = ?1";
        let row = (id, state, author.now.timestamp_millis());
        writer.transaction.execute(sql, row).map_err(|error| writer.sqlite(error))?;
        for (id, document) in steps(&record) {
            writer.restore(id, document)?;
        }
        writer.commit()?;
        Ok(Some(record))
    }
}

/// What each entry was after a change.
fn forward(change: &ChangeRecord) -> Vec<(EntryId, Option<&str>)> {
    change.entries.iter().map(|entry| (entry.id, entry.after.as_deref())).collect()
}

/// What each entry was before a change, the last one first.
fn back(change: &ChangeRecord) -> Vec<(EntryId, Option<&str>)> {
    change.entries.iter().rev().map(|entry| (entry.id, entry.before.as_deref())).collect()
}

/// One change with what it touched.
pub(super) fn record(view: &View<'_>, id: i64) -> Result<ChangeRecord> {
    let bad = |column: &str| StoreError::BadRow {
        path: view.path.to_owned(),
        table: "change",
        id,
        column: column.into(),
        what: "no such value".into(),
    };
    let sql = "SELECT at_ms, utc_offset_s, who, command, state FROM change WHERE id = ?1";
    let row: Option<(i64, i32, String, String, String)> = view
        .connection
        .query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
        .optional()
        .map_err(|error| view.sqlite(error))?;
    let (at, offset, who, command, state) = row.ok_or_else(|| bad("id"))?;
    let offset = FixedOffset::east_opt(offset).ok_or_else(|| bad("utc_offset_s"))?;
    let at = DateTime::from_timestamp_millis(at).ok_or_else(|| bad("at_ms"))?.with_timezone(&offset);
    let state = match state.as_str() {
        "done" => ChangeState::Done,
        "undone" => ChangeState::Undone,
        _ => ChangeState::Gone,
    };
    Ok(ChangeRecord { id: ChangeId(id), at, who, command, state, entries: touched(view, id)? })
}

/// The entries of a change, in the order it touched them.
fn touched(view: &View<'_>, change: i64) -> Result<Vec<EntryChange>> {
    let sqlite = |error| view.sqlite(error);
    let mut entries = Vec::new();
    let sql = "SELECT entry_id, before, after FROM change_entry WHERE change_id = ?1 ORDER BY position";
    each(view.connection, view.path, sql, [change], |line| {
        entries.push(EntryChange {
            id: EntryId(line.at(0).map_err(sqlite)?),
            before: line.at(1).map_err(sqlite)?,
            after: line.at(2).map_err(sqlite)?,
        });
        Ok(())
    })?;
    Ok(entries)
}
