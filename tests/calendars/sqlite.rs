//! SQLite's calendar: journal days at every edge, days between, weeks, ends of months, leap years.

use crate::edges::{AROUND, zones};
use chrono::{Datelike, NaiveDate, TimeDelta};
use glidelog::domain::{DayStart, Period, WeekStyle, When, Zone, journal_day};
use rusqlite::{Connection, Statement};

fn text(statement: &mut Statement<'_>, parameters: impl rusqlite::Params) -> String {
    statement.query_row(parameters, |row| row.get(0)).unwrap()
}

/// The offset is told by the zone data; what day that makes is told by SQLite.
#[test]
fn journal_days_at_the_edges() {
    let sqlite = Connection::open_in_memory().unwrap();
    let mut date = sqlite.prepare("SELECT date(?1 + ?2 - ?3, 'unixepoch')").unwrap();
    let (zones, mut count) = (zones(), 0);
    for (zone, edges) in &zones {
        let ours = zone;
        for edge in edges {
            for seconds in AROUND {
                let at = edge.at + TimeDelta::seconds(seconds);
                let lived = ours.at(at);
                let known = crate::edges::offset(*zone, at);
                assert_eq!(lived.offset().local_minus_utc(), known, "{} {at}", zone.name());
                for start in ["00:00", "04:00", "02:30", "12:00"] {
                    let start: DayStart = start.parse().unwrap();
                    let shift = (start.time() - chrono::NaiveTime::MIN).num_seconds();
                    let theirs = text(&mut date, (at.timestamp(), known, shift));
                    assert_eq!(journal_day(lived, start).to_string(), theirs, "{} {lived} with {start}", zone.name());
                    count += 1;
                }
            }
        }
    }
    println!("{count} journal days in {} zones", zones.len());
}

fn noon_of(day: NaiveDate) -> When {
    When::new(day.and_hms_opt(12, 0, 0).unwrap().and_utc(), Zone::UTC, DayStart::default())
}

/// Each day from 2015 to 2030, and the turns of February in two hundred years.
fn days() -> Vec<NaiveDate> {
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    let near: Vec<NaiveDate> = day(2015, 1, 1).iter_days().take_while(|d| *d <= day(2030, 12, 31)).collect();
    let leaps = (1901..=2101).flat_map(|year| day(year, 2, 26).iter_days().take(5).collect::<Vec<_>>());
    near.into_iter().chain(leaps).collect()
}

fn of_sql(sqlite: &Connection, from: &str, to: &str) -> impl FnMut(NaiveDate) -> (String, String) {
    let sql = format!("SELECT date(?1, {from}), date(?1, {to})");
    let expected: Vec<(NaiveDate, (String, String))> = {
        let mut statement = sqlite.prepare(&sql).unwrap();
        let both = |day: NaiveDate| statement.query_row([day.to_string()], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let mut both = both;
        days().into_iter().map(|day| (day, both(day))).collect()
    };
    let mut rest = expected.into_iter();
    move |day| rest.find(|(known, _)| *known == day).unwrap().1
}

#[test]
fn weeks_months_and_years_as_a_person_says_them() {
    let sqlite = Connection::open_in_memory().unwrap();
    let here = "'+0 days'";
    let monday = "'weekday 0', '-6 days'";
    let cases = [
        ("this week", WeekStyle::Calendar, monday, here),
        ("last week", WeekStyle::Calendar, "'weekday 0', '-13 days'", "'weekday 0', '-7 days'"),
        ("this week", WeekStyle::Rolling, "'-6 days'", here),
        ("last week", WeekStyle::Rolling, "'-13 days'", "'-7 days'"),
        ("this month", WeekStyle::Rolling, "'start of month'", here),
        ("last month", WeekStyle::Rolling, "'start of month', '-1 month'", "'start of month', '-1 day'"),
        ("this year", WeekStyle::Rolling, "'start of year'", here),
        ("last year", WeekStyle::Rolling, "'start of year', '-1 year'", "'start of year', '-1 day'"),
        ("last 10 days", WeekStyle::Rolling, "'-9 days'", here),
        ("last 3 weeks", WeekStyle::Rolling, "'-20 days'", here),
        ("last 1 months", WeekStyle::Rolling, "'-1 month', 'floor', '+1 day'", here),
        ("last 5 months", WeekStyle::Rolling, "'-5 month', 'floor', '+1 day'", here),
        ("last 1 years", WeekStyle::Rolling, "'-1 year', 'floor', '+1 day'", here),
        ("6 months ago", WeekStyle::Rolling, "'-6 month', 'floor'", "'-6 month', 'floor'"),
        ("a year ago", WeekStyle::Rolling, "'-1 year', 'floor'", "'-1 year', 'floor'"),
        ("yesterday", WeekStyle::Rolling, "'-1 day'", "'-1 day'"),
        ("since last monday", WeekStyle::Rolling, "'-1 day', 'weekday 0', '-6 days'", here),
    ];
    for (phrase, style, from, to) in cases {
        let mut expected = of_sql(&sqlite, from, to);
        for day in days() {
            // A diary begins with 1900: what is earlier is no date.
            let Ok(period) = Period::parse(phrase, &noon_of(day), style) else {
                assert!(day.year() <= 1901, "{phrase} on {day}");
                expected(day);
                continue;
            };
            assert_eq!((period.from().to_string(), period.to().to_string()), expected(day), "{phrase} on {day}");
        }
    }
}

#[test]
fn days_between_and_the_lengths_of_months() {
    let sqlite = Connection::open_in_memory().unwrap();
    let mut between = sqlite.prepare("SELECT CAST(julianday(?2) - julianday(?1) AS INTEGER) + 1").unwrap();
    let mut last = sqlite.prepare("SELECT date(?1, 'start of month', '+1 month', '-1 day')").unwrap();
    let days = days();
    let now = noon_of(NaiveDate::from_ymd_opt(2102, 6, 1).unwrap());
    for (place, day) in days.iter().enumerate() {
        let other = days[place * 7919 % days.len()];
        let (from, to) = (*day.min(&other), *day.max(&other));
        let theirs: i64 = between.query_row([from.to_string(), to.to_string()], |row| row.get(0)).unwrap();
        assert_eq!(Period::new(from, to).unwrap().days(), theirs, "{from} to {to}");
        let month = Period::parse(&day.format("%Y-%m").to_string(), &now, WeekStyle::Rolling).unwrap();
        assert_eq!(month.to().to_string(), text(&mut last, [day.to_string()]), "{day}");
        assert_eq!(month.from().day(), 1);
    }
}
