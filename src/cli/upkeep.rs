//! `paths` and `doctor`: where the journal is, and how it is.

use super::Failure;
use super::failure::Whose;
use super::session::Session;
use crate::report::{self, json::VERSION};
use crate::store::{Journal, SCHEMA_VERSION, StoreError, way_back};
use serde_json::json;

pub(super) fn paths(session: &mut Session<'_>) -> Result<(), Failure> {
    let path = session.journal_path()?;
    let there = path.exists();
    let shown = path.display().to_string();
    session.answer(
        || format!("{shown}{}\n", if there { "" } else { " (not there yet; the first entry makes it)" }),
        || json!({ "version": VERSION, "journal": shown, "exists": there, "schema": SCHEMA_VERSION }),
    )
}

pub(super) fn doctor(session: &mut Session<'_>) -> Result<(), Failure> {
    let path = session.journal_path()?;
    let journal = match Journal::open(&path) {
        Err(StoreError::Damaged { .. }) => Journal::open_damaged(&path)?,
        opened => opened?,
    };
    let health = journal.check();
    let counts = if health.findings.is_empty() { journal.view().counts()? } else { Vec::new() };
    if health.findings.is_empty() {
        return session.answer(
            || report::health::text(journal.path(), &health, &counts),
            || report::health::json(journal.path(), &health, &counts),
        );
    }
    let message = report::health::text(journal.path(), &health, &counts);
    let details = report::health::json(journal.path(), &health, &counts);
    let hint = format!("copy the file somewhere safe before anything else. {}", way_back(&path));
    Err(Failure { details: Some(Box::new(details)), ..Failure::new(Whose::File, message.trim_end()).hint(hint) })
}
