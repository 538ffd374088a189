//! What can still be read of a damaged journal, into a new one.
//!
//! An entry stands twice in a journal: in its rows, and as the document that its last change wrote. Where its rows
//! cannot be read, or hold what cannot be, the document is taken; where both are gone the entry is named as lost.

use super::backup::{part_of, put_in_place};
use super::read::{View, Which};
use super::{Author, Journal, Result, StoreError, Writer};
use crate::domain::document::{self, Document};
use crate::domain::{DayStart, Entry, EntryId, Kind};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What was saved into a new journal, and what could not be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rescued {
    /// How many living entries of each kind were saved.
    pub counts: Vec<(Kind, u64)>,
    /// Those that were read from their last change, because their rows could not be read.
    pub from_history: Vec<EntryId>,
    /// Those whose rows say something else than their last change; they were saved as their rows say.
    pub unlike_history: Vec<EntryId>,
    /// Those that could not be saved.
    pub lost: Vec<Lost>,
    /// Whether nothing that could be read tells of any entry, so that nobody knows what is lost; no journal is made then.
    pub mute: bool,
}

/// An entry that could not be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Its number.
    pub id: EntryId,
    /// Why.
    pub what: String,
}

impl Journal {
    /// Saves into a new journal what can be read of this one, entry by entry under its own number; this one is only read.
    ///
    /// The history is not saved: each entry comes as it last was.
    pub fn rescue(&self, to: &Path, author: &Author) -> Result<Rescued> {
        if to.exists() {
            return Err(StoreError::Exists { path: to.to_owned() });
        }
        let part = part_of(to)?;
        let rescued = Journal::connect(&part).and_then(Journal::brought_up).and_then(|mut new| {
            let saved = self.save(&mut new, author)?;
            Ok(Rescued { counts: new.view().counts()?, ..saved })
        });
        let rescued = rescued.and_then(|rescued| match rescued.mute {
            // An empty journal would look like a diary that was saved.
            true => Ok(rescued),
            false => put_in_place(&part, to, false).map(|()| rescued),
        });
        let _ = fs::remove_file(&part);
        rescued
    }

    fn save(&self, new: &mut Journal, author: &Author) -> Result<Rescued> {
        let (view, history) = (self.view(), History::read(&self.view()));
        let (numbers, whole) = numbers(&view, &history);
        let mut rescued = Rescued { mute: numbers.is_empty() && !whole, ..Rescued::default() };
        let saved: Result<_> = new.change(author, |writer| {
            for id in numbers {
                match found(&view, &history, id) {
                    Ok(Some(found)) => rescued.put(writer, id, found)?,
                    Ok(None) => {}
                    Err(what) => rescued.lost.push(Lost { id: EntryId(id), what }),
                }
            }
            Ok(())
        });
        saved?;
        for (name, at_ms) in view.marks().unwrap_or_default() {
            let at = chrono::DateTime::from_timestamp_millis(at_ms);
            at.map(|at| new.mark_once(&name, at)).transpose()?;
        }
        Ok(rescued)
    }
}

/// An entry as it was found.
struct Found {
    entry: Entry,
    living: bool,
    from_history: bool,
    unlike_history: bool,
}

impl Rescued {
    /// Writes one entry under its number, or says why it cannot be.
    fn put(&mut self, writer: &mut Writer<'_>, id: i64, found: Found) -> Result<()> {
        let Found { entry, living, from_history, unlike_history } = found;
        let batch = |writer: &Writer<'_>, sql: &str| writer.transaction.execute_batch(sql).map_err(|e| writer.sqlite(e));
        if writer.is_known(entry.uuid)? {
            self.lost.push(Lost { id: EntryId(id), what: "its identity is that of another entry".into() });
            return Ok(());
        }
        batch(writer, "SAVEPOINT one_entry")?;
        let written = number_next(writer, id).and_then(|()| match living {
            true => writer.put(entry).map(drop),
            false => writer.put_tombstone(entry),
        });
        match written {
            Ok(()) => {
                self.from_history.extend(from_history.then_some(EntryId(id)));
                self.unlike_history.extend(unlike_history.then_some(EntryId(id)));
            }
            Err(StoreError::Sqlite { source, .. }) => {
                batch(writer, "ROLLBACK TO one_entry")?;
                self.lost.push(Lost { id: EntryId(id), what: source.to_string() });
            }
            Err(error) => return Err(error),
        }
        batch(writer, "RELEASE one_entry")
    }
}

/// Gives the next entry the number it had: a person may know it.
fn number_next(writer: &Writer<'_>, id: i64) -> Result<()> {
    let sql = ["DELETE FROM sqlite_sequence WHERE name = 'entry'", "INSERT INTO sqlite_sequence VALUES ('entry', ?1)"];
    let done = writer.transaction.execute(sql[0], []).and_then(|_| writer.transaction.execute(sql[1], [id - 1]));
    done.map(drop).map_err(|error| writer.sqlite(error))
}

/// An entry from its rows, else from its last change; None where there is nothing to save.
fn found(view: &View<'_>, history: &History, id: i64) -> std::result::Result<Option<Found>, String> {
    let last = history.last.get(&id);
    let told = last.and_then(|last| last.as_deref()).and_then(|text| told(text, id));
    let living = "SELECT deleted = 0 FROM entry WHERE id = ?1";
    let living = view.connection.query_row(living, [id], |row| row.get::<_, bool>(0));
    match (view.read(&Which::Id(id)).map(|mut entries| entries.pop()), told) {
        (Ok(Some(entry)), told) => {
            let living = living.unwrap_or(true);
            // What arrived and was taken back whole was never here, but for what a coin has shown.
            let never = !living && last.is_none() && !matches!(entry.kind(), Kind::Trial | Kind::Flip);
            let unlike_history = living && told.is_some_and(|told| !same(&told, &entry));
            Ok((!never).then_some(Found { entry, living, from_history: false, unlike_history }))
        }
        (_, Some(entry)) => Ok(Some(Found { entry, living: true, from_history: true, unlike_history: false })),
        // Deleted, by its last change.
        (_, None) if last.is_some_and(Option::is_none) => Ok(None),
        (Ok(None), None) if last.is_none() => Ok(None),
        (Ok(None), None) => Err("its rows are gone, and its history cannot be read".into()),
        (Err(error), None) => Err(error.to_string()),
    }
}

/// The same words and figures, whenever they were written.
pub(super) fn same(one: &Entry, other: &Entry) -> bool {
    let bare = |entry: &Entry| {
        let mut line = document::line(entry, DayStart::MIDNIGHT);
        for name in ["modified_at", "recorded_at"] {
            line.as_object_mut().and_then(|fields| fields.remove(name));
        }
        line
    };
    bare(one) == bare(other)
}

/// An entry as its last change tells it.
pub(super) fn told(text: &str, id: i64) -> Option<Entry> {
    let Document { uuid, modified_at, recorded_at, stamp, note, tags, sources, body } =
        document::read_line(serde_json::from_str(text).ok()?, DayStart::MIDNIGHT).ok()?;
    let modified_at = modified_at?;
    let recorded_at = recorded_at.unwrap_or(modified_at);
    Some(Entry { id: EntryId(id), uuid: uuid?, stamp: stamp?, recorded_at, modified_at, note, tags, sources, body })
}

/// The last document in force of each entry; None where it was deleted.
struct History {
    last: BTreeMap<i64, Option<String>>,
}

impl History {
    /// As much of it as can be read, from its beginning and from its end.
    fn read(view: &View<'_>) -> Self {
        let mut states = BTreeMap::new();
        forth_and_back(view, "SELECT id, state FROM change NOT INDEXED ORDER BY id", |row| {
            states.insert(row.get::<_, i64>(0)?, row.get::<_, String>(1)?);
            Ok(())
        });
        let mut latest: BTreeMap<i64, ((i64, i64), Option<String>)> = BTreeMap::new();
        let sql = "SELECT change_id, position, entry_id, after FROM change_entry ORDER BY change_id";
        forth_and_back(view, sql, |row| {
            let place = (row.get(0)?, row.get(1)?);
            // A change whose own row is gone is taken as in force.
            let in_force = states.get(&place.0).is_none_or(|state| state == "done");
            let id: i64 = row.get(2)?;
            if in_force && latest.get(&id).is_none_or(|(known, _)| place >= *known) {
                latest.insert(id, (place, row.get(3)?));
            }
            Ok(())
        });
        History { last: latest.into_iter().map(|(id, (_, after))| (id, after)).collect() }
    }
}

/// Every number an entry may have: those that any part of the file tells of, and where rows are missing those between;
/// and whether every row could be read.
fn numbers(view: &View<'_>, history: &History) -> (BTreeSet<i64>, bool) {
    /// Nobody writes more; a larger number is a damaged one.
    const MOST: i64 = 10_000_000;
    let mut ids: BTreeSet<i64> = history.last.keys().copied().collect();
    let mut whole = true;
    let details = ["run", "glide", "treatment", "rating", "injury"].map(|table| (table, "entry_id", "entry_id"));
    for (table, column, key) in [("entry", "id", "id"), ("pain_reading", "entry_id", "id")].into_iter().chain(details) {
        let sql = format!("SELECT {column} FROM {table} NOT INDEXED ORDER BY {key}");
        whole &= forth_and_back(view, &sql, |row| {
            ids.insert(row.get(0)?);
            Ok(())
        });
    }
    ids.retain(|id| (1..=MOST).contains(id));
    let last = ids.last().copied().unwrap_or(0);
    if whole { (ids, true) } else { ((1..=last).collect(), false) }
}

/// Reads rows up to the first that cannot be read, then from the end backwards; whether all of them could be.
fn forth_and_back(view: &View<'_>, sql: &str, mut take: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>) -> bool {
    let mut through = |sql: &str| {
        let mut statement = view.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut read = Ok(());
        while let Some(row) = rows.next()? {
            // One bad value does not hide the rows behind it.
            read = read.and(take(row));
        }
        read
    };
    let read: rusqlite::Result<()> = through(sql);
    read.is_ok() || {
        let _ = through(&format!("{sql} DESC"));
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Body, Glide, Stamp, Status};
    use crate::store::Draft;

    fn author() -> Author {
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-24T09:30:00-05:00").unwrap();
        Author { who: "mo".into(), now, command: "glide".into() }
    }

    /// A journal of `count` sessions, each with its number in its note; every tenth is deleted.
    fn journal(path: &Path, count: i64) -> Journal {
        let mut journal = Journal::open_or_create(path).unwrap();
        let day = Stamp::day_only(author().now.date_naive());
        let note = |n: i64| Some(format!("session {n} {}", "x".repeat(50)));
        let draft = |n| Draft { note: note(n), ..Draft::new(day, Body::Glide(Glide::bare(Status::Done))) };
        journal.change(&author(), |writer| (1..=count).try_for_each(|n| writer.add(draft(n)).map(drop))).unwrap();
        let deleted = |writer: &mut Writer<'_>| (10..=count).step_by(10).try_for_each(|n| writer.delete(EntryId(n)).map(drop));
        journal.change(&author(), deleted).unwrap();
        journal
    }

    #[test]
    fn a_sound_journal_is_saved_whole_under_its_numbers() {
        let folder = tempfile::tempdir().unwrap();
        let (path, to) = (folder.path().join("journal.db"), folder.path().join("new.db"));
        drop(journal(&path, 30));
        let old = Journal::open_damaged(&path).unwrap();
        let rescued = old.rescue(&to, &author()).unwrap();
        assert_eq!(rescued, Rescued { counts: vec![(Kind::Glide, 27)], ..Rescued::default() });
        let new = Journal::open(&to).unwrap();
        assert_eq!(new.view().all_entries().unwrap(), old.view().all_entries().unwrap());
        assert!(new.check().findings.is_empty());
        assert!(matches!(old.rescue(&to, &author()), Err(StoreError::Exists { .. })));
    }

    #[test]
    fn what_its_rows_no_longer_tell_is_read_from_its_history() {
        let folder = tempfile::tempdir().unwrap();
        let (path, to) = (folder.path().join("journal.db"), folder.path().join("new.db"));
        let old = journal(&path, 5);
        let spoilt = "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;
            UPDATE glide SET sets = 900 WHERE entry_id = 1; DELETE FROM entry WHERE id = 2;
            UPDATE entry SET note = 'altered' WHERE id = 3; UPDATE entry SET day = 'x' WHERE id = 4;
            UPDATE change_entry SET after = 'torn' WHERE entry_id = 4";
        old.connection.execute_batch(spoilt).unwrap();
        let rescued = old.rescue(&to, &author()).unwrap();
        assert_eq!((rescued.from_history, rescued.unlike_history), (vec![EntryId(1), EntryId(2)], vec![EntryId(3)]));
        assert_eq!(rescued.lost.iter().map(|lost| lost.id.0).collect::<Vec<_>>(), [4]);
        assert_eq!(rescued.counts, [(Kind::Glide, 4)]);
    }

    #[test]
    fn a_journal_cut_off_is_saved_up_to_there() {
        let folder = tempfile::tempdir().unwrap();
        let (path, to) = (folder.path().join("journal.db"), folder.path().join("new.db"));
        drop(journal(&path, 400));
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() * 3 / 4 / 4096 * 4096]).unwrap();
        assert!(matches!(Journal::open(&path), Err(StoreError::Damaged { .. })));
        let rescued = Journal::open_damaged(&path).unwrap().rescue(&to, &author()).unwrap();
        assert!(rescued.counts.first().is_some_and(|(_, count)| *count > 200), "{rescued:?}");
        assert!(Journal::open(&to).unwrap().check().findings.is_empty());
    }

    #[test]
    fn a_file_that_tells_of_nothing_is_not_said_to_have_lost_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (path, to) = (folder.path().join("journal.db"), folder.path().join("new.db"));
        drop(journal(&path, 30));
        let mut bytes = fs::read(&path).unwrap();
        // The first page names the tables; nothing of any of them is left.
        let schema = rusqlite::Connection::open(&path).unwrap();
        let mut roots = schema.prepare("SELECT rootpage FROM sqlite_schema WHERE rootpage > 0").unwrap();
        let roots: Vec<usize> =
            roots.query_map([], |row| row.get::<_, i64>(0)).unwrap().map(|root| root.unwrap() as usize).collect();
        for root in roots {
            bytes[(root - 1) * 4096..root * 4096].fill(0xa5);
        }
        fs::write(&path, &bytes).unwrap();
        let rescued = Journal::open_damaged(&path).unwrap().rescue(&to, &author()).unwrap();
        assert!(rescued.mute && rescued.lost.is_empty() && rescued.counts.is_empty());
    }

    #[test]
    fn torn_pages_cost_no_more_than_what_stood_on_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        drop(journal(&path, 200));
        let whole = fs::read(&path).unwrap();
        let (mut read, mut saved) = (0, 0);
        for page in 1..whole.len() / 4096 {
            let (torn, to) = (folder.path().join("torn.db"), folder.path().join(format!("new-{page}.db")));
            let mut bytes = whole.clone();
            bytes[page * 4096..(page + 1) * 4096].fill(0xa5);
            fs::write(&torn, &bytes).unwrap();
            let Ok(rescued) = Journal::open_damaged(&torn).and_then(|torn| torn.rescue(&to, &author())) else { continue };
            read += 1;
            assert_eq!(rescued.mute, !to.exists(), "page {page}");
            if rescued.mute {
                continue;
            }
            assert!(Journal::open(&to).unwrap().check().findings.is_empty(), "page {page}");
            saved += rescued.counts.iter().map(|(_, count)| *count).sum::<u64>();
        }
        assert!(read > 30 && saved > read * 175, "{saved} entries from {read} torn journals of 180");
    }
}
