//! Words a file carries, made fit to be stored and shown.

/// The longest title or note kept, in characters.
const LONGEST: usize = 4_000;

/// Trims, drops control characters (a terminal would obey them), `None` when nothing is left.
pub(super) fn tidy(text: &str) -> Option<String> {
    let kept: String = text
        .trim()
        .chars()
        .filter(|c| *c == '\n' || !c.is_control())
        .take(LONGEST)
        .collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_and_blanks_go() {
        assert_eq!(
            tidy("  Lunch \u{1b}[31mrun\r\n "),
            Some("Lunch [31mrun".to_owned())
        );
        assert_eq!(tidy(" \t\u{7}"), None);
    }
}
