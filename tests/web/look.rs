//! Every page in Chromium: narrow, enlarged, light and dark, for those who do not see it, and as pictures to look at.

use super::driver::{Browser, SKIPPED};
use super::sealed::Home;
use super::served::{Served, free_port, pair, waits_for};
use std::path::{Path, PathBuf};

/// What sticks out sideways, what is too small for a thumb, and what has no name.
const LOOK: &str = "
const wide = document.documentElement.scrollWidth - WIDTH, out = [];
for (const one of document.querySelectorAll('main button, main .button, main input:not([type=hidden]), main select, main textarea, nav a, summary')) {
  const box = (one.closest('.choice, .tick') || one).getBoundingClientRect();
  if (box.width && !one.matches('[type=range]') && (box.height < 43.5 || box.width < 43.5)) out.push(one.outerHTML.slice(0, 80) + ' ' + box.width + 'x' + box.height);
  if (!one.innerText && !one.labels?.length && !one.getAttribute('aria-label')) out.push('no name: ' + one.outerHTML.slice(0, 80));
}
if (wide > 0) for (const one of document.querySelectorAll('body *:not(.unseen)')) {
  if (one.clientWidth && one.scrollWidth > one.clientWidth) out.push('sticks out: ' + one.outerHTML.slice(0, 80));
}
for (const one of document.querySelectorAll('.picture img')) {
  if (!one.complete || !one.naturalWidth) out.push('not drawn: ' + one.currentSrc);
  if (one.getBoundingClientRect().right > innerWidth + 0.5) out.push('a picture sticks out: ' + one.currentSrc);
}
for (const one of document.querySelectorAll('.figures')) if (WIDTH < 400 && one.scrollWidth <= one.clientWidth) out.push('its columns are folded');
if (document.querySelectorAll('nav [aria-current]').length !== 1) out.push('the menu does not say where this is');
return [wide, out.join('; ')];";

/// Every page, with the name its picture is kept under.
const PAGES: [(&str, &str); 18] = [
    ("today", "/"),
    ("week", "/week"),
    ("question", "/week?question=how+far+did+I+run+this+month"),
    ("trend", "/trend"),
    ("effect", "/effect"),
    ("trial", "/trial"),
    ("calendar", "/calendar"),
    ("diary", "/diary"),
    ("not-understood", "/trend?period=neverever"),
    ("import", "/import"),
    ("report", "/report"),
    ("export", "/export"),
    ("settings", "/settings"),
    ("prescriptions", "/prescriptions"),
    ("injuries", "/injuries"),
    ("questions", "/questions"),
    ("more", "/more"),
    ("entry", "/entry/12"),
];

/// A journal of every length: none yet, one entry, a season; ten years where pictures are kept.
fn diaries(home: &Home) -> Vec<&'static str> {
    home.ok("demo season");
    home.ok("--journal one/journal.db pain 2 left hamstring");
    let mut all = vec!["empty", "one", "season"];
    if keeps_pictures() {
        let made = "import made; open('ten.jsonl', 'w').write('\\n'.join(made.diary(10)))";
        let python = std::process::Command::new("python3")
            .args(["-c", made])
            .current_dir(home.path("."))
            .env("PYTHONPATH", Path::new(env!("CARGO_MANIFEST_DIR")).join("benches"))
            .status();
        if python.is_ok_and(|status| status.success()) {
            home.ok("--journal ten/journal.db import ten.jsonl");
            all.push("ten");
        }
    }
    all
}

#[test]
fn every_page_can_be_seen_and_heard() {
    let Some(browser) = Browser::open(320, 700) else { return println!("{SKIPPED}") };
    let (home, axe) = (Home::new(), axe());
    if axe.is_none() {
        println!("skipped: GLIDELOG_AXE names no axe-core");
    }
    for diary in diaries(&home) {
        let served = Served::begin(&home, &format!("{diary}/journal.db"), free_port());
        browser.window(320, 700);
        pair(&browser, &served);
        for (name, path) in PAGES {
            // One entry changes the answers and the pictures alone.
            let differs = ["/", "/week", "/trend", "/effect", "/calendar"].contains(&path) || keeps_pictures();
            if (name == "entry" && diary != "season") || (diary == "one" && !differs) {
                continue;
            }
            browser.go(&format!("{}{path}", served.at()));
            // 320 wide; 195 and 640 wide, as a telephone and a window of 1280 enlarged to 200 %; a desk.
            let windows: &[(u32, u32)] =
                if diary == "season" { &[(320, 700), (195, 422), (640, 450), (1280, 900)] } else { &[(320, 700)] };
            for (width, height) in windows.iter().copied() {
                browser.window(width, height);
                browser.script("document.querySelectorAll('main details').forEach((one) => { one.open = true })");
                browser.until("[...document.images].every((one) => one.complete)");
                let found = browser.script(&LOOK.replace("WIDTH", &width.to_string()));
                assert_eq!((found[0].as_i64(), found[1].as_str()), (Some(0), Some("")), "{diary} {path} {width}");
            }
            browser.window(390, 844);
            if let Some(axe) = axe.as_ref().filter(|_| ["empty", "season"].contains(&diary)) {
                heard(&browser, axe, &format!("{diary} {path}"));
            }
            keep(&browser, diary, name);
        }
        if diary == "season" {
            refused(&browser, &served, axe.as_deref());
        }
        assert_eq!(browser.console(), Vec::<String>::new());
        served.end();
    }
    kept_for_the_readme(&browser);
}

/// A form that comes back is a page too.
fn refused(browser: &Browser, served: &Served, axe: Option<&str>) {
    browser.go(&format!("{}/", served.at()));
    browser.press("#run > summary");
    browser.fill("#run [name=distance]", "5");
    browser.fill("#run [name=time]", "2:00");
    browser.press("#run [name=worst][value='3']");
    browser.press("#run button.main");
    browser.until("document.querySelector('main .refusal')");
    let said = browser.text();
    assert!(said.contains("no one runs that") && !said.contains("--") && !said.contains("glidelog"), "{said}");
    assert_eq!(browser.script("return [document.querySelector('main [name=distance]').value, document.querySelector('main [name=worst]:checked').value]"), serde_json::json!(["5", "3"]));
    if let Some(axe) = axe {
        heard(browser, axe, "a refused form");
    }
    keep(browser, "season", "refused");
    // It answers with the status of a refusal, which the browser notes.
    browser.console();
    browser.press("main [name=yes]");
    browser.press("main .card button.main");
    waits_for(browser, "Stored");
    assert!(browser.text().contains("run 5 mi in 2:00") && browser.text().contains("3 at worst"), "{}", browser.text());
}

/// The rules of axe-core, where a copy of it is at hand.
fn axe() -> Option<String> {
    let file = std::env::var_os("GLIDELOG_AXE")?;
    Some(std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("GLIDELOG_AXE: {}: {error}", file.display())))
}

/// No rule is broken: all of them in light, those of contrast in the dark too.
fn heard(browser: &Browser, axe: &str, what: &str) {
    browser.script(&format!("{axe}\nwindow.axe = axe;"));
    for (scheme, rules) in [("light", "undefined"), ("dark", "{ runOnly: ['color-contrast'] }")] {
        browser.scheme(scheme);
        let run = format!(
            "axe.run(document, {{ resultTypes: ['violations'], ...({rules}) }}).then((all) => done(all.passes.length ? all.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html).join(' | ')) : ['no rule was looked at']), (error) => done([String(error)]))"
        );
        assert_eq!(browser.script_to_its_end(&run), serde_json::json!([]), "{what}, {scheme}");
    }
    browser.scheme("light");
}

fn keeps_pictures() -> bool {
    std::env::var_os("GLIDELOG_KEEP_PICTURES").is_some()
}

/// Pictures of a page to look at, in `target/tmp/page`: `GLIDELOG_KEEP_PICTURES=1`.
fn keep(browser: &Browser, diary: &str, name: &str) {
    if !keeps_pictures() {
        return;
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("page");
    std::fs::create_dir_all(&folder).unwrap();
    browser.script("document.querySelectorAll('main details').forEach((one) => { one.open = one.matches(':has(.figures)') })");
    for (form, width, height) in [("phone", 390, 844), ("narrow", 320, 700), ("desk", 1280, 900)] {
        for scheme in ["light", "dark"] {
            browser.window(width, height);
            browser.scheme(scheme);
            browser.script_to_its_end("requestAnimationFrame(() => setTimeout(() => Promise.all([...document.images].map((one) => one.decode())).then(done, done), 100))");
            std::fs::write(folder.join(format!("{diary}-{name}-{form}-{scheme}.png")), browser.whole_picture()).unwrap();
        }
    }
    browser.window(390, 844);
    browser.scheme("light");
}

/// The README's pictures of the page: a morning with its questions, and the week in the dark.
fn kept_for_the_readme(browser: &Browser) {
    if !keeps_pictures() {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/pictures");
    let mut home = Home::new();
    home.ok("demo season");
    home.at("2026-11-25T07:10:00-05:00");
    let served = Served::begin(&home, "season/journal.db", free_port());
    browser.window(390, 844);
    pair(browser, &served);
    for (name, path, scheme) in [("page-today", "/", "light"), ("page-week", "/week", "dark")] {
        browser.scheme(scheme);
        browser.go(&format!("{}{path}", served.at()));
        std::fs::write(folder.join(format!("{name}.png")), browser.picture()).unwrap();
    }
}
