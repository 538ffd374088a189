//! What comes back: a form that was refused, a change that was taken back, and days that go on.

use super::routes::{Page, id, words_of};
use axum::http::StatusCode;
use glidelog::domain::Kind;

/// What is refused: the address, the fields, what is said of it, a field of its form, and what may be insisted on.
type Refused = (&'static str, &'static [(&'static str, &'static str)], &'static str, &'static str, Option<&'static str>);

const REFUSED: [Refused; 19] = [
    ("/run", &[("distance", "5"), ("time", "2:00"), ("worst", "3")], "no one runs that", "name=\"cut_short\"", Some("yes")),
    ("/run", &[("distance", "far"), ("tags", "#hills")], "far", "name=\"worst\" value=\"10\"", None),
    (
        "/run",
        &[("distance", "5"), ("worst", "3"), ("site", "hamstrin")],
        "hamstrin",
        "name=\"effort\" value=\"10\"",
        Some("new"),
    ),
    ("/run-pain", &[("id", "12"), ("worst", "11")], "a pain", "name=\"before\"", None),
    ("/glide", &[("sets", "2"), ("words", "sciatic")], "said together", "data-timer", None),
    (
        "/glide",
        &[("words", "sciatic slider"), ("sets", "2"), ("reps", "-1")],
        "Reps are a whole number from 1 to 500",
        "data-timer",
        None,
    ),
    (
        "/glide",
        &[("words", "sciatic slider"), ("sets", "0"), ("reps", "10")],
        "Sets are a whole number from 1 to 50",
        "data-timer",
        None,
    ),
    (
        "/glide",
        &[("words", "sciatic slider"), ("sets", "2.5"), ("reps", "10")],
        "Sets are a whole number from 1 to 50",
        "data-timer",
        None,
    ),
    (
        "/glide",
        &[("words", "sciatic slider"), ("sets", "2"), ("reps", "many")],
        "Reps are a whole number from 1 to 500",
        "data-timer",
        None,
    ),
    ("/glide", &[("words", "sciatik slider"), ("sets", "2"), ("reps", "10")], "not a nerve", "name=\"hold\"", Some("new")),
    ("/skip", &[("at", "neverday"), ("reason", "hotel")], "neverday", "name=\"reason\"", None),
    ("/pain", &[("score", "6"), ("at", "neverday"), ("moment", "morning")], "neverday", "you chose 6", None),
    ("/treat", &[("what", "pelvic correctoin"), ("status", "done")], "close to", "value=\"skipped\"", Some("new")),
    ("/rate", &[("words", "visa-h 900")], "900", "name=\"words\" placeholder", None),
    ("/prescribe", &[("words", "massage nevermore"), ("from", "neverday")], "", "name=\"to\"", None),
    ("/injury", &[("words", "elbw"), ("since", "1 Aug")], "elbw", "name=\"since\"", Some("new")),
    ("/question", &[("text", "")], "", "<textarea name=\"text\"", None),
    ("/settings", &[("key", "units"), ("value", "furlongs")], "furlongs", "name=\"key\" value=\"units\"", None),
    ("/trial/stop", &[("reason", "moved house")], "own word", "value=\"unsure\"", None),
];

#[test]
fn a_refused_form_comes_back_as_it_was_typed() {
    let page = Page::with_a_season();
    let count = page.entries().len();
    for (place, fields, said, field, insisted) in REFUSED {
        let got = page.post(place, fields);
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{place} {fields:?}: {}", got.text);
        let words = words_of(got.text.split("<main").nth(1).unwrap());
        assert!(words.contains(said) && words.contains("Nothing was stored."), "{place} {fields:?}: {words}");
        assert!(!words.contains("--") && !words.contains("glidelog ") && !words.contains('`'), "{place}: {words}");
        assert_eq!(got.text.matches("<article class=\"card\"><h2>").count(), 1, "{place}: it says what it is of");
        assert!(got.text.contains(field) && got.text.contains(&format!("action=\"{place}\"")), "{place} {field}: {}", got.text);
        for (name, value) in
            fields.iter().filter(|(name, value)| !value.is_empty() && !matches!(*name, "score" | "status" | "worst"))
        {
            let kept = format!("value=\"{value}\"");
            assert!(
                got.text.contains(&kept) || got.text.contains(&format!(">{value}</textarea>")),
                "{place} {name}: {}",
                got.text
            );
        }
        for name in ["yes", "new", "another"] {
            let offered = got.text.contains(&format!("type=\"checkbox\" name=\"{name}\""));
            assert_eq!(offered, insisted == Some(name), "{place} {fields:?} {name}");
        }
    }
    assert_eq!(page.entries().len(), count);
    // What is insisted on is taken, and stays insisted on where something else is refused.
    let both = [("distance", "5"), ("time", "2:00"), ("yes", "on"), ("at", "neverday")];
    assert!(page.post("/run", &both).text.contains("type=\"hidden\" name=\"yes\" value=\"on\""));
    assert!(page.stored("/run", &both[..3]).contains("5 mi in 2:00"));
}

#[test]
fn a_changed_entry_that_is_refused_keeps_both_what_it_has_and_what_was_typed() {
    let page = Page::new();
    page.stored("/run", &[("distance", "5"), ("effort", "4"), ("worst", "3"), ("cut_short", "on"), ("note", "one")]);
    let was = "note=one&effort=4&pain_worst=3&cut_short=on";
    let typed = [("effort", "6"), ("pain_worst", ""), ("note", "two"), ("at", "neverday"), ("was", was)];
    let got = page.post("/entry/1", &typed);
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in [
        "name=\"effort\" value=\"6\" checked",
        "name=\"pain_worst\" value=\"\" checked",
        ">two</textarea>",
        "value=\"neverday\"",
    ] {
        assert!(got.text.contains(kept), "{kept}: {}", got.text);
    }
    assert!(
        got.text.contains("name=\"cut_short\">") && got.text.contains(&format!("value=\"{}\"", was.replace('&', "&amp;"))),
        "{}",
        got.text
    );
}

#[test]
fn what_was_undone_is_done_again_exactly_once() {
    let page = Page::new();
    for score in ["1", "2"] {
        page.stored("/pain", &[("score", score), ("moment", "rest")]);
    }
    let undone = page.stored("/undo", &[("change", "2")]);
    assert!(undone.contains("action=\"/redo\"") && undone.contains("Do it again"), "{undone}");
    assert_eq!(page.post("/redo", &[("change", "1")]).status, StatusCode::UNPROCESSABLE_ENTITY, "not that one");
    let once = id();
    for _ in 0..3 {
        let got = page.post_as(once, "/redo", &[("change", "2")]);
        assert_eq!(got.status, StatusCode::SEE_OTHER);
        let again = page.get(got.to()).text;
        assert!(again.contains("Done again") && again.contains("action=\"/undo\""), "{again}");
    }
    assert_eq!(page.entries().len(), 2);
    assert_eq!(page.post("/redo", &[("change", "2")]).status, StatusCode::UNPROCESSABLE_ENTITY, "done already");
    page.stored("/undo", &[("change", "2")]);
    page.stored("/pain", &[("score", "3"), ("moment", "rest")]);
    assert_eq!(page.post("/redo", &[("change", "2")]).status, StatusCode::UNPROCESSABLE_ENTITY, "something came after it");
    let nothing = id();
    for of in ["", "?of=999", "?of=-1", "?of=1", "?of=2"] {
        assert_eq!(page.get(&format!("/done/{nothing}{of}")).status, StatusCode::NOT_FOUND, "{of}: nothing was sent under it");
    }
    assert_eq!(page.get(&format!("/done/{once}?of=2")).status, StatusCode::OK);
    for bad in ["", "x", "-1", "99999999999999999999"] {
        assert_eq!(page.post("/redo", &[("change", bad)]).status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[test]
fn a_session_that_a_timer_stored_is_asked_what_was_felt() {
    let page = Page::new();
    let done = page.stored("/glide", &[("words", "sciatic slider"), ("sets", "2"), ("reps", "10")]);
    for field in ["tingling", "numb", "shooting"] {
        assert!(done.contains(&format!("type=\"checkbox\" name=\"{field}\"")), "{field}: {done}");
    }
    let told = page.stored("/entry/1", &[("symptom", "3"), ("tingling", "on"), ("numb", "on")]);
    assert!(!told.contains("name=\"symptom\""), "it is said: {told}");
    let glide = page.entries()[0].glide().unwrap().clone();
    let flags = (glide.flags.tingling, glide.flags.numb, glide.flags.shooting);
    assert_eq!((glide.symptom.unwrap().get(), flags, glide.reps), (3, (true, true, false), Some(10)));
}

#[test]
fn prescriptions_injuries_and_questions_begin_and_end() {
    let page = Page::new();
    assert!(
        page.stored("/prescribe", &[("words", "glide sciatic 2x15 twice a day"), ("to", "in 6 weeks")]).contains("twice a day")
    );
    assert!(page.stored("/injury", &[("words", "left hamstring"), ("since", "1 Aug")]).contains("left hamstring"));
    assert!(page.stored("/question", &[("text", "stairs & <b>hills</b>?")]).contains("stairs"));
    assert!(page.stored("/run", &[("distance", "5"), ("tags", "#hills trail"), ("site", "left hamstring")]).contains("#trail"));
    let mut entries = page.entries();
    entries.sort_by_key(|entry| entry.id.0);
    let kinds: Vec<Kind> = entries.iter().map(|entry| entry.kind()).collect();
    assert_eq!(kinds, [Kind::Prescription, Kind::Injury, Kind::VisitNote, Kind::Run]);
    for (place, ends) in [("/prescriptions", "/prescribe-end"), ("/injuries", "/injury-end"), ("/questions", "/entry/3")] {
        let shown = page.get(place).text;
        assert!(shown.contains(&format!("action=\"{ends}\"")) && !shown.contains("<b>hills"), "{place}: {shown}");
    }
    page.stored("/prescribe-end", &[("id", "1")]);
    page.stored("/injury-end", &[("id", "2"), ("on", "yesterday")]);
    page.stored("/entry/3", &[("answered", "on")]);
    assert!(page.get("/injuries").text.contains("Over") && page.get("/questions").text.contains("Over"));
    let got = page.post("/injury-end", &[("id", "2")]);
    assert!(got.status == StatusCode::UNPROCESSABLE_ENTITY && got.text.contains("No open injury fits"), "{}", got.text);
}

#[test]
fn what_was_asked_and_not_understood_stays_in_its_form() {
    let page = Page::with_a_season();
    for place in ["/trend", "/calendar", "/effect", "/diary", "/report.html"] {
        let got = page.get(&format!("{place}?period=neverever&weeks=neverever"));
        assert_eq!(got.status, StatusCode::OK, "{place}");
        assert!(got.text.contains("class=\"refusal\"") && got.text.contains("value=\"neverever\""), "{place}: {}", got.text);
    }
    assert!(page.get("/diary?kind=neverever").text.contains("class=\"refusal\""));
}

#[test]
fn the_menu_says_where_every_page_is() {
    let page = Page::with_a_season();
    for (path, place, how) in [
        ("/", "/", "page"),
        ("/week", "/week", "page"),
        ("/effect", "/trend", "true"),
        ("/trial", "/trend", "true"),
        ("/calendar", "/trend", "true"),
        ("/entry/12", "/diary", "true"),
        ("/settings", "/more", "true"),
        ("/import", "/more", "true"),
        ("/injuries", "/more", "true"),
    ] {
        let text = page.get(path).text;
        assert_eq!(text.matches("aria-current").count(), 1, "{path}");
        assert!(text.contains(&format!("href=\"{place}\" aria-current=\"{how}\"")), "{path}: {text}");
    }
}

#[test]
fn a_telephone_gets_a_picture_of_its_own_width() {
    let page = Page::with_a_season();
    for (path, name) in
        [("/week", "week"), ("/trend", "trend"), ("/calendar", "calendar"), ("/effect", "effect"), ("/effect", "dose")]
    {
        let html = page.get(path).text;
        assert!(
            html.contains(&format!("media=\"(max-width: 639px)\" srcset=\"/chart/{name}.svg?narrow=1\" width=\"360\"")),
            "{path}"
        );
        assert!(html.contains("data-at=\"0."), "{path}");
        let (wide, narrow) = (page.get(&format!("/chart/{name}.svg")), page.get(&format!("/chart/{name}.svg?narrow=1&dark=1")));
        assert!(wide.text.contains("width=\"720\"") && narrow.text.contains("width=\"360\""), "{name}");
    }
}

/// A colour's relative luminance, WCAG 2.2.
fn luminance(colour: &str) -> f64 {
    let part = |from: usize| f64::from(u8::from_str_radix(&colour[from..from + 2], 16).unwrap()) / 255.0;
    let linear = |part: f64| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(part(1)) + 0.7152 * linear(part(3)) + 0.0722 * linear(part(5))
}

#[test]
fn colours_stand_out_in_light_and_in_the_dark() {
    let page = Page::new();
    let html = page.get("/").text;
    let style = page.get(html.split('"').find(|part| part.ends_with(".css")).unwrap()).text;
    let modes: Vec<&str> = style.split(":root {").skip(1).map(|rest| rest.split('}').next().unwrap()).collect();
    assert_eq!(modes.len(), 2);
    for mode in modes {
        let colour = |name: &str| mode.split(&format!("--{name}: ")).nth(1).unwrap().split(';').next().unwrap().trim();
        let contrast = |one: &str, other: &str| {
            let (one, other) = (luminance(colour(one)), luminance(colour(other)));
            (one.max(other) + 0.05) / (one.min(other) + 0.05)
        };
        for (words, ground) in
            [("ink", "paper"), ("ink", "card"), ("quiet", "paper"), ("quiet", "card"), ("alert", "paper"), ("on-main", "main")]
        {
            assert!(contrast(words, ground) >= 4.5, "{words} on {ground}: {}", contrast(words, ground));
        }
        for (mark, ground) in [("edge", "paper"), ("edge", "card"), ("main", "paper"), ("main", "card")] {
            assert!(contrast(mark, ground) >= 3.0, "{mark} on {ground}: {}", contrast(mark, ground));
        }
    }
}
