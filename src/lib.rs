//! glidelog: a private run-and-symptom journal that asks honestly whether nerve gliding goes with easier runs.
//!
//! The map, in the order a value travels, and the one arrow (each room knows only those above it):
//!
//! | room | what it is for |
//! |---|---|
//! | [`domain`] | plain values: what a diary is made of, and how each is read from words |
//! | [`store`] | the journal's file: the only room that knows SQLite |
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

pub mod analysis;
pub mod ask;
pub mod chart;
pub mod cli;
pub mod diary;
pub mod domain;
pub mod import;
pub mod report;
pub mod store;
#[cfg(feature = "serve")]
pub mod web;
