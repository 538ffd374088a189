//! FIT: Garmin's binary format, as watches, phones and Strava write it.
//!
//! ```text
//! parts      bytes -> the files chained in them, checksums checked apart
//! message    one part -> messages, field by number
//! recording  messages -> what this program needs of them
//! totals     records without a session -> a session
//! session    a session -> Activity
//! ```
//! The reader is our own and reads only what is needed by field number: a reader by profile panics
//! on some damaged files (a developer field of odd size, a 64-bit time) and prints to standard error.
//! Source of the layout and numbers: the FIT protocol description and its profile.

mod crc;
mod message;
mod parts;
mod recording;
mod session;
mod sports;
mod totals;

use parts::{Checksum, Part};
use recording::Recording;

use super::activity::Reading;
use super::{Format, ImportError, NotARun};

/// Seconds from the Unix epoch to FIT's (1989-12-31T00:00:00Z).
const FIT_EPOCH: i64 = 631_065_600;
/// Times below are seconds since the device was switched on, not a date.
const FIRST_DATE: u32 = 0x1000_0000;

/// Reads every activity of a FIT file, chained files included.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, ImportError> {
    let parts = parts::split(bytes)?;
    let mut reading = Reading::default();
    let mut refused = None;
    for part in &parts {
        if let Some(reason) = read_part(part, &mut reading)? {
            refused = refused.or(Some(reason));
        }
    }
    match refused {
        Some(reason) if reading.activities.is_empty() => Err(ImportError::not_a_run(Format::Fit, reason)),
        Some(reason) => {
            reading.warnings.push(format!("one part of the file was left out: {reason}"));
            Ok(reading)
        }
        None if reading.activities.is_empty() && reading.partial => {
            Err(ImportError::malformed(Format::Fit, "it is cut off or broken before anything of an activity"))
        }
        None => Ok(reading),
    }
}

/// Adds what one part holds, or says what it is instead of an activity.
fn read_part(part: &Part<'_>, reading: &mut Reading) -> Result<Option<NotARun>, ImportError> {
    let (recording, damage) = Recording::of(part.data)?;
    if let Some(kind) = recording.other_file_type() {
        return Ok(Some(NotARun::OtherFitType(kind)));
    }
    reading.activities.extend(session::activities(&recording, &mut reading.warnings));
    if part.cut_off || damage.is_some() {
        reading.partial = true;
        let at = damage.map_or(part.data.len(), |damage| damage.at) + part.data_at;
        reading.warnings.push(format!("the file is cut off or damaged at byte {at}: what stands before it was read"));
    } else if part.checksum == Checksum::Wrong {
        reading.warnings.push("the checksum does not fit the content: some values may be wrong".to_owned());
    }
    Ok(None)
}

#[cfg(test)]
pub(super) mod made;
#[cfg(test)]
mod tests;
