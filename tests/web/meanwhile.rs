//! A form that lay open while its entry was changed elsewhere.

use super::routes::Page;
use axum::http::StatusCode;

/// The hidden field of a form that says what it was drawn with, as a browser reads it.
fn drawn(page: &Page, path: &str) -> String {
    let html = page.get(path).text;
    let was = html.split("name=\"was\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    was.replace("&amp;", "&")
}

#[test]
fn a_form_that_lay_open_takes_nothing_back_that_was_written_meanwhile() {
    let page = Page::new();
    let run = [("distance", "5"), ("effort", "4"), ("worst", "3"), ("cut_short", "on"), ("note", "old & <b>grey</b>\r\ntwo")];
    page.stored("/run", &run);
    let was = drawn(&page, "/entry/1");
    // Two of the fields have no value yet, and are sent empty.
    let open = [
        ("words", ""),
        ("effort", "4"),
        ("feel", ""),
        ("pain_before", ""),
        ("pain_worst", "3"),
        ("cut_short", "on"),
        ("note", "old & <b>grey</b>\r\ntwo"),
        ("was", was.as_str()),
    ];
    page.stored("/entry/1", &[("effort", "7"), ("feel", "2"), ("pain_worst", "5"), ("note", "new"), ("treadmill", "on")]);
    let before = page.entries();
    let got = page.post("/entry/1", &open);
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is different in the form: {}", got.text);
    assert_eq!(page.entries(), before);
    assert!(got.text.contains(&format!("value=\"{}\"", was.replace('&', "&amp;"))), "it keeps what it was drawn with");

    // What is changed in it is changed, also when it waited in the browser, and nothing else.
    let mut changed = open.to_vec();
    changed[4].1 = "";
    changed.retain(|(name, _)| *name != "cut_short");
    changed.push(("waited", "60000"));
    page.stored("/entry/1", &changed);
    let entry = page.entries()[0].clone();
    let run = entry.run().unwrap();
    assert_eq!((run.effort.unwrap().get(), run.feel.unwrap().get(), entry.note.as_deref()), (7, 2, Some("new")));
    assert_eq!((run.pain.len(), run.cut_short, run.treadmill), (0, false, true));
}

#[test]
fn a_pain_and_a_session_that_lay_open_likewise() {
    let page = Page::new();
    page.stored("/pain", &[("score", "3"), ("moment", "rest")]);
    page.stored("/glide", &[("words", "sciatic slider"), ("symptom", "2")]);
    let (pain, glide) = (drawn(&page, "/entry/1"), drawn(&page, "/entry/2"));
    page.stored("/entry/1", &[("score", "6")]);
    page.stored("/entry/2", &[("symptom", "5")]);
    for (place, open) in [
        ("/entry/1", [("score", "3"), ("note", ""), ("was", &*pain)]),
        ("/entry/2", [("symptom", "2"), ("note", ""), ("was", &*glide)]),
    ] {
        let before = page.entries();
        assert_eq!(page.post(place, &open).status, StatusCode::UNPROCESSABLE_ENTITY, "{place}");
        assert_eq!(page.entries(), before, "{place}");
    }
    page.stored("/entry/1", &[("score", "3"), ("note", "said later"), ("was", &pain)]);
    let entries = page.entries();
    let entry = entries.iter().find_map(|entry| Some((entry.pain()?, entry.note.as_deref()))).unwrap();
    assert_eq!((entry.0.score.get(), entry.1), (6, Some("said later")));
}
