//! What is fuzzed: each a function of bytes that panics where a property does not hold.
//!
//! One list for both runners: the short mutation run of `main.rs` beside it, and libFuzzer in `libfuzzer/`.

pub mod diaries;
pub mod files;
pub mod phrases;
pub mod questions;
pub mod scene;

/// A target: bytes in, a panic where something is wrong.
pub type Target = fn(&[u8]);

/// Every target with its name, which is the folder of its seeds too.
pub const ALL: [(&str, Target); 13] = [
    ("dates", phrases::dates),
    ("distances", phrases::distances),
    ("durations", phrases::durations),
    ("words", phrases::words),
    ("ask", questions::ask),
    ("json_lines", diaries::json_lines),
    ("mapped_csv", diaries::mapped_csv),
    ("csv_lists", files::csv_lists),
    ("fit", files::fit),
    ("gpx", files::gpx),
    ("tcx", files::tcx),
    ("archive", files::archive),
    ("apple", files::apple),
];
