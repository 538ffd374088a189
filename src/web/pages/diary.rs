//! The diary: its entries, newest first, narrowed by days, kind and tag.

use super::today::KINDS;
use crate::diary::{self, ListInput};
use crate::domain::{DistanceUnit, Entry, Refusal};
use crate::report::entry::describe;
use crate::report::page::words;
use crate::web::app::{Reply, Visit};
use crate::web::fields::Fields;
use crate::web::layout::why;
use crate::web::problem::Problem;
use maud::{Markup, html};

/// Entries on one page.
const PAGE: usize = 100;

pub(in crate::web) fn page(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let (fields, units) = (visit.fields, visit.settings()?.units);
    let input = asked(fields);
    let listed = input
        .as_ref()
        .map_err(Clone::clone)
        .map_err(Problem::from)
        .and_then(|input| Ok(diary::list(&visit.view(), visit.context, input)?));
    let kind = input.as_ref().ok().and_then(|input| input.kind);
    let inside = html! {
        form.filter method="get" action="/diary" {
            div.three {
                label { "Days" input name="period" value=[fields.text("period")] placeholder="the last two weeks" autocomplete="off"; }
                label { "Kind" select name="kind" {
                    option value="" { "every kind" }
                    @for one in KINDS { option value=(one.as_str()) selected[kind == Some(one)] { (one.as_str()) } }
                } }
                label { "Tag" input name="tag" value=[fields.text("tag")] placeholder="#hills" autocomplete="off"; }
            }
            button { "Show" }
            p.quiet { "Days are said as: this week, last month, October, since 1 Aug, 2026, all." }
        }
        @match listed {
            Err(problem) => (why(&problem)),
            Ok((entries, period)) => {
                @let at = fields.text("from").and_then(|from| from.parse::<usize>().ok()).unwrap_or(0).min(entries.len());
                p { (entries.len()) " " (if entries.len() == 1 { "entry" } else { "entries" }) " for " (period.to_string()) }
                (days(entries.iter().rev().skip(at).take(PAGE), units))
                (turn(visit, at, entries.len()))
            },
        }
    };
    Ok(Reply::Page("Diary".into(), inside))
}

/// What is asked for.
fn asked(fields: &Fields) -> Result<ListInput, Refusal> {
    let kind = fields.text("kind").map(str::parse).transpose()?;
    let tag = fields.text("tag").map(str::parse).transpose()?;
    Ok(ListInput { period: fields.owned("period"), kind, tag })
}

fn days<'a>(entries: impl Iterator<Item = &'a Entry>, units: DistanceUnit) -> Markup {
    let mut days: Vec<(chrono::NaiveDate, Vec<&Entry>)> = Vec::new();
    for entry in entries {
        match days.last_mut() {
            Some((day, of_it)) if *day == entry.stamp.day() => of_it.push(entry),
            _ => days.push((entry.stamp.day(), vec![entry])),
        }
    }
    html! { @for (day, entries) in &days {
        h2 { (day.format("%a %-d %b %Y")) }
        ul.entries { @for entry in entries { (item(entry, units)) } }
    } }
}

/// One entry in a list, as a link to it.
pub(super) fn item(entry: &Entry, units: DistanceUnit) -> Markup {
    let time = entry.stamp.instant().map(|at| at.format("%H:%M").to_string());
    html! { li { a href=(format!("/entry/{}", entry.id.0)) {
        span.time { (time.unwrap_or_default()) }
        span { (words(&describe(entry, units))) }
    } } }
}

/// Earlier and later pages of a long list.
fn turn(visit: &Visit<'_>, at: usize, all: usize) -> Markup {
    let place = |from: usize| {
        let kept = visit.fields.sent().filter(|(name, _)| *name != "from");
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(kept).append_pair("from", &from.to_string());
        format!("/diary?{}", query.finish())
    };
    html! { div.buttons {
        @if at > 0 { a.button href=(place(at.saturating_sub(PAGE))) { "Later" } }
        @if at + PAGE < all { a.button href=(place(at + PAGE)) { "Earlier" } }
    } }
}
