//! New tags are taken; one within two letters of a known one is more likely a slip.

use super::{Fact, Result};
use crate::domain::{Insisted, Refusal, Tag, hashtags, nearest};
use crate::store::View;

/// All tags of an entry, each once: those said and those in the note. With them, which are new.
pub(super) fn gather(view: &View<'_>, said: &[Tag], note: Option<&str>, take_new: bool) -> Result<(Vec<Tag>, Vec<Fact>)> {
    let mut tags: Vec<Tag> = Vec::new();
    for tag in said.iter().cloned().chain(note.map(hashtags).unwrap_or_default()) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    if tags.is_empty() {
        return Ok((tags, Vec::new()));
    }
    let used = view.used_tags()?;
    let new: Vec<&Tag> = tags.iter().filter(|tag| !used.contains(tag)).collect();
    for tag in &new {
        if let Some(near) = nearest(tag.as_str(), used.iter().map(Tag::as_str)).filter(|_| !take_new) {
            let hint = format!("did you mean #{near}? To add {tag} on purpose, say --new");
            return Err(Refusal::new(format!("{tag} is new, and close to #{near}"))
                .hint(hint)
                .unless(Insisted::NewName)
                .into());
        }
    }
    let facts = if used.is_empty() { Vec::new() } else { new.into_iter().cloned().map(Fact::NewTag).collect() };
    Ok((tags, facts))
}
