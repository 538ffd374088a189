//! A diary of another program, or a spreadsheet: every row or none.

mod run_there;

use super::ImportedRun;
use super::report::FileOutcome;
use crate::diary::{Result, place, run};
use crate::domain::document::Document;
use crate::domain::{Body, Entry, Moment, Source, When, hashtags, without_edge_hashtags};
use crate::import::diaries::{self, DiaryFormat, How, Surroundings, Told};
use crate::import::{ImportError, open_gzip, sha256_hex};
use crate::store::Writer;
use run_there::{fill, runs_there};

/// How many entries are shown before anything is stored.
const FIRST: usize = 10;

/// The bytes of another diary, and how they are to be read.
pub(super) struct OtherDiary {
    bytes: Vec<u8>,
    sha256: String,
    how: How,
}

/// What is said of a file that is neither: of a table, how its columns are named.
pub(super) fn or_map(name: &str, bytes: &[u8], error: &ImportError) -> String {
    let opened = open_gzip(bytes).ok().filter(|_| matches!(error, ImportError::Unrecognised { .. }));
    let table = opened.and_then(|opened| diaries::how_to_map(name, &opened.bytes));
    table.unwrap_or_else(|| error.to_string())
}

impl OtherDiary {
    /// Whether some bytes are one.
    pub(super) fn is_one(bytes: &[u8], how: &How) -> bool {
        diaries::format_of(bytes, how).is_some()
    }

    /// `given` is the file as it was given, perhaps compressed.
    pub(super) fn new(given: &[u8], bytes: Vec<u8>, how: &How) -> Self {
        OtherDiary { bytes, sha256: sha256_hex(given), how: how.clone() }
    }

    /// Stores every entry that is not there yet.
    pub(super) fn store(&self, writer: &mut Writer<'_>, when: &When, outcome: &mut FileOutcome) -> Result<()> {
        let Some(format) = diaries::format_of(&self.bytes, &self.how) else { return Ok(()) };
        outcome.format = format.as_str().into();
        let around = surroundings(writer, when, &self.how)?;
        let diary = match diaries::read(&self.bytes, format, &self.how, &around) {
            Ok(diary) => diary,
            Err(refusal) => {
                // What stands in a cell is quoted; a terminal would obey its control characters.
                let said = refusal.to_string().replace(char::is_control, " ");
                outcome.refuse(format!("{said}: nothing of this file was taken"));
                return Ok(());
            }
        };
        diary.warnings.iter().for_each(|warning| outcome.warn(warning));
        for told in diary.told {
            let (line, document) = (told.line, self.document(format, told, &outcome.file));
            if outcome.first.len() < FIRST {
                outcome.first.push((line, document.clone()));
            }
            self.store_one(writer, document, outcome)?;
        }
        Ok(())
    }

    fn document(&self, format: DiaryFormat, told: Told, file: &str) -> Document {
        let source = Source {
            file: file.to_owned(),
            sha256: self.sha256.clone(),
            format: format.as_str().into(),
            fields: fields(&told),
        };
        Document {
            uuid: Some(told.uuid),
            modified_at: None,
            recorded_at: None,
            stamp: Some(told.stamp),
            tags: told.note.as_deref().map(hashtags).unwrap_or_default(),
            note: told.note.as_deref().and_then(without_edge_hashtags),
            sources: vec![source],
            body: told.body,
        }
    }

    fn store_one(&self, writer: &mut Writer<'_>, document: Document, outcome: &mut FileOutcome) -> Result<()> {
        let Some((uuid, stamp)) = document.uuid.zip(document.stamp) else { return Ok(()) };
        if writer.has_living(uuid)? {
            outcome.duplicates += 1;
            return Ok(());
        }
        match &document.body {
            Body::Run(run) => {
                let mut there = runs_there(&writer.view(), stamp, run)?;
                match (there.pop(), there.is_empty()) {
                    (None, _) => {}
                    (Some(entry), true) => return join(writer, entry, document, outcome),
                    (Some(_), false) => {
                        outcome.duplicates += 1;
                        outcome.warn("a run that may be either of two of its day was left out: its pain is added with `edit`");
                        return Ok(());
                    }
                }
            }
            // One morning and place has one score, and what is there stays.
            Body::Pain(pain)
                if pain.moment == Moment::Morning
                    && run::morning_of(&writer.view(), stamp.day(), &pain.location)?.is_some() =>
            {
                outcome.duplicates += 1;
                outcome.warn("a morning that has its score from elsewhere keeps it");
                return Ok(());
            }
            _ => {}
        }
        if let Some(entry) = writer.add_document(document)? {
            *outcome.entries.entry(entry.kind()).or_default() += 1;
            outcome.runs.extend(entry.run().map(|run| ImportedRun::of_entry(&entry, run)));
            outcome.added += 1;
        }
        Ok(())
    }
}

/// Gives a run that is there what the row knows besides.
fn join(writer: &mut Writer<'_>, mut entry: Entry, document: Document, outcome: &mut FileOutcome) -> Result<()> {
    let Body::Run(run) = &document.body else { return Ok(()) };
    outcome.warn("runs of the same day and distance that were there were taken as the same: they keep what they had");
    let began = document.stamp.unwrap_or(entry.stamp);
    let fields = fill(&mut entry, began, run, document.note.as_deref());
    if fields.is_empty() {
        outcome.duplicates += 1;
        return Ok(());
    }
    entry.sources.extend(document.sources.into_iter().map(|source| Source { fields: fields.clone(), ..source }));
    writer.edit(entry)?;
    outcome.enriched += 1;
    Ok(())
}

fn surroundings(writer: &Writer<'_>, when: &When, how: &How) -> Result<Surroundings> {
    let view = writer.view();
    Ok(Surroundings {
        when: *when,
        known: place::known(&view, how.take_new)?,
        treatments: view.used_treatments()?,
        unit: view.settings()?.units,
    })
}

/// The names of the values that an entry got from its row.
fn fields(told: &Told) -> Vec<String> {
    let mut names = vec![("at", told.stamp.instant().is_some()), ("note", told.note.is_some())];
    match &told.body {
        Body::Run(run) => names.extend([
            ("distance_m", run.distance.is_some()),
            ("moving_s", run.moving.is_some()),
            ("effort", run.effort.is_some()),
            ("pain", !run.pain.is_empty()),
        ]),
        Body::Pain(pain) => names.extend([
            ("site", pain.location.site.is_some()),
            ("side", pain.location.side.is_some()),
            ("score", true),
            ("moment", pain.moment != Moment::Rest),
        ]),
        Body::Treatment(_) => names.push(("name", true)),
        _ => names.push(("status", true)),
    }
    names.into_iter().filter(|(_, held)| *held).map(|(name, _)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests;
