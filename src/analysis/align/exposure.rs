//! Which session belongs to which run.
//!
//! A session is exposure when it finished before the run started, on the run's own journal
//! day and within the window; it belongs to the next run only. A time that is not known makes
//! no exposure: where one hangs on it, it is unknown.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, NaiveDate, Utc};

use crate::analysis::question::Question;
use crate::domain::{Entry, EntryId, Kind, Status};

/// Hours after a run in which a session counts as after it.
const AFTER_H: i64 = 12;
/// Days by which a journal day may lie apart from the day of the clock: late nights and journeys.
const SLACK_DAYS: i64 = 3;

/// The time that is not known, and with which it could be said whether a session went before a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownTime {
    /// That of a session of the day.
    Session,
    /// The run's own start.
    Run,
    /// The start of another run of the day, which the session may belong to.
    OtherRun,
}

/// What went before a run.
pub(super) struct Before {
    /// Whether a session did, or which time would say so.
    pub(super) exposed: Result<bool, UnknownTime>,
    pub(super) session: Option<EntryId>,
    pub(super) lead_h: Option<f64>,
}

impl Before {
    fn without_session(exposed: Result<bool, UnknownTime>) -> Self {
        Self { exposed, session: None, lead_h: None }
    }
}

/// A session with known times.
struct Session {
    id: EntryId,
    day: NaiveDate,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
}

/// Runs and sessions in order of time.
pub(super) struct Timeline<'a> {
    pub(super) runs: Vec<&'a Entry>,
    /// In order of start.
    sessions: Vec<Session>,
    /// Which of them belong to a day.
    by_day: BTreeMap<NaiveDate, Vec<usize>>,
    /// Days with a session of unknown time.
    untimed_sessions: BTreeSet<NaiveDate>,
    /// Days with a run of unknown time.
    untimed_runs: BTreeSet<NaiveDate>,
    /// When other treatments were done, by journal day.
    helpers: BTreeMap<NaiveDate, Vec<Option<DateTime<Utc>>>>,
    window: Duration,
}

impl<'a> Timeline<'a> {
    pub(super) fn new(entries: &'a [Entry], question: &Question) -> Self {
        let mut runs: Vec<&Entry> = entries.iter().filter(|e| e.run().is_some()).collect();
        runs.sort_by_key(|e| (e.stamp.day(), e.stamp.utc().is_none(), e.stamp.utc(), e.id));
        let done = entries.iter().filter(|e| question.exposure.done_in(e));
        let (mut sessions, mut untimed_sessions) = (Vec::new(), BTreeSet::new());
        for entry in done {
            let day = entry.stamp.day();
            match entry.stamp.utc().zip(entry.ended_at()) {
                Some((start, end)) => sessions.push(Session { id: entry.id, day, start, end }),
                None => _ = untimed_sessions.insert(day),
            }
        }
        sessions.sort_by_key(|s| s.start);
        let mut by_day: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
        for (index, session) in sessions.iter().enumerate() {
            by_day.entry(session.day).or_default().push(index);
        }
        let mut helpers: BTreeMap<NaiveDate, Vec<Option<DateTime<Utc>>>> = BTreeMap::new();
        for entry in entries.iter().filter(|e| is_help(e) && !question.exposure.done_in(e)) {
            helpers.entry(entry.stamp.day()).or_default().push(entry.stamp.utc());
        }
        let untimed_runs = runs.iter().filter(|r| r.stamp.utc().is_none()).map(|r| r.stamp.day()).collect();
        let window = Duration::hours(i64::from(question.window_h));
        Self { runs, sessions, by_day, untimed_sessions, untimed_runs, helpers, window }
    }

    /// Whether a session went before the run, and how long before.
    pub(super) fn before(&self, index: usize) -> Before {
        let day = self.runs[index].stamp.day();
        let sessions_that_day = self.by_day.contains_key(&day);
        let untimed_session = self.untimed_sessions.contains(&day);
        let untimed_run = self.untimed_runs.contains(&day);
        let any_session = sessions_that_day || untimed_session;
        let Some(start) = self.runs[index].stamp.utc() else {
            // Whatever the run's time, a day without a session has no exposure.
            return Before::without_session(if any_session { Err(UnknownTime::Run) } else { Ok(false) });
        };
        if untimed_run && any_session {
            return Before::without_session(Err(UnknownTime::OtherRun));
        }
        let that_day = self.by_day.get(&day).into_iter().flatten().map(|session| &self.sessions[*session]);
        let own = that_day.into_iter().find(|s| self.counts_for(s, index, start));
        match own {
            Some(session) => {
                Before { exposed: Ok(true), session: Some(session.id), lead_h: Some(hours(start - session.start)) }
            }
            None if untimed_session => Before::without_session(Err(UnknownTime::Session)),
            None => Before::without_session(Ok(false)),
        }
    }

    fn counts_for(&self, session: &Session, index: usize, start: DateTime<Utc>) -> bool {
        let in_window = session.end <= start && start - session.end <= self.window;
        let near = self.runs[..index].iter().rev().take_while(|r| session.day - r.stamp.day() <= Duration::days(SLACK_DAYS));
        in_window && !near.filter_map(|r| r.stamp.utc()).any(|earlier| earlier >= session.end)
    }

    /// Whether a session followed within twelve hours and before the next run.
    pub(super) fn after(&self, index: usize) -> Option<bool> {
        let run = self.runs[index];
        let (start, end) = (run.stamp.utc()?, run.ended_at()?);
        let next = self.runs[index + 1..].iter().find_map(|r| r.stamp.utc());
        let last = next.map_or(end + Duration::hours(AFTER_H), |next| next.min(end + Duration::hours(AFTER_H)));
        // A session that began during the run and went on after it is after its start all the same.
        let later = &self.sessions[self.sessions.partition_point(|s| s.start <= start)..];
        if later.iter().take_while(|s| s.start <= last).any(|s| s.end >= end && next.is_none_or(|n| s.start < n)) {
            return Some(true);
        }
        let day = run.stamp.day();
        let untimed = |day| self.untimed_sessions.contains(&day);
        if untimed(day) || day.succ_opt().is_some_and(untimed) { None } else { Some(false) }
    }

    /// Whether another treatment was done earlier that day; unknown when only its day is known.
    pub(super) fn other_help(&self, index: usize) -> Option<bool> {
        let stamp = self.runs[index].stamp;
        let Some(helpers) = self.helpers.get(&stamp.day()) else { return Some(false) };
        let start = stamp.utc()?;
        if helpers.iter().flatten().any(|at| *at <= start) {
            Some(true)
        } else {
            helpers.iter().all(Option::is_some).then_some(false)
        }
    }

    /// Days since the run before, whole journal days.
    pub(super) fn rest_days(&self, index: usize) -> Option<f64> {
        let before = self.runs[..index].last()?;
        Some((self.runs[index].stamp.day() - before.stamp.day()).num_days() as f64)
    }

    /// Whether no later run shares the day.
    pub(super) fn is_last_of_day(&self, index: usize) -> bool {
        self.runs.get(index + 1).is_none_or(|next| next.stamp.day() != self.runs[index].stamp.day())
    }
}

/// Gliding counts as help when the question is about another treatment.
fn is_help(entry: &Entry) -> bool {
    match entry.kind() {
        Kind::Treatment => entry.treatment().is_some_and(|t| t.status == Status::Done),
        Kind::Glide => entry.glide().is_some_and(|g| g.status == Status::Done),
        _ => false,
    }
}

fn hours(span: Duration) -> f64 {
    span.num_seconds() as f64 / 3600.0
}
