use super::super::json;
use super::{asked, diaries};
use crate::domain::{DistanceUnit, Entry};
use serde_json::{Value, json};

fn document(question: &str, entries: &[Entry]) -> Value {
    json(&asked(question, entries), DistanceUnit::Km)
}

#[test]
fn a_week_has_its_four_legs_whatever_is_recorded() {
    for entries in [diaries::better(), diaries::too_few(), Vec::new()] {
        let document = document("did I feel better this week", &entries);
        let keys: Vec<&String> = document.as_object().unwrap().keys().take(5).collect();
        assert_eq!(keys, ["version", "question", "period", "answer", "sentence"]);
        let names: Vec<&str> = document["legs"].as_array().unwrap().iter().map(|leg| leg["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["own_word", "background_pain", "run_pain", "activity"]);
        for leg in document["legs"].as_array().unwrap() {
            for key in ["verdict", "now", "usual", "change", "interval"] {
                assert!(leg.get(key).is_some(), "{key} of {}", leg["name"]);
            }
        }
    }
}

#[test]
fn the_numbers_of_a_better_week() {
    let document = document("did I feel better this week", &diaries::better());
    assert_eq!(document["version"], 1);
    assert_eq!(document["question"], "did I feel better this week");
    assert_eq!(document["period"], json!({ "from": "2026-11-18", "to": "2026-11-24" }));
    assert_eq!(document["answer"], "better");
    let background = &document["legs"][1];
    assert_eq!((&background["verdict"], &background["reason"]), (&json!("better"), &json!("decided")));
    assert_eq!(background["now"], json!({ "mean": 2.0, "n": 6 }));
    assert_eq!(background["usual"], json!({ "mean": 4.0, "n": 28 }));
    assert_eq!(background["interval"].as_array().unwrap().len(), 2);
    assert_eq!(document["legs"][0]["verdict"], "better");
    assert_eq!(document["legs"][3]["ran_less"], true);
    assert_eq!(document["days_missing"], json!(["2026-11-20"]));
    assert_eq!(document["last_week"], Value::Null);
}

#[test]
fn an_empty_diary_cannot_tell_and_says_what_to_log() {
    let document = document("did I feel better this week", &[]);
    assert_eq!(document["answer"], "cannot_tell");
    assert_eq!(document["legs"][1]["reason"], "not_enough_days");
    assert_eq!(document["legs"][2]["reason"], "not_enough_runs");
    assert_eq!(document["legs"][1]["now"], json!({ "mean": null, "n": 0 }));
    assert_eq!(document["needed"]["scored_days"], json!({ "have": 0, "need": 4 }));
    assert_eq!(document["needed"]["enough_from"], "2026-12-18");
}

#[test]
fn no_room_is_a_reason() {
    let document = document("did I feel better this week", &diaries::no_room());
    assert_eq!((&document["answer"], &document["no_room"]), (&json!("cannot_tell"), &json!(true)));
    assert_eq!(document["legs"][1]["reason"], "no_room");
}

#[test]
fn other_answers_are_figures() {
    let diary = diaries::better();
    for (question, figure) in [
        ("how far did I run this week", json!({ "name": "distance", "value": 16.0, "unit": "km", "n": 3 })),
        ("how many runs this week", json!({ "name": "runs", "value": 3.0, "unit": "runs", "n": 3 })),
        ("how many days without pain this week", json!({ "name": "pain_free_days", "value": 0.0, "unit": "days", "n": 6 })),
        ("when did I last run", json!({ "name": "last_run", "value": 1.0, "unit": "days ago", "n": 1 })),
        ("when did I last feel no pain", json!({ "name": "last_pain_free_day", "value": null, "unit": "days ago", "n": 0 })),
        ("how was yesterday", json!({ "name": "background_pain", "value": 1.0, "unit": "points", "n": 1 })),
    ] {
        let document = document(question, &diary);
        assert_eq!((&document["answer"], &document["figure"]), (&json!("figure"), &figure), "{question}");
        assert!(document["sentence"].as_str().unwrap().ends_with('.'));
    }
    assert_eq!(document("when did I last run", &diary)["period"], Value::Null);
    assert_eq!(document("am I getting better", &diaries::going_down())["figure"]["name"], "slope");
}
