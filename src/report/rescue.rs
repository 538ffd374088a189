//! What was saved of a damaged journal.

use super::backup::counts;
use super::json::VERSION;
use crate::domain::EntryId;
use crate::store::Rescued;
use serde_json::{Map, Value, json};
use std::path::Path;

/// So many entries are named one by one.
const MOST_NAMED: usize = 50;

/// What stands in the new journal, and entry by entry what does not.
pub fn text(rescued: &Rescued, new: &Path) -> String {
    if rescued.mute {
        return "nothing of the file tells of an entry any more: the pages that held them cannot be read, and no journal was made. A backup is what is left: glidelog restore FILE\n".into();
    }
    let mut text = format!("saved into {}: {}\n", new.display(), counts(&rescued.counts));
    let mut say = |ids: &[EntryId], what: &str| match ids {
        [] => {}
        ids => text.push_str(&format!("{what}: {}\n", named(ids))),
    };
    say(&rescued.from_history, "not readable where they stood, taken from their last change");
    say(&rescued.unlike_history, "not as their last change left them, taken as they stand; look whether they are right");
    for lost in rescued.lost.iter().take(MOST_NAMED) {
        text.push_str(&format!("lost: {}: {}\n", lost.id, lost.what));
    }
    match rescued.lost.len() {
        0 => text.push_str("nothing that the file still tells of was lost\n"),
        lost if lost > MOST_NAMED => text.push_str(&format!("lost: {} more\n", lost - MOST_NAMED)),
        _ => {}
    }
    text.push_str(&format!(
        "The history stays behind, so earlier changes cannot be undone there. Look at it with: glidelog --journal {} list all\n",
        new.display()
    ));
    text
}

fn named(ids: &[EntryId]) -> String {
    let named: Vec<String> = ids.iter().take(MOST_NAMED).map(EntryId::to_string).collect();
    let more = ids.len().saturating_sub(MOST_NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", named.join(" "))
}

/// The same as JSON.
pub fn json(rescued: &Rescued, new: &Path) -> Value {
    let counts: Map<String, Value> = rescued.counts.iter().map(|(kind, n)| (kind.to_string(), (*n).into())).collect();
    let ids = |ids: &[EntryId]| ids.iter().map(|id| id.0).collect::<Vec<_>>();
    json!({
        "version": VERSION,
        "file": (!rescued.mute).then(|| new.display().to_string()),
        "counts": counts,
        "from_history": ids(&rescued.from_history),
        "unlike_history": ids(&rescued.unlike_history),
        "mute": rescued.mute,
        "lost": rescued.lost.iter().map(|lost| json!({ "id": lost.id.0, "why": lost.what })).collect::<Vec<_>>(),
    })
}
