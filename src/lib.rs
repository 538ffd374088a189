//! glidelog: a private run-and-symptom journal that asks honestly whether nerve gliding goes with easier runs.

pub mod diary;
pub mod domain;
pub mod report;
pub mod store;
