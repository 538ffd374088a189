//! Tags, typed with or without the `#`.

use super::Refusal;
use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

/// A tag in lower case, without its `#`: 1 to 40 letters, digits, hyphens and underscores.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(String);

impl Tag {
    /// The tag as text, without its `#`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Tag {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let tag = text.trim().trim_start_matches('#').to_lowercase();
        let fits = !tag.is_empty()
            && tag.chars().count() <= 40
            && tag.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
            && tag.chars().any(char::is_alphabetic);
        if fits {
            Ok(Tag(tag))
        } else {
            Err(Refusal::new(format!(
                "\"{}\" is not a tag: 1 to 40 letters, digits, - and _, one of them a letter",
                text.trim()
            )))
        }
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// The hashtags in a note, each once, in order of appearance.
pub fn hashtags(note: &str) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    // A note may be long, and be nothing but hashtags.
    let mut seen = HashSet::new();
    for word in note.split_whitespace().filter(|word| word.starts_with('#')) {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if let Ok(tag) = word.parse::<Tag>()
            && seen.insert(tag.clone())
        {
            tags.push(tag);
        }
    }
    tags
}

/// A note without the hashtags at its beginning and end, which are tags and say nothing twice.
pub fn without_edge_hashtags(note: &str) -> Option<String> {
    let is_tag = |word: &str| word.starts_with('#') && word.parse::<Tag>().is_ok();
    let mut note = note.trim();
    while let Some((first, rest)) =
        note.split_once(char::is_whitespace).or((!note.is_empty()).then_some((note, ""))).filter(|(first, _)| is_tag(first))
    {
        let _ = first;
        note = rest.trim_start();
    }
    while let Some((rest, _)) = note.rsplit_once(char::is_whitespace).filter(|(_, last)| is_tag(last)) {
        note = rest.trim_end();
    }
    (!note.is_empty()).then(|| note.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_a_letter_and_no_blank() {
        for good in ["hot", "#Hot", "long_run", "half-marathon", "5k", &"x".repeat(40)] {
            assert!(good.parse::<Tag>().is_ok(), "{good}");
        }
        for bad in ["", "#", "5", "a b", "a.b", &"x".repeat(41)] {
            assert!(bad.parse::<Tag>().is_err(), "{bad}");
        }
    }

    #[test]
    fn tags_at_the_edges_leave_the_note() {
        for (note, left) in [
            ("#runforboston solo", Some("solo")),
            ("solo #a #b", Some("solo")),
            ("ran #hot today", Some("ran #hot today")),
            ("#only", None),
            ("plain", Some("plain")),
            ("#1 of many", Some("#1 of many")),
        ] {
            assert_eq!(without_edge_hashtags(note).as_deref(), left, "{note}");
        }
    }

    #[test]
    fn hashtags_are_read_out_of_a_note() {
        let tags = hashtags("ran #RunForBoston, solo; #1 of #long_runs! #runforboston");
        assert_eq!(tags.iter().map(Tag::as_str).collect::<Vec<_>>(), ["runforboston", "long_runs"]);
    }
}
