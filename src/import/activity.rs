//! What an import yields: plain values, not yet entries of the journal.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, Utc};

/// What a person did, as far as the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sport {
    /// Running of any kind: road, trail, track, treadmill.
    Running,
    /// Another sport, in the file's own word.
    Other(String),
    /// The file does not say (most GPX files): the caller decides or asks.
    Unstated,
}

/// The kinds of file that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Garmin's binary Flexible and Interoperable data Transfer.
    Fit,
    /// GPS Exchange Format, an XML of points.
    Gpx,
    /// Training Center XML.
    Tcx,
    /// `activities.csv` of a Strava export.
    StravaCsv,
    /// `Activities.csv` of Garmin Connect.
    GarminCsv,
    /// A CSV with one line per GPS point.
    PointCsv,
    /// The CSV of Daylio, a mood journal.
    Daylio,
    /// The CSV of Bearable, a symptom journal.
    Bearable,
    /// Apple Health's `export.xml`.
    AppleHealth,
    /// A zip archive.
    Zip,
}

impl Format {
    /// The word for it in files and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Fit => "fit",
            Format::Gpx => "gpx",
            Format::Tcx => "tcx",
            Format::StravaCsv => "strava-csv",
            Format::GarminCsv => "garmin-csv",
            Format::PointCsv => "point-csv",
            Format::Daylio => "daylio",
            Format::Bearable => "bearable",
            Format::AppleHealth => "apple-health",
            Format::Zip => "zip",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Fit => "FIT file",
            Format::Gpx => "GPX file",
            Format::Tcx => "TCX file",
            Format::StravaCsv => "Strava activities.csv",
            Format::GarminCsv => "Garmin Connect CSV",
            Format::PointCsv => "CSV of GPS points",
            Format::Daylio => "Daylio export",
            Format::Bearable => "Bearable export",
            Format::AppleHealth => "Apple Health export",
            Format::Zip => "zip archive",
        })
    }
}

/// One activity as a file tells it; `None` is "the file does not say", never zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// What was done.
    pub sport: Sport,
    /// Indoors by the file's word, or recorded without any position.
    pub treadmill: bool,
    /// The instant of the start; `None` when the device did not know the date.
    pub started_at: Option<DateTime<Utc>>,
    /// Seconds east of UTC where it was done, when the file says.
    pub utc_offset_s: Option<i32>,
    /// The start on the wall clock, only when the file has no zone at all.
    pub local_start: Option<NaiveDateTime>,
    /// Metres.
    pub distance_m: Option<f64>,
    /// Seconds the timer ran, pauses left out.
    pub moving_s: Option<f64>,
    /// `moving_s` was worked out here from speeds, not measured by the device.
    pub moving_is_estimate: bool,
    /// Seconds from start to end, pauses included.
    pub elapsed_s: Option<f64>,
    /// Metres climbed.
    pub ascent_m: Option<f64>,
    /// Mean heart rate, beats a minute.
    pub avg_hr: Option<f64>,
    /// Highest heart rate, beats a minute.
    pub max_hr: Option<f64>,
    /// Steps a minute, both feet together; only for running.
    pub cadence: Option<f64>,
    /// Kilocalories.
    pub calories: Option<f64>,
    /// Rating of perceived exertion, 0 to 10.
    pub effort: Option<u8>,
    /// How it felt: 1 very weak, 3 normal, 5 very strong.
    pub feel: Option<u8>,
    /// Number of laps.
    pub laps: Option<u32>,
    /// The name a person or the device gave it.
    pub title: Option<String>,
    /// What a person wrote about it.
    pub note: Option<String>,
    /// The path of the recording that a list refers to (`activities/1.fit.gz`).
    pub recording: Option<String>,
}

impl Activity {
    /// An activity of which only the sport is known.
    #[must_use]
    pub fn of(sport: Sport) -> Self {
        Activity {
            sport,
            treadmill: false,
            started_at: None,
            utc_offset_s: None,
            local_start: None,
            distance_m: None,
            moving_s: None,
            moving_is_estimate: false,
            elapsed_s: None,
            ascent_m: None,
            avg_hr: None,
            max_hr: None,
            cadence: None,
            calories: None,
            effort: None,
            feel: None,
            laps: None,
            title: None,
            note: None,
            recording: None,
        }
    }

    /// Forgets measures no body can have, so that damage in a file does not reach the journal.
    pub(super) fn drop_impossible_values(&mut self) {
        let keep = |value: &mut Option<f64>, low: f64, high: f64| {
            // Adding zero turns the -0 of an empty sum into 0.
            *value = value.filter(|v| (low..=high).contains(v)).map(|v| v + 0.0);
        };
        keep(&mut self.distance_m, 0.0, 1_000_000.0);
        keep(&mut self.moving_s, 0.0, LONGEST_S);
        keep(&mut self.elapsed_s, 0.0, LONGEST_S);
        keep(&mut self.ascent_m, 0.0, 50_000.0);
        keep(&mut self.avg_hr, 20.0, 260.0);
        keep(&mut self.max_hr, 20.0, 260.0);
        keep(&mut self.cadence, 1.0, 400.0);
        keep(&mut self.calories, 1.0, 50_000.0);
        // The timer runs within the elapsed time; a second is rounding. Where it does not, the
        // elapsed time is the one nobody paces by.
        if self.moving_s.zip(self.elapsed_s).is_some_and(|(moving, elapsed)| moving > elapsed + 1.0) {
            self.elapsed_s = None;
        }
        self.effort = self.effort.filter(|v| *v <= 10);
        self.feel = self.feel.filter(|v| (1..=5).contains(v));
        self.laps = self.laps.filter(|v| *v > 0);
    }
}

/// A fortnight: no single activity is longer.
const LONGEST_S: f64 = 14.0 * 86_400.0;

/// What one file held.
#[derive(Debug, Clone, PartialEq)]
pub struct FileReport {
    /// What the file turned out to be.
    pub format: Format,
    /// SHA-256 of the file as it was given (before unpacking), in lower-case hex.
    pub sha256: String,
    /// At least one.
    pub activities: Vec<Activity>,
    /// Whole sentences for the person: what was doubtful and what was done about it.
    pub warnings: Vec<String>,
    /// Part of the file could not be read.
    pub partial: bool,
}

/// What a format's reader hands back.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) activities: Vec<Activity>,
    pub(super) warnings: Vec<String>,
    pub(super) partial: bool,
}
