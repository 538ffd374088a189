//! Bringing files into the journal: activities of watches and services, and a diary exported before.
//!
//! All files of one command are one change, and only one of them is held at a time. A file that cannot
//! be read is refused with its reason and the next one goes on; a diary file with one bad line is refused whole.

mod activity;
mod matching;
mod other_diary;
mod own_diary;
mod report;
mod storing;

pub use matching::{TypedRun, WhenTyped};
pub use report::{FileOutcome, Imported, ImportedRun, Status};

use super::effect::remember_look;
use super::{Context, DiaryError, Result};
use crate::import::diaries::How;
use crate::import::{self, Activity, Content, FileReport, Found, Listed};
use crate::store::Journal;
use other_diary::OtherDiary;
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
    if is_diary(&bytes) {
        // It may be large: it is passed on, never copied.
        return Parsed::new(name, Ok(Contents::Diary(bytes)));
    }
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

/// A diary of this program has one JSON object a line, the first of them its header (or an entry, where that was
/// forgotten), whatever its name. Other files of JSON are none.
fn is_diary(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let known = |first: &[u8]| ["\"glidelog\"", "\"kind\""].iter().any(|name| String::from_utf8_lossy(first).contains(name));
    first.starts_with(b"{") && first.len() < 10_000 && known(first)
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
    /// Only say whether anything would be: of a diary no more than its first entry is tried.
    pub only_whether: bool,
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
        storing.only_whether = wish.only_whether;
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
