//! What the diary says about gliding and pain: pure functions of plain values and an explicit seed.
//!
//! `align` turns entries into a diary the statistics can read; `week` and `effect` answer the two
//! questions; `stats` holds the methods. No sentence is made here: results carry every figure
//! a sentence needs.

pub mod adherence;
pub mod align;
pub mod around;
pub mod effect;
pub mod mileage;
pub mod question;
pub mod stats;
pub mod trend;
pub mod trial;
pub mod week;

#[cfg(test)]
pub(crate) mod sample;
