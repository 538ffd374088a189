//! A diary of this program: every line of it or none.
//!
//! It is read twice, line by line: a long one is never held as entries, only as its text.

use super::ImportedRun;
use super::report::FileOutcome;
use crate::diary::{Result, trial};
use crate::domain::document::{Document, LineError, Lines, Looked, Told, read_each};
use crate::domain::{Kind, When};
use crate::store::{Taken, Writer};
use std::collections::BTreeMap;
use uuid::Uuid;

/// More than the runs of a lifetime are counted, and not listed one by one.
const LISTED_RUNS: usize = 50_000;
/// More trials and throws than a lifetime has; they are held until the last of them is read.
const MOST_OF_COIN: usize = 20_000;

/// Stores what a diary says; with `only_whether`, no more than the first entry that is new.
pub(super) fn store(
    writer: &mut Writer<'_>,
    when: &When,
    bytes: &[u8],
    only_whether: bool,
    outcome: &mut FileOutcome,
) -> Result<()> {
    outcome.format = "diary".into();
    let Ok(text) = std::str::from_utf8(bytes) else {
        outcome.refuse("the file is not text in UTF-8");
        return Ok(());
    };
    match checked(writer, when, text)? {
        Ok(checked) if checked.entries == 0 && checked.looked.is_empty() => {
            outcome.refuse("a diary without entries: there is nothing after its first line");
            return Ok(());
        }
        Ok(checked) => outcome.looked = checked.looked,
        Err(refused) => {
            outcome.refuse(format!("{refused}: nothing of this file was taken"));
            return Ok(());
        }
    }
    let mut deleted = 0;
    for (_, told) in read_each(text, when.day_start).flatten() {
        let Told::Entry(document) = told else { continue };
        let kind = document.body.kind();
        match writer.add_document(*document)? {
            Taken::Added(entry) => {
                *outcome.entries.entry(kind).or_default() += 1;
                let run = entry.run().filter(|_| outcome.runs.len() < LISTED_RUNS);
                outcome.runs.extend(run.map(|run| ImportedRun::of_entry(&entry, run)));
                outcome.added += 1;
            }
            Taken::Known => outcome.duplicates += 1,
            Taken::Deleted => deleted += 1,
        }
        if only_whether && outcome.added > 0 {
            break;
        }
    }
    outcome.stay_deleted(deleted);
    Ok(())
}

/// What is known of a diary of which every line can be taken.
#[derive(Default)]
struct Checked {
    entries: usize,
    looked: Vec<Looked>,
    /// The lines of trials and throws, which are checked against each other.
    coin: Vec<(usize, Document)>,
    /// On which line each identity stands.
    seen: BTreeMap<Uuid, usize>,
}

/// Checks every line; else the first that cannot be taken.
fn checked(writer: &Writer<'_>, when: &When, text: &str) -> Result<std::result::Result<Checked, LineError>> {
    let mut checked = Checked::default();
    for told in read_each(text, when.day_start) {
        let (line, document) = match told {
            Err(error) => return Ok(Err(error)),
            Ok((_, Told::Looked(looked))) => {
                checked.looked.push(looked);
                continue;
            }
            Ok((line, Told::Entry(document))) => (line, document),
        };
        if let Err(what) = checked.take(line, *document, when) {
            return Ok(Err(LineError { line, what }));
        }
    }
    let coin = Lines { entries: std::mem::take(&mut checked.coin), looked: Vec::new() };
    Ok(match trial::not_drawn(&writer.view(), &coin)? {
        Some(line) => Err(LineError { line, what: "assigned: not what the coin of its trial drew".into() }),
        None => Ok(checked),
    })
}

impl Checked {
    fn take(&mut self, line: usize, document: Document, when: &When) -> std::result::Result<(), String> {
        if let Some(first) = document.uuid.and_then(|uuid| self.seen.insert(uuid, line)) {
            return Err(format!("uuid: the same as on line {first}"));
        }
        // A prescription may begin on a day to come.
        let may_come = document.body.kind() == Kind::Prescription;
        if !may_come && document.stamp.is_some_and(|stamp| stamp.day() > when.today()) {
            let field = if document.body.kind() == Kind::Injury { "from" } else { "at" };
            return Err(format!("{field}: the day has not come yet"));
        }
        self.entries += 1;
        if matches!(document.body.kind(), Kind::Trial | Kind::Flip) {
            self.coin.push((line, document));
        }
        if self.coin.len() > MOST_OF_COIN {
            return Err(format!("kind: a diary has at most {MOST_OF_COIN} trials and throws"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{Context, ImportWish, Imported, WhenTyped, import, parse_bytes};
    use crate::domain::Zone;
    use crate::import::diaries::How;
    use crate::store::Journal;

    fn taken(text: &str, only_whether: bool) -> Imported {
        let now = "2026-11-24T21:30:00Z".parse().unwrap();
        let context = Context { now, zone: Zone::UTC, who: "someone".into() };
        let mut files = std::iter::once(parse_bytes("diary.jsonl", text.as_bytes().to_vec(), &How::default()));
        let wish = ImportWish { only_whether, ..ImportWish::default() };
        import(&mut Journal::in_memory().unwrap(), &context, &mut files, &wish, &mut |_| WhenTyped::Apart).unwrap()
    }

    const HEADER: &str = "{\"glidelog\":1}\n";

    fn pains(count: usize) -> String {
        HEADER.to_owned() + &"{\"kind\":\"pain\",\"at\":\"2026-11-20\",\"score\":3}\n".repeat(count)
    }

    #[test]
    fn whether_a_diary_is_taken_is_seen_by_its_first_entry() {
        assert_eq!(taken(&pains(50), true).files[0].added, 1);
        assert_eq!(taken(&pains(50), false).files[0].added, 50);
        let spoilt = format!("{}{{\"kind\":\"pain\"}}\n", pains(50));
        assert_eq!(taken(&spoilt, true).files[0].added, 0);
    }

    #[test]
    fn only_trials_and_throws_are_held_and_not_without_end() {
        let mut journal = Journal::in_memory().unwrap();
        let now = "2026-11-24T21:30:00Z".parse().unwrap();
        let context = Context { now, zone: Zone::UTC, who: "someone".into() };
        let done: Result<_> = journal.change(&context.author("import"), |writer| {
            let when = context.when(&writer.view())?;
            let checked = checked(writer, &when, &pains(50))?.unwrap();
            assert_eq!((checked.entries, checked.coin.len(), checked.seen.len()), (50, 0, 0));
            Ok(())
        });
        done.unwrap();
        let trial = r#"{"kind":"trial","at":"2026-11-20","exposure":"glide","design":"observe","window_h":12,"min_days":14,"per_week":5}"#;
        let refused = taken(&format!("{HEADER}{}", format!("{trial}\n").repeat(MOST_OF_COIN + 1)), false);
        let said = &refused.files[0].reasons[0];
        assert!(said.starts_with("line 20002: kind: a diary has at most 20000 trials and throws"), "{said}");
    }
}
