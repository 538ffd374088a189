//! The page: its routes without a socket, and the whole of it in a browser.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod routes;
