//! What every page has around it, and the parts that pages are made of.

use super::assets::{ICON_AT, SCRIPT_AT, STYLE_AT};
use super::problem::Problem;
use crate::report::page::words;
use axum::http::StatusCode;
use maud::{DOCTYPE, Markup, html};

/// The pages that are always at hand, each with the titles of those that are reached through it.
const AT_HAND: [(&str, &str, &[&str]); 5] = [
    ("/", "Today", &[]),
    ("/week", "Week", &[]),
    ("/trend", "Trend", &["Effect", "Trial", "Calendar"]),
    ("/diary", "Diary", &["Entry"]),
    ("/more", "More", &["Prescriptions", "Injuries", "Questions", "Import", "Report", "Export", "Settings"]),
];

/// Whether a place of the menu is this page, or leads to it.
fn current(title: &str, (_, name, beneath): &(&str, &str, &[&str])) -> Option<&'static str> {
    let first = title.split(' ').next().unwrap_or_default();
    match *name == title {
        true => Some("page"),
        false => beneath.contains(&first).then_some("true"),
    }
}

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
                @if with_menu { nav aria-label="Pages" { ul { @for one in &AT_HAND {
                    li { a href=(one.0) aria-current=[current(title, one)] { (one.1) } }
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
    // A device that is not paired finds the same wherever it goes.
    let unpaired = problem.status() == StatusCode::UNAUTHORIZED;
    let inside = html! { (why(problem)) @if !unpaired { p { a.button href="/" { "Today" } } } };
    shell("Not done", &inside, !matches!(problem, Problem::Closed(..)))
}

/// A form that was refused, with what was typed.
pub(super) fn refused(problem: &Problem, form: &Markup) -> Markup {
    let inside = html! {
        (why(problem))
        p { "Nothing was stored." }
        (form)
        p { a.button href="/" { "Leave it" } }
    };
    shell("Not stored", &inside, true)
}

/// What was not understood or is not possible, and what to do.
pub(super) fn why(problem: &Problem) -> Markup {
    let (what, hint) = problem.words();
    html! {
        p.refusal role="alert" { (words(&capital(&what))) "." }
        @if let Some(hint) = hint { p { (words(&capital(&hint))) } }
    }
}

/// A sentence as it begins on a page.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Lines of an answer that have names.
pub(super) fn rows<'a>(rows: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>) -> Markup {
    html! { dl { @for (name, lines) in rows { div {
        dt { (name) }
        dd { @for line in lines { span { (words(line)) } } }
    } } } }
}

/// What only a terminal does, and what a page says in its place.
const TERMINAL: [(&str, &str); 11] = [
    (" (take it back: glidelog undo)", ""),
    ("(take it back: glidelog undo)\n", ""),
    (" (see it: glidelog trial status; take it back before looking: glidelog undo)", ""),
    ("(see it: glidelog trial status; take it back before looking: glidelog undo)\n", ""),
    ("(--all names every file)\n", ""),
    (": glidelog flip\n", ": the coin on Today\n"),
    ("; `glidelog trial status` shows how it goes", "; the page Trial shows how it goes"),
    (": glidelog checkin asks for it, newest first", ": Today asks for it, newest first"),
    (": glidelog checkin asks for it", ": Today asks for it"),
    ("--at with a time of day", "when it began"),
    (": worst, or before/worst/after?", "?"),
];

/// What a command says, without what only a terminal shows or does.
pub(super) fn plain(text: &str) -> String {
    let text = anstream::adapter::strip_str(text).to_string();
    TERMINAL.iter().fold(without_its_start(&text), |text, (there, here)| text.replace(there, here))
}

/// A text without the command that begins a trial, wherever its lines were folded.
fn without_its_start(text: &str) -> String {
    let Some((before, command)) = text.split_once("Start:").filter(|(_, rest)| rest.trim_start().starts_with("glidelog trial"))
    else {
        return text.to_owned();
    };
    // "glidelog" begins with the word that the command ends with.
    let after = command.splitn(3, "glide").nth(2).unwrap_or_default();
    format!("{}{after}", before.trim_end())
}

/// A table in columns of its own width, under the words that unfold it: it goes sideways by itself, also by the keyboard.
pub(super) fn figures(text: &str) -> Markup {
    const NAME: &str = "Every supporting figure";
    html! { details { summary { (NAME) } pre.words.figures tabindex="0" role="group" aria-label=(NAME) { (words(text)) } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_begins_a_trial_is_left_out_however_it_is_folded() {
        for folded in ["a. Start: glidelog trial start glide\n\nb", "a.\n    Start: glidelog trial\n    start glide\n\nb"] {
            assert_eq!(plain(folded), "a.\n\nb");
        }
        assert_eq!(plain("Start: Monday, by glide"), "Start: Monday, by glide");
    }
}
