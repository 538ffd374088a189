//! A file -> the activities in it.
//!
//! The format is told by what is in the file, never by its name. No store, no terminal, no clock. One
//! file per format:
//!
//! ```text
//! files      what was named on the command line -> one file after the other, from folders and archives too
//! source     a path -> bytes, regular files only, bounded; gzip opened, bounded
//! detect     bytes -> Format
//! fit/       Garmin's binary format          gpx, tcx   the two XML formats
//! strava     activities.csv of an export     garmin     Activities.csv of Garmin Connect
//! diaries/   other diaries, and any CSV whose columns a person names -> entries
//! apple      Apple Health's export, streamed
//! ```
//!
//! A format that is added later is one more file and one more arm in [`read_bytes`].

mod activity;
mod apple;
mod archive;
mod bounded;
mod calendar;
mod detect;
pub mod diaries;
mod error;
mod exported;
mod files;
mod fit;
mod garmin;
mod gpx;
mod number;
mod place;
mod source;
mod sport;
mod strava;
mod table;
mod tcx;
mod text;
mod track;
mod xml;
mod xml_bounds;
mod xml_cut;
mod xml_tags;

use std::collections::HashMap;
use std::path::Path;

pub use activity::{Activity, FileReport, Format, Sport};
pub use error::{ImportError, NotARun};
pub use exported::Listed;
pub use files::{Content, Files, Found, Place};
pub use source::{DIARY_LIMIT, FILE_LIMIT, Opened, open_gzip, sha256_hex};

use activity::Reading;

/// Reads the activities of one file.
///
/// Refuses folders, pipes and devices before opening them, and files over [`FILE_LIMIT`] bytes.
///
/// # Errors
/// [`ImportError`], a sentence that says what the file is and what to do.
pub fn read_file(path: &Path) -> Result<FileReport, ImportError> {
    let bytes = source::read_regular_file(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    read_bytes(&name, &bytes)
}

/// Reads the activities in the bytes of one file.
///
/// `name` is only a word to explain a refusal with: the content decides what the file is.
///
/// # Errors
/// [`ImportError`], also when the file is whole and holds no activity at all.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<FileReport, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    let opened = source::open_gzip(bytes)?;
    let format = detect::format_of(&opened.bytes).ok_or_else(|| ImportError::unrecognised(name))?;
    let mut reading = read_as(format, &opened.bytes)?;
    if opened.cut_off {
        reading.partial = true;
        let warning = "the compressed file is cut off or damaged: what could be unpacked was read";
        reading.warnings.insert(0, warning.to_owned());
    }
    finished(format, source::sha256_hex(bytes), reading)
}

/// What a reader gathered, without what cannot be.
fn finished(format: Format, sha256: String, mut reading: Reading) -> Result<FileReport, ImportError> {
    if reading.activities.is_empty() {
        return Err(ImportError::NoActivities { format });
    }
    if busiest_day(&reading.activities) > MOST_A_DAY {
        return Err(ImportError::TooLarge { what: "the number of activities on one day", limit: MOST_A_DAY.to_string() });
    }
    reading.warnings.dedup();
    for activity in &mut reading.activities {
        activity.drop_impossible_values();
    }
    let Reading { activities, warnings, partial } = reading;
    Ok(FileReport { format, sha256, activities, warnings, partial })
}

/// No one does more: each is compared with those of its day, so a day without end would take time without end.
const MOST_A_DAY: usize = 200;

fn busiest_day(activities: &[Activity]) -> usize {
    let mut days: HashMap<_, usize> = HashMap::new();
    for activity in activities {
        let start = activity.started_at.map(|at| at.naive_utc()).or(activity.local_start);
        *days.entry(start.map(|start| start.date())).or_default() += 1;
    }
    days.into_values().max().unwrap_or(0)
}

fn read_as(format: Format, bytes: &[u8]) -> Result<Reading, ImportError> {
    match format {
        Format::Fit => fit::read(bytes),
        Format::Gpx => read_xml(&text::decode(bytes), gpx::read),
        Format::Tcx => read_xml(&text::decode(bytes), tcx::read),
        Format::StravaCsv => strava::read(&text::decode(bytes)),
        Format::GarminCsv => garmin::read(&text::decode(bytes)),
        Format::AppleHealth => apple::read(bytes).map(|(reading, _)| reading),
        Format::Zip => Err(ImportError::Nested),
        Format::Daylio | Format::Bearable => Err(ImportError::not_a_run(format, NotARun::Diary)),
        Format::PointCsv => Err(ImportError::not_a_run(format, NotARun::PointStream)),
    }
}

/// Reads a document, or of one that is cut off the part up to its last whole point.
fn read_xml(document: &str, read: fn(&str) -> Result<Reading, ImportError>) -> Result<Reading, ImportError> {
    let Some(mended) = xml_cut::mended(document) else {
        return read(document);
    };
    let mut reading = read(&mended)?;
    reading.partial = true;
    let warning = "the file is cut off: what stands before its last whole point was read";
    reading.warnings.insert(0, warning.to_owned());
    Ok(reading)
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod reading_tests;
