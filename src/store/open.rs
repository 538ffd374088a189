//! Opening the journal: to read what is there, or to write and make it if need be.

use super::kept::KeptDays;
use super::link::no_foreign_link;
use super::migrate::{self, State};
use super::{BUSY_S, Result, StoreError};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Set anew at each opening. What a large sort needs lies in memory, never in a file of the system's folder for those.
const AT_OPEN: &str = "PRAGMA synchronous = EXTRA; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY";

/// The journal, open.
pub struct Journal {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    /// The id under which a page sent what is to be changed.
    pub(super) sent: Option<uuid::Uuid>,
    /// Which file was opened, where the system names files.
    file: Option<FileIdentity>,
    pub(super) kept: KeptDays,
}

/// The device and the number of a file on it.
type FileIdentity = (u64, u64);

impl Journal {
    /// Opens a journal that exists, to read or to write; makes nothing.
    pub fn open(path: &Path) -> Result<Self> {
        plain_file(path)?;
        let found = fs::metadata(path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => StoreError::Missing { path: path.to_owned() },
            _ => StoreError::Io { step: "reading", path: path.to_owned(), source },
        })?;
        if found.len() == 0 {
            return Err(StoreError::Missing { path: path.to_owned() });
        }
        let journal = Self::connect(path)?.brought_up()?;
        Ok(Journal { file: identity(&found), ..journal })
    }

    /// Whether the file that was opened still lies in its place, with the schema of this program: a journal may have been
    /// restored there, or brought up by a newer program. Where the system does not name files, it cannot be told: no.
    #[must_use]
    pub fn is_in_place(&self) -> bool {
        let there = fs::metadata(&self.path).ok().and_then(|found| identity(&found));
        there.is_some() && there == self.file && migrate::is_current(&self.connection)
    }

    /// Reads everything from here on as of one moment, and under one lock, until [`Journal::moment_ends`] or a write.
    pub fn moment_begins(&self) -> Result<()> {
        self.connection.execute_batch("BEGIN").map_err(|error| self.sqlite(error))
    }

    /// Ends what [`Journal::moment_begins`] began, if it has not ended yet.
    pub fn moment_ends(&self) -> Result<()> {
        if self.connection.is_autocommit() {
            return Ok(());
        }
        self.connection.execute_batch("COMMIT").map_err(|error| self.sqlite(error))
    }

    /// For a program that keeps the journal open: SQLite leaves its rollback file beside it and writes it anew at each
    /// change, which takes half the time of making and deleting it. Until [`Journal::closes`] a second file lies there, with
    /// nothing in it that counts; the next change of any other command takes it away.
    pub fn stays_open(&self) -> Result<()> {
        let keeps = "PRAGMA journal_mode = PERSIST; PRAGMA journal_size_limit = 1000000";
        self.connection.execute_batch(keeps).map_err(|error| self.sqlite(error))
    }

    /// Closes a journal that stayed open, and leaves one file.
    pub fn closes(self) -> Result<()> {
        self.connection.execute_batch("PRAGMA journal_mode = DELETE").map_err(|error| self.sqlite(error))
    }

    /// Opens a damaged journal as it lies, to say or save what can still be read; nothing is written to it.
    pub fn open_damaged(path: &Path) -> Result<Self> {
        let journal = Self::connected(path)?;
        if journal.leniently()?.has_its_tables() {
            return Ok(journal);
        }
        Ok(Self::open_with_sound_head(path)?.unwrap_or(journal))
    }

    /// The first lets a file be read that is shorter than its first page says; the last reads a page with a torn
    /// cell as far as it goes. Every value is looked at afterwards.
    pub(super) fn leniently(&self) -> Result<&Self> {
        let lenient = "PRAGMA writable_schema = ON; PRAGMA query_only = ON; PRAGMA cell_size_check = OFF";
        self.connection.execute_batch(lenient).map_err(|error| self.sqlite(error)).map(|()| self)
    }

    /// Whether the tables that hold a diary can be named.
    pub(super) fn has_its_tables(&self) -> bool {
        let sql = "SELECT count(*) FROM sqlite_schema WHERE name IN ('entry', 'change_entry')";
        self.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).is_ok_and(|there| there == 2)
    }

    /// Opens the journal to write, making it (0600, in a folder of 0700) if it is not there.
    pub fn open_or_create(path: &Path) -> Result<Self> {
        plain_file(path)?;
        if !path.exists() {
            Self::make(path)?;
        }
        Self::connect(path)?.brought_up()
    }

    /// Makes the journal beside its place and links it there, so that it appears whole: two first
    /// commands at once never meet in a file that is half made.
    fn make(path: &Path) -> Result<()> {
        let part = scratch(path, &format!("journal-{}.part", std::process::id()))?;
        let made = Self::connect(&part).and_then(Self::brought_up).map(drop).and_then(|()| {
            let linked = fs::hard_link(&part, path).or_else(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => Ok(()),
                // A file system without links: rename instead.
                _ if !path.exists() => fs::rename(&part, path),
                _ => Err(error),
            });
            linked.map_err(|source| StoreError::Io { step: "making the journal", path: path.to_owned(), source })
        });
        let _ = fs::remove_file(&part);
        made
    }

    /// A journal in memory, for tests and for looking before leaping.
    pub fn in_memory() -> Result<Self> {
        let path = PathBuf::from(":memory:");
        let connection = Connection::open_in_memory().map_err(|error| StoreError::from_sqlite(&path, error))?;
        Journal::over(connection, path).prepared()?.brought_up()
    }

    /// A journal without a name, gone when closed: for looking before leaping at more than memory should hold.
    /// It lies in the folder of the journal it stands for, so that nothing of a diary is on another disk.
    pub fn aside(journal: &Path) -> Result<Self> {
        let path = nearest_folder(journal);
        let sqlite = |error| StoreError::from_sqlite(&path, error);
        let connection = Connection::open("").map_err(sqlite)?;
        connection.pragma_update(None, "temp_store_directory", path.to_string_lossy()).map_err(sqlite)?;
        let aside = Journal::over(connection, path.clone()).prepared()?;
        aside.connection.pragma_update(None, "temp_store", "FILE").map_err(sqlite)?;
        aside.brought_up()
    }

    pub(super) fn over(connection: Connection, path: PathBuf) -> Self {
        Journal { connection, path, sent: None, file: None, kept: KeptDays::default() }
    }

    /// Where the journal is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn connect(path: &Path) -> Result<Self> {
        Self::connected(path)?.prepared()
    }

    fn connected(path: &Path) -> Result<Self> {
        // SQLite opens a file that cannot be written for reading alone; no URI, no mutex: one thread, one connection.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(|error| match path.is_dir() {
            true => StoreError::NotSqlite { path: path.to_owned() },
            // One that can be read alone is opened for that.
            false if error.sqlite_error_code() == Some(ErrorCode::CannotOpen) => {
                StoreError::Unreadable { path: path.to_owned() }
            }
            false => StoreError::from_sqlite(path, error),
        })?;
        Ok(Journal::over(connection, path.to_owned()))
    }

    /// One file at rest, and on the disk when acknowledged: EXTRA also flushes the folder.
    pub(super) fn prepared(self) -> Result<Self> {
        use rusqlite::config::DbConfig;
        let sqlite = |error| StoreError::from_sqlite(&self.path, error);
        // Room for every statement there is: an import uses all of them for each entry.
        self.connection.set_prepared_statement_cache_capacity(128);
        self.connection.busy_timeout(Duration::from_secs(BUSY_S)).map_err(sqlite)?;
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true).map_err(sqlite)?;
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false).map_err(sqlite)?;
        // Else a statement is compiled again for each value it is given, in case that value tells of a partial index.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(sqlite)?;
        self.connection.execute_batch(AT_OPEN).map_err(sqlite)?;
        Ok(self)
    }

    pub(super) fn brought_up(mut self) -> Result<Self> {
        match migrate::state(&self.connection, &self.path)? {
            State::Current => Ok(self),
            // SQLite takes a file shorter than its first page for an empty one: what was cut off is no new diary.
            State::Empty if fs::metadata(&self.path).is_ok_and(|there| there.is_file() && there.len() > 0) => {
                Err(StoreError::NotSqlite { path: self.path })
            }
            // An old journal that cannot be written is read as it is: later steps only added to it.
            State::Old(_) if self.connection.is_readonly(rusqlite::MAIN_DB).map_err(|error| self.sqlite(error))? => Ok(self),
            _ => migrate::migrate(&mut self.connection, &self.path).map(|()| self),
        }
    }

    pub(super) fn sqlite(&self, error: rusqlite::Error) -> StoreError {
        StoreError::from_sqlite(&self.path, error)
    }
}

#[cfg(unix)]
fn identity(found: &fs::Metadata) -> Option<FileIdentity> {
    use std::os::unix::fs::MetadataExt;
    Some((found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn identity(_found: &fs::Metadata) -> Option<FileIdentity> {
    None
}

/// Refuses a folder or a device in the journal's place; what is not there yet may become a file.
fn plain_file(path: &Path) -> Result<()> {
    no_foreign_link(path)?;
    let what = match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => "a folder",
        Ok(meta) if !meta.is_file() => "a device",
        _ => return Ok(()),
    };
    Err(StoreError::NoPlainFile { path: path.to_owned(), what })
}

/// An empty private file in private folders.
fn create(path: &Path) -> Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        private_folders(folder).map_err(|source| StoreError::Io {
            step: "making the folder",
            path: folder.to_owned(),
            source,
        })?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => keep_private(path, 0o600).map_err(|source| StoreError::Io {
            step: "keeping private",
            path: path.to_owned(),
            source,
        }),
        // Another process was first, which is as good.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(source) => Err(StoreError::Io { step: "making the journal", path: path.to_owned(), source }),
    }
}

/// Makes the folders that are missing, each 0700 whatever the umask; those that are there stay as they are.
pub fn private_folders(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        private_folders(parent)?;
    }
    match fs::create_dir(folder) {
        Ok(()) => keep_private(folder, 0o700),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// A private empty file in the journal's own folder, for something that is written and gone again.
pub fn scratch(journal: &Path, name: &str) -> Result<PathBuf> {
    let path = journal.with_file_name(format!(".{name}"));
    let _ = fs::remove_file(&path);
    create(&path).map(|()| path)
}

/// The folder of a journal, or as long as that is not made, the one it will be made in.
pub fn nearest_folder(journal: &Path) -> PathBuf {
    let named = |folder: &&Path| !folder.as_os_str().is_empty();
    journal.ancestors().skip(1).filter(named).find(|folder| folder.is_dir()).unwrap_or(Path::new(".")).to_owned()
}

/// Sets the permissions of a file or folder, where the system has such.
#[cfg(unix)]
pub(super) fn keep_private(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

/// Other systems give a person's own folders to that person alone.
#[cfg(not(unix))]
pub(super) fn keep_private(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    #[test]
    fn reading_a_journal_that_is_not_there_makes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/journal.db");
        assert!(matches!(Journal::open(&path), Err(StoreError::Missing { .. })));
        assert!(!folder.path().join("a").exists());
    }

    #[test]
    fn a_journal_put_aside_makes_nothing_that_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/journal.db");
        assert_eq!(nearest_folder(&path), folder.path());
        assert_eq!(nearest_folder(Path::new("journal.db")), Path::new("."));
        let aside = Journal::aside(&path).unwrap();
        // More than its cache holds, so that it must lie on the disk.
        let fill = "CREATE TEMP TABLE t (x); INSERT INTO t SELECT zeroblob(10000000); PRAGMA shrink_memory";
        aside.connection.execute_batch(fill).unwrap();
        drop(aside);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn an_open_journal_tells_whether_its_file_is_still_there() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("journal.db"), folder.path().join("other.db"));
        let open = |path: &Path| Journal::open_or_create(path).and_then(|_| Journal::open(path)).unwrap();
        let journal = open(&path);
        assert!(journal.is_in_place());
        open(&other);
        fs::rename(&other, &path).unwrap();
        assert!(!journal.is_in_place());
        let journal = open(&path);
        open(&path).connection.pragma_update(None, "user_version", 1000).unwrap();
        assert!(!journal.is_in_place());
        fs::remove_file(&path).unwrap();
        assert!(!journal.is_in_place());
    }

    #[test]
    fn a_journal_that_stayed_open_leaves_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mark = |journal: &mut Journal, name: &str| journal.mark_once(name, DateTime::UNIX_EPOCH).unwrap();
        let files = || fs::read_dir(folder.path()).unwrap().count();
        let mut open = Journal::open_or_create(&path).unwrap();
        open.stays_open().unwrap();
        mark(&mut open, "one");
        assert_eq!(files(), 2);
        // Another command writes beside it, and tidies up.
        mark(&mut Journal::open(&path).unwrap(), "two");
        assert_eq!(files(), 1);
        mark(&mut open, "three");
        open.closes().unwrap();
        assert_eq!(files(), 1);
        // Killed: the file that is left is taken for what it is, in a folder that cannot be written too.
        let mut killed = Journal::open(&path).unwrap();
        killed.stays_open().unwrap();
        mark(&mut killed, "four");
        let (copy, spent) = (folder.path().join("copy.db"), folder.path().join("copy.db-journal"));
        fs::copy(&path, &copy).unwrap();
        fs::copy(folder.path().join("journal.db-journal"), &spent).unwrap();
        assert_eq!(Journal::open(&copy).unwrap().view().marks().unwrap().len(), 4);
        assert!(spent.exists());
    }

    #[cfg(unix)]
    #[test]
    fn the_journal_is_private() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/journal.db");
        Journal::open_or_create(&path).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    }

    #[test]
    fn a_file_that_is_no_journal_is_refused_and_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.txt");
        fs::write(&path, "this is not a database, only a long enough text to be looked at").unwrap();
        assert!(matches!(Journal::open(&path), Err(StoreError::NotSqlite { .. })));
        assert!(fs::read_to_string(&path).unwrap().starts_with("this is not"));
        for open in [Journal::open, Journal::open_or_create] {
            let cut = folder.path().join("cut.db");
            fs::write(&cut, "S").unwrap();
            assert!(matches!(open(&cut), Err(StoreError::NotSqlite { .. })));
            assert_eq!(fs::read(&cut).unwrap(), b"S");
        }
        for open in [Journal::open, Journal::open_or_create] {
            assert!(matches!(open(folder.path()), Err(StoreError::NoPlainFile { what: "a folder", .. })));
        }
        #[cfg(unix)]
        assert!(matches!(Journal::open_or_create(Path::new("/dev/null")), Err(StoreError::NoPlainFile { .. })));
    }
}
