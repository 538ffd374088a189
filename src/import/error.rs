//! Why a file was refused, in a sentence a person can act on.

use std::io;

use thiserror::Error;

use super::Format;

/// Why a file gave no activity: what it is, why that is not a run, what to do.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file cannot be opened or read.
    #[error("the file cannot be read: {0}")]
    Unreadable(#[source] io::Error),
    /// A folder, pipe, device or socket.
    #[error("this is {what}, not a file: give the path of a file")]
    NotAFile {
        /// "a folder", "a pipe", ...
        what: &'static str,
    },
    /// Over a limit that keeps memory bounded.
    #[error("too large: {what} is more than {limit}; a recorded run is far smaller")]
    TooLarge {
        /// What was counted.
        what: &'static str,
        /// The limit in words.
        limit: String,
    },
    /// Not a single byte.
    #[error("the file is empty: export or copy it again")]
    Empty,
    /// A folder with no file in it.
    #[error("there is no file in this folder, apart from hidden ones: name the folder that holds the recordings")]
    EmptyFolder,
    /// An archive with no file in it.
    #[error("there is no file in this archive: export it again")]
    EmptyArchive,
    /// An archive in an archive that is in an archive itself, or in a compressed file.
    #[error("it is an archive packed too deep to be opened: unpack it and import what is in it")]
    Nested,
    /// Packed with a password.
    #[error("it is locked with a password: unpack it and import what is in it")]
    Locked,
    /// Sealed, and among other files.
    #[error("it is sealed: import it by itself, and what opens it is asked for")]
    Sealed,
    /// A journal or another database.
    #[error(
        "it is a SQLite file, such as a journal: `glidelog merge` joins a journal to this one, `glidelog restore` puts a backup in its place"
    )]
    Journal,
    /// A path such as `../../x`.
    #[error("its path leads out of the archive, so it was left alone: no export is made like that")]
    ClimbsOut,
    /// The content is none of the known formats.
    #[error("not a format that can be read ({expected}): export it as FIT, GPX, TCX or CSV")]
    Unrecognised {
        /// What the name let expect, or the formats there are.
        expected: String,
    },
    /// A known format for which there is no reader.
    #[error("this kind of file cannot be read yet ({format}): only activities are read")]
    NotReadYet {
        /// What it is.
        format: Format,
    },
    /// The format is clear and the content does not keep to it.
    #[error("this {format} is damaged: {detail}; export or copy it again")]
    Malformed {
        /// What it is.
        format: Format,
        /// What is wrong, with the place where that is known.
        detail: String,
    },
    /// A sound file that records no run.
    #[error("this {format} is not a run: {reason}")]
    NotARun {
        /// What it is.
        format: Format,
        /// What it holds instead.
        reason: NotARun,
    },
    /// A sound file of activities, with none in it.
    #[error("this {format} holds no activity: look whether the right file was exported")]
    NoActivities {
        /// What it is.
        format: Format,
    },
}

/// What a sound file holds instead of a run.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotARun {
    /// A FIT file of another type.
    #[error("it holds {0}; look for the file of the activity itself")]
    OtherFitType(&'static str),
    /// A planned way.
    #[error("it is a planned route, not something that was done; export the activity instead")]
    RouteOnly,
    /// Places, no track.
    #[error("it holds only places, no track; export the activity instead")]
    WaypointsOnly,
    /// A track with no or too few points.
    #[error("two usable points are needed in its track, and there are {0}; export the activity again")]
    TooFewPoints(usize),
    /// Points that do not say when.
    #[error(
        "only {timed} of its {points} points say when they were passed, so it has no duration; \
         it is a route, or was exported without times"
    )]
    NoTimes {
        /// Points with a time.
        timed: usize,
        /// All points.
        points: usize,
    },
    /// What a person wrote, day by day.
    #[error("it is a diary; `glidelog import` reads it as one")]
    Diary,
    /// One line per point.
    #[error("it is a list of points, not of activities; export it as GPX or TCX")]
    PointStream,
}

impl ImportError {
    pub(super) fn unrecognised(name: &str) -> Self {
        let lower = name.to_ascii_lowercase();
        let stem = lower.strip_suffix(".gz").unwrap_or(&lower);
        let by_name =
            ["fit", "gpx", "tcx", "csv", "zip"].into_iter().find(|extension| stem.ends_with(&format!(".{extension}")));
        let expected = match by_name {
            Some(extension) => format!("its name says {extension}, its content does not"),
            None => "neither FIT, GPX, TCX nor a CSV of activities".to_owned(),
        };
        ImportError::Unrecognised { expected }
    }

    pub(super) fn malformed(format: Format, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        ImportError::Malformed { format, detail }
    }

    pub(super) fn not_a_run(format: Format, reason: NotARun) -> Self {
        ImportError::NotARun { format, reason }
    }
}
