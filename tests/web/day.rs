//! A day in Chromium, on a telephone and at a desk: everything that is written down, and the program stopped while typing.

use super::driver::{Browser, SKIPPED};
use super::sealed::Home;
use super::served::{Served, free_port, pair, waits_for};

fn today(browser: &Browser, form: &str) {
    browser.press("main a.main");
    waits_for(browser, "Today");
    browser.press(&format!("#{form} > summary"));
}

const TRACK: &str = r#"<gpx version="1.1" creator="test"><trk><type>running</type><trkseg>
<trkpt lat="42.3600" lon="-71.0600"><time>2026-11-20T12:00:00Z</time></trkpt>
<trkpt lat="42.3780" lon="-71.0600"><time>2026-11-20T12:12:00Z</time></trkpt></trkseg></trk></gpx>"#;

#[test]
fn a_day_with_the_telephone() {
    if let Some(browser) = Browser::open(390, 844) { a_day(&browser) } else { println!("{SKIPPED}") }
}

#[test]
fn the_same_day_at_a_desk() {
    if let Some(browser) = Browser::open(1280, 900) { a_day(&browser) } else { println!("{SKIPPED}") }
}

fn a_day(browser: &Browser) {
    let (mut home, port) = (Home::new(), free_port());
    let served = Served::begin(&home, "journal.db", port);
    pair(browser, &served);

    // The morning's pain with one touch, then undone, then said again.
    browser.press("button[name=score][value='2']");
    waits_for(browser, "Stored");
    assert!(browser.text().contains("pain 2"));
    browser.press_named("Undo");
    waits_for(browser, "Taken back");
    browser.press_named("Do it again");
    waits_for(browser, "Done");
    browser.press_named("Undo");
    waits_for(browser, "Taken back");
    today(browser, "run");
    for (field, text) in [("distance", "8"), ("time", "44:10"), ("site", "left hamstring"), ("note", "<b>hill</b>")] {
        browser.fill(&format!("#run [name={field}]"), text);
    }
    for (field, score) in [("effort", "5"), ("before", "1"), ("worst", "3"), ("after", "2")] {
        browser.press(&format!("#run [name={field}][value='{score}']"));
    }
    browser.press("#run button.main");
    waits_for(browser, "Stored");
    assert!(browser.text().contains("run 8 km in 44:10") && browser.text().contains("1/3/2"), "{}", browser.text());
    assert!(browser.text().contains("<b>hill</b>"));

    // A glide by the timer: two sets of two holds of a second.
    today(browser, "glide");
    for (field, text) in [("words", "sciatic slider seated left"), ("sets", "2"), ("reps", "2"), ("hold", "1")] {
        browser.fill(&format!("#glide [name={field}]"), text);
    }
    browser.press("#glide [data-do=start]");
    browser.until("!document.querySelector('[data-do=next]').hidden");
    browser.press("#glide [data-do=next]");
    waits_for(browser, "Stored");
    assert!(browser.text().contains("2x2") && browser.text().contains("hold 1s"), "{}", browser.text());

    // The week is asked, an entry changed, the report kept.
    browser.go(&format!("{}/week", served.at()));
    browser.fill("[name=question]", "how far did I run this week");
    browser.press("main form button");
    browser.until("document.querySelector('pre')");
    assert!(browser.text().contains("8.0 km"), "{}", browser.text());
    browser.go(&format!("{}/diary", served.at()));
    browser.press("ul.entries a[href^='/entry/2']");
    waits_for(browser, "Entry");
    browser.press("[name=pain_worst][value='4']");
    browser.press_named("Store the change");
    waits_for(browser, "Stored");
    assert!(browser.text().contains("1/4/2"), "{}", browser.text());
    let report = "const r = new XMLHttpRequest(); r.open('GET', '/report.html', false); r.send(); return r.responseText.includes('Running and pain')";
    assert_eq!(browser.script(report), true);

    // A file is looked at, then stored.
    std::fs::write(home.path("run.gpx"), TRACK).unwrap();
    browser.go(&format!("{}/import", served.at()));
    browser.fill("[type=file]", home.path("run.gpx").to_str().unwrap());
    browser.press_named("Look at them");
    browser.until("document.querySelector('pre')");
    browser.press_named("Store them");
    waits_for(browser, "Stored");
    assert!(browser.text().contains("1 new"));

    // A coin, which is said after it is said how it feels.
    browser.go(&format!("{}/trial", served.at()));
    browser.press_named("Begin");
    waits_for(browser, "Stored");
    browser.go(served.at());
    // The program is stopped while typing: what was said is kept, and sent once when it is back.
    let before = home.json("--journal journal.db list all")["entries"].as_array().unwrap().len();
    browser.press("#pain > summary");
    browser.fill("#pain [name=note]", "typed while it was away");
    served.end();
    browser.press("#pain button[value='6']");
    browser.until("!document.querySelector('#waiting').hidden");
    let kept = browser.text();
    assert!(kept.contains("One entry is kept in this browser") && kept.contains("Pain: 6 typed "), "{kept}");
    assert!(browser.console().iter().all(|line| line.contains("ERR_CONNECTION_REFUSED")), "only that nobody answered");
    home.at("2026-11-25T07:00:00-05:00");
    let served = Served::begin(&home, "journal.db", port);
    browser.until("document.querySelector('#waiting').innerText.includes('Stored now')");
    let after = home.json("--journal journal.db list all")["entries"].as_array().unwrap().clone();
    assert_eq!(after.len(), before + 1);
    assert_eq!(after.iter().filter(|entry| entry["note"] == "typed while it was away").count(), 1);

    // The next morning the coin is asked: how it feels, then what it says.
    browser.go(served.at());
    assert!(browser.text().contains("how does it feel now") && !browser.text().contains("Run 1 of 24"), "{}", browser.text());
    browser.press("form[action='/flip'] button[value='2']");
    waits_for(browser, "Stored");
    assert!(browser.text().contains("Run 1 of 24: with"), "{}", browser.text());
    browser.go(served.at());
    assert!(browser.text().contains("Run 1 of 24: with"));
    assert_eq!(browser.console(), Vec::<String>::new());
    let elsewhere: Vec<String> =
        browser.asked_for().into_iter().filter(|at| !at.starts_with(served.at()) && !at.starts_with("data:")).collect();
    assert_eq!(elsewhere, Vec::<String>::new());
    served.end();
}
