//! Two devices, one diary.

use super::{Context, DiaryError, Result};
use crate::domain::document::{Document, Lines};
use crate::domain::{Kind, Refusal};
use crate::store::{Journal, Merged};

/// Joins another journal to this one, or with `dry_run` only says what that would do.
///
/// A throw that its trial's coin did not draw is refused, and with it everything.
pub fn merge(journal: &mut Journal, context: &Context, other: &Journal, dry_run: bool) -> Result<Merged> {
    let name = other.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut said = None;
    let done = journal.merge(&context.author(&format!("merge {name}")), other, |view, merged| {
        let ever = view.ever(Kind::Trial)?.into_iter().chain(view.ever(Kind::Flip)?);
        let entries = ever.map(|ever| (0, document(ever.entry))).collect();
        if super::trial::not_drawn(view, &Lines { entries, looked: Vec::new() })?.is_some() {
            let what = "a throw there is not what the coin of its trial drew";
            return Err(DiaryError::from(Refusal::new(what).hint("nothing was merged")));
        }
        if dry_run {
            said = Some(merged.clone());
            return Err(Refusal::new("only asked").into());
        }
        Ok(())
    });
    said.map_or(done, Ok)
}

fn document(entry: crate::domain::Entry) -> Document {
    let crate::domain::Entry { uuid, stamp, note, tags, sources, body, .. } = entry;
    Document { uuid: Some(uuid), modified_at: None, recorded_at: None, stamp: Some(stamp), note, tags, sources, body }
}
