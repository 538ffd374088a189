//! Every sentence there is, held to the words that are never printed.

use super::super::{json, text};
use super::{asked, diaries, said};
use crate::ask::sample::Diary;
use crate::domain::{DistanceUnit, Entry};
use crate::report::words::never_word;
use proptest::prelude::*;
use std::collections::BTreeSet;

const QUESTIONS: &[&str] = &[
    "did I feel better this week",
    "did I feel worse last week",
    "did I feel better last week than the week before",
    "did I feel better this week than last week",
    "how did I feel last 7 days",
    "were my runs better this week",
    "how were my runs last week",
    "how were my runs this month",
    "how did I feel this month than the month before",
    "how was today",
    "how far did I run this week",
    "how many miles did I run last 10 days",
    "how long did I run this month",
    "how many runs last week",
    "how often did I glide this week",
    "how often did I glide this month",
    "how often did I have a massage this week",
    "how many days without pain this week",
    "how many days without pain this month",
    "am I getting better",
    "are my runs getting better",
    "when did I last run",
    "when did I last glide",
    "when did I last skip a glide",
    "when did I last have a massage",
    "when did I last feel no pain",
    "when did I last run without pain",
    "when did I last have pain above 0",
    "when did I last have pain above 3",
    "when did I last run with pain",
    "when did I last run with pain above 5",
    "when did I last log pain",
    "when did I last rate the week",
    "when did I last log anything",
];

fn all_diaries() -> Vec<Vec<Entry>> {
    let bunched = Diary::default().mornings(7, &[Some(3); 14]).mornings(0, &[Some(3); 7]).entries;
    let one_run = Diary::default().run(1, 5.0, 0).morning(0, 0).entries;
    let up = Diary::default().mornings(0, &(0..84).map(|at| Some(at / 12)).collect::<Vec<_>>()).entries;
    vec![
        diaries::better(),
        diaries::worse(),
        diaries::same(),
        diaries::mixed(),
        diaries::too_few(),
        diaries::too_wide(),
        diaries::no_room(),
        diaries::no_room_same(),
        diaries::runs_better(),
        diaries::going_down(),
        up,
        bunched,
        one_run,
        Vec::new(),
    ]
}

/// What no text for a person may hold.
fn faults(text: &str) -> Option<String> {
    let odd = ["NaN", "inf ", "-0.0", " -0 ", "None", "Some(", "  ;", "..", " ,", " 1 days", "(1 days", " 1 runs", "(1 runs"];
    let named = odd.into_iter().find(|odd| text.contains(odd)).map(str::to_owned);
    let not_ascii = text.chars().find(|c| !c.is_ascii()).map(|c| c.to_string());
    never_word(text).map(str::to_owned).or(named).or(not_ascii)
}

#[test]
fn no_answer_claims_too_much_or_prints_an_odd_number() {
    let mut answers = BTreeSet::new();
    for entries in all_diaries() {
        for question in QUESTIONS {
            let text = said(question, &entries);
            assert_eq!(faults(&text), None, "{question}\n{text}");
            assert!(text.lines().next().unwrap().ends_with('.'), "{text}");
            assert!(text.lines().all(|line| !line.ends_with(' ')), "{text}");
            let document = json(&asked(question, &entries), DistanceUnit::Mi);
            let whole = document.to_string();
            assert!(!["-0.0,", "-0.0}", "-0.0]"].iter().any(|zero| whole.contains(zero)), "{whole}");
            assert_eq!(faults(document["sentence"].as_str().unwrap()), None, "{question}");
            answers.insert(document["answer"].as_str().unwrap().to_owned());
        }
    }
    let all: Vec<&str> = answers.iter().map(String::as_str).collect();
    assert_eq!(all, ["better", "cannot_tell", "figure", "mixed", "same", "worse"]);
}

fn any_diary() -> impl Strategy<Value = Vec<Entry>> {
    let mornings = proptest::collection::vec(proptest::option::weighted(0.8, 0i64..=10), 42);
    let runs = proptest::collection::vec((0u64..42, 1.0f64..30.0, 0i64..=10), 0..20);
    (mornings, runs).prop_map(|(mornings, runs)| {
        let diary = Diary::default().mornings(0, &mornings);
        runs.into_iter().fold(diary, |diary, (ago, km, worst)| diary.run(ago, km, worst)).entries
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_diary_has_an_answer(entries in any_diary(), at in 0..QUESTIONS.len()) {
        let answer = asked(QUESTIONS[at], &entries);
        prop_assert_eq!(faults(&anstream::adapter::strip_str(&text(&answer, DistanceUnit::Km)).to_string()), None);
        prop_assert_eq!(json(&answer, DistanceUnit::Km)["sentence"].as_str().unwrap().is_empty(), false);
    }
}
