//! glidelog.
