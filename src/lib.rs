//! glidelog.

pub mod import;
