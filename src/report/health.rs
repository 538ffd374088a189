//! How the journal is.

use super::json::VERSION;
use crate::domain::Kind;
use crate::store::{Health, TableRead};
use serde_json::{Value, json};
use std::path::Path;

/// The most faults that are listed.
const MOST: usize = 20;

/// In words: what was read and what is wrong.
pub fn text(path: &Path, health: &Health, counts: &[(Kind, u64)]) -> String {
    let shown = path.display();
    if health.findings.is_empty() {
        let counts: Vec<String> = counts.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
        let counts = if counts.is_empty() { "no entries yet".into() } else { counts.join(", ") };
        return format!(
            "{shown} is sound: schema {}, every value of {} {} read and in range ({counts}).\nWhat no check can see: a value changed in its row and in the history alike, or in what the history keeps of earlier times.\n",
            health.schema,
            health.entries,
            if health.entries == 1 { "entry" } else { "entries" }
        );
    }
    let mut lines: String = health.findings.iter().take(MOST).map(|finding| format!("  {}\n", finding.what)).collect();
    if let Some(more) = health.findings.len().checked_sub(MOST).filter(|more| *more > 0) {
        lines.push_str(&format!("  and {more} more\n"));
    }
    let count = health.findings.len();
    let faults = if count == 1 { "fault" } else { "faults" };
    format!("{shown} has {count} {faults}:\n{lines}{}", readable(&health.tables))
}

/// Which tables read whole, and how far the others do.
fn readable(tables: &[TableRead]) -> String {
    let rows = |table: &TableRead| format!("{} {} {}", table.table, table.rows, if table.rows == 1 { "row" } else { "rows" });
    let whole: Vec<String> = tables.iter().filter(|table| table.fault.is_none()).map(rows).collect();
    let torn = tables.iter().filter_map(|table| Some((rows(table), table.fault.as_ref()?)));
    let torn: String = torn.map(|(rows, fault)| format!("Reads only in part: {rows}, then {fault}.\n")).collect();
    match tables {
        [] => "Its first page does not tell which tables there are; `--rescue` tries every entry.\n".into(),
        _ if whole.is_empty() => torn,
        _ => format!("Reads whole: {}.\n{torn}", whole.join(", ")),
    }
}

/// The same as JSON.
pub fn json(path: &Path, health: &Health, counts: &[(Kind, u64)]) -> Value {
    let counts: serde_json::Map<String, Value> = counts.iter().map(|(kind, n)| (kind.to_string(), (*n).into())).collect();
    let finding = |f: &crate::store::Finding| json!({ "id": f.id.map(|id| id.0), "what": f.what });
    json!({
        "version": VERSION,
        "journal": path.display().to_string(),
        "schema": health.schema,
        "entries_read": health.entries,
        "counts": counts,
        "tables": health.tables.iter().map(|t| json!({ "table": t.table, "rows_read": t.rows, "fault": t.fault })).collect::<Vec<_>>(),
        "findings": health.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}
