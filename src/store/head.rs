//! The first hundred bytes of a journal say how the rest is to be read. When one of them is damaged SQLite reads nothing at
//! all; but every journal has the same there, but for a few counts, and the rest of the file may be whole.

use super::{Journal, Result, StoreError};
use rusqlite::{Connection, MAIN_DB};
use std::fs;
use std::ops::Range;
use std::path::Path;

/// SQLite's header, and the sizes of pages that every journal has (SQLite, "Database File Format", 1.3).
const HEAD: usize = 100;
const PAGE: usize = 4096;
/// Counts in it: how many pages there are; the first unused page and how many of them; for which change the first is right.
const PAGES: Range<usize> = 28..32;
const UNUSED: Range<usize> = 32..40;
const CHANGES: Range<usize> = 24..28;
const RIGHT_FOR: Range<usize> = 92..96;
/// What the schema's own page can be: a branch or a leaf of a table.
const PAGE_KINDS: [u8; 2] = [5, 13];

impl Journal {
    /// The journal in memory under a sound head, to say or save what it holds; none where the rest of the file is no journal.
    pub fn open_with_sound_head(path: &Path) -> Result<Option<Self>> {
        let io = |source| StoreError::Io { step: "reading", path: path.to_owned(), source };
        let mut bytes = fs::read(path).map_err(io)?;
        let Some(pages) = u32::try_from(bytes.len() / PAGE).ok().filter(|pages| *pages > 1) else { return Ok(None) };
        let mut made = Journal::in_memory()?.connection;
        let sound = made.serialize(MAIN_DB).map_err(|error| StoreError::from_sqlite(path, error))?;
        bytes[..HEAD].copy_from_slice(&sound[..HEAD]);
        bytes[PAGES].copy_from_slice(&pages.to_be_bytes());
        bytes[UNUSED].fill(0);
        bytes.copy_within(CHANGES, RIGHT_FOR.start);
        let lies = bytes[HEAD];
        for kind in [lies].into_iter().chain(PAGE_KINDS) {
            bytes[HEAD] = kind;
            if let Some(journal) = read(&bytes, path)? {
                return Ok(Some(journal));
            }
        }
        Ok(None)
    }
}

fn read(bytes: &[u8], path: &Path) -> Result<Option<Journal>> {
    let sqlite = |error| StoreError::from_sqlite(path, error);
    let mut memory = Connection::open_in_memory().map_err(sqlite)?;
    memory.deserialize_read_exact(MAIN_DB, bytes, bytes.len(), true).map_err(sqlite)?;
    let journal = Journal::over(memory, path.to_owned());
    Ok(if journal.leniently()?.has_its_tables() { Some(journal) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_is_read_whichever_byte_of_its_head_is_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let (path, torn) = (folder.path().join("journal.db"), folder.path().join("torn.db"));
        drop(Journal::open_or_create(&path).unwrap());
        let bytes = fs::read(&path).unwrap();
        for at in 0..=HEAD {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0xff;
            fs::write(&torn, damaged).unwrap();
            let read = Journal::open_with_sound_head(&torn).unwrap().unwrap_or_else(|| panic!("byte {at}"));
            assert!(read.view().counts().is_ok(), "byte {at}");
        }
        fs::write(&torn, vec![7; 3 * PAGE]).unwrap();
        assert!(Journal::open_with_sound_head(&torn).unwrap().is_none());
        fs::write(&torn, "short").unwrap();
        assert!(Journal::open_with_sound_head(&torn).unwrap().is_none());
    }
}
