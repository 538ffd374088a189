//! What is remembered of having looked: when a result was first shown, and with which window.
//!
//! The window is fixed before looking (ANALYSIS, section 0). That a result has been shown is no entry, and cannot
//! be taken back; an export carries it, so that moving to another journal does not forget it.

use crate::diary::{Context, Result};
use crate::domain::document::Looked;
use crate::domain::{Body, Entry, Kind, Period, SettingKey};
use crate::store::{Journal, View};
use chrono::{DateTime, NaiveDate, Utc};

/// The mark that a result has been shown.
const SHOWN: &str = "effect_shown";
/// Hours a window can have.
const WINDOWS: std::ops::RangeInclusive<u8> = 1..=24;

/// A window changed after looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WindowChange {
    /// The day a result was first shown.
    pub looked: NaiveDate,
    /// The day the window was set, where that is known.
    pub changed: Option<NaiveDate>,
}

/// The mark of the window a result was first shown with.
fn with_window(window_h: u8) -> String {
    format!("{SHOWN}_window_{window_h}")
}

/// Remembers a look, of this journal or of one that was imported; the first one with each window stands.
pub(in crate::diary) fn remember(journal: &mut Journal, look: Looked) -> Result<()> {
    journal.mark_once(SHOWN, look.at)?;
    journal.mark_once(&with_window(look.window_h), look.at)?;
    Ok(())
}

/// The first look with each window, oldest first.
pub(in crate::diary) fn known(view: &View<'_>) -> Result<Vec<Looked>> {
    let mut looks = Vec::new();
    for window_h in WINDOWS {
        looks.extend(view.mark(&with_window(window_h))?.map(|at| Looked { at, window_h }));
    }
    looks.sort_by_key(|look| look.at);
    Ok(looks)
}

/// Whether a result was shown with another window, or the window was set anew since the first one.
///
/// Taking a setting back brings the old window back; what was seen with the other one stays seen.
pub(super) fn window_change(view: &View<'_>, context: &Context, window_h: u8) -> Result<Option<WindowChange>> {
    let looks = known(view)?;
    let Some(shown) = looks.first().map(|look| look.at) else { return Ok(None) };
    let set = window_set_at(view)?.filter(|set| *set > shown);
    if set.is_none() && looks.iter().all(|look| look.window_h == window_h) {
        return Ok(None);
    }
    let day = |instant: DateTime<Utc>| context.zone.at(instant).date_naive();
    Ok(Some(WindowChange { looked: day(shown), changed: set.map(day) }))
}

/// When the window in force was set, if it ever was.
fn window_set_at(view: &View<'_>) -> Result<Option<DateTime<Utc>>> {
    let last_day = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX);
    let settings = view.entries_of(Kind::Setting, &Period::new(NaiveDate::MIN, last_day)?)?;
    let is_window = |entry: &&Entry| matches!(&entry.body, Body::Setting(setting) if setting.key() == SettingKey::WindowH);
    Ok(settings.iter().find(is_window).map(|entry| entry.modified_at))
}
