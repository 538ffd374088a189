//! The first rows of another diary, as they would be stored.

use super::import;
use super::{entry, json};
use crate::diary::Imported;
use crate::domain::document::Document;
use crate::domain::{DayStart, DistanceUnit, Entry, EntryId};
use chrono::{DateTime, Utc};
use serde_json::Value;

/// The first entries with their lines, then what would become of the file.
pub fn text(imported: &Imported, unit: DistanceUnit) -> String {
    let mut text = String::new();
    for file in imported.files.iter().filter(|file| !file.first.is_empty()) {
        let all = file.added + file.enriched + file.duplicates;
        text.push_str(&format!("{}, the first {} of {all} entries as they would be read:\n", file.file, file.first.len()));
        for (line, shown) in file.first.iter().filter_map(|(line, document)| Some((line, as_entry(document)?))) {
            text.push_str(&format!("  line {line}: {}: {}\n", shown.stamp, entry::describe(&shown, unit)));
        }
    }
    text + &import::text(imported, unit, false)
}

/// The same as JSON: what an import answers, with the first entries of each file.
pub fn json(imported: &Imported, day_start: DayStart) -> Value {
    let mut value = import::json(imported);
    let files = value.get_mut("files").and_then(Value::as_array_mut).into_iter().flatten();
    for (answer, file) in files.zip(&imported.files) {
        let first = file.first.iter().filter_map(|(line, document)| {
            let mut shown = json::entry(&as_entry(document)?, day_start);
            shown["line"] = (*line).into();
            // What only a stored entry has.
            for name in ["id", "modified_at"] {
                shown.as_object_mut().map(|map| map.shift_remove(name));
            }
            Some(shown)
        });
        answer["preview"] = first.collect();
    }
    value
}

/// A document as the entry it would be.
fn as_entry(document: &Document) -> Option<Entry> {
    let Document { note, tags, sources, body, .. } = document.clone();
    let (recorded_at, modified_at) = (DateTime::<Utc>::UNIX_EPOCH, DateTime::<Utc>::UNIX_EPOCH);
    Some(Entry {
        id: EntryId(0),
        uuid: document.uuid?,
        stamp: document.stamp?,
        recorded_at,
        modified_at,
        note,
        tags,
        sources,
        body,
    })
}
