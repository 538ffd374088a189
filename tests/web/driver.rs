//! A browser without a window, told what to do by chromedriver over a plain connection.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub(crate) const SKIPPED: &str = "skipped: chromedriver or Chromium is not installed";

/// The first program of these names that is installed.
fn installed(names: &[&str]) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|path| path.is_file())
}

/// A browser, ended when it is dropped.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.call("DELETE", "", &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Browser {
    /// A browser with a window of this size; None where there is none.
    pub(crate) fn open(width: u32, height: u32) -> Option<Browser> {
        let (driver, browser) = (installed(&["chromedriver"])?, installed(&["chromium", "chromium-browser", "google-chrome"])?);
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver =
            Command::new(driver).arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut all = Browser { driver, port, session: String::new() };
        let until = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < until, "chromedriver does not answer");
            std::thread::sleep(Duration::from_millis(20));
        }
        let arguments =
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"];
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": {
                "binary": browser, "args": arguments,
            },
        } } });
        let made = all.http("POST", "/session", &wanted);
        all.session = made["sessionId"].as_str().unwrap().to_owned();
        all.window(width, height);
        Some(all)
    }

    /// Looks through a window of another size: below 600 a telephone.
    pub(crate) fn window(&self, width: u32, height: u32) {
        let phone = width < 600;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": phone });
        self.told("Emulation.setDeviceMetricsOverride", &metrics);
        self.told("Emulation.setTouchEmulationEnabled", &json!({ "enabled": phone }));
    }

    /// What the browser itself is told.
    fn told(&self, command: &str, params: &Value) -> Value {
        self.call("POST", "/goog/cdp/execute", &json!({ "cmd": command, "params": params }))
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        self.http(method, &format!("/session/{}{path}", self.session), body)
    }

    fn http(&self, method: &str, path: &str, body: &Value) -> Value {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all((head + &body).as_bytes()).unwrap();
        let mut reader = BufReader::new(stream);
        let (mut line, mut length) = (String::new(), 0);
        while reader.read_line(&mut line).unwrap() > 2 {
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            line.clear();
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer).unwrap();
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        assert!(answer["value"]["error"].is_null(), "{method} {path} {body}: {}", answer["value"]["message"]);
        answer["value"].clone()
    }

    pub(crate) fn go(&self, place: &str) {
        self.call("POST", "/url", &json!({ "url": place }));
    }

    /// What a script on the page gives back.
    pub(crate) fn script(&self, script: &str) -> Value {
        self.call("POST", "/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// The same of one that ends by calling `done`.
    pub(crate) fn script_to_its_end(&self, script: &str) -> Value {
        let script = format!("const done = arguments[arguments.length - 1];\n{script}");
        self.call("POST", "/execute/async", &json!({ "script": script, "args": [] }))
    }

    /// Waits until a script on the page gives back something true.
    pub(crate) fn until(&self, script: &str) {
        let end = Instant::now() + Duration::from_secs(20);
        while self.script(&format!("return Boolean({script})")) != true {
            assert!(Instant::now() < end, "waited for {script} on: {}", self.text());
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// The words of the page.
    pub(crate) fn text(&self) -> String {
        self.script("return document.querySelector('main').innerText").as_str().unwrap_or_default().to_owned()
    }

    fn find(&self, how: &str, what: &str) -> String {
        let found = self.call("POST", "/element", &json!({ "using": how, "value": what }));
        found.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned()
    }

    /// Presses what a selector names, as a person does: it must be seen, and nothing lie over it.
    pub(crate) fn press(&self, selector: &str) {
        self.script(&format!("document.querySelector({}).scrollIntoView({{ block: 'center' }})", json!(selector)));
        self.call("POST", &format!("/element/{}/click", self.find("css selector", selector)), &json!({}));
    }

    /// Presses the button of a form by its words.
    pub(crate) fn press_named(&self, words: &str) {
        let path = format!("//*[self::button or self::a][normalize-space()='{words}'][not(@hidden)]");
        let element = self.find("xpath", &path);
        self.call("POST", "/execute/sync", &json!({ "script": "arguments[0].scrollIntoView({ block: 'center' })", "args": [{ "element-6066-11e4-a52e-4f735466cecf": element }] }));
        self.call("POST", &format!("/element/{element}/click"), &json!({}));
    }

    /// Types into a field.
    pub(crate) fn fill(&self, selector: &str, text: &str) {
        self.call("POST", &format!("/element/{}/value", self.find("css selector", selector)), &json!({ "text": text }));
    }

    /// Sends keys to whatever has the focus.
    pub(crate) fn keys(&self, keys: &[&str]) {
        let actions: Vec<Value> = keys
            .iter()
            .flat_map(|key| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })])
            .collect();
        self.call("POST", "/actions", &json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] }));
    }

    /// What the browser wrote to its console since it was asked last.
    pub(crate) fn console(&self) -> Vec<String> {
        let said = self.call("POST", "/se/log", &json!({ "type": "browser" }));
        said.as_array().unwrap().iter().map(|one| one["message"].as_str().unwrap().to_owned()).collect()
    }

    /// Every address the pages asked for since it was asked last.
    pub(crate) fn asked_for(&self) -> Vec<String> {
        let said = self.call("POST", "/se/log", &json!({ "type": "performance" }));
        let event =
            |one: &Value| serde_json::from_str::<Value>(one["message"].as_str()?).ok().map(|event| event["message"].clone());
        let events =
            said.as_array().unwrap().iter().filter_map(event).filter(|event| event["method"] == "Network.requestWillBeSent");
        events.map(|event| event["params"]["request"]["url"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Light or dark, as the system wishes it.
    pub(crate) fn scheme(&self, scheme: &str) {
        let params = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.told("Emulation.setEmulatedMedia", &params);
    }

    /// The window as a picture.
    pub(crate) fn picture(&self) -> Vec<u8> {
        let shot = self.call("GET", "/screenshot", &Value::Null);
        decoded(shot.as_str().unwrap())
    }
}

impl Browser {
    /// The whole page as a picture.
    pub(crate) fn whole_picture(&self) -> Vec<u8> {
        // A menu that stays at the foot of the window would lie across the middle.
        self.script("const menu = document.querySelector('nav'); if (menu) menu.style.position = 'static'");
        let high = self.script("return document.documentElement.scrollHeight").as_u64().unwrap().min(6000);
        let wide = self.script("return innerWidth").as_u64().unwrap();
        let clip = json!({ "x": 0, "y": 0, "width": wide, "height": high, "scale": 1 });
        let shot = self.told("Page.captureScreenshot", &json!({ "captureBeyondViewport": true, "clip": clip }));
        self.script("const menu = document.querySelector('nav'); if (menu) menu.style.position = ''");
        decoded(shot["data"].as_str().unwrap())
    }
}

/// Base 64, as a picture comes.
fn decoded(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0u32, 0);
    for digit in text.bytes().filter_map(|byte| DIGITS.iter().position(|digit| *digit == byte)) {
        held = held << 6 | digit as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    bytes
}
