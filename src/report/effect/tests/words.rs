//! The main answers, word by word.

use super::diaries::{Runs, diary, few_mornings, flat, hidden_cause, started, weekends};
use crate::analysis::effect::Verdict;
use crate::analysis::question::Outcome;
use crate::report::effect::{how_many_more, json, sentence, text};

fn plain(runs: &Runs, details: bool) -> String {
    anstream::adapter::strip_str(&text(&runs.answer(), details)).to_string()
}

#[test]
fn easier() {
    insta::assert_snapshot!(plain(&diary(60, 2), false), @"");
}

#[test]
fn unclear() {
    insta::assert_snapshot!(plain(&diary(24, 0), false), @"");
}

#[test]
fn no_clear_difference() {
    insta::assert_snapshot!(sentence(&diary(150, 0).answer()), @"");
}

#[test]
fn not_enough_data() {
    insta::assert_snapshot!(plain(&diary(7, 1), false), @"");
    insta::assert_snapshot!(plain(&Runs::new(), false), @"");
}

#[test]
fn describe_only() {
    insta::assert_snapshot!(sentence(&diary(16, 1).answer()), @"");
    insta::assert_snapshot!(plain(&few_mornings(), false), @"");
}

#[test]
fn no_variation() {
    insta::assert_snapshot!(sentence(&flat().answer()), @"");
}

#[test]
fn before_and_after() {
    insta::assert_snapshot!(plain(&started(), false), @"");
}

#[test]
fn a_combination_of_what_is_allowed_for() {
    insta::assert_snapshot!(sentence(&weekends().answer()), @"");
}

#[test]
fn a_claim_taken_back() {
    insta::assert_snapshot!(sentence(&hidden_cause().answer()), @"");
}

#[test]
fn details() {
    let text = plain(&diary(60, 2), true);
    let (_, details) = text.split_once("Details").unwrap();
    insta::assert_snapshot!(details, @"");
}

#[test]
fn signs_that_differ_are_not_clear() {
    let mut answer = diary(60, 2).answer();
    answer.effect.groups.raw_difference = Some(0.2);
    insta::assert_snapshot!(sentence(&answer), @"");
    answer.effect.verdict = Verdict::Unclear;
    assert!(sentence(&answer).starts_with("Not clear: on "));
}

#[test]
fn a_randomised_claim() {
    use crate::analysis::effect::{Claim, Design};
    let mut answer = diary(60, 2).answer();
    (answer.effect.design, answer.effect.claim) = (Design::Randomised, Claim::MadeADifference);
    insta::assert_snapshot!(sentence(&answer), @"");
}

#[test]
fn another_outcome_is_chosen_after_looking() {
    let mut answer = diary(60, 2).answer();
    answer.effect.question.outcome = Outcome::Effort;
    assert!(sentence(&answer).contains("outcome chosen after looking"));
    assert_eq!(json(&answer)["chosen_after_looking"], true);
}

#[test]
fn how_many_more_runs() {
    let all = [diary(7, 1), diary(60, 0), few_mornings(), flat(), started()];
    let sentences: Vec<String> = all.iter().map(|runs| how_many_more(&runs.answer())).collect();
    insta::assert_snapshot!(sentences.join("\n"), @"");
}

#[test]
fn json_has_the_fields_of_the_issue_first() {
    let value = json(&diary(60, 2).answer());
    let keys: Vec<&str> = value.as_object().unwrap().keys().take(15).map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "version",
            "status",
            "design",
            "outcome",
            "window_h",
            "n",
            "with",
            "without",
            "difference",
            "adjusted_for",
            "falsification",
            "secondary",
            "verdict",
            "needed",
            "sentence"
        ]
    );
    assert_eq!((value["verdict"].as_str(), value["status"].as_str()), (Some("easier"), Some("ok")));
    assert!(value["difference"]["interval"][1].as_f64().unwrap() < 0.0);
}
