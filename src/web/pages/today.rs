//! Today: what is missing, the coin where one is asked, and a form for everything that is logged.

use crate::diary::{self, Asked, Missing};
use crate::domain::{Entry, Glide, GlobalChange, Kind, Location, Period};
use crate::report::missing;
use crate::report::page::words;
use crate::web::app::{Reply, Visit};
use crate::web::layout::{EFFORT, PAIN, filled, line, once, pick, tap};
use crate::web::problem::Problem;
use maud::{Markup, html};

pub(in crate::web) fn page(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let units = visit.settings()?.units;
    let view = visit.view();
    let today = visit.context.when(&view)?.today();
    let later: Vec<&str> = visit.fields.all("later").collect();
    let missing = diary::missing(&view, visit.context)?;
    let entries = view.entries(&Period::ending(today, 1))?;
    let sites: Vec<String> = view.used_sites()?.iter().map(|site| site.as_str().to_owned()).collect();
    let places: Vec<String> = sites.iter().flat_map(|site| [format!("left {site}"), format!("right {site}")]).collect();
    let treatments = view.used_treatments()?;
    let last_glide = view.last_done_glide()?;
    let inside = html! {
        p.quiet { (today.format("%A %-d %B %Y")) }
        (coin(visit)?)
        @let open: Vec<&Missing> = missing.iter().filter(|one| !later.contains(&key(one).as_str())).collect();
        @if !open.is_empty() { section aria-labelledby="missing" {
            h2 id="missing" { "Missing" }
            @for one in open { (card(one, &missing::question(one, units), &later)) }
        } }
        @if missing.is_empty() { p { "Nothing is missing today." } }
        section aria-labelledby="log" {
            h2 id="log" { "Write down" }
            (run(units.name()))
            (glide(last_glide.as_ref(), units))
            (pain())
            (treatment())
            (week())
        }
        @if !entries.is_empty() { section aria-labelledby="there" {
            h2 id="there" { "Written down today" }
            ul.entries { @for entry in &entries { (super::diary::item(entry, units)) } }
        } }
        datalist id="places" { @for place in &places { option value=(place) {} } }
        datalist id="treatments" { @for name in &treatments { option value=(name) {} } }
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
fn card(missing: &Missing, question: &str, later: &[&str]) -> Markup {
    let kept = later.iter().map(|key| (*key).to_owned()).chain([key(missing)]);
    let leave = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept.map(|key| ("later", key))).finish();
    html! {
        article.card {
            h3 { (question) }
            @match missing {
                Missing::MorningPain { location, .. } => form method="post" action="/pain" data-send="" {
                    (once())
                    input type="hidden" name="moment" value="morning";
                    (place(location))
                    (tap("score", PAIN))
                },
                Missing::RunPain(run) => form method="post" action="/run-pain" data-send="" {
                    (once())
                    input type="hidden" name="id" value=(run.id.0);
                    (around())
                    button.main { "Store" }
                },
                Missing::RunEffort(run) => form method="post" action="/run-pain" data-send="" {
                    (once())
                    input type="hidden" name="id" value=(run.id.0);
                    (tap("effort", EFFORT))
                },
                Missing::Glide => div.buttons {
                    form method="post" action="/glide" data-send="" { (once()) button { "Done, the same as last time" } }
                    form method="post" action="/skip" data-send="" { (once()) button { "Skipped on purpose" } }
                },
                Missing::WeekRating => (ratings()),
            }
            a.button.leave href=(format!("/?{leave}")) { @if *missing == Missing::Glide { "Nothing yet" } @else { "Leave it open" } }
        }
    }
}

fn place(location: &Location) -> Markup {
    html! { @if location.site.is_some() { input type="hidden" name="site" value=(location.as_typed()); } }
}

/// Before, worst and after.
fn around() -> Markup {
    html! {
        (pick("Pain before", "before", PAIN, None))
        (pick("Worst pain", "worst", PAIN, None))
        (pick("Pain after", "after", PAIN, None))
    }
}

/// The coin, where a trial asks one.
fn coin(visit: &Visit<'_>) -> Result<Markup, Problem> {
    let Some(coin) = diary::running_coin(&visit.view(), visit.context)? else { return Ok(html! {}) };
    let asked = diary::ask_coin(&visit.view(), visit.context, false);
    Ok(html! {
        section aria-labelledby="coin" {
            h2 id="coin" { "The coin of the trial of " (coin.tried.to_string()) }
            article.card { @match asked {
                Ok(Asked::HowItFeels(location)) => form method="post" action="/flip" {
                    h3 { "Before a run: how does it feel now" @if location.site.is_some() { " (" (location.to_string()) ")" } "?" }
                    (once())
                    (tap("score", PAIN))
                    p.quiet { "Said before the coin is shown; then the coin says with or without." }
                },
                Ok(Asked::Shown(flipped)) => p.answer { (crate::report::trial::said(&flipped)) },
                Err(error) => p { (words(&Problem::from(error).words().0)) },
            } }
            p { a href="/trial" { "How the trial goes" } }
        }
    })
}

fn more_of_it() -> Markup {
    html! {
        (line("When", "at", "now; or 7am, yesterday 6pm, monday", None))
        label { "Note" textarea name="note" rows="2" {} }
    }
}

fn run(unit: &str) -> Markup {
    html! { details.card id="run" { summary { "Run" } form method="post" action="/run" data-send="" {
        (once())
        div.two {
            (line(&format!("Distance, {unit}"), "distance", "5.2, 5k, half marathon", None))
            (line("Time", "time", "44:10, 44m", None))
        }
        (pick("Effort", "effort", EFFORT, None))
        (around())
        (line("Where the pain is", "site", "where it was last", Some("places")))
        div.two {
            label.tick { input type="checkbox" name="cut_short"; " cut short" }
            label.tick { input type="checkbox" name="treadmill"; " on a treadmill" }
        }
        (more_of_it())
        button.main { "Store the run" }
    } } }
}

/// A session: the same as last time, or in its own words, with a timer where there is a script.
/// A movement without its dose, in words that are read again.
fn movement_words(glide: &Glide) -> String {
    let said = [
        glide.nerve.as_ref().map(ToString::to_string),
        glide.technique.map(|technique| technique.to_string()),
        glide.position.map(|position| position.to_string()),
        glide.side.map(|side| side.to_string()),
        glide.height.map(|height| height.to_string()),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A figure of the dose: last time's stands in it; where there is none, the timer takes a usual one.
fn dose(label: &str, name: &str, last: Option<u16>, usual: u16) -> Markup {
    html! { label { (label) input name=(name) inputmode="numeric" placeholder=(usual) value=[last] data-usual=(last.unwrap_or(usual)); } }
}

fn glide(last: Option<&Entry>, units: crate::domain::DistanceUnit) -> Markup {
    let movement = last.and_then(Entry::glide);
    html! { details.card id="glide" { summary { "Glide" }
        @if let Some(last) = last {
            p.quiet { "Last time: " (words(&crate::report::entry::describe(last, units))) }
            form method="post" action="/glide" data-send="" { (once()) button.main { "The same as last time" } }
        }
        form method="post" action="/glide" data-send="" data-timer="" {
            (once())
            (filled("Movement", "words", "sciatic slider seated left 18in", &movement.map(movement_words).unwrap_or_default()))
            div.three {
                (dose("Sets", "sets", movement.and_then(|glide| glide.sets.map(u16::from)), 2))
                (dose("Reps", "reps", movement.and_then(|glide| glide.reps), 10))
                (dose("Hold, s", "hold", movement.and_then(|glide| glide.hold_s), 2))
            }
            div.timer hidden {
                p.count role="timer" aria-live="off" { "0" }
                p.step role="status" {}
                div.buttons {
                    button type="button" data-do="start" { "Start the timer" }
                    button type="button" data-do="next" hidden { "Next set" }
                    button type="button" data-do="end" hidden { "End and store" }
                }
            }
            label { "Minutes it took" input name="minutes" inputmode="numeric"; }
            (pick("Worst symptom during it", "symptom", PAIN, None))
            div.row {
                @for symptom in ["tingling", "numb", "shooting"] { label.tick { input type="checkbox" name=(symptom); " " (symptom) } }
            }
            (more_of_it())
            button.main { "Store the session" }
        }
        form method="post" action="/skip" data-send="" {
            (once())
            (line("Why it was skipped", "reason", "hotel", None))
            button { "Skipped on purpose" }
        }
    } }
}

fn pain() -> Markup {
    html! { details.card id="pain" { summary { "Pain" } form method="post" action="/pain" data-send="" {
        (once())
        (line("Where", "site", "where it was last", Some("places")))
        fieldset { legend { "Which moment" } div.ticks {
            @for (value, name) in [("rest", "at rest"), ("morning", "this morning"), ("before", "before the run"), ("after", "after the run")] {
                label.tick { input type="radio" name="moment" value=(value) checked[value == "rest"]; " " (name) }
            }
        } }
        (more_of_it())
        p { "The score stores it:" }
        (tap("score", PAIN))
    } } }
}

fn treatment() -> Markup {
    html! { details.card id="treatment" { summary { "Treatment" } form method="post" action="/treat" data-send="" {
        (once())
        (line("What", "what", "pelvic correction", Some("treatments")))
        (line("Note, or why it was skipped", "reason", "", None))
        (line("When", "at", "now; or 7am, yesterday", None))
        div.buttons {
            button.main name="status" value="done" { "Done" }
            button name="status" value="skipped" { "Skipped on purpose" }
        }
    } } }
}

fn week() -> Markup {
    html! { details.card id="rate" { summary { "The week's own word" } (ratings()) } }
}

fn ratings() -> Markup {
    let all = (1..=7).filter_map(|value| GlobalChange::new(value).ok());
    html! { form method="post" action="/rate" data-send="" {
        (once())
        div.words { @for change in all { button name="words" value=(change.get()) { (change.words()) } } }
    } }
}

/// The kinds that a list can be narrowed to.
pub(super) const KINDS: [Kind; 5] = [Kind::Run, Kind::Glide, Kind::Pain, Kind::Treatment, Kind::Rating];
