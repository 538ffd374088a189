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
    let mornings = diary::mornings_after(&visit.view(), &entry)?;
    let whole = plain(&list::whole(&entry, &mornings, visit.settings()?.units, true));
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
            Body::Glide(glide) => {
                (form.pick("Worst symptom", "symptom", PAIN, glide.symptom.map(|symptom| symptom.get())))
                (forms::felt(form, glide.flags))
            },
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
        (form.hidden("was", was(entry)))
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

/// The values that the form is drawn with: what stays as it was drawn is no change, whatever was written meanwhile.
fn was(entry: &Entry) -> String {
    let mut was = vec![("note", editable(entry).trim().to_owned())];
    let mut there = |name, value: Option<u8>| was.extend(value.map(|value| (name, value.to_string())));
    if let Some(run) = entry.run() {
        there("effort", run.effort.map(|effort| effort.get()));
        there("feel", run.feel.map(|feel| feel.get()));
        MOMENTS.iter().for_each(|(name, _, moment)| there(name, score(run, *moment)));
        was.extend(run.cut_short.then(|| ("cut_short", "on".into())));
        was.extend(run.treadmill.then(|| ("treadmill", "on".into())));
    } else {
        there("symptom", entry.glide().and_then(|glide| glide.symptom).map(|symptom| symptom.get()));
        there("score", entry.pain().map(|pain| pain.score.get()));
    }
    form_urlencoded::Serializer::new(String::new()).extend_pairs(was).finish()
}

/// What may be taken away by leaving it empty.
const CLEARED: [&str; 6] = ["effort", "feel", "pain_before", "pain_worst", "pain_after", "symptom"];

/// `edit`.
pub(in crate::web) fn edit(journal: &mut Journal, context: &Context, fields: &Fields) -> Result<Vec<String>, Problem> {
    let (anew, was) = fields.anew();
    let emptied = |name: &&&str| anew.has(name) && anew.text(name).is_none();
    let ticked = |name: &str| Some(fields.is_on(name)).filter(|now| *now != was.is_on(name));
    let felt = ["tingling", "numb", "shooting"].into_iter().filter(|name| fields.is_on(name)).map(str::to_owned);
    let correction = Correction {
        words: anew.words("score").into_iter().chain(anew.words("words")).chain(felt).collect(),
        at: anew.owned("at"),
        effort: anew.parsed("effort")?,
        feel: anew.parsed("feel")?,
        pain_before: anew.parsed("pain_before")?,
        pain_worst: anew.parsed("pain_worst")?,
        pain_after: anew.parsed("pain_after")?,
        site: anew.owned("site"),
        cut_short: ticked("cut_short"),
        treadmill: ticked("treadmill"),
        symptom: anew.parsed("symptom")?,
        since: anew.owned("since"),
        answered: anew.is_on("answered"),
        // An empty one takes it away.
        note: anew.has("note").then(|| anew.owned("note").unwrap_or_default()),
        clear: CLEARED.iter().filter(emptied).map(|name| (*name).to_owned()).collect(),
        take_new: fields.is_on("new"),
        insist: fields.is_on("yes"),
        ..Correction::default()
    };
    let logged = diary::edit(journal, context, id(fields)?, &correction)?;
    Ok(echo::lines(&logged, journal.view().settings()?.units).iter().map(|line| plain(line)).collect())
}

/// `rm`.
pub(in crate::web) fn delete(journal: &mut Journal, context: &Context, fields: &Fields) -> Result<Vec<String>, Problem> {
    let removed = diary::remove(journal, context, &[id(fields)?])?;
    Ok(change::removed_lines(&removed, journal.view().settings()?.units).iter().map(|line| plain(line)).collect())
}
