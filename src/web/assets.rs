//! The style and the script, carried along and named after their content.

use crate::import::sha256_hex;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::LazyLock;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("app.js");
const ICON: &str = include_str!("icon.svg");

/// Where each lies: its name changes with its content, so that it can be kept for ever.
pub(super) static STYLE_AT: LazyLock<String> = LazyLock::new(|| place(STYLE, "css"));
pub(super) static SCRIPT_AT: LazyLock<String> = LazyLock::new(|| place(SCRIPT, "js"));
pub(super) static ICON_AT: LazyLock<String> = LazyLock::new(|| place(ICON, "svg"));

fn place(content: &str, ending: &str) -> String {
    format!("/assets/{}.{ending}", &sha256_hex(content.as_bytes())[..8])
}

/// The file at an address.
pub(super) fn asset(path: &str) -> Response {
    let (kind, content) = match path {
        path if path == *STYLE_AT => ("text/css; charset=utf-8", STYLE),
        path if path == *SCRIPT_AT => ("text/javascript; charset=utf-8", SCRIPT),
        path if path == *ICON_AT => ("image/svg+xml", ICON),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}
