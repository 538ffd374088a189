//! Rows to entries. What the domain does not allow is refused with its table, number and column:
//! SQLite's own check does not see a changed byte inside a cell.

use super::kept::KeptDays;
use super::row::{Cell, each};
use super::{Journal, Result, StoreError};
use crate::domain::{
    Body, Distance, Duration, Effort, Entry, EntryId, Feel, Glide, Height, Injury, Kind, Location, Nerve, PainReading,
    PainScore, Period, Prescription, Rating, Run, Setting, SettingKey, Settings, Side, Site, Source, Stamp, Status,
    SymptomFlags, Tag, Treatment,
};
use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::Connection;
use std::collections::HashMap;
use std::path::Path;

/// Which entries to read.
pub(super) enum Which<'a> {
    /// Those alive, of every day.
    All,
    /// Those alive, of some days and perhaps one kind.
    Days(Period, Option<Kind>),
    /// Those alive, of one kind and every day.
    Kind(Kind),
    /// One by its number, alive or not.
    Id(i64),
    /// Those of a kind, alive or not.
    Ever(Kind),
    /// Every entry, alive or not.
    EverAll,
    /// The one latest of a kind, by its time.
    Latest(Kind, &'a str),
}

/// The journal as it is to be read: alone, or under a writer's lock.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub(super) connection: &'a Connection,
    pub(super) path: &'a Path,
    /// None under a writer: what it has not committed may still be taken back.
    pub(super) kept: Option<&'a KeptDays>,
}

impl Journal {
    /// The journal, to read.
    pub fn view(&self) -> View<'_> {
        View { connection: &self.connection, path: &self.path, kept: Some(&self.kept) }
    }
}

impl View<'_> {
    /// Every living entry of one kind in a period, oldest first.
    pub fn entries_of(&self, kind: Kind, period: &Period) -> Result<Vec<Entry>> {
        self.read(&Which::Days(*period, Some(kind)))
    }

    /// Every living entry of one kind, oldest first.
    pub fn all_of(&self, kind: Kind) -> Result<Vec<Entry>> {
        self.read(&Which::Kind(kind))
    }

    /// Every living entry there is, oldest first.
    pub fn all_entries(&self) -> Result<Vec<Entry>> {
        self.read(&Which::All)
    }

    /// One living entry by its number.
    pub fn entry(&self, id: EntryId) -> Result<Option<Entry>> {
        let alive = "SELECT count(*) FROM entry WHERE id = ?1 AND deleted = 0";
        let alive: i64 = self.connection.query_row(alive, [id.0], |row| row.get(0)).map_err(|error| self.sqlite(error))?;
        if alive == 0 { Ok(None) } else { Ok(self.read(&Which::Id(id.0))?.pop()) }
    }

    /// The settings in force.
    pub fn settings(&self) -> Result<Settings> {
        let mut settings = Settings::default();
        let sql =
            "SELECT s.entry_id, s.key, s.value FROM setting s CROSS JOIN entry e ON e.id = s.entry_id WHERE e.deleted = 0";
        each(self.connection, self.path, sql, [], |line| {
            let cell = Cell::new(line, self.path, "setting", "entry_id")?;
            let key: SettingKey = cell.parse("key")?;
            let value: String = cell.get("value")?;
            settings.put(key, &value).map_err(|refusal| cell.bad("value", refusal))
        })?;
        Ok(settings)
    }

    /// Entries with all that belongs to them as of one moment: another writer may commit between two queries.
    pub(super) fn read(&self, which: &Which<'_>) -> Result<Vec<Entry>> {
        self.at_one_moment(|| read(self.connection, self.path, which))
    }

    pub(super) fn at_one_moment(&self, read: impl FnOnce() -> Result<Vec<Entry>>) -> Result<Vec<Entry>> {
        let step = |sql| self.connection.execute_batch(sql).map_err(|error| self.sqlite(error));
        step("SAVEPOINT reading")?;
        let entries = read();
        step("RELEASE reading")?;
        entries
    }

    pub(super) fn sqlite(&self, error: rusqlite::Error) -> StoreError {
        StoreError::from_sqlite(self.path, error)
    }
}

/// Entries with everything that belongs to them, oldest first; an unknown time comes first in its day.
pub(super) fn read(connection: &Connection, path: &Path, which: &Which<'_>) -> Result<Vec<Entry>> {
    let (condition, params) = which.sql();
    let kinds = kinds(connection, path, &condition, &params)?;
    if kinds.is_empty() {
        return Ok(Vec::new());
    }
    let details = Details::read(connection, path, &condition, &params, &kinds)?;
    let sql = format!("SELECT e.* FROM entry e WHERE {condition} ORDER BY e.day, e.at_utc, e.id");
    let mut entries = Vec::new();
    let mut details = details;
    each(connection, path, &sql, rusqlite::params_from_iter(&params), |line| {
        let cell = Cell::new(line, path, "entry", "id")?;
        entries.push(entry(&cell, &mut details)?);
        Ok(())
    })?;
    Ok(entries)
}

/// Which kinds there are among the entries, so that only their tables are asked: a command that
/// logs one run reads little, and each query costs more to prepare than to run.
fn kinds(connection: &Connection, path: &Path, condition: &str, params: &[String]) -> Result<Vec<Kind>> {
    let mut kinds = Vec::new();
    let sql = format!("SELECT e.kind, min(e.id) AS id FROM entry e WHERE {condition} GROUP BY e.kind");
    each(connection, path, &sql, rusqlite::params_from_iter(params), |line| {
        kinds.push(Cell::new(line, path, "entry", "id")?.parse("kind")?);
        Ok(())
    })?;
    Ok(kinds)
}

impl Which<'_> {
    /// The condition on `entry e`, and its parameters.
    fn sql(&self) -> (String, Vec<String>) {
        match self {
            Which::All => ("e.deleted = 0".into(), Vec::new()),
            Which::Days(period, kind) => {
                let mut condition = "e.deleted = 0 AND e.day BETWEEN ?1 AND ?2".to_owned();
                let first = period.from().max(NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(NaiveDate::MIN));
                let mut params = vec![first.to_string(), period.to().to_string()];
                if let Some(kind) = kind {
                    condition.push_str(" AND e.kind = ?3");
                    params.push(kind.as_str().into());
                }
                (condition, params)
            }
            Which::Kind(kind) => ("e.deleted = 0 AND e.kind = ?1".into(), vec![kind.as_str().into()]),
            Which::Id(id) => ("e.id = ?1".into(), vec![id.to_string()]),
            Which::EverAll => ("1".into(), Vec::new()),
            // The kind's own table is short where the journal is long, and no index knows the deleted.
            Which::Ever(kind) => (format!("e.id IN (SELECT entry_id FROM {})", kind.as_str()), Vec::new()),
            Which::Latest(kind, condition) => {
                let condition = format!(
                    "e.id = (SELECT e.id FROM entry e WHERE e.deleted = 0 AND e.kind = ?1 AND {condition}
                             ORDER BY e.day DESC, e.at_utc DESC, e.id DESC LIMIT 1)"
                );
                (condition, vec![kind.as_str().into()])
            }
        }
    }
}

/// What belongs to entries, by their number.
#[derive(Default)]
struct Details {
    bodies: HashMap<i64, Body>,
    /// With their own numbers: in the order they were written down.
    readings: HashMap<i64, Vec<(i64, PainReading)>>,
    tags: HashMap<i64, Vec<Tag>>,
    sources: HashMap<i64, Vec<Source>>,
}

impl Details {
    fn read(connection: &Connection, path: &Path, condition: &str, params: &[String], kinds: &[Kind]) -> Result<Self> {
        let mut details = Details::default();
        // CROSS JOIN: the days come first, whatever the planner thinks of a table without statistics.
        let of = |table: &'static str, rest: &str, take: &mut dyn FnMut(&Cell<'_>) -> Result<()>| {
            let sql = format!("SELECT d.* FROM entry e CROSS JOIN {table} d ON d.entry_id = e.id WHERE {condition} {rest}");
            each(connection, path, &sql, rusqlite::params_from_iter(params), |line| {
                take(&Cell::new(line, path, table, "entry_id")?)
            })
        };
        let bodies = &mut details.bodies;
        let there = |kind| kinds.contains(&kind);
        let mut body = |kind: Kind, make: fn(&Cell<'_>) -> Result<Body>| {
            if !there(kind) {
                return Ok(());
            }
            // Through the index of kinds: the other entries of the days are not looked at.
            of(kind.as_str(), &format!("AND e.kind = '{}'", kind.as_str()), &mut |cell| {
                bodies.insert(cell.id, make(cell)?);
                Ok(())
            })
        };
        body(Kind::Run, run)?;
        body(Kind::Glide, glide)?;
        body(Kind::Treatment, treatment)?;
        body(Kind::Rating, rating)?;
        body(Kind::Injury, injury)?;
        body(Kind::Setting, setting)?;
        body(Kind::Trial, super::trial::trial)?;
        body(Kind::Flip, super::trial::flip)?;
        body(Kind::Prescription, super::visit::prescription)?;
        body(Kind::VisitNote, super::visit::visit_note)?;
        if there(Kind::Trial) {
            of("trial_stop", "", &mut |cell| {
                if let Some(Body::Trial(trial)) = bodies.get_mut(&cell.id) {
                    trial.stopped = Some(super::trial::stop(cell)?);
                }
                Ok(())
            })?;
        }
        if there(Kind::Run) || there(Kind::Pain) || there(Kind::Flip) {
            of("pain_reading", "AND e.kind IN ('run', 'pain', 'flip')", &mut |cell| {
                details.readings.entry(cell.id).or_default().push((cell.get("id")?, reading(cell)?));
                Ok(())
            })?;
        }
        of("tag", "ORDER BY d.entry_id, d.position", &mut |cell| {
            details.tags.entry(cell.id).or_default().push(cell.parse("name")?);
            Ok(())
        })?;
        // Settings, which every command reads, have no source.
        if kinds.iter().any(|kind| *kind != Kind::Setting) {
            of(
                "(SELECT * FROM value_source v JOIN source s ON s.id = v.source_id)",
                "ORDER BY d.entry_id, d.position",
                &mut |cell| add_source(details.sources.entry(cell.id).or_default(), cell),
            )?;
        }
        Ok(details)
    }
}

fn add_source(sources: &mut Vec<Source>, cell: &Cell<'_>) -> Result<()> {
    let (file, sha256, format, field): (String, String, String, String) =
        (cell.get("file")?, cell.get("sha256")?, cell.get("format")?, cell.get("field")?);
    match sources.last_mut().filter(|source| source.file == file && source.sha256 == sha256) {
        Some(source) => source.fields.push(field),
        None => sources.push(Source { file, sha256, format, fields: vec![field] }),
    }
    Ok(())
}

fn entry(cell: &Cell<'_>, details: &mut Details) -> Result<Entry> {
    let kind: Kind = cell.parse("kind")?;
    let mut readings = details.readings.remove(&cell.id).unwrap_or_default();
    readings.sort_by_key(|(number, _)| *number);
    let mut readings = readings.into_iter().map(|(_, reading)| reading);
    let body = match (kind, details.bodies.remove(&cell.id)) {
        (Kind::Pain, None) => readings.next_back().map(Body::Pain),
        (Kind::Run, Some(Body::Run(mut run))) => {
            readings.for_each(|reading| run.put_pain(reading));
            Some(Body::Run(run))
        }
        (Kind::Flip, Some(Body::Flip(flip))) => {
            readings.next_back().map(|felt| Body::Flip(crate::domain::Flip { felt, ..flip }))
        }
        (Kind::Injury, Some(Body::Injury(injury))) => {
            let from = cell.day("day")?;
            let injury = Injury::new(injury.location().clone(), from, injury.to());
            Some(Body::Injury(injury.map_err(|refusal| cell.bad("day", refusal))?))
        }
        (Kind::Prescription, Some(Body::Prescription(one))) => {
            let to = one.to();
            let prescription = Prescription::new(one.what, one.frequency, cell.day("day")?, to);
            Some(Body::Prescription(prescription.map_err(|refusal| cell.bad("day", refusal))?))
        }
        (_, body) => body.filter(|body| body.kind() == kind),
    };
    Ok(Entry {
        id: EntryId(cell.id),
        uuid: cell.parse("uuid")?,
        stamp: stamp(cell)?,
        recorded_at: cell.millis("recorded_at_ms")?,
        modified_at: cell.millis("modified_at_ms")?,
        note: cell.get("note")?,
        tags: details.tags.remove(&cell.id).unwrap_or_default(),
        sources: details.sources.remove(&cell.id).unwrap_or_default(),
        body: body.ok_or_else(|| cell.bad("kind", "nothing is stored for this kind"))?,
    })
}

fn stamp(cell: &Cell<'_>) -> Result<Stamp> {
    let (at, offset): (Option<i64>, Option<i32>) = (cell.get("at_utc")?, cell.get("utc_offset_s")?);
    let at = match at.zip(offset) {
        None => None,
        Some((at, offset)) => {
            let offset = FixedOffset::east_opt(offset).ok_or_else(|| cell.bad("utc_offset_s", "no offset"))?;
            let at = DateTime::from_timestamp(at, 0).ok_or_else(|| cell.bad("at_utc", "no instant"))?;
            Some(at.with_timezone(&offset))
        }
    };
    Stamp::stored(cell.day("day")?, at).map_err(|refusal| cell.bad("day", refusal))
}

fn run(cell: &Cell<'_>) -> Result<Body> {
    Ok(Body::Run(Run {
        distance: cell.checked("distance_m", Distance::from_metres)?,
        moving: cell.checked("moving_s", Duration::from_seconds)?,
        elapsed: cell.checked("elapsed_s", Duration::from_seconds)?,
        effort: cell.checked("effort", Effort::new)?,
        feel: cell.checked("feel", Feel::new)?,
        pain: Vec::new(),
        cut_short: cell.get("cut_short")?,
        treadmill: cell.get("treadmill")?,
        ascent_m: cell.get("ascent_m")?,
        avg_hr: cell.get("avg_hr")?,
        max_hr: cell.get("max_hr")?,
        cadence: cell.get("cadence")?,
        calories: cell.get("calories")?,
    }))
}

fn glide(cell: &Cell<'_>) -> Result<Body> {
    Ok(Body::Glide(Glide {
        status: cell.parse("status")?,
        symptom: cell.checked("symptom", PainScore::new)?,
        flags: flags(cell)?,
        ..movement(cell)?
    }))
}

/// The movement and its dose.
pub(super) fn movement(cell: &Cell<'_>) -> Result<Glide> {
    let height: Option<f64> = cell.get("height")?;
    let unit = cell.parse_some("height_unit")?;
    let height = height.zip(unit).map(|(value, unit)| Height::new(value, unit)).transpose();
    Ok(Glide {
        nerve: cell.read_some("nerve", Nerve::any)?,
        technique: cell.parse_some("technique")?,
        position: cell.parse_some("position")?,
        side: cell.parse_some("side")?,
        sets: cell.get("sets")?,
        reps: cell.get("reps")?,
        hold_s: cell.get("hold_s")?,
        height: height.map_err(|refusal| cell.bad("height", refusal))?,
        minutes: cell.get("minutes")?,
        ..Glide::bare(Status::Done)
    })
}

fn flags(cell: &Cell<'_>) -> Result<SymptomFlags> {
    Ok(SymptomFlags { tingling: cell.get("tingling")?, numb: cell.get("numb")?, shooting: cell.get("shooting")? })
}

pub(super) fn location(cell: &Cell<'_>) -> Result<Location> {
    Ok(Location { site: cell.read_some("site", Site::any)?, side: cell.parse_some::<Side>("side")? })
}

fn reading(cell: &Cell<'_>) -> Result<PainReading> {
    let score = PainScore::new(cell.get("score")?).map_err(|refusal| cell.bad("score", refusal))?;
    Ok(PainReading { location: location(cell)?, moment: cell.parse("moment")?, score, flags: flags(cell)? })
}

fn treatment(cell: &Cell<'_>) -> Result<Body> {
    let name: String = cell.get("name")?;
    Treatment::new(&name, cell.parse("status")?).map(Body::Treatment).map_err(|refusal| cell.bad("name", refusal))
}

fn rating(cell: &Cell<'_>) -> Result<Body> {
    let rating = Rating::new(cell.parse("scale")?, cell.get("value")?, cell.get("activity")?);
    rating.map(Body::Rating).map_err(|refusal| cell.bad("value", refusal))
}

/// The first day stands on the entry; until it is known the last one stands for it.
fn injury(cell: &Cell<'_>) -> Result<Body> {
    let to = cell.some_day("to_day")?;
    let injury = Injury::new(location(cell)?, to.unwrap_or(NaiveDate::MIN), to);
    injury.map(Body::Injury).map_err(|refusal| cell.bad("site", refusal))
}

fn setting(cell: &Cell<'_>) -> Result<Body> {
    let value: String = cell.get("value")?;
    Setting::new(cell.parse("key")?, &value).map(Body::Setting).map_err(|refusal| cell.bad("value", refusal))
}
