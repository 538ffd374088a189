//! `export`: everything as JSON Lines, or one CSV a kind.

use super::Failure;
use super::args::{ExportArgs, ExportFormat};
use super::failure::Whose;
use super::session::{Session, write_file};
use crate::diary;
use crate::report::csv::{self, Table};
use crate::report::json::VERSION;
use serde_json::json;
use std::path::Path;

pub(super) fn export(session: &mut Session<'_>, args: &ExportArgs) -> Result<(), Failure> {
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    match (args.format, args.kind) {
        (ExportFormat::Csv, _) => tables(session, args, output),
        (ExportFormat::Jsonl, None) => lines(session, output),
        (ExportFormat::Jsonl, Some(_)) => Err(Failure::new(
            Whose::User,
            "--kind is for --format csv: JSON Lines hold everything, so that it comes back whole",
        )),
    }
}

fn lines(session: &mut Session<'_>, file: Option<&Path>) -> Result<(), Failure> {
    let text = diary::export(&session.read()?.view())?;
    let Some(file) = file else {
        session.raw.write_all(text.as_bytes())?;
        return Ok(session.raw.flush()?);
    };
    write_file(file, text.as_bytes(), true)?;
    let entries = text.lines().count().saturating_sub(1);
    let shown = file.display().to_string();
    session.answer(
        || format!("{entries} entries written to {shown}\n"),
        || json!({ "version": VERSION, "file": shown, "entries": entries }),
    )
}

fn tables(session: &mut Session<'_>, args: &ExportArgs, folder: Option<&Path>) -> Result<(), Failure> {
    let tables = csv::tables(&session.read()?.view().all_entries()?, args.kind);
    let Some(folder) = folder else {
        let [table] = &tables[..] else {
            let hint = "name a folder: glidelog export --format csv -o FOLDER; or one kind: --kind run";
            return Err(Failure::new(Whose::User, "CSV is one file a kind, and one stream cannot hold them all").hint(hint));
        };
        session.raw.write_all(table.text.as_bytes())?;
        return Ok(session.raw.flush()?);
    };
    std::fs::create_dir_all(folder).map_err(|error| {
        Failure::file("making the folder", folder, &error).hint("CSV is one file a kind: name a folder, new or there already")
    })?;
    for table in &tables {
        write_file(&folder.join(table.file), table.text.as_bytes(), true)?;
    }
    let shown = folder.display().to_string();
    session.answer(|| said(&tables, &shown), || answer(&tables, &shown))
}

fn said(tables: &[Table], folder: &str) -> String {
    let parts: Vec<String> = tables.iter().map(|table| format!("{} {}", table.file, table.rows)).collect();
    format!("written to {folder}, with so many rows: {}\n", parts.join(", "))
}

fn answer(tables: &[Table], folder: &str) -> serde_json::Value {
    let file = |table: &Table| json!({ "file": table.file, "kind": table.kind.as_str(), "rows": table.rows });
    json!({ "version": VERSION, "folder": folder, "files": tables.iter().map(file).collect::<Vec<_>>() })
}
