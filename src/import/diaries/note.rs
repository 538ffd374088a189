//! What a person wrote, as plain text.

use crate::domain::Refusal;

/// No note is longer, in characters.
const LONGEST: usize = 100_000;
/// No tag of an export is longer, in bytes.
const LONGEST_TAG: usize = 100;
/// Entities that exports write for letters of their markup.
const ENTITIES: [(&str, &str); 6] =
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];

/// Several texts as one note, `None` when nothing is in them.
pub(super) fn of(parts: &[&str]) -> Result<Option<String>, Refusal> {
    let parts: Vec<String> = parts.iter().map(|part| tidy(part)).filter(|part| !part.is_empty()).collect();
    let note = parts.join("\n");
    match note.chars().count() {
        0 => Ok(None),
        length if length > LONGEST => Err(Refusal::new(format!("a note has at most {LONGEST} characters, not {length}"))),
        _ => Ok(Some(note)),
    }
}

/// A note with markup in it, as apps export it.
pub(super) fn of_markup(parts: &[&str]) -> Result<Option<String>, Refusal> {
    let plain: Vec<String> = parts.iter().map(|part| without_markup(part)).collect();
    of(&plain.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Control characters go (a terminal would obey them), line breaks stay.
fn tidy(text: &str) -> String {
    let kept: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    kept.trim().to_owned()
}

fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        plain.push_str(&rest[..open]);
        let tag = first_tag(&rest[open + 1..]);
        match tag {
            Some((tag, after)) => {
                let ends_a_line = ["br", "/p", "/div", "/li"].iter().any(|name| name_of(tag) == *name);
                plain.push_str(if ends_a_line { "\n" } else { "" });
                rest = after;
            }
            None => {
                plain.push('<');
                rest = &rest[open + 1..];
            }
        }
    }
    plain.push_str(rest);
    ENTITIES.iter().fold(plain, |text, (entity, letter)| text.replace(entity, letter))
}

fn name_of(tag: &str) -> String {
    tag.trim_end_matches('/').split_whitespace().next().unwrap_or_default().to_lowercase()
}

/// The tag whose `<` stands just before, and what follows it. It is looked for no further than a tag is long: a text of
/// nothing but `<` would take time without end.
fn first_tag(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    Some((&text[..end], &text[end + 1..])).filter(|(tag, _)| is_tag(tag))
}

/// `<b>` is markup; `<3` is not.
fn is_tag(tag: &str) -> bool {
    tag.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()) && !tag.contains('<')
}

/// A cell as it is quoted in a sentence.
pub(super) fn shown(cell: &str) -> String {
    let flat: String = cell.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if flat.chars().count() <= 40 { flat } else { flat.chars().take(39).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        let plain = |text| of_markup(&[text]).unwrap().unwrap_or_default();
        assert_eq!(plain("one<br>two<BR />three"), "one\ntwo\nthree");
        assert_eq!(plain("<p>Tea &amp; <b>rest</b></p><3 &lt;b&gt;"), "Tea & rest\n<3 <b>");
        assert_eq!(plain("a < b and c > d"), "a < b and c > d");
        assert_eq!(plain(" \u{7}<br>"), "");
        assert_eq!(of(&["Title", "", "x\u{1b}[31m"]).unwrap().as_deref(), Some("Title\nx[31m"));
        assert!(of(&[&"x".repeat(100_001)]).is_err());
    }

    #[test]
    fn a_text_of_nothing_but_openings_takes_no_time_without_end() {
        let started = std::time::Instant::now();
        assert!(of_markup(&[&"<é".repeat(2_000_000)]).is_err());
        assert!(started.elapsed().as_secs() < 20);
        assert_eq!(of_markup(&[&format!("<b {}>x", "y".repeat(200))]).unwrap().map(|note| note.len()), Some(205));
    }
}
