//! When clocks were changed, by the zone data itself.

use chrono::{DateTime, TimeDelta, Utc};
use glidelog::domain::Zone;

/// When the clocks of a zone were changed, from one offset to another, in seconds east.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edge {
    pub(crate) at: DateTime<Utc>,
    pub(crate) before: i32,
    pub(crate) after: i32,
}

pub(crate) fn offset(zone: Zone, at: DateTime<Utc>) -> i32 {
    zone.at(at).offset().local_minus_utc()
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Every change between two moments, by halving the spans at whose ends the offset differs.
fn between(zone: Zone, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut start = from;
    while start < to {
        // A zone that changes twice within three days is caught too: Ramadan in Morocco is a month long.
        let end = start + TimeDelta::days(3);
        let (before, after) = (offset(zone, start), offset(zone, end));
        if before != after {
            let (mut low, mut high) = (start, end);
            while high - low > TimeDelta::seconds(1) {
                let middle = low + (high - low) / 2;
                let middle = DateTime::from_timestamp(middle.timestamp(), 0).unwrap();
                if offset(zone, middle) == before { low = middle } else { high = middle }
            }
            edges.push(Edge { at: high, before, after });
        }
        start = end;
    }
    edges
}

/// Each zone that has changed its clocks since 2015, with the changes up to 2027; and those of the date line.
pub(crate) fn zones() -> Vec<(Zone, Vec<Edge>)> {
    let date_line = [
        ("Pacific/Apia", "2011-12-25T00:00:00Z"),
        ("Pacific/Fakaofo", "2011-12-25T00:00:00Z"),
        ("Pacific/Kiritimati", "1994-12-25T00:00:00Z"),
        ("Pacific/Enderbury", "1994-12-25T00:00:00Z"),
        ("Pacific/Kwajalein", "1993-08-15T00:00:00Z"),
    ];
    let changed = Zone::all().into_iter().filter_map(|zone| {
        let mut edges = between(zone, utc("2015-01-01T00:00:00Z"), utc("2027-12-31T00:00:00Z"));
        let moved = date_line.iter().filter(|(name, _)| *name == zone.name());
        edges.extend(moved.flat_map(|(_, from)| between(zone, utc(from), utc(from) + TimeDelta::days(12))));
        (!edges.is_empty()).then_some((zone, edges))
    });
    changed.collect()
}

/// Seconds around an edge at which something may be off by one.
pub(crate) const AROUND: [i64; 11] = [-86_400, -7200, -3600, -1800, -1, 0, 1, 1800, 3600, 7200, 86_400];

#[test]
fn edges_are_those_that_are_known() {
    let zones = zones();
    let of = |name: &str| -> Vec<String> {
        let found = zones.iter().find(|(zone, _)| zone.name() == name);
        found.map(|(_, edges)| edges.iter().map(|edge| edge.at.to_rfc3339()).collect()).unwrap_or_default()
    };
    assert!(of("Europe/Berlin").contains(&"2026-03-29T01:00:00+00:00".to_owned()));
    assert!(of("America/New_York").contains(&"2026-11-01T06:00:00+00:00".to_owned()));
    assert_eq!(of("Pacific/Apia").last().unwrap(), "2011-12-30T10:00:00+00:00");
    // Rules that were made or given up since 2015.
    for name in ["Asia/Pyongyang", "Europe/Istanbul", "America/Sao_Paulo", "Asia/Tehran", "America/Mexico_City", "Africa/Cairo"]
    {
        assert!(!of(name).is_empty(), "{name}");
    }
    assert!(of("Asia/Tokyo").is_empty() && zones.len() > 200, "{}", zones.len());
}
