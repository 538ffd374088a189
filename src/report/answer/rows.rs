//! Rows with a name on the left and lines of words on the right.

use crate::report::style;

const NAME: usize = 17;

/// Rows of an answer.
#[derive(Default)]
pub(super) struct Rows(Vec<Row>);

/// One row.
pub enum Row {
    /// A name, and the lines beside it.
    Named(String, Vec<String>),
    /// A line across.
    Aside(String),
}

impl Rows {
    /// A row of one line or several; nothing is shown of an empty one.
    pub(super) fn put(&mut self, name: &str, lines: &[String]) {
        if !lines.is_empty() {
            self.0.push(Row::Named(name.to_owned(), lines.to_vec()));
        }
    }

    /// A line across, beside the point.
    pub(super) fn aside(&mut self, line: &str) {
        self.0.push(Row::Aside(line.to_owned()));
    }

    /// The rows, to be set otherwise than for a terminal.
    pub(super) fn rows(self) -> Vec<Row> {
        self.0
    }

    pub(super) fn text(&self) -> String {
        self.0.iter().map(Row::text).collect()
    }
}

impl Row {
    fn text(&self) -> String {
        let (name, lines) = match self {
            Row::Aside(line) => return style::faint(line) + "\n",
            Row::Named(name, lines) => (name, lines),
        };
        let names = std::iter::once(name.as_str()).chain(std::iter::repeat(""));
        lines.iter().zip(names).map(|(line, name)| format!("  {name:<NAME$}{line}\n")).collect()
    }
}
