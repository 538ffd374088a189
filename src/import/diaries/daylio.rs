//! Daylio's CSV: a mood with activities, scales and a note.
//!
//! A mood is a word for the day and no pain score. Activities are taken where they are treatments, scales
//! (`name: value`) where their name is a pain.

use super::date::{DateColumn, Written, clock};
use super::note::{self, shown};
use super::sheet::{Row, Sheet};
use super::transcript::{Transcript, pain};
use super::{DiaryRefusal, place};
use crate::domain::Moment;

struct Columns {
    full_date: Option<usize>,
    year: Option<usize>,
    date: Option<usize>,
    time: Option<usize>,
    activities: Option<usize>,
    scales: Option<usize>,
    title: Option<usize>,
    note: Option<usize>,
}

impl Columns {
    fn of(sheet: &Sheet) -> Self {
        Columns {
            full_date: sheet.column("full_date"),
            year: sheet.column("year"),
            date: sheet.column("date"),
            time: sheet.column("time"),
            activities: sheet.column("activities"),
            scales: sheet.column("scales"),
            title: sheet.column("note_title"),
            note: sheet.column("note"),
        }
    }
}

pub(super) fn read(sheet: &Sheet, transcript: &mut Transcript<'_>) -> Result<(), DiaryRefusal> {
    let columns = Columns::of(sheet);
    let (mut bare, mut bare_notes) = (0_u64, 0_u64);
    for row in sheet.rows() {
        let at = written(row, &columns)?;
        let note = note::of_markup(&[row.raw(columns.title), row.raw(columns.note)]);
        let mut note = note.map_err(|refusal| refused(row, "note", refusal.message))?;
        let had_note = note.is_some();
        let took = scores(row, at, &columns, transcript, &mut note)? + treatments(row, at, &columns, transcript, &mut note)?;
        bare += u64::from(took == 0);
        bare_notes += u64::from(took == 0 && had_note);
    }
    if bare > 0 {
        transcript.warn(&format!(
            "rows left out that hold a mood and nothing to take: {bare}, of which {bare_notes} with a note (a mood is no pain \
             score, and this diary keeps a note beside an entry)"
        ));
    }
    Ok(())
}

fn written(row: &Row, columns: &Columns) -> Result<Written, DiaryRefusal> {
    let (name, date) = match columns.full_date {
        Some(_) => ("full_date", row.cell(columns.full_date).to_owned()),
        // The oldest exports part the year from "18 May".
        None => ("date", format!("{} {}", row.cell(columns.date), row.cell(columns.year))),
    };
    let day = DateColumn::settle(name, &[(row.line, &date)], None)?.read(row.line, &date)?;
    let time = row.cell(columns.time);
    let read = clock(time);
    if read.is_none() && !time.is_empty() {
        return Err(refused(row, "time", format!("\"{}\" is no time such as 21:35 or 8:30 pm", shown(time))));
    }
    Ok(Written { time: read, ..day })
}

/// `Hamstring pain:\u{a0}3 | Sleep:\u{a0}7`.
fn scores(
    row: &Row,
    at: Written,
    columns: &Columns,
    transcript: &mut Transcript<'_>,
    note: &mut Option<String>,
) -> Result<u64, DiaryRefusal> {
    let mut took = 0;
    for scale in row.cell(columns.scales).split('|').map(str::trim).filter(|scale| !scale.is_empty()) {
        let (name, value) = scale.rsplit_once(':').unwrap_or((scale, ""));
        let (name, value) = (name.trim(), value.trim());
        let Some(location) = place::of_symptom(name, &transcript.around.known) else {
            transcript.leave_out("scales that are no pain at a place this diary knows", name);
            continue;
        };
        let score = transcript.score(value, None).map_err(|rule| refused(row, "scales", format!("{name}: {rule}")))?;
        let stamp = transcript.stamp(at).map_err(|rule| refused(row, "full_date", rule))?;
        transcript.take(row, at, stamp, pain(location, Moment::Rest, score), &[name, value], note.take());
        took += 1;
    }
    Ok(took)
}

fn treatments(
    row: &Row,
    at: Written,
    columns: &Columns,
    transcript: &mut Transcript<'_>,
    note: &mut Option<String>,
) -> Result<u64, DiaryRefusal> {
    let mut took = 0;
    for name in row.cell(columns.activities).split('|').map(str::trim).filter(|name| !name.is_empty()) {
        match transcript.treatment(name) {
            Some(body) => {
                let stamp = transcript.stamp(at).map_err(|rule| refused(row, "full_date", rule))?;
                transcript.take(row, at, stamp, body, &[&name.to_lowercase()], note.take());
                took += 1;
            }
            None => transcript.leave_out("activities not taken (one that is a treatment is named with --treatments)", name),
        }
    }
    Ok(took)
}

fn refused(row: &Row, column: &str, rule: String) -> DiaryRefusal {
    DiaryRefusal::Row { line: row.line, column: column.to_owned(), rule }
}
