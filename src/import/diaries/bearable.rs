//! Bearable's CSV: one row a rating. A symptom is scored 0 to 4, so its scale is always asked for.

use super::date::{DateColumn, Written, clock};
use super::note;
use super::sheet::{Row, Sheet};
use super::transcript::{Transcript, pain};
use super::{DiaryRefusal, place};
use crate::domain::Moment;

/// Words of the column `time of day` that name a part of a day and no hour.
const PARTS_OF_DAY: &str = "am, mid, pm and all day name no hour: such rows have their day and no time";

struct Columns {
    date: (usize, String),
    time: Option<usize>,
    category: Option<usize>,
    rating: Option<usize>,
    detail: Option<usize>,
    notes: Option<usize>,
}

impl Columns {
    fn of(sheet: &Sheet) -> Result<Self, DiaryRefusal> {
        let named = |name: &str| sheet.column(name).map(|at| (at, name.to_owned()));
        let missing = || DiaryRefusal::File("this Bearable export has no column \"date\"".into());
        Ok(Columns {
            date: named("date formatted").or_else(|| named("date")).ok_or_else(missing)?,
            time: sheet.column("time of day"),
            category: sheet.column("category"),
            rating: sheet.column("rating/amount"),
            detail: sheet.column("detail"),
            notes: sheet.column("notes"),
        })
    }
}

pub(super) fn read(sheet: &Sheet, transcript: &mut Transcript<'_>) -> Result<(), DiaryRefusal> {
    let columns = Columns::of(sheet)?;
    let cells: Vec<(u64, &str)> = sheet.rows().iter().map(|row| (row.line, row.cell(Some(columns.date.0)))).collect();
    let dates = DateColumn::settle(&columns.date.1, &cells, transcript.how.dates)?;
    let mut bare_notes = 0;
    for row in sheet.rows() {
        let day = dates.read(row.line, row.cell(Some(columns.date.0)))?;
        let note = note::of_markup(&[row.raw(columns.notes)]);
        let note = note.map_err(|refusal| refused(row, "notes", refusal.message))?;
        let had_note = note.is_some();
        let took = match row.cell(columns.category).to_lowercase().as_str() {
            "symptom" | "symptoms" => symptom(row, day, &columns, transcript, note)?,
            _ => treatment(row, day, &columns, transcript, note)?,
        };
        bare_notes += u64::from(had_note && !took);
    }
    if bare_notes > 0 {
        transcript.warn(&format!("notes left out with their rows: {bare_notes} (this diary keeps a note beside an entry)"));
    }
    Ok(())
}

fn at(row: &Row, day: Written, columns: &Columns, transcript: &mut Transcript<'_>) -> Written {
    let word = row.cell(columns.time);
    let time = clock(word);
    if time.is_none() && !word.is_empty() {
        transcript.warn(PARTS_OF_DAY);
    }
    Written { time, ..day }
}

fn symptom(
    row: &Row,
    day: Written,
    columns: &Columns,
    transcript: &mut Transcript<'_>,
    note: Option<String>,
) -> Result<bool, DiaryRefusal> {
    let (name, label) = place::without_label(row.cell(columns.detail));
    let Some(location) = place::of_symptom(name, &transcript.around.known) else {
        let what = "symptoms that are no pain at a place this diary knows (with --new a pain is taken at any place)";
        transcript.leave_out(what, name);
        return Ok(false);
    };
    let cell = row.cell(columns.rating);
    if transcript.how.scale.is_none() {
        let rule = "Bearable scores a symptom from 0 to 4, and pain here goes from 0 to 10: say --scale 0-4 to spread it, \
                    or give each its own, such as --scale \"0=0,1=2,2=5,3=7,4=9\"";
        return Err(refused(row, "rating/amount", rule.into()));
    }
    let score = transcript.score(cell, label).map_err(|rule| refused(row, "rating/amount", rule))?;
    let at = at(row, day, columns, transcript);
    let stamp = transcript.stamp(at).map_err(|rule| refused(row, &columns.date.1, rule))?;
    let told = [row.cell(columns.time), name, cell];
    transcript.take(row, at, stamp, pain(location, Moment::Rest, score), &told, note);
    Ok(true)
}

fn treatment(
    row: &Row,
    day: Written,
    columns: &Columns,
    transcript: &mut Transcript<'_>,
    note: Option<String>,
) -> Result<bool, DiaryRefusal> {
    let detail = row.cell(columns.detail);
    let (name, _) = place::without_label(detail);
    let Some(body) = transcript.treatment(detail).or_else(|| transcript.treatment(name)) else {
        let category = row.cell(columns.category);
        let what = "rows that are neither pain nor a treatment, by category (a treatment is named with --treatments)";
        transcript.leave_out(what, if category.is_empty() { "without a category" } else { category });
        return Ok(false);
    };
    // A factor that was rated none was not done.
    if matches!(row.cell(columns.rating), "0" | "no" | "No") {
        transcript.leave_out("treatments whose amount is 0", name);
        return Ok(false);
    }
    let at = at(row, day, columns, transcript);
    let stamp = transcript.stamp(at).map_err(|rule| refused(row, &columns.date.1, rule))?;
    let told = [row.cell(columns.time), &name.to_lowercase(), row.cell(columns.rating)];
    transcript.take(row, at, stamp, body, &told, note);
    Ok(true)
}

fn refused(row: &Row, column: &str, rule: String) -> DiaryRefusal {
    DiaryRefusal::Row { line: row.line, column: column.to_owned(), rule }
}
