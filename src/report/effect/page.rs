//! Lines of an answer: sentences, rows with a name on the left, tables of two columns.

use crate::report::style;

/// Widest line.
const WIDTH: usize = 92;
/// Room for the names.
const NAME: usize = 17;

/// The lines so far.
#[derive(Default)]
pub(super) struct Page(String);

impl Page {
    /// A sentence that is the answer.
    pub(super) fn headline(&mut self, words: &str) {
        self.dressed(words, style::headline);
    }

    /// A sentence beside the point.
    pub(super) fn aside(&mut self, words: &str) {
        self.dressed(words, style::faint);
    }

    fn dressed(&mut self, words: &str, dress: fn(&str) -> String) {
        for line in wrapped(words, WIDTH) {
            self.0.push_str(&dress(&line));
            self.0.push('\n');
        }
    }

    /// Lines that are laid out already.
    pub(super) fn line_as_is(&mut self, lines: &str) {
        self.0.push_str(lines);
        self.space();
    }

    /// An empty line.
    pub(super) fn space(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    /// A name and its words, wrapped beside it; nothing for no words.
    pub(super) fn row(&mut self, name: &str, words: &str) {
        for (index, line) in wrapped(words, WIDTH - NAME - 2).iter().enumerate() {
            let name = if index == 0 { name } else { "" };
            self.0.push_str(&format!("  {name:<NAME$}{line}\n"));
        }
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.0.push_str(&format!("  {}\n", line.trim_end()));
    }

    /// A name over the sections beneath it.
    pub(super) fn section(&mut self, name: &str) {
        self.space();
        self.0.push_str(&style::headline(name));
        self.0.push('\n');
    }

    /// Rows of columns: names on the left, numbers to the right edge of their column.
    pub(super) fn columns(&mut self, head: &[&str], rows: &[Vec<String>]) {
        let name = rows.iter().map(|row| width(&row[0])).chain([NAME - 2]).max().unwrap_or(NAME);
        let wide = |i: usize| rows.iter().map(|row| width(&row[i])).chain([width(head[i])]).max().unwrap_or(0);
        let show = |cells: &[&str]| {
            let rest = (1..cells.len()).map(|i| format!("  {}{}", " ".repeat(wide(i) - width(cells[i])), cells[i]));
            format!("{}{}{}", cells[0], " ".repeat(name - width(cells[0])), rest.collect::<String>())
        };
        self.line(&show(head));
        for row in rows {
            self.line(&show(&row.iter().map(String::as_str).collect::<Vec<_>>()));
        }
    }

    /// The text.
    pub(super) fn text(self) -> String {
        self.0
    }
}

fn width(words: &str) -> usize {
    words.chars().count()
}

/// Words in lines no wider than `most`, where a word is not.
fn wrapped(words: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut().filter(|line| width(line) + 1 + width(word) <= most) {
            Some(line) => line.push_str(&format!(" {word}")),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_beside_their_name() {
        let mut page = Page::default();
        page.row("left out", &"five words and a comma, ".repeat(6));
        page.columns(&["", "with", "without"], &[vec!["runs".into(), "9".into(), "12".into()]]);
        insta::assert_snapshot!(page.text(), @r"
          left out         five words and a comma, five words and a comma, five words and a comma,
                           five words and a comma, five words and a comma, five words and a comma,
                           with  without
          runs                9       12
        ");
    }
}
