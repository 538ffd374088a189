//! A question that is not understood: which words, and what is.

use super::lexicon::{meanings, vocabulary};
use super::text::Words;
use crate::domain::{KNOWN_SITES, Refusal, WhenError, nearest};
use std::fmt;

/// Questions of every kind, the plainest first.
const EXAMPLES: [&str; 18] = [
    "did I feel better this week",
    "how did I feel last week",
    "were my runs better this week",
    "did I feel better this week than last week",
    "how did I feel since 1 Aug",
    "how far did I run this week",
    "how many runs this month",
    "how long did I run last week",
    "how often did I glide this month",
    "how many days without pain this month",
    "when did I last run",
    "when did I last glide",
    "when did I last have pain above 3",
    "is my left hamstring getting better",
    "does gliding help",
    "does gliding help my left hamstring since 1 Aug",
    "does pelvic correction help",
    "how many more runs until I know",
];

/// How many of them are shown.
const SHOWN: usize = 3;

/// Why a question is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Nothing was asked at all.
    Empty,
    /// Words that are not known.
    Unknown,
    /// Words that are known and have no place in this question.
    NoPlaceHere,
    /// Known words that make no question together.
    NothingAsked,
    /// A day that has not come, or that there never was: why.
    NoPastDay(WhenError),
    /// Two different ones of something that can be said once.
    Twice(&'static str),
    /// "Than last month" about a week.
    ThanDoesNotFit,
}

/// A question that is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotUnderstood {
    /// Why.
    pub reason: Reason,
    /// The words it hangs on.
    pub unknown: Vec<String>,
    /// The nearest questions that are understood, the nearest first.
    pub nearest: Vec<&'static str>,
}

impl NotUnderstood {
    pub(super) fn new(reason: Reason, unknown: Vec<String>, text: &str) -> Self {
        NotUnderstood { reason, unknown, nearest: nearest_questions(text) }
    }
}

/// Examples by how many of their words the text shares, misspelt ones included.
fn nearest_questions(text: &str) -> Vec<&'static str> {
    let asked: Vec<String> = Words::of(text).left().map(|(_, word)| corrected(word)).collect();
    let mut ranked: Vec<(i64, &'static str)> = EXAMPLES.iter().map(|example| (-shared(&asked, example), *example)).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().take(SHOWN).map(|(_, example)| example).collect()
}

fn corrected(word: &str) -> String {
    if meanings(word).is_some() { word.to_owned() } else { near(word).unwrap_or(word).to_owned() }
}

/// Twice the words and families in common, less what the example asks beyond them.
fn shared(asked: &[String], example: &str) -> i64 {
    let example = Words::of(example);
    let matters = |word: &str| meanings(word).is_none_or(|found| !found.is_empty());
    let known: Vec<&str> = example.left().map(|(_, word)| word).filter(|word| matters(word)).collect();
    let same =
        |a: &str, b: &str| a == b || meanings(a).filter(|found| !found.is_empty()).is_some_and(|m| Some(m) == meanings(b));
    // Without a word in common the plainest example comes first.
    let hits = known.iter().filter(|word| asked.iter().any(|asked| same(asked, word))).count() as i64;
    if hits == 0 { i64::MIN / 2 } else { 3 * hits - known.len() as i64 }
}

fn near(word: &str) -> Option<&'static str> {
    if word.chars().count() < 3 {
        return None;
    }
    nearest(word, vocabulary().chain(KNOWN_SITES)).filter(|near| *near != word)
}

impl NotUnderstood {
    /// What is wrong, the words one by one: a sentence without a full stop.
    #[must_use]
    pub fn message(&self) -> String {
        match &self.reason {
            Reason::Empty => "no question was asked".into(),
            Reason::Unknown => format!("not understood: {}", self.listed(near)),
            Reason::NoPlaceHere => {
                let have = if self.unknown.len() == 1 { "has" } else { "have" };
                format!("{} {have} no place in this question", self.listed(|_| None))
            }
            Reason::NothingAsked => "each word is known, but together they ask nothing".into(),
            Reason::NoPastDay(error) => error.to_string(),
            Reason::Twice(what) => format!("a question has one {what}, and this one names two"),
            Reason::ThanDoesNotFit => "a week is set beside a week, a month beside a month, a day beside a day".into(),
        }
    }

    /// What to ask instead.
    #[must_use]
    pub fn hint(&self) -> String {
        format!("ask for example: {}", self.nearest.iter().map(|q| format!("\"{q}\"")).collect::<Vec<_>>().join(", "))
    }

    fn listed(&self, near: impl Fn(&str) -> Option<&'static str>) -> String {
        let one = |word: &String| match near(word) {
            Some(near) => format!("\"{word}\" (did you mean \"{near}\"?)"),
            None => format!("\"{word}\""),
        };
        self.unknown.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}

impl fmt::Display for NotUnderstood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message(), self.hint())
    }
}

impl std::error::Error for NotUnderstood {}

impl From<NotUnderstood> for Refusal {
    fn from(not_understood: NotUnderstood) -> Self {
        Refusal::new(not_understood.message()).hint(not_understood.hint())
    }
}
