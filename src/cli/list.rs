//! `list` and `show`: what the diary holds.

use super::Failure;
use super::args::{ListArgs, ShowArgs};
use super::session::Session;
use crate::domain::{Entry, Kind, Period, Refusal};
use crate::report;

/// How many days `list` shows when no period is said.
const USUAL_DAYS: u32 = 14;

pub(super) fn list(session: &mut Session<'_>, args: &ListArgs) -> Result<(), Failure> {
    let journal = session.read()?;
    let view = journal.view();
    let settings = view.settings()?;
    let when = session.context.when(&view)?;
    let period = match &args.period[..] {
        [] => Period::ending(when.today(), USUAL_DAYS),
        words => Period::parse(&words.join(" "), &when, settings.week)?,
    };
    let mut entries = match args.kind {
        Some(kind) => view.entries_of(kind, &period)?,
        None => view.entries(&period)?,
    };
    // Settings are listed by `set`, and here only when asked for.
    entries.retain(|entry: &Entry| args.kind.is_some() || entry.kind() != Kind::Setting);
    if let Some(tag) = &args.tag {
        entries.retain(|entry| entry.tags.contains(tag));
    }
    session.answer(
        || report::list::entries(&entries, &period, settings.units),
        || report::json::entries(&entries, settings.day_start),
    )
}

pub(super) fn show(session: &mut Session<'_>, args: &ShowArgs) -> Result<(), Failure> {
    let journal = session.read()?;
    let view = journal.view();
    let settings = view.settings()?;
    let entry = view.entry(args.id)?.ok_or_else(|| {
        Refusal::new(format!("there is no entry {}", args.id)).hint("`list` shows the numbers; `history` what was deleted")
    })?;
    session.answer(
        || report::list::whole(&entry, settings.units, args.sources),
        || serde_json::json!({ "version": report::json::VERSION, "entry": report::json::entry(&entry, settings.day_start) }),
    )
}
