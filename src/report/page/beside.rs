//! Gliding and easier runs, trials, and what is to be asked.

use super::{date, rows, section, words};
use crate::diary::{EffectReply, VisitPage};
use crate::report::{effect as effect_words, trial};
use maud::{Markup, html};

/// Characters of a question on the first sheet; the whole of a longer one follows on the sheets after it.
pub(super) const LONGEST_QUESTION: usize = 160;
/// Questions on the first sheet.
pub(super) const MOST_QUESTIONS: usize = 6;

pub(super) fn effect(reply: &EffectReply) -> Markup {
    let inside = match reply {
        EffectReply::UnderWay(status) => html! {
            p.answer { "A coin is deciding this, and nothing of its result is shown before its last planned run. " (trial::sentence(status)) }
        },
        EffectReply::Answer(answer) if answer.effect.runs.is_empty() && answer.trial.is_some() => html! {
            p { "Every run that could be compared belongs to a trial, which speaks for itself." }
        },
        EffectReply::Answer(answer) => html! {
            p.answer { (effect_words::sentence(answer)) }
            (rows(limits(&effect_words::limits(answer))))
        },
    };
    section("effect", "Gliding and the runs after it, over the whole diary", &inside)
}

/// What the sentence does not say already, and a therapist has a use for.
fn limits<'a>(all: &'a [(&'static str, String)]) -> Vec<(&'a str, Vec<&'a str>)> {
    let told = all.iter().filter(|(name, _)| !matches!(*name, "allowed for" | "place" | "to mend"));
    told.map(|(name, said)| (*name, vec![said.as_str()])).collect()
}

pub(super) fn trials(page: &VisitPage) -> Markup {
    let inside = html! {
        @if page.trials.is_empty() { p { "No trial was under way in these weeks." } }
        @for status in &page.trials {
            p.answer { (words(&trial::sentence(status))) }
            @for line in trial::lines(status) { p { (words(&line)) } }
        }
    };
    section("trials", "Trials", &inside)
}

pub(super) fn questions(page: &VisitPage) -> Markup {
    let all: Vec<(&str, String)> =
        page.questions.iter().map(|entry| (entry.note.as_deref().unwrap_or_default(), date(entry.stamp.day()))).collect();
    let more = all.len().saturating_sub(MOST_QUESTIONS);
    let inside = html! {
        @if all.is_empty() { p { "None is noted." } } @else {
            ol { @for (question, day) in all.iter().take(MOST_QUESTIONS) {
                li { (words(&crate::report::entry::one_line(question, LONGEST_QUESTION))) " " span.quiet { "(" (day) ")" } }
            } }
            @if more > 0 { p.quiet { "And " (more) " more, in full below." } }
        }
    };
    section("questions", "Questions for this visit", &inside)
}
