//! Entries as CSV for a spreadsheet: one table a kind, units in the names of the columns.
//!
//! UTF-8 with a byte-order mark and CRLF, as spreadsheets expect; an empty cell is not recorded, never zero. A cell of
//! words that a spreadsheet would calculate gets an apostrophe in front.

mod columns;
mod rows;

use crate::domain::{Entry, Kind};

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The kind of its entries.
    pub kind: Kind,
    /// The name of its file.
    pub file: &'static str,
    /// How many rows it has under the header.
    pub rows: usize,
    /// The whole file.
    pub text: String,
}

/// Every table, or that of one kind.
pub fn tables(entries: &[Entry], only: Option<Kind>) -> Vec<Table> {
    let kinds = Kind::ALL.into_iter().filter(|kind| only.is_none_or(|only| only == *kind));
    kinds.map(|kind| table(entries, kind)).collect()
}

fn table(entries: &[Entry], kind: Kind) -> Table {
    let rows: Vec<Vec<Cell>> = entries.iter().flat_map(|entry| rows::of(entry, kind)).collect();
    let mut text = String::from("\u{feff}");
    text.push_str(&columns::of(kind).join(","));
    text.push_str("\r\n");
    for row in &rows {
        text.push_str(&row.iter().map(Cell::quoted).collect::<Vec<_>>().join(","));
        text.push_str("\r\n");
    }
    Table { kind, file: columns::file(kind), rows: rows.len(), text }
}

/// One cell.
enum Cell {
    /// Written by the program: a number, a date, a word of its own.
    Value(String),
    /// Words of a person.
    Words(String),
    /// Not recorded.
    Nothing,
}

impl Cell {
    fn value(value: impl ToString) -> Self {
        Cell::Value(value.to_string())
    }

    fn maybe(value: Option<impl ToString>) -> Self {
        value.map_or(Cell::Nothing, Cell::value)
    }

    fn words(text: Option<&str>) -> Self {
        text.map_or(Cell::Nothing, |text| Cell::Words(text.to_owned()))
    }

    fn quoted(&self) -> String {
        match self {
            Cell::Nothing => String::new(),
            Cell::Value(text) => quoted(text),
            Cell::Words(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => quoted(&format!("'{text}")),
            Cell::Words(text) => quoted(text),
        }
    }
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r', ';', '\t']) || text.trim() != text {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests;
