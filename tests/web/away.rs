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

#[test]
fn what_cannot_be_taken_stays_in_its_form_with_the_reason() {
    let Some(browser) = Browser::open(390, 844) else { return println!("{SKIPPED}") };
    let (home, port) = (Home::new(), free_port());
    home.ok("--journal journal.db pain 2 left hamstring");
    let served = Served::begin(&home, "journal.db", port);
    pair(&browser, &served);
    // More than a form may hold.
    browser.press("#pain > summary");
    browser.script("document.querySelector('#pain [name=note]').value = 'long '.repeat(300000)");
    browser.press("#pain button[value='4']");
    browser.until("document.querySelector('#pain [role=alert]')");
    assert!(browser.text().contains("That is more than a form may hold: nothing was stored."), "{}", browser.text());
    assert_eq!(
        browser.script("return [document.querySelector('#pain [name=note]').value.length, localStorage.length]"),
        serde_json::json!([1_500_000, 0])
    );
    browser.script("document.querySelector('#pain [name=note]').value = 'short'");
    browser.press("#pain button[value='4']");
    waits_for(&browser, "Stored");
    // A change of what was deleted meanwhile.
    browser.go(&format!("{}/entry/2", served.at()));
    browser.fill("[name=note]", " and more");
    home.ok("--journal journal.db rm 2");
    browser.press_named("Store the change");
    browser.until("document.querySelector('form [role=alert]')");
    assert!(browser.text().contains("There is no entry #2."), "{}", browser.text());
    assert_eq!(browser.script("return document.querySelector('main [name=note]').value"), "short and more");
    served.end();
}

#[test]
fn what_waits_is_named_by_its_form_and_says_until_when_it_is_kept() {
    let Some(browser) = Browser::open(390, 844) else { return println!("{SKIPPED}") };
    let (home, port) = (Home::new(), free_port());
    home.ok("--journal journal.db pain 2 left hamstring");
    let served = Served::begin(&home, "journal.db", port);
    pair(&browser, &served);
    // A form that came back, and then waits.
    browser.press("#run > summary");
    browser.fill("#run [name=distance]", "5");
    browser.fill("#run [name=at]", "neverday");
    browser.press("#run button.main");
    browser.until("document.querySelector('main > .refusal')");
    browser.script("document.querySelector('main [name=at]').value = '8am'");
    served.end();
    browser.press("main .card button.main");
    browser.until("document.querySelectorAll('#waiting li').length === 1");
    assert!(browser.text().contains("Run: 5 typed "), "{}", browser.text());
    let served = Served::begin(&home, "journal.db", port);
    browser.until("document.querySelector('#waiting a')");
    let told = "return document.querySelector('#waiting a').closest('p').textContent";
    assert_eq!(browser.script(told), "Stored now: Run: 5. Look at it, or undo");

    // Not paired any more: it waits, says until when, and once why.
    browser.go(served.at());
    home.ok("--journal journal.db serve --forget");
    browser.press("#pain > summary");
    browser.press("#pain button[value='6']");
    browser.until("document.querySelector('#waiting li')");
    let said = |browser: &Browser| browser.text().matches("his device is not paired").count();
    assert!(said(&browser) == 1 && browser.text().contains("until this device is paired again."), "{}", browser.text());
    browser.go(served.at());
    browser.until("document.querySelector('#waiting').innerText.includes('paired again')");
    assert!(said(&browser) == 1 && !browser.text().contains('`') && !browser.text().contains("Today"), "{}", browser.text());
    served.end();
    let served = Served::begin(&home, "journal.db", port);
    pair(&browser, &served);
    browser.until("document.querySelector('#waiting a')");
    assert_eq!(browser.script(told), "Stored now: Pain: 6. Look at it, or undo");
    served.end();
}
