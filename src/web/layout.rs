//! What every page has around it, and the parts that pages are made of.

use super::assets::{ICON_AT, SCRIPT_AT, STYLE_AT};
use super::fields::Fields;
use super::problem::Problem;
use crate::report::page::words;
use maud::{DOCTYPE, Markup, html};
use uuid::Uuid;

/// The pages that are always at hand.
const AT_HAND: [(&str, &str); 5] =
    [("/", "Today"), ("/week", "Week"), ("/trend", "Trend"), ("/diary", "Diary"), ("/more", "More")];

/// A whole page.
pub(super) fn page(title: &str, inside: &Markup) -> Markup {
    shell(title, inside, true)
}

/// A page for a device that may not see the others yet.
pub(super) fn bare(title: &str, inside: &Markup) -> Markup {
    shell(title, inside, false)
}

fn shell(title: &str, inside: &Markup, with_menu: bool) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) " \u{b7} glidelog" }
                link rel="icon" type="image/svg+xml" href=(*ICON_AT);
                link rel="stylesheet" href=(*STYLE_AT);
                script src=(*SCRIPT_AT) defer {}
            }
            body {
                a.skip href="#main" { "To the content" }
                @if with_menu { nav aria-label="Pages" { ul { @for (place, name) in AT_HAND {
                    li { a href=(place) aria-current=[(name == title).then_some("page")] { (name) } }
                } } } }
                main id="main" tabindex="-1" {
                    div id="waiting" role="status" hidden {}
                    h1 { (title) }
                    (inside)
                }
            }
        }
    }
}

/// Why a request was not answered.
pub(super) fn refusal(problem: &Problem) -> Markup {
    let (what, hint) = problem.words();
    let inside = html! {
        p.refusal role="alert" { (words(&what)) }
        @if let Some(hint) = hint { p { (words(&hint)) } }
        p { a.button href="/" { "Today" } }
    };
    shell("Not done", &inside, !matches!(problem, Problem::Closed(..)))
}

/// The same of a form, whose fields are kept to be put right.
pub(super) fn refused_form(problem: &Problem, place: &str, fields: &Fields) -> Markup {
    let (what, hint) = problem.words();
    let inside = html! {
        p.refusal role="alert" { (words(&what)) ". Nothing was stored." }
        @if let Some(hint) = hint { p { (words(&hint)) } }
        form method="post" action=(place) data-send="" {
            (once())
            @for (name, value) in fields.sent() {
                label { (label(name)) input name=(name) value=(value) autocomplete="off"; }
            }
            @if !fields.is_on("new") { label.tick { input type="checkbox" name="new"; " a name or tag that is new to the diary is meant so" } }
            @if place == "/run" || place.starts_with("/entry/") {
                label.tick { input type="checkbox" name="yes"; " the pace is meant so" }
            }
            button.main { "Store it so" }
        }
        p { a.button href="/" { "Leave it" } }
    };
    shell("Not stored", &inside, true)
}

/// The name of a field, for a person.
fn label(name: &str) -> String {
    name.replace('_', " ")
}

/// The number that lets a form be stored once, however often it is sent.
pub(super) fn once() -> Markup {
    html! { input type="hidden" name="once" value=(new_id()); }
}

fn new_id() -> Uuid {
    let mut bytes = [0u8; 16];
    // Without random numbers the form carries no valid number, and is refused.
    match getrandom::fill(&mut bytes) {
        Ok(()) => uuid::Builder::from_random_bytes(bytes).into_uuid(),
        Err(_) => Uuid::nil(),
    }
}

/// What a scale from 0 to 10 means at its ends.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    pub(super) low: &'static str,
    pub(super) high: &'static str,
}

/// Pain and other symptoms.
pub(super) const PAIN: Scale = Scale { low: "none", high: "worst imaginable" };
/// The effort of a run.
pub(super) const EFFORT: Scale = Scale { low: "rest", high: "maximal" };

impl Scale {
    fn ends(self) -> String {
        format!("0 {}, 10 {}", self.low, self.high)
    }

    fn name(self, score: u8) -> String {
        match score {
            0 => format!("0, {}", self.low),
            10 => format!("10, {}", self.high),
            score => score.to_string(),
        }
    }
}

/// Eleven buttons, one of which sends the form.
pub(super) fn tap(name: &str, scale: Scale) -> Markup {
    html! {
        div.scores { @for score in 0..=10u8 {
            button name=(name) value=(score) aria-label=(scale.name(score)) { (score) }
        } }
        p.ends { (scale.ends()) }
    }
}

/// Eleven choices and one for "not said", of which the form carries one.
pub(super) fn pick(legend: &str, name: &str, scale: Scale, chosen: Option<u8>) -> Markup {
    html! {
        fieldset {
            legend { (legend) span.quiet { " (" (scale.ends()) ")" } }
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

/// A line of text.
pub(super) fn line(label: &str, name: &str, example: &str, list: Option<&str>) -> Markup {
    html! { label { (label) input name=(name) placeholder=(example) list=[list] autocomplete="off" autocapitalize="none"; } }
}

/// The same with something in it already.
pub(super) fn filled(label: &str, name: &str, example: &str, value: &str) -> Markup {
    html! { label { (label) input name=(name) placeholder=(example) value=(value) autocomplete="off" autocapitalize="none"; } }
}

/// Lines of an answer that have names.
pub(super) fn rows<'a>(rows: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>) -> Markup {
    html! { dl { @for (name, lines) in rows { div {
        dt { (name) }
        dd { @for line in lines { span { (words(line)) } } }
    } } } }
}

/// What a command says, without what only a terminal shows.
pub(super) fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}
