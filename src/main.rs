//! glidelog.
fn main() {}
