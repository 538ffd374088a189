//! Who may: the name the page is asked for, the page a write comes from, and the session of the device.

use super::app::App;
use super::problem::Problem;
use super::routes::refuse;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;

/// The cookie that holds the secret of a device.
pub(super) const COOKIE: &str = "glidelog";

/// Nothing is loaded from, sent to or shown in another place.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What every answer says. The referrer stays on this page: with none at all, a browser would not say either which page
/// a form came from, and without script that is what a write is checked by.
const HEADERS: [(header::HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Lets a request through, or says why not.
pub(super) async fn gate(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut response = match may(&app, &request) {
        Ok(()) => next.run(request).await,
        Err(problem) => refuse(&problem),
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

fn may(app: &App, request: &Request) -> Result<(), Problem> {
    let host = host(request)
        .filter(|host| app.hosts.iter().any(|known| known == host))
        .ok_or(Problem::Closed(StatusCode::MISDIRECTED_REQUEST, "this page is not asked for under that name"))?;
    let path = request.uri().path();
    let writes = request.method() != Method::GET && request.method() != Method::HEAD;
    if !from_here(app, &host, request.headers(), writes) {
        return Err(Problem::Closed(StatusCode::FORBIDDEN, "that did not come from this page: nothing was stored"));
    }
    let open = path == "/pair" || path.starts_with("/assets/");
    if !open && !has_session(app, request.headers()) {
        let said = "this device is not paired: open the link, or scan the code, that glidelog serve shows in its terminal";
        return Err(Problem::Closed(StatusCode::UNAUTHORIZED, said));
    }
    Ok(())
}

/// The name the page is asked for; None where it is said twice or not at all.
fn host(request: &Request) -> Option<String> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (first, second) = (hosts.next(), hosts.next());
    let host = first.filter(|_| second.is_none())?.to_str().ok()?.to_ascii_lowercase();
    let said_in_line = request.uri().authority().map(|authority| authority.as_str().to_ascii_lowercase());
    said_in_line.is_none_or(|said| said == host).then_some(host)
}

/// Whether what is asked comes from a page of this name, as far as it is said. A write must say so: by its origin, or
/// else by the browser; what is only read may be the first of a visit.
fn from_here(app: &App, host: &str, headers: &HeaderMap, writes: bool) -> bool {
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if writes && site.is_some_and(|site| site != b"same-origin") {
        return false;
    }
    let here = format!("{}://{host}", if app.tls { "https" } else { "http" });
    let mut origins = headers.get_all(header::ORIGIN).iter().peekable();
    match origins.peek() {
        Some(_) => origins.all(|origin| origin.as_bytes().eq_ignore_ascii_case(here.as_bytes())),
        None => !writes || site.is_some(),
    }
}

fn has_session(app: &App, headers: &HeaderMap) -> bool {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.any(|(name, secret)| name == COOKIE && app.sessions.knows(secret))
}
