//! `Activities.csv` of Garmin Connect with English headers: local times without a zone.
//!
//! The file does not say its units; distances are taken as kilometres.

use csv::StringRecord;

use super::activity::Reading;
use super::calendar::{DateOrder, date_time};
use super::number::{Decimal, duration_s, number};
use super::{Activity, Format, ImportError, Sport, sport, table, text};

/// Whether a first line is that of Garmin Connect's list.
pub(super) fn is_header(header: &[String]) -> bool {
    ["Activity Type", "Date", "Title", "Distance", "Time"].iter().all(|name| header.iter().any(|cell| cell == name))
}

/// Reads one activity a line.
pub(super) fn read(document: &str) -> Result<Reading, ImportError> {
    let header = table::header(document).unwrap_or_default();
    let decimal = decimal_of(document, &header);
    table::read_rows(document, Format::GarminCsv, |row| activity_of(row, &header, decimal))
}

fn column(header: &[String], name: &str) -> Option<usize> {
    header.iter().position(|cell| cell == name)
}

/// Distances have two decimals: the sign before them is the decimal sign of the whole file.
fn decimal_of(document: &str, header: &[String]) -> Decimal {
    let at = column(header, "Distance");
    let sign = |row: &StringRecord| table::cell(row, at)?.bytes().rev().nth(2);
    let signs: Vec<u8> = table::rows(document).skip(1).filter_map(|row| sign(&row)).collect();
    let count = |wanted: u8| signs.iter().filter(|sign| **sign == wanted).count();
    if count(b',') > count(b'.') { Decimal::Comma } else { Decimal::Dot }
}

fn activity_of(row: &StringRecord, header: &[String], decimal: Decimal) -> Result<Activity, String> {
    let cell = |name| table::cell(row, column(header, name));
    let value = |name| cell(name).and_then(|text| number(text, decimal));
    let seconds = |name| cell(name).and_then(|text| duration_s(text, decimal));
    let date = cell("Date").unwrap_or_default();
    let start = date_time(date, DateOrder::DayFirst);
    let (sport, treadmill) = sport::from_word(cell("Activity Type").unwrap_or_default());
    let running = sport == Sport::Running;
    let mut activity = Activity::of(sport);
    activity.treadmill = treadmill;
    activity.local_start = Some(start.ok_or_else(|| table::bad_date(date))?);
    activity.distance_m = value("Distance").map(|km| km * 1000.0).filter(|metres| *metres > 0.0 || !treadmill);
    activity.moving_s = seconds("Moving Time").filter(|s| *s > 0.0).or_else(|| seconds("Time"));
    activity.elapsed_s = seconds("Elapsed Time").or_else(|| seconds("Time"));
    activity.ascent_m = value("Total Ascent");
    activity.avg_hr = value("Avg HR");
    activity.max_hr = value("Max HR");
    activity.cadence = value("Avg Run Cadence").filter(|_| running);
    activity.calories = value("Calories");
    activity.laps = value("Number of Laps").map(|laps| laps as u32);
    activity.title = cell("Title").and_then(text::tidy);
    Ok(activity)
}
