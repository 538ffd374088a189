//! The page for the therapist in a real browser: it opens quietly, asks for nothing, prints on one sheet, fits a telephone.
//!
//! Runs where Chromium is found, and says so where it is not.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

#[path = "cli/sealed.rs"]
#[expect(dead_code, reason = "this test needs a part of it")]
mod sealed;

use sealed::Home;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const SKIPPED: &str = "skipped: Chromium is not installed";

/// The browser, if there is one.
fn chromium() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&folders).flat_map(|folder| names.map(|name| folder.join(name))).find(|path| path.is_file())
}

/// Opens a page without a window, as a person of its own, with every connection going to `proxy`.
fn open(browser: &Path, proxy: u16, options: &[&str], page: &Path) -> Output {
    let person = tempfile::tempdir().unwrap();
    let quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
    let quieter = ["--disable-component-update", "--disable-sync", "--disable-default-apps", "--hide-scrollbars"];
    let mut command = Command::new(browser);
    command.args(quiet).args(quieter).args(options);
    command.arg(format!("--user-data-dir={}", person.path().display())).arg(format!("--proxy-server=127.0.0.1:{proxy}"));
    command.arg(format!("file://{}", page.display())).output().unwrap()
}

/// Eight weeks of a demo's journal, with prescriptions, questions, scales and zones beside it.
fn report(home: &Home, journal: &str) -> PathBuf {
    for line in [
        "prescribe glide sciatic 2x10 daily --from 2026-09-01",
        "prescribe glide sciatic 2x15 twice a day --from 2026-10-20",
        "prescribe \"pelvic correction\" 3x a week --from 2026-10-01 --to \"in 6 weeks\"",
        "note \"ask whether hills are all right again\" --for-visit",
        "note \"ask about sitting at work: the pain comes after an hour, mostly on the left, and goes when I stand\" --for-visit",
        "note \"ask about the shoes\" --for-visit",
        "set zones 2/5",
        "rate psfs \"sitting 1 h\" 4 --at 2026-10-01",
        "rate psfs \"sitting 1 h\" 6",
        "rate psfs \"running 10 km\" 5",
        "rate visa-h 62 --at 2026-11-01",
        "rate lefs 61",
        "rate ostrc 20",
    ] {
        home.ok(&format!("--journal season/{journal} {line}"));
    }
    home.ok(&format!("--journal season/{journal} report --for \"Dr. Kim\" -o {journal}.html"));
    home.path(&format!("{journal}.html"))
}

/// The page with something changed in it, beside it.
fn changed(page: &Path, name: &str, change: impl Fn(String) -> String) -> PathBuf {
    let path = page.with_file_name(name);
    std::fs::write(&path, change(std::fs::read_to_string(page).unwrap())).unwrap();
    path
}

fn without_policy(html: &str) -> String {
    let (before, rest) = html.split_once("<meta http-equiv=\"Content-Security-Policy\"").unwrap();
    format!("{before}{}", rest.split_once('>').unwrap().1)
}

/// Where the browser goes by itself, whatever it shows.
const ITS_OWN: [&str; 4] = ["google.com", "gstatic.com", "googleapis.com", "gvt1.com"];

/// Takes connections until one says nothing, and gives back what each asked for first.
fn asked_for(proxy: TcpListener) -> Vec<String> {
    let lines = proxy.incoming().map(|stream| {
        let mut line = String::new();
        let _ = BufReader::new(stream.unwrap()).read_line(&mut line);
        line.trim().to_owned()
    });
    lines.take_while(|line| !line.is_empty()).filter(|line| !ITS_OWN.iter().any(|host| line.contains(host))).collect()
}

/// What the browser wrote to its console, and what was asked for from outside.
fn heard(browser: &Path, page: &Path) -> (String, Vec<String>) {
    let proxy = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = proxy.local_addr().unwrap();
    let ear = std::thread::spawn(move || asked_for(proxy));
    let loud = ["--enable-logging=stderr", "--v=0", "--virtual-time-budget=2000", "--dump-dom"];
    let output = open(browser, at.port(), &loud, page);
    drop(TcpStream::connect(at).unwrap());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(String::from_utf8_lossy(&output.stdout).contains("</main>"), "{said}");
    let console = said.lines().filter(|line| line.contains("CONSOLE")).collect::<Vec<_>>().join("\n");
    (console, ear.join().unwrap())
}

#[test]
fn the_page_opens_quietly_and_asks_for_nothing() {
    let Some(browser) = chromium() else { return println!("{SKIPPED}") };
    let home = Home::new();
    home.ok("demo season");
    let page = report(&home, "journal.db");
    assert_eq!(heard(&browser, &page), (String::new(), Vec::new()));
    // The ear is good: what the policy forbids is told on the console, and without the policy it is asked for.
    let intruder = "<script>console.log('a script ran')</script><img src=\"http://192.0.2.1/x.png\" alt=\"\"></main>";
    let intruded = changed(&page, "intruded.html", |html| html.replace("</main>", intruder));
    let (console, asked) = heard(&browser, &intruded);
    assert!(console.contains("Content Security Policy") && !console.contains("a script ran"), "{console}");
    assert_eq!(asked, Vec::<String>::new());
    let open_to_all = changed(&intruded, "open.html", |html| without_policy(&html));
    let (console, asked) = heard(&browser, &open_to_all);
    assert!(console.contains("a script ran"), "{console}");
    assert!(asked.iter().any(|line| line.contains("http://192.0.2.1/x.png")), "{asked:?}");
}

/// The sheets of a print, and the sheet that the table of days begins on, counted from 1.
fn printed(browser: &Path, page: &Path, paper: &str) -> (usize, usize) {
    // The command line cannot name a paper, so a style does; the policy would rightly refuse it.
    let name = format!("{}-{paper}", page.file_stem().unwrap().display());
    let sized = changed(page, &format!("{name}.html"), |html| {
        without_policy(&html).replace("</style>", &format!("@page {{ size: {paper} }}</style>"))
    });
    let file = page.with_file_name(format!("{name}.pdf"));
    open(browser, 9, &["--no-pdf-header-footer", &format!("--print-to-pdf={}", file.display())], &sized);
    let pdf = String::from_utf8_lossy(&std::fs::read(&file).unwrap()).into_owned();
    let sheets: Vec<&str> = pdf
        .split("/Type /Pages")
        .nth(1)
        .and_then(|rest| rest.split_once("/Kids [")?.1.split_once(']'))
        .map(|(kids, _)| kids.split(" R").map(str::trim).filter(|kid| !kid.is_empty()).collect())
        .unwrap();
    let aim = pdf.split("/days [").nth(1).and_then(|rest| rest.split_once(" R")).unwrap().0;
    (sheets.len(), sheets.iter().position(|sheet| *sheet == aim).unwrap() + 1)
}

#[test]
fn the_summary_of_eight_weeks_prints_on_one_sheet() {
    let Some(browser) = chromium() else { return println!("{SKIPPED}") };
    let home = Home::new();
    home.ok("demo season");
    let pages = ["journal.db", "coin.db"].map(|journal| report(&home, journal));
    let all = pages.iter().flat_map(|page| ["A4", "letter"].map(|paper| (page, paper)));
    std::thread::scope(|scope| {
        for (page, paper) in all {
            let browser = &browser;
            scope.spawn(move || {
                let (sheets, table) = printed(browser, page, paper);
                assert_eq!(table, 2, "{} on {paper}: the table begins on the second sheet", page.display());
                assert!((3..=5).contains(&sheets), "{} on {paper}: {sheets}", page.display());
            });
        }
    });
}

/// Measures the page in a frame of a telephone's width: how far it reaches, and what sticks out of it.
const MEASURE: &str = "<!DOCTYPE html><iframe style=\"width:320px;height:900px;border:0\"></iframe><pre id=\"found\"></pre><script>
const frame = document.querySelector('iframe');
frame.onload = () => {
  const page = frame.contentDocument, out = [];
  for (const one of page.body.querySelectorAll('*')) {
    if (!one.closest('.table') && !one.closest('svg') && one.getBoundingClientRect().right > 320.5) out.push(one.tagName + ' ' + one.textContent.slice(0, 40));
  }
  const small = [...page.querySelectorAll('p, dd, dt, td, th, li')].filter(one => parseFloat(getComputedStyle(one).fontSize) < 13).length;
  document.querySelector('#found').textContent = 'width ' + page.documentElement.scrollWidth + '; sticks out: ' + out.join(', ') + '; small: ' + small;
};
frame.srcdoc = PAGE;
</script>";

#[test]
fn the_page_fits_a_telephone() {
    let Some(browser) = chromium() else { return println!("{SKIPPED}") };
    let home = Home::new();
    home.ok("demo season");
    let page = report(&home, "journal.db");
    let measured = |html: &str, name: &str| {
        let quoted = serde_json::Value::from(html).to_string().replace("</", "<\\/");
        let harness = home.path(name);
        std::fs::write(&harness, MEASURE.replace("PAGE", &quoted)).unwrap();
        let output = open(&browser, 9, &["--virtual-time-budget=2000", "--dump-dom"], &harness);
        let dom = String::from_utf8_lossy(&output.stdout).into_owned();
        dom.split("<pre id=\"found\">").nth(1).and_then(|rest| rest.split("</pre>").next()).unwrap().to_owned()
    };
    let html = std::fs::read_to_string(&page).unwrap();
    assert_eq!(measured(&html, "narrow.html"), "width 320; sticks out: ; small: 0");
    let broken = without_policy(&html).replace("</style>", "main p { width: 500px }</style>");
    assert!(measured(&broken, "broken.html").contains("sticks out: P "), "the rule can be broken");
}
