//! Diaries for each answer there is.

use crate::ask::sample::Diary;
use crate::domain::{Entry, Status};

/// Four weeks of mornings that go round the given scores.
fn four_weeks(scores: &[i64]) -> Diary {
    let round: Vec<Option<i64>> = (0..28).map(|at| Some(scores[at % scores.len()])).collect();
    Diary::default().mornings(7, &round)
}

/// Twelve runs in the four weeks before, with the given worst pain in turn.
fn with_runs(diary: Diary, km: f64, worst: &[i64]) -> Diary {
    (0..12).fold(diary, |diary, at| diary.run(8 + 2 * at as u64, km, worst[at % worst.len()]))
}

/// Mornings and runs both better; one morning missing, less run, gliding, a massage, her own word.
pub(super) fn better() -> Vec<Entry> {
    let week = [Some(2), Some(2), None, Some(3), Some(2), Some(1), Some(2)];
    let diary = with_runs(four_weeks(&[4, 5, 4, 3]), 8.0, &[5, 4, 6]).mornings(0, &week).own_word(1, 2);
    let diary = diary.run(1, 5.0, 2).run(3, 6.0, 3).run(5, 5.0, 2).treatment(2, "massage").treatment(5, "pelvic correction");
    let diary = [1, 3, 5].into_iter().fold(diary, |diary, ago| diary.glide(ago, Status::Done));
    diary.glide(2, Status::Skipped).entries
}

/// Mornings worse; runs too few.
pub(super) fn worse() -> Vec<Entry> {
    let diary = with_runs(four_weeks(&[2, 1, 2, 3]), 8.0, &[3, 2]).mornings(0, &[4, 5, 4, 5, 4, 5, 5].map(Some)).own_word(0, 4);
    diary.run(2, 8.0, 6).run_with(4, |run| run.cut_short = true).entries
}

/// Mornings and runs as ever.
pub(super) fn same() -> Vec<Entry> {
    let diary = with_runs(four_weeks(&[3, 3, 4, 3]), 8.0, &[4, 3]).mornings(0, &[3, 3, 4, 3, 3, 4, 3].map(Some));
    diary.run(1, 8.0, 4).run(3, 8.0, 3).run(5, 8.0, 4).entries
}

/// Mornings better, runs worse.
pub(super) fn mixed() -> Vec<Entry> {
    let diary = with_runs(four_weeks(&[5, 4, 5]), 8.0, &[3, 2]).mornings(0, &[2, 2, 3, 2, 2, 2, 2].map(Some));
    diary.run(1, 10.0, 7).run(3, 10.0, 6).run(5, 10.0, 7).entries
}

/// Two mornings this week, six before, one run.
pub(super) fn too_few() -> Vec<Entry> {
    let diary = Diary::default().mornings(10, &[Some(4), None, Some(3), None, None, Some(3), None, Some(4), Some(2), Some(3)]);
    diary.mornings(3, &[Some(3), Some(2)]).run(4, 5.0, 3).run_with(1, |_| ()).run(12, 5.0, 4).entries
}

/// Mornings that jump about.
pub(super) fn too_wide() -> Vec<Entry> {
    four_weeks(&[1, 6, 2, 7, 3]).mornings(0, &[2, 5, 1, 6, 2, 3, 2].map(Some)).entries
}

/// Hardly any pain before, none now.
pub(super) fn no_room() -> Vec<Entry> {
    let diary = four_weeks(&[0, 2, 1, 0, 1, 2, 0]).mornings(0, &[Some(0); 7]);
    diary.run(2, 8.0, 0).entries
}

/// Hardly any pain before, and the same now.
pub(super) fn no_room_same() -> Vec<Entry> {
    four_weeks(&[0, 1, 0, 0]).mornings(0, &[Some(0), Some(0), None, Some(1), Some(0), Some(0), Some(0)]).entries
}

/// Runs better, mornings the same.
pub(super) fn runs_better() -> Vec<Entry> {
    let diary = with_runs(four_weeks(&[3, 3, 4, 3]), 8.0, &[6, 5]).mornings(0, &[3, 3, 4, 3, 3, 4, 3].map(Some));
    diary.run(1, 8.0, 2).run(3, 8.0, 2).run(5, 8.0, 3).entries
}

/// Twelve weeks going slowly down, with gaps.
pub(super) fn going_down() -> Vec<Entry> {
    let scores: Vec<Option<i64>> = (0..84).map(|at: i64| (at % 6 != 0).then_some(6 - at / 20 + at % 2)).collect();
    Diary::default().mornings(0, &scores).entries
}
