//! A span of journal days, and the phrases that name one.

use super::{Refusal, When};
use chrono::{Datelike, Duration as Span, Months, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// What "this week" means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekStyle {
    /// The seven journal days that end today.
    Rolling,
    /// Monday to Sunday, as far as it has come.
    Calendar,
}

impl FromStr for WeekStyle {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        match text.to_lowercase().as_str() {
            "rolling" => Ok(WeekStyle::Rolling),
            "calendar" => Ok(WeekStyle::Calendar),
            _ => Err(Refusal::new(format!("a week is rolling or calendar, not \"{text}\""))),
        }
    }
}

impl fmt::Display for WeekStyle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            WeekStyle::Rolling => "rolling",
            WeekStyle::Calendar => "calendar",
        })
    }
}

/// Journal days from `from` to `to`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

impl Period {
    /// A period whose end is not before its start.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Result<Self, Refusal> {
        if from <= to {
            Ok(Period { from, to })
        } else {
            Err(Refusal::new(format!("the period ends ({to}) before it starts ({from})")))
        }
    }

    /// The `days` journal days that end on `to`.
    pub fn ending(to: NaiveDate, days: u32) -> Self {
        let back = Span::days(i64::from(days.max(1)) - 1);
        Period { from: to.checked_sub_signed(back).unwrap_or(to), to }
    }

    /// First day.
    pub fn from(&self) -> NaiveDate {
        self.from
    }

    /// Last day.
    pub fn to(&self) -> NaiveDate {
        self.to
    }

    /// How many days it has.
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// Whether a day is in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// Whether all of another's days are in it.
    pub fn covers(&self, other: &Period) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// This week: seven days that end today, or the calendar week up to today.
    pub fn this_week(when: &When, style: WeekStyle) -> Self {
        let today = when.today();
        match style {
            WeekStyle::Rolling => Period::ending(today, 7),
            WeekStyle::Calendar => Period { from: monday_of(today), to: today },
        }
    }

    /// The seven days before this week.
    pub fn last_week(when: &When, style: WeekStyle) -> Self {
        let this = Period::this_week(when, style);
        Period::ending(this.from.pred_opt().unwrap_or(this.from), 7)
    }

    /// Reads `today`, `this week`, `last month`, `since 1 Aug`, `last 10 days`, `2026-11`, `2026`,
    /// `2026-08-01..2026-08-31`, `all`, or any single day.
    pub fn parse(phrase: &str, when: &When, style: WeekStyle) -> Result<Self, Refusal> {
        let said = phrase.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let today = when.today();
        let words: Vec<&str> = said.split(' ').collect();
        match words[..] {
            ["all"] | ["ever"] => return Ok(Period { from: NaiveDate::MIN, to: today }),
            ["this", "week"] | ["week"] => return Ok(Period::this_week(when, style)),
            ["last", "week"] | ["previous", "week"] => return Ok(Period::last_week(when, style)),
            ["this", "month"] | ["month"] => return Ok(Period { from: first_of_month(today), to: today }),
            ["last", "month"] => {
                let to = first_of_month(today).pred_opt().unwrap_or(today);
                return Ok(Period { from: first_of_month(to), to });
            }
            ["this", "year"] | ["year"] => return Ok(Period { from: first_of_year(today.year(), today), to: today }),
            ["last", "year"] => return Ok(Period::year(today.year() - 1, today)),
            ["last" | "past", count, unit] => {
                if let Some(period) = last_n(today, count, unit) {
                    return Ok(period);
                }
            }
            [count, unit] => {
                if let Some(period) = last_n(today, count, unit) {
                    return Ok(period);
                }
            }
            _ => {}
        }
        if let Some(date) = said.strip_prefix("since ").or_else(|| said.strip_prefix("from ")) {
            if let Some((from, to)) = date.split_once(" to ") {
                return Period::new(when.parse_day(from)?, when.parse_day(to)?);
            }
            return Period::new(when.parse_day(date)?, today);
        }
        if let Some((from, to)) = said.split_once("..") {
            let from = if from.is_empty() { NaiveDate::MIN } else { when.parse_day(from)? };
            let to = if to.is_empty() { today } else { when.parse_day(to)? };
            return Period::new(from, to);
        }
        if let Some(period) = year_or_month(&said, today) {
            return Ok(period);
        }
        when.parse_day(&said).map(|day| Period { from: day, to: day }).map_err(|_| {
            Refusal::new(format!("\"{}\" is not a period", phrase.trim())).hint(
                "say for example \"this week\", \"last month\", \"last 10 days\", \"since 1 Aug\", 2026-11, 2026-08-01..2026-08-31 or all",
            )
        })
    }

    fn year(year: i32, fallback: NaiveDate) -> Self {
        Period { from: first_of_year(year, fallback), to: NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(fallback) }
    }
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day - Span::days(i64::from(day.weekday().num_days_from_monday()))
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn first_of_year(year: i32, fallback: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(fallback)
}

/// The last `count` days, weeks, months or years, today included.
fn last_n(today: NaiveDate, count: &str, unit: &str) -> Option<Period> {
    let count: u32 = match count {
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "six" => 6,
        _ => count.parse().ok().filter(|n| (1..=40_000).contains(n))?,
    };
    let after = match unit.trim_end_matches('s') {
        "day" => return Some(Period::ending(today, count)),
        "week" => return Some(Period::ending(today, count * 7)),
        "month" => today.checked_sub_months(Months::new(count))?,
        "year" => today.checked_sub_months(Months::new(count * 12))?,
        _ => return None,
    };
    Some(Period { from: after.succ_opt()?, to: today })
}

/// `2026` or `2026-11`.
fn year_or_month(said: &str, today: NaiveDate) -> Option<Period> {
    let digits = said.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    match (digits, said.len()) {
        (true, 4) => said.parse().ok().map(|year| Period::year(year, today)),
        (true, 7) => {
            let from = NaiveDate::parse_from_str(&format!("{said}-01"), "%Y-%m-%d").ok()?;
            let to = from.checked_add_months(Months::new(1))?.pred_opt()?;
            Some(Period { from, to })
        }
        _ => None,
    }
}

impl fmt::Display for Period {
    /// `18-24 Nov 2026`-like: both ends as short as they can be.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to) = (self.from, self.to);
        if from == to {
            write!(f, "{}", to.format("%-d %b %Y"))
        } else if from == NaiveDate::MIN {
            write!(f, "up to {}", to.format("%-d %b %Y"))
        } else if from.year() == to.year() && from.month() == to.month() {
            write!(f, "{} to {}", from.format("%-d"), to.format("%-d %b %Y"))
        } else if from.year() == to.year() {
            write!(f, "{} to {}", from.format("%-d %b"), to.format("%-d %b %Y"))
        } else {
            write!(f, "{} to {}", from.format("%-d %b %Y"), to.format("%-d %b %Y"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn when() -> When {
        let now = DateTime::parse_from_rfc3339("2026-11-24T09:30:00-05:00").unwrap().to_utc();
        When::new(now, "America/New_York".parse().unwrap(), crate::domain::DayStart::default())
    }

    #[test]
    fn periods_are_read_against_today() {
        for (phrase, expected) in [
            ("this week", "18 to 24 Nov 2026"),
            ("Last Week", "11 to 17 Nov 2026"),
            ("this month", "1 to 24 Nov 2026"),
            ("last month", "1 to 31 Oct 2026"),
            ("last 10 days", "15 to 24 Nov 2026"),
            ("last 2 weeks", "11 to 24 Nov 2026"),
            ("since 1 Aug", "1 Aug to 24 Nov 2026"),
            ("2026-08-01..2026-08-31", "1 to 31 Aug 2026"),
            ("2025", "1 Jan to 31 Dec 2025"),
            ("2026-02", "1 to 28 Feb 2026"),
            ("last year", "1 Jan to 31 Dec 2025"),
            ("this year", "1 Jan to 24 Nov 2026"),
            ("10 days", "15 to 24 Nov 2026"),
            ("past two weeks", "11 to 24 Nov 2026"),
            ("last three days", "22 to 24 Nov 2026"),
            ("last four days", "21 to 24 Nov 2026"),
            ("last six months", "25 May to 24 Nov 2026"),
            ("last 2 years", "25 Nov 2024 to 24 Nov 2026"),
            ("2026-11-20..", "20 to 24 Nov 2026"),
            ("yesterday", "23 Nov 2026"),
            ("all", "up to 24 Nov 2026"),
        ] {
            assert_eq!(Period::parse(phrase, &when(), WeekStyle::Rolling).unwrap().to_string(), expected, "{phrase}");
        }
        assert_eq!(Period::parse("this week", &when(), WeekStyle::Calendar).unwrap().to_string(), "23 to 24 Nov 2026");
        assert_eq!(Period::parse("last week", &when(), WeekStyle::Calendar).unwrap().to_string(), "16 to 22 Nov 2026");
        for bad in ["", "soon", "last x days", "since never", "2026-13", "2026-02-01..2026-01-01"] {
            assert!(Period::parse(bad, &when(), WeekStyle::Rolling).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_period_covers_what_lies_within_both_its_ends() {
        let of = |from: u32, to: u32| Period {
            from: NaiveDate::from_ymd_opt(2026, 11, from).unwrap(),
            to: NaiveDate::from_ymd_opt(2026, 11, to).unwrap(),
        };
        let covers = |from, to| of(10, 20).covers(&of(from, to));
        assert!(covers(10, 20) && covers(12, 15) && covers(10, 10) && covers(20, 20));
        assert!(!covers(9, 15) && !covers(15, 21) && !covers(9, 21) && !covers(1, 5) && !covers(25, 28));
    }

    #[test]
    fn a_week_begins_as_it_is_set() {
        assert_eq!("calendar".parse::<WeekStyle>().ok(), Some(WeekStyle::Calendar));
        assert_eq!("rolling".parse::<WeekStyle>().ok(), Some(WeekStyle::Rolling));
        assert!("lunar".parse::<WeekStyle>().is_err());
    }

    #[test]
    fn a_day_that_had_begun_further_east_begins_no_period() {
        let at_night = When { now: DateTime::parse_from_rfc3339("2026-11-24T00:30:00-05:00").unwrap(), ..when() };
        let since = |day| Period::parse(&format!("since {day}"), &at_night, WeekStyle::Rolling);
        assert!(since("2026-11-24T17:00:00+14:00").is_err());
        assert_eq!(since("2026-11-23T17:00:00+14:00").unwrap().days(), 1);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,24}") {
            let _ = Period::parse(&text, &when(), WeekStyle::Rolling);
        }
    }
}
