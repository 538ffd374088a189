//! A CSV as rows under a header, each with its line.

use super::DiaryRefusal;
use crate::import::{table, text};
use csv::StringRecord;
use std::borrow::Cow;

/// No diary is larger, in bytes.
const LARGEST: usize = 32 * 1024 * 1024;
/// No diary has more rows.
const MOST_ROWS: usize = 200_000;
/// What stands in a cell that holds nothing.
const NOTHING: [&str; 6] = ["-", "--", "–", "—", "n/a", "N/A"];
/// Windows-1252, bytes 0x80 to 0x9f; Latin-1 has only control characters there.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// A table of text.
pub(super) struct Sheet {
    header: Vec<String>,
    rows: Vec<Row>,
    latin1: bool,
}

/// One row.
pub(super) struct Row {
    /// Its line, counted from 1.
    pub(super) line: u64,
    cells: StringRecord,
}

impl Row {
    /// What stands in a column, trimmed; empty where nothing does.
    pub(super) fn cell(&self, column: Option<usize>) -> &str {
        let cell = self.raw(column).trim();
        if NOTHING.contains(&cell) { "" } else { cell }
    }

    /// What stands in a column as it is written, without the mark that keeps a spreadsheet from calculating.
    pub(super) fn raw(&self, column: Option<usize>) -> &str {
        let cell = column.and_then(|column| self.cells.get(column)).unwrap_or_default();
        cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r'])).unwrap_or(cell)
    }

    fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

impl Sheet {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, DiaryRefusal> {
        let refuse = |what: String| Err(DiaryRefusal::File(what));
        if bytes.len() > LARGEST {
            return refuse(format!("too large: a diary has at most {} MB", LARGEST / (1024 * 1024)));
        }
        let (text, latin1) = decode(bytes);
        let (text, skipped) = without_separator_line(&text);
        let mut records = table::numbered_rows(text);
        let header = records.next().map(|(_, cells)| cells).unwrap_or_default();
        let header: Vec<String> = header.iter().map(|cell| cell.replace(char::is_control, " ").trim().to_owned()).collect();
        if header.len() < 2 {
            return refuse("no table: its first line has fewer than two columns (parted by comma, semicolon or tab)".into());
        }
        let mut rows = Vec::new();
        for (line, cells) in records {
            let row = Row { line: line + skipped, cells };
            if row.is_empty() {
                continue;
            }
            fits(&row, header.len())?;
            rows.push(row);
            if rows.len() > MOST_ROWS {
                return refuse(format!("too large: a diary has at most {MOST_ROWS} rows"));
            }
        }
        closed_quotes(text, rows.last())?;
        Ok(Sheet { header, rows, latin1 })
    }

    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub(super) fn is_latin1(&self) -> bool {
        self.latin1
    }

    /// The column of a name, whatever its capitals.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|cell| cell.eq_ignore_ascii_case(name))
    }
}

/// A text with an unquoted delimiter in it would put every later cell under the wrong column.
fn fits(row: &Row, columns: usize) -> Result<(), DiaryRefusal> {
    let used = (0..row.cells.len()).rfind(|at| !row.cells[*at].trim().is_empty()).map_or(0, |last| last + 1);
    if used <= columns {
        return Ok(());
    }
    let rule = format!("{used} cells under {columns} columns: a text that holds the delimiter stands in quotes");
    Err(DiaryRefusal::Row { line: row.line, column: "the last".into(), rule })
}

/// A quote that is never closed would swallow every row below it.
fn closed_quotes(text: &str, last: Option<&Row>) -> Result<(), DiaryRefusal> {
    let odd = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    match last.filter(|row| odd && row.cells.iter().any(|cell| cell.contains('\n'))) {
        Some(row) => Err(DiaryRefusal::File(format!("line {}: a quote is opened and never closed", row.line))),
        None => Ok(()),
    }
}

/// Excel writes the delimiter into a line of its own; gives back the lines skipped.
fn without_separator_line(text: &str) -> (&str, u64) {
    match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("sep=") => (rest, 1),
        _ => (text, 0),
    }
}

/// UTF-8 or UTF-16, else Latin-1 as Windows writes it; true for the last.
fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return (text::decode(bytes), false);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text.trim_start_matches('\u{feff}')), false),
        Err(_) => {
            let letter = |byte: &u8| match byte {
                0x80..=0x9f => WINDOWS.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
                byte => char::from(*byte),
            };
            (Cow::Owned(bytes.iter().map(letter).collect()), true)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let sheet = Sheet::read(bytes).unwrap();
        let row = |row: &Row| (0..sheet.header().len()).map(|at| row.cell(Some(at)).to_owned()).collect();
        sheet.rows().iter().map(row).collect()
    }

    #[test]
    fn delimiters_encodings_and_blank_rows() {
        for bytes in [
            b"a;b\n1;\"x;y\"\n\n;\n".as_slice(),
            b"\xef\xbb\xbfa,b\r\n1,x;y\r\n",
            b"a\tb\n1\tx;y\n",
            b"sep=;\na;b\n1;\"x;y\"\n",
        ] {
            assert_eq!(cells(bytes), [["1", "x;y"]], "{}", String::from_utf8_lossy(bytes));
        }
        let latin = Sheet::read(b"a,b\nM\xfcde,\x80 5\n").unwrap();
        assert_eq!((latin.rows()[0].cell(Some(0)), latin.rows()[0].cell(Some(1))), ("Müde", "€ 5"));
        assert!(latin.is_latin1());
        let wide: Vec<u8> = "\u{feff}a,b\nü,–\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&wide), [["ü", ""]]);
    }

    #[test]
    fn a_line_is_counted_over_notes_of_several_lines() {
        for text in ["a,b\n1,\"x\ny\"\n\n2,z\n", "a,b\r\n1,\"x\r\ny\"\r\n\r\n2,z\r\n"] {
            let sheet = Sheet::read(text.as_bytes()).unwrap();
            assert_eq!(sheet.rows().iter().map(|row| row.line).collect::<Vec<_>>(), [2, 5]);
        }
    }

    #[test]
    fn what_would_shift_or_swallow_is_refused() {
        let said = |bytes: &[u8]| Sheet::read(bytes).err().unwrap().to_string();
        assert!(said(b"a,b\n1,x, y\n").contains("line 2, column \"the last\": 3 cells under 2 columns"));
        assert!(said(b"a,b\n1,\"x\n2,y\n").contains("line 2: a quote is opened and never closed"));
        assert!(said(b"hello\n").contains("no table"));
        assert_eq!(cells(b"a,b\n1,5\" tall\n2,y\n").len(), 2);
    }

    #[test]
    fn a_giant_is_refused() {
        let said = |bytes: &[u8]| Sheet::read(bytes).err().unwrap().to_string();
        assert!(said(&vec![b'a'; LARGEST + 1]).contains("at most 32 MB"));
        assert!(said("a,b\n".repeat(MOST_ROWS + 2).as_bytes()).contains("at most 200000 rows"));
    }

    #[test]
    fn the_mark_of_a_safe_cell_goes() {
        assert_eq!(cells(b"a,b\n'=1+1,'n Abend\n"), [["=1+1", "'n Abend"]]);
    }
}
