//! The rules of a trial, one test each, and what no sequence of commands may do.

use super::start::start_with;
use super::*;
use crate::analysis::effect::Verdict;
use crate::analysis::trial::Kept;
use crate::diary::{
    self, Context, Correction, GlideInput, RunInput, export, import, log_glide, log_run, parse_bytes, redo, remove, undo,
};
use crate::domain::{Kind, OwnVerdict, PainScore, Tried, Zone};
use crate::import::diaries::How;
use crate::store::Journal;
use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;

/// A journal with a clock.
struct Desk {
    journal: Journal,
    context: Context,
}

impl Desk {
    fn new() -> Self {
        let now = DateTime::parse_from_rfc3339("2026-03-02T07:00:00Z").unwrap().to_utc();
        Desk { journal: Journal::in_memory().unwrap(), context: Context { now, zone: Zone::UTC, who: "someone".into() } }
    }

    fn started(random: [u8; 16]) -> Self {
        let mut desk = Desk::new();
        desk.start(6, 2, random).unwrap();
        desk
    }

    fn start(&mut self, pairs: u8, block: u8, random: [u8; 16]) -> Result<Started> {
        let design = Design::Coin { pairs, block };
        let input = StartInput { tried: Tried::Gliding, design, site: None, note: None, take_new: false };
        start_with(&mut self.journal, &self.context, &input, random)
    }

    /// Later by so many hours.
    fn later(&mut self, hours: i64) -> &mut Self {
        self.context.now += TimeDelta::hours(hours);
        self
    }

    fn flip(&mut self, score: i64) -> Result<Flipped> {
        flip(&mut self.journal, &self.context, PainScore::new(score).unwrap(), false)
    }

    fn glide(&mut self) {
        let input = GlideInput { words: vec!["sciatic".into(), "2x15".into()], ..GlideInput::default() };
        log_glide(&mut self.journal, &self.context, &input).unwrap();
    }

    /// A run of half an hour that has just ended.
    fn run(&mut self, worst: i64) -> crate::domain::EntryId {
        let words = vec!["5km".into(), "30:00".into()];
        let input = RunInput { words, pain: vec![worst.to_string()], ..RunInput::default() };
        log_run(&mut self.journal, &self.context, &input).unwrap().entry.id
    }

    /// Asked at seven, followed, run at eight, the day gone by.
    fn whole_day(&mut self, worst: impl Fn(bool) -> i64) {
        let said = self.flip(2).unwrap();
        if said.with {
            self.glide();
        }
        self.later(2).run(worst(said.with));
        self.later(22);
    }

    fn status(&self) -> TrialStatus {
        trial_status(&self.journal.view(), &self.context, None).unwrap()
    }

    fn stop(&mut self) -> Result<Stopped> {
        stop_trial(&mut self.journal, &self.context, OwnVerdict::Unsure, Some("hotel".into()))
    }

    fn schedule(&self) -> Vec<bool> {
        let trials = self.journal.view().ever(Kind::Trial).unwrap();
        trials.last().unwrap().entry.trial().unwrap().coin().unwrap().draw().unwrap().with
    }
}

const RANDOM: [u8; 16] = [7; 16];

#[test]
fn the_schedule_is_drawn_sealed_and_stored_before_the_first_run() {
    let mut desk = Desk::started(RANDOM);
    let schedule = desk.schedule();
    assert_eq!(schedule.len(), 12);
    assert!(schedule.chunks(2).all(|pair| pair[0] != pair[1]));
    for (place, with) in schedule.into_iter().enumerate() {
        let said = desk.flip(3).unwrap();
        assert_eq!((said.position, said.with, said.again), (place + 1, with, false));
        desk.later(24);
    }
    assert!(desk.flip(3).is_err(), "the schedule is at its end");
}

#[test]
fn a_size_that_says_nothing_and_a_second_trial_are_refused() {
    let mut desk = Desk::new();
    assert!(desk.start(5, 2, RANDOM).is_err() && desk.start(7, 4, RANDOM).is_err() && desk.start(8, 3, RANDOM).is_err());
    desk.start(8, 4, RANDOM).unwrap();
    assert!(desk.start(8, 4, RANDOM).unwrap_err().to_string().contains("under way"));
    desk.stop().unwrap();
    assert!(desk.start(8, 4, [8; 16]).is_ok());
}

#[test]
fn asked_again_before_the_run_the_coin_says_the_same_and_keeps_the_first_score() {
    let mut desk = Desk::started(RANDOM);
    let first = desk.flip(3).unwrap();
    let again = desk.later(1).flip(9).unwrap();
    assert_eq!((again.with, again.position, again.again), (first.with, 1, true));
    assert_eq!(again.entry.flip().unwrap().felt.score.get(), 3);
    assert!(matches!(ask_coin(&desk.journal.view(), &desk.context, false).unwrap(), Asked::Shown(_)));
}

#[test]
fn a_throw_is_for_the_next_run_of_its_day_and_a_skipped_run_leaves_its_place_empty() {
    let mut desk = Desk::started(RANDOM);
    desk.flip(3).unwrap();
    assert!(desk.status().counts.waiting);
    desk.later(24).flip(4).unwrap();
    let run = desk.later(2).run(3);
    let counts = desk.status().counts;
    assert_eq!((counts.thrown, counts.runs, counts.no_run, counts.waiting), (2, 1, 1, false));
    assert_eq!(runs_apart(&desk.journal.view(), &desk.context).unwrap(), [run]);
}

#[test]
fn two_runs_in_a_day_are_two_throws_and_a_second_run_on_one_throw_is_outside() {
    let mut desk = Desk::started(RANDOM);
    desk.flip(3).unwrap();
    desk.later(1).run(3);
    desk.later(1).flip(3).unwrap();
    desk.later(1).run(4);
    desk.later(2).run(5);
    let counts = desk.status().counts;
    assert_eq!((counts.thrown, counts.runs, counts.outside), (2, 2, 1));
}

#[test]
fn a_late_throw_is_refused_and_one_found_out_later_leaves_its_place_empty() {
    let mut desk = Desk::started(RANDOM);
    desk.later(2).run(3);
    assert!(desk.flip(3).unwrap_err().to_string().contains("too late"));
    let another = flip(&mut desk.journal, &desk.context, PainScore::new(3).unwrap(), true).unwrap();
    assert_eq!(another.position, 1);
    assert!(desk.status().counts.waiting, "the run before was known and makes it no late throw");
    assert!(flip(&mut desk.journal, &desk.context, PainScore::new(3).unwrap(), true).unwrap().again);
    desk.later(24);
    assert_eq!((desk.status().counts.no_run, desk.status().counts.late), (1, 0));
    let mut late = Desk::started(RANDOM);
    late.later(1).flip(3).unwrap();
    let words = vec!["5km".into(), "30:00".into()];
    let input = RunInput { words, at: Some("7:30am".into()), ..RunInput::default() };
    late.later(1);
    log_run(&mut late.journal, &late.context, &input).unwrap();
    let counts = late.status().counts;
    assert_eq!((counts.runs, counts.late, counts.outside, counts.waiting), (0, 1, 1, false));
}

#[test]
fn a_run_of_unknown_time_takes_the_only_throw_of_its_day() {
    let mut desk = Desk::started(RANDOM);
    desk.flip(3).unwrap();
    let input = RunInput { words: vec!["5km".into()], ..RunInput::default() };
    log_run(&mut desk.journal, &desk.context, &input).unwrap();
    assert_eq!(desk.status().counts.runs, 1);
}

#[test]
fn a_run_moved_before_the_throw_leaves_the_trial() {
    let mut desk = Desk::started(RANDOM);
    desk.later(1).flip(3).unwrap();
    let run = desk.later(2).run(3);
    assert_eq!(desk.status().counts.runs, 1);
    let moved = Correction { at: Some("7am".into()), ..Correction::default() };
    diary::edit(&mut desk.journal, &desk.context, run, &moved).unwrap();
    assert_eq!((desk.status().counts.runs, desk.status().counts.late), (0, 1));
}

#[test]
fn a_throw_taken_back_comes_back_as_it_was() {
    let mut desk = Desk::started(RANDOM);
    let first = desk.flip(3).unwrap();
    undo(&mut desk.journal, &desk.context).unwrap();
    assert!(desk.journal.view().entry(first.entry.id).unwrap().is_none());
    let again = desk.flip(9).unwrap();
    assert_eq!((again.entry.id, again.with, again.entry.flip().unwrap().felt.score.get()), (first.entry.id, first.with, 3));
    undo(&mut desk.journal, &desk.context).unwrap();
    let next = desk.later(24).flip(5).unwrap();
    assert_eq!(next.position, 2, "a place that was shown is never thrown for anew");
    assert!(desk.journal.view().entry(first.entry.id).unwrap().is_some());
}

#[test]
fn throws_are_neither_edited_nor_deleted_nor_moved() {
    let mut desk = Desk::started(RANDOM);
    let said = desk.flip(3).unwrap().entry.id;
    let trial = desk.status().entry.id;
    for id in [said, trial] {
        assert!(remove(&mut desk.journal, &desk.context, &[id]).is_err());
        for words in [vec!["5".to_owned()], Vec::new()] {
            let at = words.is_empty().then(|| "6am".to_owned());
            let change = Correction { words, at, ..Correction::default() };
            assert!(diary::edit(&mut desk.journal, &desk.context, id, &change).is_err());
        }
        let clear = Correction { clear: vec!["time".into()], ..Correction::default() };
        assert!(diary::edit(&mut desk.journal, &desk.context, id, &clear).is_err());
        let note = Correction { note: Some("slept badly".into()), ..Correction::default() };
        assert!(diary::edit(&mut desk.journal, &desk.context, id, &note).is_ok());
    }
}

#[test]
fn a_start_taken_back_after_the_coin_was_shown_is_the_same_trial_again() {
    let mut desk = Desk::started(RANDOM);
    let schedule = desk.schedule();
    desk.flip(3).unwrap();
    undo(&mut desk.journal, &desk.context).unwrap();
    undo(&mut desk.journal, &desk.context).unwrap();
    assert!(desk.flip(3).is_err());
    assert!(desk.start(12, 4, [9; 16]).unwrap_err().to_string().contains("taken back"));
    let again = desk.start(6, 2, [9; 16]).unwrap();
    assert!(again.again);
    assert_eq!(desk.schedule(), schedule);
    assert_eq!(desk.later(24).flip(4).unwrap().position, 2);
}

#[test]
fn a_start_taken_back_before_the_coin_was_shown_is_a_new_trial() {
    let mut desk = Desk::started(RANDOM);
    undo(&mut desk.journal, &desk.context).unwrap();
    assert!(!desk.start(6, 2, [9; 16]).unwrap().again);
}

#[test]
fn under_way_counts_and_adherence_are_all_there_is() {
    let mut desk = Desk::started(RANDOM);
    for _ in 0..11 {
        desk.whole_day(|with| if with { 1 } else { 6 });
        assert!(matches!(desk.status().shown, Shown::UnderWay(_)) && !desk.status().tells());
        assert!(trial_picture(&desk.journal.view(), &desk.context, None).unwrap().1.by_chance.is_empty());
    }
    let running = running_coin(&desk.journal.view(), &desk.context).unwrap().unwrap();
    assert_eq!((running.counts.runs, running.adherence.done), (11, 11));
    desk.flip(2).unwrap();
    assert!(matches!(desk.status().shown, Shown::UnderWay(_)), "the last throw waits for its run");
}

#[test]
fn a_throw_after_the_session_is_too_late() {
    let mut desk = Desk::started(RANDOM);
    desk.later(1).glide();
    let refused = desk.later(1).flip(2).unwrap_err().to_string();
    assert!(refused.contains("stands before the next run already"), "{refused}");
    desk.later(1).run(4);
    assert_eq!(desk.status().counts.outside, 1);
    // That session belonged to the run since; for the next one the coin can be asked.
    desk.later(2);
    flip(&mut desk.journal, &desk.context, PainScore::new(2).unwrap(), true).unwrap();
}

#[test]
fn at_its_end_a_trial_says_what_was_assigned_and_chance_allows() {
    let mut desk = Desk::started(RANDOM);
    (0..12).for_each(|_| desk.whole_day(|with| if with { 1 } else { 6 }));
    let (status, pictured) = trial_picture(&desk.journal.view(), &desk.context, None).unwrap();
    let by_chance = pictured.by_chance;
    let Shown::Result { effect, .. } = &status.shown else { panic!("it is over") };
    assert_eq!((status.course, effect.verdict), (Course::Completed, Verdict::Easier));
    assert_eq!((effect.adherence.glide, by_chance.len()), (Kept { kept: 6, of: 6, unknown: 0 }, 64));
    let headline = effect.headline.as_ref().unwrap();
    assert!((headline.p - 2.0 / 64.0).abs() < 1e-12);
    assert!(by_chance.iter().any(|d| (d - headline.estimate).abs() < 1e-9));
    assert!(running_coin(&desk.journal.view(), &desk.context).unwrap().is_none());
    assert_eq!(runs_apart(&desk.journal.view(), &desk.context).unwrap().len(), 12, "apart also when it is over");
}

#[test]
fn the_last_throw_without_a_run_ends_the_trial_the_day_after() {
    let mut desk = Desk::started(RANDOM);
    (0..11).for_each(|_| desk.whole_day(|_| 3));
    desk.flip(2).unwrap();
    assert_eq!(desk.status().course, Course::Running);
    desk.later(24);
    assert_eq!(desk.status().course, Course::Completed);
}

#[test]
fn stopped_early_it_is_not_enough_to_tell_whatever_the_numbers_say() {
    let mut desk = Desk::started(RANDOM);
    (0..11).for_each(|_| desk.whole_day(|with| if with { 0 } else { 9 }));
    assert!(desk.stop().unwrap().early);
    assert!(matches!(desk.status().shown, Shown::NotEnough { .. }));
    assert!(desk.flip(3).is_err());
}

#[test]
fn a_stop_can_be_taken_back_until_the_numbers_were_seen() {
    let mut desk = Desk::started(RANDOM);
    desk.whole_day(|_| 3);
    desk.stop().unwrap();
    undo(&mut desk.journal, &desk.context).unwrap();
    assert_eq!(desk.status().course, Course::Running);
    desk.stop().unwrap();
    let seen = desk.status();
    mark_seen(&mut desk.journal, &desk.context, &seen).unwrap();
    let refused = undo(&mut desk.journal, &desk.context).unwrap_err().to_string();
    assert!(refused.contains("looked at"), "{refused}");
    assert_eq!(desk.status().course, Course::Stopped);
    assert!(desk.status().entry.trial().unwrap().stopped.is_some(), "nothing changed");
    assert!(desk.flip(3).is_err());
}

#[test]
fn a_coin_that_was_not_followed_makes_no_strong_claim() {
    let mut desk = Desk::started(RANDOM);
    for day in 0..12 {
        let said = desk.flip(2).unwrap();
        if said.with && day >= 6 {
            desk.glide();
        }
        desk.later(2).run(if said.with { 1 } else { 6 });
        desk.later(22);
    }
    let Shown::Result { effect, .. } = desk.status().shown else { panic!("it is over") };
    assert!(effect.adherence.glide.kept < 5);
    assert_eq!(effect.claim, crate::analysis::effect::Claim::WentTogether);
}

#[test]
fn a_watched_trial_keeps_the_numbers_of_the_day_beside_her_word() {
    let mut desk = Desk::new();
    (0..5).for_each(|_| {
        desk.run(5);
        desk.later(24);
    });
    let design = Design::Observe { min_days: 4, per_week: 7 };
    let input = StartInput { tried: Tried::Gliding, design, site: None, note: None, take_new: false };
    start_with(&mut desk.journal, &desk.context, &input, RANDOM).unwrap();
    assert!(desk.flip(3).is_err());
    (0..3).for_each(|_| {
        desk.later(1).glide();
        desk.later(1).run(2);
        desk.later(22);
    });
    let stopped = desk.stop().unwrap();
    let numbers = stopped.entry.trial().unwrap().stopped.as_ref().unwrap().numbers.unwrap();
    assert_eq!((numbers.days, numbers.sessions, numbers.runs_before, numbers.runs_since), (4, 3, 4, 3));
    assert_eq!((numbers.mean_before, numbers.mean_since, stopped.early), (Some(5.0), Some(2.0), false));
    assert_eq!(stopped.watched.unwrap().meant, 4);
    assert!(runs_apart(&desk.journal.view(), &desk.context).unwrap().is_empty());
}

fn brought_in(desk: &mut Desk, text: &str) -> crate::diary::Imported {
    let mut files = std::iter::once(parse_bytes("diary.jsonl", text.as_bytes().to_vec(), &How::default()));
    let (wish, apart) = (crate::diary::ImportWish::default(), &mut |_: &_| crate::diary::WhenTyped::Apart);
    import(&mut desk.journal, &desk.context, &mut files, &wish, apart).unwrap()
}

fn copied(desk: &Desk) -> Desk {
    let text = export(&desk.journal.view()).unwrap();
    let mut copy = Desk { journal: Journal::in_memory().unwrap(), context: desk.context.clone() };
    assert!(!brought_in(&mut copy, &text).all_refused());
    assert_eq!(export(&copy.journal.view()).unwrap(), text, "the same bytes again");
    let again = brought_in(&mut copy, &text);
    assert_eq!(again.files[0].added, 0);
    copy
}

#[test]
fn a_backup_is_whole_and_goes_on_with_the_same_coin() {
    let mut desk = Desk::started(RANDOM);
    (0..3).for_each(|_| desk.whole_day(|_| 3));
    let mut copy = copied(&desk);
    assert_eq!(copy.schedule(), desk.schedule());
    assert_eq!(copy.flip(3).unwrap().with, desk.flip(3).unwrap().with);
    desk.stop().unwrap();
    assert_eq!(copied(&desk).status().course, Course::Stopped);
}

#[test]
fn a_file_whose_throw_is_not_what_the_coin_drew_is_refused() {
    let mut desk = Desk::started(RANDOM);
    desk.flip(3).unwrap();
    let text = export(&desk.journal.view()).unwrap();
    let (said, other) = ("\"assigned\":\"with\"", "\"assigned\":\"without\"");
    let forged = if text.contains(said) { text.replace(said, other) } else { text.replace(other, said) };
    let mut copy = Desk::new();
    copy.context = desk.context.clone();
    assert!(brought_in(&mut copy, &forged).all_refused());
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Flip(i64),
    Undo,
    Redo,
    Run,
    Later(i64),
    Copy,
    Start,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..=10i64).prop_map(Step::Flip),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        2 => Just(Step::Run),
        3 => (1..30i64).prop_map(Step::Later),
        1 => Just(Step::Copy),
        1 => Just(Step::Start),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_sequence_of_commands_changes_an_assignment_or_shows_one_early(
        random: [u8; 16],
        steps in prop::collection::vec(step(), 1..40),
    ) {
        let mut desk = Desk::started(random);
        let schedule = desk.schedule();
        let mut asked = 0;
        let mut shown: Vec<Option<(bool, u8)>> = vec![None; 12];
        desk.flip(1).unwrap();
        for step in steps {
            match step {
                Step::Flip(score) => if desk.flip(score).is_ok_and(|said| !said.again) { asked += 1 },
                Step::Undo => drop(undo(&mut desk.journal, &desk.context)),
                Step::Redo => drop(redo(&mut desk.journal, &desk.context)),
                Step::Run => drop(desk.later(1).run(3)),
                Step::Later(hours) => drop(desk.later(hours)),
                // A throw that was taken back is in no export: a copy does not know that it was shown.
                Step::Copy if desk.journal.view().ever(Kind::Flip).unwrap().iter().all(|ever| ever.living)
                    && desk.journal.view().ever(Kind::Trial).unwrap().iter().all(|ever| ever.living) => desk = copied(&desk),
                Step::Copy => {}
                Step::Start => drop(desk.start(6, 2, [asked as u8; 16])),
            }
            prop_assert_eq!(&desk.schedule(), &schedule);
            let flips = desk.journal.view().ever(Kind::Flip).unwrap();
            prop_assert!(flips.len() <= asked + 1, "one throw more than was asked for");
            for ever in flips {
                let flip = ever.entry.flip().unwrap().clone();
                let place = usize::from(flip.position) - 1;
                prop_assert_eq!(flip.with, schedule[place]);
                let said = (flip.with, flip.felt.score.get());
                prop_assert_eq!(*shown[place].get_or_insert(said), said, "the first score stays");
            }
        }
    }
}
