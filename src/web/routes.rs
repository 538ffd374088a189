//! Which address is which page.

use super::app::{App, Reply, Show, Write};
use super::assets::asset;
use super::fields::Fields;
use super::form::given_out;
use super::gate::{Unproven, gate};
use super::pages;
use super::problem::Problem;
use super::{layout, pages::import};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use std::sync::Arc;
use std::time::Duration;

/// The most a form may say, in bytes.
const FORM: usize = 1 << 20;
/// The longest that a form may take to arrive.
const FORM_TIME: Duration = Duration::from_secs(20);

/// Every page and every write, behind the gate.
pub fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/", page(pages::today::page))
        .route("/week", page(pages::answers::week))
        .route("/trend", page(pages::answers::trend))
        .route("/effect", page(pages::answers::effect))
        .route("/calendar", page(pages::answers::calendar))
        .route("/trial", page(pages::trial::page))
        .route("/trial/start", write(pages::trial::start))
        .route("/trial/stop", write(pages::trial::stop))
        .route("/chart/{name}", page(pages::picture::svg))
        .route("/diary", page(pages::diary::page))
        .route("/entry/{id}", page(pages::entry::page).merge(write(pages::entry::edit)))
        .route("/entry/{id}/delete", write(pages::entry::delete))
        .route("/done/{id}", page(pages::done::page))
        .route("/report", page(pages::downloads::report_page))
        .route("/report.html", page(pages::downloads::report))
        .route("/export", page(pages::downloads::export))
        .route("/settings", page(pages::settings::page).merge(write(pages::settings::set)))
        .route("/more", page(pages::more))
        .route("/import", page(import::page).post(import::upload).layer(DefaultBodyLimit::max(import::LIMIT)))
        .route("/import/store", post(import::store))
        .route("/import/drop", post(import::let_go))
        .route("/pain", write(pages::log::pain))
        .route("/run", write(pages::log::run))
        .route("/run-pain", write(pages::log::run_pain))
        .route("/glide", write(pages::log::glide))
        .route("/skip", write(pages::log::skip))
        .route("/treat", write(pages::log::treat))
        .route("/rate", write(pages::log::rate))
        .route("/flip", write(pages::log::flip))
        .route("/prescriptions", page(pages::plans::prescriptions))
        .route("/prescribe", write(pages::log::prescribe))
        .route("/prescribe-end", write(pages::log::prescribe_end))
        .route("/injuries", page(pages::plans::injuries))
        .route("/injury", write(pages::log::injury))
        .route("/injury-end", write(pages::log::injury_end))
        .route("/questions", page(pages::plans::questions))
        .route("/question", write(pages::log::question))
        .route("/undo", post(pages::done::undo))
        .route("/redo", post(pages::done::redo))
        .route("/pair", get(pages::pair::page).post(pages::pair::pair))
        .route("/assets/{name}", get(|uri: Uri| async move { asset(uri.path()) }))
        .fallback(|| async { refuse(&Problem::NotFound) })
        .method_not_allowed_fallback(|| async {
            refuse(&Problem::Closed(StatusCode::METHOD_NOT_ALLOWED, "that cannot be done at this address"))
        })
        .layer(DefaultBodyLimit::max(FORM))
        .layer(from_fn_with_state(app.clone(), gate))
        .with_state(app)
}

/// A page that is only looked at.
fn page(show: Show) -> MethodRouter<Arc<App>> {
    get(move |State(app): State<Arc<App>>, uri: Uri| async move {
        let told = app.clone();
        let shown = app.beside(move |app| app.show(&query(&uri), last(&uri), show)).await;
        respond(&told, shown)
    })
}

/// A form that writes; its address may name an entry.
fn write(write: Write) -> MethodRouter<Arc<App>> {
    post(move |State(app): State<Arc<App>>, request: Request| async move {
        let told = app.clone();
        let place = request.uri().path().to_owned();
        let fields = match form(request).await {
            Ok(fields) => fields,
            Err(problem) => return refuse(&problem),
        };
        let kept = fields.clone();
        let written = app.alone(move |app| app.write(&fields, write)).await;
        match written {
            Err(problem @ Problem::Refused(_)) => again(told, problem, place, kept).await,
            written => respond(&told, written),
        }
    })
}

/// Why a form was refused, and the form with what was said, which is not lost with it.
async fn again(app: Arc<App>, problem: Problem, place: String, said: Fields) -> Response {
    let (told, status) = (app.clone(), problem.status());
    let shown = app.beside(move |app| {
        app.show(&said, "", |visit| {
            let form = pages::again::form(visit, &place, &problem).unwrap_or_default();
            Ok(Reply::Page(String::new(), layout::refused(&problem, &form)))
        })
    });
    match shown.await {
        Ok(Reply::Page(_, page)) => html(status, page),
        other => respond(&told, other),
    }
}

/// The fields of a form, with the entry that its address names as `id`.
pub(super) async fn form(request: Request) -> Result<Fields, Problem> {
    let id = request.uri().path().split('/').nth(2).unwrap_or_default().to_owned();
    let unproven = request.extensions().get::<Unproven>().copied();
    let kind = request.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    if !kind.starts_with(b"application/x-www-form-urlencoded") {
        return Err(Problem::Closed(StatusCode::UNSUPPORTED_MEDIA_TYPE, "a form is expected here: nothing was stored"));
    }
    let late = Problem::Closed(StatusCode::REQUEST_TIMEOUT, "the form took too long to arrive: nothing was stored");
    let bytes = tokio::time::timeout(FORM_TIME, Bytes::from_request(request, &())).await.map_err(|_| late)?;
    let large = Problem::Closed(StatusCode::PAYLOAD_TOO_LARGE, "that is more than a form may hold: nothing was stored");
    let bytes = bytes.map_err(|_| large)?;
    let fields = Fields::read(&[b"id=", id.as_bytes(), b"&", &bytes[..]].concat());
    proven(unproven, &fields).map(|()| fields)
}

/// What does not say where it comes from must carry a number that this page gave out: another page cannot read one.
pub(super) fn proven(unproven: Option<Unproven>, fields: &Fields) -> Result<(), Problem> {
    if unproven.is_some() && !fields.once().is_ok_and(given_out) {
        let said = "it cannot be told that this came from this page: open it anew, and say it again";
        return Err(Problem::Closed(StatusCode::FORBIDDEN, said));
    }
    Ok(())
}

/// The fields of an address.
pub(super) fn query(uri: &Uri) -> Fields {
    Fields::read(uri.query().unwrap_or_default().as_bytes())
}

fn last(uri: &Uri) -> &str {
    uri.path().rsplit('/').next().unwrap_or_default()
}

/// What a request gets back, as HTTP says it.
pub(super) fn respond(app: &App, reply: Result<Reply, Problem>) -> Response {
    match reply {
        Ok(Reply::Page(title, inside)) => html(StatusCode::OK, layout::page(&title, &inside)),
        Ok(Reply::File(kind, name, bytes)) => file(kind, name, bytes),
        Ok(Reply::To(path)) => see_other(&path),
        Err(problem) => {
            app.fault(&problem);
            refuse(&problem)
        }
    }
}

fn file(kind: &'static str, name: Option<String>, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let attached = name.and_then(|name| HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).ok());
    if let Some(attached) = attached {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, attached);
    }
    response
}

/// Another page, asked for with GET.
pub(super) fn see_other(path: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(place) = HeaderValue::from_str(path) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response
}

pub(super) fn html(status: StatusCode, markup: maud::Markup) -> Response {
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
    (status, kind, markup.into_string()).into_response()
}

/// Says why a request was not answered.
pub(super) fn refuse(problem: &Problem) -> Response {
    html(problem.status(), layout::refusal(problem))
}
