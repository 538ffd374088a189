//! Diaries of other programs and of spreadsheets -> entries of this one.
//!
//! ```text
//! sheet       bytes -> rows under a header, each with its line
//! date        dates and times as people and programs write them; the order of bare numbers is asked for
//! scale       a cell -> a pain score; a scale other than 0-10 is asked for
//! place       a symptom's name -> where it hurts
//! transcript  what has been taken and what was left out, with the identity of each entry
//! daylio, bearable, mapped   one file a format
//! ```

mod bearable;
mod date;
mod daylio;
mod mapped;
mod mapping;
mod note;
mod place;
mod scale;
mod sheet;
mod transcript;

pub use date::Dates;
pub use mapping::{Mapping, Target};
pub use scale::Scaling;

use super::{Format, detect};
use crate::domain::words::Known;
use crate::domain::{Body, DistanceUnit, Stamp, Tried, When};
use sheet::Sheet;
use thiserror::Error;
use transcript::Transcript;
use uuid::Uuid;

/// How a person says a diary is to be read; what is not said is not guessed.
#[derive(Debug, Clone, Default)]
pub struct How {
    /// Which column holds what, of a CSV that is no known export.
    pub map: Option<Mapping>,
    /// The scale of the pain scores, where it is not 0 to 10.
    pub scale: Option<Scaling>,
    /// The order of day, month and year in dates of bare numbers.
    pub dates: Option<Dates>,
    /// Activities and factors that are treatments.
    pub treatments: Vec<Tried>,
    /// The place of a score whose row names none.
    pub site: Option<String>,
    /// Take sites that are not known yet.
    pub take_new: bool,
}

/// What the journal knows, against which words and times are read.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Now, the zone and the start of day.
    pub when: When,
    /// Sites used before.
    pub known: Known,
    /// Names of treatments used before.
    pub treatments: Vec<String>,
    /// The unit of a bare distance.
    pub unit: DistanceUnit,
}

/// The kinds of diary that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiaryFormat {
    /// Daylio's CSV.
    Daylio,
    /// Bearable's CSV.
    Bearable,
    /// Any CSV whose columns a person has named.
    Mapped,
}

impl DiaryFormat {
    /// The word for it in answers and sources.
    pub fn as_str(self) -> &'static str {
        match self {
            DiaryFormat::Daylio => "daylio",
            DiaryFormat::Bearable => "bearable",
            DiaryFormat::Mapped => "csv",
        }
    }
}

/// One entry as a row tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The line of the row, counted from 1.
    pub line: u64,
    /// The same for the same row in every export.
    pub uuid: Uuid,
    /// When it happened.
    pub stamp: Stamp,
    /// What a person wrote beside it.
    pub note: Option<String>,
    /// What it says.
    pub body: Body,
}

/// What a diary held.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Diary {
    /// The entries, in the order of the file.
    pub told: Vec<Told>,
    /// Whole sentences: what was left out, and how scores and times were read.
    pub warnings: Vec<String>,
}

/// Why nothing of a diary was taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DiaryRefusal {
    /// A row that breaks a rule.
    #[error("line {line}, column \"{column}\": {rule}")]
    Row {
        /// The line, counted from 1.
        line: u64,
        /// The name of the column.
        column: String,
        /// The rule.
        rule: String,
    },
    /// The file as a whole, or something that must be said first.
    #[error("{0}")]
    File(String),
}

/// Which diary some bytes are, `None` when they are none.
pub fn format_of(bytes: &[u8], how: &How) -> Option<DiaryFormat> {
    match (detect::format_of(bytes), &how.map) {
        (Some(Format::Fit | Format::Gpx | Format::Tcx | Format::AppleHealth | Format::Zip), _) => None,
        (_, Some(_)) if !bytes.contains(&0) || bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") => {
            Some(DiaryFormat::Mapped)
        }
        (Some(Format::Daylio), _) => Some(DiaryFormat::Daylio),
        (Some(Format::Bearable), _) => Some(DiaryFormat::Bearable),
        _ => None,
    }
}

/// Reads a diary, all of it or nothing.
///
/// # Errors
/// [`DiaryRefusal`]: the line, the column and the rule, or what has to be said first.
pub fn read(bytes: &[u8], format: DiaryFormat, how: &How, around: &Surroundings) -> Result<Diary, DiaryRefusal> {
    let sheet = Sheet::read(bytes)?;
    let mut transcript = Transcript::new(format, how, around);
    if sheet.is_latin1() {
        transcript.warn("the file is not UTF-8: read as Latin-1, so look whether its letters are right");
    }
    match format {
        DiaryFormat::Daylio => daylio::read(&sheet, &mut transcript)?,
        DiaryFormat::Bearable => bearable::read(&sheet, &mut transcript)?,
        DiaryFormat::Mapped => mapped::read(&sheet, &mut transcript)?,
    }
    transcript.finish()
}

/// What to say for a CSV that is no known export: its columns, and how to name them.
pub fn how_to_map(name: &str, bytes: &[u8]) -> Option<String> {
    let lower = name.to_lowercase();
    let is_table = [".csv", ".tsv", ".txt", ".csv.gz", "-"].iter().any(|ending| lower.ends_with(ending));
    let sheet = Sheet::read(bytes).ok().filter(|sheet| is_table && sheet.header().len() > 1)?;
    let first = sheet.rows().first();
    let column = |(at, name): (usize, &String)| match first.map(|row| row.raw(Some(at)).trim()).filter(|cell| !cell.is_empty())
    {
        Some(cell) => format!("{name} ({})", note::shown(cell)),
        None => name.clone(),
    };
    let columns: Vec<String> = sheet.header().iter().enumerate().take(20).map(column).collect();
    Some(format!(
        "a CSV of no known kind, with the columns {}: say which holds what, such as --map \"date=COLUMN,pain=COLUMN,site=COLUMN\", \
         and look with --preview before anything is stored",
        columns.join(", ")
    ))
}

#[cfg(test)]
mod tests;
