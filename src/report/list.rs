//! Entries as a list, and one entry whole.

use super::entry::describe;
use super::{echo, style};
use crate::domain::{DistanceUnit, Entry, Kind, Period};

/// Entries by day, oldest first, so that the newest stands nearest to the prompt.
pub fn entries(entries: &[Entry], kind: Option<Kind>, period: &Period, unit: DistanceUnit) -> String {
    if entries.is_empty() {
        let what = kind.map_or_else(|| "nothing".to_owned(), |kind| format!("no {}", kind.as_str().replace('_', " ")));
        return format!("{what} is recorded for {period}\n");
    }
    let mut text = String::new();
    let mut day = None;
    for entry in entries {
        if day != Some(entry.stamp.day()) {
            day = Some(entry.stamp.day());
            text.push_str(&format!("{}\n", style::headline(&entry.stamp.day().format("%a %-d %b %Y").to_string())));
        }
        let time = entry.stamp.instant().map_or("     ".into(), |at| at.format("%H:%M").to_string());
        let id = format!("{:>5}", entry.id.to_string());
        text.push_str(&format!("{} {time}  {}\n", style::id(&id), describe(entry, unit)));
    }
    let count = entries.len();
    text.push_str(&style::faint(&format!("{count} {} for {period}", if count == 1 { "entry" } else { "entries" })));
    text + "\n"
}

/// Injuries, one a line.
pub fn injuries(injuries: &[Entry], unit: DistanceUnit) -> String {
    if injuries.is_empty() {
        return "no injury is recorded\n".into();
    }
    injuries.iter().map(|entry| format!("{} {}\n", style::id(&entry.id.to_string()), describe(entry, unit))).collect()
}

/// Prescriptions, one a line.
pub fn prescriptions(prescriptions: &[Entry], unit: DistanceUnit) -> String {
    if prescriptions.is_empty() {
        return "nothing is prescribed (say it: glidelog prescribe glide sciatic 2x15 twice a day)\n".into();
    }
    prescriptions.iter().map(|entry| format!("{} {}\n", style::id(&entry.id.to_string()), describe(entry, unit))).collect()
}

/// A note without what a terminal would obey.
fn printable(note: &str) -> String {
    note.chars().map(|c| if c.is_control() && c != '\n' && c != '\t' { ' ' } else { c }).collect()
}

/// One entry with everything it has; of a run also what was felt the morning after.
pub fn whole(entry: &Entry, mornings: &[Entry], unit: DistanceUnit, sources: bool) -> String {
    let mut lines = vec![echo::one(entry, unit)];
    if let Some(run) = entry.run() {
        lines.extend(run.ascent_m.map(|m| format!("climbed {m:.0} m")));
        let heart = [run.avg_hr.map(|n| format!("mean {n}")), run.max_hr.map(|n| format!("highest {n}"))];
        let heart: Vec<String> = heart.into_iter().flatten().collect();
        lines.extend((!heart.is_empty()).then(|| format!("heart rate {}", heart.join(", "))));
        lines.extend(run.cadence.map(|n| format!("cadence {n}")));
        lines.extend(run.calories.map(|n| format!("{n} kcal")));
        if let (Some(moving), Some(elapsed)) = (run.moving, run.elapsed)
            && moving != elapsed
        {
            lines.push(format!("moving {moving}, from start to end {elapsed}"));
        }
    }
    let felt = |morning: &Entry| morning.pain().map(|pain| format!("pain {} {}", pain.score, pain.location));
    lines.extend(mornings.iter().filter_map(|one| Some(format!("the morning after: {} ({})", felt(one)?, one.id))));
    if let Some(note) = &entry.note {
        lines.push(format!("note: {}", printable(note).replace('\n', "\n      ")));
    }
    lines.push(style::faint(&format!(
        "written down {}, last changed {}, {}",
        entry.recorded_at.format("%-d %b %Y %H:%M UTC"),
        entry.modified_at.format("%-d %b %Y %H:%M UTC"),
        entry.uuid
    )));
    if sources {
        let none = entry.sources.is_empty();
        lines.extend(none.then(|| "every value was typed".into()));
        lines.extend(entry.sources.iter().map(|s| format!("from {} ({}): {}", s.file, s.format, s.fields.join(", "))));
    }
    lines.join("\n") + "\n"
}
