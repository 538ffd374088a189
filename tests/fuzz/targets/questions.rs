//! Questions in words, asked of a diary with a season in it.

use super::scene::{context, when, with_journal};
use glidelog::ask;
use glidelog::diary::{self, Reply};
use glidelog::domain::WeekStyle;
use glidelog::report;
use std::cell::RefCell;
use std::collections::BTreeSet;

thread_local! {
    static ANSWERED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Every question has an answer in whole words, or it is said which word is not understood.
pub fn ask(bytes: &[u8]) {
    let Some((choice, text)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    if text.len() > 300 {
        return;
    }
    let week = if choice % 2 == 0 { WeekStyle::Rolling } else { WeekStyle::Calendar };
    let read = ask::parse(text, &when(*choice), week, &[]);
    if text.is_ascii() {
        assert_eq!(read, ask::parse(&text.to_uppercase(), &when(*choice), week, &[]), "capitals matter in {text:?}");
    }
    match read {
        Err(unknown) => assert!(!unknown.to_string().is_empty(), "{text:?}"),
        Ok(question) => {
            let shown = question.to_string();
            let again = ask::parse(&shown, &when(*choice), week, &[]).map(|question| question.to_string());
            assert_eq!(again.as_ref(), Ok(&shown), "{text:?} is shown as {shown:?}");
            // What was understood decides the answer: once is enough.
            if ANSWERED.with_borrow_mut(|answered| answered.insert(shown)) {
                answered(text);
            }
        }
    }
}

fn answered(text: &str) {
    let reply = with_journal(|journal| diary::ask(&journal.view(), &context(), text, None));
    if let Ok(Reply::Answer(answer)) = reply {
        for unit in [glidelog::domain::DistanceUnit::Mi, glidelog::domain::DistanceUnit::Km] {
            let said = report::answer::text(&answer, unit);
            assert!(!said.contains("NaN") && !said.contains("inf "), "{text:?}: {said}");
            assert!(report::answer::json(&answer, unit).is_object());
        }
    }
}
