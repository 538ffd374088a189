//! Diaries: our own as JSON Lines, and any CSV by its map.

use super::scene::{context, import, with_journal};
use glidelog::diary::{self, ImportStatus};
use glidelog::domain::document::{self, Document, HEADER, read_lines};
use glidelog::domain::{DayStart, Entry, EntryId};
use glidelog::import::diaries::How;
use glidelog::store::StoreError;
use uuid::Uuid;

/// What is read of a diary reads again as the same, one line alone and all of them out of a journal.
pub fn json_lines(bytes: &[u8]) {
    let parsed = diary::parse_bytes("made.jsonl", bytes.to_vec(), &How::default());
    let taken = import(parsed).files.remove(0);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(lines) = read_lines(text, DayStart::default()) else { return };
    for (line, read) in &lines.entries {
        reads_back(*line, read);
    }
    if taken.status != ImportStatus::Refused && lines.looked.is_empty() {
        export_brings_it_back(lines.entries.into_iter().map(|(_, document)| document).collect());
    }
}

fn reads_back(line: usize, read: &Document) {
    let Some(stamp) = read.stamp else { return };
    let Document { note, tags, sources, body, .. } = read.clone();
    let at = chrono::DateTime::UNIX_EPOCH;
    let uuid = read.uuid.unwrap_or(Uuid::max());
    let entry = Entry { id: EntryId(1), uuid, stamp, recorded_at: at, modified_at: at, note, tags, sources, body };
    let written = document::line(&entry, DayStart::default());
    let again = document::read_line(written.clone(), DayStart::default());
    let again = again.unwrap_or_else(|error| panic!("line {line}: {error}: {written}"));
    let same = (again.stamp, &again.note, &again.tags, &again.sources, &again.body);
    assert_eq!(same, (Some(stamp), &read.note, &read.tags, &read.sources, &read.body), "line {line}: {written}");
}

/// Added to a journal and exported, the entries are the same. The change is not kept.
fn export_brings_it_back(documents: Vec<Document>) {
    let stopped = with_journal(|journal| {
        journal.change(&context().author("fuzz"), |writer| {
            for document in documents {
                writer.add_document(document)?;
            }
            let text = diary::export(&writer.view()).unwrap();
            let start = writer.view().settings()?.day_start;
            let again = read_lines(&text, start).unwrap_or_else(|error| panic!("{error} of the export\n{text}"));
            let entries = writer.view().all_entries()?;
            assert_eq!(again.entries.len(), entries.len());
            for entry in entries {
                let same = |document: &&(usize, Document)| document.1.uuid == Some(entry.uuid);
                let (_, document) = again.entries.iter().find(same).unwrap();
                assert_eq!((document.stamp, &document.body), (Some(entry.stamp), &entry.body));
                assert_eq!((&document.note, &document.tags), (&entry.note, &entry.tags));
            }
            assert!(text.starts_with(HEADER));
            Err::<(), _>(StoreError::Full { path: "put back".into() })
        })
    });
    assert!(matches!(stopped, Err(StoreError::Full { .. })), "{stopped:?}");
}

/// A CSV behind a line of options: `--map` of the first line, then `--scale`, `--dates`, `--site` of the next three.
pub fn mapped_csv(bytes: &[u8]) {
    let Some((head, csv)) = four_lines(bytes) else { return };
    let Ok(map) = head[0].parse() else { return };
    let how = How {
        map: Some(map),
        scale: head[1].parse().ok(),
        dates: head[2].parse().ok(),
        site: (!head[3].is_empty()).then(|| head[3].to_owned()),
        take_new: head[3].len() % 2 == 1,
        treatments: Vec::new(),
    };
    import(diary::parse_bytes("made.csv", csv.to_vec(), &how));
}

fn four_lines(bytes: &[u8]) -> Option<([&str; 4], &[u8])> {
    let mut lines = bytes.splitn(5, |byte| *byte == b'\n');
    let mut line = || std::str::from_utf8(lines.next()?).ok();
    let head = [line()?, line()?, line()?, line()?];
    Some((head, lines.next()?))
}
