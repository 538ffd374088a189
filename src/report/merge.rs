//! What a merge of two journals brought.

use super::change::said;
use super::json::VERSION;
use super::style;
use crate::domain::DistanceUnit;
use crate::store::{Conflict, Merged};
use serde_json::{Map, Value, json};

/// The counts, then each entry that the two told differently.
pub fn text(merged: &Merged, dry_run: bool, unit: DistanceUnit) -> String {
    let new: u64 = merged.added.values().sum();
    let kinds: Vec<String> = merged.added.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    let kinds = if kinds.is_empty() { String::new() } else { format!(" ({})", kinds.join(", ")) };
    let conflicts = merged.conflicts.len();
    let written = new > 0 || merged.deletions > 0 || merged.conflicts.iter().any(|conflict| conflict.took_theirs);
    let back = match (dry_run, written) {
        (true, _) => "nothing was taken: this was a dry run",
        (false, true) => "take it back: glidelog undo",
        (false, false) => "nothing was taken",
    };
    let mut text = format!(
        "{new} new from there{kinds}, {} the same in both, {} only here, {conflicts} told differently {}\n",
        merged.same,
        merged.only_here,
        style::faint(&format!("({back})"))
    );
    text.extend(merged.conflicts.iter().map(|conflict| one(conflict, unit)));
    text
}

fn one(conflict: &Conflict, unit: DistanceUnit) -> String {
    let show = |document: &Option<String>| match document {
        Some(text) => said(conflict.id, text, unit),
        None => "deleted".into(),
    };
    let tie = if conflict.here_at == conflict.there_at { ", changed in the same moment" } else { "" };
    let (taken, left, whose) = match conflict.took_theirs {
        true => (&conflict.there, &conflict.here, "there"),
        false => (&conflict.here, &conflict.there, "here"),
    };
    format!("  {} as it is {whose}{tie}: {}  instead of  {}\n", style::id(&conflict.id.to_string()), show(taken), show(left))
}

/// The same as JSON.
pub fn json(merged: &Merged, dry_run: bool, unit: DistanceUnit) -> Value {
    let added: Map<String, Value> = merged.added.iter().map(|(kind, n)| (kind.to_string(), (*n).into())).collect();
    let conflict = |conflict: &Conflict| {
        let show = |document: &Option<String>| document.as_ref().map(|text| said(conflict.id, text, unit));
        json!({
            "id": conflict.id.0,
            "here": show(&conflict.here),
            "there": show(&conflict.there),
            "kept": if conflict.took_theirs { "there" } else { "here" },
        })
    };
    json!({
        "version": VERSION,
        "dry_run": dry_run,
        "added": added,
        "deletions": merged.deletions,
        "same": merged.same,
        "only_here": merged.only_here,
        "conflicts": merged.conflicts.iter().map(conflict).collect::<Vec<_>>(),
    })
}
