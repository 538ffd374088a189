//! The pages, each from the journal to HTML.

pub(super) mod again;
pub(super) mod answers;
pub(super) mod diary;
pub(super) mod done;
pub(super) mod downloads;
pub(super) mod entry;
mod forms;
pub(super) mod import;
pub(super) mod log;
pub(super) mod pair;
pub(super) mod picture;
pub(super) mod plans;
pub(super) mod settings;
pub(super) mod today;
pub(super) mod trial;

use super::app::{Reply, Visit};
use super::problem::Problem;
use maud::html;

/// Every page that is not always at hand.
pub(super) fn more(_: &mut Visit<'_>) -> Result<Reply, Problem> {
    let all = [
        ("/effect", "Effect", "does gliding go with easier runs"),
        ("/trial", "Trial", "by a coin before each run, or by watching"),
        ("/calendar", "Calendar", "a year of days"),
        ("/prescriptions", "Prescriptions", "what is to be done, and how often"),
        ("/injuries", "Injuries", "since when, and until when"),
        ("/questions", "Questions", "what to ask at the next visit"),
        ("/import", "Import", "watch files, a Strava zip, a diary exported before"),
        ("/report", "Report", "a page for the therapist, to keep or print"),
        ("/export", "Export", "the whole diary as one file"),
        ("/settings", "Settings", "units, the start of day, the week, zones"),
    ];
    let inside = html! {
        ul.places { @for (place, name, what) in all { li { a href=(place) { b { (name) } span { (what) } } } } }
        p.quiet { "It is a diary, not a doctor: it records and describes, and leaves what to do to you and your therapist." }
    };
    Ok(Reply::Page("More".into(), inside))
}
