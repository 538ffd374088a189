//! The answer about gliding and the runs after it: one sentence, the table, every companion, JSON, the words of its pictures.
//!
//! Wording follows ANALYSIS.md, section 4; the tests drive every branch through the lint of words.

mod before_after;
mod details;
mod dose;
mod dots;
mod json;
mod names;
mod notes;
mod numbers;
mod page;
mod picture;
mod sentence;
mod table;
mod wanted;

use crate::ask::Question;
use crate::diary::EffectAnswer;
use page::Page;

pub(in crate::report) use details::how_sure;
pub use json::{asked, json};
pub(in crate::report) use json::{difference as difference_json, secondary as secondary_json};
pub(in crate::report) use names::verdict_key;
pub(in crate::report) use numbers::ends;
pub use picture::{comparison, dose_plot};
pub use sentence::sentence;
pub use wanted::how_many_more;

/// The design, what was allowed for and what was not, and which runs were left out.
#[must_use]
pub fn limits(answer: &EffectAnswer) -> Vec<(&'static str, String)> {
    table::limits(answer)
}

/// The answer for a terminal; every companion with `details`.
#[must_use]
pub fn text(answer: &EffectAnswer, details: bool) -> String {
    let mut page = Page::default();
    if let Some(trial) = &answer.trial {
        let coin = super::trial::status(trial);
        if answer.effect.runs.is_empty() {
            return if details { coin + &super::trial::details(trial) } else { coin };
        }
        page.line_as_is(&coin);
        if details {
            page.line_as_is(&super::trial::details(trial));
        }
        page.aside("Runs outside the trial, where nobody drew which ones had gliding before them:");
    }
    page.headline(&sentence(answer));
    if let Some(usual) = notes::usual_answer(&answer.effect) {
        page.aside(&usual);
    }
    page.space();
    table::put(&mut page, answer);
    if details {
        details::put(&mut page, answer);
    }
    page.text()
}

/// The answer to a question in plain English.
#[must_use]
pub fn reply(question: &Question, answer: &EffectAnswer) -> String {
    match question {
        Question::HowManyMore(_) => how_many_more(answer) + "\n",
        _ => text(answer, false),
    }
}

#[cfg(test)]
mod tests;
