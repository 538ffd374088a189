//! What follows on the sheets after the summary: long questions in full, and every day in a table.

use super::beside::{LONGEST_QUESTION, MOST_QUESTIONS};
use super::{count, date, words};
use crate::diary::{PageDay, Part, VisitPage};
use crate::domain::{Body, Entry, Location, PainReading, Run};
use crate::report::entry;
use chrono::Datelike;
use maud::{Markup, html};

/// The questions again, where the first sheet has no room for all of them.
pub(super) fn in_full(page: &VisitPage) -> Markup {
    let is_long =
        |entry: &Entry| entry.note.as_ref().is_some_and(|note| note.chars().count() > LONGEST_QUESTION || note.contains('\n'));
    if page.questions.len() <= MOST_QUESTIONS && !page.questions.iter().any(is_long) {
        return html! {};
    }
    let inside = html! {
        ol { @for question in &page.questions {
            li { (words(question.note.as_deref().unwrap_or_default())) " " span.quiet { "(" (date(question.stamp.day())) ")" } }
        } }
    };
    html! { aside.next aria-labelledby="in-full" { h2 id="in-full" { "The questions in full" } (inside) } }
}

/// Whether there is a table of days.
pub(super) fn is_shown(page: &VisitPage) -> bool {
    COLUMNS.into_iter().any(|column| column.is_shown(page))
}

/// One row a day, those without an entry too.
pub(super) fn days(page: &VisitPage) -> Markup {
    if !is_shown(page) {
        return html! {};
    }
    let columns: Vec<Column> = COLUMNS.into_iter().filter(|column| column.is_shown(page)).collect();
    let one_year = page.period.from().year() == page.period.to().year();
    let name = if one_year { "%a %-d %b" } else { "%a %-d %b %Y" };
    let inside = html! {
        div.table { table {
            caption {
                "Scores 0 to 10; around a run before/worst/after, - is not recorded. An empty day is one of which nothing was written down."
                @if let Some(hidden) = hidden(page) { " " (hidden) }
            }
            thead { tr { th scope="col" { "Day" } @for column in &columns { th scope="col" { (column.heading()) } } } }
            tbody { @for day in &page.days { tr {
                th scope="row" { (day.day.format(name).to_string()) }
                @for column in &columns { td { (column.cell(page, day)) } }
            } } }
        } }
    };
    html! { aside.days.next aria-labelledby="days" { h2 id="days" { "Every day" } (inside) } }
}

/// What the table leaves out while a coin decides.
fn hidden(page: &VisitPage) -> Option<String> {
    let tried = &page.hidden.as_ref()?.tried;
    let days = page.days.iter().filter(|day| day.is_coin_day).count();
    (days > 0).then(|| {
        format!(
            "On {} (marked coin) a trial's coin was thrown: what was done of {tried} is left out until its last planned run.",
            count(days, "day")
        )
    })
}

/// A column of the table.
#[derive(Clone, Copy)]
enum Column {
    Scores,
    Runs,
    AroundRuns,
    Sessions,
    Notes,
}

const COLUMNS: [Column; 5] = [Column::Scores, Column::Runs, Column::AroundRuns, Column::Sessions, Column::Notes];

impl Column {
    fn is_shown(self, page: &VisitPage) -> bool {
        match self {
            Column::Scores => page.shows(Part::Pain),
            Column::Runs | Column::AroundRuns => page.shows(Part::Runs),
            Column::Sessions => page.shows(Part::Glides),
            Column::Notes => !page.hide_notes && [Part::Pain, Part::Runs, Part::Glides].iter().any(|part| page.shows(*part)),
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Column::Scores => "Pain and ratings",
            Column::Runs => "Runs",
            Column::AroundRuns => "Pain around them",
            Column::Sessions => "Sessions and treatments",
            Column::Notes => "Notes",
        }
    }

    fn cell(self, page: &VisitPage, day: &PageDay) -> Markup {
        let lines: Vec<String> = day.entries.iter().filter_map(|entry| self.line(page, entry)).collect();
        html! {
            @for line in &lines { (words(line)) }
            @if day.is_coin_day && matches!(self, Column::Sessions) { span.quiet { "coin" } }
        }
    }

    /// What the column says of one entry.
    fn line(self, page: &VisitPage, entry: &Entry) -> Option<String> {
        match (self, &entry.body) {
            (Column::Scores, Body::Pain(pain)) => Some(score(pain, &page.focus)),
            (Column::Scores, Body::Rating(rating)) => Some(entry::rating(rating)),
            (Column::Runs, Body::Run(run)) => {
                let run = Run { pain: Vec::new(), ..run.clone() };
                Some(entry::run(&run, page.units).join(", ").trim_start_matches("run ").to_owned())
            }
            (Column::AroundRuns, Body::Run(run)) => Some(around(run, &page.focus)),
            (Column::Sessions, Body::Glide(glide)) => Some(entry::glide(glide).join(", ")),
            (Column::Sessions, Body::Treatment(treatment)) => Some(entry::treatment(treatment)),
            (Column::Notes, body) if noted(page, body) => entry.note.clone(),
            _ => None,
        }
    }
}

/// Notes of the entries that the other columns show.
fn noted(page: &VisitPage, body: &Body) -> bool {
    match body {
        Body::Pain(_) | Body::Rating(_) => page.shows(Part::Pain),
        Body::Run(_) => page.shows(Part::Runs),
        Body::Glide(_) | Body::Treatment(_) => page.shows(Part::Glides),
        _ => false,
    }
}

/// `3/4/3`, with the place where it is another than the page's.
fn around(run: &Run, focus: &Location) -> String {
    let series = entry::series(&run.pain).join("; ").replace("pain ", "").replace(&format!("{focus} "), "");
    if series.is_empty() { "-".into() } else { series }
}

/// `morning 2`, with the place where it is another than the page's.
fn score(pain: &PainReading, focus: &Location) -> String {
    let place = if pain.location == *focus { String::new() } else { format!(" {}", pain.location) };
    let flags = pain.flags.words();
    let flags = if flags.is_empty() { String::new() } else { format!(" ({})", flags.join(", ")) };
    format!("{} {}{place}{flags}", pain.moment, pain.score)
}
