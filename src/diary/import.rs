//! Bringing files into the journal: activities of watches and services, and a diary exported before.
//!
//! All files of one command are one change, and only one of them is held at a time. A file that cannot
//! be read is refused with its reason and the next one goes on; a diary file with one bad line is refused whole.

mod activity;
mod matching;
mod other_diary;
mod report;
mod storing;

pub use matching::{TypedRun, WhenTyped};
pub use report::{FileOutcome, Imported, ImportedRun, Status};

use super::effect::remember_look;
use super::{Context, DiaryError, Result};
use crate::domain::Kind;
use crate::domain::When;
use crate::domain::document::{LineError, Lines, Looked, Told, read_each};
use crate::import::diaries::How;
use crate::import::{self, Activity, Content, FileReport, Found, Listed};
use crate::store::{Journal, Taken, Writer};
use other_diary::OtherDiary;
use std::collections::BTreeMap;
use storing::Storing;

/// One file, read but not yet stored.
pub struct Parsed {
    name: String,
    contents: std::result::Result<Contents, String>,
    listed: Option<Box<Listed>>,
    beside: Option<String>,
}

enum Contents {
    Activities(FileReport),
    /// The list of an export: what it says of recordings is stored with them.
    List(FileReport),
    /// An activity of a list that is no run: its recording is not read.
    OtherSport(Box<Activity>),
    Diary(Vec<u8>),
    OtherDiary(OtherDiary),
}

/// Reads one file; what is wrong with it is kept as its refusal. `how` says how another diary is to be read.
pub fn parse(found: Found, how: &How) -> Parsed {
    let Found { name, content, listed, beside } = found;
    let parsed = match content {
        Ok(Content::Bytes(bytes)) => parse_bytes(&name, bytes, how),
        Ok(Content::Activities(report)) => Parsed::new(&name, Ok(Contents::Activities(report))),
        Ok(Content::List(report)) => Parsed::new(&name, Ok(Contents::List(report))),
        Ok(Content::OtherSport(activity)) => Parsed::new(&name, Ok(Contents::OtherSport(activity))),
        Err(error) => Parsed::new(&name, Err(error.to_string())),
    };
    Parsed { listed, beside, ..parsed }
}

/// Reads the bytes of one file: here it is decided what they are.
pub fn parse_bytes(name: &str, bytes: Vec<u8>, how: &How) -> Parsed {
    let contents = match import::open_gzip(&bytes) {
        Ok(opened) if is_diary(&opened.bytes) => Ok(Contents::Diary(opened.bytes.into_owned())),
        Ok(opened) if OtherDiary::is_one(&opened.bytes, how) => {
            Ok(Contents::OtherDiary(OtherDiary::new(&bytes, opened.bytes.to_vec(), how)))
        }
        _ => import::read_bytes(name, &bytes)
            .map(Contents::Activities)
            .map_err(|error| other_diary::or_map(name, &bytes, &error)),
    };
    Parsed::new(name, contents)
}

impl Parsed {
    fn new(name: &str, contents: std::result::Result<Contents, String>) -> Self {
        Parsed { name: name.to_owned(), contents, listed: None, beside: None }
    }
}

/// A diary of this program begins with its header, whatever its name; one JSON object a line.
fn is_diary(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    first.starts_with(b"{") && first.len() < 10_000
}

/// How files are to be taken.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// What was named, for the history.
    pub named: Vec<String>,
    /// The day of a run whose file has none.
    pub date: Option<String>,
    /// Only say what would be stored.
    pub dry_run: bool,
}

impl Wish {
    fn command(&self) -> String {
        match &self.named[..] {
            [one] => format!("import {one}"),
            all => format!("import of {} files", all.len()),
        }
    }
}

/// Stores what is read, one file after the other, or with `dry_run` only says what would be.
/// `is_same` answers whether a run typed by hand is the one in a file.
pub fn import(
    journal: &mut Journal,
    context: &Context,
    files: &mut dyn Iterator<Item = Parsed>,
    wish: &Wish,
    is_same: &mut dyn FnMut(&TypedRun) -> WhenTyped,
) -> Result<Imported> {
    let done = journal.change(&context.author(&wish.command()), |writer| {
        let when = context.when(&writer.view())?;
        let day = wish.date.as_deref().map(|date| when.parse_day(date)).transpose()?;
        let mut storing = Storing::new(writer, when, day, is_same);
        let files = files.map(|file| storing.file(file)).collect::<Result<Vec<FileOutcome>>>()?;
        let imported = Imported { files, dry_run: wish.dry_run, ask_pain: storing.without_pain() };
        if wish.dry_run { Err(Stop::Dry(imported)) } else { Ok(imported) }
    });
    match done {
        Ok((imported, _)) => {
            for look in imported.files.iter().flat_map(|file| &file.looked) {
                remember_look(journal, *look)?;
            }
            Ok(imported)
        }
        Err(Stop::Dry(imported)) => Ok(imported),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// Why nothing is kept.
enum Stop {
    Dry(Imported),
    Failed(DiaryError),
}

impl<E: Into<DiaryError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Stop::Failed(error.into())
    }
}

/// A diary exported before: every line or none.
fn store_diary(writer: &mut Writer<'_>, when: &When, bytes: &[u8], outcome: &mut FileOutcome) -> Result<()> {
    outcome.format = "diary".into();
    let Ok(text) = std::str::from_utf8(bytes) else {
        outcome.refuse("the file is not text in UTF-8");
        return Ok(());
    };
    // Twice over the text, so that a long diary is never held as entries: first every line is checked.
    let looked = match checked(writer, when, text)? {
        Ok(looked) => looked,
        Err(refused) => {
            outcome.refuse(format!("{refused}: nothing of this file was taken"));
            return Ok(());
        }
    };
    outcome.looked = looked;
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
    }
    outcome.stay_deleted(deleted);
    Ok(())
}

/// More than the runs of a lifetime are counted, and not listed one by one.
const LISTED_RUNS: usize = 50_000;

/// When results were first shown, by a file of which every line can be taken; else the first line that cannot.
fn checked(writer: &Writer<'_>, when: &When, text: &str) -> Result<std::result::Result<Vec<Looked>, LineError>> {
    let mut coin = Lines::default();
    let mut seen = BTreeMap::new();
    for told in read_each(text, when.day_start) {
        let (line, document) = match told {
            Err(error) => return Ok(Err(error)),
            Ok((_, Told::Looked(looked))) => {
                coin.looked.push(looked);
                continue;
            }
            Ok((line, Told::Entry(document))) => (line, document),
        };
        let wrong = |what: String| Ok(Err(LineError { line, what }));
        if let Some(first) = document.uuid.and_then(|uuid| seen.insert(uuid, line)) {
            return wrong(format!("uuid: the same as on line {first}"));
        }
        // A prescription may begin on a day to come.
        let may_come = document.body.kind() == Kind::Prescription;
        if !may_come && document.stamp.is_some_and(|stamp| stamp.day() > when.today()) {
            let field = if document.body.kind() == Kind::Injury { "from" } else { "at" };
            return wrong(format!("{field}: the day has not come yet"));
        }
        if matches!(document.body.kind(), Kind::Trial | Kind::Flip) {
            coin.entries.push((line, *document));
        }
    }
    if let Some(line) = super::trial::not_drawn(&writer.view(), &coin)? {
        return Ok(Err(LineError { line, what: "assigned: not what the coin of its trial drew".into() }));
    }
    Ok(Ok(coin.looked))
}
