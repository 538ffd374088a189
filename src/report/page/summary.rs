//! Injuries, the week's answer, the picture of the weeks.

use super::{date, rows, section};
use crate::chart::{self, ChartError, Size, Theme};
use crate::diary::VisitPage;
use crate::domain::Injury;
use crate::report::answer::{self, Row};
use maud::{Markup, PreEscaped, html};

/// Points across and down of the picture: small, so that its letters stay legible at the width of a sheet.
const PICTURE: (u32, u32) = (840, 360);
/// The row of a week's answer that speaks to the diary's owner alone.
const WHAT_TO_LOG: &str = "what to log";

pub(super) fn injuries(page: &VisitPage) -> Markup {
    let open = |injury: &Injury| {
        let weeks = (page.period.to() - injury.from()).num_days() / 7;
        format!("{}, since {} ({weeks} weeks)", injury.location(), date(injury.from()))
    };
    let inside = html! {
        @if page.injuries.is_empty() { p { "None is open." } } @else {
            p { (page.injuries.iter().map(open).collect::<Vec<_>>().join("; ")) "." }
        }
        @if !page.also_open.is_empty() {
            p.quiet {
                "Not in the figures below: "
                (page.also_open.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")) "."
            }
        }
    };
    section("injuries", "Injuries open", &inside)
}

pub(super) fn week(page: &VisitPage) -> Markup {
    let all = answer::week_rows(&page.week, page.units);
    let named = all.iter().filter_map(|row| match row {
        Row::Named(name, lines) if name != WHAT_TO_LOG => Some((name.as_str(), lines.iter().map(String::as_str).collect())),
        _ => None,
    });
    let inside = html! {
        p.answer { (answer::sentence(&page.week, page.units)) }
        (rows(named))
        @for row in &all { @if let Row::Aside(line) = row { p.quiet { (line) "." } } }
        @if let Some(first) = page.week.begun {
            p.quiet { "The diary begins on " (date(first)) ": of the days before nothing is recorded, which is not none." }
        }
    };
    section("week", "Did it feel better this week", &inside)
}

pub(super) fn picture(page: &VisitPage) -> Result<Markup, ChartError> {
    let size = Size::new(PICTURE.0, PICTURE.1).unwrap_or_default();
    let svg = chart::to_svg(&chart::trend::figure(&page.trend), size, Theme::Light)?;
    Ok(section("trend", "The weeks in a picture", &html! { figure { (PreEscaped(svg)) } }))
}
