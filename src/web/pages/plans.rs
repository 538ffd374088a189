//! What goes on for days: prescriptions, injuries, and the questions for the next visit.

use super::forms::{self, Known};
use crate::domain::{DistanceUnit, Entry};
use crate::report::entry::describe;
use crate::report::page::words;
use crate::web::app::{Reply, Visit};
use crate::web::fields::Fields;
use crate::web::form::Form;
use crate::web::problem::Problem;
use maud::{Markup, html};

pub(in crate::web) fn prescriptions(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let today = visit.context.when(&visit.view())?.today();
    let over = |entry: &Entry| entry.prescription().is_some_and(|one| one.to().is_some_and(|to| to < today));
    let all = visit.view().prescriptions()?;
    shown(visit, "Prescriptions", "Nothing is prescribed.", &all, over, Some("/prescribe-end"), forms::prescription)
}

pub(in crate::web) fn injuries(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let all = visit.view().injuries()?;
    let over = |entry: &Entry| entry.injury().is_some_and(|injury| injury.to().is_some());
    shown(visit, "Injuries", "No injury is recorded.", &all, over, Some("/injury-end"), forms::injury)
}

pub(in crate::web) fn questions(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let all = visit.view().visit_notes()?;
    let over = |entry: &Entry| entry.visit_note().is_some_and(|note| note.answered.is_some());
    shown(visit, "Questions", "No question waits for the next visit.", &all, over, None, forms::question)
}

/// Those that go on, each with its end; the form of a new one; those that are over.
fn shown(
    visit: &Visit<'_>,
    title: &str,
    none: &str,
    all: &[Entry],
    over: impl Fn(&Entry) -> bool,
    end: Option<&str>,
    new: impl Fn(&Form<'_>) -> Markup,
) -> Result<Reply, Problem> {
    let known = Known::of(&visit.view())?;
    let nothing = Fields::default();
    let form = Form::of(&nothing, None);
    let (over, open): (Vec<&Entry>, Vec<&Entry>) = all.iter().rev().partition(|entry| over(entry));
    let inside = html! {
        @if open.is_empty() { p { (none) } }
        @for entry in open { article.card {
            (one(entry, known.units))
            @match end {
                Some(end) => (forms::end(&form, end, &entry.id.0.to_string(), &entry.id.to_string())),
                None => form method="post" action=(format!("/entry/{}", entry.id.0)) data-send="" {
                    (form.head())
                    input type="hidden" name="answered" value="on";
                    button { "It is answered" }
                },
            }
        } }
        h2 { "Write down" }
        div.card { (new(&form)) }
        @if !over.is_empty() {
            h2 { "Over" }
            ul.entries { @for entry in over { li { (one(entry, known.units)) } } }
        }
        (known.lists())
    };
    Ok(Reply::Page(title.into(), inside))
}

fn one(entry: &Entry, units: DistanceUnit) -> Markup {
    html! { p { a href=(format!("/entry/{}", entry.id.0)) { (words(&describe(entry, units))) } } }
}
