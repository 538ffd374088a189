//! A whole journal in another file, and back: through SQLite's online backup, and checked before it is said to be done.

use super::link::no_foreign_link;
use super::migrate;
use super::open::keep_private;
use super::{Author, BUSY_S, Journal, Result, StoreError, scratch};
use crate::domain::Kind;
use chrono::{DateTime, FixedOffset};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What stands in a backup that was made and checked, or in a journal that was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many living entries of each kind.
    pub counts: Vec<(Kind, u64)>,
    /// Entries in all, those deleted included.
    pub entries: u64,
    /// Where the journal that stood in its place before is kept, if there was one.
    pub kept: Option<PathBuf>,
}

impl Journal {
    /// Writes the whole journal to another file, checks that file, and only then gives it its name.
    ///
    /// The file is for the person alone (0600). One that is there is left alone unless `replace`.
    pub fn backup(&mut self, to: &Path, replace: bool) -> Result<Verified> {
        self.may_be_copied_to(to, replace)?;
        let part = part_of(to)?;
        let verified = self.backup_to(&part).and_then(|verified| put_in_place(&part, to, replace).map(|()| verified));
        let _ = fs::remove_file(&part);
        verified
    }

    /// Refuses a copy in place of the journal itself, of another file unless `replace`, or over somebody else's link.
    pub(super) fn may_be_copied_to(&self, to: &Path, replace: bool) -> Result<()> {
        no_foreign_link(to)?;
        if same_file(&self.path, to) {
            return Err(StoreError::Itself { path: to.to_owned() });
        }
        if to.exists() && !replace {
            return Err(StoreError::Exists { path: to.to_owned() });
        }
        Ok(())
    }

    fn backup_to(&mut self, part: &Path) -> Result<Verified> {
        let path = self.path.clone();
        let sqlite = |error| StoreError::from_sqlite(&path, error);
        // One read transaction: what is counted is what is copied.
        let reading = self.connection.transaction_with_behavior(TransactionBehavior::Deferred).map_err(sqlite)?;
        let rows = rows(&reading).map_err(sqlite)?;
        let mut copy = Connection::open(part).map_err(|error| StoreError::from_sqlite(part, error))?;
        copy_pages(&reading, &mut copy, part)?;
        drop(reading);
        drop(copy);
        let (copied, verified) = sound(part)?;
        if copied != rows {
            return Err(StoreError::Damaged { path: part.to_owned(), what: "the copy has not as many rows".into() });
        }
        Ok(verified)
    }

    /// A copy in memory of the journal in a file, brought to this schema and checked; the file is only read.
    pub fn read_copy(path: &Path) -> Result<Journal> {
        let there = fs::metadata(path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => StoreError::NoFile { path: path.to_owned() },
            _ => StoreError::Io { step: "reading", path: path.to_owned(), source },
        })?;
        if !there.is_file() || there.len() == 0 {
            return Err(StoreError::NotSqlite { path: path.to_owned() });
        }
        let sqlite = |error| StoreError::from_sqlite(path, error);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let file = Connection::open_with_flags(path, flags).map_err(sqlite)?;
        file.busy_timeout(Duration::from_secs(BUSY_S)).map_err(sqlite)?;
        if migrate::state(&file, path)? == migrate::State::Empty {
            return Err(StoreError::Foreign { path: path.to_owned() });
        }
        let mut memory = Connection::open_in_memory().map_err(sqlite)?;
        copy_pages(&file, &mut memory, path)?;
        Self::checked_copy(memory, path)
    }

    /// A copy in memory, brought to this schema and checked.
    pub(super) fn checked_copy(memory: Connection, path: &Path) -> Result<Journal> {
        let journal = Journal::over(memory, path.to_owned()).prepared()?.brought_up()?;
        match journal.check_copy().findings.into_iter().next() {
            None => Ok(journal),
            Some(finding) => Err(StoreError::Damaged { path: path.to_owned(), what: finding.what }),
        }
    }

    /// Puts the journal of a backup in a journal's place; the one that was there is kept beside it.
    ///
    /// The backup is read whole, brought to this schema and checked before anything is moved. What a coin has shown
    /// and what results were seen since is carried over: no journal that stands behind them makes them unseen.
    pub fn restore(backup: &Path, place: &Path, author: &Author) -> Result<Verified> {
        Journal::read_copy(backup)?.take_place(place, author)
    }

    /// Puts a copy that was read from a backup in a journal's place, as [`Journal::restore`] does.
    pub fn take_place(mut self, place: &Path, author: &Author) -> Result<Verified> {
        no_foreign_link(place)?;
        if same_file(&self.path, place) {
            return Err(StoreError::Itself { path: self.path });
        }
        // A journal that can no longer be read tells nothing.
        if let Ok(old) = Journal::read_copy(place) {
            self.carry_over_what_was_seen(author, &old)?;
        }
        let part = part_of(place)?;
        let restored = self.backup_to(&part).and_then(|verified| {
            let kept = if place.exists() { Some(keep(place, author.now)?) } else { None };
            put_in_place(&part, place, true)?;
            Ok(Verified { kept, ..verified })
        });
        let _ = fs::remove_file(&part);
        restored
    }
}

/// A private empty file beside a place, to be renamed to it.
pub(super) fn part_of(place: &Path) -> Result<PathBuf> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    scratch(place, &format!("{name}.{}.part", std::process::id()))
}

pub(super) fn copy_pages(from: &Connection, to: &mut Connection, path: &Path) -> Result<()> {
    let sqlite = |error| StoreError::from_sqlite(path, error);
    let backup = Backup::new(from, to).map_err(sqlite)?;
    let begun = Instant::now();
    // All pages in one step, so that no other writer comes between.
    while backup.step(-1).map_err(sqlite)? != StepResult::Done {
        if begun.elapsed() > Duration::from_secs(BUSY_S) {
            return Err(StoreError::Busy { path: path.to_owned(), seconds: BUSY_S });
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// How many rows every table has.
pub(super) fn rows(connection: &Connection) -> rusqlite::Result<Vec<(String, i64)>> {
    let mut names = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let count = |name: String| {
        let sql = format!("SELECT count(*) FROM \"{name}\"");
        connection.query_row(&sql, [], |row| row.get(0)).map(|rows| (name, rows))
    };
    names.into_iter().map(count).collect()
}

/// Reads a copy from its file, every value of it, and flushes it to the disk.
fn sound(part: &Path) -> Result<(Vec<(String, i64)>, Verified)> {
    let journal = Journal::open(part)?;
    let health = journal.check_copy();
    if let Some(finding) = health.findings.into_iter().next() {
        return Err(StoreError::Damaged { path: part.to_owned(), what: finding.what });
    }
    let rows = rows(&journal.connection).map_err(|error| journal.sqlite(error))?;
    let verified = Verified { counts: journal.view().counts()?, entries: health.entries, kept: None };
    drop(journal);
    fs::File::open(part).and_then(|file| file.sync_all()).map_err(io("flushing", part))?;
    Ok((rows, verified))
}

/// Keeps a journal under another name, once any other writer has ended.
fn keep(place: &Path, now: DateTime<FixedOffset>) -> Result<PathBuf> {
    // Also brings a half-written change of a killed process to its end. One that cannot be read is kept as it is.
    let held = Connection::open(place).and_then(|connection| {
        connection.busy_timeout(Duration::from_secs(BUSY_S))?;
        connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK")
    });
    if let Err(error @ StoreError::Busy { .. }) = held.map_err(|error| StoreError::from_sqlite(place, error)) {
        return Err(error);
    }
    let kept = free_name(place, now);
    fs::hard_link(place, &kept)
        .or_else(|_| fs::copy(place, &kept).map(drop))
        .map_err(io("keeping the old journal as", &kept))?;
    keep_private(&kept, 0o600).map_err(io("keeping private", &kept))?;
    let (hot, hot_kept) = (with_ending(place, "-journal"), with_ending(&kept, "-journal"));
    if hot.exists() {
        fs::rename(&hot, &hot_kept).map_err(io("keeping the old journal as", &hot_kept))?;
    }
    Ok(kept)
}

/// `journal.db.before-restore-20261124-093000`, or with a number when that is taken.
fn free_name(place: &Path, now: DateTime<FixedOffset>) -> PathBuf {
    let stem = with_ending(place, &format!(".before-restore-{}", now.format("%Y%m%d-%H%M%S")));
    let numbered = (2..).map(|n| with_ending(&stem, &format!("-{n}")));
    std::iter::once(stem.clone()).chain(numbered).find(|name| !name.exists()).unwrap_or(stem)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}

/// Gives a finished file its name; without `replace` never in place of another.
pub(super) fn put_in_place(part: &Path, place: &Path, replace: bool) -> Result<()> {
    let placed = match replace {
        true => fs::rename(part, place),
        false => fs::hard_link(part, place).or_else(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Err(error),
            // A file system without links.
            _ if !place.exists() => fs::rename(part, place),
            _ => Err(error),
        }),
    };
    placed.map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => StoreError::Exists { path: place.to_owned() },
        _ => StoreError::Io { step: "writing", path: place.to_owned(), source },
    })?;
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // The name is on the disk too; a system that cannot open folders keeps it in its own way.
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

fn same_file(a: &Path, b: &Path) -> bool {
    a == b || fs::canonicalize(a).ok().zip(fs::canonicalize(b).ok()).is_some_and(|(a, b)| a == b)
}

fn io(step: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let path = path.to_owned();
    move |source| StoreError::Io { step, path, source }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Body, Glide, Stamp, Status};
    use crate::store::Draft;

    fn now() -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-11-24T09:30:00-05:00").unwrap()
    }

    fn author() -> Author {
        Author { who: "mo".into(), now: now(), command: "glide".into() }
    }

    fn log(journal: &mut Journal) {
        let author = author();
        let draft = Draft::new(Stamp::day_only(now().date_naive()), Body::Glide(Glide::bare(Status::Done)));
        journal.change(&author, |writer| writer.add(draft)).unwrap();
    }

    fn count(path: &Path) -> usize {
        Journal::open(path).unwrap().view().all_entries().unwrap().len()
    }

    #[test]
    fn a_backup_is_whole_private_and_never_in_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let (path, to) = (folder.path().join("journal.db"), folder.path().join("backup.db"));
        let mut journal = Journal::open_or_create(&path).unwrap();
        log(&mut journal);
        let made = journal.backup(&to, false).unwrap();
        assert_eq!((made.counts, made.entries, count(&to)), (vec![(Kind::Glide, 1)], 1, 1));
        log(&mut journal);
        assert!(matches!(journal.backup(&to, false), Err(StoreError::Exists { .. })));
        assert_eq!(count(&to), 1);
        journal.backup(&to, true).unwrap();
        assert_eq!(count(&to), 2);
        assert!(matches!(journal.backup(&path, true), Err(StoreError::Itself { .. })));
        let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["backup.db", "journal.db"], "nothing is left beside them");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_backup_of_a_damaged_journal_is_not_called_done() {
        let folder = tempfile::tempdir().unwrap();
        let (path, to) = (folder.path().join("journal.db"), folder.path().join("backup.db"));
        let mut journal = Journal::open_or_create(&path).unwrap();
        log(&mut journal);
        let bad = "PRAGMA ignore_check_constraints = ON; UPDATE entry SET day = '2026-13-45'";
        journal.connection.execute_batch(bad).unwrap();
        assert!(matches!(journal.backup(&to, false), Err(StoreError::Damaged { .. })));
        assert!(!to.exists());
    }

    #[test]
    fn a_restore_keeps_the_journal_that_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let (path, saved) = (folder.path().join("journal.db"), folder.path().join("saved.db"));
        let mut journal = Journal::open_or_create(&path).unwrap();
        log(&mut journal);
        journal.backup(&saved, false).unwrap();
        log(&mut journal);
        drop(journal);
        let restored = Journal::restore(&saved, &path, &author()).unwrap();
        let kept = restored.kept.unwrap();
        assert_eq!(kept.file_name().unwrap(), "journal.db.before-restore-20261124-093000");
        assert_eq!((count(&path), count(&kept), count(&saved)), (1, 2, 1));
        let again = Journal::restore(&kept, &path, &author()).unwrap().kept.unwrap();
        assert!(again != kept && count(&path) == 2 && count(&again) == 1);
        let fresh = folder.path().join("new/journal.db");
        assert_eq!(Journal::restore(&saved, &fresh, &author()).unwrap().kept, None);
        assert_eq!(count(&fresh), 1);
    }

    #[test]
    fn what_cannot_be_restored_leaves_the_journal_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let mut journal = Journal::open_or_create(&file("journal.db")).unwrap();
        log(&mut journal);
        journal.backup(&file("newer.db"), false).unwrap();
        Connection::open(file("newer.db")).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
        Connection::open(file("foreign.db")).unwrap().execute_batch("CREATE TABLE theirs (x)").unwrap();
        fs::write(file("text.db"), "no database at all, but long enough to be looked at as one").unwrap();
        fs::write(file("empty.db"), "").unwrap();
        journal.backup(&file("cut.db"), false).unwrap();
        let whole = fs::read(file("cut.db")).unwrap();
        fs::write(file("cut.db"), &whole[..whole.len() / 2]).unwrap();
        for name in ["newer.db", "foreign.db", "text.db", "empty.db", "cut.db", "missing.db"] {
            assert!(Journal::restore(&file(name), &file("journal.db"), &author()).is_err(), "{name}");
        }
        assert_eq!(count(&file("journal.db")), 1);
        assert!(
            !folder.path().read_dir().unwrap().any(|entry| entry.unwrap().path().to_string_lossy().contains("before-restore"))
        );
    }

    #[test]
    fn a_damaged_journal_gives_way_to_its_backup_and_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (path, saved) = (folder.path().join("journal.db"), folder.path().join("saved.db"));
        let mut journal = Journal::open_or_create(&path).unwrap();
        log(&mut journal);
        journal.backup(&saved, false).unwrap();
        drop(journal);
        fs::write(&path, "damaged beyond reading, which is when a backup is wanted most").unwrap();
        let kept = Journal::restore(&saved, &path, &author()).unwrap().kept.unwrap();
        assert_eq!(count(&path), 1);
        assert!(fs::read_to_string(kept).unwrap().starts_with("damaged"));
    }

    #[test]
    fn old_backups_are_brought_up_and_left_as_they_are() {
        for sql in [include_str!("../../tests/data/schema-1.sql"), include_str!("../../tests/data/schema-2.sql")] {
            let folder = tempfile::tempdir().unwrap();
            let (old, path) = (folder.path().join("old.db"), folder.path().join("journal.db"));
            Connection::open(&old).unwrap().execute_batch(sql).unwrap();
            let before = fs::read(&old).unwrap();
            Journal::restore(&old, &path, &author()).unwrap();
            assert_eq!(Journal::open(&path).unwrap().check().schema, crate::store::SCHEMA_VERSION);
            assert!(fs::read(&old).unwrap() == before && !migrate::aside(&path, 1).exists());
        }
    }
}
