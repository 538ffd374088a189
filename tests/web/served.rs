//! The program that serves, and a browser that is paired with it.

use super::driver::Browser;
use super::sealed::Home;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

/// The program that serves, ended when it is dropped.
pub(crate) struct Served {
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
    pub(crate) fn begin(home: &Home, journal: &str, port: u16) -> Served {
        let words = ["--journal", journal, "serve", "--port", &port.to_string()].map(str::to_owned);
        let mut program = home.command(&words).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let link = line.trim().rsplit(' ').next().unwrap().to_owned();
        assert!(link.starts_with("http://localhost:"), "{line}");
        Served { program, link }
    }

    pub(crate) fn at(&self) -> &str {
        self.link.split("/pair").next().unwrap()
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> String {
        self.at().replace("http://localhost", "127.0.0.1")
    }

    /// The key that lets a device in.
    pub(crate) fn key(&self) -> &str {
        self.link.split("key=").nth(1).unwrap()
    }

    /// Ends it as a failing battery would: with SIGKILL, nothing is finished.
    pub(crate) fn kill(mut self) {
        self.program.kill().unwrap();
        self.program.wait().unwrap();
    }

    /// Asks it to end, and waits until it has.
    pub(crate) fn end(mut self) {
        let id = self.program.id().to_string();
        assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        assert!(self.program.wait().unwrap().success(), "SIGTERM is a quiet end");
    }
}

pub(crate) fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

pub(crate) fn pair(browser: &Browser, served: &Served) {
    browser.go(&served.link);
    browser.press("button.main");
    browser.until("document.title.startsWith('Today')");
}

pub(crate) fn waits_for(browser: &Browser, title: &str) {
    browser.until(&format!("document.title.startsWith('{title}')"));
}
