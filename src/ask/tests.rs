//! Questions as people type them.

mod answers;
mod bad;
mod good;
mod orders;
mod reading;

use super::{NotUnderstood, Question, parse_knowing};
use crate::domain::{DayStart, Site, WeekStyle, When};
use chrono::DateTime;

/// Tuesday 24 November 2026, half past nine in the morning.
fn when() -> When {
    let now = DateTime::parse_from_rfc3339("2026-11-24T09:30:00-05:00").unwrap().to_utc();
    When::new(now, "America/New_York".parse().unwrap(), DayStart::default())
}

fn ask(text: &str) -> Result<Question, NotUnderstood> {
    let sites = [Site::any("inner elbow").unwrap()];
    parse_knowing(text, &when(), WeekStyle::Rolling, &sites, &["cupping".into()])
}
