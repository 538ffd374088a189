//! What stands before the summary: title, policy, style, whose weeks.

use super::{count, date, days, words};
use crate::diary::VisitPage;
use maud::{Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

/// The one style sheet; the policy below allows it by its sum and nothing else.
pub(super) const STYLE: &str = include_str!("style.css");

/// The title, as heading and in the tab.
pub(super) fn title(page: &VisitPage) -> String {
    format!("Running and pain, {}", page.period)
}

pub(super) fn head(title: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy());
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="referrer" content="no-referrer";
            meta name="robots" content="noindex";
            title { (title) }
            style { (PreEscaped(STYLE)) }
        }
    }
}

/// Nothing may be loaded, run, sent or framed; only the style sheet above counts.
pub(super) fn policy() -> String {
    let sum = base64(&Sha256::digest(STYLE.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{sum}'; base-uri 'none'; form-action 'none'")
}

/// Bytes in base 64, as a policy writes a sum.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let joined = (0..3).fold(0usize, |joined, at| joined << 8 | usize::from(three.get(at).copied().unwrap_or(0)));
        let digits = (0..4).map(|at| if at <= three.len() { char::from(DIGITS[joined >> (18 - 6 * at) & 63]) } else { '=' });
        text.extend(digits);
    }
    text
}

/// For whom, and which weeks.
pub(super) fn lead(page: &VisitPage) -> Markup {
    let days = usize::try_from(page.period.days()).unwrap_or_default();
    html! {
        p.quiet {
            @if let Some(reader) = &page.reader { "For " (words(reader)) ". " }
            (count(days / 7, "week")) " of a diary, as it stood on " (date(page.period.to())) "."
            @if page.focus.site.is_some() { " The figures are of: " (page.focus.to_string()) "." }
        }
        p.quiet {
            "\"You\" is the runner."
            @if !page.only.is_empty() || page.hide_notes { " Some of the diary was left out on purpose." }
            @if days::is_shown(page) { " Every day: " a href="#days" { "the table" } " after this sheet." }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::base64;

    /// RFC 4648, section 10.
    #[test]
    fn base_64_is_as_published() {
        let cases = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(|text| base64(text.as_bytes()));
        assert_eq!(cases, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
    }
}
