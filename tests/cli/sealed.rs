//! A home, a clock, a zone and a name of its own for each test, and nothing else of the machine.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A sealed home.
pub(crate) struct Home {
    folder: tempfile::TempDir,
    now: String,
}

impl Home {
    /// An empty home on Tuesday 24 November 2026, 09:30 in New York.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // As a home is that others do not look into.
        #[cfg(unix)]
        fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
        Home { folder, now: "2026-11-24T09:30:00-05:00".into() }
    }

    /// Moves the clock.
    pub(crate) fn at(&mut self, now: &str) -> &mut Self {
        now.clone_into(&mut self.now);
        self
    }

    /// A path in the home.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the journal is.
    pub(crate) fn journal(&self) -> PathBuf {
        self.path(".local/share/glidelog/journal.db")
    }

    /// The program with its words, sealed off.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, words: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glidelog"));
        command.args(words).current_dir(self.folder.path()).env_clear();
        command.env("HOME", self.folder.path()).env("TZ", "America/New_York").env("USER", "mo").env("GLIDELOG_NOW", &self.now);
        command.stdin(Stdio::null());
        command
    }

    /// Runs the program.
    pub(crate) fn output(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// Runs a line of words as a shell would split it, and gives back what a person sees.
    pub(crate) fn run(&self, line: &str) -> String {
        let words = split(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        self.seen(&self.output(&words))
    }

    /// Several lines, each with its answer below it.
    pub(crate) fn session(&self, lines: &[&str]) -> String {
        lines.iter().map(|line| format!("$ glidelog {line}\n{}", self.run(line))).collect()
    }

    /// Runs a line that must be taken.
    pub(crate) fn ok(&self, line: &str) -> String {
        let words = split(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let output = self.output(&words);
        assert!(output.status.success(), "{line}: {}", self.seen(&output));
        self.seen(&output)
    }

    /// Runs a line whose answer has these words in it.
    #[track_caller]
    pub(crate) fn says(&self, line: &str, words: &str) {
        let said = self.run(line);
        assert!(said.contains(words), "{line}: {said}");
    }

    /// Runs a line and reads its answer as JSON.
    pub(crate) fn json(&self, line: &str) -> serde_json::Value {
        let words = split(&format!("{line} --json"));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let output = self.output(&words);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{line}: {error}: {}", self.seen(&output)))
    }

    /// What a person sees: both streams, the exit code unless it is 0, the home as `~`.
    pub(crate) fn seen(&self, output: &Output) -> String {
        let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.push_str(&String::from_utf8_lossy(&output.stderr));
        let code = output.status.code().unwrap_or(-1);
        if code != 0 {
            text.push_str(&format!("[exit {code}]\n"));
        }
        text.replace(&self.folder.path().display().to_string(), "~")
    }

    /// Every file below the home, by its name.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        walk(self.folder.path(), self.folder.path(), &mut found);
        found.sort();
        found
    }
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(root, &path, found);
        } else {
            found.push(path.strip_prefix(root).unwrap().display().to_string());
        }
    }
}

/// Words as a shell splits them: blanks, and double or single quotes.
pub(crate) fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let (mut quote, mut begun) = (None, false);
    for c in line.chars() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') => (quote, begun) = (Some(c), true),
            (None, ' ') => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            _ => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}
