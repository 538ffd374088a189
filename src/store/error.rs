//! What can go wrong with the journal's file, each with what to do.

use std::path::{Path, PathBuf};

/// A failure of the journal's file.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no journal yet.
    #[error("there is no journal at {path} yet")]
    Missing {
        /// Where it would be.
        path: PathBuf,
    },
    /// A file that was named is not there.
    #[error("there is no file {path}")]
    NoFile {
        /// The file.
        path: PathBuf,
    },
    /// A file stands where another was to be written.
    #[error("{path} is there already, and was left as it is")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The journal was named as its own copy.
    #[error("{path} is the journal itself")]
    Itself {
        /// The file.
        path: PathBuf,
    },
    /// The file is no SQLite file.
    #[error("{path} is not a journal: it is no SQLite file")]
    NotSqlite {
        /// The file.
        path: PathBuf,
    },
    /// What was named is a folder or a device.
    #[error("{path} is {what}, and a journal is a file")]
    NoPlainFile {
        /// What was named.
        path: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// The way to it leads over a link that somebody else set.
    #[error("{path} leads over the link {link}, which belongs to another user of this machine")]
    ForeignLink {
        /// What was named.
        path: PathBuf,
        /// The link.
        link: PathBuf,
    },
    /// The file is another program's.
    #[error("{path} is a SQLite file, but not a journal of this program")]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file has a schema this program does not know yet.
    #[error("{path} was written by a newer version (schema {found}; this program knows {known})")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The newest schema known here.
        known: i64,
    },
    /// A schema step that was applied is not the one this program carries.
    #[error("{path} was made with another text of schema step {step}")]
    Edited {
        /// The file.
        path: PathBuf,
        /// The step.
        step: i64,
    },
    /// The file is damaged.
    #[error("{path} is damaged ({what})")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        what: String,
    },
    /// A value that the domain does not allow.
    #[error("{path}: {table} {id} holds a value that cannot be: {column}: {what}")]
    BadRow {
        /// The file.
        path: PathBuf,
        /// The table.
        table: &'static str,
        /// The entry's number.
        id: i64,
        /// The column.
        column: String,
        /// The rule it breaks.
        what: String,
    },
    /// What a page sent was stored before.
    #[error("this was stored before, in {path}")]
    Sent {
        /// The file.
        path: PathBuf,
    },
    /// Another process held the file too long.
    #[error("another glidelog has been writing to {path} for {seconds} seconds")]
    Busy {
        /// The file.
        path: PathBuf,
        /// How long was waited.
        seconds: u64,
    },
    /// The disk is full.
    #[error("the disk is full: nothing was written to {path}")]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be opened, not even to read.
    #[error("{path} cannot be opened")]
    Unreadable {
        /// The file.
        path: PathBuf,
    },
    /// The file or its folder cannot be written.
    #[error("{path} cannot be written (the file or its folder is read-only)")]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file system refused.
    #[error("{step} {path}: {source}")]
    Io {
        /// What was tried.
        step: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// Anything else SQLite says.
    #[error("{path}: {}", said(source))]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// SQLite's answer.
        source: rusqlite::Error,
    },
}

/// What SQLite says, without the statement it says it of: a migration is pages long.
fn said(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        other => other.to_string(),
    }
}

/// How a journal that is damaged is replaced: from a backup, and from an older copy where there is one.
pub fn way_back(journal: &Path) -> String {
    let backup = "`glidelog restore FILE` puts a backup in its place, and keeps this one beside it";
    let copies = (1..super::SCHEMA_VERSION).rev().map(|version| super::migrate::aside(journal, version));
    match copies.filter(|copy| copy.exists()).map(|copy| copy.display().to_string()).next() {
        Some(copy) => format!("{backup}; the copy made before the last migration is {copy}"),
        None => backup.into(),
    }
}

impl StoreError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            StoreError::Missing { .. } => {
                "the first entry makes it, for example: glidelog run 5km 30:00 -e 4 --pain 2. To see a made-up season first: glidelog demo".into()
            }
            StoreError::NoFile { .. } => "check the name; nothing was changed".into(),
            StoreError::Exists { .. } => "name another file, or say --yes to put the new one in its place".into(),
            StoreError::Itself { .. } => "name another file; nothing was changed".into(),
            StoreError::NoPlainFile { .. } => "name a file, such as --journal FOLDER/journal.db; nothing was changed".into(),
            StoreError::ForeignLink { .. } => "name the file where it really lies; nothing was read or written".into(),
            StoreError::NotSqlite { .. } => {
                "name the journal with --journal FILE or GLIDELOG_JOURNAL; if this is the journal and it is damaged, `glidelog doctor` says what can be saved; a backup, sealed or not, comes back with: glidelog restore BACKUP; this file was not touched".into()
            }
            StoreError::Foreign { .. } => {
                "name the journal with --journal FILE or GLIDELOG_JOURNAL; if this is the journal and it is damaged, `glidelog doctor` says what can be saved; this file was not touched".into()
            }
            StoreError::Newer { .. } => "install the newer glidelog; this file was not touched".into(),
            StoreError::Edited { .. } => "use the glidelog that made it; this file was not touched".into(),
            StoreError::Damaged { path, .. } => {
                format!("copy the file somewhere safe first; `glidelog doctor` says what can still be read. {}", way_back(path))
            }
            StoreError::BadRow { .. } => "something other than glidelog changed it; `glidelog doctor` lists every such value".into(),
            StoreError::Busy { .. } => "nothing was written; try again when the other one has ended".into(),
            StoreError::Sent { .. } => "it is not stored a second time".into(),
            StoreError::Full { .. } => "make room and say it again; what was acknowledged before is kept".into(),
            StoreError::ReadOnly { .. } => "nothing was written; check the permissions of the file and of its folder".into(),
            StoreError::Unreadable { .. } => {
                "nothing was changed; check that the file is yours to read, and that it is no link to one that is gone".into()
            }
            StoreError::Io { .. } => "nothing was written; check that the folder exists and is yours".into(),
            StoreError::Sqlite { .. } => "`glidelog doctor` says whether the journal is sound; nothing was changed".into(),
        })
    }

    /// Sorts an answer of SQLite by what it means for the person.
    pub(super) fn from_sqlite(path: &Path, source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(Code::NotADatabase) => StoreError::NotSqlite { path },
            Some(Code::DatabaseCorrupt) => StoreError::Damaged { path, what: source.to_string() },
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => StoreError::Busy { path, seconds: super::BUSY_S },
            Some(Code::DiskFull) => StoreError::Full { path },
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => StoreError::ReadOnly { path },
            _ => StoreError::Sqlite { path, source },
        }
    }
}
