//! The journal day, and the time an entry carries.

use super::Refusal;
use chrono::{DateTime, Datelike, Duration as Span, FixedOffset, NaiveDate, NaiveTime, Utc};
use std::fmt;
use std::str::FromStr;

/// The hour a journal day begins, so that a run after midnight belongs to the evening before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayStart(NaiveTime);

impl Default for DayStart {
    fn default() -> Self {
        DayStart(NaiveTime::from_hms_opt(4, 0, 0).unwrap_or(NaiveTime::MIN))
    }
}

impl DayStart {
    /// Journal days that are calendar days.
    pub const MIDNIGHT: DayStart = DayStart(NaiveTime::MIN);

    /// The time of day.
    pub fn time(self) -> NaiveTime {
        self.0
    }
}

impl FromStr for DayStart {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let said = text.trim().to_lowercase();
        let (said, twelve_is_midnight) = said.strip_suffix("am").map_or((said.as_str(), false), |rest| (rest.trim(), true));
        let (hour, minute) = said.split_once(':').unwrap_or((said, "0"));
        let hour = hour.parse().ok().filter(|hour: &u32| !twelve_is_midnight || (1..=12).contains(hour));
        let hour = hour.map(|hour| if twelve_is_midnight { hour % 12 } else { hour });
        hour.zip(minute.parse().ok())
            .and_then(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0))
            .filter(|time| *time <= NaiveTime::from_hms_opt(12, 0, 0).unwrap_or(NaiveTime::MIN))
            .map(DayStart)
            .ok_or_else(|| Refusal::new(format!("a day starts at a time from 00:00 to 12:00, such as 04:00, not \"{text}\"")))
    }
}

impl fmt::Display for DayStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%H:%M"))
    }
}

/// The years a diary holds.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1900..=9998;
/// No place is further from UTC, in seconds.
const FURTHEST_OFFSET_S: i32 = 18 * 3600;

/// Whether a diary can hold a moment: in the years 1900 to 9998 there and in UTC, at most 18 hours apart from it.
/// The day before is in them too, as a journal day may begin later.
pub fn fits_a_diary(at: DateTime<FixedOffset>) -> bool {
    let apart = at.offset().local_minus_utc().abs();
    let eve = at.date_naive().pred_opt();
    apart <= FURTHEST_OFFSET_S
        && YEARS.contains(&at.to_utc().year())
        && YEARS.contains(&at.year())
        && eve.is_some_and(|eve| YEARS.contains(&eve.year()))
}

/// The journal day of an instant: its local date, or the date before when the day had not begun.
pub fn journal_day(at: DateTime<FixedOffset>, start: DayStart) -> NaiveDate {
    let date = at.date_naive();
    if at.time() < start.0 { date.pred_opt().unwrap_or(date) } else { date }
}

/// When an entry happened: its journal day, and its instant with the offset it was lived in, if known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    day: NaiveDate,
    at: Option<DateTime<FixedOffset>>,
}

impl Stamp {
    /// A known instant; its day follows from the start of day.
    pub fn at(at: DateTime<FixedOffset>, start: DayStart) -> Self {
        Stamp { day: journal_day(at, start), at: Some(at) }
    }

    /// A known day with an unknown time.
    pub fn day_only(day: NaiveDate) -> Self {
        Stamp { day, at: None }
    }

    /// A known instant on a day already decided: the day as stored, which later settings do not move.
    /// The day is the local date of the instant or the one before.
    pub fn stored(day: NaiveDate, at: Option<DateTime<FixedOffset>>) -> Result<Self, Refusal> {
        if let Some(at) = at {
            let date = at.date_naive();
            if day != date && Some(day) != date.pred_opt() {
                return Err(Refusal::new(format!("the journal day {day} does not go with the time {at}")));
            }
        }
        Ok(Stamp { day, at })
    }

    /// The journal day.
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// The instant, if the time is known.
    pub fn instant(&self) -> Option<DateTime<FixedOffset>> {
        self.at
    }

    /// The instant in UTC, if the time is known.
    pub fn utc(&self) -> Option<DateTime<Utc>> {
        self.at.map(|at| at.to_utc())
    }

    /// The same place in time, earlier by a span (nothing changes when the time is unknown).
    #[must_use]
    pub fn earlier(self, by: Span, start: DayStart) -> Self {
        match self.at.and_then(|at| at.checked_sub_signed(by)) {
            Some(at) => Stamp::at(at, start),
            None => self,
        }
    }
}

impl fmt::Display for Stamp {
    /// `Tue 24 Nov 2026 07:10`, or the date alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(at) => write!(f, "{}", at.format("%a %-d %b %Y %H:%M")),
            None => write!(f, "{}", self.day.format("%a %-d %b %Y")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_after_midnight_belongs_to_the_evening_before() {
        let at = |text: &str| DateTime::parse_from_rfc3339(text).unwrap();
        let day = |text| journal_day(at(text), DayStart::default()).to_string();
        assert_eq!(day("2026-11-24T03:59:59-05:00"), "2026-11-23");
        assert_eq!(day("2026-11-24T04:00:00-05:00"), "2026-11-24");
        assert_eq!(journal_day(at("2026-11-24T00:00:00Z"), "00:00".parse().unwrap()).to_string(), "2026-11-24");
        assert!("13:00".parse::<DayStart>().is_err());
    }

    #[test]
    fn a_day_starts_between_midnight_and_noon() {
        let read = |text: &str| text.parse::<DayStart>().ok().map(|start| start.to_string());
        for (text, shown) in
            [("0", "00:00"), ("4", "04:00"), ("4:30", "04:30"), ("12am", "00:00"), ("4 AM", "04:00"), ("12:00", "12:00")]
        {
            assert_eq!(read(text).as_deref(), Some(shown), "{text}");
        }
        for text in ["", "12:01", "0am", "13am", "4:60", "24:00", "-1", "4pm", "noon"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_diary_can_hold_ends_at_its_edges() {
        let fits = |text: &str| fits_a_diary(DateTime::parse_from_rfc3339(text).unwrap());
        for good in ["1900-01-02T00:00:00Z", "9998-12-31T23:59:59Z", "2026-11-24T07:10:00+18:00", "2026-11-24T07:10:00-18:00"] {
            assert!(fits(good), "{good}");
        }
        for bad in [
            "1900-01-01T23:59:59Z",
            "9999-01-01T00:00:00Z",
            "9998-12-31T23:59:59-00:01",
            "9999-01-01T00:00:00+00:01",
            "2026-11-24T07:10:00+18:01",
            "2026-11-24T07:10:00-18:01",
        ] {
            assert!(!fits(bad), "{bad}");
        }
    }

    #[test]
    fn a_stored_day_is_that_of_its_time_or_the_one_before() {
        let at = DateTime::parse_from_rfc3339("2026-11-24T02:00:00-05:00").unwrap();
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        for (on, fits) in [(22, false), (23, true), (24, true), (25, false)] {
            assert_eq!(Stamp::stored(day(on), Some(at)).is_ok(), fits, "{on}");
            assert!(Stamp::stored(day(on), None).is_ok());
        }
        let earlier = Stamp::at(at, DayStart::default()).earlier(Span::hours(23), DayStart::default());
        assert_eq!((earlier.day(), earlier.to_string()), (day(22), "Mon 23 Nov 2026 03:00".into()));
        assert_eq!(Stamp::day_only(day(24)).earlier(Span::hours(30), DayStart::default()), Stamp::day_only(day(24)));
    }
}
