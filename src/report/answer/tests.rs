//! Answers as a person reads them.

mod diaries;
mod documents;
mod figures;
mod lint;
mod weeks;

use super::text;
use crate::ask::sample::{hamstring, today, when};
use crate::ask::{Answer, answer, parse};
use crate::domain::{DistanceUnit, Entry, WeekStyle};

/// The answer to a question typed on 24 November 2026.
fn asked(question: &str, entries: &[Entry]) -> Answer {
    let question = parse(question, &when(), WeekStyle::Rolling, &[]).unwrap();
    answer(&question, entries, &hamstring(), today()).unwrap()
}

/// The text without its colours.
fn said(question: &str, entries: &[Entry]) -> String {
    anstream::adapter::strip_str(&text(&asked(question, entries), DistanceUnit::Km)).to_string()
}

/// The same where a week begins on Monday: the day is its Tuesday.
fn calendar(question: &str, entries: &[Entry]) -> String {
    let question = parse(question, &when(), WeekStyle::Calendar, &[]).unwrap();
    let answer = answer(&question, entries, &hamstring(), today()).unwrap();
    anstream::adapter::strip_str(&text(&answer, DistanceUnit::Km)).to_string()
}
