//! `effect` and its pictures, from outside.

use crate::sealed::Home;

/// A home with the made-up season in its journal.
fn season() -> (Home, String) {
    let home = Home::new();
    home.ok("demo season");
    let journal = home.path("season/journal.db").display().to_string();
    (home, journal)
}

#[test]
fn the_sentence_comes_first_and_the_details_on_request() {
    let (home, journal) = season();
    let short = home.ok(&format!("--journal {journal} effect"));
    assert!(short.starts_with("In your diary gliding went together with easier runs: on "), "{short}");
    assert!(short.contains("observational") && !short.contains("Mann-Whitney"), "{short}");
    let long = home.ok(&format!("--journal {journal} effect --details"));
    assert!(long.starts_with(&short[..200]) && long.contains("Mann-Whitney") && long.contains("other windows"), "{long}");
}

#[test]
fn a_window_set_after_looking_marks_every_later_result() {
    let (mut home, journal) = season();
    let sentence = |home: &Home| home.json(&format!("--journal {journal} effect"))["sentence"].as_str().unwrap().to_owned();
    assert!(!sentence(&home).contains("Window changed"));
    home.at("2026-11-25T09:30:00-05:00");
    home.ok(&format!("--journal {journal} set window_h 6"));
    for _ in 0..2 {
        assert!(
            sentence(&home).ends_with("Window changed after looking on 24 Nov 2026 (set 25 Nov 2026)."),
            "{}",
            sentence(&home)
        );
    }
    // The old window is back, and what was seen with the other one stays seen.
    home.ok(&format!("--journal {journal} undo"));
    assert!(sentence(&home).ends_with("Window changed after looking on 24 Nov 2026."), "{}", sentence(&home));
}

#[test]
fn a_window_tried_and_taken_back_before_a_second_look_leaves_no_mark() {
    let (mut home, journal) = season();
    let marked = |home: &Home| home.ok(&format!("--journal {journal} effect")).contains("Window changed");
    assert!(!marked(&home));
    home.at("2026-11-25T09:30:00-05:00");
    home.ok(&format!("--journal {journal} set window_h 6"));
    home.ok(&format!("--journal {journal} undo"));
    assert!(!marked(&home));
}

#[test]
fn two_means_are_a_result_whatever_the_gates_say_of_them() {
    let mut home = Home::new();
    home.at("2026-11-02T07:00:00-05:00");
    home.ok("injury start left hamstring --since 2026-08-01");
    home.ok("glide sciatic 2x15 --left");
    home.at("2026-11-02T08:40:00-05:00");
    home.ok("run 5km 30:00 -e 4 --pain 1/3/2");
    home.at("2026-11-03T08:40:00-05:00");
    home.ok("run 5km 30:00 -e 4 --pain 1/4/2");
    let told = |home: &Home| home.json("effect")["window_changed_after_looking"].clone();
    assert!(told(&home).is_null(), "without a morning score nothing is compared, and nothing was seen");
    home.ok("set window_h 6");
    for day in [2, 3] {
        home.ok(&format!("pain 2 --morning --at 2026-11-0{day}"));
    }
    assert!(told(&home).is_null());
    home.at("2026-11-04T08:40:00-05:00");
    home.ok("set window_h 12");
    assert_eq!(told(&home), "2026-11-03");
}

#[test]
fn days_are_named_as_in_a_question_and_a_place_that_is_none_gets_a_hint_that_helps() {
    let (home, journal) = season();
    let answer = home.json(&format!("--journal {journal} effect --period \"since september\""));
    assert_eq!(answer["period"]["from"], "2026-09-01");
    let refused = home.run(&format!("--journal {journal} effect --site elbow"));
    assert!(refused.contains("[exit 1]") && !refused.contains("--new"), "{refused}");
    let refused = home.run(&format!("--journal {journal} chart dose --treatment massage"));
    assert!(refused.contains("only gliding is counted in repetitions") && refused.contains("[exit 1]"), "{refused}");
}

#[test]
fn a_copy_of_the_journal_remembers_that_a_result_was_shown() {
    let (mut home, journal) = season();
    home.ok(&format!("--journal {journal} effect"));
    home.at("2026-11-25T09:30:00-05:00");
    home.ok(&format!("--journal {journal} set window_h 6"));
    home.ok(&format!("--journal {journal} export -o first.jsonl"));
    home.ok("--journal copy.db import first.jsonl");
    home.ok("--journal copy.db export -o second.jsonl");
    let read = |name: &str| std::fs::read_to_string(home.path(name)).unwrap();
    assert_eq!(read("first.jsonl"), read("second.jsonl"), "the same bytes again");
    assert!(read("first.jsonl").lines().nth(1).unwrap().starts_with(r#"{"kind":"looked","at":"2026-11-24T"#));
    let sentence = home.json("--journal copy.db effect")["sentence"].as_str().unwrap().to_owned();
    assert!(sentence.ends_with("Window changed after looking on 24 Nov 2026 (set 25 Nov 2026)."), "{sentence}");
}

#[test]
fn a_question_in_words_may_name_a_place_and_days() {
    let (home, journal) = season();
    let asked = |words: &str| home.json(&format!("--journal {journal} ask \"{words}\""));
    let (all, some) = (asked("does gliding help"), asked("does gliding help my left hamstring in the last 8 weeks"));
    assert_eq!(some["question"], "does gliding help my left hamstring last 56 days");
    assert_eq!((some["site"].as_str(), some["side"].as_str()), (Some("hamstring"), Some("left")));
    assert!(some["period"]["from"].is_string() && some["runs"].as_u64() < all["runs"].as_u64(), "{some}");
    assert_eq!(asked("is pelvic correction helping my runs")["exposure"], "pelvic correction");
    let more = home.ok(&format!("--journal {journal} ask how many more runs until I know if pelvic correction helps"));
    assert!(more.ends_with(".\n") && more.lines().count() == 1, "{more}");
}

#[test]
fn another_outcome_counts_as_chosen_after_looking() {
    let (home, journal) = season();
    let answer = home.json(&format!("--journal {journal} effect --outcome effort"));
    assert_eq!((answer["outcome"].as_str(), answer["chosen_after_looking"].as_bool()), (Some("effort"), Some(true)));
    assert!(answer["difference"]["p_holm"].as_f64() >= answer["difference"]["p"].as_f64());
}

#[test]
fn a_treatment_is_asked_about_by_its_name() {
    let (home, journal) = season();
    let answer = home.json(&format!("--journal {journal} effect --treatment \"Pelvic  correction\""));
    assert_eq!(answer["exposure"], "pelvic correction");
    let refused = home.run(&format!("--journal {journal} effect --treatment \"pelvic corection\""));
    assert!(refused.contains("did you mean \"pelvic correction\"?") && refused.contains("[exit 1]"), "{refused}");
}

#[test]
fn a_period_leaves_out_the_runs_beyond_it() {
    let (home, journal) = season();
    let runs = |words: &str| home.json(&format!("--journal {journal} effect {words}"))["runs"].as_u64().unwrap();
    let (all, last) = (runs(""), runs("--period \"last 28 days\""));
    assert!(0 < last && last < all, "{last} of {all}");
}

#[test]
fn a_journal_that_cannot_be_written_answers_all_the_same() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let (home, journal) = season();
    set_permissions(&journal, Permissions::from_mode(0o400)).unwrap();
    set_permissions(home.path("season"), Permissions::from_mode(0o500)).unwrap();
    let answer = home.ok(&format!("--journal {journal} effect"));
    set_permissions(home.path("season"), Permissions::from_mode(0o700)).unwrap();
    assert!(answer.contains("observational"), "{answer}");
}

#[test]
fn a_picture_is_drawn_of_what_the_effect_is_asked_for() {
    let (home, journal) = season();
    let told = |words: &str| home.json(&format!("--journal {journal} chart {words} --describe"))["description"].to_string();
    let effect =
        told("effect --outcome effort --treatment \"pelvic correction\" --period \"last 90 days\" --site \"left hamstring\"");
    for part in ["Effort: ", "pelvic correction before"] {
        assert!(effect.contains(part), "{part}: {effect}");
    }
    assert!(told("dose --outcome morning --period \"last 90 days\"").contains("the next morning"));
    let refused = home.run(&format!("--journal {journal} chart trend --treatment massage"));
    assert!(refused.contains("have no place in `chart trend`") && refused.contains("[exit 1]"), "{refused}");
}

#[test]
fn both_pictures_tell_their_finding() {
    let (home, journal) = season();
    for kind in ["effect", "dose"] {
        let answer = home.json(&format!("--journal {journal} chart {kind} -o {kind}.png"));
        assert!(answer["title"].as_str().unwrap().contains("gliding") && home.path(&format!("{kind}.png")).exists());
    }
}
