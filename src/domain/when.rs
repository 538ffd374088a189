//! Date phrases: `yesterday 6pm`, `monday`, `3 days ago`, `20 Nov`. Never the future.
//!
//! A bare weekday is the past one. A phrase without a time is a known day with an unknown time.
//! Dates are calendar dates; after midnight and before the day starts, a time that has not come
//! yet today is last evening's, and today is still the journal day.

use super::day::YEARS;
use super::{DayStart, Stamp, Zone, fits_a_diary, journal_day};
use chrono::{DateTime, Datelike, Duration as Span, FixedOffset, Months, NaiveDate, NaiveTime, Utc, Weekday};

/// No entry is older than this.
const EARLIEST_YEAR: i32 = *YEARS.start();
/// The last year a day to come may be in.
const LATEST_YEAR: i32 = *YEARS.end();

/// What dates are read against: the moment, the zone and the start of day.
#[derive(Debug, Clone, Copy)]
pub struct When {
    /// Now, in the person's zone.
    pub now: DateTime<FixedOffset>,
    /// The person's zone.
    pub zone: Zone,
    /// When a journal day begins.
    pub day_start: DayStart,
}

/// Why a phrase is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// No such phrase.
    #[error("\"{0}\" is not a date or time")]
    Unknown(String),
    /// It has not come yet.
    #[error("\"{0}\" has not come yet ({1})")]
    Future(String, String),
    /// The calendar has no such day.
    #[error("there is no {0}")]
    NoSuchDay(String),
    /// Before the first year of any diary.
    #[error("\"{0}\" is before {EARLIEST_YEAR}")]
    TooEarly(String),
}

impl WhenError {
    /// What to say instead.
    pub fn hint(&self) -> &'static str {
        match self {
            WhenError::Unknown(_) => {
                "say for example 7am, \"yesterday 6pm\", monday, \"3 days ago\", \"20 Nov\" or \"2026-11-20 07:10\""
            }
            WhenError::NoSuchDay(_) => "check the day and the month",
            WhenError::TooEarly(_) => "no diary goes back so far: check the year",
            WhenError::Future(..) => "a diary holds what has been: name a day or time that is past",
        }
    }
}

impl From<WhenError> for super::Refusal {
    fn from(error: WhenError) -> Self {
        super::Refusal::new(error.to_string()).hint(error.hint())
    }
}

/// What the words of a phrase said about the day.
#[derive(Clone, Copy)]
enum DayWord {
    Unsaid,
    Today,
    /// A date, as good as typed in full.
    Date(NaiveDate),
    /// A weekday; strictly before today when `last` was said.
    Weekday(Weekday, bool),
}

impl When {
    /// The moment and zone as one value.
    pub fn new(now: DateTime<Utc>, zone: Zone, day_start: DayStart) -> Self {
        When { now: zone.at(now), zone, day_start }
    }

    /// Today's journal day.
    pub fn today(&self) -> NaiveDate {
        journal_day(self.now, self.day_start)
    }

    /// Now, as a stamp.
    pub fn stamp(&self) -> Stamp {
        Stamp::at(self.now, self.day_start)
    }

    /// Reads a phrase; with the stamp comes a sentence where the clocks were being changed.
    pub fn parse(&self, phrase: &str) -> Result<(Stamp, Option<String>), WhenError> {
        let unknown = || WhenError::Unknown(phrase.trim().to_owned());
        let future = |what: String| WhenError::Future(phrase.trim().to_owned(), what);
        if let Ok(at) = DateTime::parse_from_rfc3339(phrase.trim()) {
            return match at > self.now {
                true => Err(future(at.to_rfc3339())),
                false if fits_a_diary(at) => Ok((Stamp::at(at, self.day_start), None)),
                false => Err(unknown()),
            };
        }
        let words = split(phrase);
        if words.is_empty() {
            return Err(unknown());
        }
        if words == ["now"] || words == ["just", "now"] {
            return Ok((self.stamp(), None));
        }
        if let Some(at) = self.span_ago(&words) {
            return Ok((Stamp::at(at, self.day_start), None));
        }
        let (day, time) = self.day_and_time(&words).ok_or_else(|| off_the_calendar(&words).unwrap_or_else(unknown))?;
        match time {
            None => self.day_only(day).map(|day| (Stamp::day_only(day), None)).map_err(|day| future(say(day))),
            Some(time) => {
                let date = self.date_at(day, time);
                let (at, said) = self.zone.resolve(date.and_time(time));
                if at > self.now {
                    return Err(future(at.format("%a %-d %b %Y %H:%M").to_string()));
                }
                if !fits_a_diary(at) {
                    return Err(unknown());
                }
                Ok((Stamp::at(at, self.day_start), said))
            }
        }
    }

    /// Reads a phrase for an entry of a journal day: a time alone is a time of that day.
    pub fn parse_on(&self, phrase: &str, day: NaiveDate) -> Result<(Stamp, Option<String>), WhenError> {
        match self.day_and_time(&split(phrase)) {
            Some((DayWord::Unsaid, Some(time))) => {
                let date = if time < self.day_start.time() { day.succ_opt().unwrap_or(day) } else { day };
                let (at, said) = self.zone.resolve(date.and_time(time));
                let future = || WhenError::Future(phrase.trim().to_owned(), at.format("%a %-d %b %Y %H:%M").to_string());
                if at > self.now { Err(future()) } else { Ok((Stamp::at(at, self.day_start), said)) }
            }
            _ => self.parse(phrase),
        }
    }

    /// Reads a phrase as a day alone; a time in it only decides the journal day.
    pub fn parse_day(&self, phrase: &str) -> Result<NaiveDate, WhenError> {
        self.parse(phrase).map(|(stamp, _)| stamp.day())
    }

    /// The same, and also a day to come: `2027-01-20`, `20 Jan 2027`, `tomorrow`, `in 6 weeks`.
    pub fn parse_any_day(&self, phrase: &str) -> Result<NaiveDate, WhenError> {
        let words = split(phrase);
        if let [first, count, unit] = &words[..]
            && first == "in"
            && let Some(day) = days_on(self.today(), count, unit)
        {
            return Ok(day);
        }
        match self.parse_day(phrase) {
            Err(WhenError::Future(..)) => {
                let day = self.day_and_time(&words).map(|(day, _)| self.day_only(day).unwrap_or_else(|to_come| to_come));
                day.filter(|day| day.year() <= LATEST_YEAR).ok_or_else(|| WhenError::Unknown(phrase.trim().to_owned()))
            }
            known => known,
        }
    }

    /// `20 minutes ago`, `2 hours ago`: spans shorter than a day have a time.
    fn span_ago(&self, words: &[String]) -> Option<DateTime<FixedOffset>> {
        let [count, unit, ago] = words else { return None };
        if ago != "ago" {
            return None;
        }
        let count = number(count)?;
        let seconds = match unit.trim_end_matches('s') {
            "h" | "hour" | "hr" => count.checked_mul(3600)?,
            "m" | "min" | "minute" => count.checked_mul(60)?,
            _ => return None,
        };
        let at = self.now.to_utc().checked_sub_signed(Span::try_seconds(seconds)?)?;
        Some(self.zone.at(at))
    }

    /// The day and the time that the words name, each at most once and nothing left over.
    fn day_and_time(&self, words: &[String]) -> Option<(DayWord, Option<NaiveTime>)> {
        let mut day = None;
        let mut time = None;
        let mut rest = words;
        while !rest.is_empty() {
            if matches!(rest[0].as_str(), "at" | "on" | "the") && rest.len() > 1 {
                rest = &rest[1..];
            } else if let (None, Some((word, used))) = (&day, self.day_word(rest)) {
                day = Some(word);
                rest = &rest[used..];
            } else if let (None, Some((clock, used))) = (&time, time_word(rest)) {
                time = Some(clock);
                rest = &rest[used..];
            } else {
                return None;
            }
        }
        Some((day.unwrap_or(DayWord::Unsaid), time))
    }

    /// A day at the head of `words`, and how many of them it takes.
    fn day_word(&self, words: &[String]) -> Option<(DayWord, usize)> {
        let calendar = self.now.date_naive();
        let word = |i: usize| words.get(i).map_or("", String::as_str);
        match (word(0), word(1), word(2)) {
            ("today", ..) => return Some((DayWord::Today, 1)),
            ("this", "morning" | "afternoon" | "evening", _) => return Some((DayWord::Today, 2)),
            ("tomorrow", ..) => return Some((DayWord::Date(calendar.succ_opt()?), 1)),
            ("yesterday", ..) => return Some((DayWord::Date(calendar.pred_opt()?), 1)),
            ("day", "before", "yesterday") => return Some((DayWord::Date(calendar - Span::days(2)), 3)),
            ("last", "night", _) => return Some((DayWord::Date(calendar.pred_opt()?), 2)),
            (count, unit, "ago") => return Some((DayWord::Date(days_ago(calendar, count, unit)?), 3)),
            ("last", name, _) => return Some((DayWord::Weekday(weekday(name)?, true), 2)),
            ("next", name, _) => return Some((DayWord::Date(latest(weekday(name)?, calendar, false) + Span::days(7)), 2)),
            _ => {}
        }
        if let Some(day) = weekday(word(0)) {
            return Some((DayWord::Weekday(day, false), 1));
        }
        if let Some(date) = full_date(word(0)) {
            return Some((DayWord::Date(date), 1));
        }
        self.month_and_day(word(0), word(1), word(2))
    }

    /// `20 Nov`, `Nov 20`, each with or without a year; without one, the latest that is past.
    fn month_and_day(&self, first: &str, second: &str, third: &str) -> Option<(DayWord, usize)> {
        let (day, month) = match (ordinal(first), month(second)) {
            (Some(day), Some(month)) => (day, month),
            _ => (ordinal(second)?, month(first)?),
        };
        if let Some(year) = number(third).filter(|year| third.len() == 4 && *year >= i64::from(EARLIEST_YEAR)) {
            return Some((DayWord::Date(NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?), 3));
        }
        let today = self.now.date_naive();
        let past = (0..8).filter_map(|back| NaiveDate::from_ymd_opt(today.year() - back, month, day)).find(|d| *d <= today)?;
        Some((DayWord::Date(past), 2))
    }

    /// The journal day of a day word without a time, or the day itself when it is to come.
    fn day_only(&self, day: DayWord) -> Result<NaiveDate, NaiveDate> {
        let today = self.today();
        match day {
            DayWord::Unsaid | DayWord::Today => Ok(today),
            DayWord::Date(date) if date > self.now.date_naive() => Err(date),
            DayWord::Date(date) => Ok(date.min(today)),
            DayWord::Weekday(weekday, strictly) => Ok(latest(weekday, today, strictly)),
        }
    }

    /// The calendar date of a day word with a time.
    fn date_at(&self, day: DayWord, time: NaiveTime) -> NaiveDate {
        let calendar = self.now.date_naive();
        match day {
            DayWord::Date(date) => date,
            DayWord::Weekday(weekday, strictly) => {
                let date = latest(weekday, calendar, strictly);
                let to_come = self.zone.resolve(date.and_time(time)).0 > self.now;
                if to_come { date - Span::days(7) } else { date }
            }
            DayWord::Unsaid | DayWord::Today => {
                let to_come = self.zone.resolve(calendar.and_time(time)).0 > self.now;
                if to_come && self.today() < calendar { self.today() } else { calendar }
            }
        }
    }
}

fn say(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}

/// Lower-case words; a `T` between a date and a time is a blank.
fn split(phrase: &str) -> Vec<String> {
    let words = phrase.to_lowercase().replace(',', " ");
    let words = words.split_whitespace().flat_map(|word| match word.split_once('t') {
        Some((date, time)) if full_date(date).is_some() => vec![date.to_owned(), time.to_owned()],
        _ => vec![word.to_owned()],
    });
    words.filter(|word| !word.is_empty()).collect()
}

fn number(text: &str) -> Option<i64> {
    match text {
        "a" | "an" | "one" => Some(1),
        "two" => Some(2),
        "three" => Some(3),
        _ => (text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten(),
    }
}

fn ordinal(text: &str) -> Option<u32> {
    day_number(text).filter(|n| (1..=31).contains(n))
}

/// `20`, `20th`, whether a month has so many days or not.
fn day_number(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h', '.']);
    (digits.len() <= 2).then(|| number(digits)).flatten().and_then(|n| u32::try_from(n).ok())
}

fn days_ago(today: NaiveDate, count: &str, unit: &str) -> Option<NaiveDate> {
    let count = number(count)?;
    let date = match unit.trim_end_matches('s') {
        "day" => today.checked_sub_signed(Span::try_days(count)?),
        "week" => today.checked_sub_signed(Span::try_weeks(count)?),
        "month" => today.checked_sub_months(Months::new(u32::try_from(count).ok()?)),
        "year" => today.checked_sub_months(Months::new(u32::try_from(count).ok()?.checked_mul(12)?)),
        _ => None,
    };
    date.filter(|date| date.year() >= EARLIEST_YEAR)
}

fn days_on(today: NaiveDate, count: &str, unit: &str) -> Option<NaiveDate> {
    let count = number(count)?;
    match unit.trim_end_matches('s') {
        "day" => today.checked_add_signed(Span::try_days(count)?),
        "week" => today.checked_add_signed(Span::try_weeks(count)?),
        "month" => today.checked_add_months(Months::new(u32::try_from(count).ok()?)),
        _ => None,
    }
    .filter(|day| day.year() <= LATEST_YEAR)
}

fn weekday(text: &str) -> Option<Weekday> {
    let full = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let place = full.iter().position(|name| text.len() >= 3 && name.starts_with(text))?;
    Weekday::try_from(u8::try_from(place).ok()?).ok()
}

fn month(text: &str) -> Option<u32> {
    let text = text.trim_end_matches('.');
    let full = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let place =
        full.iter().position(|name| text.len() >= 3 && name.starts_with(text) || text == "sept" && *name == "september")?;
    u32::try_from(place + 1).ok()
}

fn full_date(text: &str) -> Option<NaiveDate> {
    let shaped = (8..=10).contains(&text.len()) && text.is_ascii() && text.as_bytes()[4] == b'-';
    shaped.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten().filter(|date| date.year() >= EARLIEST_YEAR)
}

/// Why words that are shaped like a date are none.
fn off_the_calendar(words: &[String]) -> Option<WhenError> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    (0..words.len()).find_map(|at| {
        let (first, second, third) = (word(at), word(at + 1), word(at + 2));
        let (year, month, day, said) = if let Some((year, month, day)) = year_month_day(first) {
            (year, month, day, first.to_owned())
        } else {
            let (day, month) = match (day_number(first), month(second)) {
                (Some(day), Some(month)) => (day, month),
                _ => (day_number(second)?, month(first)?),
            };
            match number(third).filter(|_| third.len() == 4) {
                Some(year) => (i32::try_from(year).ok()?, month, day, format!("{first} {second} {third}")),
                // In a leap year every month is at its longest.
                None => (2000, month, day, format!("{first} {second}")),
            }
        };
        match NaiveDate::from_ymd_opt(year, month, day) {
            None => Some(WhenError::NoSuchDay(said)),
            Some(date) => (date.year() < EARLIEST_YEAR).then_some(WhenError::TooEarly(said)),
        }
    })
}

/// `2026-02-30`, whether there is such a day or not.
fn year_month_day(text: &str) -> Option<(i32, u32, u32)> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next().filter(|year| year.len() == 4).and_then(number)?;
    let mut two = || parts.next().filter(|part| part.len() <= 2).and_then(number).and_then(|n| u32::try_from(n).ok());
    Some((i32::try_from(year).ok()?, two()?, two()?))
}

/// The latest such weekday up to `today`, or before it when `strictly`.
fn latest(weekday: Weekday, today: NaiveDate, strictly: bool) -> NaiveDate {
    let back = (7 + i64::from(today.weekday().num_days_from_monday()) - i64::from(weekday.num_days_from_monday())) % 7;
    today - Span::days(if back == 0 && strictly { 7 } else { back })
}

/// A time of day at the head of `words`, and how many of them it takes.
fn time_word(words: &[String]) -> Option<(NaiveTime, usize)> {
    let first = words[0].as_str();
    match first {
        "noon" | "midday" => return NaiveTime::from_hms_opt(12, 0, 0).map(|t| (t, 1)),
        "midnight" => return NaiveTime::from_hms_opt(0, 0, 0).map(|t| (t, 1)),
        _ => {}
    }
    let half = |text: &str| match text {
        "am" | "a.m." => Some(false),
        "pm" | "p.m." => Some(true),
        _ => None,
    };
    if let Some(afternoon) = words.get(1).and_then(|word| half(word)) {
        return twelve_hours(first, afternoon).map(|t| (t, 2));
    }
    let split = first.find(|c: char| c.is_alphabetic()).unwrap_or(first.len());
    let (clock, suffix) = first.split_at(split);
    if let Some(afternoon) = half(suffix) {
        return twelve_hours(clock, afternoon).map(|t| (t, 1));
    }
    let (hour, minute, second) = clock_parts(first)?;
    (first.contains(':')).then(|| NaiveTime::from_hms_opt(hour, minute, second)).flatten().map(|t| (t, 1))
}

fn twelve_hours(clock: &str, afternoon: bool) -> Option<NaiveTime> {
    let (hour, minute, second) = clock_parts(clock)?;
    let hour = (1..=12).contains(&hour).then_some(hour % 12 + if afternoon { 12 } else { 0 })?;
    NaiveTime::from_hms_opt(hour, minute, second)
}

fn clock_parts(text: &str) -> Option<(u32, u32, u32)> {
    let mut parts = text.split(':');
    let hour = parts.next()?;
    let two = |part: Option<&str>| part.map_or(Some(0), |p| (p.len() == 2).then(|| number(p)).flatten());
    let hour = (hour.len() <= 2).then(|| number(hour)).flatten()?;
    let (minute, second) = (two(parts.next())?, two(parts.next())?);
    if parts.next().is_some() {
        return None;
    }
    Some((u32::try_from(hour).ok()?, u32::try_from(minute).ok()?, u32::try_from(second).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tuesday 24 November 2026, 09:30 in New York.
    fn when() -> When {
        at("2026-11-24T09:30:00-05:00")
    }

    fn at(now: &str) -> When {
        let now = DateTime::parse_from_rfc3339(now).unwrap().to_utc();
        When::new(now, "America/New_York".parse().unwrap(), DayStart::default())
    }

    fn said(when: &When, phrase: &str) -> String {
        match when.parse(phrase) {
            Ok((stamp, note)) => format!("{stamp}{}", note.map(|n| format!(" ({n})")).unwrap_or_default()),
            Err(error) => format!("{error}"),
        }
    }

    #[test]
    fn phrases_are_read_against_now() {
        for (phrase, expected) in [
            ("now", "Tue 24 Nov 2026 09:30"),
            ("7am", "Tue 24 Nov 2026 07:00"),
            ("at 7:10", "Tue 24 Nov 2026 07:10"),
            ("7:10 am", "Tue 24 Nov 2026 07:10"),
            ("an hour ago", "Tue 24 Nov 2026 08:30"),
            ("two hours ago", "Tue 24 Nov 2026 07:30"),
            ("three days ago", "Sat 21 Nov 2026"),
            ("today", "Tue 24 Nov 2026"),
            ("yesterday", "Mon 23 Nov 2026"),
            ("yesterday 6pm", "Mon 23 Nov 2026 18:00"),
            ("6pm yesterday", "Mon 23 Nov 2026 18:00"),
            ("monday", "Mon 23 Nov 2026"),
            ("Tuesday", "Tue 24 Nov 2026"),
            ("tuesday 10am", "Tue 17 Nov 2026 10:00"),
            ("last tue", "Tue 17 Nov 2026"),
            ("last mon", "Mon 23 Nov 2026"),
            ("wed noon", "Wed 18 Nov 2026 12:00"),
            ("3 days ago", "Sat 21 Nov 2026"),
            ("3 days ago at 6pm", "Sat 21 Nov 2026 18:00"),
            ("2 weeks ago", "Tue 10 Nov 2026"),
            ("2 hours ago", "Tue 24 Nov 2026 07:30"),
            ("20 minutes ago", "Tue 24 Nov 2026 09:10"),
            ("this morning", "Tue 24 Nov 2026"),
            ("this morning 7am", "Tue 24 Nov 2026 07:00"),
            ("last night", "Mon 23 Nov 2026"),
            ("last night 10pm", "Mon 23 Nov 2026 22:00"),
            ("day before yesterday", "Sun 22 Nov 2026"),
            ("yesterday midnight", "Mon 23 Nov 2026 00:00"),
            ("2 months ago", "Thu 24 Sep 2026"),
            ("a year ago", "Mon 24 Nov 2025"),
            ("20 sept 2026", "Sun 20 Sep 2026"),
            ("2026-11-20 07:10", "Fri 20 Nov 2026 07:10"),
            ("2026-11-20T07:10", "Fri 20 Nov 2026 07:10"),
            ("2026-11-20", "Fri 20 Nov 2026"),
            ("2026-11-3", "Tue 3 Nov 2026"),
            ("2026-1-3T7:10", "Sat 3 Jan 2026 07:10"),
            ("20 Nov", "Fri 20 Nov 2026"),
            ("Nov 20th, 7pm", "Fri 20 Nov 2026 19:00"),
            ("1 Dec", "Mon 1 Dec 2025"),
            ("29 Feb", "Thu 29 Feb 2024"),
            ("3 Aug 2025", "Sun 3 Aug 2025"),
            ("2026-11-01 01:30", "Sun 1 Nov 2026 01:30 (the clocks went back: 01:30 came twice, taken as the first)"),
            ("2026-03-08 02:30", "Sun 8 Mar 2026 03:30 (the clocks went forward: 02:30 did not exist, taken as 03:30)"),
        ] {
            assert_eq!(said(&when(), phrase), expected, "{phrase}");
        }
    }

    #[test]
    fn the_very_moment_is_past() {
        assert_eq!(said(&when(), "9:30"), "Tue 24 Nov 2026 09:30");
        assert_eq!(said(&when(), "2026-11-24T09:30:00-05:00"), "Tue 24 Nov 2026 09:30");
        assert_eq!(said(&when(), "tuesday 9:30"), "Tue 24 Nov 2026 09:30");
        let today = when().today();
        assert_eq!(when().parse_on("9:30", today).unwrap().0.to_string(), "Tue 24 Nov 2026 09:30");
        assert!(when().parse_on("9:31", today).is_err() && when().parse("9:31").is_err());
        assert!(when().parse("2026-11-24T09:30:01-05:00").is_err());
        // The day begins at four in the morning: from then on a time is of its own day.
        assert_eq!(when().parse_on("4:00", today).unwrap().0.to_string(), "Tue 24 Nov 2026 04:00");
    }

    #[test]
    fn a_day_to_come_is_taken_where_one_may_be_named() {
        let day = |phrase| when().parse_any_day(phrase).map(|day| day.to_string()).map_err(|error| error.to_string());
        for (phrase, expected) in [
            ("2027-01-20", "2027-01-20"),
            ("20 Jan 2027", "2027-01-20"),
            ("tomorrow", "2026-11-25"),
            ("in 3 days", "2026-11-27"),
            ("in 6 weeks", "2027-01-05"),
            ("in two months", "2027-01-24"),
            ("next tue", "2026-12-01"),
            ("yesterday", "2026-11-23"),
        ] {
            assert_eq!(day(phrase).as_deref(), Ok(expected), "{phrase}");
        }
        assert_eq!(day("on 6 weeks").unwrap_err(), "\"on 6 weeks\" is not a date or time");
        assert!(day("in 99999 months").is_err() && day("30 Feb 2027").is_err());
    }

    #[test]
    fn each_reason_has_its_hint() {
        let hint = |phrase: &str| when().parse(phrase).unwrap_err().hint();
        assert!(hint("hello").starts_with("say for example 7am"));
        assert!(hint("30 Feb").starts_with("check the day"));
        assert!(hint("20 Nov 1850").ends_with("check the year"));
        assert!(hint("tomorrow").contains("that is past"));
    }

    #[test]
    fn a_time_alone_can_be_of_another_day() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let said = |phrase| when().parse_on(phrase, day).unwrap().0.to_string();
        assert_eq!(said("7am"), "Fri 20 Nov 2026 07:00");
        assert_eq!(said("00:30"), "Sat 21 Nov 2026 00:30");
        assert_eq!(said("yesterday 6pm"), "Mon 23 Nov 2026 18:00");
    }

    #[test]
    fn the_future_and_nonsense_are_refused() {
        assert_eq!(said(&when(), "2026-11-25"), "\"2026-11-25\" has not come yet (Wed 25 Nov 2026)");
        assert_eq!(said(&when(), "6pm"), "\"6pm\" has not come yet (Tue 24 Nov 2026 18:00)");
        assert_eq!(said(&when(), "tomorrow"), "\"tomorrow\" has not come yet (Wed 25 Nov 2026)");
        assert_eq!(said(&when(), "next tue"), "\"next tue\" has not come yet (Tue 1 Dec 2026)");
        assert_eq!(said(&when(), "30 Feb"), "there is no 30 feb");
        assert_eq!(said(&when(), "7am Nov 31st"), "there is no nov 31st");
        assert_eq!(said(&when(), "29 Feb 2025 7am"), "there is no 29 feb 2025");
        assert_eq!(said(&when(), "2026-02-30"), "there is no 2026-02-30");
        assert_eq!(said(&when(), "20 Nov 1850"), "\"20 nov 1850\" is before 1900");
        for bad in ["", "25:00", "13pm", "monday tuesday", "7am 8am", "7", "hello", "99999 years ago", "at"] {
            assert!(matches!(when().parse(bad), Err(WhenError::Unknown(_))), "{bad}");
        }
    }

    #[test]
    fn what_a_diary_cannot_hold_is_no_time() {
        for bad in ["1850-01-01T07:00:00Z", "1900-01-01 02:00", "2026-11-20T07:00:00+20:00", "0000-01-01T00:00:00-18:00"] {
            assert!(matches!(when().parse(bad), Err(WhenError::Unknown(_))), "{bad}");
        }
        assert_eq!(said(&when(), "1900-01-02 07:00"), "Tue 2 Jan 1900 07:00");
        assert_eq!(said(&when(), "2026-11-20T07:00:00+14:00"), "Fri 20 Nov 2026 07:00");
    }

    #[test]
    fn after_midnight_it_is_still_last_evening() {
        let late = at("2026-11-24T00:30:00-05:00");
        assert_eq!(late.today().to_string(), "2026-11-23");
        assert_eq!(said(&late, "11pm"), "Mon 23 Nov 2026 23:00");
        assert_eq!(said(&late, "12:15am"), "Tue 24 Nov 2026 00:15");
        assert_eq!(said(&late, "yesterday"), "Mon 23 Nov 2026");
        assert_eq!(said(&late, "today"), "Mon 23 Nov 2026");
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,24}") {
            let _ = when().parse(&text);
        }

        #[test]
        fn words_in_any_order_never_panic_and_never_name_the_future(words in proptest::collection::vec(
            proptest::sample::select(vec!["last", "monday", "3", "days", "ago", "20", "nov", "7am", "6pm", "at", "yesterday", "noon", "99999", "weeks", "2026-11-20"]), 1..5)) {
            if let Ok((stamp, _)) = when().parse(&words.join(" ")) {
                proptest::prop_assert!(stamp.day() <= when().today());
                proptest::prop_assert!(stamp.instant().is_none_or(|at| at <= when().now));
            }
        }
    }
}
