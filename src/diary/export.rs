//! The whole diary as JSON Lines, oldest first.

use super::{Result, effect};
use crate::domain::document::{self, HEADER};
use crate::domain::{Entry, Kind};
use crate::store::View;

/// The diary as an export holds it: a header, when a result was first shown, the settings, then every
/// entry in the order it was lived.
pub fn export(view: &View<'_>) -> Result<String> {
    let day_start = view.settings()?.day_start;
    let (mut settings, entries): (Vec<Entry>, Vec<Entry>) =
        view.all_entries()?.into_iter().partition(|entry| entry.kind() == Kind::Setting);
    settings.sort_by_key(|entry| entry.uuid);
    let mut text = String::from(HEADER);
    text.push('\n');
    for look in effect::known_looks(view)? {
        text.push_str(&look.line().to_string());
        text.push('\n');
    }
    for entry in settings.iter().chain(&entries) {
        text.push_str(&document::line(entry, day_start).to_string());
        text.push('\n');
    }
    Ok(text)
}
