//! Changes in words: what undo took back, and the history of the journal.

use super::{entry::describe, style};
use crate::diary::Removed;
use crate::domain::{DayStart, DistanceUnit, Entry, EntryId, document};
use crate::store::{ChangeRecord, ChangeState, EntryChange};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// What undo or redo did.
pub fn walked(change: &ChangeRecord, undone: bool, unit: DistanceUnit) -> String {
    let (verb, back) = if undone { ("taken back", "glidelog redo") } else { ("done again", "glidelog undo") };
    let mut text = format!("{verb}: {}{}\n", change.command, style::faint(&format!(" (the other way: {back})")));
    for entry in change.entries.iter().take(10) {
        let (before, after) = if undone { (&entry.after, &entry.before) } else { (&entry.before, &entry.after) };
        text.push_str(&format!("  {}\n", difference(entry.id, before.as_deref(), after.as_deref(), unit)));
    }
    if change.entries.len() > 10 {
        text.push_str(&format!("  and {} more\n", change.entries.len() - 10));
    }
    text
}

/// The history, newest first: when, who, with which command, and what was different.
pub fn history(changes: &[ChangeRecord], unit: DistanceUnit) -> String {
    if changes.is_empty() {
        return "nothing has been written yet\n".into();
    }
    changes.iter().map(|change| one_change(change, unit)).collect()
}

fn one_change(change: &ChangeRecord, unit: DistanceUnit) -> String {
    let state = match change.state {
        ChangeState::Done => "",
        ChangeState::Undone => " (taken back; redo brings it again)",
        ChangeState::Gone => " (taken back)",
    };
    let mut text = format!(
        "{} {}: {}{state}\n",
        style::faint(&change.at.format("%a %-d %b %Y %H:%M").to_string()),
        change.who,
        change.command
    );
    for EntryChange { id, before, after } in change.entries.iter().take(5) {
        text.push_str(&format!("  {}\n", difference(*id, before.as_deref(), after.as_deref(), unit)));
    }
    if change.entries.len() > 5 {
        text.push_str(&format!("  and {} more\n", change.entries.len() - 5));
    }
    text
}

/// One entry before and after, in words.
fn difference(id: EntryId, before: Option<&str>, after: Option<&str>, unit: DistanceUnit) -> String {
    let show = |text: &str| said(id, text, unit);
    let id = style::id(&id.to_string());
    match (before, after) {
        (None, Some(after)) => format!("{id} {}", show(after)),
        (Some(before), None) => format!("{id} is gone: {}", show(before)),
        (Some(before), Some(after)) => format!("{id} {}  instead of  {}", show(after), show(before)),
        (None, None) => format!("{id} came and went"),
    }
}

/// A document in one line, with its time.
pub(super) fn said(id: EntryId, text: &str, unit: DistanceUnit) -> String {
    let read = serde_json::from_str(text).ok().and_then(|value| document::read_line(value, DayStart::MIDNIGHT).ok());
    let Some(document) = read else { return "(not readable)".into() };
    let Some(stamp) = document.stamp else { return "(no time)".into() };
    let then = DateTime::<Utc>::UNIX_EPOCH;
    let document::Document { note, tags, sources, body, .. } = document;
    let entry = Entry { id, uuid: Uuid::nil(), stamp, recorded_at: then, modified_at: then, note, tags, sources, body };
    format!("{stamp}: {}", describe(&entry, unit))
}

/// What `rm` deleted, and how to take it back.
pub fn removed(removed: &[Removed], unit: DistanceUnit) -> String {
    let lines = removed_lines(removed, unit).into_iter();
    lines.chain(std::iter::once(style::faint("(take it back: glidelog undo)"))).map(|line| line + "\n").collect()
}

/// What was deleted, and what stays of it.
pub fn removed_lines(removed: &[Removed], unit: DistanceUnit) -> Vec<String> {
    let lines = removed.iter().map(|one| format!("deleted {}", super::echo::one(&one.entry, unit)));
    let stay = removed.iter().flat_map(|one| &one.stay).map(|morning| {
        format!("the score of the morning after stays: {} (glidelog rm {})", super::echo::one(morning, unit), morning.id.0)
    });
    lines.chain(stay).collect()
}
