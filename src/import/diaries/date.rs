//! Dates and times of a row. The order of day, month and year in bare numbers is settled by all rows together,
//! or asked for.

use super::DiaryRefusal;
use super::note::shown;
use crate::domain::Refusal;
use crate::import::calendar;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use std::str::FromStr;

/// The order of day, month and year in a date of bare numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// 24.11.2026
    Dmy,
    /// 11/24/2026
    Mdy,
    /// 26-11-24
    Ymd,
}

impl Dates {
    const ALL: [Dates; 3] = [Dates::Dmy, Dates::Mdy, Dates::Ymd];

    fn as_str(self) -> &'static str {
        match self {
            Dates::Dmy => "dmy",
            Dates::Mdy => "mdy",
            Dates::Ymd => "ymd",
        }
    }

    /// Reads a date in this order; a year of four digits in front or a month's name needs none.
    fn read(self, text: &str) -> Option<NaiveDate> {
        if text.chars().any(char::is_alphabetic) {
            return calendar::named_date(text);
        }
        let parts: Vec<&str> = text.split(['.', '/', '-', ' ']).filter(|part| !part.is_empty()).collect();
        let &[first, second, third] = parts.as_slice() else { return None };
        let (year, month, day) = match (first.len(), third.len(), self) {
            (4, 1..=2, _) | (1..=2, 1..=2, Dates::Ymd) => (first, second, third),
            (1..=2, 2 | 4, Dates::Dmy) => (third, second, first),
            (1..=2, 2 | 4, Dates::Mdy) => (third, first, second),
            _ => return None,
        };
        let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
        let century = if year.len() == 2 { 2000 } else { 0 };
        NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()? + century, number(month)?, number(day)?)
    }
}

impl FromStr for Dates {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let said = text.to_lowercase();
        let found = Dates::ALL.into_iter().find(|order| order.as_str() == said);
        found.ok_or_else(|| Refusal::new(format!("the order of a date is dmy, mdy or ymd, not \"{text}\"")))
    }
}

/// When, as a row tells it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Written {
    pub(super) date: NaiveDate,
    pub(super) time: Option<NaiveTime>,
    /// Where the cell has its offset.
    pub(super) instant: Option<DateTime<FixedOffset>>,
}

/// How the cells of a column of dates are read.
pub(super) struct DateColumn {
    name: String,
    order: Dates,
    asked: bool,
    /// A spreadsheet writes a date as its midnight; where every row says midnight, none has a time.
    all_midnight: bool,
}

impl DateColumn {
    /// Settles how a column is read; `cells` are all of it, with their lines.
    pub(super) fn settle(name: &str, cells: &[(u64, &str)], asked: Option<Dates>) -> Result<Self, DiaryRefusal> {
        let times: Vec<Option<NaiveTime>> = cells.iter().map(|(_, cell)| parted(cell).1.and_then(clock)).collect();
        let all_midnight = !times.is_empty() && times.iter().all(|time| *time == Some(NaiveTime::MIN));
        let column = |order, asked| DateColumn { name: name.to_owned(), order, asked, all_midnight };
        if let Some(order) = asked {
            return Ok(column(order, true));
        }
        let reads =
            |order: Dates, cell: &str| DateTime::parse_from_rfc3339(cell).is_ok() || order.read(parted(cell).0).is_some();
        let first_bad = |order: Dates| cells.iter().position(|(_, cell)| !reads(order, cell)).unwrap_or(cells.len());
        let fitting: Vec<Dates> = Dates::ALL.into_iter().filter(|order| first_bad(*order) == cells.len()).collect();
        // Where none fits, the one that gets furthest names the first row it cannot read.
        let best = fitting.first().copied().or_else(|| Dates::ALL.into_iter().max_by_key(|order| first_bad(*order)));
        let order = best.unwrap_or(Dates::Dmy);
        match cells.iter().find_map(|cell| doubtful(*cell, &fitting)) {
            Some((line, rule)) => Err(DiaryRefusal::Row { line, column: name.to_owned(), rule }),
            None => Ok(column(order, false)),
        }
    }

    pub(super) fn read(&self, line: u64, cell: &str) -> Result<Written, DiaryRefusal> {
        let refuse = |rule: String| DiaryRefusal::Row { line, column: self.name.clone(), rule };
        if let Ok(instant) = DateTime::parse_from_rfc3339(cell) {
            let (date, time) = (instant.date_naive(), instant.time());
            return Ok(Written { date, time: Some(time), instant: Some(instant) });
        }
        let (date, time) = parted(cell);
        let read = self.order.read(date).ok_or_else(|| {
            refuse(match self.asked {
                true => format!("\"{}\" is no date in the order {}", shown(cell), self.order.as_str()),
                false => format!("\"{}\" is no date such as 2026-11-24, 24.11.2026, 11/24/2026 or 24 Nov 2026", shown(cell)),
            })
        })?;
        let time = match time {
            Some(time) => Some(clock(time).ok_or_else(|| refuse(format!("\"{}\" is no time such as 21:35", shown(time))))?),
            None => None,
        };
        Ok(Written { date: read, time: time.filter(|_| !self.all_midnight), instant: None })
    }
}

/// A cell that two orders read as two dates.
fn doubtful((line, cell): (u64, &str), fitting: &[Dates]) -> Option<(u64, String)> {
    let (first, rest) = fitting.split_first()?;
    let here = first.read(parted(cell).0)?;
    let other = rest.iter().find_map(|order| order.read(parted(cell).0).filter(|date| *date != here).map(|date| (order, date)));
    let (order, there) = other?;
    let say = |date: NaiveDate| date.format("%-d %b %Y").to_string();
    let (a, b) = (first.as_str(), order.as_str());
    Some((line, format!("\"{}\" is {} or {}: say which with --dates {a} or --dates {b}", shown(cell), say(here), say(there))))
}

/// The date and the time of a cell that may hold both.
fn parted(cell: &str) -> (&str, Option<&str>) {
    let Some(colon) = cell.find(':') else { return (cell.trim(), None) };
    let digits = cell[..colon].bytes().rev().take_while(u8::is_ascii_digit).count();
    let (date, time) = cell.split_at(colon - digits);
    let date = date.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | 'T' | 't'));
    (date.trim(), Some(time))
}

/// Reads `21:35`, `21:35:10`, `8:30 pm`, `7am`, `21:35 Uhr`.
pub(super) fn clock(text: &str) -> Option<NaiveTime> {
    let said = text.trim().to_lowercase();
    let (digits, suffix) = said.split_at(said.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(said.len()));
    let suffix: String = suffix.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let mut parts = digits.split(':').map(|part| part.parse::<u32>().ok().filter(|_| part.len() <= 2));
    let hour = parts.next()??;
    let minute = parts.next();
    let second = parts.next().map_or(Some(0), |second| second)?;
    let hour = match suffix.as_str() {
        "am" | "pm" if !(1..=12).contains(&hour) => return None,
        "am" => hour % 12,
        "pm" => hour % 12 + 12,
        "uhr" | "h" => hour,
        "" if minute.is_some() => hour,
        _ => return None,
    };
    if parts.next().is_some() {
        return None;
    }
    NaiveTime::from_hms_opt(hour, minute.map_or(Some(0), |minute| minute)?, second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[&str], asked: Option<Dates>) -> String {
        let lines: Vec<(u64, &str)> = cells.iter().enumerate().map(|(at, cell)| (at as u64 + 2, *cell)).collect();
        let column = match DateColumn::settle("Datum", &lines, asked) {
            Ok(column) => column,
            Err(refusal) => return refusal.to_string(),
        };
        let show = |(line, cell): &(u64, &str)| match column.read(*line, cell) {
            Ok(at) => format!("{}{}", at.date, at.time.map_or(String::new(), |time| format!(" {time}"))),
            Err(refusal) => refusal.to_string(),
        };
        lines.iter().map(show).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn all_rows_together_settle_the_order() {
        assert_eq!(read(&["03.11.2026", "24.11.2026"], None), "2026-11-03; 2026-11-24");
        assert_eq!(read(&["11/3/2026", "11/24/2026"], None), "2026-11-03; 2026-11-24");
        assert_eq!(read(&["2026-11-03", "2026/11/04", "2026.11.5"], None), "2026-11-03; 2026-11-04; 2026-11-05");
        assert_eq!(read(&["8th Dec 2021", "Dec 9, 2021", "10. Dezember 2021"], None), "2021-12-08; 2021-12-09; 2021-12-10");
        assert_eq!(read(&["5/5/2026"], None), "2026-05-05");
    }

    #[test]
    fn what_can_be_read_twice_is_asked_for() {
        let said =
            "line 2, column \"Datum\": \"3/4/2026\" is 3 Apr 2026 or 4 Mar 2026: say which with --dates dmy or --dates mdy";
        assert_eq!(read(&["3/4/2026", "5/5/2026"], None), said);
        assert!(read(&["24/11/26"], None).contains("24 Nov 2026 or 26 Nov 2024"));
        assert_eq!(read(&["3/4/2026"], Some(Dates::Mdy)), "2026-03-04");
        assert!(read(&["13/24/2026"], Some(Dates::Dmy)).contains("is no date in the order dmy"));
    }

    #[test]
    fn the_first_row_that_is_no_date_is_named() {
        let said = read(&["24.11.2026", "gestern"], None);
        assert!(said.contains("line 3, column \"Datum\": \"gestern\" is no date such as"), "{said}");
        assert!(read(&["31.02.2026"], None).contains("is no date"));
    }

    #[test]
    fn a_time_in_the_cell_and_the_midnight_of_spreadsheets() {
        assert_eq!(read(&["24.11.2026 07:10", "2026-11-23T21:35:00"], None), "2026-11-24 07:10:00; 2026-11-23 21:35:00");
        assert_eq!(read(&["24.11.2026 00:00", "23.11.2026 00:00"], None), "2026-11-24; 2026-11-23");
        assert_eq!(read(&["2026-11-24T07:10:00-05:00"], None), "2026-11-24 07:10:00");
        assert!(read(&["24.11.2026 27:10"], None).contains("is no time such as 21:35"));
    }

    #[test]
    fn clocks() {
        for (text, expected) in [
            ("21:35", "21:35:00"),
            ("8:30 pm", "20:30:00"),
            ("12:05 AM", "00:05:00"),
            ("8:30\u{202f}p.m.", "20:30:00"),
            ("7am", "07:00:00"),
            ("7 Uhr", "07:00:00"),
            ("6:5", "06:05:00"),
        ] {
            assert_eq!(clock(text).map(|time| time.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "7", "25:00", "13:00 pm", "mid", "1:2:3:4", "::", "é"] {
            assert_eq!(clock(text), None, "{text}");
        }
    }
}
