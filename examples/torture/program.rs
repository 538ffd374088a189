//! The built program as a child process, sealed off from the rest of the machine.

use crate::Checked;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// Where the program is.
pub(crate) struct Program {
    path: PathBuf,
}

/// A journal in a folder of its own.
pub(crate) struct Place<'a> {
    program: &'a Program,
    folder: PathBuf,
    name: String,
}

/// What the program said.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Program {
    /// The program built beside this example, made now where cargo can be asked.
    pub(crate) fn built() -> Checked<Self> {
        let example = std::env::current_exe().map_err(|error| error.to_string())?;
        let folder = example.parent().and_then(Path::parent).ok_or("the example lies in no target folder")?;
        if let Some(cargo) = std::env::var_os("CARGO") {
            let mut build = Command::new(cargo);
            build.args(["build", "--quiet", "--bin", "glidelog"]).current_dir(env!("CARGO_MANIFEST_DIR"));
            if folder.ends_with("release") {
                build.arg("--release");
            }
            build.status().map_err(|error| error.to_string())?;
        }
        let path = folder.join(format!("glidelog{}", std::env::consts::EXE_SUFFIX));
        if path.exists() { Ok(Program { path }) } else { Err(format!("{} is not built", path.display())) }
    }

    pub(crate) fn at(&self, folder: &Path) -> Place<'_> {
        Place { program: self, folder: folder.to_owned(), name: "journal.db".into() }
    }
}

impl Place<'_> {
    pub(crate) fn journal(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// Another journal in the same folder.
    pub(crate) fn beside(&self, name: &str) -> Place<'_> {
        Place { program: self.program, folder: self.folder.clone(), name: name.into() }
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.program.path);
        command.args(["--journal", &self.name]).args(words).current_dir(&self.folder).env_clear();
        command.env("HOME", &self.folder).env("TZ", "America/New_York").env("USER", "mo");
        command.env("GLIDELOG_NOW", "2026-11-24T09:30:00-05:00").env("RUST_BACKTRACE", "0");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub(crate) fn spawn(&self, words: &[&str]) -> Checked<Child> {
        self.command(words).spawn().map_err(|error| error.to_string())
    }

    /// Runs the program to its end. It answers, or refuses with a sentence; it never breaks down.
    pub(crate) fn say(&self, words: &[&str]) -> Checked<Said> {
        let output = self.command(words).output().map_err(|error| error.to_string())?;
        let said = Said::new(&output);
        let refused = matches!(said.code, 1 | 3) && said.err.starts_with("error: ");
        let broken = said.err.contains("panicked") || !(said.code == 0 || refused);
        if broken { Err(format!("{words:?}: exit {}: {}", said.code, said.err)) } else { Ok(said) }
    }

    /// Runs the program, which must not refuse.
    pub(crate) fn ok(&self, words: &[&str]) -> Checked<String> {
        let said = self.say(words)?;
        if said.code == 0 { Ok(said.out) } else { Err(format!("{words:?} was refused: {}", said.err)) }
    }

    /// The journal passes SQLite's check and the program's own.
    pub(crate) fn sound(&self) -> Checked<()> {
        let connection = rusqlite::Connection::open(self.journal()).map_err(|error| error.to_string())?;
        let check = connection.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
        match check {
            Ok(said) if said == "ok" => {}
            said => return Err(format!("integrity_check: {said:?}")),
        }
        self.ok(&["doctor"]).map(drop)
    }
}

impl Said {
    pub(crate) fn new(output: &Output) -> Self {
        Said {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// A folder that is gone when dropped.
pub(crate) fn folder() -> Checked<tempfile::TempDir> {
    tempfile::tempdir().map_err(|error| error.to_string())
}
