//! The schema's steps: each once, each in a transaction of its own, none ever edited.

use super::{Result, StoreError};
use rusqlite::{Connection, TransactionBehavior};
use std::fs;
use std::path::{Path, PathBuf};

/// Says that a SQLite file is a journal of this program ("glid").
const APPLICATION_ID: i64 = 0x676c_6964;

/// One step: its SQL, and the SHA-256 by which a journal remembers that it had this step and no other.
/// The sum is written down because reckoning it at every start would cost a tenth of logging a run.
struct Step {
    sql: &'static str,
    sha256: &'static str,
}

/// The steps, in order; the first is step 1.
const STEPS: &[Step] = &[
    Step {
        sql: include_str!("../../migrations/0001_journal.sql"),
        sha256: "8155ac7abd81188f906821c07fee1517e3e0222eef5fa23ff41d0f233ea63ea9",
    },
    Step {
        sql: include_str!("../../migrations/0002_trial.sql"),
        sha256: "a321326e8bffed7abe8c789d74ee9732afb53044308369b9de8d50a3d98481b0",
    },
    Step {
        sql: include_str!("../../migrations/0003_views.sql"),
        sha256: "c4bcf96e6a9eceb15f1a5dabef19ad5eb40046f45de947aae11723971ee6d929",
    },
    Step {
        sql: include_str!("../../migrations/0004_visit.sql"),
        sha256: "f4f8cdb9bfe3f62e2736747d20499153fa931d5f2f30d7f9506e2e501c104552",
    },
];

/// The schema this program writes.
pub const SCHEMA_VERSION: i64 = STEPS.len() as i64;

const BOOKKEEPING: &str = "CREATE TABLE IF NOT EXISTS migration (
    step   INTEGER PRIMARY KEY,
    sha256 TEXT    NOT NULL
) STRICT";

/// What a file is, as far as its header tells.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum State {
    Empty,
    Current,
    Old(i64),
}

/// Tells a journal from an empty, a foreign, a newer and an edited file; changes nothing.
pub(super) fn state(connection: &Connection, path: &Path) -> Result<State> {
    state_of(connection, path, STEPS)
}

/// Whether a journal that was opened before still has the schema of this program.
pub(super) fn is_current(connection: &Connection) -> bool {
    connection.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0)).is_ok_and(|version| version == SCHEMA_VERSION)
}

fn state_of(connection: &Connection, path: &Path, steps: &[Step]) -> Result<State> {
    let sqlite = |error| StoreError::from_sqlite(path, error);
    let pragma = |name| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0)).map_err(sqlite);
    let (application, version) = (pragma("application_id")?, pragma("user_version")?);
    if application != APPLICATION_ID {
        let objects: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(sqlite)?;
        let empty = objects == 0 && application == 0 && version == 0;
        return if empty { Ok(State::Empty) } else { Err(StoreError::Foreign { path: path.to_owned() }) };
    }
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if version > known {
        return Err(StoreError::Newer { path: path.to_owned(), found: version, known });
    }
    let mut statement = connection.prepare("SELECT sha256 FROM migration ORDER BY step").map_err(sqlite)?;
    let applied: Vec<String> = statement.query_map([], |row| row.get(0)).and_then(Iterator::collect).map_err(sqlite)?;
    let steps_done = i64::try_from(applied.len()).unwrap_or(i64::MAX);
    if steps_done > version {
        let what = format!("its head says version {version}, its list of migrations {steps_done}");
        return Err(StoreError::Damaged { path: path.to_owned(), what });
    }
    for (step, known) in (1..=version).zip(steps) {
        let index = usize::try_from(step - 1).unwrap_or(usize::MAX);
        if applied.get(index).map(String::as_str) != Some(known.sha256) {
            return Err(StoreError::Edited { path: path.to_owned(), step });
        }
    }
    Ok(if version == known { State::Current } else { State::Old(version) })
}

/// Brings a journal to the newest schema, copying an old one aside first.
pub(super) fn migrate(connection: &mut Connection, path: &Path) -> Result<()> {
    migrate_by(connection, path, STEPS)
}

fn migrate_by(connection: &mut Connection, path: &Path, steps: &[Step]) -> Result<()> {
    let sqlite = |error| StoreError::from_sqlite(path, error);
    let mut copied = false;
    loop {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sqlite)?;
        // Read again under the lock: another process may have come first.
        let done = match state_of(&transaction, path, steps)? {
            State::Current => return Ok(()),
            State::Empty => {
                // What is made in this moment has nothing old to keep.
                copied = true;
                0
            }
            State::Old(version) => version,
        };
        if done > 0 && !copied {
            copy_aside(&transaction, path, done)?;
            copied = true;
        }
        let Some(next) = usize::try_from(done).ok().and_then(|done| steps.get(done)) else { return Ok(()) };
        let step = done + 1;
        transaction.execute_batch(BOOKKEEPING).map_err(sqlite)?;
        transaction.execute_batch(next.sql).map_err(sqlite)?;
        transaction.execute("INSERT INTO migration (step, sha256) VALUES (?1, ?2)", (step, next.sha256)).map_err(sqlite)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(sqlite)?;
        transaction.pragma_update(None, "user_version", step).map_err(sqlite)?;
        transaction.commit().map_err(sqlite)?;
    }
}

/// The journal as it was, beside itself: a consistent copy, because the lock is held.
fn copy_aside(connection: &Connection, path: &Path, version: i64) -> Result<()> {
    // In memory there is nothing to copy.
    if connection.path().is_none_or(str::is_empty) {
        return Ok(());
    }
    let to = aside(path, version);
    let io = |step| {
        let to = to.clone();
        move |source| StoreError::Io { step, path: to, source }
    };
    fs::copy(path, &to).map_err(io("copying the journal aside to"))?;
    super::open::keep_private(&to, 0o600).map_err(io("keeping private"))?;
    fs::File::open(&to).and_then(|file| file.sync_all()).map_err(io("flushing"))
}

/// `journal.db.schema-1.bak`.
pub(super) fn aside(path: &Path, version: i64) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".schema-{version}.bak"));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Step = Step { sql: "CREATE TABLE a (x INTEGER) STRICT;", sha256: "one" };
    const TWO: Step = Step { sql: "CREATE TABLE b (x INTEGER) STRICT;", sha256: "two" };

    #[test]
    fn no_step_has_been_edited() {
        use sha2::Digest;
        for step in STEPS {
            let sum: String = sha2::Sha256::digest(step.sql.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(sum, step.sha256, "a landed migration is never edited; a new one is given its sum:\n{}", step.sql);
        }
    }

    fn file(folder: &tempfile::TempDir) -> PathBuf {
        folder.path().join("journal.db")
    }

    #[test]
    fn every_step_of_the_real_schema_applies_to_a_fresh_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(&folder);
        let mut connection = Connection::open(&path).unwrap();
        assert_eq!(state(&connection, &path).unwrap(), State::Empty);
        migrate(&mut connection, &path).unwrap();
        assert_eq!(state(&connection, &path).unwrap(), State::Current);
    }

    #[test]
    fn an_old_file_is_copied_aside_and_brought_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(&folder);
        let mut connection = Connection::open(&path).unwrap();
        migrate_by(&mut connection, &path, &[ONE]).unwrap();
        connection.execute("INSERT INTO a VALUES (7)", []).unwrap();
        migrate_by(&mut connection, &path, &[ONE, TWO]).unwrap();
        assert_eq!(connection.query_row("SELECT x FROM a", [], |row| row.get::<_, i64>(0)).unwrap(), 7);
        let old = Connection::open(aside(&path, 1)).unwrap();
        assert_eq!(old.query_row("SELECT x FROM a", [], |row| row.get::<_, i64>(0)).unwrap(), 7);
        assert!(old.query_row("SELECT count(*) FROM b", [], |row| row.get::<_, i64>(0)).is_err());
    }

    #[test]
    fn a_failing_step_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(&folder);
        let mut connection = Connection::open(&path).unwrap();
        let broken = Step { sql: "CREATE TABLE b (x INTEGER) STRICT; CREATE TABLE b (x INTEGER) STRICT;", sha256: "broken" };
        assert!(migrate_by(&mut connection, &path, &[ONE, broken]).is_err());
        assert_eq!(state_of(&connection, &path, &[ONE]).unwrap(), State::Current);
        assert!(connection.query_row("SELECT count(*) FROM b", [], |row| row.get::<_, i64>(0)).is_err());
    }

    #[test]
    fn newer_edited_and_foreign_files_are_refused_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(&folder);
        let mut connection = Connection::open(&path).unwrap();
        migrate_by(&mut connection, &path, &[ONE, TWO]).unwrap();
        assert!(matches!(migrate_by(&mut connection, &path, &[ONE]), Err(StoreError::Newer { found: 2, known: 1, .. })));
        assert!(matches!(migrate_by(&mut connection, &path, &[ONE, ONE]), Err(StoreError::Edited { step: 2, .. })));
        let other = folder.path().join("other.db");
        let mut foreign = Connection::open(&other).unwrap();
        foreign.execute_batch("CREATE TABLE theirs (x)").unwrap();
        assert!(matches!(migrate_by(&mut foreign, &other, &[ONE]), Err(StoreError::Foreign { .. })));
    }

    #[test]
    fn eight_threads_bring_up_one_fresh_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(&folder);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let mut connection = Connection::open(&path).unwrap();
                    connection.busy_timeout(std::time::Duration::from_secs(20)).unwrap();
                    migrate(&mut connection, &path).unwrap();
                });
            }
        });
        let connection = Connection::open(&path).unwrap();
        assert_eq!(state(&connection, &path).unwrap(), State::Current);
    }

    /// A journal of every schema that was ever in use, with its version, entries and changes.
    const OLD: [(&str, i64, usize, usize); 3] = [
        (include_str!("../../tests/data/schema-1.sql"), 1, 7, 10),
        (include_str!("../../tests/data/schema-2.sql"), 2, 12, 16),
        (include_str!("../../tests/data/schema-3.sql"), 3, 18, 25),
    ];

    /// A journal brought up from an old schema is the same as one that was made today: the schema, the next number, every change.
    #[test]
    fn an_old_journal_is_brought_up_whole() {
        let text = |connection: &Connection, sql: &str| -> Vec<String> {
            let mut statement = connection.prepare(sql).unwrap();
            statement.query_map([], |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect()
        };
        let schema = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name";
        let today = text(&crate::store::Journal::in_memory().unwrap().connection, schema);
        let numbers = "SELECT name || ' ' || seq FROM sqlite_sequence ORDER BY name";
        let rows = "SELECT uuid || kind || day || deleted || coalesce(note, '') FROM entry ORDER BY id";
        for (sql, old, ..) in OLD {
            let folder = tempfile::tempdir().unwrap();
            let path = file(&folder);
            let connection = Connection::open(&path).unwrap();
            connection.execute_batch(sql).unwrap();
            let before = (text(&connection, numbers), text(&connection, rows));
            drop(connection);
            let journal = crate::store::Journal::open(&path).unwrap().connection;
            assert_eq!((text(&journal, numbers), text(&journal, rows)), before, "schema {old}");
            assert_eq!(text(&journal, schema), today, "schema {old}");
            assert_eq!(text(&journal, "PRAGMA integrity_check"), ["ok"], "schema {old}");
            assert_eq!(text(&journal, "SELECT \"table\" FROM pragma_foreign_key_check"), [""; 0], "schema {old}");
        }
    }

    /// A program that has the journal open while another one brings it up sees the new schema with its next question.
    #[test]
    fn another_connection_sees_the_changed_check() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(&folder);
        let other = Connection::open(&path).unwrap();
        other.execute_batch(include_str!("../../tests/data/schema-3.sql")).unwrap();
        let kind = |kind: &str| {
            let sql = "INSERT INTO entry (uuid, kind, day, recorded_at_ms, modified_at_ms) VALUES (?1, ?2, '2026-11-24', 0, 0)";
            other.execute(sql, (format!("{kind:0>36}"), kind))
        };
        assert!(kind("prescription").is_err());
        crate::store::Journal::open(&path).unwrap();
        assert!(kind("prescription").is_ok() && kind("visit_note").is_ok() && kind("walk").is_err());
    }

    #[test]
    fn a_journal_of_every_schema_opens_for_ever() {
        for (sql, old, entries, changes) in OLD {
            let folder = tempfile::tempdir().unwrap();
            let path = file(&folder);
            Connection::open(&path).unwrap().execute_batch(sql).unwrap();
            let journal = crate::store::Journal::open(&path).unwrap();
            let found = (journal.view().all_entries().unwrap().len(), journal.history(100).unwrap().len());
            assert_eq!(found, (entries, changes), "schema {old}");
            assert!(journal.check().findings.is_empty());
            assert!(aside(&path, old).exists(), "the old one stands beside it");
            let version: i64 = journal.connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
            assert_eq!(version, SCHEMA_VERSION);
        }
        assert_eq!(OLD.len() as i64, SCHEMA_VERSION - 1, "a schema that is released leaves its journal in tests/data");
    }

    #[test]
    fn an_old_journal_that_cannot_be_written_is_still_read() {
        for (sql, old, entries, _) in OLD {
            let folder = tempfile::tempdir().unwrap();
            let path = file(&folder);
            Connection::open(&path).unwrap().execute_batch(sql).unwrap();
            let connection = Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
            let journal = crate::store::Journal::over(connection, path.clone()).brought_up().unwrap();
            assert_eq!(journal.view().all_entries().unwrap().len(), entries, "schema {old}");
            assert!(journal.view().ever(crate::domain::Kind::Flip).is_ok() && !aside(&path, old).exists());
            let later = (journal.view().prescriptions().unwrap(), journal.view().visit_notes().unwrap());
            assert_eq!(later, (Vec::new(), Vec::new()), "schema {old} has no table for them");
        }
    }
}
