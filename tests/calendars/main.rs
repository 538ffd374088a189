//! The day arithmetic against two calendars that are not ours: SQLite's and, where `python3` is at hand, Python's.
//!
//! Zones: each of the IANA database that has changed its clocks since 2015, and those that moved over the date line.
//! Moments: both edges of every such change, to the second, and around them the starts of day; and each day of a
//! hundred years for weeks, months and leap years.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod edges;
mod phrases;
mod python;
mod sqlite;
