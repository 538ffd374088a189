//! What a command is given: the world outside, the moment and the journal's place.

use super::Failure;
use super::failure::Whose;
use crate::diary::{self, Context};
use crate::domain::{Settings, Zone};
use crate::store::Journal;
use chrono::{DateTime, Utc};
use std::env;
use std::io::{IsTerminal, Read, Write};
use std::path::PathBuf;

/// The world outside, as `main` found it.
pub struct World<'a> {
    /// The clock.
    pub clock: fn() -> DateTime<Utc>,
    /// Answers in words.
    pub stdout: &'a mut dyn Write,
    /// Answers that must arrive byte for byte: JSON, exports, pictures.
    pub raw: &'a mut dyn Write,
    /// Failures and questions.
    pub stderr: &'a mut dyn Write,
}

/// The clock of `main`, moved to where GLIDELOG_NOW put the moment the program began.
#[cfg(feature = "serve")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    read: fn() -> DateTime<Utc>,
    ahead: chrono::TimeDelta,
}

#[cfg(feature = "serve")]
impl Clock {
    /// Now.
    pub(super) fn now(&self) -> DateTime<Utc> {
        (self.read)() + self.ahead
    }
}

/// One run of the program.
pub(super) struct Session<'a> {
    /// Answers in words.
    pub(super) stdout: &'a mut dyn Write,
    /// Answers that must arrive byte for byte.
    pub(super) raw: &'a mut dyn Write,
    /// The moment, the zone and the person.
    pub(super) context: Context,
    /// Answer as JSON.
    pub(super) json: bool,
    /// What goes wrong while a command goes on.
    #[cfg(feature = "serve")]
    pub(super) stderr: &'a mut dyn Write,
    /// The clock, for a command that goes on.
    #[cfg(feature = "serve")]
    pub(super) clock: Clock,
    journal: Option<PathBuf>,
    /// A command has been carried out on the journal.
    wrote: std::cell::Cell<bool>,
}

impl<'a> Session<'a> {
    pub(super) fn new(world: World<'a>, journal: Option<PathBuf>, json: bool) -> Result<Self, Failure> {
        let real = (world.clock)();
        let now = match var("GLIDELOG_NOW") {
            None => real,
            Some(text) => DateTime::parse_from_rfc3339(&text).map(|at| at.to_utc()).map_err(|_| {
                Failure::new(Whose::User, format!("GLIDELOG_NOW is \"{text}\", not a time such as 2026-11-24T07:10:00-05:00"))
            })?,
        };
        let zone = zone()?;
        let who = var("USER").or_else(|| var("USERNAME")).unwrap_or_else(|| "someone".into());
        Ok(Session {
            stdout: world.stdout,
            raw: world.raw,
            context: Context { now, zone, who },
            json,
            journal,
            #[cfg(feature = "serve")]
            stderr: world.stderr,
            #[cfg(feature = "serve")]
            clock: Clock { read: world.clock, ahead: now - real },
            wrote: false.into(),
        })
    }

    /// Where the journal is or would be.
    pub(super) fn journal_path(&self) -> Result<PathBuf, Failure> {
        match &self.journal {
            Some(path) if path.as_os_str().is_empty() => Err(Failure::new(Whose::User, "the journal's name is empty")),
            Some(path) => Ok(path.clone()),
            None => default_journal(),
        }
    }

    /// The journal that is there, to read.
    pub(super) fn read(&self) -> Result<Journal, Failure> {
        Ok(Journal::open(&self.journal_path()?)?)
    }

    /// Carries out a command that writes, on a journal that it makes if need be.
    pub(super) fn write<T>(
        &self,
        command: impl Fn(&mut Journal, &Context) -> Result<T, Failure>,
    ) -> Result<(T, Settings), Failure> {
        let (answer, journal) = diary::write(&self.journal_path()?, &self.context, command)?;
        let settings = journal.view().settings()?;
        // The answer is on the disk. Closing would only give memory back that the system takes at the end
        // anyway, and the person waits meanwhile.
        std::mem::forget(journal);
        self.wrote.set(true);
        Ok((answer, settings))
    }

    /// What to say when an answer could not be shown after something was stored.
    fn stored(&self, mut failure: Failure) -> Failure {
        if !self.wrote.get() || failure.closed_pipe {
            return failure;
        }
        let latest = self.read().ok().and_then(|journal| journal.history(1).ok()?.into_iter().next());
        let made_now = latest.filter(|change| change.at.timestamp_millis() == self.context.now.timestamp_millis());
        let Some(change) = made_now else { return failure };
        let ids: Vec<String> = change.entries.iter().take(3).map(|entry| entry.id.to_string()).collect();
        let more = if change.entries.len() > ids.len() { " and more" } else { "" };
        failure.hint = Some(format!(
            "`{}` is stored ({}{more}) and need not be typed again; see it with: glidelog list",
            change.command,
            ids.join(" ")
        ));
        failure
    }

    /// Prints an answer, as text or as JSON.
    pub(super) fn answer(
        &mut self,
        text: impl FnOnce() -> String,
        json: impl FnOnce() -> serde_json::Value,
    ) -> Result<(), Failure> {
        self.show(text, json).map_err(|error| self.stored(error.into()))
    }

    fn show(&mut self, text: impl FnOnce() -> String, json: impl FnOnce() -> serde_json::Value) -> std::io::Result<()> {
        if self.json {
            let mut line = json().to_string();
            line.push('\n');
            self.raw.write_all(line.as_bytes())?;
            self.raw.flush()?;
        } else {
            self.stdout.write_all(text().as_bytes())?;
        }
        self.stdout.flush()
    }

    /// Whether a person sits at the other end and can be asked.
    pub(super) fn can_ask(&self) -> bool {
        !self.json && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
    }

    /// Everything on standard input, as text.
    pub(super) fn stdin_text(&self) -> Result<String, Failure> {
        let mut text = String::new();
        let read = std::io::stdin().take(1 << 20).read_to_string(&mut text);
        read.map_err(|error| Failure::new(Whose::User, format!("standard input is no text ({error})")))?;
        Ok(text)
    }
}

/// An environment variable that is set and not empty.
pub(super) fn var(name: &str) -> Option<String> {
    env::var_os(name).map(|value| value.to_string_lossy().into_owned()).filter(|value| !value.is_empty())
}

/// `TZ`, else the machine's zone, else UTC.
fn zone() -> Result<Zone, Failure> {
    match var("TZ").filter(|tz| tz.trim_start_matches(':') != "/etc/localtime") {
        Some(tz) => Ok(tz.parse()?),
        None => Ok(iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok()).unwrap_or(Zone::UTC)),
    }
}

/// `glidelog/journal.db` in the data folder.
fn default_journal() -> Result<PathBuf, Failure> {
    Ok(data_folder()?.join("glidelog").join("journal.db"))
}

/// Where this system keeps the data of a person's programs.
pub(super) fn data_folder() -> Result<PathBuf, Failure> {
    use etcetera::BaseStrategy;
    let homeless = || {
        Failure::new(Whose::User, "there is no home folder to keep the journal in")
            .hint("name a file: --journal FILE or GLIDELOG_JOURNAL")
    };
    // Whose home it is without `HOME` the system would have to be asked, which loads its directories of users and may
    // ask a service; a program that holds its C library cannot do that safely, and a diary should not guess.
    if cfg!(unix) && var("HOME").is_none() {
        let said = var("XDG_DATA_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
        return said.ok_or_else(homeless);
    }
    Ok(etcetera::choose_base_strategy().map_err(|_| homeless())?.data_dir())
}
