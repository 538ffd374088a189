//! What a journal must hold after a command: all of what it says, or nothing of it.

use crate::Checked;
use crate::dice::Dice;
use crate::program::Place;

/// A journal's entries as an export tells them, without identities and times of change, in order.
pub(crate) type State = Vec<String>;

/// The state of a journal that may not be there yet.
pub(crate) fn state(place: &Place<'_>) -> Checked<State> {
    if !place.journal().exists() {
        return Ok(State::new());
    }
    bare(&place.ok(&["export"])?)
}

/// The lines of an export, bare and sorted.
pub(crate) fn bare(export: &str) -> Checked<State> {
    let mut lines = State::new();
    for line in export.lines().skip(1) {
        let mut value: serde_json::Value = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
        let fields = value.as_object_mut().ok_or_else(|| format!("no object: {line}"))?;
        fields.retain(|name, _| !["uuid", "modified_at", "recorded_at"].contains(&name.as_str()));
        lines.push(value.to_string());
    }
    lines.sort();
    Ok(lines)
}

/// A command, with the words that mark what it writes.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    /// A new entry with this note.
    Log(Vec<String>, String),
    /// The note of an entry, by its number, from one to another.
    Edit(u64, String, String),
    /// The entry with a note, by its number, goes.
    Remove(u64, String),
    /// So many entries with numbered notes.
    Import(u64, String),
    Undo,
    Redo,
}

/// The journal as it must be, and what undo and redo lead to.
#[derive(Default)]
pub(crate) struct Model {
    pub(crate) now: State,
    undo: Vec<State>,
    redo: Vec<State>,
    /// Numbers of entries whose logging was acknowledged, with their notes.
    known: Vec<(u64, String)>,
    count: u64,
}

impl Model {
    /// A command by chance, one that can be carried out.
    pub(crate) fn deed(&mut self, dice: &mut Dice) -> Deed {
        self.count += 1;
        let note = format!("deed-{}.", self.count);
        let living: Vec<&(u64, String)> =
            self.known.iter().filter(|(_, note)| self.now.iter().any(|line| line.contains(note))).collect();
        match (dice.below(20), dice.pick(&living)) {
            (0..3, Some((id, old))) => Deed::Edit(*id, old.clone(), note),
            (3, Some((id, old))) => Deed::Remove(*id, old.clone()),
            (4..7, _) if !self.undo.is_empty() => Deed::Undo,
            (7..9, _) if !self.redo.is_empty() => Deed::Redo,
            (9..12, _) => Deed::Import(1 + dice.below(300), note),
            (n, _) => {
                let words = ["run 5km 30:00 -e 4 --pain 1/3/2", "glide sciatic supine 2x15 --symptom 1", "pain 2 knee"];
                let words = words[n as usize % 3].split(' ').map(str::to_owned);
                Deed::Log(words.chain(["--note".to_owned(), note.clone()]).collect(), note)
            }
        }
    }

    /// The state after a deed, where `seen` is one that it may have led to; else the reason why it is none.
    fn after(&self, deed: &Deed, seen: &State) -> Checked<State> {
        let mut after = self.now.clone();
        match deed {
            Deed::Undo => return self.undo.last().cloned().ok_or_else(|| "nothing to undo".into()),
            Deed::Redo => return self.redo.last().cloned().ok_or_else(|| "nothing to redo".into()),
            Deed::Log(words, note) => {
                let whole = if words[0] == "run" { r#""before":1,"worst":3,"after":2"# } else { r#""kind""# };
                after.push(written(seen, note, whole));
            }
            Deed::Edit(_, old, new) => after.iter_mut().for_each(|line| *line = line.replace(old, new)),
            Deed::Remove(_, note) => after.retain(|line| !line.contains(note)),
            Deed::Import(count, note) => {
                after.extend((0..*count).map(|n| written(seen, &format!("{note}{n}."), &format!("\"score\":{},", n % 11))));
            }
        }
        after.sort();
        Ok(after)
    }

    /// Takes what a killed command left: whether it was carried out. Anything between is an error.
    pub(crate) fn settle(&mut self, deed: &Deed, seen: State, acknowledged: Option<u64>, told: bool) -> Checked<bool> {
        let after = self.after(deed, &seen)?;
        if seen != after {
            let lost = told && seen == self.now;
            let torn = seen != self.now;
            return match (lost, torn) {
                (true, _) => Err(format!("{deed:?} was acknowledged and is not there")),
                (_, true) => Err(format!("{deed:?} is half there: {}", difference(&self.now, &seen))),
                _ => Ok(false),
            };
        }
        let before = std::mem::replace(&mut self.now, after);
        match deed {
            Deed::Undo => {
                self.undo.pop();
                self.redo.push(before);
            }
            Deed::Redo => {
                self.redo.pop();
                self.undo.push(before);
            }
            _ => {
                self.undo.push(before);
                self.redo.clear();
            }
        }
        match (deed, acknowledged) {
            (Deed::Log(_, note), Some(id)) => self.known.push((id, note.clone())),
            (Deed::Edit(id, _, note), _) => self.known.push((*id, note.clone())),
            _ => {}
        }
        Ok(true)
    }
}

/// The line with a note and all that was written with it; where it is not, words that no line has.
fn written(seen: &State, note: &str, whole: &str) -> String {
    let line = seen.iter().find(|line| line.contains(&format!("\"{note}\"")) && line.contains(whole));
    line.cloned().unwrap_or_else(|| format!("no line with {note}"))
}

/// A line of a diary to import, as an export would write it.
pub(crate) fn line(n: u64, note: &str) -> String {
    let (day, minute) = (1 + n % 28, n / 28);
    format!(
        "{{\"kind\":\"pain\",\"at\":\"2026-10-{day:02}T07:{minute:02}:00-04:00\",\"site\":\"knee\",\"side\":\"left\",\"score\":{},\"moment\":\"rest\",\"flags\":[],\"tags\":[],\"note\":\"{note}{n}.\"}}\n",
        n % 11
    )
}

/// The first lines that one state has and the other has not.
pub(crate) fn difference(one: &State, other: &State) -> String {
    let only = |a: &State, b: &State| a.iter().filter(|line| !b.contains(line)).take(2).cloned().collect::<Vec<_>>();
    format!("only before {:?}, only after {:?}", only(one, other), only(other, one))
}
