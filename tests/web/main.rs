//! The page: its routes without a socket, and the whole of it in a browser.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod browser;
mod driver;
mod encrypted;
mod routes;
#[path = "../cli/sealed.rs"]
#[expect(dead_code, reason = "these tests need a part of it")]
mod sealed;
