//! Today: what is missing, the coin where one is asked, and a form for everything that is logged.

use super::forms::{self, Known};
use super::log::is_by_hand;
use crate::diary::{self, Asked, Missing};
use crate::domain::{Kind, Location, Period};
use crate::report::missing;
use crate::report::page::words;
use crate::web::app::{Reply, Visit};
use crate::web::fields::Fields;
use crate::web::form::{EFFORT, Form, PAIN};
use crate::web::layout::plain;
use crate::web::problem::Problem;
use maud::{Markup, html};

pub(in crate::web) fn page(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let view = visit.view();
    let known = Known::of(&view)?;
    let today = visit.context.when(&view)?.today();
    let later: Vec<&str> = visit.fields.all("later").collect();
    let missing = diary::missing(&view, visit.context)?;
    let mut entries = view.entries(&Period::ending(today, 1))?;
    // Settings and a trial's own records are of today too, and nobody wrote them down.
    entries.retain(|entry| is_by_hand(entry.kind()));
    let nothing = Fields::default();
    let form = Form::of(&nothing, None);
    let inside = html! {
        p.quiet { (today.format("%A %-d %B %Y")) }
        (coin(visit)?)
        @let open: Vec<&Missing> = missing.iter().filter(|one| !later.contains(&key(one).as_str())).collect();
        @if !open.is_empty() { section aria-labelledby="missing" {
            h2 id="missing" { "Missing" }
            @for one in open { (card(&form, one, &known, &later)) }
        } }
        @if missing.is_empty() { p { "Nothing is missing today." } }
        section aria-labelledby="log" {
            h2 id="log" { "Write down" }
            (folded("run", "Run", &forms::run(&form, &known)))
            (folded("glide", "Glide", &glide(&form, &known)))
            (folded("pain", "Pain", &forms::pain(&form)))
            (folded("treatment", "Treatment", &forms::treatment(&form)))
            (folded("rate", "The week\u{2019}s own word", &forms::week(&form)))
            (folded("scale", "A questionnaire\u{2019}s score", &forms::scale(&form)))
        }
        @if !entries.is_empty() { section aria-labelledby="there" {
            h2 id="there" { "Written down today" }
            ul.entries { @for entry in &entries { (super::diary::item(entry, known.units)) } }
        } }
        (known.lists())
    };
    Ok(Reply::Page("Today".into(), inside))
}

/// The name under which a question is left open.
fn key(missing: &Missing) -> String {
    match missing {
        Missing::MorningPain { location, .. } => format!("morning {}", location.as_typed()),
        Missing::RunPain(run) => format!("pain {}", run.id.0),
        Missing::RunEffort(run) => format!("effort {}", run.id.0),
        Missing::Glide => "glide".into(),
        Missing::WeekRating => "week".into(),
    }
}

/// One question, answered with one touch where it can be.
fn card(form: &Form<'_>, missing: &Missing, known: &Known, later: &[&str]) -> Markup {
    let kept = later.iter().map(|key| (*key).to_owned()).chain([key(missing)]);
    let leave = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept.map(|key| ("later", key))).finish();
    html! {
        article.card {
            h3 { (plain(&missing::question(missing, known.units))) }
            @match missing {
                Missing::MorningPain { location, .. } => form method="post" action="/pain" data-send="" {
                    (form.head())
                    input type="hidden" name="moment" value="morning";
                    (place(location))
                    (form.tap("score", PAIN))
                },
                Missing::RunPain(run) => (forms::of_a_run(form, &run.id.0.to_string(), false)),
                Missing::RunEffort(run) => form method="post" action="/run-pain" data-send="" {
                    (form.head())
                    input type="hidden" name="id" value=(run.id.0);
                    (form.tap("effort", EFFORT))
                },
                Missing::Glide => {
                    (last_time(known))
                    div.buttons {
                        form method="post" action="/glide" data-send="" { (form.head()) button { "Done, the same as last time" } }
                        form method="post" action="/skip" data-send="" { (form.head()) button { "Skipped on purpose" } }
                        a.button href=(format!("/?{leave}")) { "Nothing yet" }
                    }
                },
                Missing::WeekRating => (forms::week(form)),
            }
            @if *missing != Missing::Glide { a.button.leave href=(format!("/?{leave}")) { "Leave it open" } }
        }
    }
}

fn place(location: &Location) -> Markup {
    html! { @if location.site.is_some() { input type="hidden" name="site" value=(location.as_typed()); } }
}

fn here(location: &Location) -> String {
    if location.site.is_some() { format!(" ({location})") } else { String::new() }
}

/// The coin, where a trial asks one.
fn coin(visit: &Visit<'_>) -> Result<Markup, Problem> {
    let Some(coin) = diary::running_coin(&visit.view(), visit.context)? else { return Ok(html! {}) };
    let nothing = Fields::default();
    let asked = diary::ask_coin(&visit.view(), visit.context, false);
    Ok(html! {
        section aria-labelledby="coin" {
            h2 id="coin" { "The coin of the trial of " (coin.tried.to_string()) }
            article.card { @match asked {
                Ok(Asked::HowItFeels(location)) => (forms::flip(&Form::of(&nothing, None), &here(&location))),
                Ok(Asked::Shown(flipped)) => p.answer { (crate::report::trial::said(&flipped)) },
                Err(error) => {
                    @let problem = Problem::from(error);
                    p { (words(&problem.words().0)) "." }
                    @if problem.unless().is_some() { (forms::flip(&Form::of(&nothing, problem.unless()), "")) }
                },
            } }
            p { a href="/trial" { "How the trial goes" } }
        }
    })
}

/// One kind of entry, folded up.
fn folded(id: &str, name: &str, inside: &Markup) -> Markup {
    html! { details.card id=(id) { summary { (name) } (inside) } }
}

/// What "the same as last time" is.
fn last_time(known: &Known) -> Markup {
    html! { @if let Some(last) = &known.last_glide {
        p.quiet { "Last time: " (words(&crate::report::entry::describe(last, known.units))) }
    } }
}

/// A session: the same as last time, in its own words, or left out.
fn glide(form: &Form<'_>, known: &Known) -> Markup {
    html! {
        (last_time(known))
        @if known.last_glide.is_some() {
            form method="post" action="/glide" data-send="" { (form.head()) button.main { "The same as last time" } }
        }
        (forms::glide(form, known))
        (forms::skip(form))
    }
}

/// The kinds that a list can be narrowed to.
pub(super) const KINDS: [Kind; 8] =
    [Kind::Run, Kind::Glide, Kind::Pain, Kind::Treatment, Kind::Rating, Kind::Injury, Kind::Prescription, Kind::VisitNote];
