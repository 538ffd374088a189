//! The program from the outside: words in, sentences out, in a sealed home.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod coin;
mod copies;
mod correct;
mod diaries;
mod effect;
mod faults;
mod files;
mod log;
mod past;
mod pictures;
mod private;
mod seal;
mod sealed;
mod shells;
mod visit;
