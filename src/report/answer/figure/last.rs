//! When something last happened.

use super::super::number::full_day;
use super::super::place;
use crate::ask::{LastFigure, LastOf};
use crate::domain::{DistanceUnit, Location};
use crate::report::entry::describe;

pub(in crate::report::answer) fn last_sentence(figure: &LastFigure, focus: &Location) -> String {
    let place = match (&figure.of, place(focus)) {
        (LastOf::PainFreeDay | LastOf::PainFreeRun | LastOf::PainAbove { .. } | LastOf::Score, Some(place)) => {
            format!(" ({place})")
        }
        _ => String::new(),
    };
    let Some(found) = &figure.found else { return format!("Your diary has no {}{place}.", noun(&figure.of)) };
    let ago = match figure.days_ago {
        Some(0) => "today".to_owned(),
        Some(1) => "yesterday".to_owned(),
        Some(days) => format!("{days} days ago"),
        None => String::new(),
    };
    let scores = match found.scores {
        0 => String::new(),
        1 => " (1 score that day)".into(),
        n => format!(" ({n} scores that day, all 0)"),
    };
    format!("Your last {}{place}: {}, {ago}{scores}.", noun(&figure.of), full_day(found.day))
}

fn noun(of: &LastOf) -> String {
    match of {
        LastOf::Run => "run".into(),
        LastOf::Glide => "glide session".into(),
        LastOf::SkippedGlide => "glide skipped on purpose".into(),
        LastOf::Treatment(name) => name.clone(),
        LastOf::PainFreeDay => "day without pain".into(),
        LastOf::PainFreeRun => "run without pain".into(),
        LastOf::PainAbove { level: 0, on_run: false } => "pain".into(),
        LastOf::PainAbove { level: 0, on_run: true } => "run with pain".into(),
        LastOf::PainAbove { level, on_run: false } => format!("pain above {level}"),
        LastOf::PainAbove { level, on_run: true } => format!("run with pain above {level}"),
        LastOf::Score => "pain score".into(),
        LastOf::Rating => "rating".into(),
        LastOf::Entry => "entry".into(),
    }
}

pub(in crate::report::answer) fn last_body(figure: &LastFigure, unit: DistanceUnit) -> String {
    let entry = figure.found.as_ref().and_then(|found| found.entry.as_ref());
    entry.map_or(String::new(), |entry| format!("  {} {}: {}\n", entry.id, entry.stamp, describe(entry, unit)))
}
