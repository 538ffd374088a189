//! Two journals become one: entry by entry the later edit wins, and a deletion is an edit.
//!
//! Of each identity the two states are put in one total order, and the greater stays. So it does not matter
//! which journal is merged into which, in which order three of them are, or whether it is done twice.

use super::read::Which;
use super::{Author, Journal, Result, StoreError, View, Writer};
use crate::domain::document::line;
use crate::domain::{DayStart, Entry, EntryId, Kind};
use chrono::{DateTime, Utc};
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A mark that says what a journal is, not what a person has seen; it stays where it is.
const NOT_MERGED: &str = "demo";

/// One entry that the two journals tell differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Its number in this journal.
    pub id: EntryId,
    /// As it is here, as a document; None is deleted.
    pub here: Option<String>,
    /// As it is there.
    pub there: Option<String>,
    /// When it was last changed here.
    pub here_at: DateTime<Utc>,
    /// When it was last changed there.
    pub there_at: DateTime<Utc>,
    /// Whether what is there was taken.
    pub took_theirs: bool,
}

/// What a merge brought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Merged {
    /// Entries that were only there, by kind.
    pub added: BTreeMap<Kind, u64>,
    /// Deletions that were only there, of entries this journal never had.
    pub deletions: u64,
    /// Entries that both tell the same.
    pub same: u64,
    /// Entries that are only here.
    pub only_here: u64,
    /// Entries that both have and tell differently, oldest day first.
    pub conflicts: Vec<Conflict>,
}

/// An entry in one journal, alive or not.
#[derive(Clone)]
struct State {
    entry: Entry,
    living: bool,
    text: String,
}

impl State {
    /// Of a throw the first counts, whatever came later: what was said before the coin was shown stays.
    fn order(&self) -> (Reverse<i64>, i64, bool, &str) {
        let entry = &self.entry;
        let first = if entry.kind() == Kind::Flip { entry.recorded_at.timestamp_millis() } else { 0 };
        (Reverse(first), entry.modified_at.timestamp_millis(), !self.living, &self.text)
    }

    fn document(&self) -> Option<String> {
        self.living.then(|| self.text.clone())
    }
}

impl Journal {
    /// Merges another journal into this one, as one change. Numbers of this journal stay.
    pub fn merge<E: From<StoreError>>(
        &mut self,
        author: &Author,
        other: &Journal,
        check: impl FnOnce(&View<'_>, &Merged) -> std::result::Result<(), E>,
    ) -> std::result::Result<Merged, E> {
        let theirs = states(&other.view())?;
        let marks = other.view().marks()?;
        let (merged, _) = self.change(author, |writer| {
            let merged = writer.merge(theirs)?;
            check(&writer.view(), &merged)?;
            Ok::<Merged, E>(merged)
        })?;
        self.merge_marks(&marks)?;
        Ok(merged)
    }

    /// Takes from another journal what its coins have shown, with their trials, and what results were seen.
    pub(super) fn carry_over_what_was_seen(&mut self, author: &Author, other: &Journal) -> Result<()> {
        let mut theirs = states(&other.view())?;
        let shown: BTreeSet<Uuid> = theirs.values().filter_map(|state| Some(state.entry.flip()?.trial)).collect();
        theirs.retain(|uuid, state| state.entry.flip().is_some() || shown.contains(uuid));
        self.change(author, |writer| writer.merge(theirs))?;
        self.merge_marks(&other.view().marks()?)
    }

    /// What was seen is no change of the diary: it stands also when nothing else was merged, and is not taken back.
    fn merge_marks(&self, marks: &[(String, i64)]) -> Result<()> {
        let sql = "INSERT INTO mark (name, at_ms) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET at_ms = min(at_ms, excluded.at_ms)";
        for (name, at) in marks.iter().filter(|(name, _)| name != NOT_MERGED) {
            super::write::execute(&self.connection, sql, (name, at)).map_err(|error| self.sqlite(error))?;
        }
        Ok(())
    }
}

/// Every entry there ever was.
fn states(view: &View<'_>) -> Result<BTreeMap<Uuid, State>> {
    let dead: Vec<i64> = super::write::column(view.connection, view.path, "SELECT id FROM entry WHERE deleted = 1")?;
    let dead: BTreeSet<i64> = dead.into_iter().collect();
    let mut states = BTreeMap::new();
    for entry in view.read(&Which::EverAll)? {
        // As every journal tells it, whatever its start of day.
        let text = line(&entry, DayStart::MIDNIGHT).to_string();
        states.insert(entry.uuid, State { living: !dead.contains(&entry.id.0), text, entry });
    }
    Ok(states)
}

impl Writer<'_> {
    fn merge(&mut self, theirs: BTreeMap<Uuid, State>) -> Result<Merged> {
        let mut ours = states(&self.view())?;
        let mut merged = Merged::default();
        let mut theirs: Vec<State> = theirs.into_values().collect();
        // Numbers go by time, as if they had been logged here.
        theirs.sort_by_key(|state| (state.entry.recorded_at, state.entry.id));
        for there in theirs {
            match ours.remove(&there.entry.uuid) {
                None => self.bring(there, &mut merged)?,
                Some(here) => self.settle(&here, there, &mut merged)?,
            }
        }
        merged.only_here = ours.values().filter(|state| state.living).count() as u64;
        merged.conflicts.sort_by_key(|conflict| conflict.id);
        Ok(merged)
    }

    fn bring(&mut self, there: State, merged: &mut Merged) -> Result<()> {
        let kind = there.entry.kind();
        if there.living {
            self.put(there.entry)?;
            *merged.added.entry(kind).or_default() += 1;
        } else {
            self.put_tombstone(there.entry)?;
            merged.deletions += 1;
        }
        Ok(())
    }

    fn settle(&mut self, here: &State, there: State, merged: &mut Merged) -> Result<()> {
        if here.entry.kind() != there.entry.kind() {
            return Err(StoreError::Damaged {
                path: self.path.to_owned(),
                what: format!("{} is a {} here and a {} there", here.entry.id, here.entry.kind(), there.entry.kind()),
            });
        }
        let order = here.order().cmp(&there.order());
        let told_the_same = here.document() == there.document();
        match told_the_same {
            true => merged.same += u64::from(here.living),
            false => merged.conflicts.push(Conflict {
                id: here.entry.id,
                here: here.document(),
                there: there.document(),
                here_at: here.entry.modified_at,
                there_at: there.entry.modified_at,
                took_theirs: order == Ordering::Less,
            }),
        }
        match (order, there.living) {
            (Ordering::Less, true) => self.put(there.entry).map(drop),
            (Ordering::Less, false) => self.entomb(here, there.entry),
            _ => Ok(()),
        }
    }

    /// A deletion that is later: the entry goes, under the time of that deletion.
    fn entomb(&mut self, here: &State, there: Entry) -> Result<()> {
        let id = here.entry.id;
        match here.living {
            true => self.delete(id).map(drop)?,
            // Nothing to see changes, but the later time decides the next merge, so it must be kept.
            false => self.record(id, None, None)?,
        }
        self.rewrite_tombstone(Entry { id, ..there })
    }
}
