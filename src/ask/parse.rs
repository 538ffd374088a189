//! Words to a question.

use super::decide::{Said, decide};
use super::lexicon::{Meaning, meanings};
use super::question::Question;
use super::refusal::{NotUnderstood, Reason};
use super::span::{Reader, whole};
use super::text::Words;
use super::{place, than};
use crate::domain::{Site, WeekStyle, When};

/// Reads a question; see the module for the grammar.
pub fn parse(text: &str, when: &When, week: WeekStyle, sites: &[Site]) -> Result<Question, NotUnderstood> {
    parse_knowing(text, when, week, sites, &[])
}

/// Reads a question in a diary that also knows its own treatments, by their names in lower case.
pub fn parse_knowing(
    text: &str,
    when: &When,
    week: WeekStyle,
    sites: &[Site],
    treatments: &[String],
) -> Result<Question, NotUnderstood> {
    let mut words = Words::of(text);
    if words.is_empty() {
        return Err(NotUnderstood::new(Reason::Empty, Vec::new(), text));
    }
    let twice = |what| NotUnderstood::new(Reason::Twice(what), Vec::new(), text);
    let reader = Reader { when, week };
    if let Some(error) = reader.take_no_past_day(&mut words) {
        return Err(NotUnderstood::new(Reason::NoPastDay(error), Vec::new(), text));
    }
    let level = words.take(5, level);
    let than = than::take(&mut words);
    let treatment = place::take_treatment(&mut words, treatments);
    let span = reader.take(&mut words).or_else(|| rating_or_scattered(&reader, &mut words));
    let place = place::take(&mut words, sites).map_err(|place::Twice(what)| twice(what))?;
    if reader.take(&mut words).is_some_and(|second| Some(second.period) != span.as_ref().map(|span| span.period)) {
        return Err(twice("period"));
    }
    let (meant, unknown) = meant(&words);
    if !unknown.is_empty() {
        return Err(NotUnderstood::new(Reason::Unknown, unknown, text));
    }
    let said = Said { meant, level, than, treatment, span, place };
    decide(said, &reader).map_err(|(reason, words)| NotUnderstood::new(reason, words, text))
}

/// `the week` in "when did I last rate the week" is no period.
fn rating_or_scattered(reader: &Reader<'_>, words: &mut Words) -> Option<super::question::Span> {
    if words.has("when") { None } else { reader.take_scattered(words) }
}

/// `above 3`, `over 3`, `more than 3`, `3 or more`, `at least 4`: the score that is passed.
fn level(phrase: &[&str]) -> Option<u8> {
    let (at_least, number) = match phrase {
        ["above" | "over" | "exceeding", n] | ["more" | "worse" | "higher" | "greater", "than", n] => (false, n),
        ["at", "least", n] | [n, "or", "more" | "above" | "worse" | "higher"] => (true, n),
        _ => return None,
    };
    let number = if *number == "0" || *number == "zero" { 0 } else { u8::try_from(whole(number)?).ok()? };
    let level = if at_least { number.checked_sub(1)? } else { number };
    (level < 10).then_some(level)
}

/// What the words that are left mean, and those that mean nothing here.
fn meant(words: &Words) -> (Vec<(Meaning, String)>, Vec<String>) {
    let (mut meant, mut unknown) = (Vec::new(), Vec::new());
    for (_, word) in words.left() {
        match meanings(word) {
            Some(found) => meant.extend(found.into_iter().map(|meaning| (meaning, word.to_owned()))),
            None if unknown.iter().any(|known| known == word) => {}
            None => unknown.push(word.to_owned()),
        }
    }
    (meant, unknown)
}
