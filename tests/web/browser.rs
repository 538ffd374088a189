//! The page in Chromium: a day with the telephone, the program stopped while typing, every page narrow and by keyboard.

use super::driver::{Browser, SKIPPED};
use super::sealed::Home;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

/// The program that serves, ended by SIGTERM when it is dropped.
struct Served {
    program: Child,
    link: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Served {
    fn begin(home: &Home, journal: &str, port: u16) -> Served {
        let words = ["--journal", journal, "serve", "--port", &port.to_string()].map(str::to_owned);
        let mut program = home.command(&words).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let link = line.trim().rsplit(' ').next().unwrap().to_owned();
        assert!(link.starts_with("http://localhost:"), "{line}");
        Served { program, link }
    }

    fn at(&self) -> &str {
        self.link.split("/pair").next().unwrap()
    }

    /// Asks it to end, and waits until it has.
    fn end(mut self) {
        let id = self.program.id().to_string();
        assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        assert!(self.program.wait().unwrap().success(), "SIGTERM is a quiet end");
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn pair(browser: &Browser, served: &Served) {
    browser.go(&served.link);
    browser.press("button.main");
    browser.until("document.title.startsWith('Today')");
}

fn waits_for(browser: &Browser, title: &str) {
    browser.until(&format!("document.title.startsWith('{title}')"));
}

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
    let Some(browser) = Browser::open(390, 844) else { return println!("{SKIPPED}") };
    let (home, port) = (Home::new(), free_port());
    let served = Served::begin(&home, "journal.db", port);
    pair(&browser, &served);

    // The morning's pain with one touch, then undone, then said again.
    browser.press("button[name=score][value='2']");
    waits_for(&browser, "Stored");
    assert!(browser.text().contains("pain 2"));
    browser.press_named("Undo");
    waits_for(&browser, "Taken back");
    browser.press_named("Do it again");
    waits_for(&browser, "Done");
    browser.press_named("Undo");
    waits_for(&browser, "Taken back");
    today(&browser, "run");
    for (field, text) in [("distance", "8"), ("time", "44:10"), ("site", "left hamstring"), ("note", "<b>hill</b>")] {
        browser.fill(&format!("#run [name={field}]"), text);
    }
    for (field, score) in [("effort", "5"), ("before", "1"), ("worst", "3"), ("after", "2")] {
        browser.press(&format!("#run [name={field}][value='{score}']"));
    }
    browser.press("#run button.main");
    waits_for(&browser, "Stored");
    assert!(browser.text().contains("run 8 km in 44:10") && browser.text().contains("1/3/2"), "{}", browser.text());
    assert!(browser.text().contains("<b>hill</b>"));

    // A glide by the timer: two sets of two holds of a second.
    today(&browser, "glide");
    for (field, text) in [("words", "sciatic slider seated left"), ("sets", "2"), ("reps", "2"), ("hold", "1")] {
        browser.fill(&format!("#glide [name={field}]"), text);
    }
    browser.press("#glide [data-do=start]");
    browser.until("!document.querySelector('[data-do=next]').hidden");
    browser.press("#glide [data-do=next]");
    waits_for(&browser, "Stored");
    assert!(browser.text().contains("2x2") && browser.text().contains("hold 1s"), "{}", browser.text());

    // The week is asked, an entry changed, the report kept.
    browser.go(&format!("{}/week", served.at()));
    browser.fill("[name=question]", "how far did I run this week");
    browser.press("main form button");
    browser.until("document.querySelector('pre')");
    assert!(browser.text().contains("8.0 km"), "{}", browser.text());
    browser.go(&format!("{}/diary", served.at()));
    browser.press("ul.entries a[href^='/entry/2']");
    waits_for(&browser, "Entry");
    browser.press("[name=pain_worst][value='4']");
    browser.press_named("Store the change");
    waits_for(&browser, "Stored");
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
    waits_for(&browser, "Stored");
    assert!(browser.text().contains("1 new"));

    // A coin, which is said after it is said how it feels.
    browser.go(&format!("{}/trial", served.at()));
    browser.press_named("Begin");
    waits_for(&browser, "Stored");
    browser.go(served.at());
    assert!(!browser.text().contains("Run 1 of 24"));

    // The program is stopped while typing: what was said is kept, and sent once when it is back.
    let before = home.json("--journal journal.db list all")["entries"].as_array().unwrap().len();
    browser.press("#pain > summary");
    browser.fill("#pain [name=note]", "typed while it was away");
    served.end();
    browser.press("#pain button[value='6']");
    browser.until("!document.querySelector('#waiting').hidden");
    assert!(browser.text().contains("One entry is kept in this browser"), "{}", browser.text());
    assert!(browser.console().iter().all(|line| line.contains("ERR_CONNECTION_REFUSED")), "only that nobody answered");
    let served = Served::begin(&home, "journal.db", port);
    browser.until("document.querySelector('#waiting').innerText.includes('Stored now')");
    let after = home.json("--journal journal.db list all")["entries"].as_array().unwrap().clone();
    assert_eq!(after.len(), before + 1);
    assert_eq!(after.iter().filter(|entry| entry["note"] == "typed while it was away").count(), 1);
    assert_eq!(browser.console(), Vec::<String>::new());
    let elsewhere: Vec<String> =
        browser.asked_for().into_iter().filter(|at| !at.starts_with(served.at()) && !at.starts_with("data:")).collect();
    assert_eq!(elsewhere, Vec::<String>::new());
    served.end();
}

/// What sticks out sideways, what is too small for a thumb, and what has no name.
const LOOK: &str = "
const wide = document.documentElement.scrollWidth, out = [];
for (const one of document.querySelectorAll('main button, main .button, main input:not([type=hidden]), main select, main textarea, nav a, summary')) {
  const box = (one.closest('.choice, .tick') || one).getBoundingClientRect();
  if (box.width && !one.matches('[type=range]') && (box.height < 43.5 || box.width < 43.5)) out.push(one.outerHTML.slice(0, 80) + ' ' + box.width + 'x' + box.height);
  if (!one.innerText && !one.labels?.length && !one.getAttribute('aria-label')) out.push('no name: ' + one.outerHTML.slice(0, 80));
}
return [wide, out.join('; ')];";

const PAGES: [&str; 14] = [
    "/",
    "/week",
    "/week?question=how+far+did+I+run+this+month",
    "/trend",
    "/effect",
    "/trial",
    "/calendar",
    "/diary",
    "/entry/12",
    "/import",
    "/report",
    "/export",
    "/settings",
    "/more",
];

#[test]
fn every_page_is_narrow_enough_named_and_quiet() {
    let Some(browser) = Browser::open(320, 640) else { return println!("{SKIPPED}") };
    let home = Home::new();
    home.ok("demo season");
    let served = Served::begin(&home, "season/journal.db", free_port());
    pair(&browser, &served);
    for path in PAGES {
        browser.go(&format!("{}{path}", served.at()));
        browser.script("document.querySelectorAll('main details.card').forEach((one) => { one.open = true })");
        let found = browser.script(LOOK);
        assert_eq!((found[0].as_i64(), found[1].as_str()), (Some(320), Some("")), "{path}");
    }
    assert_eq!(browser.console(), Vec::<String>::new());
    keyboard_alone(&browser, &served);
    keep_pictures(&browser, &served);
    served.end();
}

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const RIGHT: &str = "\u{e014}";
const LEFT: &str = "\u{e012}";

/// A pain score and the value of a day, without a pointer.
fn keyboard_alone(browser: &Browser, served: &Served) {
    browser.go(&format!("{}/", served.at()));
    browser.keys(&[TAB, ENTER]);
    browser.until("document.activeElement.id === 'main'");
    browser.script("document.querySelector('#pain > summary').focus()");
    browser.keys(&[ENTER, TAB, TAB, RIGHT, LEFT, TAB, TAB, TAB, TAB, ENTER]);
    waits_for(browser, "Stored");
    assert!(browser.text().contains("pain 1"), "{}", browser.text());
    browser.go(&format!("{}/week", served.at()));
    browser.script("document.querySelector('.reader input').focus()");
    browser.keys(&[LEFT]);
    assert!(browser.script("return document.querySelector('.reader output').textContent").as_str().unwrap().contains(" 2026 "));
    browser.script("document.querySelector('.picture img').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, clientX: 40, clientY: 40 }))");
    assert_eq!(browser.script("return document.querySelector('.cursor').hidden"), false);
}

/// The README's pictures of the page, kept when they are asked for: `GLIDELOG_KEEP_PICTURES=1`.
fn keep_pictures(browser: &Browser, served: &Served) {
    if std::env::var_os("GLIDELOG_KEEP_PICTURES").is_none() {
        return;
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/pictures");
    for (name, path, scheme) in [("page-today", "/", "light"), ("page-week", "/week", "dark")] {
        browser.scheme(scheme);
        browser.go(&format!("{}{path}", served.at()));
        std::fs::write(folder.join(format!("{name}.png")), browser.picture()).unwrap();
    }
}
