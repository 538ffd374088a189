//! The rules of exposure and carried-in pain on hand-made journals.

use super::*;
use crate::analysis::question::Exposure;
use crate::analysis::sample::Journal;
use crate::domain::Location;

fn primary() -> Question {
    Question::primary(Location::default())
}

fn exposures(journal: &Journal) -> Vec<Option<bool>> {
    align(&journal.entries, &primary()).runs.iter().map(|r| r.exposed).collect()
}

fn carried(journal: &Journal) -> Vec<Option<f64>> {
    align(&journal.entries, &primary()).runs.iter().map(|r| r.carried_in_pain).collect()
}

#[test]
fn a_session_counts_when_it_finished_before_the_run_within_the_window_that_day() {
    let mut journal = Journal::default();
    journal.glide(1, "07:00", 10).run(1, "18:00", 3);
    journal.glide(2, "05:00", 10).run(2, "18:00", 3);
    journal.glide(3, "17:55", 10).run(3, "18:00", 3);
    journal.glide(4, "22:00", 10).run(5, "06:00", 3);
    journal.skipped(6, "07:00").run(6, "08:00", 3);
    assert_eq!(exposures(&journal), [Some(true), Some(false), Some(false), Some(false), Some(false)]);
}

#[test]
fn a_session_belongs_to_the_next_run_only() {
    let mut journal = Journal::default();
    journal.glide(1, "07:00", 5).run(1, "08:00", 3).run(1, "18:00", 4);
    journal.run(2, "08:00", 3).glide(2, "12:00", 5).run(2, "18:00", 4);
    assert_eq!(exposures(&journal), [Some(true), Some(false), Some(false), Some(true)]);
    let after: Vec<_> = align(&journal.entries, &primary()).runs.iter().map(|r| r.exposed_after).collect();
    assert_eq!(after, [Some(false), Some(false), Some(true), Some(false)]);
}

#[test]
fn an_unknown_time_makes_exposure_unknown_only_where_it_hangs_on_it() {
    let mut journal = Journal::default();
    journal.glide(1, "", 5).run(1, "08:00", 3);
    journal.glide(2, "", 5).glide(2, "07:00", 5).run(2, "08:00", 3);
    journal.glide(3, "07:00", 5).run(3, "", 3);
    journal.run(4, "", 3);
    assert_eq!(exposures(&journal), [None, Some(true), None, Some(false)]);
}

#[test]
fn how_it_felt_is_read_before_the_session_and_from_the_same_place_without_one() {
    let mut journal = Journal::default();
    for d in 1..=3 {
        journal.felt(d, "07:00", Moment::Morning, 2).glide(d, "16:00", 10).felt(d, "16:30", Moment::Rest, 9).run(d, "18:00", 3);
    }
    journal.felt(4, "07:00", Moment::Morning, 5).felt(4, "15:30", Moment::Rest, 6).felt(4, "17:00", Moment::Rest, 1);
    journal.run(4, "18:00", 3);
    assert_eq!(carried(&journal), [Some(2.0), Some(2.0), Some(2.0), Some(6.0)]);
}

#[test]
fn lead_times_are_taken_from_the_same_half_of_the_day() {
    let mut journal = Journal::default();
    for d in 1..=3 {
        journal.glide(d, "16:00", 10).run(d, "18:00", 3);
        journal.glide(d + 10, "06:30", 10).run(d + 10, "07:00", 3);
    }
    journal.felt(20, "06:00", Moment::Morning, 4).felt(20, "06:45", Moment::Rest, 8).run(20, "07:00", 3);
    journal.felt(21, "15:30", Moment::Rest, 4).felt(21, "17:00", Moment::Rest, 8).run(21, "18:00", 3);
    assert_eq!(carried(&journal)[6..], [Some(4.0), Some(4.0)]);
}

#[test]
fn where_the_lead_reaches_before_waking_the_waking_of_runs_with_a_session_bounds_the_morning_score() {
    let mut journal = Journal::default();
    for d in 1..=3 {
        journal.felt(d, "07:00", Moment::Morning, 2).treatment(d, "09:00", "massage").run(d, "18:00", 3);
    }
    // Nine hours before a run at half past seven is yesterday; the morning was the first that could decide.
    journal.felt(4, "06:30", Moment::Morning, 5).felt(4, "07:15", Moment::Rest, 9).run(4, "07:30", 3);
    journal.felt(5, "", Moment::Morning, 6).run(5, "07:30", 3);
    journal.felt(6, "08:00", Moment::Morning, 7).run(6, "07:30", 3);
    journal.felt(7, "07:20", Moment::Morning, 7).run(7, "07:30", 3);
    let question = Question { exposure: Exposure::Treatment("massage".into()), ..primary() };
    let runs = align(&journal.entries, &question).runs;
    let carried: Vec<_> = runs.iter().map(|r| r.carried_in_pain).collect();
    assert_eq!(carried[3..], [Some(5.0), Some(6.0), None, None]);
    assert!(runs[6].felt_too_late);
}

#[test]
fn a_morning_score_typed_before_an_evening_run_is_too_late_with_a_session_and_without() {
    let mut journal = Journal::default();
    for d in 1..=3 {
        journal.felt(d, "07:00", Moment::Morning, 2).glide(d, "17:00", 10).run(d, "18:00", 3);
    }
    journal.glide(4, "17:00", 10).felt(4, "17:12", Moment::Morning, 8).run(4, "18:00", 3);
    journal.felt(5, "17:50", Moment::Morning, 8).run(5, "18:00", 3);
    journal.felt(6, "07:00", Moment::Morning, 4).felt(6, "17:50", Moment::Morning, 8).run(6, "18:00", 3);
    assert_eq!(carried(&journal)[3..], [None, None, Some(4.0)]);
}

#[test]
fn a_run_of_unknown_start_takes_a_morning_score_without_a_time_alone() {
    let mut journal = Journal::default();
    journal.felt(1, "09:00", Moment::Morning, 5).run(1, "", 3);
    journal.felt(2, "", Moment::Morning, 6).run(2, "", 3);
    assert_eq!(carried(&journal), [None, Some(6.0)]);
}

#[test]
fn yesterdays_score_and_pain_before_the_run_are_never_carried_in() {
    let mut journal = Journal::default();
    journal.felt(1, "20:00", Moment::Rest, 7).run(2, "08:00", 3);
    journal.felt(3, "07:50", Moment::Before, 7).felt(3, "", Moment::Rest, 6).run(3, "08:00", 3);
    journal.felt(4, "", Moment::Morning, 2).run(4, "08:00", 3);
    journal.felt(5, "09:00", Moment::Morning, 2).run(5, "08:00", 3);
    assert_eq!(carried(&journal), [None, None, Some(2.0), None]);
}

#[test]
fn the_morning_after_belongs_to_the_last_run_of_the_day() {
    let mut journal = Journal::default();
    journal.run(1, "08:00", 3).run(1, "18:00", 4).felt(2, "07:00", Moment::Morning, 6).felt(2, "12:00", Moment::Rest, 1);
    let mornings: Vec<_> = align(&journal.entries, &primary()).runs.iter().map(|r| r.next_morning).collect();
    assert_eq!(mornings, [None, Some(6.0)]);
}

#[test]
fn another_treatment_goes_through_the_same_door_and_gliding_is_then_the_help() {
    let mut journal = Journal::default();
    journal.treatment(1, "07:00", "massage").glide(1, "07:30", 5).run(1, "08:00", 3);
    journal.treatment(2, "09:00", "massage").run(2, "08:00", 3);
    journal.treatment(3, "", "needling").run(3, "08:00", 3);
    let question = Question { exposure: Exposure::Treatment("massage".into()), ..primary() };
    let runs = align(&journal.entries, &question).runs;
    let seen: Vec<_> = runs.iter().map(|r| (r.exposed, r.other_help)).collect();
    assert_eq!(seen, [(Some(true), Some(true)), (Some(false), Some(false)), (Some(false), None)]);
    let help: Vec<_> = align(&journal.entries, &primary()).runs.iter().map(|r| r.other_help).collect();
    assert_eq!(help, [Some(true), Some(false), None]);
}

#[test]
fn the_dose_counts_the_repetitions_of_seven_days() {
    let mut journal = Journal::default();
    journal.glide(1, "07:00", 5).glide(3, "07:00", 5).glide(5, "", 5).run(9, "08:00", 3).run(10, "08:00", 3);
    let doses: Vec<_> = align(&journal.entries, &primary()).runs.iter().map(|r| r.reps_before).collect();
    assert_eq!(doses, [Some(40.0), Some(20.0)]);
}

#[test]
fn rest_days_weekend_and_distance_come_along() {
    let mut journal = Journal::default();
    journal.run(1, "08:00", 3).run(3, "08:00", 3).change_last_run(|r| r.distance = None);
    let runs = align(&journal.entries, &primary()).runs;
    assert_eq!((runs[0].rest_days, runs[1].rest_days), (None, Some(2.0)));
    assert_eq!((runs[0].weekend, runs[1].weekend), (false, true));
    assert_eq!((runs[0].distance_km, runs[1].distance_km), (Some(5.0), None));
}

#[test]
fn the_last_runs_pain_looks_past_a_run_without_a_score() {
    let mut journal = Journal::default();
    journal.run(1, "08:00", 6).run(2, "08:00", 3).change_last_run(|r| r.pain.clear());
    journal.run(3, "08:00", 2);
    let before: Vec<_> = align(&journal.entries, &primary()).runs.iter().map(|r| r.last_run_pain).collect();
    assert_eq!(before, [None, Some(6.0), Some(6.0)]);
}

#[test]
fn the_usual_waking_is_that_of_mornings_before_the_decision_and_before_noon() {
    let usual = |more: fn(&mut Journal) -> &mut Journal| {
        let mut journal = Journal::default();
        for (day, time) in [(1, "06:00"), (2, "06:10"), (3, "06:20"), (4, "08:00"), (5, "09:00")] {
            journal.felt(day, time, Moment::Morning, 3).glide(day, "16:00", 10).run(day, "18:00", 3);
        }
        more(&mut journal);
        let diary = align(&journal.entries, &primary());
        let felt = super::super::felt::felt_scores(&journal.entries, &Location::default());
        super::super::carried_in::usual_waking(&diary.runs, &felt).map(|clock| clock.format("%H:%M").to_string())
    };
    assert_eq!(usual(|j| j).as_deref(), Some("08:00"), "three of four are up by then");
    let unmoved = |more: fn(&mut Journal) -> &mut Journal| assert_eq!(usual(more).as_deref(), Some("08:00"));
    // After the session it is too late, and after noon it is no waking.
    unmoved(|j| j.felt(6, "11:30", Moment::Morning, 3).glide(6, "10:00", 10).run(6, "18:00", 3));
    unmoved(|j| j.felt(6, "12:30", Moment::Morning, 3).glide(6, "16:00", 10).run(6, "18:00", 3));
    // A run without a session moves nothing.
    unmoved(|j| j.felt(6, "11:30", Moment::Morning, 3).run(6, "18:00", 3));
    let moved = usual(|j| j.felt(6, "11:30", Moment::Morning, 3).glide(6, "16:00", 10).run(6, "18:00", 3));
    assert_eq!(moved.as_deref(), Some("09:00"));
}

#[test]
fn two_runs_of_a_half_of_the_day_are_too_few_for_a_lead_of_its_own() {
    let mut journal = Journal::default();
    for day in 1..=4 {
        if day <= 2 {
            journal.glide(day, "08:00", 10).run(day, "09:00", 3);
        }
        journal.glide(day, "12:00", 10).run(day, "18:00", 3);
    }
    // Fifty minutes before is ten past eight; by the lead of all runs it was night still.
    journal.felt(5, "07:30", Moment::Rest, 2).run(5, "09:00", 3);
    assert_eq!(carried(&journal).last(), Some(&None));
}

#[test]
fn a_score_between_the_decision_and_the_run_is_not_how_the_day_felt() {
    let mut journal = Journal::default();
    for day in 1..=3 {
        journal.felt(day, "07:00", Moment::Morning, 3).glide(day, "16:00", 10).run(day, "18:00", 3);
    }
    journal.felt(4, "07:00", Moment::Morning, 2).felt(4, "17:50", Moment::Rest, 8).run(4, "18:00", 3);
    assert_eq!(carried(&journal).last(), Some(&Some(2.0)));
}
