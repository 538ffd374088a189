//! Writing: one change is one transaction, with each entry as it was before and is after.

use super::read::{View, Which};
use super::row::each;
use super::{ChangeId, Journal, Result, StoreError};
use crate::domain::document::{self, Document};
use crate::domain::{Body, DayStart, Entry, EntryId, PainReading, Run, Source, Stamp, Tag};
use chrono::{DateTime, FixedOffset, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use std::path::Path;
use uuid::Uuid;

/// Who writes, when, and with which command.
#[derive(Debug, Clone)]
pub struct Author {
    /// The person, as the system names them.
    pub who: String,
    /// Now, in their zone.
    pub now: DateTime<FixedOffset>,
    /// The command in a few words, without notes.
    pub command: String,
}

/// An entry that has no number yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// When it happened.
    pub stamp: Stamp,
    /// A note.
    pub note: Option<String>,
    /// Tags.
    pub tags: Vec<Tag>,
    /// Files that values came from.
    pub sources: Vec<Source>,
    /// What it says.
    pub body: Body,
}

impl Draft {
    /// A draft of a body at a time, with nothing beside it.
    pub fn new(stamp: Stamp, body: Body) -> Self {
        Draft { stamp, note: None, tags: Vec::new(), sources: Vec::new(), body }
    }
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    /// It is an entry now.
    Added(Box<Entry>),
    /// An entry with its identity is there, and stays as it is.
    Known,
    /// The entry was deleted here, and stays deleted.
    Deleted,
}

impl Taken {
    fn added(entry: Entry) -> Self {
        Taken::Added(Box::new(entry))
    }
}

/// A change being made: it reads and writes under the writer's lock, and all of it or nothing is kept.
pub struct Writer<'a> {
    pub(super) transaction: Transaction<'a>,
    pub(super) path: &'a Path,
    change: i64,
    position: i64,
    now: DateTime<Utc>,
}

impl Journal {
    /// Makes one change. What `make` refuses is not written, nor is a change of nothing.
    pub fn change<T, E: From<StoreError>>(
        &mut self,
        author: &Author,
        make: impl FnOnce(&mut Writer<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<(T, Option<ChangeId>), E> {
        let path = self.path.clone();
        let sqlite = |error| StoreError::from_sqlite(&path, error);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sqlite)?;
        let now = author.now.to_utc();
        let sql = "INSERT INTO change (at_ms, utc_offset_s, who, command) VALUES (?1, ?2, ?3, ?4)";
        let offset = author.now.offset().local_minus_utc();
        transaction.execute(sql, (now.timestamp_millis(), offset, &author.who, &author.command)).map_err(sqlite)?;
        let change = transaction.last_insert_rowid();
        let mut writer = Writer { transaction, path: &path, change, position: 0, now };
        self.sent.map(|id| writer.is_new(id)).transpose()?;
        let answer = make(&mut writer)?;
        if writer.position == 0 {
            return Ok((answer, None));
        }
        self.sent.map(|id| writer.remember_sent(id, change)).transpose()?;
        // What was undone can no longer be redone: something else has been written.
        let gone = "UPDATE change SET state = 'gone' WHERE state = 'undone'";
        writer.transaction.execute(gone, []).map_err(sqlite)?;
        writer.transaction.commit().map_err(sqlite)?;
        Ok((answer, Some(ChangeId(change))))
    }

    /// Remembers when something first happened; false if it had been remembered before.
    pub fn mark_once(&mut self, name: &str, at: DateTime<Utc>) -> Result<bool> {
        if self.mark(name)?.is_some() {
            return Ok(false);
        }
        // Who holds what they read may not wait for another writer.
        self.moment_ends()?;
        let sql = "INSERT OR IGNORE INTO mark (name, at_ms) VALUES (?1, ?2)";
        self.connection.execute(sql, (name, at.timestamp_millis())).map(|rows| rows == 1).map_err(|error| self.sqlite(error))
    }

    /// When something first happened, if it did.
    pub fn mark(&self, name: &str) -> Result<Option<DateTime<Utc>>> {
        self.view().mark(name)
    }
}

impl View<'_> {
    /// Everything that was remembered, with its time in milliseconds, but for what was sent to this file.
    pub(super) fn marks(&self) -> Result<Vec<(String, i64)>> {
        let mut marks = Vec::new();
        each(
            self.connection,
            self.path,
            "SELECT name, at_ms FROM mark WHERE name NOT GLOB 'sent:*' ORDER BY name",
            [],
            |line| {
                let sqlite = |error| self.sqlite(error);
                marks.push((line.at(0).map_err(sqlite)?, line.at(1).map_err(sqlite)?));
                Ok(())
            },
        )?;
        Ok(marks)
    }

    /// When something first happened, if it did.
    pub fn mark(&self, name: &str) -> Result<Option<DateTime<Utc>>> {
        let at: Option<i64> = self
            .connection
            .query_row("SELECT at_ms FROM mark WHERE name = ?1", [name], |row| row.get(0))
            .optional()
            .map_err(|error| self.sqlite(error))?;
        Ok(at.and_then(DateTime::from_timestamp_millis))
    }
}

impl<'a> Writer<'a> {
    /// A writer that records no change of its own: undo and redo move through the ones there are.
    pub(super) fn silent(connection: &'a mut Connection, path: &'a Path, now: DateTime<Utc>) -> Result<Self> {
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| StoreError::from_sqlite(path, error))?;
        Ok(Writer { transaction, path, change: 0, position: 0, now })
    }

    pub(super) fn commit(self) -> Result<()> {
        let path = self.path;
        self.transaction.commit().map_err(|error| StoreError::from_sqlite(path, error))
    }
}

impl Writer<'_> {
    /// Adds an entry; gives it its number.
    pub fn add(&mut self, draft: Draft) -> Result<Entry> {
        let uuid = new_uuid(self.now);
        self.add_known(uuid, self.now, self.now, draft)
    }

    /// Adds an entry that already has an identity.
    pub fn add_known(
        &mut self,
        uuid: Uuid,
        recorded_at: DateTime<Utc>,
        modified_at: DateTime<Utc>,
        draft: Draft,
    ) -> Result<Entry> {
        let Draft { stamp, note, tags, sources, body } = draft;
        let id = EntryId(0);
        self.put(Entry { id, uuid, stamp, recorded_at, modified_at, note, tags, sources, body })
    }

    /// Adds what a document says, unless its identity is known here, alive or deleted.
    pub fn add_document(&mut self, document: Document) -> Result<Taken> {
        let uuid = match (&document.uuid, &document.body) {
            (_, Body::Setting(setting)) => setting_uuid(setting.key().as_str()),
            (_, Body::Flip(flip)) => flip.uuid(),
            (Some(uuid), _) => *uuid,
            (None, _) => new_uuid(self.now),
        };
        if let (None, Body::Injury(injury)) = (&document.uuid, &document.body)
            && self.view().injuries()?.iter().any(|entry| entry.injury() == Some(injury))
        {
            // A line written by hand has no identity; the same injury is not opened twice.
            return Ok(Taken::Known);
        }
        match self.find(uuid)? {
            Some((_, true)) => return Ok(Taken::Known),
            Some((id, false)) if self.was_deleted(id)? => return Ok(Taken::Deleted),
            // Never here, or its arrival was taken back whole.
            _ => {}
        }
        let modified_at = document.modified_at.unwrap_or(self.now);
        let recorded_at = document.recorded_at.unwrap_or(modified_at);
        let start = self.view().settings()?.day_start;
        let stamp = document.stamp.unwrap_or_else(|| Stamp::at(modified_at.fixed_offset(), start));
        let Document { note, tags, sources, body, .. } = document;
        self.add_known(uuid, recorded_at, modified_at, Draft { stamp, note, tags, sources, body }).map(Taken::added)
    }

    /// Changes an entry in place; its time of change is now.
    pub fn edit(&mut self, mut entry: Entry) -> Result<Entry> {
        entry.modified_at = self.now;
        self.put(entry)
    }

    /// Puts a setting in force.
    pub fn set(&mut self, setting: crate::domain::Setting, stamp: Stamp) -> Result<Entry> {
        let uuid = setting_uuid(setting.key().as_str());
        self.add_known(uuid, self.now, self.now, Draft::new(stamp, Body::Setting(setting)))
    }

    /// Deletes an entry, keeping a tombstone; false if it is not there.
    pub fn delete(&mut self, id: EntryId) -> Result<Option<Entry>> {
        let Some(entry) = self.view().entry(id)? else { return Ok(None) };
        let before = self.document(&entry)?;
        self.bury(id)?;
        self.record(id, Some(before), None)?;
        Ok(Some(entry))
    }

    /// When the change is made.
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The journal as it is now, under the lock.
    pub fn view(&self) -> View<'_> {
        View { connection: &self.transaction, path: self.path, kept: None }
    }

    /// Writes an entry as it is given, new or in place of the one with its identity.
    pub(super) fn put(&mut self, mut entry: Entry) -> Result<Entry> {
        let there = self.find(entry.uuid)?;
        let before = match there {
            Some((id, true)) => {
                let old = self.view().read(&Which::Id(id))?.pop();
                old.map(|old| self.document(&old)).transpose()?
            }
            _ => None,
        };
        entry.id = EntryId(self.write_row(&entry, there.map(|(id, _)| id))?);
        let recorded = if there.is_some() { self.now } else { entry.recorded_at };
        // A new entry has nothing to clear away.
        let kept = there.map(|(id, _)| self.clear_details(id)).transpose().map_err(|error| self.sqlite(error))?;
        self.write_details(&entry, recorded, &kept.unwrap_or_default()).map_err(|error| self.sqlite(error))?;
        let after = self.document(&entry)?;
        self.record(entry.id, before, Some(after))?;
        Ok(entry)
    }

    /// Writes an entry that was deleted elsewhere and was never here: it is known, and not there.
    pub(super) fn put_tombstone(&mut self, mut entry: Entry) -> Result<()> {
        entry.id = EntryId(self.write_row(&entry, None)?);
        let id = entry.id;
        self.rewrite_tombstone(entry)?;
        self.record(id, None, None)
    }

    /// What a deleted entry last was, and when it was deleted.
    pub(super) fn rewrite_tombstone(&self, entry: Entry) -> Result<()> {
        self.write_row(&entry, Some(entry.id.0))?;
        let kept = self.clear_details(entry.id.0).map_err(|error| self.sqlite(error))?;
        self.write_details(&entry, entry.recorded_at, &kept).map_err(|error| self.sqlite(error))?;
        self.bury_at(entry.id, entry.modified_at)
    }

    /// Puts an entry back as a document tells it, or buries it: how undo and redo write.
    pub(super) fn restore(&mut self, id: EntryId, document: Option<&str>) -> Result<()> {
        let Some(text) = document else { return self.bury(id) };
        let bad = |what: String| StoreError::BadRow {
            path: self.path.to_owned(),
            table: "change_entry",
            id: id.0,
            column: "before or after".into(),
            what,
        };
        let value = serde_json::from_str(text).map_err(|error| bad(error.to_string()))?;
        let document = document::read_line(value, DOCUMENT_DAY_START).map_err(|error| bad(error.to_string()))?;
        let uuid: String = self
            .transaction
            .query_row("SELECT uuid FROM entry WHERE id = ?1", [id.0], |row| row.get(0))
            .map_err(|error| self.sqlite(error))?;
        let modified_at = self.now;
        let entry = Entry {
            id,
            uuid: Uuid::parse_str(&uuid).map_err(|error| bad(error.to_string()))?,
            stamp: document.stamp.ok_or_else(|| bad("no time".into()))?,
            recorded_at: document.recorded_at.or(document.modified_at).unwrap_or(modified_at),
            modified_at,
            note: document.note,
            tags: document.tags,
            sources: document.sources,
            body: document.body,
        };
        self.write_row(&entry, Some(id.0))?;
        let sqlite = |error| self.sqlite(error);
        let kept = self.clear_details(id.0).map_err(sqlite)?;
        self.write_details(&entry, self.now, &kept).map_err(sqlite)
    }

    pub(super) fn sqlite(&self, error: rusqlite::Error) -> StoreError {
        StoreError::from_sqlite(self.path, error)
    }

    fn document(&self, entry: &Entry) -> Result<String> {
        Ok(document::line(entry, DOCUMENT_DAY_START).to_string())
    }

    pub(super) fn record(&mut self, id: EntryId, before: Option<String>, after: Option<String>) -> Result<()> {
        let sql = "INSERT INTO change_entry (change_id, position, entry_id, before, after) VALUES (?1, ?2, ?3, ?4, ?5)";
        let row = (self.change, self.position, id.0, before, after);
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute(row)).map_err(|error| self.sqlite(error))?;
        self.position += 1;
        Ok(())
    }

    /// The number of an identity, and whether it is alive.
    fn find(&self, uuid: Uuid) -> Result<Option<(i64, bool)>> {
        let sql = "SELECT id, deleted = 0 FROM entry WHERE uuid = ?1";
        let mut statement = self.transaction.prepare_cached(sql).map_err(|error| self.sqlite(error))?;
        let found = statement.query_row([uuid.to_string()], |row| Ok((row.get(0)?, row.get(1)?))).optional();
        found.map_err(|error| self.sqlite(error))
    }

    /// Whether an entry with this identity is there, deleted or not.
    pub(super) fn is_known(&self, uuid: Uuid) -> Result<bool> {
        Ok(self.find(uuid)?.is_some())
    }

    /// Whether an entry with this identity is there and not deleted.
    pub fn has_living(&self, uuid: Uuid) -> Result<bool> {
        Ok(matches!(self.find(uuid)?, Some((_, true))))
    }

    /// Whether an entry that is gone was deleted: a change in force says so. One whose every change was
    /// undone has never been here, as far as the person is concerned.
    fn was_deleted(&self, id: i64) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM change_entry c JOIN change k ON k.id = c.change_id
                                  WHERE c.entry_id = ?1 AND k.state = 'done')";
        let mut statement = self.transaction.prepare_cached(sql).map_err(|error| self.sqlite(error))?;
        statement.query_row([id], |row| row.get(0)).map_err(|error| self.sqlite(error))
    }

    fn bury(&self, id: EntryId) -> Result<()> {
        self.bury_at(id, self.now)
    }

    fn bury_at(&self, id: EntryId, at: DateTime<Utc>) -> Result<()> {
        let sql = "UPDATE entry SET deleted = 1, modified_at_ms = ?2 WHERE id = ?1";
        self.transaction.execute(sql, (id.0, at.timestamp_millis())).map_err(|error| self.sqlite(error)).map(drop)
    }

    fn write_row(&self, entry: &Entry, id: Option<i64>) -> Result<i64> {
        let sql = match id {
            None => {
                "INSERT INTO entry (id, uuid, kind, day, at_utc, utc_offset_s, recorded_at_ms, modified_at_ms, deleted, note)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9)"
            }
            // Identity and kind never change.
            Some(_) => {
                "UPDATE entry SET day = ?4, at_utc = ?5, utc_offset_s = ?6, recorded_at_ms = ?7, modified_at_ms = ?8,
                            deleted = 0, note = ?9 WHERE id = ?1 AND uuid = ?2 AND kind = ?3"
            }
        };
        let at = entry.stamp.instant();
        let row = rusqlite::params![
            id,
            entry.uuid.to_string(),
            entry.kind().as_str(),
            entry.stamp.day().to_string(),
            at.map(|at| at.timestamp()),
            at.map(|at| at.offset().local_minus_utc()),
            entry.recorded_at.timestamp_millis(),
            entry.modified_at.timestamp_millis(),
            entry.note,
        ];
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute(row)).map_err(|error| self.sqlite(error))?;
        Ok(id.unwrap_or_else(|| self.transaction.last_insert_rowid()))
    }

    /// Takes away tags, sources and readings of an entry that is to be written anew; gives back the readings.
    fn clear_details(&self, id: i64) -> rusqlite::Result<Vec<Kept>> {
        let on = &*self.transaction;
        execute(on, "DELETE FROM tag WHERE entry_id = ?1", [id])?;
        execute(on, "DELETE FROM value_source WHERE entry_id = ?1", [id])?;
        let sql = "DELETE FROM pain_reading WHERE entry_id = ?1 RETURNING moment, site, side, score, recorded_at_ms";
        let mut statement = on.prepare_cached(sql)?;
        let rows = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
        rows.collect()
    }

    fn write_details(&self, entry: &Entry, recorded: DateTime<Utc>, kept: &[Kept]) -> rusqlite::Result<()> {
        let id = entry.id.0;
        let on = &*self.transaction;
        for (position, tag) in entry.tags.iter().enumerate() {
            execute(
                on,
                "INSERT OR IGNORE INTO tag (entry_id, position, name) VALUES (?1, ?2, ?3)",
                (id, position as i64, tag.as_str()),
            )?;
        }
        self.write_sources(id, &entry.sources)?;
        match &entry.body {
            Body::Run(run) => {
                write_run(on, id, run)?;
                self.write_readings(id, &run.pain, recorded, kept)
            }
            Body::Pain(pain) => self.write_readings(id, std::slice::from_ref(pain), recorded, kept),
            Body::Glide(glide) => write_glide(on, id, glide),
            Body::Treatment(treatment) => execute(
                on,
                "INSERT OR REPLACE INTO treatment (entry_id, name, status) VALUES (?1, ?2, ?3)",
                (id, treatment.name(), treatment.status.as_str()),
            ),
            Body::Rating(rating) => execute(
                on,
                "INSERT OR REPLACE INTO rating (entry_id, scale, value, activity) VALUES (?1, ?2, ?3, ?4)",
                (id, rating.scale().as_str(), rating.value(), rating.activity()),
            ),
            Body::Injury(injury) => execute(
                on,
                "INSERT OR REPLACE INTO injury (entry_id, site, side, to_day) VALUES (?1, ?2, ?3, ?4)",
                (
                    id,
                    injury.location().site.as_ref().map(|site| site.as_str()),
                    injury.location().side.map(|side| side.as_str()),
                    injury.to().map(|to| to.to_string()),
                ),
            ),
            Body::Setting(setting) => execute(
                on,
                "INSERT OR REPLACE INTO setting (entry_id, key, value) VALUES (?1, ?2, ?3)",
                (id, setting.key().as_str(), setting.value()),
            ),
            Body::Trial(trial) => super::trial::write_trial(on, id, trial),
            Body::Prescription(prescription) => super::visit::write_prescription(on, id, prescription),
            Body::VisitNote(note) => super::visit::write_visit_note(on, id, *note),
            Body::Flip(flip) => {
                super::trial::write_flip(on, id, flip)?;
                self.write_readings(id, std::slice::from_ref(&flip.felt), recorded, kept)
            }
        }
    }

    /// The readings of an entry; one that has not changed keeps its time of record.
    fn write_readings(
        &self,
        id: i64,
        readings: &[PainReading],
        recorded: DateTime<Utc>,
        kept: &[Kept],
    ) -> rusqlite::Result<()> {
        let on = &*self.transaction;
        for reading in readings {
            let site = reading.location.site.as_ref().map(|site| site.as_str());
            let side = reading.location.side.map(|side| side.as_str());
            let (moment, score) = (reading.moment.as_str(), reading.score.get());
            let same = |k: &&Kept| k.0 == moment && k.1.as_deref() == site && k.2.as_deref() == side && k.3 == score;
            let recorded = kept.iter().find(same).map_or(recorded.timestamp_millis(), |k| k.4);
            let flags = reading.flags;
            execute(
                on,
                "INSERT INTO pain_reading (entry_id, site, side, moment, score, tingling, numb, shooting, recorded_at_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                (id, site, side, moment, score, flags.tingling, flags.numb, flags.shooting, recorded),
            )?;
        }
        Ok(())
    }

    fn write_sources(&self, id: i64, sources: &[Source]) -> rusqlite::Result<()> {
        let on = &*self.transaction;
        let mut position = 0i64;
        for source in sources {
            let row = (&source.file, &source.sha256, &source.format);
            execute(on, "INSERT OR IGNORE INTO source (file, sha256, format) VALUES (?1, ?2, ?3)", row)?;
            let find = "SELECT id FROM source WHERE file = ?1 AND sha256 = ?2";
            let source_id: i64 = on.query_row(find, (&source.file, &source.sha256), |row| row.get(0))?;
            for field in &source.fields {
                let sql = "INSERT OR IGNORE INTO value_source (entry_id, source_id, position, field) VALUES (?1, ?2, ?3, ?4)";
                execute(on, sql, (id, source_id, position, field))?;
                position += 1;
            }
        }
        Ok(())
    }
}

/// The start of day that documents inside the journal are written for: with it, every stored day is exact.
const DOCUMENT_DAY_START: DayStart = DayStart::MIDNIGHT;

/// A reading as it was: moment, site, side, score, and when it was recorded in milliseconds.
type Kept = (String, Option<String>, Option<String>, u8, i64);

pub(super) fn execute(on: &Connection, sql: &str, params: impl rusqlite::Params) -> rusqlite::Result<()> {
    on.prepare_cached(sql)?.execute(params).map(drop)
}

fn write_run(on: &Connection, id: i64, run: &Run) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO run (entry_id, distance_m, moving_s, elapsed_s, effort, feel, cut_short, treadmill,
                   ascent_m, avg_hr, max_hr, cadence, calories)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
    let row = rusqlite::params![
        id,
        run.distance.map(|d| d.metres()),
        run.moving.map(|d| d.seconds()),
        run.elapsed.map(|d| d.seconds()),
        run.effort.map(|e| e.get()),
        run.feel.map(|f| f.get()),
        run.cut_short,
        run.treadmill,
        run.ascent_m,
        run.avg_hr,
        run.max_hr,
        run.cadence,
        run.calories,
    ];
    execute(on, sql, row)
}

fn write_glide(on: &Connection, id: i64, glide: &crate::domain::Glide) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO glide (entry_id, status, nerve, technique, position, side, sets, reps, hold_s,
                   height, height_unit, minutes, symptom, tingling, numb, shooting)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
    let row = rusqlite::params![
        id,
        glide.status.as_str(),
        glide.nerve.as_ref().map(|nerve| nerve.as_str()),
        glide.technique.map(|t| t.as_str()),
        glide.position.map(|p| p.as_str()),
        glide.side.map(|s| s.as_str()),
        glide.sets,
        glide.reps,
        glide.hold_s,
        glide.height.map(|h| h.value()),
        glide.height.map(|h| h.unit().as_str()),
        glide.minutes,
        glide.symptom.map(|s| s.get()),
        glide.flags.tingling,
        glide.flags.numb,
        glide.flags.shooting,
    ];
    execute(on, sql, row)
}

/// A time-ordered identity (UUID version 7) from the journal's own clock and the system's randomness.
fn new_uuid(now: DateTime<Utc>) -> Uuid {
    let mut random = [0u8; 10];
    // Without randomness the time still orders, and the UNIQUE column refuses a second one.
    let _ = getrandom::fill(&mut random);
    uuid::Builder::from_unix_timestamp_millis(now.timestamp_millis().unsigned_abs(), &random).into_uuid()
}

/// The one identity of a setting, the same in every journal.
fn setting_uuid(key: &str) -> Uuid {
    let mut bytes = *b"glidelog-setting";
    for (index, byte) in key.bytes().enumerate() {
        bytes[index % 16] = bytes[index % 16].wrapping_mul(31).wrapping_add(byte);
    }
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The first column of every row of a query.
pub(super) fn column<T: rusqlite::types::FromSql>(connection: &Connection, path: &Path, sql: &str) -> Result<Vec<T>> {
    let mut values = Vec::new();
    each(connection, path, sql, [], |line| {
        values.push(line.at(0).map_err(|error| StoreError::from_sqlite(path, error))?);
        Ok(())
    })?;
    Ok(values)
}
