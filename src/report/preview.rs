//! The first rows of another diary, as they would be stored.

use super::import;
use super::{entry, json};
use crate::diary::Imported;
use crate::domain::{DayStart, DistanceUnit};
use serde_json::Value;

/// The first entries with their lines, then what would become of the file.
pub fn text(imported: &Imported, unit: DistanceUnit) -> String {
    let mut text = String::new();
    for file in imported.files.iter().filter(|file| !file.first.is_empty()) {
        text.push_str(&format!(
            "{}, the first {} of {} entries as they would be read:\n",
            file.file,
            file.first.len(),
            file.added
        ));
        for (line, shown) in &file.first {
            text.push_str(&format!("  line {line}: {}: {}\n", shown.stamp, entry::describe(shown, unit)));
        }
    }
    text + &import::text(imported, unit)
}

/// The same as JSON: what an import answers, with the first entries of each file.
pub fn json(imported: &Imported, day_start: DayStart) -> Value {
    let mut value = import::json(imported);
    let files = value.get_mut("files").and_then(Value::as_array_mut).into_iter().flatten();
    for (answer, file) in files.zip(&imported.files) {
        let first = file.first.iter().map(|(line, entry)| {
            let mut document = json::entry(entry, day_start);
            document["line"] = (*line).into();
            // It has no number before it is stored.
            document.as_object_mut().map(|map| map.shift_remove("id"));
            document
        });
        answer["preview"] = first.collect();
    }
    value
}
