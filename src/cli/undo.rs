//! `undo`, `redo` and `history`.

use super::Failure;
use super::args::HistoryArgs;
use super::session::Session;
use crate::diary;
use crate::report;
use serde_json::json;

pub(super) fn undo(session: &mut Session<'_>) -> Result<(), Failure> {
    walk(session, true)
}

pub(super) fn redo(session: &mut Session<'_>) -> Result<(), Failure> {
    walk(session, false)
}

fn walk(session: &mut Session<'_>, back: bool) -> Result<(), Failure> {
    session.read()?;
    let (change, settings) = session
        .write(|journal, context| Ok(if back { diary::undo(journal, context)? } else { diary::redo(journal, context)? }))?;
    let name = if back { "undone" } else { "redone" };
    session.answer(
        || report::change::walked(&change, back, settings.units),
        || json!({ "version": report::json::VERSION, name: report::json::change(&change) }),
    )
}

pub(super) fn history(session: &mut Session<'_>, args: &HistoryArgs) -> Result<(), Failure> {
    let journal = session.read()?;
    let changes = journal.history(args.count)?;
    let unit = journal.view().settings()?.units;
    session.answer(
        || report::change::history(&changes, unit),
        || json!({ "version": report::json::VERSION, "changes": changes.iter().map(report::json::change).collect::<Vec<_>>() }),
    )
}
