//! The page: its routes without a socket, and the whole of it in a browser.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod away;
mod day;
mod driver;
mod encrypted;
mod imported;
mod keyboard;
mod killed;
mod look;
mod meanwhile;
mod returned;
mod routes;
#[path = "../cli/sealed.rs"]
#[expect(dead_code, reason = "these tests need a part of it")]
mod sealed;
mod served;
