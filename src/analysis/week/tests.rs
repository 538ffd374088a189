//! The week on hand-made journals.

use super::*;
use crate::analysis::sample::{Journal, day};
use crate::analysis::stats::weekly_verdict::{WeekReason, WeekVerdict};

fn last_seven_of_35() -> Period {
    Period::new(day(29), day(35)).unwrap()
}

/// Mornings at 4 or 5, this week at `now`; a run every third day with `pain` as its worst.
fn journal(now: i64, pain: impl Fn(u32) -> i64) -> Journal {
    let mut journal = Journal::default();
    for d in 1..=35 {
        journal.felt(d, "07:00", Moment::Morning, if d > 28 { now } else { 4 + i64::from(d % 2) });
        if d % 2 == 0 {
            journal.run(d, "18:00", pain(d));
        }
    }
    journal
}

#[test]
fn mornings_and_runs_both_better_are_better() {
    let journal = journal(1, |d| if d > 28 { 1 } else { 5 });
    let week = week(&journal.entries, &Location::default(), last_seven_of_35());
    assert_eq!((week.background.verdict, week.running.verdict), (WeekVerdict::Better, WeekVerdict::Better));
    assert_eq!(week.headline, WeekHeadline::Better);
    assert_eq!(week.days.len(), 35);
    assert_eq!((week.running.n_now, week.running.n_base), (3, 14));
    assert!(!week.no_room);
}

#[test]
fn easier_mornings_and_harder_runs_are_mixed() {
    let journal = journal(1, |d| if d > 28 { 9 } else { 5 });
    assert_eq!(week(&journal.entries, &Location::default(), last_seven_of_35()).headline, WeekHeadline::Mixed);
}

#[test]
fn two_runs_are_too_few_for_the_second_leg() {
    let mut journal = journal(1, |_| 5);
    journal.entries.retain(|e| !(e.run().is_some() && e.stamp.day() == day(30)));
    let week = week(&journal.entries, &Location::default(), last_seven_of_35());
    assert_eq!(week.running.reason, WeekReason::NotEnoughDays);
    assert_eq!(week.headline, WeekHeadline::Better);
}

#[test]
fn an_empty_journal_cannot_tell_and_counts_nothing() {
    let week = week(&[], &Location::default(), last_seven_of_35());
    assert_eq!(week.headline, WeekHeadline::CannotTell);
    assert_eq!((week.activity.runs, week.days_missing.len(), week.pain_free), (0, 7, None));
}

#[test]
fn a_week_under_way_misses_only_the_days_it_has_had() {
    let journal = journal(4, |_| 5);
    let monday_to_wednesday = Period::new(day(29), day(31)).unwrap();
    let week = week(&journal.entries, &Location::default(), monday_to_wednesday);
    assert_eq!((week.background.n_now, week.background.missing_now), (3, 0));
    assert_eq!(week.background.verdict, WeekVerdict::CannotTell);
}

#[test]
fn a_day_without_a_score_in_a_week_under_way_is_missing() {
    let mut journal = journal(4, |_| 5);
    journal.entries.retain(|e| !(e.pain().is_some() && e.stamp.day() == day(30)));
    let week = week(&journal.entries, &Location::default(), Period::new(day(29), day(31)).unwrap());
    assert_eq!((week.background.n_now, week.background.missing_now, week.days_missing), (2, 1, vec![day(30)]));
}

#[test]
fn a_longer_period_is_asked_of_its_first_seven_days() {
    let journal = journal(1, |_| 5);
    let week = week(&journal.entries, &Location::default(), Period::new(day(29), day(58)).unwrap());
    assert_eq!((week.period.to(), week.days.len()), (day(35), 35));
    let last = week.last_week.unwrap();
    // Days 22 to 28: four even ones with 4 and three odd ones with 5.
    assert!((last.before - 31.0 / 7.0).abs() < 1e-12 && last.now == 1.0, "{last:?}");
}

#[test]
fn the_worst_day_is_the_first_of_its_equals() {
    let mut journal = Journal::default();
    journal.felt(29, "07:00", Moment::Morning, 2).felt(31, "07:00", Moment::Morning, 6).felt(33, "07:00", Moment::Morning, 6);
    let week = week(&journal.entries, &Location::default(), last_seven_of_35());
    assert_eq!(week.worst_day.map(|worst| (worst.day, worst.score)), Some((day(31), Some(6.0))));
}

#[test]
fn what_was_done_is_counted_beside_the_usual() {
    let mut journal = journal(0, |_| 3);
    journal.run(33, "10:00", 2).change_last_run(|run| {
        run.cut_short = true;
        run.distance = None;
        run.pain.clear();
    });
    journal.glide(30, "08:00", 10).skipped(31, "08:00").treatment(32, "", "massage").treatment(33, "", "Massage");
    journal.global_change(30, "20:00", 4).global_change(34, "20:00", 2);
    let week = week(&journal.entries, &Location::default(), last_seven_of_35());
    let activity = &week.activity;
    assert_eq!(
        (activity.runs, activity.runs_cut_short, activity.runs_without_distance, activity.runs_without_pain),
        (4, 1, 1, 1)
    );
    assert_eq!((activity.km, activity.usual_km, activity.usual_runs), (15.0, 17.5, 3.5));
    assert!(!activity.ran_less());
    assert_eq!((activity.glides_done, activity.glides_skipped), (1, 1));
    assert_eq!(activity.treatments, [TreatmentCount { name: "massage".into(), done: 2 }]);
    assert_eq!(week.own_word.map(|w| w.change.get()), Some(2));
    let share = week.pain_free.unwrap();
    assert_eq!((share.k, share.n), (7, 7));
}

#[test]
fn a_usual_level_below_one_point_leaves_no_room() {
    let mut journal = Journal::default();
    for d in 1..=35 {
        journal.felt(d, "07:00", Moment::Morning, i64::from(d <= 28 && d % 2 == 0));
    }
    assert!(week(&journal.entries, &Location::default(), last_seven_of_35()).no_room);
}
