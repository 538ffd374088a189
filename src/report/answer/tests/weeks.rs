use super::{diaries, said};

const WEEK: &str = "did I feel better this week";

#[test]
fn a_better_week() {
    insta::assert_snapshot!(said(WEEK, &diaries::better()), @"");
}

#[test]
fn a_worse_week_against_her_own_word() {
    insta::assert_snapshot!(said(WEEK, &diaries::worse()), @"");
}

#[test]
fn the_same() {
    insta::assert_snapshot!(said(WEEK, &diaries::same()), @"");
}

#[test]
fn mixed() {
    insta::assert_snapshot!(said(WEEK, &diaries::mixed()), @"");
}

#[test]
fn too_few_days() {
    insta::assert_snapshot!(said(WEEK, &diaries::too_few()), @"");
}

#[test]
fn too_wide() {
    insta::assert_snapshot!(said(WEEK, &diaries::too_wide()), @"");
}

#[test]
fn no_room_to_be_better() {
    insta::assert_snapshot!(said(WEEK, &diaries::no_room()), @"");
}

#[test]
fn the_same_with_no_room() {
    insta::assert_snapshot!(said(WEEK, &diaries::no_room_same()), @"");
}

#[test]
fn an_empty_diary() {
    insta::assert_snapshot!(said(WEEK, &[]), @"");
}

#[test]
fn than_last_week() {
    insta::assert_snapshot!(said("did I feel better this week than last week", &diaries::better()), @"");
}

#[test]
fn runs_alone_decide_a_question_about_runs() {
    insta::assert_snapshot!(said("were my runs easier this week", &diaries::runs_better()), @"");
}

#[test]
fn runs_better_and_mornings_the_same_are_better() {
    insta::assert_snapshot!(said(WEEK, &diaries::runs_better()).lines().next().unwrap(), @"");
}

#[test]
fn last_week() {
    insta::assert_snapshot!(said("how was last week", &diaries::better()).lines().take(3).collect::<Vec<_>>().join("\n"), @"");
}
