//! CSV as programs export it: whichever delimiter, rows of uneven length, columns by position.

use csv::{ReaderBuilder, StringRecord};

/// How many doubtful lines are named one by one.
const MOST_NAMED: usize = 10;

/// The cells of the first line, `None` when there are fewer than two.
pub(super) fn header(text: &str) -> Option<Vec<String>> {
    let first = rows(text).next()?;
    (first.len() > 1).then(|| first.iter().map(|cell| cell.trim().to_owned()).collect())
}

/// All rows, the header among them; a row that cannot be read is left out.
pub(super) fn rows(text: &str) -> impl Iterator<Item = StringRecord> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter_of(text));
    builder.from_reader(text.as_bytes()).into_records().map_while(Result::ok)
}

/// The delimiter that is most frequent in the first line, outside quotes.
fn delimiter_of(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.bytes().take_while(|byte| *byte != b'\n') {
        quoted ^= byte == b'"';
        if let Some(count) = counts.iter_mut().find(|(delimiter, _)| !quoted && *delimiter == byte) {
            count.1 += 1;
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| delimiter)
}

/// A cell with something in it.
pub(super) fn cell(row: &StringRecord, column: Option<usize>) -> Option<&str> {
    let text = row.get(column?)?.trim();
    (!text.is_empty() && text != "--").then_some(text)
}

/// One sentence for each line left out, and one for the rest of them.
pub(super) fn left_out(lines: &[(usize, String)]) -> Vec<String> {
    let mut sentences: Vec<String> =
        lines.iter().take(MOST_NAMED).map(|(line, why)| format!("line {line} was left out: {why}")).collect();
    if lines.len() > MOST_NAMED {
        sentences.push(format!("{} more lines were left out", lines.len() - MOST_NAMED));
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_told_outside_quotes() {
        assert_eq!(header("\"a,b,c\";d\n1;2"), Some(vec!["a,b,c".to_owned(), "d".to_owned()]));
        assert_eq!(header("a\tb\n"), Some(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(header("alone\n"), None);
    }
}
