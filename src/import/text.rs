//! Bytes -> text, and words a file carries made fit to be stored and shown.

use std::borrow::Cow;

/// The longest title or note kept, in characters.
const LONGEST: usize = 4_000;

/// The bytes as text without byte-order mark and leading blanks; odd bytes become U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => Cow::Owned(wide(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(wide(rest, u16::from_be_bytes)),
        _ => match String::from_utf8_lossy(bytes) {
            Cow::Borrowed(text) => Cow::Borrowed(start_of_content(text)),
            Cow::Owned(text) => Cow::Owned(from_content(text)),
        },
    }
}

fn wide(bytes: &[u8], from_pair: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| from_pair([pair[0], pair[1]]));
    from_content(char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect())
}

fn start_of_content(text: &str) -> &str {
    text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace())
}

/// The same in place: the text may be large, and a second copy of it would count.
fn from_content(mut text: String) -> String {
    let blank = text.len() - start_of_content(&text).len();
    text.drain(..blank);
    text
}

/// Trims, drops control characters (a terminal would obey them), `None` when nothing is left.
pub(super) fn tidy(text: &str) -> Option<String> {
    let kept: String = text.trim().chars().filter(|c| *c == '\n' || !c.is_control()).take(LONGEST).collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_and_blanks_go() {
        assert_eq!(tidy("  Lunch \u{1b}[31mrun\r\n "), Some("Lunch [31mrun".to_owned()));
        assert_eq!(tidy(" \t\u{7}"), None);
    }

    #[test]
    fn utf16_is_decoded() {
        let bytes: Vec<u8> = [0xfeffu16].into_iter().chain("<gpx/>".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes), "<gpx/>");
    }
}
