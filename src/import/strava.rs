//! `activities.csv` of a Strava export, in any of its languages.
//!
//! Five header names stand twice: the first group is for people (kilometres, localised numbers),
//! the second for programs (metres, plain dots). Columns are therefore found by position.

use csv::StringRecord;

use super::activity::Reading;
use super::calendar::{DateOrder, date_time, trusted};
use super::number::{Decimal, number, plain};
use super::{Activity, Format, ImportError, Sport, sport, table, text};

/// Where the values stand; the second of a pair is the one for programs.
#[derive(Debug, Clone, Default, PartialEq)]
struct Columns {
    english: bool,
    date: Option<usize>,
    name: Option<usize>,
    sport: Option<usize>,
    description: Option<usize>,
    private_note: Option<usize>,
    recording: Option<usize>,
    elapsed: (Option<usize>, Option<usize>),
    moving: Option<usize>,
    distance: (Option<usize>, Option<usize>),
    ascent: Option<usize>,
    cadence: Option<usize>,
    max_hr: (Option<usize>, Option<usize>),
    avg_hr: Option<usize>,
    calories: Option<usize>,
    exertion: Option<usize>,
}

/// Whether a first line is that of `activities.csv`.
pub(super) fn is_header(header: &[String]) -> bool {
    is_english(header) || is_localised(header)
}

fn is_english(header: &[String]) -> bool {
    ["Activity ID", "Activity Date", "Activity Type"].iter().all(|name| header.iter().any(|cell| cell == name))
}

/// The names repeat in the same places in every language.
fn is_localised(header: &[String]) -> bool {
    header.len() > 43 && [(5, 15), (6, 17), (7, 30), (8, 37)].iter().all(|(a, b)| header[*a] == header[*b])
}

impl Columns {
    fn of(header: &[String]) -> Self {
        match is_english(header) {
            true => Columns::by_name(header),
            false => Columns::by_position(),
        }
    }

    fn by_name(header: &[String]) -> Self {
        let places = |name: &str| {
            let mut places = (0..header.len()).filter(|at| header[*at] == name);
            (places.next(), places.next())
        };
        let first = |name| places(name).0;
        Columns {
            english: true,
            date: first("Activity Date"),
            name: first("Activity Name"),
            sport: first("Activity Type"),
            description: first("Activity Description"),
            private_note: first("Activity Private Note"),
            recording: first("Filename"),
            elapsed: places("Elapsed Time"),
            moving: first("Moving Time"),
            distance: places("Distance"),
            ascent: first("Elevation Gain"),
            cadence: first("Average Cadence"),
            max_hr: places("Max Heart Rate"),
            avg_hr: first("Average Heart Rate"),
            calories: first("Calories"),
            exertion: first("Perceived Exertion"),
        }
    }

    fn by_position() -> Self {
        Columns {
            english: false,
            date: Some(1),
            name: Some(2),
            sport: Some(3),
            description: Some(4),
            private_note: Some(10),
            recording: Some(12),
            elapsed: (Some(5), Some(15)),
            moving: Some(16),
            distance: (Some(6), Some(17)),
            ascent: Some(20),
            cadence: Some(29),
            max_hr: (Some(7), Some(30)),
            avg_hr: Some(31),
            calories: Some(34),
            exertion: Some(43),
        }
    }
}

/// Reads one activity a line.
pub(super) fn read(document: &str) -> Result<Reading, ImportError> {
    let columns = Columns::of(&table::header(document).unwrap_or_default());
    table::read_rows(document, Format::StravaCsv, |row| activity_of(row, &columns))
}

fn activity_of(row: &StringRecord, columns: &Columns) -> Result<Activity, String> {
    let cell = |column| table::cell(row, column);
    let (order, decimal) = match columns.english {
        true => (DateOrder::MonthFirst, Decimal::Dot),
        false => (DateOrder::DayFirst, Decimal::Comma),
    };
    let date = cell(columns.date).unwrap_or_default();
    let start = date_time(date, order).and_then(|utc| trusted(utc.and_utc()));
    let (sport, treadmill) = sport::from_word(cell(columns.sport).unwrap_or_default());
    let value = |column| cell(column).and_then(|text| plain(text).or_else(|| number(text, decimal)));
    let localised = |column| cell(column).and_then(|text| number(text, decimal));
    let running = sport == Sport::Running;
    let mut activity = Activity::of(sport);
    activity.treadmill = treadmill;
    activity.started_at = Some(start.ok_or_else(|| table::bad_date(date))?);
    activity.distance_m = value(columns.distance.1).or_else(|| localised(columns.distance.0).map(|km| km * 1000.0));
    activity.moving_s = value(columns.moving);
    activity.elapsed_s = value(columns.elapsed.1).or_else(|| localised(columns.elapsed.0));
    activity.ascent_m = value(columns.ascent);
    activity.avg_hr = value(columns.avg_hr);
    activity.max_hr = value(columns.max_hr.1).or_else(|| localised(columns.max_hr.0));
    activity.cadence = value(columns.cadence).filter(|_| running).map(|strides| strides * 2.0);
    activity.calories = value(columns.calories);
    activity.effort = value(columns.exertion).filter(|v| (1.0..=10.0).contains(v)).map(|v| v.round() as u8);
    activity.title = cell(columns.name).and_then(text::tidy);
    let own_title = cell(columns.name).filter(|name| !is_given(name));
    activity.note = note([own_title, cell(columns.description), cell(columns.private_note)]);
    activity.recording = cell(columns.recording).and_then(text::tidy);
    Ok(activity)
}

/// A name that Strava gives by the hour says nothing that the time does not.
fn is_given(name: &str) -> bool {
    const GIVEN: [&str; 14] = [
        "morning run",
        "lunch run",
        "afternoon run",
        "evening run",
        "night run",
        "lauf am morgen",
        "lauf zur mittagszeit",
        "lauf am mittag",
        "lauf am nachmittag",
        "lauf am abend",
        "course à pied le matin",
        "course à pied le midi",
        "course à pied dans l'après-midi",
        "course à pied en soirée",
    ];
    GIVEN.contains(&name.trim().to_lowercase().as_str())
}

fn note(parts: [Option<&str>; 3]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().filter_map(text::tidy).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}
