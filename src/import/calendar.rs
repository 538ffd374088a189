//! Dates in the notations of exports, and which dates are believed.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// 1998-07-06: the first date FIT can tell from a device's own counter; no sports watch is older.
const EARLIEST_TRUSTED: i64 = 631_065_600 + 0x1000_0000;

/// The date, unless it is one that a clock which was never set would show.
pub(super) fn trusted(at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    (at.timestamp() >= EARLIEST_TRUSTED).then_some(at)
}

/// In which order a date of bare numbers such as `3/4/2026` is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateOrder {
    /// 4 March.
    MonthFirst,
    /// 3 April.
    DayFirst,
}

/// Reads a date and time as exports write them in several languages; the zone is the caller's.
///
/// `Nov 24, 2026, 7:10:00 AM`, `24 nov. 2026 à 07:10:00`, `09.12.2022, 15:24:49`, `2026-01-04 12:38:59`.
pub(super) fn date_time(text: &str, order: DateOrder) -> Option<NaiveDateTime> {
    let colon = text.find(':')?;
    let digits_before = text[..colon].chars().rev().take_while(char::is_ascii_digit).count();
    let (date, time) = text.split_at(colon - digits_before);
    Some(date_of(date, order)?.and_time(time_of(time)?))
}

fn time_of(text: &str) -> Option<NaiveTime> {
    let clock = text.split(|c: char| c.is_whitespace()).next()?;
    let mut parts = clock.split(':');
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = parts.next()?.parse().ok()?;
    let second: u32 = parts.next().map_or(Some(0), |s| s.parse().ok())?;
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    let hour = match (letters.as_str(), hour) {
        ("am", 12) => 0,
        ("pm", hour) if hour < 12 => hour + 12,
        (_, hour) => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// A date whose month is a word: `8th Dec 2021`, `10. Dezember 2021`.
pub(super) fn named_date(text: &str) -> Option<NaiveDate> {
    let lower = text.to_lowercase();
    let mut months: Vec<u32> = lower.split(|c: char| !c.is_alphabetic()).filter_map(month_of).collect();
    months.dedup();
    // A weekday may begin like a month (`maandag`, `mardi`): two months are none.
    if months.len() == 1 { date_of(text, DateOrder::DayFirst) } else { None }
}

fn date_of(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let lower = text.to_lowercase();
    let numbers: Vec<u32> =
        lower.split(|c: char| !c.is_ascii_digit()).filter(|s| !s.is_empty()).map_while(|s| s.parse().ok()).collect();
    let named = lower.split(|c: char| !c.is_alphabetic()).find_map(month_of);
    let (year, month, day) = match (named, numbers.as_slice()) {
        (Some(month), [year, day]) if *year > 31 => (*year, month, *day),
        (Some(month), [day, year]) => (*year, month, *day),
        (None, [year, month, day]) if *year > 31 => (*year, *month, *day),
        (None, [first, second, year]) => {
            let month_first = *second > 12 || (order == DateOrder::MonthFirst && *first <= 12);
            let (month, day) = if month_first { (*first, *second) } else { (*second, *first) };
            (*year, month, day)
        }
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok().filter(|y| (1970..=9999).contains(y))?, month, day)
}

/// The month a word begins like: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish.
fn month_of(word: &str) -> Option<u32> {
    const BEGINNINGS: [(&str, u32); 32] = [
        ("jan", 1),
        ("ene", 1),
        ("gen", 1),
        ("feb", 2),
        ("fév", 2),
        ("fev", 2),
        ("mar", 3),
        ("mär", 3),
        ("mrt", 3),
        ("maa", 3),
        ("apr", 4),
        ("avr", 4),
        ("abr", 4),
        ("may", 5),
        ("mai", 5),
        ("mag", 5),
        ("mei", 5),
        ("maj", 5),
        ("jun", 6),
        ("juin", 6),
        ("giu", 6),
        ("jul", 7),
        ("juil", 7),
        ("lug", 7),
        ("aug", 8),
        ("aoû", 8),
        ("ago", 8),
        ("sep", 9),
        ("set", 9),
        ("okt", 10),
        ("ott", 10),
        ("out", 10),
    ];
    const LATE: [(&str, u32); 6] = [("oct", 10), ("nov", 11), ("dec", 12), ("dez", 12), ("déc", 12), ("dic", 12)];
    BEGINNINGS.iter().chain(&LATE).find(|(beginning, _)| word.starts_with(beginning)).map(|(_, month)| *month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_many_exports() {
        let cases = [
            ("Nov 24, 2026, 7:10:00 AM", "2026-11-24 07:10:00"),
            ("Nov 24, 2026, 7:10:00\u{202f}PM", "2026-11-24 19:10:00"),
            ("May 29, 2022, 12:05:00 AM", "2022-05-29 00:05:00"),
            ("May 29, 2022, 12:05:00 PM", "2022-05-29 12:05:00"),
            ("24 Nov 2026, 07:10:00", "2026-11-24 07:10:00"),
            ("09.12.2022, 15:24:49", "2022-12-09 15:24:49"),
            ("9 déc. 2022 à 15:24:49", "2022-12-09 15:24:49"),
            ("9 juil. 2022, 15:24:49", "2022-07-09 15:24:49"),
            ("9 juin 2022, 15:24:49", "2022-06-09 15:24:49"),
            ("3 mrt. 2022 15:24:49", "2022-03-03 15:24:49"),
            ("9 de dez. de 2022, 15:24:49", "2022-12-09 15:24:49"),
            ("4 ago 2022, 3:24:49 p. m.", "2022-08-04 15:24:49"),
            ("2022/12/09 15:24:49", "2022-12-09 15:24:49"),
            ("2026-01-04 12:38:59", "2026-01-04 12:38:59"),
            ("13/4/2022 07:00", "2022-04-13 07:00:00"),
            ("4/13/2022 07:00", "2022-04-13 07:00:00"),
            ("3/4/2022 07:00", "2022-04-03 07:00:00"),
        ];
        for (text, expected) in cases {
            let read = date_time(text, DateOrder::DayFirst).map(|t| t.to_string());
            assert_eq!(read.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn no_date_is_none() {
        for text in ["", "--", "tomorrow", "31.02.2022, 15:24:49", "7:10:00 AM", "99999999999.1.1 1:1", "é:é"] {
            assert_eq!(date_time(text, DateOrder::DayFirst), None, "{text}");
        }
    }
}
