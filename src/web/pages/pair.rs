//! Pairing: a link with a key that is good once, then a session that the browser alone holds.

use crate::web::app::{App, Event};
use crate::web::gate::COOKIE;
use crate::web::layout::bare;
use crate::web::pairing::Tried;
use crate::web::problem::Problem;
use crate::web::routes::{form, html, query, refuse, see_other};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::Response;
use maud::html;
use std::sync::Arc;

/// Asked for by the link. Looking at it uses nothing up: a telephone may look ahead before it is tapped.
pub(in crate::web) async fn page(uri: Uri) -> Response {
    let fields = query(&uri);
    let inside = html! {
        p { "This lets the browser you look at now read and write the diary, until " code { "glidelog serve --forget" } " ends it." }
        form method="post" action="/pair" {
            @match fields.text("key") {
                Some(key) => input type="hidden" name="key" value=(key);,
                None => label { "The key of the link that the terminal shows" input name="key" autocomplete="off" autocapitalize="none"; },
            }
            button.main { "Pair this device" }
        }
    };
    html(StatusCode::OK, bare("Pair", &inside))
}

/// Uses the key up, and gives the browser its session.
pub(in crate::web) async fn pair(State(app): State<Arc<App>>, request: Request) -> Response {
    let fields = match form(request).await {
        Ok(fields) => fields,
        Err(problem) => return refuse(&problem),
    };
    let told = app.clone();
    match app.alone(move |app| let_in(app, fields.text("key").unwrap_or_default())).await {
        Ok(cookie) => {
            let mut response = see_other("/");
            response.headers_mut().insert(header::SET_COOKIE, cookie);
            response
        }
        Err(problem) => {
            told.fault(&problem);
            refuse(&problem)
        }
    }
}

fn let_in(app: &App, key: &str) -> Result<HeaderValue, Problem> {
    match app.pairing.try_key(key)? {
        Tried::LetIn => {}
        Tried::Wrong => {
            return Err(Problem::Closed(
                StatusCode::FORBIDDEN,
                "that key is not good, or was used already: the terminal shows the next one",
            ));
        }
        Tried::TooMany => {
            return Err(Problem::Closed(
                StatusCode::TOO_MANY_REQUESTS,
                "too many keys were wrong: wait a minute, then take the one in the terminal",
            ));
        }
    }
    let secret = app.sessions.begin()?;
    let _ = app.tell.send(Event::LetIn(app.link()));
    let secure = if app.tls { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={secret}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict{secure}");
    HeaderValue::from_str(&cookie)
        .map_err(|error| Problem::Fault(StatusCode::INTERNAL_SERVER_ERROR, "no session could be made", error.to_string()))
}
