//! Dates as a person types them at the edges: what is said of the clocks is true, and the day is the one meant.

use crate::edges::{offset, zones};
use chrono::{NaiveDateTime, TimeDelta};
use glidelog::domain::{DayStart, When, journal_day};

/// How often a wall clock shows a time, by the offsets in force on both sides of an edge.
fn shown(at: i64, before: i32, after: i32, wall: NaiveDateTime) -> usize {
    let instants = [before, after].map(|offset| wall.and_utc().timestamp() - i64::from(offset));
    usize::from(instants[0] < at) + usize::from(instants[1] >= at)
}

#[test]
fn a_typed_time_is_taken_and_the_clocks_are_said() {
    let mut said_of = [0; 3];
    for (zone, edges) in zones() {
        let ours = zone;
        // Two changes within a day and a half would make what is said here of one of them untrue.
        let alone = |at: chrono::DateTime<chrono::Utc>| {
            edges.iter().filter(|edge| (edge.at - at).abs() < TimeDelta::hours(60)).count() == 1
        };
        for edge in edges.iter().filter(|edge| alone(edge.at)) {
            let when = When::new(edge.at + TimeDelta::days(3), ours, DayStart::default());
            let local = edge.at.naive_utc() + TimeDelta::seconds(i64::from(edge.before.min(edge.after)));
            for minutes in [-60, -1, 0, 1, 15, 29, 30, 59, 60, 61, 119, 120] {
                let wall = (local + TimeDelta::minutes(minutes)).format("%Y-%m-%d %H:%M").to_string();
                let read = NaiveDateTime::parse_from_str(&wall, "%Y-%m-%d %H:%M").unwrap();
                let (stamp, said) = when.parse(&wall).expect("a time that is past");
                let times = shown(edge.at.timestamp(), edge.before, edge.after, read);
                let words = ["did not exist", "", "came twice"][times];
                said_of[times] += 1;
                assert_eq!(said.is_some(), times != 1, "{wall} in {zone:?}: {said:?}");
                assert!(said.unwrap_or_default().contains(words), "{wall} in {zone:?}");
                let at = stamp.instant().unwrap();
                assert_eq!(at.offset().local_minus_utc(), offset(zone, at.to_utc()), "{wall} in {zone:?}");
                assert_eq!(stamp.day(), journal_day(at, DayStart::default()));
                // The clock shows what was typed, or where it was skipped, that much later.
                let skipped = if times == 0 { edge.after - edge.before } else { 0 };
                assert_eq!(at.naive_local(), read + TimeDelta::seconds(skipped.into()), "{wall} in {zone:?}");
            }
        }
    }
    println!("typed times that were skipped, shown once, shown twice: {said_of:?}");
    assert!(said_of.iter().all(|count| *count > 1000), "{said_of:?}");
}

/// A time alone, typed for an entry of a day, is on that day; else the clocks skipped it, and that is said.
#[test]
fn a_time_of_a_day_stays_on_it() {
    let mut moved = 0;
    for (zone, edges) in zones() {
        for edge in edges {
            let ours = zone;
            let date = ours.at(edge.at).date_naive();
            for (start, day) in ["00:00", "02:30", "04:00", "12:00"]
                .iter()
                .flat_map(|start| [(start, date), (start, date - TimeDelta::days(1))])
            {
                let when = When::new(edge.at + TimeDelta::days(3), ours, start.parse().unwrap());
                for clock in ["00:15", "01:30", "02:15", "02:45", "03:59", "4:00", "9:00", "23:45"] {
                    let (stamp, said) = when.parse_on(clock, day).unwrap();
                    assert!(stamp.day() == day || said.is_some(), "{clock} of {day} in {zone:?} is {stamp}");
                    moved += usize::from(stamp.day() != day);
                }
            }
        }
    }
    println!("times of a day that the clocks moved to the next: {moved}");
}
