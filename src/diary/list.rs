//! What the diary holds: entries of some days, and one by its number.

use super::{Context, Result, run};
use crate::domain::{Entry, EntryId, Kind, Moment, Period, Refusal, Tag};
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

/// The scores of the morning after a run: its next-morning readings, which are entries of their own.
pub fn mornings_after(view: &View<'_>, entry: &Entry) -> Result<Vec<Entry>> {
    let (Some(_), Some(morning)) = (entry.run(), entry.stamp.day().succ_opt()) else { return Ok(Vec::new()) };
    if run::run_before_morning(view, morning)? != Some(entry.id) {
        return Ok(Vec::new());
    }
    let mut scores = view.entries_of(Kind::Pain, &Period::ending(morning, 1))?;
    scores.retain(|score| score.pain().is_some_and(|pain| pain.moment == Moment::Morning));
    Ok(scores)
}
