//! Backups made, and journals restored.

use super::json::VERSION;
use super::style;
use crate::domain::Kind;
use crate::store::Verified;
use serde_json::{Map, Value, json};
use std::path::Path;

/// A backup, once it was read again and found whole; a sealed one was found whole before it was sealed.
pub fn made(made: &Verified, file: &Path, sealed: bool) -> String {
    format!(
        "backed up to {}, {}: {} {}\n",
        file.display(),
        if sealed { "whole, sealed, and read again as it was sealed" } else { "read again and whole" },
        counts(&made.counts),
        style::faint(&format!("(back with: glidelog restore {})", file.display()))
    )
}

/// A journal that was put back, and where the one before it is.
pub fn restored(restored: &Verified, place: &Path) -> String {
    let kept = match &restored.kept {
        None => "there was no journal before".into(),
        Some(kept) => format!(
            "the journal before is kept as {} {}",
            kept.display(),
            style::faint(&format!("(the other way: glidelog restore {})", kept.display()))
        ),
    };
    format!("restored to {}: {}\n{kept}\n", place.display(), counts(&restored.counts))
}

/// So many of each kind.
pub(super) fn counts(counts: &[(Kind, u64)]) -> String {
    match counts {
        [] => "no entries".into(),
        counts => counts.iter().map(|(kind, count)| format!("{kind} {count}")).collect::<Vec<_>>().join(", "),
    }
}

/// Either as JSON.
pub fn json(verified: &Verified, file: &Path, sealed: bool) -> Value {
    let counts: Map<String, Value> = verified.counts.iter().map(|(kind, n)| (kind.to_string(), (*n).into())).collect();
    json!({
        "version": VERSION,
        "file": file.display().to_string(),
        "verified": true,
        "sealed": sealed,
        "counts": counts,
        "kept": verified.kept.as_ref().map(|kept| kept.display().to_string()),
    })
}
