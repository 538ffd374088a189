//! What all requests share, and how one of them meets the journal: opened as a command opens it, and then kept for the next.

use super::fields::Fields;
use super::pairing::Pairing;
use super::problem::Problem;
use super::sessions::Sessions;
use crate::diary::{self, Context};
use crate::domain::{Settings, Zone};
use crate::store::{ChangeId, Journal, View};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use maud::Markup;
use std::collections::VecDeque;
use std::fmt::Display;
use std::io;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::{mem, panic};
use tokio::sync::oneshot;
use uuid::Uuid;

/// The clock that `main` passed down.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// Confirmations whose words are kept, so that they say what only the writing knew.
const KEPT: usize = 64;
/// Requests that read at once, and journals that lie open for the next: more would only wait for each other.
pub(super) const READERS: usize = 2;

/// Whether a journal may lie open: not where a file that is open cannot be replaced by `restore`.
const STAYS_OPEN: bool = cfg!(unix);

/// What happens while the page is served, for the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A device was let in, and its key so is used up: the link with the next one.
    LetIn(String),
    /// Something of the journal or of this program went wrong.
    Fault(String),
}

/// Where the journal is, who writes in it, and by which clock.
pub struct Keeper {
    /// The journal's file.
    pub journal: PathBuf,
    /// The person, as the system names them.
    pub who: String,
    /// Their zone.
    pub zone: Zone,
    /// The clock that `main` passed down.
    pub clock: Clock,
}

/// A piece of work that waits for its turn.
type Work = Box<dyn FnOnce(&App) + Send>;

/// What all requests share.
pub struct App {
    pub(super) journal: PathBuf,
    pub(super) sessions: Sessions,
    pub(super) pairing: Pairing,
    /// Names under which this page may be asked for, each with its port.
    pub(super) hosts: Vec<String>,
    /// Whether the way is encrypted.
    pub(super) tls: bool,
    /// What the terminal is told.
    pub(super) tell: Sender<Event>,
    /// Files that wait to be imported.
    pub(super) waiting: Mutex<Option<super::pages::import::Waiting>>,
    who: String,
    zone: Zone,
    clock: Clock,
    turns: RwLock<()>,
    arrivals: AtomicU64,
    writes: Mutex<Vec<(u64, Work)>>,
    ready: Mutex<Vec<Journal>>,
    said: Mutex<VecDeque<(Uuid, Vec<String>)>>,
}

/// What a request gets back.
pub(super) enum Reply {
    /// A page: its title and what is in it.
    Page(String, Markup),
    /// A file: its kind, its name where it is to be kept, its bytes.
    File(&'static str, Option<String>, Vec<u8>),
    /// Another page is to be asked for.
    To(String),
}

/// What a page is given.
pub(super) struct Visit<'a> {
    pub(super) app: &'a App,
    pub(super) journal: &'a mut Journal,
    pub(super) context: &'a Context,
    pub(super) fields: &'a Fields,
    /// The last part of the address.
    pub(super) name: &'a str,
}

impl Visit<'_> {
    pub(super) fn view(&self) -> View<'_> {
        self.journal.view()
    }

    pub(super) fn settings(&self) -> Result<Settings, Problem> {
        Ok(self.journal.view().settings()?)
    }
}

/// A page: from the journal to what is shown.
pub(super) type Show = fn(&mut Visit<'_>) -> Result<Reply, Problem>;
/// A write: from fields to what was stored, in words. It may be carried out twice, first on a journal in memory.
pub(super) type Write = fn(&mut Journal, &Context, &Fields) -> Result<Vec<String>, Problem>;

impl App {
    /// A page for a journal, asked for under `hosts`, the first of which links name; `tell` hears what the terminal should say.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn new(keeper: Keeper, hosts: Vec<String>, tls: bool, tell: Sender<Event>) -> io::Result<Self> {
        let Keeper { journal, who, zone, clock } = keeper;
        super::pages::import::sweep(&journal);
        Ok(App {
            sessions: Sessions::of(&journal),
            journal,
            pairing: Pairing::new()?,
            hosts,
            tls,
            tell,
            waiting: Mutex::new(None),
            who,
            zone,
            clock,
            turns: RwLock::new(()),
            arrivals: AtomicU64::new(0),
            writes: Mutex::default(),
            ready: Mutex::new(Vec::new()),
            said: Mutex::new(VecDeque::new()),
        })
    }

    /// The link that lets a device in, with the key of the moment.
    #[must_use]
    pub fn link(&self) -> String {
        let scheme = if self.tls { "https" } else { "http" };
        let host = self.hosts.first().map_or("localhost", String::as_str);
        format!("{scheme}://{host}/pair?key={}", self.pairing.key())
    }

    /// Tells the terminal of a fault.
    pub(super) fn fault(&self, problem: &Problem) {
        if let Problem::Fault(_, said, what) = problem {
            // Nobody is left to tell when the terminal is gone.
            let _ = self.tell.send(Event::Fault(format!("{said} ({what})")));
        }
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        (self.clock)()
    }

    pub(super) fn context(&self, now: DateTime<Utc>) -> Context {
        Context { now, zone: self.zone, who: self.who.clone() }
    }

    /// Does a piece of work where waiting for the disk keeps nobody else. There are as many threads for it as may read at
    /// once, and each takes the next piece as soon as it has done one, in the order they came.
    async fn aside<T: Send + 'static>(
        self: Arc<Self>,
        work: impl FnOnce(&App) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let ended = tokio::task::spawn_blocking(move || work(&self)).await;
        ended.unwrap_or_else(|error| Err(fault(error)))
    }

    /// The same for what only reads: beside others that do, and not while something is written. Without it a write would
    /// find the file in use again and again, and wait for SQLite's next look.
    pub(super) async fn beside<T: Send + 'static>(
        self: Arc<Self>,
        work: impl FnOnce(&App) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        self.aside(move |app| {
            let _turn = app.turns.read().unwrap_or_else(PoisonError::into_inner);
            work(app)
        })
        .await
    }

    /// The same for what writes: in the order they came, while nobody else reads or writes. All that wait are carried out
    /// together, so that the days that were read are read anew once after them and not after each.
    pub(super) async fn alone<T: Send + 'static>(
        self: Arc<Self>,
        work: impl FnOnce(&App) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let (answer, answered) = oneshot::channel();
        // Who has gone away is not told; what they sent is done all the same.
        let work: Work = Box::new(move |app| drop(answer.send(work(app))));
        let id = self.arrivals.fetch_add(1, Ordering::Relaxed);
        self.writes.lock().unwrap_or_else(PoisonError::into_inner).push((id, work));
        tokio::task::spawn_blocking(move || self.write_what_waits(id));
        answered.await.unwrap_or_else(|error| Err(fault(error)))
    }

    /// The turn of one write, and with it of all that wait behind it.
    fn write_what_waits(&self, id: u64) {
        // What a fault left undone lies in a transaction, not behind these locks.
        let waiting = || self.writes.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting().iter().all(|(other, _)| *other != id) {
            // It went with one before it; those that came since have a turn of their own.
            return;
        }
        let _turn = self.turns.write().unwrap_or_else(PoisonError::into_inner);
        let works = mem::take(&mut *waiting());
        for (_, work) in works {
            // A fault in one of them is told to the one who sent it, by the answer that does not come.
            let _ = panic::catch_unwind(AssertUnwindSafe(|| work(self)));
        }
    }

    /// The journal: one that lies open, if the file in its place is still the same, or else opened. None where there is none.
    fn open(&self) -> Result<Option<Journal>, Problem> {
        while let Some(journal) = self.ready.lock().ok().and_then(|mut ready| ready.pop()) {
            if journal.is_in_place() {
                return Ok(Some(journal));
            }
        }
        let opened = diary::read(&self.journal)?;
        opened.as_ref().filter(|_| STAYS_OPEN).map(Journal::stays_open).transpose()?;
        Ok(opened)
    }

    /// Lets a journal lie open for the next request. One that met a fault is closed instead.
    fn leave_open(&self, mut journal: Journal) {
        journal.sent_as(None);
        if let Ok(mut ready) = self.ready.lock()
            && STAYS_OPEN
            && ready.len() < READERS
        {
            ready.push(journal);
        }
    }

    /// Leaves the journal as one file; for the end.
    pub(super) fn close(&self) {
        // What could not be tidied up is harmless, and the next command does it.
        if let Ok(Some(journal)) = self.open() {
            let _ = journal.closes();
        }
    }

    /// Shows a page. A diary that is not there yet is an empty one.
    pub(super) fn show(
        &self,
        fields: &Fields,
        name: &str,
        show: impl FnOnce(&mut Visit<'_>) -> Result<Reply, Problem>,
    ) -> Result<Reply, Problem> {
        let context = self.context(self.now());
        let visit = |journal: &mut Journal| show(&mut Visit { app: self, journal, context: &context, fields, name });
        let Some(mut journal) = self.open()? else { return visit(&mut Journal::in_memory()?) };
        journal.moment_begins()?;
        let shown = visit(&mut journal)?;
        journal.moment_ends()?;
        self.leave_open(journal);
        Ok(shown)
    }

    /// Carries out a write, once however often it is sent.
    pub(super) fn write(&self, fields: &Fields, write: Write) -> Result<Reply, Problem> {
        let once = fields.once()?;
        let context = self.context(fields.typed_at(self.now()));
        let command = |journal: &mut Journal, context: &Context| {
            if journal.view().sent(once)?.is_some() {
                return Err(Problem::Sent);
            }
            journal.sent_as(Some(once));
            write(journal, context, fields)
        };
        let written = match self.open()? {
            Some(mut journal) => command(&mut journal, &context).map(|lines| (lines, journal)),
            None => diary::write(&self.journal, &context, command),
        };
        match written {
            Ok((lines, journal)) => {
                self.leave_open(journal);
                self.keep(once, lines);
            }
            Err(Problem::Sent) => {}
            Err(problem) => return Err(problem),
        }
        Ok(Reply::To(format!("/done/{once}")))
    }

    /// The change that was made of what was sent under an id.
    pub(super) fn change_of(&self, once: Uuid) -> Result<Option<ChangeId>, Problem> {
        let Some(journal) = self.open()? else { return Ok(None) };
        let change = journal.view().sent(once)?;
        self.leave_open(journal);
        Ok(change)
    }

    /// Keeps the words of a confirmation for when it is shown.
    pub(super) fn keep(&self, once: Uuid, lines: Vec<String>) {
        if let Ok(mut said) = self.said.lock() {
            said.push_back((once, lines));
            let over = said.len().saturating_sub(KEPT);
            said.drain(..over);
        }
    }

    /// The words of a confirmation, if they are still known.
    pub(super) fn kept(&self, once: Uuid) -> Option<Vec<String>> {
        let said = self.said.lock().ok()?;
        said.iter().rev().find(|(id, _)| *id == once).map(|(_, lines)| lines.clone())
    }
}

fn fault(what: impl Display) -> Problem {
    Problem::Fault(StatusCode::INTERNAL_SERVER_ERROR, "this page could not be made", what.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

    #[test]
    fn every_write_that_waits_is_carried_out_and_a_fault_is_told_to_its_sender_alone() {
        let folder = tempfile::tempdir().unwrap();
        let clock: Clock = Arc::new(|| DateTime::UNIX_EPOCH);
        let keeper = Keeper { journal: folder.path().join("journal.db"), who: "mo".into(), zone: Zone::UTC, clock };
        let app = Arc::new(App::new(keeper, Vec::new(), false, std::sync::mpsc::channel().0).unwrap());
        let done = Arc::new(AtomicUsize::new(0));
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        let runtime = builder.worker_threads(2).max_blocking_threads(READERS).build().unwrap();
        let write = |n: usize| {
            let done = done.clone();
            runtime.spawn(app.clone().alone(move |_| {
                assert!(n != 7, "this one meets a fault");
                Ok(done.fetch_add(1, Ordering::SeqCst))
            }))
        };
        let writes: Vec<_> = (0..20).map(write).collect();
        for (n, write) in writes.into_iter().enumerate() {
            let answer = runtime.block_on(write).unwrap();
            assert_eq!(matches!(answer, Err(Problem::Fault(..))), n == 7, "{n}: {answer:?}");
        }
        assert_eq!(done.load(Ordering::SeqCst), 19);
        let read = runtime.block_on(app.beside(|_| Ok(1)));
        assert!(matches!(read, Ok(1)));
    }
}
