//! What of a diary a trend shows.

use super::*;
use crate::analysis::sample::{Journal, day};
use crate::domain::{Body, Location, Moment, Period, Site, Status};
use std::collections::BTreeSet;

fn place_of(site: &str) -> Location {
    Location { site: Site::any(site).ok(), side: None }
}

#[test]
fn only_what_lies_in_the_period_and_at_the_place_is_shown() {
    let mut journal = Journal::default();
    for on in [1, 5, 9] {
        journal
            .felt(on, "07:00", Moment::Morning, 3)
            .glide(on, "16:00", 10)
            .run(on, "18:00", 4)
            .treatment(on, "12:00", "massage");
    }
    journal.felt(5, "08:00", Moment::Rest, 7).place_last_score(&place_of("knee"));
    let shown = Period::new(day(4), day(6)).unwrap();
    let of = |focus: &Location| trend(&journal.entries, shown, focus, DistanceUnit::Km, 12);
    let all = of(&Location::default());
    assert_eq!((all.scores.len(), all.runs.len(), all.glides.len(), all.lines.len()), (3, 1, 1, 1));
    assert!(all.scores.iter().all(|score| score.day == day(5)));
    assert_eq!((all.runs[0].time, all.runs[0].worst, all.glides[0].kind), (Some(0.75), Some(4), GlideKind::BeforeRun));
    // A score of no place is of every place.
    assert_eq!(of(&place_of("hip")).scores.len(), 2);
}

#[test]
fn what_was_skipped_is_no_line() {
    let mut journal = Journal::default();
    journal.treatment(5, "12:00", "massage").treatment(6, "12:00", "massage").skipped(5, "16:00");
    if let Body::Treatment(treatment) = &mut journal.entries[1].body {
        treatment.status = Status::Skipped;
    }
    let shown = trend(&journal.entries, Period::new(day(1), day(9)).unwrap(), &Location::default(), DistanceUnit::Km, 12);
    assert_eq!(shown.lines.iter().map(|line| line.day).collect::<Vec<_>>(), [day(5)]);
    assert_eq!(shown.glides.iter().map(|glide| glide.kind).collect::<Vec<_>>(), [GlideKind::Skipped]);
}

#[test]
fn scores_of_one_day_stand_in_order_of_time_and_one_without_a_time_between() {
    let mut journal = Journal::default();
    journal.felt(5, "20:00", Moment::Rest, 3).felt(5, "", Moment::Rest, 2).felt(5, "07:00", Moment::Morning, 1);
    journal.felt(4, "23:00", Moment::Rest, 0);
    let shown = trend(&journal.entries, Period::new(day(1), day(9)).unwrap(), &Location::default(), DistanceUnit::Km, 12);
    assert_eq!(shown.scores.iter().map(|score| score.score).collect::<Vec<_>>(), [0, 1, 2, 3]);
}

#[test]
fn the_days_of_a_coin_lose_what_it_tries_and_nothing_else() {
    let mut journal = Journal::default();
    for on in [1, 5, 9] {
        journal.glide(on, "16:00", 10).treatment(on, "12:00", "massage").treatment(on, "13:00", "rest");
    }
    let left = |treatment: Option<&str>| {
        let shown = Period::new(day(4), day(9)).unwrap();
        let mut trend = trend(&journal.entries, shown, &Location::default(), DistanceUnit::Km, 12);
        trend.leave_out(&BTreeSet::from([day(1), day(5), day(7)]), treatment);
        let lines: Vec<_> = trend.lines.iter().map(|line| (line.day, line.label.clone())).collect();
        (trend.coin_days, trend.glides.iter().map(|glide| glide.day).collect::<Vec<_>>(), lines)
    };
    let line = |on, label: &str| (day(on), label.to_owned());
    let every_line = vec![line(5, "massage"), line(5, "rest"), line(9, "massage"), line(9, "rest")];
    assert_eq!(left(None), (2, vec![day(9)], every_line));
    let without = vec![line(5, "rest"), line(9, "massage"), line(9, "rest")];
    assert_eq!(left(Some("massage")), (2, vec![day(5), day(9)], without));
}
