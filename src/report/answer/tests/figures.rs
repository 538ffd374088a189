use super::{diaries, said};

fn first(question: &str, entries: &[crate::domain::Entry]) -> String {
    said(question, entries).lines().next().unwrap().to_owned()
}

#[test]
fn a_month_has_means_and_no_verdict() {
    insta::assert_snapshot!(said("how did I feel this month", &diaries::better()), @r#"
    Background pain averaged 3.4 this month (23 of 24 days), against 4.1 in the 24 days before (11 of 24 days): -0.7.

    left hamstring, 1 to 24 Nov 2026; before that 8 to 31 Oct 2026
      background pain  3.4 (23 days), before 4.1 (11 days)
      pain on runs     4.2 (11 runs), before 5.2 (4 runs)
      days             23 of 24 have a score, 0 of them without pain; worst Tue 3 Nov: 5
    Two means and no verdict: better or worse is said of a week beside your four weeks before it.
    "#);
}

#[test]
fn a_slope() {
    insta::assert_snapshot!(said("is my left hamstring getting better", &diaries::going_down()), @r#"
    In the last 12 weeks background pain went down by about 1.3 points every four weeks (95 % interval -1.5 to -1.2, 70 scored days).

    left hamstring, 2 Sep to 24 Nov 2026
      four weeks each  2 to 29 Sep 2026: 6.3 (23 days)
                       30 Sep to 27 Oct 2026: 5.0 (23 days)
                       28 Oct to 24 Nov 2026: 3.6 (24 days)
    The slope is the median over all pairs of days. Days in a row are alike, so the truth may lie outside the interval
    more often than 1 time in 20. Whether a week was better: glidelog ask "did I feel better this week".
    "#);
}

#[test]
fn amounts() {
    let diary = diaries::better();
    insta::assert_snapshot!(said("how far did I run this week", &diary), @r#"
    You ran 16.0 km in 3 runs this week; usual is 24.0 km a week.

    18 to 24 Nov 2026; usual is the four weeks before, 21 Oct to 17 Nov 2026
    "#);
    let lines: Vec<String> = [
        "how many miles did I run this month",
        "how far did I run today",
        "how many runs since 1 Nov",
        "how many runs this week",
        "how long did I run last week",
        "how often did I glide this week",
        "how often did I have a massage this month",
        "how many days without pain this week",
        "did I run more than last week",
    ]
    .iter()
    .map(|question| first(question, &diary))
    .collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    You ran 49.7 mi in 11 runs this month; 19.9 mi in the 24 days before.
    No run in your diary today; 5.0 km the day before.
    You ran 11 times since 1 Nov 2026; 4 times in the 24 days before.
    You ran 3 times this week; usual is 3 a week.
    You ran 2 h 12 min in 3 runs last week; usual is 1 h 39 min a week.
    You did 3 glide sessions this week and skipped 1 on purpose; none in the four weeks before.
    Massage: once this month; none in the 24 days before.
    Without pain this week: 0 of 6 scored days (95 % interval 0 to 39 %); 0 of 28 in the four weeks before.
    You ran 16.0 km in 3 runs this week; 24.0 km in the 7 days before.
    "#);
}

#[test]
fn the_worst_and_the_skipped_are_figures() {
    let diary = diaries::better();
    insta::assert_snapshot!(said("what was my worst run this week", &diary), @"
    Your worst pain on a run this week (left hamstring): 3, on Sat 21 Nov 2026; of 3 runs with a score.

      #49 Sat 21 Nov 2026 18:00: run 6 km in 33:00 (5:30 /km), pain left hamstring 3 at worst
    ");
    let lines: Vec<String> = [
        "what was my worst pain this week",
        "what was my worst day this week",
        "what was my worst pain in my right knee",
        "how many times did I skip gliding this week",
        "how often did I skip gliding last week",
    ]
    .iter()
    .map(|question| first(question, &diary))
    .collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    Your worst pain this week (left hamstring): 3, on Sat 21 Nov 2026, the first of 2 as high; of 9 scores.
    Your worst day this week (left hamstring): 3, on Sat 21 Nov 2026; of 6 days with a score.
    No pain score (right knee) in your diary this week.
    You skipped 1 glide session on purpose this week; none in the four weeks before.
    No glide session skipped on purpose in your diary last week; none in the four weeks before.
    ");
}

/// Tuesday of a calendar week beside whole weeks.
#[test]
fn a_calendar_week_under_way_is_not_set_beside_whole_ones() {
    let diary = diaries::better();
    let answered = |question| super::calendar(question, &diary);
    insta::assert_snapshot!(answered("how far did I run this week"), @"
    You ran 5.0 km in 1 run this week; usual is 24.8 km in a whole week, and this one has had 2 days.

    23 to 24 Nov 2026; usual is the four weeks before, 26 Oct to 22 Nov 2026
    ");
    insta::assert_snapshot!(answered("did I run more than last week"), @"
    You ran 5.0 km in 1 run this week; 19.0 km in the 7 days before, and this week has had 2 days so far.

    23 to 24 Nov 2026; before that 16 to 22 Nov 2026
    ");
    let week = answered("did I feel better this week");
    assert!(!week.contains("ran less"), "{week}");
    assert!(week.contains("this week has had 2 days so far"), "{week}");
    assert!(!answered("did I feel better last week").contains("so far"));
}

#[test]
fn the_last_of_something() {
    let diary = diaries::better();
    insta::assert_snapshot!(said("when did I last run", &diary), @r#"
    Your last run: Mon 23 Nov 2026, yesterday.

      #48 Mon 23 Nov 2026 18:00: run 5 km in 27:30 (5:30 /km), pain left hamstring 2 at worst
    "#);
    let lines: Vec<String> = [
        "when did I last glide",
        "when did I last skip a glide",
        "when did I last have pain above 5",
        "when did I last run with pain above 5",
        "when did I last feel no pain",
        "when did I last run without pain",
        "when did I last have a massage",
        "when did I last log pain",
        "when did I last rate the week",
        "when did I last log anything",
    ]
    .iter()
    .map(|question| first(question, &diary))
    .collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    Your last glide session: Mon 23 Nov 2026, yesterday.
    Your last glide skipped on purpose: Sun 22 Nov 2026, 2 days ago.
    Your last pain above 5 (left hamstring): Thu 12 Nov 2026, 12 days ago.
    Your last run with pain above 5 (left hamstring): Thu 12 Nov 2026, 12 days ago.
    Your diary has no day without pain (left hamstring).
    Your diary has no run without pain (left hamstring).
    Your last massage: Sun 22 Nov 2026, 2 days ago.
    Your last pain score (left hamstring): Tue 24 Nov 2026, today.
    Your last rating: Mon 23 Nov 2026, yesterday.
    Your last entry: Tue 24 Nov 2026, today.
    "#);
    insta::assert_snapshot!(first("when was I last pain free", &diaries::no_room()), @"Your last day without pain (left hamstring): Tue 24 Nov 2026, today (1 score that day).");
}

#[test]
fn an_empty_diary_has_no_figures() {
    let lines: Vec<String> = [
        "how did I feel this month",
        "how were my runs this month",
        "how far did I run",
        "how long did I run",
        "how many runs",
        "how many days without pain",
        "am I getting better",
        "when did I last run",
    ]
    .iter()
    .map(|question| first(question, &[]))
    .collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    No score of background pain in your diary this month.
    No score of pain on runs in your diary this month.
    No run in your diary this week; none in the four weeks before.
    No run in your diary this week; none in the four weeks before.
    No run in your diary this week; none in the four weeks before.
    No pain score in your diary this week; none in the four weeks before.
    No slope of background pain in the last 12 weeks yet: 0 scored days, and it takes two on different days.
    Your diary has no run.
    "#);
}
