//! What was stored, in the words of the command line, with the way back.

use crate::diary;
use crate::report::change;
use crate::report::page::words;
use crate::store::ChangeState;
use crate::web::app::{App, Reply, Visit};
use crate::web::fields::Fields;
use crate::web::layout::{once, plain};
use crate::web::problem::Problem;
use crate::web::routes::{form, refuse, respond};
use axum::extract::{Request, State};
use axum::response::Response;
use maud::html;
use std::sync::Arc;
use uuid::Uuid;

/// The confirmation of what was sent under an id.
pub(in crate::web) fn page(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let id = Uuid::parse_str(visit.name).map_err(|_| Problem::NotFound)?;
    let change = visit.view().sent(id)?.map(|change| visit.view().change(change)).transpose()?;
    let kept = visit.app.kept(id);
    if change.is_none() && kept.is_none() {
        return Err(Problem::NotFound);
    }
    let unit = visit.settings()?.units;
    // After a restart the words are those of the history.
    let lines =
        kept.unwrap_or_else(|| change.iter().flat_map(|record| lines(&plain(&change::walked(record, false, unit)))).collect());
    let back = change.as_ref().filter(|record| record.state == ChangeState::Done);
    let taken_back = change.as_ref().is_some_and(|record| record.state != ChangeState::Done);
    let entry = change.as_ref().and_then(|record| match &record.entries[..] {
        [one] if one.after.is_some() => Some(one.id),
        _ => None,
    });
    let inside = html! {
        div.said role="status" { @for (place, line) in lines.iter().enumerate() {
            p class=[(place == 0).then_some("answer")] { (words(line)) }
        } }
        @if taken_back { p.refusal { "It was taken back since." } }
        div.buttons {
            a.button.main href="/" { "Today" }
            @if let Some(record) = back {
                form method="post" action="/undo" {
                    (once())
                    input type="hidden" name="change" value=(record.id.0);
                    button { "Undo" }
                }
            }
            @if let Some(id) = entry { a.button href=(format!("/entry/{}", id.0)) { "Change it" } }
        }
    };
    let title = match (&change, taken_back) {
        (None, _) => "Done",
        (_, true) => "Taken back",
        (_, false) => "Stored",
    };
    Ok(Reply::Page(title.into(), inside))
}

/// What was different, without the commands of a terminal.
fn lines(walked: &str) -> Vec<String> {
    walked.lines().skip(1).map(|line| line.trim().to_owned()).collect()
}

/// Takes one change back: the one that is named, if it is the latest.
pub(in crate::web) async fn undo(State(app): State<Arc<App>>, request: Request) -> Response {
    let told = app.clone();
    let undone = match form(request).await {
        Ok(fields) => app.alone(move |app| undo_now(app, &fields)).await,
        Err(problem) => return refuse(&problem),
    };
    respond(&told, undone)
}

fn undo_now(app: &App, fields: &Fields) -> Result<Reply, Problem> {
    let change = fields.text("change").and_then(|text| text.parse().ok()).map(crate::store::ChangeId);
    let change = change.ok_or_else(|| Problem::refused("it is not said what is to be taken back", "open the page anew"))?;
    let id = fields.once()?;
    let Some(mut journal) = diary::read(&app.journal)? else { return Err(Problem::NotFound) };
    // Sent again, it was done: the same words come again.
    if app.kept(id).is_none() {
        let record = diary::undo_only(&mut journal, &app.context(app.now()), change)?;
        let unit = journal.view().settings()?.units;
        let told = lines(&plain(&change::walked(&record, true, unit)));
        app.keep(id, std::iter::once(format!("Taken back: {}.", record.command)).chain(told).collect());
    }
    Ok(Reply::To(format!("/done/{id}")))
}
