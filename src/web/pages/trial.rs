//! A trial: how it goes, begun and ended.

use super::forms::{self, Known};
use super::picture::picture;
use crate::diary::{self, Context, StartInput, TrialPlanned};
use crate::domain::{OwnVerdict, Tried};
use crate::report::page::words;
use crate::report::picture::Kind;
use crate::report::trial as said;
use crate::store::Journal;
use crate::web::app::{Reply, Visit};
use crate::web::fields::Fields;
use crate::web::form::Form;
use crate::web::layout::{figures, plain};
use crate::web::problem::Problem;
use maud::html;

pub(in crate::web) fn page(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let trials = diary::trials(&visit.view(), visit.context)?;
    for status in &trials {
        diary::mark_seen(visit.journal, visit.context, status)?;
    }
    let open = trials.iter().any(|status| status.entry.trial().is_some_and(|trial| trial.stopped.is_none()));
    let (nothing, known) = (Fields::default(), Known::of(&visit.view())?);
    let form = Form::of(&nothing, None);
    let inside = html! {
        @if trials.is_empty() { p { "No trial yet. A coin before each run decides whether gliding, or another treatment, comes before it; the result is shown after the last planned run." } }
        @for (place, status) in trials.iter().rev().enumerate() {
            section {
                h2 { (status.entry.id.to_string()) " of " (status.entry.stamp.day().format("%-d %b %Y").to_string()) }
                p.answer { (words(&said::sentence(status))) }
                @for line in said::lines(status) { p { (words(&line)) } }
                @let details = plain(&said::details(status));
                @if !details.trim().is_empty() { (figures(&details)) }
                @if place == 0 { (picture(visit, Kind::Trial)) }
            }
        }
        @if open {
            h2 { "End it with your own word" }
            p.quiet { "Before the last planned run that is \u{201c}not enough to tell\u{201d}." }
            (forms::trial_stop(&form))
        } @else {
            h2 { "Begin a trial" }
            (forms::trial_start(&form))
        }
        (known.lists())
    };
    Ok(Reply::Page("Trial".into(), inside))
}

/// `trial start`.
pub(in crate::web) fn start(journal: &mut Journal, context: &Context, fields: &Fields) -> Result<Vec<String>, Problem> {
    let number = |name: &str, usual: u16| -> Result<u16, Problem> {
        let unreadable = |_| Problem::refused("that is not a whole number", "leave it empty for the usual one");
        fields.text(name).map_or(Ok(usual), |text| text.parse().map_err(unreadable))
    };
    let design = match fields.text("how") {
        Some("observe") => TrialPlanned::Observe { min_days: number("min", 14)?.clamp(1, 365), per_week: 7 },
        _ => TrialPlanned::Coin { pairs: u8::try_from(number("pairs", 12)?).unwrap_or(u8::MAX), block: 4 },
    };
    let input = StartInput {
        tried: fields.text("what").unwrap_or("glide").parse::<Tried>()?,
        design,
        site: fields.owned("site"),
        note: fields.owned("note"),
        take_new: fields.is_on("new"),
    };
    let started = diary::start_trial(journal, context, &input)?;
    Ok(told(&said::started(&started, journal.view().settings()?.units)))
}

/// `trial stop`.
pub(in crate::web) fn stop(journal: &mut Journal, context: &Context, fields: &Fields) -> Result<Vec<String>, Problem> {
    let unsaid = || Problem::refused("a trial is ended with your own word", "choose keep, drop or unsure");
    let verdict = fields.parsed::<OwnVerdict>("verdict")?.ok_or_else(unsaid)?;
    let stopped = diary::stop_trial(journal, context, verdict, fields.owned("reason"))?;
    Ok(told(&said::stopped(&stopped)))
}

fn told(text: &str) -> Vec<String> {
    plain(text).lines().map(str::to_owned).collect()
}
