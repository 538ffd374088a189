//! glidelog: a private run-and-symptom journal that asks honestly whether nerve gliding goes with easier runs.
//!
//! The map, in the order a value travels, and the one arrow (each room knows only those above it):
//!
//! | room | what it is for |
//! |---|---|
//! | [`domain`] | plain values: what a diary is made of, and how each is read from words |
//! | [`store`] | the journal's file: the only room that knows SQLite |
//! | [`seal`] | what leaves the journal, sealed: bytes to an `age` file and back |
//! | [`import`] | a file of a watch or a service to activities; knows nothing of the journal |
//! | [`analysis`] | pure functions of domain values and an explicit seed: statistics, designs, verdicts |
//! | [`ask`] | a question in words to the analysis that answers it |
//! | [`chart`] | results to pictures: figure, SVG, PNG |
//! | [`report`] | results to sentences, tables and JSON |
//! | [`diary`] | what a command does: joins the journal and the analysis |
//! | `web` | the page for a telephone: forms in, results shown; the cargo feature `serve` |
//! | [`cli`] | the command line: words in, results shown; its `serve` alone starts the page |
//!
//! `store` and `analysis` never see each other; a test reads the sources and holds them to it.
//!
//! # How to read it
//!
//! Begin with [`domain`]: a run, a score and a day are values that cannot be wrong once they exist. Then follow one
//! line the whole way: `glidelog run 5mi 44:10 --pain 1/3/2` is split by [`cli`], becomes a [`diary::RunInput`], is read
//! against the clock and the settings by [`diary::log_run`], and is one change of the [`store`]. A question goes the
//! other way: [`diary::ask`] finds out what is asked and which days that needs, [`analysis`] answers from those days,
//! and [`report`] says it in a sentence or [`chart`] draws it.
//!
//! Three rules hold everywhere. The clock is read once, in `main`, and passed on. Not recorded is `None` and never zero.
//! What cannot be said from so few days is an answer of its own, with what is missing, not an error.
//!
//! ```
//! use glidelog::diary::{self, Context, Reply, RunInput};
//! use glidelog::{domain::DistanceUnit, report, store::Journal};
//!
//! let now = "2026-11-24T14:30:00Z".parse()?;
//! let context = Context { now, zone: "America/New_York".parse()?, who: "mo".into() };
//! let mut journal = Journal::in_memory()?;
//! let run = RunInput { words: vec!["5km".into(), "30:00".into()], at: Some("8am".into()), ..RunInput::default() };
//! diary::log_run(&mut journal, &context, &run)?;
//! let Reply::Answer(answer) = diary::ask(&journal.view(), &context, "how far did I run today", None)? else { panic!() };
//! assert!(report::answer::sentence(&answer, DistanceUnit::Km).contains("5.0 km"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `examples/` has three small programs on the library: log and ask, analyse a CSV, draw a chart.

pub mod analysis;
pub mod ask;
pub mod chart;
pub mod cli;
pub mod diary;
pub mod domain;
pub mod import;
pub mod report;
pub mod seal;
pub mod store;
#[cfg(feature = "serve")]
pub mod web;
