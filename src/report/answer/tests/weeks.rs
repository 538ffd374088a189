use super::{diaries, said};

const WEEK: &str = "did I feel better this week";

#[test]
fn a_better_week() {
    insta::assert_snapshot!(said(WEEK, &diaries::better()), @r#"
    Better this week: background pain averaged 2.0 on 6 days, -2.0 points against your usual 4.0 on 28 days (80 % interval -2.5 to -1.5); pain on runs averaged 2.3 on 3 runs, -2.7 points against your usual 5.0 on 12 runs (80 % interval -3.6 to -1.8).

    left hamstring, 18 to 24 Nov 2026; usual is the four weeks before, 21 Oct to 17 Nov 2026
      your own word    much better (Mon 23 Nov)
      background pain  better: 2.0 (6 days), usual 4.0 (28 days), -2.0 (80 % interval -2.5 to -1.5)
                       a change counts from 1.2 points on
      pain on runs     better: 2.3 (3 runs), usual 5.0 (12 runs), -2.7 (80 % interval -3.6 to -1.8)
      what you did     16.0 km in 3 runs, usual 24.0 km in 3 runs a week; you also ran less
                       3 glide sessions, 1 skipped on purpose; massage once; pelvic correction once
      days             0 of 6 scored days without pain (95 % interval 0 to 39 %); worst Sat 21 Nov: 3
                       no score on Fri 20 Nov
    "#);
}

#[test]
fn a_worse_week_against_her_own_word() {
    insta::assert_snapshot!(said(WEEK, &diaries::worse()), @r#"
    Worse this week: background pain averaged 4.6 on 7 days, +2.6 points against your usual 2.0 on 28 days (80 % interval +2.1 to +3.0); pain on runs alone cannot tell.

    left hamstring, 18 to 24 Nov 2026; usual is the four weeks before, 21 Oct to 17 Nov 2026
      your own word    the same (Tue 24 Nov)
      background pain  worse: 4.6 (7 days), usual 2.0 (28 days), +2.6 (80 % interval +2.1 to +3.0)
                       a change counts from 1.0 points on
      pain on runs     cannot tell: 6.0 (1 run), usual 2.5 (12 runs)
      what you did     8.0 km in 2 runs, usual 24.0 km in 3 runs a week; you also ran less
                       1 run cut short, 1 run without a distance, 1 run without a pain score
                       no glide session
      days             0 of 7 days without pain (95 % interval 0 to 35 %); worst Thu 19 Nov: 5
                       no day without a score
    "#);
}

#[test]
fn the_same() {
    insta::assert_snapshot!(said(WEEK, &diaries::same()), @r#"
    About the same this week: background pain averaged 3.3 on 7 days, 0.0 points against your usual 3.2 on 28 days (80 % interval -0.3 to +0.4); pain on runs averaged 3.7 on 3 runs, +0.2 points against your usual 3.5 on 12 runs (80 % interval -0.4 to +0.8).

    left hamstring, 18 to 24 Nov 2026; usual is the four weeks before, 21 Oct to 17 Nov 2026
      your own word    not given
      background pain  same: 3.3 (7 days), usual 3.2 (28 days), 0.0 (80 % interval -0.3 to +0.4)
                       a change counts from 1.0 points on
      pain on runs     same: 3.7 (3 runs), usual 3.5 (12 runs), +0.2 (80 % interval -0.4 to +0.8)
      what you did     24.0 km in 3 runs, usual 24.0 km in 3 runs a week
                       no glide session
      days             0 of 7 days without pain (95 % interval 0 to 35 %); worst Fri 20 Nov: 4
                       no day without a score
    "#);
}

#[test]
fn mixed() {
    insta::assert_snapshot!(said(WEEK, &diaries::mixed()), @r#"
    Mixed this week: background pain is better, averaging 2.1 on 7 days, -2.5 points against your usual 4.7 on 28 days (80 % interval -2.9 to -2.2); pain on runs is worse, averaging 6.7 on 3 runs, +4.2 points against your usual 2.5 on 12 runs (80 % interval +3.6 to +4.8).

    left hamstring, 18 to 24 Nov 2026; usual is the four weeks before, 21 Oct to 17 Nov 2026
      your own word    not given
      background pain  better: 2.1 (7 days), usual 4.7 (28 days), -2.5 (80 % interval -2.9 to -2.2)
                       a change counts from 1.4 points on
      pain on runs     worse: 6.7 (3 runs), usual 2.5 (12 runs), +4.2 (80 % interval +3.6 to +4.8)
      what you did     30.0 km in 3 runs, usual 24.0 km in 3 runs a week
                       no glide session
      days             0 of 7 days without pain (95 % interval 0 to 35 %); worst Fri 20 Nov: 3
                       no day without a score
    "#);
}

#[test]
fn too_few_days() {
    insta::assert_snapshot!(said(WEEK, &diaries::too_few()), @r#"
    Cannot tell this week yet: 2 of 7 days have a score (4 are needed), and 6 of the 28 before (12 are needed).

    left hamstring, 18 to 24 Nov 2026; usual is the four weeks before, 21 Oct to 17 Nov 2026
      your own word    not given
      background pain  cannot tell: 2.5 (2 days), usual 3.2 (6 days)
      pain on runs     cannot tell: 3.0 (1 run), usual 4.0 (1 run)
      what you did     5.0 km in 2 runs, usual 1.2 km in 0.2 runs a week
                       1 run without a distance, 1 run without a pain score
                       no glide session
      days             0 of 2 scored days without pain (95 % interval 0 to 66 %); worst Fri 20 Nov: 3
                       no score on Wed 18, Thu 19, Sun 22, Mon 23, Tue 24 Nov
      what to log      a pain score each morning: 5 of 7 days lack one, and 22 of the 28 before
                       with one every day from tomorrow there is enough to compare from Tue 8 Dec 2026 on
                       the worst pain of each run
                       runs are compared once 3 of the week and 6 of the four weeks before have one; 1 and 1 have
    "#);
}

#[test]
fn too_wide() {
    insta::assert_snapshot!(said(WEEK, &diaries::too_wide()), @r#"
    Cannot tell this week: background pain averaged 3.0 on 7 days, -0.7 points against your usual 3.7 on 28 days (80 % interval -2.3 to +0.8); the interval takes in both changes that count (1.1 or more) and changes that do not.

    left hamstring, 18 to 24 Nov 2026; usual is the four weeks before, 21 Oct to 17 Nov 2026
      your own word    not given
      background pain  cannot tell: 3.0 (7 days), usual 3.7 (28 days), -0.7 (80 % interval -2.3 to +0.8)
                       a change counts from 1.1 points on
      pain on runs     cannot tell: no score in these five weeks
      what you did     no run, none in the four weeks before
                       no glide session
      days             0 of 7 days without pain (95 % interval 0 to 35 %); worst Sat 21 Nov: 6
                       no day without a score
      what to log      no morning is missing: the scores vary too much from day to day for one week to tell
                       the worst pain of each run
                       runs are compared once 3 of the week and 6 of the four weeks before have one; 0 and 0 have
    "#);
}

#[test]
fn no_room_to_be_better() {
    insta::assert_snapshot!(said(WEEK, &diaries::no_room()), @r#"
    No room to be better this week: 7 of 7 days without pain; usual 0.9 (28 days) leaves no room for a one-point change (it was -0.9, 80 % interval -1.4 to -0.3).

    left hamstring, 18 to 24 Nov 2026; usual is the four weeks before, 21 Oct to 17 Nov 2026
      your own word    not given
      background pain  cannot tell: 0.0 (7 days), usual 0.9 (28 days), -0.9 (80 % interval -1.4 to -0.3)
                       a change counts from 1.0 points on, more than your usual: no room to be better
      pain on runs     cannot tell: 0.0 (1 run), usual no score
      what you did     8.0 km in 1 run, none in the four weeks before
                       no glide session
      days             7 of 7 days without pain (95 % interval 65 to 100 %)
                       no day without a score
    "#);
}

#[test]
fn the_same_with_no_room() {
    insta::assert_snapshot!(said(WEEK, &diaries::no_room_same()), @r#"
    About the same this week: 5 of 6 scored days without pain; usual 0.2 (28 days) leaves no room for a one-point change (it was -0.1, 80 % interval -0.4 to +0.3).

    left hamstring, 18 to 24 Nov 2026; usual is the four weeks before, 21 Oct to 17 Nov 2026
      your own word    not given
      background pain  same: 0.2 (6 days), usual 0.2 (28 days), -0.1 (80 % interval -0.4 to +0.3)
                       a change counts from 1.0 points on, more than your usual: no room to be better
      pain on runs     cannot tell: no score in these five weeks
      what you did     no run, none in the four weeks before
                       no glide session
      days             5 of 6 scored days without pain (95 % interval 44 to 97 %); worst Sat 21 Nov: 1
                       no score on Fri 20 Nov
    "#);
}

#[test]
fn an_empty_diary() {
    insta::assert_snapshot!(said(WEEK, &[]), @"
    Cannot tell this week: your diary has no pain score for your left hamstring in these five weeks yet.

    left hamstring, 18 to 24 Nov 2026; usual is the four weeks before, 21 Oct to 17 Nov 2026
      your own word    not given
      background pain  cannot tell: no score in these five weeks
      pain on runs     cannot tell: no score in these five weeks
      what you did     no run, none in the four weeks before
                       no glide session
      days             no score on any day
      what to log      a pain score each morning: 7 of 7 days lack one, and 28 of the 28 before
                       with one every day from tomorrow there is enough to compare from Fri 18 Dec 2026 on
                       the worst pain of each run
                       runs are compared once 3 of the week and 6 of the four weeks before have one; 0 and 0 have
    ");
}

#[test]
fn than_last_week() {
    insta::assert_snapshot!(said("did I feel better this week than last week", &diaries::better()), @r#"
    Better this week: background pain averaged 2.0 on 6 days, -2.0 points against your usual 4.0 on 28 days (80 % interval -2.5 to -1.5); pain on runs averaged 2.3 on 3 runs, -2.7 points against your usual 5.0 on 12 runs (80 % interval -3.6 to -1.8).

    left hamstring, 18 to 24 Nov 2026; usual is the four weeks before, 21 Oct to 17 Nov 2026
      your own word    much better (Mon 23 Nov)
      background pain  better: 2.0 (6 days), usual 4.0 (28 days), -2.0 (80 % interval -2.5 to -1.5)
                       a change counts from 1.2 points on
      pain on runs     better: 2.3 (3 runs), usual 5.0 (12 runs), -2.7 (80 % interval -3.6 to -1.8)
      what you did     16.0 km in 3 runs, usual 24.0 km in 3 runs a week; you also ran less
                       3 glide sessions, 1 skipped on purpose; massage once; pelvic correction once
      days             0 of 6 scored days without pain (95 % interval 0 to 39 %); worst Sat 21 Nov: 3
                       no score on Fri 20 Nov
      last week        4.0 (7 days) -> 2.0 (6 days): two means, no verdict
                       the verdict stays with the four weeks: after one bad week the next is better by itself
    "#);
}

#[test]
fn runs_alone_decide_a_question_about_runs() {
    insta::assert_snapshot!(said("were my runs easier this week", &diaries::runs_better()), @r#"
    Better this week: pain on runs averaged 2.3 on 3 runs, -3.2 points against your usual 5.5 on 12 runs (80 % interval -3.8 to -2.6).

    left hamstring, 18 to 24 Nov 2026; usual is the four weeks before, 21 Oct to 17 Nov 2026
      your own word    not given
      background pain  same: 3.3 (7 days), usual 3.2 (28 days), 0.0 (80 % interval -0.3 to +0.4)
                       a change counts from 1.0 points on
      pain on runs     better: 2.3 (3 runs), usual 5.5 (12 runs), -3.2 (80 % interval -3.8 to -2.6)
      what you did     24.0 km in 3 runs, usual 24.0 km in 3 runs a week
                       no glide session
      days             0 of 7 days without pain (95 % interval 0 to 35 %); worst Fri 20 Nov: 4
                       no day without a score
    "#);
}

#[test]
fn runs_better_and_mornings_the_same_are_better() {
    insta::assert_snapshot!(said(WEEK, &diaries::runs_better()).lines().next().unwrap(), @"Better this week: pain on runs averaged 2.3 on 3 runs, -3.2 points against your usual 5.5 on 12 runs (80 % interval -3.8 to -2.6); background pain stayed about the same.");
}

#[test]
fn last_week() {
    insta::assert_snapshot!(said("how was last week", &diaries::better()).lines().take(3).collect::<Vec<_>>().join("\n"), @r#"
    About the same last week: background pain averaged 4.0 on 7 days, 0.0 points against your usual 4.0 on 21 days (80 % interval -0.5 to +0.5); pain on runs averaged 5.0 on 3 runs, 0.0 points against your usual 5.0 on 9 runs (80 % interval -1.1 to +1.1).

    left hamstring, 11 to 17 Nov 2026; usual is the four weeks before, 14 Oct to 10 Nov 2026
    "#);
}
