//! Rows of trials and throws, and the throws that were ever shown.

use super::read::{View, Which};
use super::row::Cell;
use super::write::execute;
use super::{Result, Writer};
use crate::domain::{
    Body, Coin, Entry, Flip, Kind, Location, Moment, Numbers, PainReading, PainScore, Stop, Trial, TrialDesign, Tried,
};
use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;
use uuid::Uuid;

/// An entry of which also the tombstone counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Ever {
    /// The entry as it is, or last was.
    pub entry: Entry,
    /// Whether it is there, as against taken back or deleted.
    pub living: bool,
}

impl View<'_> {
    /// Every entry of a kind that was ever there, in the order it happened.
    pub fn ever(&self, kind: Kind) -> Result<Vec<Ever>> {
        // An older journal that cannot be written has no table for a later kind, and so none of it.
        let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)";
        let there: bool =
            self.connection.query_row(sql, [kind.as_str()], |row| row.get(0)).map_err(|error| self.sqlite(error))?;
        if !there {
            return Ok(Vec::new());
        }
        let sql = format!("SELECT id FROM entry WHERE deleted = 0 AND kind = '{}'", kind.as_str());
        let living: Vec<i64> = super::write::column(self.connection, self.path, &sql)?;
        let all = self.read(&Which::Ever(kind))?;
        Ok(all.into_iter().map(|entry| Ever { living: living.contains(&entry.id.0), entry }).collect())
    }
}

impl Writer<'_> {
    /// Adds a throw under the one identity of its place.
    pub fn add_flip(&mut self, stamp: crate::domain::Stamp, flip: Flip) -> Result<Entry> {
        let uuid = flip.uuid();
        let now = self.now();
        self.add_known(uuid, now, now, super::Draft::new(stamp, Body::Flip(flip)))
    }

    /// Brings back an entry that was taken back or deleted, as it was.
    pub fn revive(&mut self, entry: Entry) -> Result<Entry> {
        self.edit(entry)
    }
}

pub(super) fn trial(cell: &Cell<'_>) -> Result<Body> {
    let treatment: Option<String> = cell.get("treatment")?;
    let design: String = cell.get("design")?;
    let design = match design.as_str() {
        "coin" => {
            let coin = Coin::new(cell.get("pairs")?, cell.get("block")?, cell.parse("sealed")?, cell.get("felt_percent")?);
            TrialDesign::Coin(coin.map_err(|refusal| cell.bad("sealed", refusal))?)
        }
        "observe" => TrialDesign::Observe { min_days: cell.get("min_days")?, per_week: cell.get("per_week")? },
        _ => return Err(cell.bad("design", "coin or observe")),
    };
    Ok(Body::Trial(Trial {
        tried: treatment.map_or(Tried::Gliding, Tried::Treatment),
        design,
        window_h: cell.get("window_h")?,
        focus: super::read::location(cell)?,
        stopped: None,
    }))
}

pub(super) fn stop(cell: &Cell<'_>) -> Result<Stop> {
    let offset = FixedOffset::east_opt(cell.get("utc_offset_s")?).ok_or_else(|| cell.bad("utc_offset_s", "no offset"))?;
    let at = DateTime::from_timestamp(cell.get("at_utc")?, 0).ok_or_else(|| cell.bad("at_utc", "no instant"))?;
    let days: Option<u32> = cell.get("days")?;
    let numbers = match days {
        None => None,
        Some(days) => Some(Numbers {
            days,
            sessions: cell.get("sessions")?,
            runs_before: cell.get("runs_before")?,
            mean_before: cell.get("mean_before")?,
            runs_since: cell.get("runs_since")?,
            mean_since: cell.get("mean_since")?,
        }),
    };
    Ok(Stop { at: at.with_timezone(&offset), verdict: cell.parse("verdict")?, reason: cell.get("reason")?, numbers })
}

/// The score of a throw is a reading; until it is read, the least stands for it.
pub(super) fn flip(cell: &Cell<'_>) -> Result<Body> {
    let trial = Uuid::parse_str(&cell.get::<String>("trial")?).map_err(|error| cell.bad("trial", error))?;
    let score = PainScore::new(0).map_err(|refusal| cell.bad("entry_id", refusal))?;
    let felt = PainReading { location: Location::default(), moment: Moment::Decision, score, flags: Default::default() };
    Ok(Body::Flip(Flip { trial, position: cell.get("position")?, with: cell.get("glide")?, felt }))
}

pub(super) fn write_trial(on: &Connection, id: i64, trial: &Trial) -> rusqlite::Result<()> {
    let treatment = match &trial.tried {
        Tried::Gliding => None,
        Tried::Treatment(name) => Some(name),
    };
    let coin = trial.coin();
    let (design, min_days, per_week) = match trial.design {
        TrialDesign::Coin(_) => ("coin", None, None),
        TrialDesign::Observe { min_days, per_week } => ("observe", Some(min_days), Some(per_week)),
    };
    let sql = "INSERT OR REPLACE INTO trial (entry_id, treatment, design, window_h, site, side, pairs, block, sealed,
                   felt_percent, min_days, per_week)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    let row = rusqlite::params![
        id,
        treatment,
        design,
        trial.window_h,
        trial.focus.site.as_ref().map(|site| site.as_str()),
        trial.focus.side.map(|side| side.as_str()),
        coin.map(Coin::pairs),
        coin.map(Coin::block),
        coin.map(|coin| coin.sealed().as_str()),
        coin.map(Coin::felt_percent),
        min_days,
        per_week,
    ];
    execute(on, sql, row)?;
    execute(on, "DELETE FROM trial_stop WHERE entry_id = ?1", [id])?;
    trial.stopped.as_ref().map_or(Ok(()), |stop| write_stop(on, id, stop))
}

fn write_stop(on: &Connection, id: i64, stop: &Stop) -> rusqlite::Result<()> {
    let sql = "INSERT INTO trial_stop (entry_id, at_utc, utc_offset_s, verdict, reason, days, sessions, runs_before,
                   mean_before, runs_since, mean_since)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    let numbers = stop.numbers;
    let row = rusqlite::params![
        id,
        stop.at.timestamp(),
        stop.at.offset().local_minus_utc(),
        stop.verdict.as_str(),
        stop.reason,
        numbers.map(|n| n.days),
        numbers.map(|n| n.sessions),
        numbers.map(|n| n.runs_before),
        numbers.and_then(|n| n.mean_before),
        numbers.map(|n| n.runs_since),
        numbers.and_then(|n| n.mean_since),
    ];
    execute(on, sql, row)
}

pub(super) fn write_flip(on: &Connection, id: i64, flip: &Flip) -> rusqlite::Result<()> {
    // No REPLACE: a second throw for one place is an error, never the end of the first.
    let sql = "INSERT INTO flip (entry_id, trial, position, glide) VALUES (?1, ?2, ?3, ?4)
               ON CONFLICT (entry_id) DO UPDATE SET trial = excluded.trial, position = excluded.position, glide = excluded.glide";
    execute(on, sql, (id, flip.trial.to_string(), flip.position, flip.with))
}
