//! The page for the therapist: one self-contained HTML file that loads nothing, asks for nothing and needs no script.

mod beside;
mod days;
mod footer;
mod head;
mod measures;
mod summary;
#[cfg(test)]
mod tests;

use crate::chart::ChartError;
use crate::diary::{Part, VisitPage};
use chrono::NaiveDate;
use maud::{DOCTYPE, Markup, html};

/// The whole file.
///
/// # Errors
/// When the trend cannot be drawn.
pub fn html(page: &VisitPage) -> Result<String, ChartError> {
    let picture = if page.shows(Part::Pain) { Some(summary::picture(page)?) } else { None };
    let title = head::title(page);
    let whole = html! {
        (DOCTYPE)
        html lang="en" {
            (head::head(&title))
            body {
                header {
                    h1 { (title) }
                    (head::lead(page))
                }
                main {
                    (summary::injuries(page))
                    @if page.shows(Part::Pain) { (summary::week(page)) }
                    @if let Some(picture) = picture { (picture) }
                    div.pair {
                        @if page.shows(Part::Glides) { (measures::doses(page)) }
                        @if page.shows(Part::Runs) { (measures::around_runs(page)) }
                        @if page.shows(Part::Pain) { (measures::scales(page)) }
                        @if page.shows(Part::Runs) { (measures::mileage(page)) }
                    }
                    @if let Some(reply) = &page.effect { (beside::effect(reply)) }
                    div.pair {
                        @if page.shows(Part::Trial) { (beside::trials(page)) }
                        (beside::questions(page))
                    }
                }
                (footer::footer())
                (days::in_full(page))
                (days::days(page))
            }
        }
    };
    Ok(whole.into_string())
}

/// A section with its heading, which names it.
fn section(id: &str, heading: &str, inside: &Markup) -> Markup {
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (heading) }
            (inside)
        }
    }
}

/// Names with the lines beside them.
fn rows<'a>(rows: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>) -> Markup {
    html! {
        dl { @for (name, lines) in rows { div {
            dt { (name) }
            dd { @for line in lines { span { (words(line)) } } }
        } } }
    }
}

/// Words of a person: as text, in their own direction, without what a reader cannot show.
#[must_use]
pub fn words(text: &str) -> Markup {
    let shown: String = text.chars().map(|c| if c.is_control() && c != '\n' && c != '\t' { ' ' } else { c }).collect();
    html! { bdi { (shown) } }
}

/// `25 Nov 2026`.
fn date(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

/// `1 run`, `3 runs`.
fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}
