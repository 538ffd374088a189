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

/// What every answer says. Without a referrer a browser says "null" for the page a form came from, unless script sends it.
const HEADERS: [(header::HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Marks a write that does not tell where it comes from: it has to carry a number that this page gave out.
#[derive(Clone, Copy)]
pub(super) struct Unproven;

/// Lets a request through, or says why not.
pub(super) async fn gate(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let mut response = match may(&app, &request) {
        Ok(from) => {
            // The key of a link is proof enough.
            if from == From::Unsaid && request.uri().path() != "/pair" {
                request.extensions_mut().insert(Unproven);
            }
            next.run(request).await
        }
        Err(problem) => refuse(&problem),
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

fn may(app: &App, request: &Request) -> Result<From, Problem> {
    let host = host(request)
        .filter(|host| app.hosts.iter().any(|known| known == host))
        .ok_or(Problem::Closed(StatusCode::MISDIRECTED_REQUEST, "this page is not asked for under that name"))?;
    let path = request.uri().path();
    let writes = request.method() != Method::GET && request.method() != Method::HEAD;
    let from = from(app, &host, request.headers(), writes);
    if from == From::Elsewhere {
        return Err(Problem::Closed(StatusCode::FORBIDDEN, "that did not come from this page: nothing was stored"));
    }
    let open = path == "/pair" || path.starts_with("/assets/");
    if !open && !has_session(app, request.headers()) {
        let said = "this device is not paired: open the link, or scan the code, that glidelog serve shows in its terminal";
        return Err(Problem::Closed(StatusCode::UNAUTHORIZED, said));
    }
    Ok(from)
}

/// The name the page is asked for; None where it is said twice or not at all.
fn host(request: &Request) -> Option<String> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (first, second) = (hosts.next(), hosts.next());
    let host = first.filter(|_| second.is_none())?.to_str().ok()?.to_ascii_lowercase();
    let said_in_line = request.uri().authority().map(|authority| authority.as_str().to_ascii_lowercase());
    said_in_line.is_none_or(|said| said == host).then_some(host)
}

/// Where a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    /// A page of this name; or it is only read, and the first of a visit.
    Here,
    /// A form that was sent without script, from a page that says no origin, where the browser does not say it either: it
    /// does so on an encrypted way and on this machine alone.
    Unsaid,
    Elsewhere,
}

/// Whether what is asked comes from a page of this name: by its origin, or else by what the browser says.
fn from(app: &App, host: &str, headers: &HeaderMap, writes: bool) -> From {
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if writes && site.is_some_and(|site| site != b"same-origin") {
        return From::Elsewhere;
    }
    let here = format!("{}://{host}", if app.tls { "https" } else { "http" });
    let origins: Vec<&[u8]> = headers.get_all(header::ORIGIN).iter().map(HeaderValue::as_bytes).collect();
    match (&origins[..], site) {
        ([], None) if writes => From::Elsewhere,
        ([b"null"], Some(_)) if writes => From::Here,
        ([b"null"], None) if writes => From::Unsaid,
        (origins, _) if origins.iter().all(|origin| origin.eq_ignore_ascii_case(here.as_bytes())) => From::Here,
        _ => From::Elsewhere,
    }
}

fn has_session(app: &App, headers: &HeaderMap) -> bool {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.any(|(name, secret)| name == COOKIE && app.sessions.knows(secret))
}
