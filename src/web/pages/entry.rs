//! One entry: everything it says, changed in place, moved or deleted.

use super::forms;
use super::log::{id, is_by_hand};
use crate::diary::{self, Context, Correction};
use crate::domain::{Body, Entry, Location, Moment, Run};
use crate::report::page::words;
use crate::report::{change, echo, list};
use crate::store::Journal;
use crate::web::app::{Reply, Visit};
use crate::web::fields::Fields;
use crate::web::form::{EFFORT, Form, PAIN, once};
use crate::web::layout::plain;
use crate::web::problem::Problem;
use maud::{Markup, html};

pub(in crate::web) fn page(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let id = visit.name.parse().map_err(|_| Problem::NotFound)?;
    let entry = visit.view().entry(id)?.ok_or(Problem::NotFound)?;
    let whole = plain(&list::whole(&entry, visit.settings()?.units, true));
    let inside = html! {
        div.said { @for line in whole.lines() { p { (words(line)) } } }
        @if is_by_hand(entry.kind()) {
            h2 { "Change it" }
            (form(&Form::of(&Fields::default(), None), &entry))
            h2 { "Delete it" }
            form method="post" action=(format!("/entry/{}/delete", id.0)) data-send="" {
                (once())
                button { "Delete " (entry.id.to_string()) }
                p.quiet { "It can be undone." }
            }
        } @else {
            p.quiet { "This is not changed here: a setting has its page, and what a trial fixed stays as it is." }
        }
    };
    Ok(Reply::Page(format!("Entry {id}"), inside))
}

/// Its values, to be changed.
pub(super) fn form(form: &Form<'_>, entry: &Entry) -> Markup {
    html! { form method="post" action=(format!("/entry/{}", entry.id.0)) data-send="" {
        p.quiet { "What is left empty stays as it is." }
        (form.head())
        (values(form, entry))
        button.main { "Store the change" }
    } }
}

/// The fields of its kind.
fn values(form: &Form<'_>, entry: &Entry) -> Markup {
    let again = match &entry.body {
        Body::Run(_) => ("Distance, time, #tags", "5.2mi 45:00"),
        Body::Glide(_) => ("Movement", "tensioner 2x12 seated"),
        Body::Pain(_) => ("Moment, symptoms, #tags", "morning numb"),
        Body::Treatment(_) => ("Its name", "massage"),
        Body::Rating(_) => ("Rating", "a little better"),
        Body::Injury(_) => ("Place", "left hamstring"),
        Body::Prescription(_) => ("What and how often", "2x15 twice a day"),
        _ => ("", ""),
    };
    html! {
        @if !again.0.is_empty() { (form.line(again.0, "words", again.1, None)) }
        @match &entry.body {
            Body::Run(run) => {
                (form.pick("Effort", "effort", EFFORT, run.effort.map(|effort| effort.get())))
                (forms::feel(form, run.feel.map(|feel| feel.get())))
                @for (name, legend, moment) in MOMENTS { (form.pick(legend, name, PAIN, score(run, moment))) }
                (form.tick("cut_short", "cut short", run.cut_short))
                (form.tick("treadmill", "on a treadmill", run.treadmill))
            },
            Body::Glide(glide) => (form.pick("Worst symptom", "symptom", PAIN, glide.symptom.map(|symptom| symptom.get()))),
            Body::Pain(pain) => {
                (form.pick("Score", "score", PAIN, Some(pain.score.get())))
                (form.line("Where", "site", &pain.location.to_string(), None))
            },
            Body::Injury(_) | Body::Prescription(_) => (form.line("First day", "since", "2026-08-01", None)),
            Body::VisitNote(_) => (form.tick("answered", "it is answered", false)),
            _ => {},
        }
        @if entry.body.first_day().is_none() { (form.line("Move it to", "at", "7am, yesterday 6pm, 20 Nov", None)) }
        (form.text("Note", "note", &editable(entry)))
        (form.hidden("had", had(entry)))
    }
}

/// A note as a page can show it.
fn editable(entry: &Entry) -> String {
    let note = entry.note.as_deref().unwrap_or_default();
    note.chars().map(|c| if c.is_control() && c != '\n' && c != '\t' { ' ' } else { c }).collect()
}

const MOMENTS: [(&str, &str, Moment); 3] = [
    ("pain_before", "Pain before", Moment::Before),
    ("pain_worst", "Worst pain", Moment::Worst),
    ("pain_after", "Pain after", Moment::After),
];

/// A run's score where it speaks of one place; several places are told apart by words alone.
fn score(run: &Run, moment: Moment) -> Option<u8> {
    let one_place = run.pain.windows(2).all(|two| two[0].location == two[1].location);
    one_place.then(|| run.pain_at(moment, &Location::default())).flatten().map(|score| score.get())
}

/// Values that were there when the page was made: one that is then "not said" is to be taken away.
fn had(entry: &Entry) -> String {
    let mut had = Vec::new();
    if let Some(run) = entry.run() {
        had.extend(run.effort.map(|_| "effort"));
        had.extend(run.feel.map(|_| "feel"));
        had.extend(MOMENTS.iter().filter(|(.., moment)| score(run, *moment).is_some()).map(|(name, ..)| *name));
        had.extend(run.cut_short.then_some("cut_short"));
        had.extend(run.treadmill.then_some("treadmill"));
    }
    had.extend(entry.glide().and_then(|glide| glide.symptom).map(|_| "symptom"));
    had.join(" ")
}

/// `edit`.
pub(in crate::web) fn edit(journal: &mut Journal, context: &Context, fields: &Fields) -> Result<Vec<String>, Problem> {
    let had: Vec<&str> = fields.text("had").unwrap_or_default().split(' ').collect();
    let gone = |name: &&&str| fields.has(name) && fields.text(name).is_none();
    let ticked = |name: &str| match (fields.is_on(name), had.contains(&name)) {
        (now, before) if now == before => None,
        (now, _) => Some(now),
    };
    let id = id(fields)?;
    let entry = diary::show(&journal.view(), id)?;
    // The same note again is no change; an empty one takes it away.
    let note = fields.has("note").then(|| fields.owned("note").unwrap_or_default());
    let correction = Correction {
        words: fields.words("score").into_iter().chain(fields.words("words")).collect(),
        at: fields.owned("at"),
        effort: fields.parsed("effort")?,
        feel: fields.parsed("feel")?,
        pain_before: fields.parsed("pain_before")?,
        pain_worst: fields.parsed("pain_worst")?,
        pain_after: fields.parsed("pain_after")?,
        site: fields.owned("site"),
        cut_short: ticked("cut_short"),
        treadmill: ticked("treadmill"),
        symptom: fields.parsed("symptom")?,
        since: fields.owned("since"),
        answered: fields.is_on("answered"),
        note: note.filter(|note| note != editable(&entry).trim()),
        clear: had.iter().filter(gone).filter(|name| !name.is_empty()).map(|name| (*name).to_owned()).collect(),
        take_new: fields.is_on("new"),
        insist: fields.is_on("yes"),
        ..Correction::default()
    };
    let logged = diary::edit(journal, context, id, &correction)?;
    Ok(echo::lines(&logged, journal.view().settings()?.units).iter().map(|line| plain(line)).collect())
}

/// `rm`.
pub(in crate::web) fn delete(journal: &mut Journal, context: &Context, fields: &Fields) -> Result<Vec<String>, Problem> {
    let removed = diary::remove(journal, context, &[id(fields)?])?;
    Ok(change::removed_lines(&removed, journal.view().settings()?.units).iter().map(|line| plain(line)).collect())
}
