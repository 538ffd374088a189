//! What a merge of two journals brought.

use super::change::said;
use super::json::VERSION;
use super::style;
use crate::diary::Joined;
use crate::domain::{DistanceUnit, Entry};
use crate::store::Conflict;
use serde_json::{Map, Value, json};

/// The counts, then each entry that the two told differently.
pub fn text(joined: &Joined, dry_run: bool, unit: DistanceUnit) -> String {
    let Joined { merged, trials_at_once } = joined;
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
    text.extend(at_once(trials_at_once).map(|sentence| format!("note: {sentence}\n")));
    text
}

/// Two devices may each have begun a trial; a diary has one at a time.
fn at_once(trials: &[Entry]) -> Option<String> {
    let name = |entry: &Entry| entry.trial().map(|trial| format!("{} ({})", entry.id, trial.tried));
    let named: Vec<String> = trials.iter().filter_map(name).collect();
    (named.len() > 1).then(|| {
        format!(
            "the journal now has {} trials under way, {}, and a diary has one at a time: `glidelog trial stop --verdict unsure` \
             ends the latest",
            named.len(),
            named.join(" and ")
        )
    })
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
pub fn json(joined: &Joined, dry_run: bool, unit: DistanceUnit) -> Value {
    let merged = &joined.merged;
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
        "warnings": at_once(&joined.trials_at_once).into_iter().collect::<Vec<String>>(),
    })
}
