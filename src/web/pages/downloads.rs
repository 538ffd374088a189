//! The report and the export, as files to keep.

use crate::diary::{self, PageInput, USUAL_WEEKS};
use crate::report;
use crate::web::app::{Reply, Visit};
use crate::web::fields::Fields;
use crate::web::form::Form;
use crate::web::layout::why;
use crate::web::problem::Problem;
use maud::{Markup, html};

pub(in crate::web) fn report_page(_: &mut Visit<'_>) -> Result<Reply, Problem> {
    Ok(asking(&Fields::default(), &html! {}))
}

fn asking(said: &Fields, before: &Markup) -> Reply {
    let form = Form::of(said, None);
    let inside = html! {
        (before)
        p { "One file for your therapist: its first sheet is the summary. It loads nothing, and can be opened or printed anywhere." }
        form method="get" action="/report.html" {
            (form.number("Weeks, that end today", "weeks", None, u16::try_from(USUAL_WEEKS).ok()))
            (form.line("For", "for", "Dr. Kim", None))
            (form.line("Where", "site", "where it was last", None))
            (form.tick("hide_notes", "leave the notes out", false))
            button.main { "Download the report" }
        }
    };
    Reply::Page("Report".into(), inside)
}

pub(in crate::web) fn report(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    match made(visit) {
        Err(problem @ Problem::Refused(_)) => Ok(asking(visit.fields, &why(&problem))),
        made => made,
    }
}

fn made(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let unreadable = |_| Problem::refused("the weeks are not a whole number", "leave them empty for eight");
    let input = PageInput {
        weeks: visit.fields.text("weeks").map(str::parse).transpose().map_err(unreadable)?,
        reader: visit.fields.owned("for"),
        only: Vec::new(),
        hide_notes: visit.fields.is_on("hide_notes"),
        site: visit.fields.owned("site"),
    };
    let page = diary::page(visit.journal, visit.context, &input)?;
    Ok(Reply::File("text/html; charset=utf-8", Some("report.html".into()), report::page::html(&page)?.into_bytes()))
}

pub(in crate::web) fn export(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    if visit.fields.text("format") == Some("jsonl") {
        let text = diary::export(&visit.view())?;
        return Ok(Reply::File("application/x-ndjson", Some("glidelog.jsonl".into()), text.into_bytes()));
    }
    if let Some(kind) = visit.fields.parsed("kind")? {
        let tables = report::csv::tables(&visit.view().all_entries()?, Some(kind));
        let table = tables.into_iter().next().ok_or(Problem::NotFound)?;
        return Ok(Reply::File("text/csv; charset=utf-8", Some(table.file.to_string()), table.text.into_bytes()));
    }
    let inside = html! {
        p { "Everything the diary holds, as one file that " a href="/import" { "Import" } " brings back the same:" }
        p { a.button.main href="/export?format=jsonl" download { "Download glidelog.jsonl" } }
        h2 { "For a spreadsheet" }
        div.buttons { @for kind in super::today::KINDS { a.button href=(format!("/export?kind={kind}")) download { (kind.as_str()) ".csv" } } }
    };
    Ok(Reply::Page("Export".into(), inside))
}
