//! The effect on hand-made journals.

use super::*;
use crate::analysis::sample::Journal;
use crate::domain::{Body, Distance, Duration, Location, Moment};

/// One run a day at 18:00 with a morning score before it.
struct Runs {
    journal: Journal,
    days: u32,
}

impl Runs {
    fn new() -> Self {
        Self { journal: Journal::default(), days: 0 }
    }

    fn add(&mut self, glide: bool, morning: i64, worst: i64) {
        self.days += 1;
        let km = 4.0 + f64::from(self.days * 7 % 5);
        self.journal.felt(self.days, "07:00", Moment::Morning, morning);
        if glide {
            self.journal.glide(self.days, "16:00", 10);
        }
        self.journal.run(self.days, "18:00", worst).change_last_run(|r| r.distance = Distance::from_metres(1000.0 * km).ok());
    }

    fn effect(&self) -> Effect {
        effect(&self.journal.entries, &Question::primary(Location::default()), &[])
    }
}

/// A scattered pattern without a period.
fn scattered(i: u32) -> bool {
    [1, 4, 5, 7, 10, 12, 13, 16, 17, 20, 23, 24, 26, 29, 31, 32, 36, 37, 39, 42, 45, 46, 48].contains(&(i % 50))
}

fn wobble(i: u32) -> i64 {
    i64::from(i * i * 7 % 11 % 3)
}

/// `n` runs in which gliding takes `less` points off.
fn diary(n: u32, less: i64) -> Runs {
    let mut runs = Runs::new();
    for i in 0..n {
        let glide = scattered(i);
        runs.add(glide, 3 + wobble(i + 3), 4 + wobble(i) - if glide { less } else { 0 });
    }
    runs
}

#[test]
fn two_points_less_on_forty_runs_are_easier() {
    let effect = diary(40, 2).effect();
    assert_eq!((effect.status, effect.design, effect.verdict), (Status::Ok, Design::Observational, Verdict::Easier));
    let headline = effect.headline.unwrap();
    assert!(headline.interval.is_ok_and(|i| i.upper < 0.0) && headline.p <= 0.05);
    assert_eq!((headline.reference_size, headline.p_holm), (80, None));
    assert_eq!(headline.covariates, [Covariate::CarriedInPain, Covariate::Trend, Covariate::Distance, Covariate::Weekend]);
    assert!(effect.companions.hac.is_some() && effect.companions.shrinkage.is_some() && effect.companions.robustness.is_some());
    assert!(effect.companions.carried_over.is_some());
    // The standard error is that of a normal interval of this width.
    let interval = headline.interval.unwrap();
    let t = headline.estimate / ((interval.upper - interval.lower) / 3.92);
    let robustness = crate::analysis::stats::robustness::robustness_value(t, headline.residual_df as f64, 1.0);
    assert_eq!(effect.companions.robustness, robustness.ok());
}

#[test]
fn no_difference_at_all_is_no_claim() {
    let effect = diary(60, 0).effect();
    assert!(!effect.verdict.is_claim());
    assert!(effect.headline.unwrap().covariates.contains(&Covariate::TrendSquared));
}

#[test]
fn gates_close_in_order() {
    assert_eq!(diary(11, 1).effect().status, Status::NotEnoughData);
    let described = diary(16, 1).effect();
    assert!(described.needed.is_some(), "by the spread within runs with and without");
    assert_eq!((described.status, described.headline, described.verdict), (Status::DescribeOnly, None, Verdict::Unclear));
    assert!(described.groups.raw_difference.is_some() && described.companions.nap.is_some());
    assert_eq!(described.to_come.to_test, Wanted { with: 1, without: 0, either: 3 });
    let mut flat = Runs::new();
    (0..30).for_each(|i| flat.add(scattered(i), 3, 4));
    assert_eq!(flat.effect().status, Status::NoVariation);
}

#[test]
fn both_groups_and_what_is_lacking_are_counted() {
    let mut runs = diary(40, 2);
    runs.journal.run(101, "18:00", 3).change_last_run(|run| run.pain.clear());
    runs.journal.glide(102, "", 10).run(102, "18:00", 3);
    runs.journal.glide(103, "08:00", 10).run(103, "", 3);
    let effect = runs.effect();
    let mean = |side: bool| {
        let worst: Vec<f64> =
            (0..40).filter(|i| scattered(*i) == side).map(|i| (4 + wobble(i) - if side { 2 } else { 0 }) as f64).collect();
        (worst.len(), worst.iter().sum::<f64>() / worst.len() as f64)
    };
    let ((n_with, with), (n_without, without)) = (mean(true), mean(false));
    assert_eq!((effect.groups.with.n, effect.groups.without.n), (n_with, n_without));
    assert!((effect.groups.with.spread.unwrap().mean - with).abs() < 1e-12);
    assert!((effect.groups.mean_without().unwrap() - without).abs() < 1e-12);
    assert!((effect.groups.raw_difference.unwrap() - (with - without)).abs() < 1e-12);
    let counts = effect.counts;
    assert_eq!((counts.runs, counts.usable, counts.with, counts.without), (43, 40, n_with, n_without));
    assert_eq!((counts.no_outcome, counts.session_time, counts.run_time, counts.no_time), (1, 1, 1, 1));
    assert_eq!((counts.other_run_time, counts.unknown_exposure()), (0, 2));
}

#[test]
fn each_supporting_figure_has_its_least_number_of_runs() {
    let of = |n| diary(n, 2).effect();
    let (few, enough) = (of(11).companions, of(12).companions);
    assert!(few.nap.is_none() && few.carried_over.is_some() && enough.nap.is_some());
    assert!(of(29).companions.robustness.is_none() && of(30).companions.robustness.is_some());
    assert!(of(39).companions.hac.is_none() && of(40).companions.hac.is_some());
    assert!(of(19).dose == Err(NoDose::TooFewRuns) && of(20).dose.is_ok());
}

#[test]
fn errors_that_allow_for_carry_over_stand_around_the_same_difference() {
    let effect = diary(60, 2).effect();
    let (headline, hac) = (effect.headline.unwrap(), effect.companions.hac.unwrap());
    assert!((hac.estimate - headline.estimate).abs() < 1e-9, "both are least squares");
    let half = hac.estimate - hac.interval.lower;
    assert!((hac.interval.upper - hac.estimate - half).abs() < 1e-12);
    // A little wider than by the normal law, whose value is 1.96.
    assert!((1.96..3.0).contains(&(half / hac.se)), "{}", half / hac.se);
    assert!(hac.interval.upper < 0.0 && !hac.depends_on_the_method, "both lie below zero");
}

#[test]
fn pace_is_allowed_for_where_it_is_known_on_four_of_five_runs() {
    let paced = |without: usize| {
        let mut runs = diary(40, 2);
        let bodies = runs.journal.entries.iter_mut().map(|entry| &mut entry.body);
        let all = bodies.filter_map(|body| if let Body::Run(run) = body { Some(run) } else { None });
        for (i, run) in all.enumerate().skip(without) {
            run.moving = Duration::from_seconds(1500 + (i as u32 * 37) % 200).ok();
        }
        runs.effect().companions.pace
    };
    let all = paced(0).unwrap();
    assert!(all.n == 40 && all.estimate < -1.0 && all.interval.is_some_and(|i| i.lower < all.estimate));
    assert_eq!(paced(8).map(|line| line.n), Some(32));
    assert_eq!(paced(9), None);
}

#[test]
fn a_switch_at_one_date_is_described_and_never_tested() {
    let mut runs = Runs::new();
    (0..30).for_each(|i| runs.add(i >= 15, 3 + wobble(i), if i >= 15 { 2 } else { 6 } + wobble(i + 1)));
    let effect = runs.effect();
    assert_eq!(
        (effect.status, effect.design, effect.claim),
        (Status::NotSeparableFromTime, Design::BeforeAfter, Claim::SinceYouStarted)
    );
    assert_eq!((effect.verdict, effect.headline), (Verdict::Unclear, None));
    let switch = effect.before_after.unwrap();
    assert_eq!((switch.split.before, switch.split.started(), switch.after), (15, true, 15));
    assert!(switch.line.is_some_and(|l| l.rough_interval.is_some()));
}

#[test]
fn a_switch_has_enough_runs_on_both_sides() {
    let split = |n: u32, before: u32| {
        let mut runs = Runs::new();
        (0..n).for_each(|i| runs.add(i >= before, 3 + wobble(i), 4 + wobble(i + 1)));
        runs.effect().before_after.map(|switch| switch.split.before)
    };
    assert_eq!((split(30, 8), split(30, 22)), (Some(8), Some(22)));
    // A run earlier or later the eight still hold seven of the one kind.
    assert_eq!((split(30, 7), split(30, 23)), (Some(8), Some(22)));
    // Where nothing could be tested anyway, with fewer than eight of a kind, five on a side are enough for two means.
    assert_eq!((split(30, 6), split(30, 24), split(16, 5), split(16, 11)), (Some(6), Some(24), Some(5), Some(11)));
    assert_eq!((split(16, 3), split(16, 13)), (None, None));
}

#[test]
fn the_largest_switch_is_the_one_told_and_the_first_of_its_equals() {
    let split = |glides: fn(u32) -> bool| {
        let mut runs = Runs::new();
        (0..30).for_each(|i| runs.add(glides(i), 3 + wobble(i), 4 + wobble(i + 1)));
        runs.effect().before_after.map(|switch| (switch.split.before, switch.split.share_before, switch.split.share_after))
    };
    // One session early, one day without later: the share still changes by more than four fifths.
    assert_eq!(split(|i| i == 3 || i >= 15 && i != 20), Some((15, 1.0 / 15.0, 14.0 / 15.0)));
    assert_eq!(split(|i| i % 2 == 0), None);
}

#[test]
fn a_claim_that_the_run_before_explains_is_taken_back() {
    let mut runs = Runs::new();
    let (mut seed, mut last) = (7_u32, 4_i64);
    for i in 0..90 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let chance = i64::from(seed >> 24) % 5 - 2;
        // After a run that hurt she glides, and the next run hurts less by itself.
        let worst = (4.0 - 0.7 * (last - 4) as f64).round() as i64 + chance;
        runs.add(last >= 5, 3 + wobble(i), worst.clamp(0, 10));
        last = worst.clamp(0, 10);
    }
    let effect = runs.effect();
    assert_eq!(
        (effect.status, effect.capped, effect.verdict),
        (Status::Ok, Some(Cap::LastRun), Verdict::Unclear),
        "{effect:#?}"
    );
}

#[test]
fn stopping_is_a_switch_too() {
    let mut runs = Runs::new();
    (0..24).for_each(|i| runs.add(i < 12, 3, 4 + wobble(i)));
    assert!(runs.effect().before_after.is_some_and(|b| !b.split.started()));
}

#[test]
fn mornings_that_were_not_noted_hold_it_back_and_are_counted() {
    let mut runs = diary(40, 2);
    let mut seen = 0;
    runs.journal.entries.retain(|e| {
        seen += i32::from(e.pain().is_some());
        e.pain().is_none() || seen % 3 == 0
    });
    let effect = runs.effect();
    assert_eq!(effect.status, Status::DescribeOnly);
    assert_eq!(effect.missing_feel, Some(MissingFeel { missing: 27, of: 40 }));
    assert_eq!((effect.groups.with.n + effect.groups.without.n, effect.headline), (40, None));
}

/// Runs without a single score of how the day felt.
fn without_mornings(mut runs: Runs) -> Effect {
    runs.journal.entries.retain(|e| e.pain().is_none());
    runs.effect()
}

#[test]
fn where_no_score_would_settle_it_that_is_said_without_mornings_too() {
    let switch = |worst: fn(u32) -> i64| {
        let mut runs = Runs::new();
        (0..30).for_each(|i| runs.add(i >= 15, 3, worst(i)));
        without_mornings(runs)
    };
    let switched = switch(|i| 3 + wobble(i));
    assert_eq!((switched.status, switched.missing_feel), (Status::NotSeparableFromTime, None));
    assert!(switched.before_after.is_some() && switched.groups.with.n == 15);
    assert_eq!(switch(|_| 3).status, Status::NoVariation);
    let mut drift = Runs::new();
    (0..36).for_each(|i| drift.add(if i < 12 { i % 4 == 0 } else { i >= 24 && i % 7 != 0 || i % 2 == 0 }, 3, 4 + wobble(i)));
    let drift = without_mornings(drift);
    assert_eq!((drift.status, drift.design), (Status::NotSeparableFromTime, Design::Observational));
}

#[test]
fn ten_runs_without_a_morning_are_shown_and_the_morning_is_the_point() {
    let effect = without_mornings(diary(10, 1));
    assert_eq!((effect.status, effect.runs.len(), effect.counts.usable), (Status::NotEnoughData, 10, 0));
    assert_eq!(effect.missing_feel, Some(MissingFeel { missing: 10, of: 10 }));
    assert_eq!(effect.to_come.to_describe, Wanted { with: 5, without: 5, either: 2 });
    assert_eq!((effect.groups.with.n, effect.left_out.runs, effect.left_out.no_feel), (0, 10, 10));
}

#[test]
fn what_is_left_out_is_counted_of_the_runs_left_out_alone() {
    let mut runs = diary(40, 2);
    let mut seen = 0;
    runs.journal.entries.retain(|e| {
        seen += i32::from(e.pain().is_some());
        e.pain().is_none() || seen % 8 != 0
    });
    let compared = runs.effect();
    assert_eq!((compared.status, compared.left_out.runs, compared.left_out.no_feel), (Status::Ok, 5, 5));
    let described = without_mornings(diary(40, 2));
    assert_eq!((described.left_out.runs, described.left_out.no_feel, described.counts.no_feel), (0, 0, 40));
    assert_eq!(described.to_come.to_test, Wanted { with: 8, without: 8, either: 4 });
}

#[test]
fn an_outcome_that_cannot_be_tested_still_counts_among_those_looked_at() {
    let mut runs = diary(40, 2);
    for (i, entry) in runs.journal.entries.iter_mut().enumerate() {
        if let crate::domain::Body::Run(run) = &mut entry.body {
            run.effort = crate::domain::Effort::new(3 + (i * 7 % 11 % 4) as i64).ok();
            run.pain.clear();
        }
    }
    let question = Question { outcome: Outcome::Effort, ..Question::primary(Location::default()) };
    let chosen = effect(&runs.journal.entries, &question, &[]);
    let tested: Vec<&Adjusted> = chosen.secondary.iter().filter_map(|s| s.adjusted.as_ref()).collect();
    let headline = chosen.headline.unwrap();
    assert_eq!(tested.len(), 1);
    let smallest = headline.p.min(tested[0].p);
    let corrected = headline.p_holm.unwrap().min(tested[0].p_holm.unwrap());
    assert!((corrected - (3.0 * smallest).min(1.0)).abs() < 1e-12, "{corrected} of {smallest}");
}

#[test]
fn a_dose_is_not_tested_where_the_headline_is_not() {
    let mut runs = Runs::new();
    (0..40).for_each(|i| runs.add(i % 10 != 0, 3 + wobble(i), 4 + wobble(i + 1)));
    assert_eq!(runs.effect().dose, Err(NoDose::HeadlineRefused));
}

#[test]
fn a_distance_often_missing_costs_the_covariate_and_not_the_runs() {
    let mut runs = diary(40, 2);
    for (i, entry) in runs.journal.entries.iter_mut().enumerate() {
        if let crate::domain::Body::Run(run) = &mut entry.body
            && i % 2 == 0
        {
            run.distance = None;
        }
    }
    let effect = runs.effect();
    assert_eq!(effect.counts.usable, 40);
    assert!(
        effect
            .headline
            .unwrap()
            .dropped
            .contains(&Dropped { covariate: Covariate::Distance, why: WhyDropped::MissingTooOften })
    );
}

#[test]
fn another_treatment_enters_when_it_is_there_and_absent_often_enough() {
    let mut runs = diary(40, 2);
    (1..=4).for_each(|d| _ = runs.journal.treatment(d * 3, "08:00", "massage"));
    assert!(!runs.effect().headline.unwrap().covariates.contains(&Covariate::OtherHelp));
    runs.journal.treatment(20, "08:00", "massage");
    assert!(runs.effect().headline.unwrap().covariates.contains(&Covariate::OtherHelp));
}

#[test]
fn a_feeling_that_never_changes_is_dropped_and_said() {
    let mut runs = Runs::new();
    (0..40).for_each(|i| runs.add(scattered(i), 3, 5 + wobble(i) - if scattered(i) { 2 } else { 0 }));
    let headline = runs.effect().headline.unwrap();
    assert_eq!(headline.dropped[0], Dropped { covariate: Covariate::CarriedInPain, why: WhyDropped::Constant });
}

#[test]
fn gliding_on_one_weekday_alone_cannot_be_told_from_the_weekday() {
    let mut runs = Runs::new();
    for i in 0..42 {
        let weekend = matches!((i + 1) % 7, 3 | 4);
        runs.add(weekend, 3 + wobble(i), 4 + wobble(i + 1));
    }
    let effect = runs.effect();
    assert_eq!((effect.status, effect.headline, effect.verdict), (Status::Ok, None, Verdict::Unclear));
}

#[test]
fn secondary_outcomes_are_corrected_and_an_outcome_chosen_after_looking_with_them() {
    let mut runs = diary(40, 2);
    for (i, entry) in runs.journal.entries.iter_mut().enumerate() {
        if let crate::domain::Body::Run(run) = &mut entry.body {
            run.effort = crate::domain::Effort::new(3 + (i % 5) as i64).ok();
        }
    }
    let primary = runs.effect();
    let outcomes: Vec<Outcome> = primary.secondary.iter().map(|s| s.outcome).collect();
    assert_eq!(outcomes, [Outcome::NextMorning, Outcome::Effort]);
    assert!(primary.secondary.iter().all(|s| s.adjusted.as_ref().is_none_or(|a| a.p_holm.is_some_and(|p| p >= a.p))));
    let question = Question { outcome: Outcome::Effort, ..Question::primary(Location::default()) };
    let chosen = effect(&runs.journal.entries, &question, &[]);
    let headline = chosen.headline.unwrap();
    assert!(question.chosen_after_looking() && headline.p_holm.is_some_and(|p| p >= headline.p));
}

#[test]
fn runs_of_a_trial_are_left_to_the_trial() {
    let runs = diary(40, 2);
    let apart: Vec<EntryId> = runs.journal.entries.iter().filter(|e| e.run().is_some()).take(15).map(|e| e.id).collect();
    let effect = effect(&runs.journal.entries, &Question::primary(Location::default()), &apart);
    assert_eq!(effect.counts.runs, 25);
}

#[test]
fn the_same_pattern_after_the_run_takes_a_claim_back() {
    let mut runs = Runs::new();
    // A hidden good day: less pain, and gliding before or after as it comes.
    for i in 0..60 {
        let good = scattered(i);
        let (before, after) = (good && i % 3 != 0, good && i % 3 == 0 || i % 11 == 0);
        runs.add(before, 3 + wobble(i + 3), 6 + wobble(i) - if good { 4 } else { 0 });
        if after {
            runs.journal.glide(runs.days, "20:00", 5);
        }
    }
    let effect = runs.effect();
    assert!(matches!(effect.falsification, Falsification::SamePattern { .. }), "{:?}", effect.falsification);
    assert!(effect.capped == Some(Cap::SameAfterTheRun) && effect.verdict == Verdict::Unclear);
}

#[test]
fn other_windows_give_estimates_alone() {
    let runs = diary(40, 2);
    let windows = window_sensitivity(&runs.journal.entries, &Question::primary(Location::default()), &[]);
    let seen: Vec<(u8, usize)> = windows.iter().map(|w| (w.window_h, w.with)).collect();
    assert_eq!(seen, [(2, 19), (6, 19), (12, 19), (24, 19)]);
}

#[test]
fn a_growing_dose_is_correlated_and_a_single_dose_refused() {
    let dose = diary(40, 2).effect().dose.unwrap();
    assert!(dose.doses >= 4 && dose.n == 40 && dose.p.is_some());
    assert_eq!(diary(16, 2).effect().dose, Err(NoDose::TooFewRuns));
}

#[test]
fn an_empty_journal_is_an_answer() {
    let effect = effect(&[], &Question::primary(Location::default()), &[]);
    assert_eq!((effect.status, effect.counts, effect.verdict), (Status::NotEnoughData, Counts::default(), Verdict::Unclear));
}

#[test]
fn little_room_is_where_the_runs_without_hurt_little() {
    assert!(!diary(40, 2).effect().little_room);
    let mut runs = Runs::new();
    (0..40).for_each(|i| runs.add(scattered(i), wobble(i + 3), i64::from(i % 5 == 0)));
    assert!(runs.effect().little_room);
}
