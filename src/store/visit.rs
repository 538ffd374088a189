//! Rows of prescriptions and of questions for the visit.

use super::Result;
use super::row::Cell;
use super::write::execute;
use crate::domain::{Body, Frequency, Glide, Prescribed, Prescription, VisitNote};
use chrono::NaiveDate;
use rusqlite::Connection;

pub(super) fn write_prescription(on: &Connection, id: i64, prescription: &Prescription) -> rusqlite::Result<()> {
    let (treatment, glide) = match &prescription.what {
        Prescribed::Gliding(glide) => (None, Some(glide)),
        Prescribed::Treatment(name) => (Some(name), None),
    };
    let sql = "INSERT OR REPLACE INTO prescription (entry_id, treatment, nerve, technique, position, side, sets, reps, hold_s,
                   height, height_unit, minutes, times, per_days, to_day)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
    let row = rusqlite::params![
        id,
        treatment,
        glide.and_then(|glide| glide.nerve.as_ref()).map(|nerve| nerve.as_str()),
        glide.and_then(|glide| glide.technique).map(|t| t.as_str()),
        glide.and_then(|glide| glide.position).map(|p| p.as_str()),
        glide.and_then(|glide| glide.side).map(|s| s.as_str()),
        glide.and_then(|glide| glide.sets),
        glide.and_then(|glide| glide.reps),
        glide.and_then(|glide| glide.hold_s),
        glide.and_then(|glide| glide.height).map(|h| h.value()),
        glide.and_then(|glide| glide.height).map(|h| h.unit().as_str()),
        glide.and_then(|glide| glide.minutes),
        prescription.frequency.times(),
        prescription.frequency.per_days(),
        prescription.to().map(|to| to.to_string()),
    ];
    execute(on, sql, row)
}

pub(super) fn write_visit_note(on: &Connection, id: i64, note: VisitNote) -> rusqlite::Result<()> {
    let answered = note.answered.map(|day| day.to_string());
    execute(on, "INSERT OR REPLACE INTO visit_note (entry_id, answered_day) VALUES (?1, ?2)", (id, answered))
}

/// The first day stands on the entry; until it is known the last one, or the first of all days, stands for it.
pub(super) fn prescription(cell: &Cell<'_>) -> Result<Body> {
    let treatment: Option<String> = cell.get("treatment")?;
    let what = match treatment {
        Some(name) => Prescribed::Treatment(name),
        None => {
            let movement: Glide = super::read::movement(cell)?;
            Prescribed::Gliding(movement)
        }
    };
    let frequency = Frequency::new(cell.get("times")?, cell.get("per_days")?).map_err(|refusal| cell.bad("times", refusal))?;
    let to = cell.some_day("to_day")?;
    let prescription = Prescription::new(what, frequency, to.unwrap_or(NaiveDate::MIN), to);
    prescription.map(Body::Prescription).map_err(|refusal| cell.bad("to_day", refusal))
}

pub(super) fn visit_note(cell: &Cell<'_>) -> Result<Body> {
    Ok(Body::VisitNote(VisitNote { answered: cell.some_day("answered_day")? }))
}
