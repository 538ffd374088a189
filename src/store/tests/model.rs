//! Two journals against a model of maps and stacks: whatever is logged, edited, removed, undone, redone, exported,
//! imported and merged, each holds what its model holds.
//!
//! The model knows what was asked for and nothing of how it is stored: of each identity the last word and its time,
//! and a stack of what was done and one of what was undone.

use super::*;
use crate::diary::{Context, ImportWish, Imported, WhenTyped, import, parse_bytes};
use crate::import::diaries::How;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What an entry says, without its number and times.
type Told = (Stamp, Option<String>, Vec<Tag>, Body);

/// The last word on an identity: None is gone.
#[derive(Debug, Clone, PartialEq)]
struct Word {
    at: i64,
    told: Option<Told>,
}

/// What a change made of each entry it touched.
type Change = Vec<(Uuid, Option<Told>, Option<Told>)>;

#[derive(Debug, Clone, Default, PartialEq)]
struct Model {
    words: BTreeMap<Uuid, Word>,
    done: Vec<Change>,
    undone: Vec<Change>,
}

impl Model {
    fn living(&self) -> BTreeMap<Uuid, Told> {
        self.words.iter().filter_map(|(uuid, word)| Some((*uuid, word.told.clone()?))).collect()
    }

    fn told(&self, uuid: Uuid) -> Option<Told> {
        self.words.get(&uuid).and_then(|word| word.told.clone())
    }

    /// Makes a change of new words, each with its time; one of nothing is none.
    fn change(&mut self, words: Vec<(Uuid, i64, Option<Told>)>) {
        if words.is_empty() {
            return;
        }
        let change = words.iter().map(|(uuid, _, told)| (*uuid, self.told(*uuid), told.clone())).collect();
        self.done.push(change);
        self.undone.clear();
        self.words.extend(words.into_iter().map(|(uuid, at, told)| (uuid, Word { at, told })));
    }

    fn undo(&mut self, at: i64) -> bool {
        let Some(change) = self.done.pop() else { return false };
        self.words.extend(change.iter().map(|(uuid, before, _)| (*uuid, Word { at, told: before.clone() })));
        self.undone.push(change);
        true
    }

    fn redo(&mut self, at: i64) -> bool {
        let Some(change) = self.undone.pop() else { return false };
        self.words.extend(change.iter().map(|(uuid, _, after)| (*uuid, Word { at, told: after.clone() })));
        self.done.push(change);
        true
    }

    /// Takes lines of an export: what is there or was removed stays as it is; what was undone comes back. How many
    /// came, and how many stayed.
    fn import(&mut self, exported: &BTreeMap<Uuid, Word>) -> (u64, u64) {
        let touched: BTreeSet<Uuid> = self.done.iter().flatten().map(|(uuid, ..)| *uuid).collect();
        let comes = |(uuid, _): &(&Uuid, &Word)| self.told(**uuid).is_none() && !touched.contains(*uuid);
        let coming = exported.iter().filter(comes).map(|(uuid, word)| (*uuid, word.at, word.told.clone()));
        let words: Vec<_> = coming.collect();
        let added = words.len() as u64;
        self.change(words);
        (added, exported.len() as u64 - added)
    }

    /// Of two words the later stays.
    fn merge(&mut self, other: &Model) {
        let later = |(uuid, word): &(&Uuid, &Word)| self.words.get(uuid).is_none_or(|here| here.at < word.at);
        let words = other.words.iter().filter(later).map(|(uuid, word)| (*uuid, word.at, word.told.clone())).collect();
        self.change(words);
    }
}

/// A journal with its model and the numbers it has given out.
struct Device {
    journal: Journal,
    model: Model,
    numbers: BTreeMap<Uuid, EntryId>,
}

#[derive(Debug, Clone)]
enum Did {
    Log(Box<Draft>),
    Edit(usize, Box<Draft>),
    Remove(usize),
    Undo,
    Redo,
    Export,
    Import(usize),
    Merge,
}

fn did() -> impl Strategy<Value = Did> {
    prop_oneof![
        4 => draft().prop_map(|draft| Did::Log(Box::new(draft))),
        3 => (any::<usize>(), draft()).prop_map(|(which, draft)| Did::Edit(which, Box::new(draft))),
        2 => any::<usize>().prop_map(Did::Remove),
        3 => Just(Did::Undo),
        2 => Just(Did::Redo),
        2 => Just(Did::Export),
        2 => any::<usize>().prop_map(Did::Import),
        2 => Just(Did::Merge),
    ]
}

/// An export, and what it must say.
type Exported = (String, BTreeMap<Uuid, Word>);

fn told_of(entry: &Entry) -> Told {
    (entry.stamp, entry.note.clone(), entry.tags.clone(), entry.body.clone())
}

impl Device {
    fn new() -> Self {
        Device { journal: Journal::in_memory().unwrap(), model: Model::default(), numbers: BTreeMap::new() }
    }

    fn picked(&self, which: usize) -> Option<Entry> {
        let entries = self.journal.view().all_entries().unwrap();
        (!entries.is_empty()).then(|| entries[which % entries.len()].clone())
    }

    /// Does one thing to the journal and to its model.
    fn act(&mut self, act: Did, at: i64, other: &Device, exports: &mut Vec<Exported>) {
        let author = at_minute(at);
        match act {
            Did::Log(draft) => {
                let told = (draft.stamp, draft.note.clone(), draft.tags.clone(), draft.body.clone());
                let entry = change_as(&mut self.journal, &author, |writer| writer.add(*draft).unwrap());
                self.model.change(vec![(entry.uuid, at, Some(told))]);
            }
            Did::Edit(which, draft) => {
                // An entry keeps its kind for life.
                let Some(old) = self.picked(which).filter(|old| old.kind() == draft.body.kind()) else { return };
                let Draft { stamp, note, tags, body, .. } = *draft;
                self.model.change(vec![(old.uuid, at, Some((stamp, note.clone(), tags.clone(), body.clone())))]);
                let entry = Entry { stamp, note, tags, body, ..old };
                change_as(&mut self.journal, &author, |writer| drop(writer.edit(entry).unwrap()));
            }
            Did::Remove(which) => {
                let Some(old) = self.picked(which) else { return };
                self.model.change(vec![(old.uuid, at, None)]);
                change_as(&mut self.journal, &author, |writer| assert!(writer.delete(old.id).unwrap().is_some()));
            }
            Did::Undo => assert_eq!(self.journal.undo(&author).unwrap().is_some(), self.model.undo(at)),
            Did::Redo => assert_eq!(self.journal.redo(&author).unwrap().is_some(), self.model.redo(at)),
            Did::Export => {
                let living = self.model.words.iter().filter(|(_, word)| word.told.is_some());
                let exported = living.map(|(uuid, word)| (*uuid, word.clone())).collect();
                exports.push((crate::diary::export(&self.journal.view()).unwrap(), exported));
            }
            Did::Import(which) => {
                let Some((text, exported)) = exports.get(which % exports.len().max(1)) else { return };
                let counts = self.model.import(exported);
                let imported = imported(&mut self.journal, &author, text);
                let file = &imported.files[0];
                assert_eq!((file.added, file.duplicates), counts, "{file:?}");
            }
            Did::Merge => {
                self.model.merge(&other.model);
                self.journal.merge(&author, &other.journal, |_, _| Ok::<(), StoreError>(())).unwrap();
            }
        }
    }

    /// The journal holds what the model holds, under the numbers it always had, and tells it so in an export.
    fn is_as_its_model(&mut self) {
        let entries = self.journal.view().all_entries().unwrap();
        let held: BTreeMap<Uuid, Told> = entries.iter().map(|entry| (entry.uuid, told_of(entry))).collect();
        assert_eq!(held, self.model.living());
        for entry in &entries {
            assert_eq!(*self.numbers.entry(entry.uuid).or_insert(entry.id), entry.id);
            assert_eq!(entry.modified_at, at_minute(self.model.words[&entry.uuid].at).now.to_utc());
        }
        let text = crate::diary::export(&self.journal.view()).unwrap();
        let exported = read_lines(&text, DayStart::default()).unwrap().entries.into_iter();
        let exported: BTreeMap<Uuid, Told> =
            exported.map(|(_, read)| (read.uuid.unwrap(), (read.stamp.unwrap(), read.note, read.tags, read.body))).collect();
        assert_eq!(exported, held);
    }
}

fn at_minute(minute: i64) -> Author {
    Author { now: author().now + chrono::Duration::minutes(minute), ..author() }
}

fn imported(journal: &mut Journal, author: &Author, text: &str) -> Imported {
    let context = Context { now: author.now.to_utc(), zone: Zone::UTC, who: "mo".into() };
    let mut file = std::iter::once(parse_bytes("diary.jsonl", text.as_bytes().to_vec(), &How::default()));
    import(journal, &context, &mut file, &ImportWish::default(), &mut |_| WhenTyped::Apart).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn two_journals_hold_what_their_models_hold(acts in proptest::collection::vec((any::<bool>(), did()), 1..40)) {
        let (mut here, mut there) = (Device::new(), Device::new());
        let mut exports = Vec::new();
        for (at, (swap, act)) in (0..).zip(acts) {
            let (device, other) = if swap { (&mut there, &here) } else { (&mut here, &there) };
            device.act(act, at, other, &mut exports);
            device.is_as_its_model();
        }
        for device in [&here, &there] {
            prop_assert!(device.journal.check().findings.is_empty());
        }
        // Merged with each other they tell the same.
        here.act(Did::Merge, 1000, &there, &mut exports);
        there.act(Did::Merge, 1001, &here, &mut exports);
        here.is_as_its_model();
        there.is_as_its_model();
        prop_assert_eq!(here.model.living(), there.model.living());
        // And each change taken back in turn, nothing is left.
        while here.model.undo(1002) {
            here.journal.undo(&at_minute(1002)).unwrap();
            here.is_as_its_model();
        }
        prop_assert!(here.model.living().is_empty() && here.journal.undo(&author()).unwrap().is_none());
    }
}
