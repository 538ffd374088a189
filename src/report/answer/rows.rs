//! Rows with a name on the left and lines of words on the right.

use crate::report::style;

const NAME: usize = 17;

/// Rows of an answer.
#[derive(Default)]
pub(super) struct Rows(String);

impl Rows {
    /// A row of one line or several; nothing is shown of an empty one.
    pub(super) fn put(&mut self, name: &str, lines: &[String]) {
        for (index, line) in lines.iter().enumerate() {
            let name = if index == 0 { name } else { "" };
            self.0.push_str(&format!("  {name:<NAME$}{line}\n"));
        }
    }

    /// A line across, beside the point.
    pub(super) fn aside(&mut self, line: &str) {
        self.0.push_str(&style::faint(line));
        self.0.push('\n');
    }

    pub(super) fn text(self) -> String {
        self.0
    }
}
