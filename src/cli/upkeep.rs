//! `paths` and `doctor`: where the journal is, and how it is.

use super::Failure;
use super::args::DoctorArgs;
use super::failure::Whose;
use super::session::Session;
use crate::report::{self, json::VERSION};
use crate::store::{Finding, Journal, SCHEMA_VERSION, StoreError, way_back};
use serde_json::json;
use std::path::Path;

pub(super) fn paths(session: &mut Session<'_>) -> Result<(), Failure> {
    let path = session.journal_path()?;
    let there = path.exists();
    let shown = path.display().to_string();
    session.answer(
        || format!("{shown}{}\n", if there { "" } else { " (not there yet; the first entry makes it)" }),
        || json!({ "version": VERSION, "journal": shown, "exists": there, "schema": SCHEMA_VERSION }),
    )
}

pub(super) fn doctor(session: &mut Session<'_>, args: &DoctorArgs) -> Result<(), Failure> {
    let path = session.journal_path()?;
    let (journal, damaged) = match Journal::open(&path) {
        Err(error @ StoreError::Damaged { .. }) => (Journal::open_damaged(&path)?, Some(error.to_string())),
        Err(error @ (StoreError::NotSqlite { .. } | StoreError::Foreign { .. } | StoreError::Sqlite { .. })) => {
            let what = "its first hundred bytes, which say how the rest is to be read, are damaged".to_owned();
            (Journal::open_with_sound_head(&path)?.ok_or(error)?, Some(what))
        }
        opened => (opened?, None),
    };
    if let Some(new) = &args.rescue {
        return rescue(session, &journal, new);
    }
    let mut health = journal.check();
    if let Some(what) = damaged.filter(|_| health.findings.is_empty()) {
        // What kept it from being opened is a fault, whatever the checks find.
        health.findings.push(Finding { id: None, what });
        health.tables = journal.tables_read();
    }
    let counts = if health.findings.is_empty() { journal.view().counts()? } else { Vec::new() };
    if health.findings.is_empty() {
        return session.answer(
            || report::health::text(journal.path(), &health, &counts),
            || report::health::json(journal.path(), &health, &counts),
        );
    }
    let message = report::health::text(journal.path(), &health, &counts);
    let details = report::health::json(journal.path(), &health, &counts);
    let hint = format!(
        "copy the file somewhere safe before anything else. `glidelog doctor --rescue NEW` saves into a new journal what can be read. {}",
        way_back(&path)
    );
    Err(Failure { details: Some(Box::new(details)), ..Failure::new(Whose::File, message.trim_end()).hint(hint) })
}

/// Saves what can be read; where an entry is lost, the exit code says so too.
fn rescue(session: &mut Session<'_>, journal: &Journal, new: &Path) -> Result<(), Failure> {
    let rescued = journal.rescue(new, &session.context.author("rescue")).map_err(|error| match error {
        StoreError::Exists { .. } => Failure::from(error).hint("name a file that is not there yet"),
        other => other.into(),
    })?;
    if rescued.lost.is_empty() && !rescued.mute {
        return session.answer(|| report::rescue::text(&rescued, new), || report::rescue::json(&rescued, new));
    }
    let details = Some(Box::new(report::rescue::json(&rescued, new)));
    let told = report::rescue::text(&rescued, new);
    let message = if rescued.mute { told } else { format!("not everything could be read; {told}") };
    Err(Failure { details, ..Failure::new(Whose::File, message.trim_end()) })
}
