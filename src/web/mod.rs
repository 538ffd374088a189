//! The page: the diary kept from a telephone or a browser. The same journal, the same functions, the same sentences as the
//! command line; nothing is decided here.
//!
//! ```text
//! server     sockets, limits on time and size, the end on SIGTERM -> requests
//! gate       who may: host, origin, session -> requests that are meant for this page
//! app        one request -> the journal, opened as a command opens it and kept for the next
//! pages      fields in, HTML out
//! ```

mod app;
mod assets;
mod certificate;
mod fields;
mod form;
mod gate;
mod layout;
mod pages;
mod pairing;
mod problem;
mod routes;
mod server;
mod sessions;

pub use app::{App, Clock, Event, Keeper};
pub use certificate::{Certificate, CertificateError};
pub use pairing::code;
pub use routes::router;
pub use server::{Listening, lan_address, serve};
pub use sessions::Sessions;
