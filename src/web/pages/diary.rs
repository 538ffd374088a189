//! The diary: its entries, newest first, narrowed by days, kind and tag.

use super::today::KINDS;
use crate::diary::{self, ListInput};
use crate::domain::{DistanceUnit, Entry};
use crate::report::entry::describe;
use crate::report::page::words;
use crate::web::app::{Reply, Visit};
use crate::web::problem::Problem;
use maud::{Markup, html};

/// Entries on one page.
const PAGE: usize = 100;

pub(in crate::web) fn page(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let (fields, units) = (visit.fields, visit.settings()?.units);
    let input = ListInput { period: fields.owned("period"), kind: fields.parsed("kind")?, tag: fields.parsed("tag")? };
    let listed = diary::list(&visit.view(), visit.context, &input);
    let inside = html! {
        form.filter method="get" action="/diary" {
            div.three {
                label { "Days" input name="period" value=[fields.text("period")] placeholder="the last two weeks" autocomplete="off"; }
                label { "Kind" select name="kind" {
                    option value="" { "every kind" }
                    @for kind in KINDS { option value=(kind.as_str()) selected[input.kind == Some(kind)] { (kind.as_str()) } }
                } }
                label { "Tag" input name="tag" value=[fields.text("tag")] placeholder="#hills" autocomplete="off"; }
            }
            button { "Show" }
            p.quiet { "Days are said as: this week, last month, October, since 1 Aug, 2026, all." }
        }
        @match listed {
            Err(error) => {
                @let (what, hint) = Problem::from(error).words();
                p.refusal role="alert" { (words(&what)) }
                @if let Some(hint) = hint { p { (words(&hint)) } }
            },
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
