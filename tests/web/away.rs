//! The program is away: what can wait is kept and sent, what cannot says so, and nothing is lost without a word.

use super::driver::{Browser, SKIPPED};
use super::sealed::Home;
use super::served::{Served, free_port, pair, waits_for};

#[test]
fn what_is_typed_while_the_program_is_away_is_told_apart_sent_or_put_right() {
    let Some(browser) = Browser::open(390, 844) else { return println!("{SKIPPED}") };
    let (home, port) = (Home::new(), free_port());
    home.ok("--journal journal.db pain 2 left hamstring");
    let served = Served::begin(&home, "journal.db", port);
    pair(&browser, &served);
    served.end();

    // Two that can wait: a treatment, and a pain whose time cannot be read.
    browser.press("#treatment > summary");
    browser.fill("#treatment [name=what]", "massage");
    browser.press("#treatment button[value=done]");
    browser.until("document.querySelectorAll('#waiting li').length === 1");
    browser.press("#pain > summary");
    browser.fill("#pain [name=at]", "neverday");
    browser.press("#pain button[value='4']");
    browser.until("document.querySelectorAll('#waiting li').length === 2");
    let kept = browser.text();
    assert!(
        kept.contains("2 entries are kept")
            && kept.contains("Treatment: Done, massage typed ")
            && kept.contains("Pain: 4 typed "),
        "{kept}"
    );

    // Back again: the one is stored, the other is said why and put right.
    let served = Served::begin(&home, "journal.db", port);
    browser.until("[...document.querySelectorAll('#waiting button')].some((one) => one.textContent === 'Put it right')");
    // What was stored leads to its confirmation, and stands on the page behind.
    let told = "return document.querySelector('#waiting a').closest('p').textContent";
    assert_eq!(browser.script(told), "Stored now: Treatment: Done, massage. Look at it, or undo");
    browser.until("document.querySelector('main').querySelector('ul.entries')?.innerText.includes('massage')");
    browser.press_named("Put it right");
    browser.until("document.querySelector('main .refusal')");
    assert_eq!(browser.script("return document.querySelector('main [name=at]').value"), "neverday");
    browser.script("document.querySelector('main [name=at]').value = '8am'");
    browser.press("main .card button[value='4']");
    waits_for(&browser, "Stored");
    let entries = home.json("--journal journal.db list all")["entries"].as_array().unwrap().clone();
    let kinds: Vec<&str> = entries.iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
    assert_eq!((kinds.len(), kinds.contains(&"treatment")), (3, true), "{kinds:?}");

    // A setting cannot wait: it says so, stays as it was typed, and is stored once the program answers.
    browser.go(&format!("{}/settings", served.at()));
    served.end();
    let field = "form:has([value=units]) [name=value]";
    browser.script(&format!("document.querySelector('{field}').value = 'mi'"));
    browser.press("form:has([value=units]) button");
    browser.until("!document.querySelector('#waiting').hidden");
    assert!(browser.text().contains("this needs it running"), "{}", browser.text());
    assert_eq!(browser.script(&format!("return document.querySelector('{field}').value")), "mi");
    let served = Served::begin(&home, "journal.db", port);
    browser.press("form:has([value=units]) button");
    waits_for(&browser, "Stored");
    assert!(browser.text().contains("units"), "{}", browser.text());
    served.end();
}
