//! What the diary holds: entries of some days, and one by its number.

use super::{Context, Result};
use crate::domain::{Entry, EntryId, Kind, Period, Refusal, Tag};
use crate::store::View;

/// How many days are listed when no period is said.
const USUAL_DAYS: u32 = 14;

/// Which entries a person asks for.
#[derive(Debug, Clone, Default)]
pub struct ListInput {
    /// Which days; the last two weeks when not said.
    pub period: Option<String>,
    /// Only one kind.
    pub kind: Option<Kind>,
    /// Only those with this tag.
    pub tag: Option<Tag>,
}

/// The entries asked for, oldest first, and their days.
pub fn list(view: &View<'_>, context: &Context, input: &ListInput) -> Result<(Vec<Entry>, Period)> {
    let when = context.when(view)?;
    let period = match &input.period {
        None => Period::ending(when.today(), USUAL_DAYS),
        Some(words) => Period::parse(words, &when, view.settings()?.week)?,
    };
    let mut entries = match input.kind {
        Some(kind) => view.entries_of(kind, &period)?,
        None => view.entries(&period)?,
    };
    // Settings are listed by `set`, and here only when asked for.
    entries.retain(|entry| input.kind.is_some() || entry.kind() != Kind::Setting);
    if let Some(tag) = &input.tag {
        entries.retain(|entry| entry.tags.contains(tag));
    }
    Ok((entries, period))
}

/// One entry by its number.
pub fn show(view: &View<'_>, id: EntryId) -> Result<Entry> {
    let missing =
        || Refusal::new(format!("there is no entry {id}")).hint("`list` shows the numbers; `history` what was deleted");
    Ok(view.entry(id)?.ok_or_else(missing)?)
}
