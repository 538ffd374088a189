//! Two devices, one diary.

use super::trial::{Course, trials};
use super::{Context, DiaryError, Result};
use crate::domain::document::{Document, Lines};
use crate::domain::{Entry, Kind, Refusal};
use crate::store::{Journal, Merged, View};

/// What joining two journals brought.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// Entry by entry.
    pub merged: Merged,
    /// The trials under way, where each device had begun one of its own.
    pub trials_at_once: Vec<Entry>,
}

/// Joins another journal to this one, or with `dry_run` only says what that would do.
///
/// A throw that its trial's coin did not draw is refused, and with it everything.
pub fn merge(journal: &mut Journal, context: &Context, other: &Journal, dry_run: bool) -> Result<Joined> {
    let name = other.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut said = None;
    let mut trials_at_once = Vec::new();
    let done = journal.merge(&context.author(&format!("merge {name}")), other, |view, merged| {
        let ever = view.ever(Kind::Trial)?.into_iter().chain(view.ever(Kind::Flip)?);
        let entries = ever.map(|ever| (0, document(ever.entry))).collect();
        if super::trial::not_drawn(view, &Lines { entries, looked: Vec::new() })?.is_some() {
            let what = "a throw there is not what the coin of its trial drew";
            return Err(DiaryError::from(Refusal::new(what).hint("nothing was merged")));
        }
        trials_at_once = at_once(view, context)?;
        if dry_run {
            said = Some(merged.clone());
            return Err(Refusal::new("only asked").into());
        }
        Ok(())
    });
    let merged = said.map_or(done, Ok)?;
    Ok(Joined { merged, trials_at_once })
}

/// The trials under way, if there is more than one.
fn at_once(view: &View<'_>, context: &Context) -> Result<Vec<Entry>> {
    let under_way = trials(view, context)?.into_iter().filter(|trial| trial.course == Course::Running);
    let entries: Vec<Entry> = under_way.map(|trial| trial.entry).collect();
    Ok(if entries.len() > 1 { entries } else { Vec::new() })
}

fn document(entry: Entry) -> Document {
    let Entry { uuid, stamp, note, tags, sources, body, .. } = entry;
    Document { uuid: Some(uuid), modified_at: None, recorded_at: None, stamp: Some(stamp), note, tags, sources, body }
}
