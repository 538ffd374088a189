use super::ask;
use crate::ask::Reason;

/// What is typed, why it is refused, and the words that are named.
const BAD: &[(&str, Reason, &[&str])] = &[
    ("", Reason::Empty, &[]),
    ("  ?! ", Reason::Empty, &[]),
    ("\u{1f642}", Reason::Empty, &[]),
    ("did I feel bettr this week", Reason::Unknown, &["bettr"]),
    ("did I feel better this wek", Reason::Unknown, &["wek"]),
    ("blorp my flarn this week", Reason::Unknown, &["blorp", "flarn"]),
    ("did I sleep better this week", Reason::Unknown, &["sleep"]),
    ("how did my hamstirng feel", Reason::Unknown, &["hamstirng"]),
    ("do bananas help", Reason::Unknown, &["bananas"]),
    ("how did I feel since christmas", Reason::Unknown, &["christmas"]),
    ("how far did I run last 0 days", Reason::Unknown, &["0"]),
    ("when did I last have pain above 12", Reason::Unknown, &["above", "12"]),
    ("comment vas-tu cette semaine", Reason::Unknown, &["comment", "vas", "tu", "cette", "semaine"]),
    ("how many calories did I burn", Reason::Unknown, &["calories", "burn"]),
    ("was this my best week", Reason::Unknown, &["best"]),
    ("did I feel worst this week", Reason::NoPlaceHere, &["feel"]),
    ("was this week the worst for gliding", Reason::NoPlaceHere, &["gliding"]),
    ("how often did I skip massage", Reason::NoPlaceHere, &["skip"]),
    ("should I run today", Reason::NothingAsked, &[]),
    ("this week", Reason::NothingAsked, &[]),
    ("my left hamstring", Reason::NothingAsked, &[]),
    ("run", Reason::NothingAsked, &[]),
    ("how", Reason::NothingAsked, &[]),
    ("when did I last", Reason::NothingAsked, &[]),
    ("did I feel better this week last month", Reason::Twice("period"), &[]),
    ("is my knee and my calf better", Reason::Twice("place"), &[]),
    ("is my left right knee better", Reason::Twice("side"), &[]),
    ("did I feel better this week than last month", Reason::ThanDoesNotFit, &[]),
    ("does gliding help above 3", Reason::NoPlaceHere, &["above 3"]),
    ("does massage help more than gliding", Reason::Unknown, &["than"]),
    ("does massage help when I glide", Reason::NoPlaceHere, &["glide"]),
    ("does sciatic gliding help", Reason::Unknown, &["sciatic"]),
    ("does gliding help me run faster", Reason::Unknown, &["faster"]),
    ("did my nerve feel better", Reason::NoPlaceHere, &["nerve"]),
    ("when did I last have pain above 10", Reason::Unknown, &["above", "10"]),
    ("blorp blorp this week", Reason::Unknown, &["blorp"]),
    ("how far did I run last 123456 days", Reason::Unknown, &["123456"]),
    ("how far did I run in total", Reason::Unknown, &["total"]),
    ("how far did I ever run", Reason::Unknown, &["ever"]),
    ("when did I last skip massage", Reason::NoPlaceHere, &["skip"]),
    ("when did I last skip a run", Reason::NoPlaceHere, &["skip"]),
    ("when did I last run without gliding", Reason::NoPlaceHere, &["run", "without"]),
    ("when did I last glide before a run", Reason::NoPlaceHere, &["before", "run"]),
    ("did I feel better this week than the day before", Reason::ThanDoesNotFit, &[]),
    ("how many runs without pain this month", Reason::NoPlaceHere, &["many"]),
    ("when did I last run this month", Reason::NoPlaceHere, &["this month"]),
    ("how far did my left knee run", Reason::NoPlaceHere, &["left knee"]),
    ("how far did I glide better", Reason::NoPlaceHere, &["far"]),
    ("did I feel better above 3", Reason::NoPlaceHere, &["above 3"]),
    ("how long was my last run", Reason::NoPlaceHere, &["last"]),
    ("how many miles and km did I run", Reason::NoPlaceHere, &["km"]),
];

#[test]
fn what_is_not_understood_is_named_word_by_word() {
    let mut wrong = Vec::new();
    for (typed, reason, words) in BAD {
        let refused = ask(typed).expect_err(typed);
        assert_eq!(refused.nearest.len(), 3);
        assert!(refused.nearest.iter().all(|nearest| ask(nearest).is_ok()));
        if (&refused.reason, refused.unknown.iter().map(String::as_str).collect::<Vec<_>>()) != (reason, words.to_vec()) {
            wrong.push((typed, refused.message()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(BAD.len() >= 20);
}

#[test]
fn a_day_that_is_not_past_is_refused_with_the_reason() {
    let said = |question: &str| ask(question).unwrap_err().message();
    assert_eq!(said("how did I feel since 40 Nov"), "there is no 40 nov");
    assert_eq!(said("how far did I run on 30 feb"), "there is no 30 feb");
    assert!(said("how did I feel since 2099-01-01").starts_with("\"2099-01-01\" has not come yet"));
    assert!(said("how far did I run tomorrow").starts_with("\"tomorrow\" has not come yet"));
    assert_eq!(said("how far did I run since 1 may 1850"), "\"1 may 1850\" is before 1900");
}

#[test]
fn a_refusal_names_the_near_word_and_the_near_question() {
    insta::assert_snapshot!(ask("did I feel bettr this wek").unwrap_err(), @r#"not understood: "bettr" (did you mean "better"?), "wek" (did you mean "week"?); ask for example: "did I feel better this week", "did I feel better this week than last week", "were my runs better this week""#);
    insta::assert_snapshot!(ask("how may miles did I jump last month").unwrap_err(), @r#"not understood: "may" (did you mean "many"?), "jump"; ask for example: "how many runs this month", "how many days without pain this month", "how did I feel last week""#);
    insta::assert_snapshot!(ask("when did I eat").unwrap_err(), @r#"not understood: "eat"; ask for example: "when did I last run", "when did I last glide", "when did I last have pain above 3""#);
    insta::assert_snapshot!(ask("").unwrap_err(), @r#"no question was asked; ask for example: "did I feel better this week", "how did I feel last week", "were my runs better this week""#);
    insta::assert_snapshot!(ask("when did I last run without gliding").unwrap_err().message(), @r#""run", "without" have no place in this question"#);
    insta::assert_snapshot!(ask("does gliding help above 3").unwrap_err(), @r#""above 3" has no place in this question; ask for example: "does gliding help", "when did I last have pain above 3", "when did I last glide""#);
}
