//! The highest score of some days.

use super::super::number::{count, full_day, mean_count, span};
use super::super::place;
use crate::ask::{WorstFigure, WorstOf};
use crate::domain::{DistanceUnit, Location};
use crate::report::entry::describe;

pub(in crate::report::answer) fn worst_sentence(figure: &WorstFigure, focus: &Location) -> String {
    let when = span(&figure.words, figure.period);
    let place = place(focus).map_or(String::new(), |place| format!(" ({place})"));
    let (noun, of) = match figure.of {
        WorstOf::Pain => ("pain", "pain score"),
        WorstOf::Run => ("pain on a run", "run with a pain score"),
        WorstOf::Day => ("day", "day with a score"),
    };
    let (Some(score), Some(day)) = (figure.score, figure.day) else {
        return format!("No {of}{place} in your diary {when}.");
    };
    let first = if figure.times > 1 { format!(", the first of {} as high", figure.times) } else { String::new() };
    format!("Your worst {noun} {when}{place}: {}, on {}{first}; {}.", mean_count(score), full_day(day), among(figure))
}

/// Of how many.
fn among(figure: &WorstFigure) -> String {
    match figure.of {
        WorstOf::Pain => format!("of {}", count(figure.n, "score")),
        WorstOf::Run => format!("of {} with a score", count(figure.n, "run")),
        WorstOf::Day => format!("of {} with a score", count(figure.n, "day")),
    }
}

pub(in crate::report::answer) fn worst_body(figure: &WorstFigure, unit: DistanceUnit) -> String {
    figure.entry.as_ref().map_or(String::new(), |entry| format!("  {} {}: {}\n", entry.id, entry.stamp, describe(entry, unit)))
}
