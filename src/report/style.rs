//! Colour by meaning. The stream strips it where it is not wanted.

use anstyle::{AnsiColor, Style};

/// A number that can be typed.
const ID: Style = Style::new().bold();
/// What is beside the point.
const FAINT: Style = Style::new().dimmed();
/// The answer.
const HEADLINE: Style = Style::new().bold();
/// What asks for attention.
const ALERT: Style = AnsiColor::Yellow.on_default().bold();

fn dress(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// A number that can be typed.
pub fn id(text: &str) -> String {
    dress(ID, text)
}

/// What is beside the point.
pub fn faint(text: &str) -> String {
    dress(FAINT, text)
}

/// The answer.
pub fn headline(text: &str) -> String {
    dress(HEADLINE, text)
}

/// What asks for attention.
pub fn alert(text: &str) -> String {
    dress(ALERT, text)
}
