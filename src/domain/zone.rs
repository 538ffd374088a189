//! The time zone a person lives in, with its rules carried along.

use super::Refusal;
use chrono::{DateTime, Duration as Span, FixedOffset, LocalResult, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use std::str::FromStr;

/// A zone of the IANA database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(Tz);

impl FromStr for Zone {
    type Err = Refusal;

    /// Reads `America/New_York`, also as `TZ` spells it (`:America/New_York`, a zoneinfo path).
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let said = text.trim().trim_start_matches(':');
        let name = said.rsplit_once("zoneinfo/").map_or(said, |(_, name)| name);
        let name = if matches!(name, "UTC0" | "GMT0" | "Z") { "UTC" } else { name };
        name.parse().map(Zone).map_err(|_| {
            Refusal::new(format!("\"{text}\" is not a time zone this program knows"))
                .hint("set TZ to a name such as America/New_York or UTC")
        })
    }
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Zone = Zone(Tz::UTC);

    /// The IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// An instant with the offset in force here.
    pub fn at(self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        let offset = self.0.offset_from_utc_datetime(&instant.naive_utc()).fix();
        instant.with_timezone(&offset)
    }

    /// The instant of a wall-clock time, and a sentence where the clocks were being changed:
    /// a time that was skipped moves on by the gap, a time that came twice is its first.
    pub fn resolve(self, wall: NaiveDateTime) -> (DateTime<FixedOffset>, Option<String>) {
        match self.0.from_local_datetime(&wall) {
            LocalResult::Single(at) => (at.fixed_offset(), None),
            LocalResult::Ambiguous(first, _) => {
                let said = format!("the clocks went back: {} came twice, taken as the first", wall.format("%H:%M"));
                (first.fixed_offset(), Some(said))
            }
            LocalResult::None => {
                let before = self.0.offset_from_utc_datetime(&(wall - Span::hours(24))).fix();
                let utc = wall - Span::seconds(i64::from(before.local_minus_utc()));
                let at = self.at(utc.and_utc());
                let said =
                    format!("the clocks went forward: {} did not exist, taken as {}", wall.format("%H:%M"), at.format("%H:%M"));
                (at, Some(said))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn skipped_and_doubled_hours_are_resolved_and_said() {
        let berlin: Zone = "Europe/Berlin".parse().unwrap();
        let (at, said) = berlin.resolve(wall("2026-03-29 02:30"));
        assert_eq!(at.to_rfc3339(), "2026-03-29T03:30:00+02:00");
        assert!(said.unwrap().contains("02:30 did not exist, taken as 03:30"));
        let (at, said) = berlin.resolve(wall("2026-10-25 02:30"));
        assert_eq!(at.to_rfc3339(), "2026-10-25T02:30:00+02:00");
        assert!(said.unwrap().contains("came twice"));
        assert_eq!(berlin.resolve(wall("2026-07-01 12:00")).1, None);
    }

    #[test]
    fn a_day_that_was_skipped_whole_moves_on() {
        let samoa: Zone = "Pacific/Apia".parse().unwrap();
        let (at, said) = samoa.resolve(wall("2011-12-30 12:00"));
        assert_eq!(at.to_rfc3339(), "2011-12-31T12:00:00+14:00");
        assert!(said.is_some());
    }

    #[test]
    fn zones_are_read_as_tz_spells_them() {
        for good in ["America/New_York", ":Europe/Paris", "/usr/share/zoneinfo/Asia/Tokyo", "UTC", "UTC0"] {
            assert!(good.parse::<Zone>().is_ok(), "{good}");
        }
        assert!("Mars/Olympus".parse::<Zone>().is_err());
    }
}
