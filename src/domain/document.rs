//! The public form of an entry: one JSON object, as a line of an export holds it.
//!
//! Absent and null mean not recorded. `"at": "2026-11-24"` is a known day with an unknown time.
//! What is read is checked here once, field by field, so that a refusal names the field and its rule.

mod fields;
mod looked;
mod read;
mod trial;
mod write;

pub use looked::Looked;
pub use read::{Document, LineError, Lines, Told, read_each, read_line, read_lines};
pub use trial::UNREVEALED;
pub use write::{HEADER, line};

/// The version of the format, in the first line of a file.
pub const FORMAT_VERSION: i64 = 1;
