//! What the diary says about gliding and pain: pure functions of plain values and an explicit seed.

pub mod stats;
