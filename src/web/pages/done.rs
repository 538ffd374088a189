//! What was stored, in the words of the command line, with the way back.

use crate::diary::{self, Context};
use crate::domain::{Entry, EntryId, Status, SymptomFlags};
use crate::report::change;
use crate::report::page::words;
use crate::store::{ChangeId, ChangeRecord, ChangeState, Journal, View};
use crate::web::app::{App, Reply, Visit};
use crate::web::fields::Fields;
use crate::web::form::{Form, PAIN, once};
use crate::web::layout::plain;
use crate::web::problem::Problem;
use crate::web::routes::{form, refuse, respond};
use axum::extract::{Request, State};
use axum::response::Response;
use maud::{Markup, html};
use std::sync::Arc;
use uuid::Uuid;

/// The confirmation of what was sent under an id; that of an undo or a redo names its change.
pub(in crate::web) fn page(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let id = Uuid::parse_str(visit.name).map_err(|_| Problem::NotFound)?;
    let named = visit.fields.text("of").and_then(|text| text.parse().ok()).map(ChangeId);
    let sent = visit.view().sent(id)?;
    let kept = visit.app.kept(id);
    let change = match sent {
        Some(change) => Some(visit.view().change(change)?),
        // An address can name any change, also one that there never was: it is shown where this page took it back.
        None if kept.is_some() => named.and_then(|change| visit.view().change(change).ok()),
        None => return Err(Problem::NotFound),
    };
    let unit = visit.settings()?.units;
    // After a restart the words are those of the history.
    let lines =
        kept.unwrap_or_else(|| change.iter().flat_map(|record| lines(&plain(&change::walked(record, false, unit)))).collect());
    let undone = change.as_ref().is_some_and(|record| record.state != ChangeState::Done);
    let left = change.as_ref().and_then(living);
    let unfelt = match left {
        Some(id) if is_unfelt(&visit.view(), id)? => Some(id),
        _ => None,
    };
    let said_nothing = Fields::default();
    let nothing = Form::of(&said_nothing, None);
    let inside = html! {
        div.said role="status" { @for (place, line) in lines.iter().enumerate() {
            p class=[(place == 0).then_some("answer")] { (words(line)) }
        } }
        @if undone && sent.is_some() { p.refusal { "It was taken back since." } }
        @if let Some(id) = unfelt { article.card {
            h2 { "Worst symptom during it" }
            form method="post" action=(format!("/entry/{}", id.0)) data-send="" {
                (once())
                (super::forms::felt(&nothing, SymptomFlags::default()))
                p { "The score stores it:" }
                (nothing.tap("symptom", PAIN))
            }
        } }
        div.buttons {
            a.button.main href="/" { "Today" }
            @if let Some(record) = &change { (other_way(record)) }
            @if let Some(id) = left { a.button href=(format!("/entry/{}", id.0)) { "Change it" } }
        }
    };
    let title = match (sent, undone) {
        (None, true) | (Some(_), true) => "Taken back",
        (Some(_), false) => "Stored",
        (None, false) => "Done",
    };
    Ok(Reply::Page(title.into(), inside))
}

/// Takes the change back, or does it again.
fn other_way(record: &ChangeRecord) -> Markup {
    let (action, name) = match record.state {
        ChangeState::Done => ("/undo", "Undo"),
        ChangeState::Undone => ("/redo", "Do it again"),
        ChangeState::Gone => return html! {},
    };
    html! { form method="post" action=(action) data-kept-not="" {
        (once())
        input type="hidden" name="change" value=(record.id.0);
        button { (name) }
    } }
}

/// The one entry that a change left.
fn living(record: &ChangeRecord) -> Option<EntryId> {
    match &record.entries[..] {
        [one] if one.after.is_some() && record.state == ChangeState::Done => Some(one.id),
        _ => None,
    }
}

/// Whether an entry is a session that was done and whose symptom is not said: a timer stores it before that can be.
fn is_unfelt(view: &View<'_>, id: EntryId) -> Result<bool, Problem> {
    let entry = view.entry(id)?;
    let session = entry.as_ref().and_then(Entry::glide);
    Ok(session.is_some_and(|glide| glide.status == Status::Done && glide.symptom.is_none()))
}

/// What was different, without the commands of a terminal.
fn lines(walked: &str) -> Vec<String> {
    walked.lines().skip(1).map(|line| line.trim().to_owned()).collect()
}

/// Takes one change back: the one that is named, if it is the latest.
pub(in crate::web) async fn undo(State(app): State<Arc<App>>, request: Request) -> Response {
    walk(app, request, true).await
}

/// Does one change again: the one that is named, if it was taken back last.
pub(in crate::web) async fn redo(State(app): State<Arc<App>>, request: Request) -> Response {
    walk(app, request, false).await
}

async fn walk(app: Arc<App>, request: Request, back: bool) -> Response {
    let told = app.clone();
    let walked = match form(request).await {
        Ok(fields) => app.alone(move |app| walk_now(app, &fields, back)).await,
        Err(problem) => return refuse(&problem),
    };
    respond(&told, walked)
}

fn walk_now(app: &App, fields: &Fields, back: bool) -> Result<Reply, Problem> {
    let change = fields.text("change").and_then(|text| text.parse().ok()).map(ChangeId);
    let change = change.ok_or_else(|| Problem::refused("it is not said which change is meant", "open the page anew"))?;
    let id = fields.once()?;
    let Some(mut journal) = diary::read(&app.journal)? else { return Err(Problem::NotFound) };
    // Sent again, it was done: the same words come again.
    if app.kept(id).is_none() {
        let context = app.context(app.now());
        let (walk, said) =
            if back { (diary::undo_only as Walk, "Taken back") } else { (diary::redo_only as Walk, "Done again") };
        let record = walk(&mut journal, &context, change)?;
        let unit = journal.view().settings()?.units;
        let told = lines(&plain(&change::walked(&record, back, unit)));
        app.keep(id, std::iter::once(format!("{said}: {}.", record.command)).chain(told).collect());
    }
    Ok(Reply::To(format!("/done/{id}?of={}", change.0)))
}

type Walk = fn(&mut Journal, &Context, ChangeId) -> diary::Result<ChangeRecord>;
