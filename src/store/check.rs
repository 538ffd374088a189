//! Looking after the journal: what SQLite's own check says, and what ours does.

use super::read::{View, Which};
use super::row::each;
use super::{Journal, Result, SCHEMA_VERSION, rescue};
use crate::domain::{Entry, EntryId};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The entry it is in, if it is in one.
    pub id: Option<EntryId>,
    /// What is wrong.
    pub what: String,
}

/// The state of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// The schema's version.
    pub schema: i64,
    /// How many entries were read, deleted ones included.
    pub entries: u64,
    /// What is wrong; empty when nothing is.
    pub findings: Vec<Finding>,
    /// What can still be read of each table; looked at only when something is wrong.
    pub tables: Vec<TableRead>,
}

/// How far a table could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRead {
    /// The table.
    pub table: String,
    /// Rows that were read.
    pub rows: u64,
    /// Why not more, if there was more.
    pub fault: Option<String>,
}

impl Journal {
    /// Reads everything there is and says what is wrong, as far as a damaged file lets it; writes nothing.
    pub fn check(&self) -> Health {
        self.health(&last_changes(&self.view()).unwrap_or_default())
    }

    /// The same but for what the history says: a copy is as good as the journal it is of.
    pub(super) fn check_copy(&self) -> Health {
        self.health(&BTreeMap::new())
    }

    /// `last` is where the last change of each entry stands that is to be held to it.
    fn health(&self, last: &BTreeMap<i64, (i64, i64)>) -> Health {
        let view = self.view();
        let mut findings = found(integrity(&view));
        let ids = super::write::column(view.connection, view.path, "SELECT id FROM entry ORDER BY id");
        let ids: Vec<i64> = ids.unwrap_or_else(|error| {
            findings.push(Finding { id: None, what: error.to_string() });
            Vec::new()
        });
        let read = |id: &i64| {
            let told = view.read(&Which::Id(*id)).and_then(|found| match found.first() {
                Some(entry) if !agrees(&view, entry, last.get(id))? => Ok(Some(torn(*id))),
                _ => Ok(None),
            });
            told.unwrap_or_else(|error| Some(Finding { id: Some(EntryId(*id)), what: error.to_string() }))
        };
        findings.extend(ids.iter().filter_map(read));
        findings.extend(found(orphans(view.connection, &view)));
        findings.dedup_by(|one, other| one.what == other.what);
        let tables = if findings.is_empty() { Vec::new() } else { tables(&view) };
        Health { schema: SCHEMA_VERSION, entries: ids.len() as u64, findings, tables }
    }

    /// How far each table can be read, row by row.
    pub fn tables_read(&self) -> Vec<TableRead> {
        tables(&self.view())
    }
}

/// What a check found; that it could not be made is a finding too.
fn found(checked: Result<Vec<Finding>>) -> Vec<Finding> {
    checked.unwrap_or_else(|error| vec![Finding { id: None, what: error.to_string() }])
}

fn tables(view: &View<'_>) -> Vec<TableRead> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let names: Vec<String> = super::write::column(view.connection, view.path, sql).unwrap_or_default();
    let table = |table: String| {
        let (mut rows, mut fault) = (0, None);
        // Whole rows, not an index that may be sound where its table is not.
        let sql = format!("SELECT * FROM \"{table}\" NOT INDEXED");
        let read = view.connection.prepare(&sql).and_then(|mut statement| {
            let columns = statement.column_count();
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                (0..columns).try_for_each(|column| row.get_ref(column).map(drop))?;
                rows += 1;
            }
            Ok(())
        });
        if let Err(error) = read {
            fault = Some(error.to_string());
        }
        TableRead { table, rows, fault }
    };
    names.into_iter().map(table).collect()
}

/// What SQLite finds, and rows that point nowhere.
fn integrity(view: &View<'_>) -> Result<Vec<Finding>> {
    let lines: Vec<String> = super::write::column(view.connection, view.path, "PRAGMA integrity_check")?;
    // One answer of it can be many lines under a heading.
    let lines = lines.iter().flat_map(|answer| answer.lines()).filter(|line| *line != "ok" && !line.starts_with("***"));
    let mut findings: Vec<Finding> = lines.map(|line| Finding { id: None, what: line.to_owned() }).collect();
    each(view.connection, view.path, "PRAGMA foreign_key_check", [], |line| {
        let table: String = line.at(0).map_err(|error| view.sqlite(error))?;
        findings.push(Finding { id: None, what: format!("a row of {table} belongs to no entry") });
        Ok(())
    })?;
    Ok(findings)
}

fn torn(id: i64) -> Finding {
    Finding { id: Some(EntryId(id)), what: format!("entry {id} does not agree with its last change") }
}

/// Where the last change in force of each entry stands.
fn last_changes(view: &View<'_>) -> Result<BTreeMap<i64, (i64, i64)>> {
    let sql = "SELECT c.entry_id, c.change_id, c.position FROM change_entry c JOIN change k ON k.id = c.change_id
               WHERE k.state = 'done' ORDER BY c.change_id, c.position";
    let mut last = BTreeMap::new();
    each(view.connection, view.path, sql, [], |row| {
        let place = |at| row.at::<i64>(at).map_err(|error| view.sqlite(error));
        last.insert(place(0)?, (place(1)?, place(2)?));
        Ok(())
    })?;
    Ok(last)
}

/// Whether an entry says what a change wrote; what cannot be read of it is told elsewhere.
fn agrees(view: &View<'_>, entry: &Entry, change: Option<&(i64, i64)>) -> Result<bool> {
    let Some(place) = change else { return Ok(true) };
    let sql = "SELECT after FROM change_entry WHERE change_id = ?1 AND position = ?2";
    let mut statement = view.connection.prepare_cached(sql).map_err(|error| view.sqlite(error))?;
    let after: Option<String> = statement.query_row(*place, |row| row.get(0)).map_err(|error| view.sqlite(error))?;
    let written = after.and_then(|text| rescue::told(&text, entry.id.0));
    Ok(written.is_none_or(|written| rescue::same(&written, entry)))
}

/// Our own invariants: a changed entry is there, and its last change in force is what it says.
fn orphans(connection: &Connection, view: &View<'_>) -> Result<Vec<Finding>> {
    let sql = "SELECT c.entry_id FROM change_entry c LEFT JOIN entry e ON e.id = c.entry_id WHERE e.id IS NULL";
    let ids: Vec<i64> = super::write::column(connection, view.path, sql)?;
    let missing = ids
        .into_iter()
        .map(|id| Finding { id: Some(EntryId(id)), what: format!("entry {id} is gone, but its history is not") });
    let sql = "WITH last AS (
                   SELECT c.entry_id, c.after, row_number() OVER (PARTITION BY c.entry_id ORDER BY c.change_id DESC, c.position DESC) AS place
                   FROM change_entry c JOIN change k ON k.id = c.change_id WHERE k.state = 'done')
               SELECT e.id FROM entry e JOIN last ON last.entry_id = e.id
               WHERE last.place = 1 AND e.deleted <> (last.after IS NULL)";
    let ids: Vec<i64> = super::write::column(connection, view.path, sql)?;
    Ok(missing.chain(ids.into_iter().map(torn)).collect())
}
