//! glidelog: a private run-and-symptom journal that asks honestly whether nerve gliding goes with easier runs.

pub mod analysis;
pub mod chart;
pub mod domain;
