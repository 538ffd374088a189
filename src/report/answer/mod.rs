//! The answer to a question: one sentence first, then the separate legs, as text and as JSON.

mod activity;
mod figure;
mod json;
mod legs;
mod needed;
mod number;
mod rows;
mod sentence;

use crate::ask::{Answer, Finding};
use crate::domain::{DistanceUnit, Location};
use crate::report::style;

pub use json::json;
pub(crate) use legs::{day_means, run_means};
pub use rows::Row;

/// The answer for a terminal: the sentence, the dates, the figures.
#[must_use]
pub fn text(answer: &Answer, unit: DistanceUnit) -> String {
    let mut text = style::headline(&sentence(answer, unit)) + "\n";
    let body = match &answer.finding {
        Finding::Week(week) => legs::week(week, &answer.focus, unit, answer.begun.is_some()).text(),
        Finding::Days(days) => figure::days_body(days, &answer.focus),
        Finding::Amount(amount) => figure::amount_body(amount),
        Finding::Last(last) => figure::last_body(last, unit),
        Finding::Worst(worst) => figure::worst_body(worst, unit),
        Finding::Trend(trend) => figure::trend_body(trend, &answer.focus),
    };
    if !body.is_empty() {
        text.push('\n');
        text.push_str(&body);
    }
    if let Some(first) = answer.begun {
        let first = number::full_day(first);
        text.push_str(&format!("Your diary begins on {first}: of the days before nothing is recorded, which is not none.\n"));
    }
    text + &also_open(&answer.also_open).map(|line| format!("{line}\n")).unwrap_or_default()
}

/// What stands behind the answer of a week; nothing of another answer.
#[must_use]
pub fn week_rows(answer: &Answer, unit: DistanceUnit) -> Vec<Row> {
    match &answer.finding {
        Finding::Week(week) => legs::week(week, &answer.focus, unit, answer.begun.is_some()).rows(),
        _ => Vec::new(),
    }
}

/// Says that an answer about one place leaves out another with an open injury, and how to ask for it.
#[must_use]
pub fn also_open(places: &[Location]) -> Option<String> {
    let names: Vec<String> = places.iter().map(ToString::to_string).collect();
    let first = names.first()?;
    let (are, one) = if names.len() == 1 { ("is", "it") } else { ("are", "one") };
    Some(format!("Not shown here: {} {are} open too; ask for {one} with --site \"{first}\".", names.join(", ")))
}

/// The answer in one sentence.
#[must_use]
pub fn sentence(answer: &Answer, unit: DistanceUnit) -> String {
    match &answer.finding {
        Finding::Week(week) => sentence::week(week, place(&answer.focus).as_deref()),
        Finding::Days(days) => figure::days_sentence(days),
        Finding::Amount(amount) => figure::amount_sentence(amount, unit),
        Finding::Last(last) => figure::last_sentence(last, &answer.focus),
        Finding::Worst(worst) => figure::worst_sentence(worst, &answer.focus),
        Finding::Trend(trend) => figure::trend_sentence(trend),
    }
}

/// A place as words; nothing where the diary names none.
fn place(focus: &Location) -> Option<String> {
    (*focus != Location::default()).then(|| focus.to_string())
}

#[cfg(test)]
mod tests;
