//! What forms are made of: fields that say what was typed into them before, where a form comes back to be put right.

use super::fields::Fields;
use crate::domain::Insisted;
use maud::{Markup, html};
use sha2::{Digest, Sha256};
use std::fmt::Display;
use std::sync::LazyLock;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// A form, empty or as it was typed.
pub(super) struct Form<'a> {
    said: &'a Fields,
    unless: Option<Insisted>,
}

/// What the numbers of a scale from 0 to 10 mean, as far as they have words.
#[derive(Clone, Copy)]
pub(super) struct Scale(&'static [(u8, &'static str)]);

/// Pain and other symptoms (the numeric rating scale, which has words at its ends alone).
pub(super) const PAIN: Scale = Scale(&[(0, "none"), (10, "worst imaginable")]);
/// The effort of a run (Foster 2001).
pub(super) const EFFORT: Scale = Scale(&[
    (0, "rest"),
    (1, "very very easy"),
    (2, "easy"),
    (3, "moderate"),
    (4, "somewhat hard"),
    (5, "hard"),
    (7, "very hard"),
    (10, "maximal"),
]);

impl Scale {
    fn words(self) -> String {
        self.0.iter().map(|(score, word)| format!("{score} {word}")).collect::<Vec<_>>().join(", ")
    }

    fn name(self, score: u8) -> String {
        match self.0.iter().find(|(named, _)| *named == score) {
            Some((_, word)) => format!("{score}, {word}"),
            None => score.to_string(),
        }
    }
}

/// What can be insisted on: the field that says so, and its words.
const INSISTED: [(Insisted, &str, &str); 3] = [
    (Insisted::Pace, "yes", "the distance and the time are right as they stand"),
    (Insisted::NewName, "new", "it is meant so: the name is new"),
    (Insisted::AnotherRun, "another", "it is for another run today"),
];

impl<'a> Form<'a> {
    /// A form as it was typed; of no fields, an empty one.
    pub(super) fn of(said: &'a Fields, unless: Option<Insisted>) -> Self {
        Form { said, unless }
    }

    /// What was typed, or else what is there already.
    pub(super) fn value(&self, name: &str, there: impl Display) -> String {
        if self.said.has(name) { self.said.text(name).unwrap_or_default().to_owned() } else { there.to_string() }
    }

    /// What begins every form: its own number, and what may be insisted on.
    pub(super) fn head(&self) -> Markup {
        html! {
            (once())
            @for (insisted, name, words) in INSISTED {
                @if self.said.is_on(name) { input type="hidden" name=(name) value="on"; }
                @else if self.unless == Some(insisted) { label.tick { input type="checkbox" name=(name); " " (words) } }
            }
        }
    }

    /// A value that goes with the form and is not shown.
    pub(super) fn hidden(&self, name: &str, there: impl Display) -> Markup {
        html! { input type="hidden" name=(name) value=(self.value(name, there)); }
    }

    /// A line of text.
    pub(super) fn line(&self, label: &str, name: &str, example: &str, list: Option<&str>) -> Markup {
        self.listed(label, name, example, "", list)
    }

    /// A line of text that says something already.
    pub(super) fn filled(&self, label: &str, name: &str, example: &str, there: impl Display) -> Markup {
        self.listed(label, name, example, there, None)
    }

    fn listed(&self, label: &str, name: &str, example: &str, there: impl Display, list: Option<&str>) -> Markup {
        let value = Some(self.value(name, there)).filter(|value| !value.is_empty());
        html! { label { (label) input name=(name) placeholder=(example) value=[value] list=[list] autocomplete="off" autocapitalize="none"; } }
    }

    /// A whole number; where none is there, a timer takes the usual one.
    pub(super) fn number(&self, label: &str, name: &str, there: Option<u16>, usual: Option<u16>) -> Markup {
        let value = Some(self.value(name, there.map(|n| n.to_string()).unwrap_or_default())).filter(|value| !value.is_empty());
        html! { label { (label) input name=(name) inputmode="numeric" autocomplete="off" placeholder=[usual] value=[value] data-usual=[there.or(usual)]; } }
    }

    /// A few lines of text.
    pub(super) fn text(&self, label: &str, name: &str, there: &str) -> Markup {
        html! { label { (label) textarea name=(name) rows="2" { (self.value(name, there)) } } }
    }

    /// A box to tick.
    pub(super) fn tick(&self, name: &str, label: &str, there: bool) -> Markup {
        let is = if self.said.is_empty() { there } else { self.said.is_on(name) };
        html! { label.tick { input type="checkbox" name=(name) checked[is]; " " (label) } }
    }

    /// One of several, of which one is usual.
    pub(super) fn choice(&self, name: &str, all: &[(&str, &str)], usual: &str) -> Markup {
        let chosen = self.value(name, usual);
        html! { div.ticks { @for (value, label) in all {
            label.tick { input type="radio" name=(name) value=(value) checked[chosen == *value]; " " (label) }
        } } }
    }

    /// Eleven buttons, one of which sends the form.
    pub(super) fn tap(&self, name: &str, scale: Scale) -> Markup {
        let before = self.said.text(name);
        html! {
            div.scores { @for score in 0..=10u8 {
                @let chosen = before == Some(&score.to_string());
                button name=(name) value=(score) class=[chosen.then_some("main")] aria-label=(scale.name(score)) { (score) }
            } }
            p.ends { (scale.words()) @if let Some(before) = before { "; you chose " (before) } }
        }
    }

    /// Eleven choices and one for "not said", of which the form carries one.
    pub(super) fn pick(&self, legend: &str, name: &str, scale: Scale, there: Option<u8>) -> Markup {
        let chosen: Option<u8> = self.value(name, there.map(|n| n.to_string()).unwrap_or_default()).parse().ok();
        html! {
            fieldset {
                legend { (legend) span.quiet { " (" (scale.words()) ")" } }
                div.scores {
                    label.choice { input type="radio" name=(name) value="" checked[chosen.is_none()]; span aria-hidden="true" { "\u{2013}" } span.unseen { "not said" } }
                    @for score in 0..=10u8 {
                        label.choice {
                            input type="radio" name=(name) value=(score) checked[chosen == Some(score)] aria-label=(scale.name(score));
                            span aria-hidden="true" { (score) }
                        }
                    }
                }
            }
        }
    }
}

/// The number that lets a form be stored once, however often it is sent.
pub(super) fn once() -> Markup {
    html! { input type="hidden" name="once" value=(new_id()); }
}

/// A number whose second half follows from its first by a secret of this run of the program.
pub(super) fn new_id() -> Uuid {
    let mut bytes = [0u8; 16];
    // Without random numbers the form carries no valid number, and is refused.
    if getrandom::fill(&mut bytes).is_err() {
        return Uuid::nil();
    }
    let random = uuid::Builder::from_random_bytes(bytes).into_uuid();
    signed(random).unwrap_or(Uuid::nil())
}

/// Whether a number is one that this run of the program gave out.
pub(super) fn given_out(id: Uuid) -> bool {
    signed(id).is_some_and(|signed| signed.as_bytes().ct_eq(id.as_bytes()).into())
}

fn signed(id: Uuid) -> Option<Uuid> {
    static SECRET: LazyLock<Option<[u8; 32]>> = LazyLock::new(|| {
        let mut secret = [0u8; 32];
        getrandom::fill(&mut secret).ok().map(|()| secret)
    });
    let mut bytes = *id.as_bytes();
    let sum = Sha256::new().chain_update(SECRET.as_ref()?).chain_update(&bytes[..8]).finalize();
    bytes[8..].copy_from_slice(&sum[..8]);
    // The bits by which it is a random number in the form of a UUID.
    Some(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_by_who_gave_it_out() {
        let ids: Vec<Uuid> = (0..100).map(|_| new_id()).collect();
        assert!(ids.iter().all(|id| given_out(*id) && id.get_version_num() == 4));
        for id in ids {
            let other = |at: usize| {
                let mut bytes = *id.as_bytes();
                bytes[at] ^= 1;
                Uuid::from_bytes(bytes)
            };
            assert!((0..16).all(|at| !given_out(other(at))), "{id}");
        }
        assert!(!given_out(Uuid::nil()));
    }
}
