//! One row of a query: its values by name, and what an error about one of them must say.

use super::{Result, StoreError};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::FromSql;
use rusqlite::{Connection, Params, Row};
use std::fmt::Display;
use std::path::Path;
use std::str::FromStr;

/// One row, and the names of its columns: asking SQLite for them in each row would be a quarter of all reading.
pub(super) struct Line<'a> {
    row: &'a Row<'a>,
    columns: &'a [String],
}

impl Line<'_> {
    pub(super) fn at<T: FromSql>(&self, index: usize) -> rusqlite::Result<T> {
        self.row.get(index)
    }

    fn get<T: FromSql>(&self, column: &str) -> rusqlite::Result<T> {
        self.row.get(self.index(column)?)
    }

    fn index(&self, column: &str) -> rusqlite::Result<usize> {
        let index = self.columns.iter().position(|name| name == column);
        index.ok_or_else(|| rusqlite::Error::InvalidColumnName(column.to_owned()))
    }
}

/// One row of a table, with what an error must name.
pub(super) struct Cell<'a> {
    line: &'a Line<'a>,
    path: &'a Path,
    table: &'static str,
    pub(super) id: i64,
}

impl<'a> Cell<'a> {
    /// A row, and the column with the number of its entry.
    pub(super) fn new(line: &'a Line<'a>, path: &'a Path, table: &'static str, id: &str) -> Result<Self> {
        Ok(Cell { line, path, table, id: line.get(id).map_err(|error| StoreError::from_sqlite(path, error))? })
    }
}

impl Cell<'_> {
    pub(super) fn get<T: FromSql>(&self, column: &str) -> Result<T> {
        self.line.get(column).map_err(|error| self.bad(column, error))
    }

    pub(super) fn bad(&self, column: &str, what: impl Display) -> StoreError {
        let table = if self.table.starts_with('(') { "value_source" } else { self.table };
        StoreError::BadRow { path: self.path.to_owned(), table, id: self.id, column: column.into(), what: what.to_string() }
    }

    /// The text as it lies in SQLite's memory: most of it is read into something else at once.
    fn text(&self, column: &str) -> Result<Option<&str>> {
        let value = self.line.index(column).and_then(|index| self.line.row.get_ref(index));
        let value = value.map_err(|error| self.bad(column, error))?;
        value.as_str_or_null().map_err(|error| self.bad(column, error))
    }

    pub(super) fn parse<T: FromStr<Err: Display>>(&self, column: &str) -> Result<T> {
        let text = self.text(column)?.ok_or_else(|| self.bad(column, "nothing is there"))?;
        text.parse().map_err(|error| self.bad(column, error))
    }

    pub(super) fn parse_some<T: FromStr<Err: Display>>(&self, column: &str) -> Result<Option<T>> {
        self.read_some(column, str::parse)
    }

    pub(super) fn read_some<T, E: Display>(
        &self,
        column: &str,
        read: impl Fn(&str) -> std::result::Result<T, E>,
    ) -> Result<Option<T>> {
        self.text(column)?.map(|text| read(text).map_err(|error| self.bad(column, error))).transpose()
    }

    pub(super) fn checked<V: FromSql, T, E: Display>(
        &self,
        column: &str,
        check: impl Fn(V) -> std::result::Result<T, E>,
    ) -> Result<Option<T>> {
        let value: Option<V> = self.get(column)?;
        value.map(|value| check(value).map_err(|error| self.bad(column, error))).transpose()
    }

    pub(super) fn day(&self, column: &str) -> Result<NaiveDate> {
        self.parse(column)
    }

    pub(super) fn some_day(&self, column: &str) -> Result<Option<NaiveDate>> {
        self.read_some(column, NaiveDate::from_str)
    }

    pub(super) fn millis(&self, column: &str) -> Result<DateTime<Utc>> {
        DateTime::from_timestamp_millis(self.get(column)?).ok_or_else(|| self.bad(column, "no instant"))
    }
}

/// Runs a query and hands on each row.
pub(super) fn each<P: Params>(
    connection: &Connection,
    path: &Path,
    sql: &str,
    params: P,
    mut take: impl FnMut(&Line<'_>) -> Result<()>,
) -> Result<()> {
    let sqlite = |error| StoreError::from_sqlite(path, error);
    let mut statement = connection.prepare_cached(sql).map_err(sqlite)?;
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query(params).map_err(sqlite)?;
    while let Some(row) = rows.next().map_err(sqlite)? {
        take(&Line { row, columns: &columns })?;
    }
    Ok(())
}
