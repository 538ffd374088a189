//! What a command asks of the journal before it writes: the words used before, the last session,
//! the glide before a run. Each is one small query, so that logging stays quick in an old journal.

use super::read::{View, Which};
use super::row::{Cell, each};
use super::{Result, StoreError};
use crate::domain::{Entry, EntryId, Kind, Location, Nerve, Period, Side, Site, Stamp, Tag};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use rusqlite::OptionalExtension;

/// What was lived, as against what is set, open, prescribed or to be asked.
const LIVED: &str = "deleted = 0 AND kind NOT IN ('setting', 'injury', 'prescription', 'visit_note')";

/// What came before a run.
pub struct RunsBefore {
    /// The longest of those runs, in metres.
    pub longest_m: Option<f64>,
    /// When the last of them on its own journal day began.
    pub last_start_that_day: Option<DateTime<Utc>>,
}

impl View<'_> {
    /// Every site of a pain score or injury, each once.
    pub fn used_sites(&self) -> Result<Vec<Site>> {
        let scores = self.distinct("pain_reading", "site")?;
        let injuries =
            self.texts("SELECT DISTINCT i.site FROM injury i CROSS JOIN entry e ON e.id = i.entry_id WHERE e.deleted = 0")?;
        Ok(scores.iter().chain(&injuries).filter_map(|site| Site::any(site).ok()).collect())
    }

    /// Every nerve of a session, each once.
    pub fn used_nerves(&self) -> Result<Vec<Nerve>> {
        Ok(self.distinct("glide", "nerve")?.iter().filter_map(|nerve| Nerve::any(nerve).ok()).collect())
    }

    /// Every tag, each once.
    pub fn used_tags(&self) -> Result<Vec<Tag>> {
        Ok(self.distinct("tag", "name")?.iter().filter_map(|tag| tag.parse().ok()).collect())
    }

    /// Every treatment's name, each once.
    pub fn used_treatments(&self) -> Result<Vec<String>> {
        self.distinct("treatment", "name")
    }

    /// The place of the pain score written down last, if any names a site.
    pub fn last_location(&self) -> Result<Option<Location>> {
        let sql = "SELECT p.site, p.side FROM pain_reading p CROSS JOIN entry e ON e.id = p.entry_id
                   WHERE p.site IS NOT NULL AND e.deleted = 0 ORDER BY p.id DESC LIMIT 1";
        let found: Option<(String, Option<String>)> = self
            .connection
            .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
            .map_err(|error| self.sqlite(error))?;
        Ok(found.and_then(|(site, side)| {
            Some(Location { site: Some(Site::any(&site).ok()?), side: side.and_then(|side| side.parse::<Side>().ok()) })
        }))
    }

    /// Where an injury was open on a day and not ended on it, oldest first; a query of its own, because logging a run asks it.
    pub fn open_injuries(&self, day: NaiveDate) -> Result<Vec<Location>> {
        let sql = "SELECT e.id, i.site, i.side FROM entry e CROSS JOIN injury i ON i.entry_id = e.id
                   WHERE e.deleted = 0 AND e.kind = 'injury' AND e.day <= ?1 AND (i.to_day IS NULL OR i.to_day > ?1)
                   ORDER BY e.day, e.at_utc, e.id";
        let mut open = Vec::new();
        each(self.connection, self.path, sql, [day.to_string()], |line| {
            open.push(super::read::location(&Cell::new(line, self.path, "injury", "id")?)?);
            Ok(())
        })?;
        Ok(open)
    }

    /// Every injury, oldest first.
    pub fn injuries(&self) -> Result<Vec<Entry>> {
        self.all_of(Kind::Injury)
    }

    /// Every prescription, oldest first.
    pub fn prescriptions(&self) -> Result<Vec<Entry>> {
        self.all_of(Kind::Prescription)
    }

    /// Every question for the visit, oldest first.
    pub fn visit_notes(&self) -> Result<Vec<Entry>> {
        self.all_of(Kind::VisitNote)
    }

    /// The last gliding session that was done.
    pub fn last_done_glide(&self) -> Result<Option<Entry>> {
        let done = "EXISTS (SELECT 1 FROM glide g WHERE g.entry_id = e.id AND g.status = 'done')";
        Ok(self.read(&Which::Latest(Kind::Glide, done))?.pop())
    }

    /// The last entry of a kind.
    pub fn last_of(&self, kind: Kind) -> Result<Option<Entry>> {
        Ok(self.read(&Which::Latest(kind, "1"))?.pop())
    }

    /// What came before a run, from a day on. One query: logging a run asks it.
    pub fn runs_before(&self, from: NaiveDate, run: Stamp) -> Result<RunsBefore> {
        let sql = "SELECT max(r.distance_m), max(e.at_utc) FILTER (WHERE e.day = ?2)
                   FROM entry e CROSS JOIN run r ON r.entry_id = e.id
                   WHERE e.deleted = 0 AND e.kind = 'run' AND e.day BETWEEN ?1 AND ?2 AND (e.day, e.at_utc) < (?2, ?3)";
        let row = (from.to_string(), run.day().to_string(), run.utc().map(|at| at.timestamp()));
        self.connection
            .query_row(sql, row, |row| {
                let last_start: Option<i64> = row.get(1)?;
                let last_start_that_day = last_start.and_then(|at| DateTime::from_timestamp(at, 0));
                Ok(RunsBefore { longest_m: row.get(0)?, last_start_that_day })
            })
            .map_err(|error| self.sqlite(error))
    }

    /// The last gliding session done on a run's journal day that ended at its start or before it, `since` at the earliest;
    /// and when it ended.
    pub fn glide_before(&self, run: Stamp, since: DateTime<Utc>) -> Result<Option<(EntryId, DateTime<Utc>)>> {
        let sql = "SELECT e.id, e.at_utc + COALESCE(g.minutes, 0) * 60 AS ended
                   FROM entry e CROSS JOIN glide g ON g.entry_id = e.id
                   WHERE e.deleted = 0 AND e.kind = 'glide' AND e.day = ?1 AND g.status = 'done'
                   AND ended BETWEEN ?2 AND ?3 ORDER BY ended DESC LIMIT 1";
        let row = (run.day().to_string(), since.timestamp(), run.utc().map(|start| start.timestamp()));
        let found: Option<(i64, i64)> = self
            .connection
            .query_row(sql, row, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
            .map_err(|error| self.sqlite(error))?;
        Ok(found.and_then(|(id, ended)| Some((EntryId(id), DateTime::from_timestamp(ended, 0)?))))
    }

    /// Runs whose start lies from `from` to `to`.
    pub fn runs_starting(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<Entry>> {
        let day = |at: DateTime<Utc>, more: i64| at.date_naive() + Duration::days(more);
        let period = Period::new(day(from, -2), day(to, 1)).map_err(|_| self.impossible())?;
        let runs = self.entries_of(Kind::Run, &period)?;
        Ok(runs.into_iter().filter(|run| run.stamp.utc().is_some_and(|at| from <= at && at <= to)).collect())
    }

    /// Whether the morning of a day has a score.
    pub fn has_morning_score(&self, day: NaiveDate) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM entry e CROSS JOIN pain_reading p ON p.entry_id = e.id
                   WHERE e.deleted = 0 AND e.kind = 'pain' AND e.day = ?1 AND p.moment = 'morning')";
        self.connection.query_row(sql, [day.to_string()], |row| row.get(0)).map_err(|error| self.sqlite(error))
    }

    /// How many living entries there are of each kind.
    pub fn counts(&self) -> Result<Vec<(Kind, u64)>> {
        let mut counts = Vec::new();
        let sql = "SELECT kind, count(*) FROM entry WHERE deleted = 0 GROUP BY kind";
        each(self.connection, self.path, sql, [], |line| {
            let kind: String = line.at(0).map_err(|error| self.sqlite(error))?;
            let count: i64 = line.at(1).map_err(|error| self.sqlite(error))?;
            counts.extend(kind.parse().ok().map(|kind: Kind| (kind, count.unsigned_abs())));
            Ok(())
        })?;
        counts.sort();
        Ok(counts)
    }

    /// First and last day with an entry of something lived: no setting, injury, prescription or question for the visit.
    pub fn span(&self) -> Result<Option<Period>> {
        // From either end: the first row that is found is the one.
        let end = |order| {
            let sql = format!("SELECT day FROM entry WHERE {LIVED} ORDER BY day {order} LIMIT 1");
            let day = self.connection.query_row(&sql, [], |row| row.get::<_, String>(0)).optional();
            Ok::<_, StoreError>(day.map_err(|error| self.sqlite(error))?.and_then(|day| day.parse::<NaiveDate>().ok()))
        };
        Ok(end("")?.zip(end("DESC")?).and_then(|(first, last)| Period::new(first, last).ok()))
    }

    /// The values of an indexed column, each once, by leaping from one to the next.
    fn distinct(&self, table: &str, column: &str) -> Result<Vec<String>> {
        self.texts(&format!(
            "WITH RECURSIVE leap (value) AS (
                 SELECT min({column}) FROM {table}
                 UNION ALL
                 SELECT (SELECT min({column}) FROM {table} WHERE {column} > leap.value) FROM leap WHERE leap.value IS NOT NULL
             ) SELECT value FROM leap WHERE value IS NOT NULL"
        ))
    }

    fn texts(&self, sql: &str) -> Result<Vec<String>> {
        super::write::column(self.connection, self.path, sql)
    }

    fn impossible(&self) -> StoreError {
        StoreError::Damaged { path: self.path.to_owned(), what: "a time out of all range".into() }
    }
}
