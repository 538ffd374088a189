//! A whole journal as bytes in memory, for what is sealed: no plain copy of it touches the disk.

use super::backup::{Verified, copy_pages, part_of, put_in_place, rows};
use super::{Journal, Result, StoreError};
use rusqlite::{Connection, MAIN_DB, TransactionBehavior};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// What a journal's bytes begin with.
const SQLITE: &[u8] = b"SQLite format 3\0";

impl Journal {
    /// Writes the whole journal to another file, sealed on the way: it is copied and checked in memory.
    ///
    /// The file is for the person alone (0600). One that is there is left alone unless `replace`.
    pub fn backup_sealed<E: From<StoreError>>(
        &mut self,
        to: &Path,
        replace: bool,
        seal: impl FnOnce(&[u8]) -> std::result::Result<Vec<u8>, E>,
    ) -> std::result::Result<Verified, E> {
        self.may_be_copied_to(to, replace)?;
        let (verified, image) = self.image()?;
        put(to, &seal(&image)?, replace)?;
        Ok(verified)
    }

    /// The bytes of the whole journal, and what stands in them.
    fn image(&mut self) -> Result<(Verified, Vec<u8>)> {
        let path = self.path.clone();
        let sqlite = |error| StoreError::from_sqlite(&path, error);
        let mut memory = Connection::open_in_memory().map_err(sqlite)?;
        // One read transaction: what is counted is what is copied.
        let reading = self.connection.transaction_with_behavior(TransactionBehavior::Deferred).map_err(sqlite)?;
        let here = rows(&reading).map_err(sqlite)?;
        copy_pages(&reading, &mut memory, &path)?;
        drop(reading);
        let mut copy = Journal::checked_copy(memory, &path)?;
        if rows(&copy.connection).map_err(sqlite)? != here {
            return Err(StoreError::Damaged { path, what: "the copy has not as many rows".into() });
        }
        let verified = Verified { counts: copy.view().counts()?, entries: copy.check_copy().entries, kept: None };
        let image = copy.connection.serialize(MAIN_DB).map_err(sqlite)?.to_vec();
        Ok((verified, image))
    }

    /// A journal in memory from the bytes of one, brought to this schema and checked; `path` is what it is called.
    pub fn read_image(bytes: &[u8], path: &Path) -> Result<Journal> {
        if !bytes.starts_with(SQLITE) {
            return Err(StoreError::NotSqlite { path: path.to_owned() });
        }
        let sqlite = |error| StoreError::from_sqlite(path, error);
        let mut memory = Connection::open_in_memory().map_err(sqlite)?;
        memory.deserialize_read_exact(MAIN_DB, bytes, bytes.len(), false).map_err(sqlite)?;
        Journal::checked_copy(memory, path)
    }
}

/// Writes a file whole or not at all, and reads it again before it gets its name.
fn put(to: &Path, bytes: &[u8], replace: bool) -> Result<()> {
    let part = part_of(to)?;
    let written = write_through(&part, bytes)
        .map_err(|source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full { path: to.to_owned() },
            _ => StoreError::Io { step: "writing", path: to.to_owned(), source },
        })
        .and_then(|()| put_in_place(&part, to, replace));
    let _ = fs::remove_file(&part);
    written
}

fn write_through(part: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).open(part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    if fs::read(part)? == bytes { Ok(()) } else { Err(io::Error::other("what was read again is not what was written")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Body, Glide, Kind, Stamp, Status};
    use crate::store::{Author, Draft};
    use std::path::PathBuf;

    fn journal(folder: &tempfile::TempDir) -> (Journal, PathBuf, Author) {
        let path = folder.path().join("journal.db");
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-24T09:30:00-05:00").unwrap();
        let author = Author { who: "mo".into(), now, command: "glide".into() };
        let mut journal = Journal::open_or_create(&path).unwrap();
        let draft = Draft::new(Stamp::day_only(now.date_naive()), Body::Glide(Glide::bare(Status::Done)));
        journal.change(&author, |writer| writer.add(draft)).unwrap();
        (journal, path, author)
    }

    /// No sealing at all, but something that is no journal any more.
    fn backwards(bytes: &[u8]) -> Result<Vec<u8>> {
        Ok(bytes.iter().rev().copied().collect())
    }

    #[test]
    fn an_image_is_the_whole_journal_and_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let (mut journal, path, author) = journal(&folder);
        let to = folder.path().join("sealed");
        let verified = journal.backup_sealed(&to, false, backwards).unwrap();
        assert_eq!((verified.counts, verified.entries), (vec![(Kind::Glide, 1)], 1));
        assert!(matches!(journal.backup_sealed(&to, false, backwards), Err(StoreError::Exists { .. })));
        assert!(matches!(journal.backup_sealed(&path, true, backwards), Err(StoreError::Itself { .. })));
        let image = backwards(&fs::read(&to).unwrap()).unwrap();
        let copy = Journal::read_image(&image, &to).unwrap();
        let place = folder.path().join("new.db");
        copy.take_place(&place, &author).unwrap();
        assert_eq!(Journal::open(&place).unwrap().view().all_entries().unwrap().len(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn an_image_that_is_no_journal_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let (mut journal, path, _) = journal(&folder);
        let (_, image) = journal.image().unwrap();
        for (bytes, what) in
            [(&b"{}"[..], "text"), (&image[..100], "a header"), (&image[..image.len() / 2], "half"), (b"", "nothing")]
        {
            assert!(Journal::read_image(bytes, &path).is_err(), "{what}");
        }
        let mut foreign = Connection::open_in_memory().unwrap();
        foreign.execute_batch("CREATE TABLE theirs (x)").unwrap();
        let theirs = foreign.serialize(MAIN_DB).unwrap().to_vec();
        assert!(matches!(Journal::read_image(&theirs, &path), Err(StoreError::Foreign { .. })));
        assert!(Journal::read_image(&image, &path).is_ok());
    }

    #[test]
    fn when_sealing_fails_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let (mut journal, _, _) = journal(&folder);
        let to = folder.path().join("sealed");
        let refused = journal.backup_sealed(&to, false, |_| Err(StoreError::Full { path: PathBuf::new() }));
        assert!(refused.is_err() && fs::read_dir(folder.path()).unwrap().count() == 1);
    }
}
