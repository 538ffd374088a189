//! `export`: everything as JSON Lines.

use super::Failure;
use super::args::ExportArgs;
use super::session::{Session, write_file};
use crate::diary;
use crate::report::json::VERSION;
use serde_json::json;
use std::path::Path;

pub(super) fn export(session: &mut Session<'_>, args: &ExportArgs) -> Result<(), Failure> {
    let text = diary::export(&session.read()?.view())?;
    let file = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let Some(file) = file else {
        session.raw.write_all(text.as_bytes())?;
        return Ok(session.raw.flush()?);
    };
    write_file(file, text.as_bytes(), true)?;
    let entries = text.lines().count().saturating_sub(1);
    let shown = file.display().to_string();
    session.answer(
        || format!("{entries} {} written to {shown}\n", if entries == 1 { "entry" } else { "entries" }),
        || json!({ "version": VERSION, "file": shown, "entries": entries }),
    )
}
