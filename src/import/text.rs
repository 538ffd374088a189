//! Bytes -> text, and words a file carries made fit to be stored and shown.

use std::borrow::Cow;

/// The longest title or note kept, in characters.
const LONGEST: usize = 4_000;

/// The bytes as text without byte-order mark and leading blanks; odd bytes become U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |from_pair: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|pair| from_pair([pair[0], pair[1]]));
        let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
        Cow::Owned(text.trim_start().to_owned())
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => match String::from_utf8_lossy(bytes) {
            Cow::Borrowed(text) => Cow::Borrowed(start_of_content(text)),
            Cow::Owned(text) => Cow::Owned(start_of_content(&text).to_owned()),
        },
    }
}

fn start_of_content(text: &str) -> &str {
    text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace())
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
