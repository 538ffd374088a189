//! CSV as programs export it: whichever delimiter, rows of uneven length, columns by position.

use csv::{ReaderBuilder, StringRecord};

use super::activity::Reading;
use super::{Activity, Format, ImportError, text};

/// How many doubtful lines are named one by one.
const MOST_NAMED: usize = 10;
/// More lines than a life has activities.
const MOST_ROWS: usize = 100_000;

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

/// All rows with their lines, counted from 1. The csv crate's own count is one short where lines end in CRLF.
pub(super) fn numbered_rows(text: &str) -> impl Iterator<Item = (u64, StringRecord)> {
    let (mut line, mut counted) = (1, 0);
    rows(text).map(move |row| {
        let start = row.position().map_or(counted, |position| position.byte() as usize).min(text.len());
        let rest = &text.as_bytes()[start..];
        let start = start + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        line += text.as_bytes()[counted..start].iter().filter(|byte| **byte == b'\n').count() as u64;
        counted = start;
        (line, row)
    })
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

/// Reads an activity from each line under the header; a line that gives none is named and left out.
pub(super) fn read_rows(
    text: &str,
    format: Format,
    mut activity_of: impl FnMut(&StringRecord) -> Result<Activity, String>,
) -> Result<Reading, ImportError> {
    let mut reading = Reading::default();
    let mut left_out = 0;
    for (line, row) in numbered_rows(text).skip(1) {
        match activity_of(&row) {
            Ok(activity) => reading.activities.push(activity),
            Err(why) => {
                left_out += 1;
                if left_out <= MOST_NAMED {
                    let warning = format!("line {line} was left out: {why}");
                    reading.warnings.push(warning);
                }
            }
        }
        if reading.activities.len() + left_out > MOST_ROWS {
            let (what, limit) = ("the number of its lines", MOST_ROWS.to_string());
            return Err(ImportError::TooLarge { what, limit });
        }
    }
    if left_out > MOST_NAMED {
        let more = left_out - MOST_NAMED;
        reading.warnings.push(format!("{more} more lines were left out"));
    }
    reading.partial = left_out > 0;
    if let (true, Some(first)) = (reading.activities.is_empty(), reading.warnings.first()) {
        let detail = format!("none of its {left_out} lines could be read ({first})");
        return Err(ImportError::malformed(format, detail));
    }
    Ok(reading)
}

/// Why a line was left out whose date is none.
pub(super) fn bad_date(date: &str) -> String {
    let shown: String = text::tidy(date).unwrap_or_default().chars().take(40).collect();
    format!("its date \"{shown}\" cannot be read")
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
