//! What the diary is missing today, as a list and as questions.

use super::entry::describe;
use crate::diary::Missing;
use crate::domain::{DistanceUnit, Entry, Location};

/// The list, with the command that fills each.
pub fn text(missing: &[Missing], unit: DistanceUnit) -> String {
    if missing.is_empty() {
        return "nothing is missing today\n".into();
    }
    missing.iter().map(|one| format!("{}\n    {}\n", what(one, unit), command(one))).collect()
}

/// The question for one of them.
pub fn question(missing: &Missing, unit: DistanceUnit) -> String {
    match missing {
        Missing::MorningPain { location, .. } => format!("Pain this morning{}, 0-10?", at(location)),
        Missing::RunPain(run) => format!("Pain on {}: worst, or before/worst/after?", brief(run, unit)),
        Missing::RunEffort(run) => format!("Effort of {}, 0-10?", brief(run, unit)),
        Missing::Glide => "Gliding today?".into(),
        Missing::WeekRating => "The week in your own word: 1 very much better, 4 the same, 7 very much worse?".into(),
    }
}

fn what(missing: &Missing, unit: DistanceUnit) -> String {
    match missing {
        Missing::MorningPain { location, run } => {
            let of = run.as_ref().map(|run| format!(", the next-morning score of {}", brief(run, unit))).unwrap_or_default();
            format!("pain this morning{}{of}", at(location))
        }
        Missing::RunPain(run) => format!("pain on {}", brief(run, unit)),
        Missing::RunEffort(run) => format!("effort of {}", brief(run, unit)),
        Missing::Glide => "gliding today: done or skipped on purpose".into(),
        Missing::WeekRating => "your own word for the week".into(),
    }
}

fn command(missing: &Missing) -> String {
    match missing {
        Missing::MorningPain { location, .. } if location.site.is_some() => format!("glidelog pain N {location} --morning"),
        Missing::MorningPain { .. } => "glidelog pain N --morning".into(),
        Missing::RunPain(run) => format!("glidelog edit {} --pain BEFORE/WORST/AFTER", run.id.0),
        Missing::RunEffort(run) => format!("glidelog edit {} -e N", run.id.0),
        Missing::Glide => "glidelog glide    or    glidelog skip glide \"reason\"".into(),
        Missing::WeekRating => "glidelog rate \"a little better\"".into(),
    }
}

fn at(location: &Location) -> String {
    if location.site.is_some() { format!(" ({location})") } else { String::new() }
}

fn brief(run: &Entry, unit: DistanceUnit) -> String {
    let bare = Entry { note: None, tags: Vec::new(), ..run.clone() };
    format!("{} of {}: {}", run.id, run.stamp, describe(&bare, unit))
}
