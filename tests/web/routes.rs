//! The page without a socket: every address, the walls, what is sent twice, what is hostile.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use chrono::{DateTime, Utc};
use glidelog::diary::{self, Context};
use glidelog::domain::{Entry, Kind, Zone};
use glidelog::store::Journal;
use glidelog::web::{App, Event, Keeper, Sessions, router};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, mpsc};
use tower::ServiceExt;
use uuid::Uuid;

const HERE: &str = "localhost:7380";

/// A page on a diary of its own, on Tuesday 24 November 2026, 09:30 in New York.
pub(super) struct Page {
    folder: tempfile::TempDir,
    journal: PathBuf,
    router: Router,
    app: Arc<App>,
    told: Mutex<mpsc::Receiver<Event>>,
    cookie: String,
    runtime: tokio::runtime::Runtime,
}

pub(super) struct Got {
    pub(super) status: StatusCode,
    headers: HeaderMap,
    pub(super) text: String,
}

impl Got {
    pub(super) fn to(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |place| place.to_str().unwrap())
    }
}

fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-11-24T09:30:00-05:00").unwrap().to_utc()
}

fn zone() -> Zone {
    "America/New_York".parse().unwrap()
}

fn context() -> Context {
    Context { now: now(), zone: zone(), who: "mo".into() }
}

impl Page {
    /// An empty diary, and a device that is paired.
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path().join("journal.db");
        let (tell, told) = mpsc::channel();
        let keeper = Keeper { journal: journal.clone(), who: "mo".into(), zone: zone(), clock: Arc::new(now) };
        let hosts = [HERE, "127.0.0.1:7380", "[::1]:7380", "192.168.1.20:7380"].map(str::to_owned).to_vec();
        let app = Arc::new(App::new(keeper, hosts, false, tell).unwrap());
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let page =
            Page { journal, folder, router: router(app.clone()), app, told: Mutex::new(told), cookie: String::new(), runtime };
        page.paired()
    }

    /// Pairs this device by the link of the terminal.
    fn paired(mut self) -> Self {
        let link = self.app.link();
        let got = self.ask(self.form("/pair", &[("key", link.split("key=").nth(1).unwrap())]));
        let cookie = got.headers[header::SET_COOKIE].to_str().unwrap();
        self.cookie = cookie.split(';').next().unwrap().to_owned();
        assert!(matches!(self.told(), Some(Event::LetIn(_))));
        self
    }

    pub(super) fn with_a_season() -> Self {
        let page = Page::new();
        let mut journal = Journal::open_or_create(&page.journal).unwrap();
        diary::make_season(&mut journal, &context(), 7).unwrap();
        page
    }

    fn ask(&self, request: Request<Body>) -> Got {
        let answer = self.router.clone().oneshot(request);
        self.runtime.block_on(async {
            let (parts, body) = answer.await.unwrap().into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            Got { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
        })
    }

    fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        Request::builder().method(method).uri(path).header(header::HOST, HERE).header(header::COOKIE, &self.cookie)
    }

    pub(super) fn get(&self, path: &str) -> Got {
        self.ask(self.request(Method::GET, path).body(Body::empty()).unwrap())
    }

    fn form(&self, path: &str, fields: &[(&str, &str)]) -> Request<Body> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.request(Method::POST, path)
            .header(header::ORIGIN, format!("http://{HERE}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap()
    }

    pub(super) fn post_as(&self, once: Uuid, path: &str, fields: &[(&str, &str)]) -> Got {
        let id = once.to_string();
        let all: Vec<(&str, &str)> = fields.iter().copied().chain([("once", id.as_str())]).collect();
        self.ask(self.form(path, &all))
    }

    /// Sends a form once, and gives back what its confirmation says.
    pub(super) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Got {
        self.post_as(id(), path, fields)
    }

    pub(super) fn stored(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let got = self.post(path, fields);
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{path} {fields:?}: {}", got.text);
        let done = self.get(got.to()).text;
        let said = words_of(done.split("<main").nth(1).unwrap());
        assert!(!said.contains("glidelog ") && !said.contains("--"), "{path}: only a terminal does that: {said}");
        done
    }

    fn told(&self) -> Option<Event> {
        self.told.lock().unwrap().try_recv().ok()
    }

    pub(super) fn entries(&self) -> Vec<Entry> {
        diary::read(&self.journal).unwrap().map_or(Vec::new(), |journal| journal.view().all_entries().unwrap())
    }
}

pub(super) fn id() -> Uuid {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).unwrap();
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// Every page that is looked at.
const PAGES: [&str; 22] = [
    "/",
    "/?later=glide",
    "/week",
    "/week?period=last+week",
    "/week?question=how+far+did+I+run+this+month",
    "/week?question=does+gliding+help",
    "/trend",
    "/trend?period=last+month",
    "/effect",
    "/trial",
    "/calendar",
    "/diary",
    "/diary?period=all&kind=run&from=100",
    "/import",
    "/report",
    "/export",
    "/settings",
    "/prescriptions",
    "/injuries",
    "/questions",
    "/more",
    "/pair",
];

#[test]
fn every_page_answers_with_and_without_a_diary() {
    for page in [Page::new(), Page::with_a_season()] {
        for path in PAGES {
            let got = page.get(path);
            assert_eq!(got.status, StatusCode::OK, "{path}: {}", got.text);
            assert_eq!(got.text.matches("<h1>").count(), 1, "{path}");
            assert!(got.text.contains("<main id=\"main\"") && got.text.contains("<html lang=\"en\">"), "{path}");
            assert!(!got.text.contains("style=\"") && !got.text.contains(" onclick"), "{path}: the policy forbids it");
            assert!(got.text.len() < 60_000, "{path}: {} bytes", got.text.len());
            let policy = got.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
            assert_eq!(got.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
            assert_eq!(got.headers[header::REFERRER_POLICY], "no-referrer");
            assert_eq!(got.headers[header::CACHE_CONTROL], "no-store");
            let words = format!(" {} ", words_of(&got.text).to_lowercase());
            assert!(!words.contains(" --") || ["/settings", "/pair"].contains(&path), "{path}: an option of a terminal");
            let inside = words_of(got.text.split("<main").nth(1).unwrap());
            assert!(!inside.contains("glidelog ") || ["/settings", "/pair"].contains(&path), "{path}: a command: {inside}");
            for never in NEVER {
                assert!(!words.contains(&format!(" {never} ")), "{path}: {never}");
            }
        }
        assert_eq!(page.told(), None);
    }
}

/// Words that claim or advise.
const NEVER: [&str; 10] =
    ["works", "proves", "causes", "heals", "treats", "cures", "effective", "significant", "you should", "you must"];

/// The words between the tags.
pub(super) fn words_of(html: &str) -> String {
    html.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words).collect::<Vec<_>>().join(" ")
}

#[test]
fn looking_makes_no_journal() {
    let page = Page::new();
    for path in PAGES {
        page.get(path);
    }
    assert!(!page.journal.exists());
    assert_eq!(page.post("/run", &[("distance", "far")]).status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!page.journal.exists(), "what is refused makes no journal");
}

#[test]
fn pictures_and_files_are_served_as_what_they_are() {
    let page = Page::with_a_season();
    for name in ["week", "trend", "calendar", "mileage", "effect", "dose"] {
        let (light, dark) = (page.get(&format!("/chart/{name}.svg")), page.get(&format!("/chart/{name}.svg?dark=1")));
        assert_eq!((light.status, light.headers[header::CONTENT_TYPE].to_str().unwrap()), (StatusCode::OK, "image/svg+xml"));
        assert!(light.text.starts_with("<svg") && light.text != dark.text);
    }
    assert_eq!(page.get("/chart/trial.svg").status, StatusCode::UNPROCESSABLE_ENTITY);
    let report = page.get("/report.html?weeks=4&for=Dr.+Kim");
    assert!(
        report.text.contains("Dr. Kim")
            && report.headers[header::CONTENT_DISPOSITION] == "attachment; filename=\"report.html\""
    );
    let export = page.get("/export?format=jsonl");
    assert_eq!(export.text, diary::export(&Journal::open(&page.journal).unwrap().view()).unwrap());
    assert!(page.get("/export?kind=run").text.contains("distance"));
    let all = page.get("/export").text;
    for file in all.split('"').filter(|part| part.starts_with("/export?kind=")) {
        let table = page.get(file);
        assert!(table.status == StatusCode::OK && table.text.lines().next().unwrap().contains(','), "{file}: {}", table.text);
    }
    let html = page.get("/").text;
    let assets: Vec<&str> = html.split('"').filter(|part| part.starts_with("/assets/")).collect();
    assert_eq!(assets.len(), 3);
    for at in assets {
        let got = page.get(at);
        assert!(got.status == StatusCode::OK && got.headers[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    }
    assert_eq!(page.get("/assets/00000000.css").status, StatusCode::NOT_FOUND);
}

#[test]
fn a_run_a_glide_a_pain_a_treatment_and_the_week_are_stored_as_the_command_line_stores_them() {
    let page = Page::new();
    let said = page.stored(
        "/run",
        &[
            ("distance", "5.2"),
            ("time", "44:10"),
            ("effort", "4"),
            ("before", "1"),
            ("worst", "3"),
            ("after", ""),
            ("site", "left hamstring"),
            ("treadmill", "on"),
            ("note", "easy #hills"),
        ],
    );
    assert!(
        said.contains("run 5.2 km in 44:10") && said.contains("pain left hamstring 1/3/-") && said.contains("treadmill"),
        "{said}"
    );
    assert!(page.stored("/pain", &[("score", "2"), ("moment", "morning")]).contains("pain 2"));
    assert!(
        page.stored(
            "/glide",
            &[("words", "sciatic slider seated left"), ("sets", "2"), ("reps", "15"), ("hold", "2"), ("minutes", "6")]
        )
        .contains("2x15")
    );
    assert!(page.stored("/glide", &[]).contains("the same as"));
    assert!(page.stored("/skip", &[("reason", "hotel")]).contains("skipped"));
    assert!(page.stored("/treat", &[("what", "pelvic correction"), ("status", "done")]).contains("pelvic correction"));
    assert!(page.stored("/treat", &[("what", "pelvic correction"), ("status", "skipped")]).contains("skipped"));
    assert!(page.stored("/rate", &[("words", "3")]).contains("a little better"));
    assert!(page.stored("/settings", &[("key", "units"), ("value", "mi")]).contains("mi"));
    let kinds: Vec<Kind> = page.entries().iter().map(Entry::kind).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == Kind::Glide).count(), 3);
    assert_eq!(kinds.len(), 9);
    let today = page.get("/").text;
    assert!(today.contains("3.23 mi in 44:10") && !today.contains("The week in your own word"), "{today}");
}

#[test]
fn what_today_misses_is_answered_with_one_touch() {
    let page = Page::new();
    page.stored("/run", &[("distance", "5"), ("site", "left hamstring"), ("at", "yesterday 6pm")]);
    let today = page.get("/").text;
    assert!(!today.contains("before/worst/after"), "its buttons say which: {today}");
    for question in ["Pain this morning", "Pain on #1", "Effort of #1", "The week in your own word"] {
        assert!(today.contains(question), "{question}: {today}");
    }
    page.stored("/run-pain", &[("id", "1"), ("before", "1"), ("worst", "4"), ("after", "2")]);
    page.stored("/run-pain", &[("id", "1"), ("effort", "6")]);
    let run = page.entries()[0].clone();
    assert_eq!(run.run().unwrap().effort.unwrap().get(), 6);
    assert_eq!(run.run().unwrap().pain.len(), 3);
    assert!(!page.get("/").text.contains("of #1"));
}

#[test]
fn an_entry_is_changed_moved_deleted_and_brought_back() {
    let page = Page::new();
    page.stored(
        "/run",
        &[("distance", "5"), ("effort", "4"), ("worst", "3"), ("site", "knee"), ("note", "one\r\ntwo"), ("at", "7am")],
    );
    let before = page.entries();
    let was = ("was", "note=one%0Atwo&effort=4&pain_worst=3");
    let same = [("effort", "4"), ("pain_worst", "3"), ("note", "one\r\ntwo"), was];
    assert_eq!(page.post("/entry/1", &same).status, StatusCode::UNPROCESSABLE_ENTITY, "nothing would be different");
    page.stored("/entry/1", &[("effort", ""), ("pain_worst", "5"), ("note", ""), ("at", "yesterday 6pm"), was]);
    let entry = page.entries()[0].clone();
    assert_eq!((entry.run().unwrap().effort, entry.note.as_deref()), (None, None));
    assert_eq!(entry.run().unwrap().pain[0].score.get(), 5);
    assert_ne!(entry.stamp, before[0].stamp);
    let done = page.post("/entry/1/delete", &[]);
    assert!(page.entries().is_empty());
    let confirmation = page.get(done.to()).text;
    let change = confirmation.split("name=\"change\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let back = page.stored("/undo", &[("change", change)]);
    assert!(back.contains("Taken back"), "{back}");
    assert_eq!(page.entries(), vec![Entry { modified_at: page.entries()[0].modified_at, ..entry }]);
}

#[test]
fn what_is_sent_twice_is_stored_once() {
    let page = Page::new();
    let once = id();
    let pain = [("score", "3"), ("moment", "rest")];
    let (first, again) = (page.post_as(once, "/pain", &pain), page.post_as(once, "/pain", &pain));
    assert_eq!((first.status, first.to()), (again.status, again.to()));
    // Ten at once, as a browser with two pages may send them.
    let other = id();
    std::thread::scope(|scope| {
        for _ in 0..10 {
            scope.spawn(|| assert_eq!(page.post_as(other, "/pain", &pain).status, StatusCode::SEE_OTHER));
        }
    });
    assert_eq!(page.entries().len(), 2);
    // A page that was started anew knows what was sent, and says it in the words of the history.
    let (tell, _) = mpsc::channel();
    let keeper = Keeper { journal: page.journal.clone(), who: "mo".into(), zone: zone(), clock: Arc::new(now) };
    let anew = Page { router: router(Arc::new(App::new(keeper, vec![HERE.into()], false, tell).unwrap())), ..page };
    let got = anew.post_as(once, "/pain", &pain);
    assert!(anew.get(got.to()).text.contains("pain 3"));
    assert_eq!(anew.entries().len(), 2);
    for bad in ["", "x", "00000000-0000-0000-0000-000000000000"] {
        let got = anew.ask(anew.form("/pain", &[("score", "3"), ("once", bad)]));
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(anew.entries().len(), 2);
}

#[test]
fn undo_takes_back_what_was_meant_and_nothing_more() {
    let page = Page::new();
    for score in ["1", "2"] {
        page.stored("/pain", &[("score", score), ("moment", "rest")]);
    }
    assert_eq!(page.post("/undo", &[("change", "1")]).status, StatusCode::UNPROCESSABLE_ENTITY, "not the latest");
    let once = id();
    for _ in 0..3 {
        assert_eq!(page.post_as(once, "/undo", &[("change", "2")]).status, StatusCode::SEE_OTHER);
    }
    assert_eq!(page.post("/undo", &[("change", "2")]).status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.entries().len(), 1);
    for bad in ["", "x", "-1", "99999999999999999999"] {
        assert_eq!(page.post("/undo", &[("change", bad)]).status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[test]
fn an_entry_that_waited_keeps_its_time() {
    let page = Page::new();
    page.stored("/pain", &[("score", "3"), ("moment", "rest"), ("waited", "7200000")]);
    assert_eq!(page.entries()[0].stamp.utc().unwrap(), now() - chrono::Duration::hours(2));
}

#[test]
fn the_command_line_and_the_page_write_beside_each_other() {
    let page = Page::new();
    page.stored("/pain", &[("score", "0"), ("moment", "rest")]);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..20 {
                let mut journal = Journal::open(&page.journal).unwrap();
                let input = diary::PainInput { words: vec!["4".into()], ..diary::PainInput::default() };
                diary::log_pain(&mut journal, &context(), &input).unwrap();
            }
        });
        for _ in 0..20 {
            page.stored("/pain", &[("score", "5"), ("moment", "rest")]);
        }
    });
    assert_eq!(page.entries().len(), 41);
}

#[test]
fn a_foreign_name_a_foreign_page_and_a_stranger_are_refused() {
    let page = Page::with_a_season();
    let count = page.entries().len();
    let with = |name: header::HeaderName, value: &str| {
        let mut request = page.form("/pain", &[("score", "3"), ("once", &id().to_string())]);
        request.headers_mut().insert(name, value.parse().unwrap());
        page.ask(request).status
    };
    for host in [
        "evil.example",
        "localhost",
        "localhost:7381",
        "evil.example:7380",
        "127.0.0.1.evil.example:7380",
        "",
        "192.168.1.21:7380",
    ] {
        assert_eq!(with(header::HOST, host), StatusCode::MISDIRECTED_REQUEST, "{host}");
        let request = page.request(Method::GET, "/").header(header::HOST, "x").body(Body::empty()).unwrap();
        assert_eq!(page.ask(request).status, StatusCode::MISDIRECTED_REQUEST, "a second name");
    }
    for origin in
        ["http://evil.example", "null", "http://localhost:3000", "https://localhost:7380", "http://127.0.0.1:7380", ""]
    {
        assert_eq!(with(header::ORIGIN, origin), StatusCode::FORBIDDEN, "{origin}");
        let request = page.request(Method::GET, "/").header(header::ORIGIN, origin).body(Body::empty()).unwrap();
        assert_eq!(page.ask(request).status, StatusCode::FORBIDDEN, "read from {origin}");
    }
    let site = header::HeaderName::from_static("sec-fetch-site");
    for value in ["cross-site", "same-site", "none"] {
        assert_eq!(with(site.clone(), value), StatusCode::FORBIDDEN, "{value}");
    }
    let mut unsaid = page.form("/pain", &[("score", "3"), ("once", &id().to_string())]);
    unsaid.headers_mut().remove(header::ORIGIN);
    assert_eq!(page.ask(unsaid).status, StatusCode::FORBIDDEN, "neither origin nor site");
    for cookie in ["", "glidelog=", "glidelog=0", "other=1; glidelog=aa"] {
        assert_eq!(with(header::COOKIE, cookie), StatusCode::UNAUTHORIZED, "{cookie}");
    }
    for path in PAGES.iter().filter(|path| **path != "/pair") {
        let request = Request::builder().uri(*path).header(header::HOST, HERE).body(Body::empty()).unwrap();
        let got = page.ask(request);
        assert_eq!(got.status, StatusCode::UNAUTHORIZED, "{path}");
        assert!(!got.text.contains("hamstring"), "{path}");
        assert!(!got.text.contains("href=\"/\"") && !got.text.contains('`'), "{path}: it leads nowhere: {}", got.text);
    }
    assert_eq!(page.entries().len(), count);
    assert_eq!(with(site, "same-origin"), StatusCode::SEE_OTHER);
    Sessions::of(&page.journal).forget().unwrap();
    assert_eq!(page.get("/").status, StatusCode::UNAUTHORIZED, "forgotten at once");
}

#[test]
fn a_form_without_script_says_no_origin_and_is_known_by_its_own_number() {
    let page = Page::with_a_season();
    let count = page.entries().len();
    let today = page.get("/").text;
    let own = today.split("name=\"once\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let sent = |once: &str, site: Option<&str>| {
        let mut form = page.form("/pain", &[("score", "3"), ("moment", "rest"), ("once", once)]);
        form.headers_mut().insert(header::ORIGIN, "null".parse().unwrap());
        site.map(|site| form.headers_mut().insert("sec-fetch-site", site.parse().unwrap()));
        page.ask(form).status
    };
    assert_eq!(sent(&id().to_string(), None), StatusCode::FORBIDDEN, "a number of another page's making");
    assert_eq!(sent(own, Some("cross-site")), StatusCode::FORBIDDEN);
    assert_eq!(page.entries().len(), count);
    assert_eq!(sent(own, None), StatusCode::SEE_OTHER, "the way is not encrypted, and the browser says nothing");
    assert_eq!(sent(&id().to_string(), Some("same-origin")), StatusCode::SEE_OTHER, "the browser says it");
    assert_eq!(page.entries().len(), count + 2);
}

#[test]
fn a_device_is_paired_once_by_a_key_that_only_posting_uses_up() {
    let page = Page::new();
    let link = page.app.link();
    assert!(link.starts_with("http://localhost:7380/pair?key="));
    let key = link.split("key=").nth(1).unwrap();
    assert!(page.get(&format!("/pair?key={key}")).text.contains("Pair this device"));
    let got = page.ask(page.form("/pair", &[("key", key)]));
    let cookie = got.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.contains("; HttpOnly; SameSite=Strict") && cookie.contains("Path=/"), "{cookie}");
    assert_eq!((got.status, got.to()), (StatusCode::SEE_OTHER, "/"));
    assert!(matches!(page.told(), Some(Event::LetIn(next)) if next != link));
    assert_eq!(page.ask(page.form("/pair", &[("key", key)])).status, StatusCode::FORBIDDEN);
    for _ in 0..9 {
        page.ask(page.form("/pair", &[("key", "")]));
    }
    assert_eq!(page.ask(page.form("/pair", &[("key", "")])).status, StatusCode::TOO_MANY_REQUESTS);
}

const HOSTILE: [&str; 6] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</textarea><svg onload=alert(1)>",
    "\u{202e}txet desrever \u{1f3c3}\u{200d}\u{2640}\u{fe0f}",
    "a\u{0}b\u{1b}[2J\u{7f}",
    "' OR 1=1; --",
];

#[test]
fn hostile_words_are_shown_as_words() {
    let page = Page::new();
    for (number, text) in HOSTILE.iter().enumerate() {
        let got = page.post("/run", &[("distance", "5"), ("note", text)]);
        assert_eq!(got.status, StatusCode::SEE_OTHER);
        for path in ["/", "/diary", got.to(), &format!("/entry/{}", number + 1)] {
            let shown = page.get(path).text;
            for tag in ["<script>", "<img src=x", "<svg onload", "\u{0}", "\u{1b}"] {
                assert!(!shown.contains(tag), "{path} {text}");
            }
        }
        let refused = page.post("/run", &[("distance", text), (text, text)]);
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY || *text == "' OR 1=1; --");
        assert!(!refused.text.contains("<script>") && !refused.text.contains("<img src=x"), "{text}");
    }
    assert!(page.get("/diary").text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn a_fault_shows_no_path_and_is_told_to_the_terminal() {
    let page = Page::new();
    std::fs::write(&page.journal, "this is not a journal at all, it is a text that is long enough").unwrap();
    let got = page.get("/");
    assert_eq!(got.status, StatusCode::INTERNAL_SERVER_ERROR);
    let place = page.folder.path().display().to_string();
    assert!(!got.text.contains(&place) && !got.text.contains("journal.db"), "{}", got.text);
    assert!(matches!(page.told(), Some(Event::Fault(what)) if what.contains(&place)));
}

#[test]
fn malformed_requests_are_answered_and_nothing_of_them_is_stored() {
    let page = Page::with_a_season();
    let count = page.entries().len();
    let mut seed = 7u64;
    let mut next = move |below: u64| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) % below
    };
    let places = [
        "/pain",
        "/run",
        "/run-pain",
        "/glide",
        "/skip",
        "/treat",
        "/rate",
        "/flip",
        "/undo",
        "/entry/1",
        "/entry/-1",
        "/entry/x/delete",
        "/settings",
        "/trial/start",
        "/trial/stop",
        "/import/store",
        "/import/drop",
        "/import",
        "/pair",
        "/done/x",
        "/chart/x",
        "/",
        "/%ff",
    ];
    let names = [
        "score", "once", "id", "words", "at", "site", "moment", "change", "key", "value", "pairs", "how", "what", "verdict",
        "effort",
    ];
    let values = [
        "",
        "%00",
        "%ff%fe",
        "-1",
        "11",
        "99999999999999999999",
        "NaN",
        "%F0%9F%8F%83",
        "0",
        "yesterday%2025:99",
        "%",
        "&&==",
        "..%2F..",
    ];
    for _ in 0..400 {
        let place = places[next(places.len() as u64) as usize];
        let fields: Vec<String> = (0..next(6))
            .map(|_| format!("{}={}", names[next(names.len() as u64) as usize], values[next(values.len() as u64) as usize]))
            .collect();
        let body = fields.join("&");
        let kind =
            ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "text/plain", ""]
                [next(5) as usize];
        let (request, how) = match next(3) {
            0 => (page.request(Method::GET, &format!("{place}?{}", body.replace(' ', "+"))), String::new()),
            1 => (page.request(Method::from_bytes(b"BREW").unwrap(), place), body.clone()),
            _ => (page.request(Method::POST, place), body.clone()),
        };
        let request = request.header(header::ORIGIN, format!("http://{HERE}")).header(header::CONTENT_TYPE, kind);
        let Ok(request) = request.body(Body::from(how)) else { continue };
        let got = page.ask(request);
        assert!(!got.status.is_server_error(), "{place} {body}: {}", got.text);
    }
    assert_eq!(page.entries().len(), count);
    assert!(std::iter::from_fn(|| page.told()).all(|event| matches!(event, Event::LetIn(_))));
}

#[test]
fn a_form_has_its_limit() {
    let page = Page::new();
    let large = "x".repeat((1 << 20) + 1);
    assert_eq!(page.post("/pain", &[("score", "3"), ("note", &large)]).status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.entries().is_empty());
}

pub(super) const TRACK: &str = r#"<gpx version="1.1" creator="test"><trk><type>running</type><trkseg>
<trkpt lat="42.3600" lon="-71.0600"><time>2026-11-20T12:00:00Z</time></trkpt>
<trkpt lat="42.3780" lon="-71.0600"><time>2026-11-20T12:12:00Z</time></trkpt></trkseg></trk></gpx>"#;

pub(super) fn files(page: &Page, files: &[(&str, &str)]) -> Got {
    let part = |(name, content): &(&str, &str)| {
        format!("--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n")
    };
    let body: String = files.iter().map(part).chain(["--edge--\r\n".to_owned()]).collect();
    let request = page.request(Method::POST, "/import").header(header::ORIGIN, format!("http://{HERE}"));
    page.ask(request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge").body(Body::from(body)).unwrap())
}

#[test]
fn files_are_looked_at_before_they_are_stored_and_leave_nothing_behind() {
    let page = Page::new();
    let looked = files(&page, &[("../run.gpx", TRACK), ("run.gpx", "no track"), ("", "nothing")]);
    assert_eq!(looked.status, StatusCode::SEE_OTHER, "{}", looked.text);
    let preview = page.get(looked.to()).text;
    assert!(preview.contains("1 new") && preview.contains("1 of 2 files refused") && preview.contains("dry run"), "{preview}");
    assert!(page.entries().is_empty() && !page.journal.exists());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let folder = std::fs::read_dir(page.folder.path())
            .unwrap()
            .map(|one| one.unwrap())
            .find(|one| one.file_name().to_string_lossy().contains("upload"))
            .unwrap();
        assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }
    let waiting = looked.to().split("waiting=").nth(1).unwrap().to_owned();
    let once = id();
    for _ in 0..2 {
        let got = page.post_as(once, "/import/store", &[("waiting", &waiting)]);
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
        let said = page.get(got.to()).text;
        assert!(said.contains("1 new") && !said.contains("glidelog undo") && said.contains("action=\"/undo\""), "{said}");
    }
    assert_eq!(page.entries().len(), 1);
    assert_eq!(page.post("/import/store", &[("waiting", &waiting)]).status, StatusCode::UNPROCESSABLE_ENTITY);
    let dropped = files(&page, &[("run.gpx", TRACK)]);
    page.post("/import/drop", &[("waiting", dropped.to().split("waiting=").nth(1).unwrap())]);
    let left: Vec<String> = std::fs::read_dir(page.folder.path())
        .unwrap()
        .map(|one| one.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert!(left.iter().all(|name| !name.contains("upload")), "{left:?}");
    assert_eq!(files(&page, &[]).status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn a_coin_is_begun_asked_after_how_it_feels_and_ended() {
    let page = Page::with_a_season();
    let begun = page.stored("/trial/start", &[("what", "glide"), ("how", "coin"), ("pairs", "12")]);
    assert!(begun.contains("12 pairs"), "{begun}");
    assert!(page.get("/").text.contains("how does it feel now"));
    assert_eq!(page.post("/flip", &[]).status, StatusCode::UNPROCESSABLE_ENTITY, "not without a score");
    let once = id();
    let thrown = page.post_as(once, "/flip", &[("score", "2"), ("another", "on")]);
    let said = page.get(thrown.to()).text;
    assert!(said.contains("Run 1 of 24: with"), "{said}");
    assert_eq!(page.post_as(once, "/flip", &[("score", "2")]).status, StatusCode::SEE_OTHER);
    assert!(page.get("/").text.contains("Run 1 of 24: with"));
    assert!(page.get("/effect").text.contains("A coin is deciding this"));
    assert_eq!(page.post("/trial/stop", &[]).status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.stored("/trial/stop", &[("verdict", "unsure"), ("reason", "moved")]).contains("not enough to tell"));
    assert_eq!(page.entries().iter().filter(|entry| entry.kind() == Kind::Flip).count(), 1);
}
