use super::{diaries, said};

fn first(question: &str, entries: &[crate::domain::Entry]) -> String {
    said(question, entries).lines().next().unwrap().to_owned()
}

#[test]
fn a_month_has_means_and_no_verdict() {
    insta::assert_snapshot!(said("how did I feel this month", &diaries::better()), @"");
}

#[test]
fn a_slope() {
    insta::assert_snapshot!(said("is my left hamstring getting better", &diaries::going_down()), @"");
}

#[test]
fn amounts() {
    let diary = diaries::better();
    insta::assert_snapshot!(said("how far did I run this week", &diary), @"");
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
    insta::assert_snapshot!(lines.join("\n"), @"");
}

#[test]
fn the_last_of_something() {
    let diary = diaries::better();
    insta::assert_snapshot!(said("when did I last run", &diary), @"");
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
    insta::assert_snapshot!(lines.join("\n"), @"");
    insta::assert_snapshot!(first("when was I last pain free", &diaries::no_room()), @"");
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
    insta::assert_snapshot!(lines.join("\n"), @"");
}
