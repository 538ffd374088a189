//! The targets, for libFuzzer.

#[path = "../../targets/mod.rs"]
pub mod targets;
