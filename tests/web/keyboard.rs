//! The page without a pointer: Tab, Enter, Space and the arrows alone.

use super::driver::{Browser, SKIPPED};
use super::sealed::Home;
use super::served::{Served, free_port, pair, waits_for};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const SPACE: &str = " ";
const RIGHT: &str = "\u{e014}";
const LEFT: &str = "\u{e012}";
/// How often Tab is pressed until the focus is where a selector says, by the order of the page; of a group of radios one is
/// a stop.
const STEPS: &str = "
const radio = (one) => { const all = [...document.getElementsByName(one.name)].filter((other) => other.form === one.form);
  return (all.find((other) => other.checked) || all[0]) === one; };
const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')];
const stops = all.filter((one) => one.tabIndex >= 0 && one.checkVisibility() && (one.type !== 'radio' || radio(one)));
const here = document.activeElement, after = stops.filter((one) => here === document.body || here.compareDocumentPosition(one) & 4);
return after.findIndex((one) => one.matches(SELECTOR)) + 1;";

/// Goes on by Tab until the focus is on what a selector names, and sees it.
fn tab_to(browser: &Browser, selector: &str) {
    let steps = browser.script(&STEPS.replace("SELECTOR", &format!("{selector:?}"))).as_u64().unwrap();
    assert!(steps > 0, "{selector} does not come: {}", browser.text());
    browser.keys(&vec![TAB; steps as usize]);
    let seen = format!(
        "const here = document.activeElement, box = here.getBoundingClientRect(), nav = document.querySelector('nav').getBoundingClientRect();
         return [here.matches({selector:?}), here.closest('nav') !== null || box.bottom <= nav.top + 1 || box.top >= nav.bottom - 1]"
    );
    assert_eq!(browser.script(&seen), serde_json::json!([true, true]), "{selector}: reached, and not under the menu");
}

fn typed(browser: &Browser, selector: &str, text: &str) {
    tab_to(browser, selector);
    browser.keys(&text.chars().map(String::from).collect::<Vec<_>>().iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn the_keyboard_alone_keeps_the_diary() {
    let Some(browser) = Browser::open(390, 844) else { return println!("{SKIPPED}") };
    let home = Home::new();
    home.ok("demo season");
    let served = Served::begin(&home, "season/journal.db", free_port());
    pair(&browser, &served);

    // Past the menu in one step.
    browser.keys(&[TAB, ENTER]);
    browser.until("document.activeElement.id === 'main'");
    // A run: its scores by the arrows.
    tab_to(&browser, "#run > summary");
    browser.keys(&[ENTER]);
    typed(&browser, "#run [name=distance]", "5");
    typed(&browser, "#run [name=time]", "30");
    tab_to(&browser, "#run [name=effort]");
    browser.keys(&[RIGHT, RIGHT, RIGHT]);
    tab_to(&browser, "#run [name=treadmill]");
    browser.keys(&[SPACE]);
    tab_to(&browser, "#run button.main");
    browser.keys(&[ENTER]);
    waits_for(&browser, "Stored");
    let said = browser.text();
    assert!(said.contains("30:00") && said.contains("effort 2") && said.contains("treadmill"), "{said}");
    // Changed, and the change taken back.
    tab_to(&browser, "main a[href^='/entry/']");
    browser.keys(&[ENTER]);
    waits_for(&browser, "Entry");
    tab_to(&browser, "[name=effort]");
    browser.keys(&[RIGHT]);
    tab_to(&browser, "main button.main");
    browser.keys(&[ENTER]);
    waits_for(&browser, "Stored");
    assert!(browser.text().contains("effort 3"), "{}", browser.text());
    tab_to(&browser, "form[action='/undo'] button");
    browser.keys(&[SPACE]);
    waits_for(&browser, "Taken back");
    // A session and a score.
    tab_to(&browser, "main a.main");
    browser.keys(&[ENTER]);
    waits_for(&browser, "Today");
    tab_to(&browser, "#glide > summary");
    browser.keys(&[SPACE]);
    tab_to(&browser, "#glide button.main");
    browser.keys(&[ENTER]);
    waits_for(&browser, "Stored");
    assert!(browser.text().contains("the same as"), "{}", browser.text());
    browser.go(served.at());
    tab_to(&browser, "#pain > summary");
    browser.keys(&[ENTER]);
    tab_to(&browser, "#pain button[value='3']");
    browser.keys(&[SPACE]);
    waits_for(&browser, "Stored");
    assert!(browser.text().contains("pain 3"), "{}", browser.text());
    values(&browser, &served, &home);
    served.end();
}

/// The values of each picture by the arrows, and under a finger; the place of a picture on its page, and words of its values.
fn values(browser: &Browser, served: &Served, home: &Home) {
    home.ok("--journal season/journal.db trial start \"pelvic correction\" --pairs 6");
    home.ok("--journal season/journal.db flip 2 --another");
    let pictures = [
        ("/week", 0, " 2026 "),
        ("/trend", 0, " 2026 "),
        ("/trend", 1, "Each run"),
        ("/calendar", 0, " 2026 "),
        ("/effect", 0, "Difference"),
        ("/effect", 1, "Repetitions"),
        ("/trial", 0, "Throw 1"),
    ];
    for (path, place, said) in pictures {
        browser.go(&format!("{}{path}", served.at()));
        (0..=place).for_each(|_| tab_to(browser, ".reader input"));
        browser.keys(&[LEFT, RIGHT]);
        let figure = format!("document.querySelectorAll('figure')[{place}]");
        let value = browser.script(&format!("return {figure}.querySelector('output').textContent"));
        assert!(value.as_str().unwrap().contains(said), "{path}: {value}");
        let touched = browser.script(&format!(
            "const figure = {figure}, image = figure.querySelector('img'), box = image.getBoundingClientRect();
             image.dispatchEvent(new PointerEvent('pointerdown', {{ bubbles: true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 4 }}));
             const cursor = figure.querySelector('.cursor').getBoundingClientRect();
             return [figure.querySelector('output').textContent, cursor.width > 0 && cursor.left >= box.left - 12 && cursor.right <= box.right + 12]"
        ));
        assert!((touched[0] != value || path == "/trial") && touched[1] == true, "{path}: {touched}");
    }
}
