//! `export`: everything as JSON Lines, or one CSV a kind.

use super::Failure;
use super::args::{ExportArgs, ExportFormat};
use super::failure::Whose;
use super::output::{list, seen_by_others, warning, write_file};
use super::sealing;
use super::session::Session;
use crate::diary;
use crate::report::csv::{self, Table};
use crate::report::json::VERSION;
use crate::seal::Lock;
use crate::store::{no_foreign_link, private_folders};
use serde_json::json;
use std::path::Path;

pub(super) fn export(session: &mut Session<'_>, args: &ExportArgs) -> Result<(), Failure> {
    let lock = sealing::lock(session, &args.seal)?;
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    match (args.format, args.kind) {
        (ExportFormat::Csv, _) => tables(session, args, output, lock.as_ref()),
        (ExportFormat::Jsonl, None) => lines(session, output, lock.as_ref()),
        (ExportFormat::Jsonl, Some(_)) => Err(Failure::new(
            Whose::User,
            "--kind is for --format csv: JSON Lines hold everything, so that it comes back whole",
        )),
    }
}

/// How the one line begins that is no entry.
const LOOKED: &str = "{\"kind\":\"looked\"";

fn lines(session: &mut Session<'_>, file: Option<&Path>, lock: Option<&Lock>) -> Result<(), Failure> {
    let text = diary::export(&session.read()?.view())?;
    // The first line names the format, and one may say when a result was first shown: neither is an entry.
    let entries = text.lines().skip(1).filter(|line| !line.starts_with(LOOKED)).count();
    let Some(file) = file else { return stream(session, text, lock) };
    write_file(file, &sealing::sealed(lock, text.into_bytes())?)?;
    let (shown, sealed) = (file.display().to_string(), lock.is_some());
    let seen = if sealed { None } else { seen_by_others(file) };
    session.answer(
        || {
            let what = if entries == 1 { "entry" } else { "entries" };
            format!("{entries} {what} written to {shown}{}\n{}", if sealed { ", sealed" } else { "" }, warning(seen.as_deref()))
        },
        || json!({ "version": VERSION, "file": shown, "entries": entries, "sealed": sealed, "warnings": list(seen.as_deref()) }),
    )
}

/// To standard output, byte for byte.
fn stream(session: &mut Session<'_>, text: String, lock: Option<&Lock>) -> Result<(), Failure> {
    sealing::not_to_a_terminal(lock)?;
    let bytes = sealing::sealed(lock, text.into_bytes())?;
    session.raw.write_all(&bytes)?;
    Ok(session.raw.flush()?)
}

fn tables(session: &mut Session<'_>, args: &ExportArgs, folder: Option<&Path>, lock: Option<&Lock>) -> Result<(), Failure> {
    if lock.is_some() && (folder.is_some() || args.kind.is_none()) {
        let hint = "seal everything as JSON Lines: glidelog export --seal -o FILE; or one kind to standard output: glidelog export --format csv --kind run --seal > runs.csv.age";
        return Err(Failure::new(Whose::User, "a folder of tables is not sealed: a seal is of one file").hint(hint));
    }
    let tables = csv::tables(&session.read()?.view().all_entries()?, args.kind);
    let Some(folder) = folder else {
        let [table] = &tables[..] else {
            let hint = "name a folder: glidelog export --format csv -o FOLDER; or one kind: --kind run";
            return Err(Failure::new(Whose::User, "CSV is one file a kind, and one stream cannot hold them all").hint(hint));
        };
        return stream(session, table.text.clone(), lock);
    };
    no_foreign_link(folder)?;
    private_folders(folder).map_err(|error| {
        Failure::file("making the folder", folder, &error).hint("CSV is one file a kind: name a folder, new or there already")
    })?;
    for table in &tables {
        write_file(&folder.join(table.file), table.text.as_bytes())?;
    }
    let shown = folder.display().to_string();
    let seen = seen_by_others(&folder.join(tables[0].file));
    session.answer(|| said(&tables, &shown) + &warning(seen.as_deref()), || answer(&tables, &shown, seen.as_deref()))
}

fn said(tables: &[Table], folder: &str) -> String {
    let parts: Vec<String> = tables.iter().map(|table| format!("{} {}", table.file, table.rows)).collect();
    format!("written to {folder}, with so many rows: {}\n", parts.join(", "))
}

fn answer(tables: &[Table], folder: &str, seen: Option<&str>) -> serde_json::Value {
    let file = |table: &Table| json!({ "file": table.file, "kind": table.kind.as_str(), "rows": table.rows });
    json!({ "version": VERSION, "folder": folder, "files": tables.iter().map(file).collect::<Vec<_>>(), "warnings": list(seen) })
}
