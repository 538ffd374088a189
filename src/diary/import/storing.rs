//! One file after the other into the journal.

use super::activity::read_activity;
use super::matching::{self, TypedRun, WhenTyped};
use super::report::{FileOutcome, ImportedRun};
use super::{Contents, Parsed, own_diary};
use crate::diary::Result;
use crate::domain::{Body, Entry, EntryId, Run, Source, Stamp, When, hashtags};
use crate::import::{Activity, FileReport, Listed, Sport};
use crate::store::{Draft, Writer};
use chrono::{DateTime, Duration as Span, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Pain is asked for that many days back: later nobody remembers it.
const ASKED_DAYS: i64 = 6;

/// What stands for the values of a file that was joined with a run and added none.
const JOINED: &str = "joined";

/// The change being made, and what has become of it so far.
pub(super) struct Storing<'a, 'w> {
    writer: &'a mut Writer<'w>,
    when: When,
    /// The day of a run whose file has none.
    day: Option<NaiveDate>,
    is_same: &'a mut dyn FnMut(&TypedRun) -> WhenTyped,
    /// What has become of a list's lines, as their recordings come before it.
    lists: BTreeMap<String, FileOutcome>,
    /// Runs of the last week that have no pain yet.
    without_pain: BTreeSet<EntryId>,
    /// Which runs an activity of a file, by the file's digest, has been found to be: each is one of them alone.
    taken: BTreeSet<(String, EntryId)>,
    /// Of a diary no more than its first new entry is stored.
    pub(super) only_whether: bool,
}

/// Which file a value came from.
struct From<'a> {
    name: &'a str,
    sha256: &'a str,
    format: &'a str,
}

impl<'a> From<'a> {
    fn line(listed: &'a Listed) -> Self {
        From { name: &listed.list, sha256: &listed.sha256, format: "strava-csv" }
    }

    fn source(&self, fields: Vec<String>) -> Source {
        Source { file: self.name.to_owned(), sha256: self.sha256.to_owned(), format: self.format.to_owned(), fields }
    }
}

impl<'a, 'w> Storing<'a, 'w> {
    pub(super) fn new(
        writer: &'a mut Writer<'w>,
        when: When,
        day: Option<NaiveDate>,
        is_same: &'a mut dyn FnMut(&TypedRun) -> WhenTyped,
    ) -> Self {
        let (lists, without_pain, taken) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        Storing { writer, when, day, is_same, lists, without_pain, taken, only_whether: false }
    }

    /// How many runs of the last week came without pain.
    pub(super) fn without_pain(&self) -> usize {
        self.without_pain.len()
    }

    /// Stores what is in one file and says what became of it.
    pub(super) fn file(&mut self, file: Parsed) -> Result<FileOutcome> {
        let Parsed { name, contents, listed, beside } = file;
        let is_list = matches!(contents, Ok(Contents::List(_)));
        let begun = if is_list { self.lists.remove(&name) } else { None };
        let mut outcome = begun.unwrap_or_else(|| FileOutcome::new(&name));
        beside.iter().for_each(|said| outcome.warn(said));
        match contents {
            Err(reason) => {
                outcome.refuse(reason);
                self.line_alone(listed, &mut outcome)?;
            }
            Ok(Contents::Diary(bytes)) => own_diary::store(self.writer, &self.when, &bytes, self.only_whether, &mut outcome)?,
            Ok(Contents::OtherDiary(diary)) => diary.store(self.writer, &self.when, &mut outcome)?,
            Ok(Contents::OtherSport(activity)) => {
                if let Sport::Other(sport) = activity.sport {
                    outcome.refuse_run(format!("not a run: {sport}"), true);
                }
            }
            Ok(Contents::Activities(report) | Contents::List(report)) => self.report(&name, report, listed, &mut outcome)?,
        }
        outcome.settle();
        Ok(outcome)
    }

    /// The activities of a file; the one that a list tells of takes the list's line along.
    fn report(&mut self, name: &str, report: FileReport, listed: Option<Box<Listed>>, outcome: &mut FileOutcome) -> Result<()> {
        outcome.format = report.format.as_str().into();
        outcome.partial = report.partial;
        report.warnings.iter().for_each(|said| outcome.warn(said));
        let from = From { name, sha256: &report.sha256, format: report.format.as_str() };
        // A copy of a file that was read before has the same runs.
        self.taken.retain(|(file, _)| *file != report.sha256);
        let told = listed.as_ref().and_then(|listed| nearest(&report.activities, &listed.activity));
        let mut taken = false;
        for (index, mut activity) in report.activities.into_iter().enumerate() {
            let line = listed.as_deref().filter(|_| told == Some(index));
            if let Some(line) = line {
                // The list was corrected by the person after the watch had named the sport; and it has a date.
                activity.sport = Sport::Running;
                activity.started_at = activity.started_at.or(line.activity.started_at);
            }
            taken |= self.activity(&from, &activity, line, outcome)? && line.is_some();
        }
        match listed {
            Some(listed) if taken => {
                self.list(&listed).joined += 1;
                Ok(())
            }
            listed => self.line_alone(listed, outcome),
        }
    }

    /// What has become of a list so far.
    fn list(&mut self, listed: &Listed) -> &mut FileOutcome {
        self.lists.entry(listed.list.clone()).or_insert_with(|| FileOutcome::new(&listed.list))
    }

    /// A line whose recording gave no run is a run by itself.
    fn line_alone(&mut self, listed: Option<Box<Listed>>, recording: &mut FileOutcome) -> Result<()> {
        let Some(listed) = listed else { return Ok(()) };
        let mut outcome = std::mem::replace(self.list(&listed), FileOutcome::new(""));
        if self.activity(&From::line(&listed), &listed.activity, None, &mut outcome)? {
            recording.warn("its line in the list was taken instead");
        }
        *self.list(&listed) = outcome;
        Ok(())
    }

    /// One activity with its line in a list: a new run, or what is missing in one that is there. Whether it is a run.
    fn activity(
        &mut self,
        from: &From<'_>,
        activity: &Activity,
        line: Option<&Listed>,
        outcome: &mut FileOutcome,
    ) -> Result<bool> {
        let (stamp, run) = match read_activity(&self.when, activity, self.day, outcome) {
            Ok(read) => read,
            Err(refusal) => {
                let said = refusal.hint.map_or(refusal.message.clone(), |hint| format!("{}: {hint}", refusal.message));
                outcome.refuse_run(said, matches!(activity.sport, Sport::Other(_)));
                return Ok(false);
            }
        };
        outcome.runs.push(ImportedRun::of_activity(activity, stamp, &run));
        let note = activity.note.as_deref();
        let taken = |id| self.taken.contains(&(from.sha256.to_owned(), id));
        let there = matching::same_run(&self.writer.view(), stamp, &run, from.sha256, taken)?;
        let joined = there.is_none();
        let known = match there {
            Some(known) => Some(known),
            None => self.typed_run(stamp, &run, outcome)?,
        };
        self.taken.extend(known.as_ref().map(|known| (from.sha256.to_owned(), known.id)));
        let Some(mut known) = known else {
            self.add(from, stamp, run, activity, line)?;
            outcome.added += 1;
            return Ok(true);
        };
        let mut filled = fill(&mut known, from, stamp, &run, note, activity.utc_offset_s.is_some());
        if joined && !filled {
            // Nothing was missing; the file is remembered all the same, so that it is known when it is read again.
            known.sources.push(from.source(vec![JOINED.to_owned()]));
            filled = true;
        }
        let by_line = line.is_some_and(|line| self.line(&mut known, line));
        if filled || by_line {
            self.writer.edit(known)?;
        }
        match filled {
            true => outcome.enriched += 1,
            false => outcome.duplicates += 1,
        }
        Ok(true)
    }

    fn add(&mut self, from: &From<'_>, stamp: Stamp, run: Run, activity: &Activity, line: Option<&Listed>) -> Result<()> {
        let mut entry = unnumbered(stamp, run, activity.note.as_deref());
        let mut fields = matching::recorded(entry.run().unwrap_or(&Run::default()), stamp);
        fields.extend(activity.utc_offset_s.map(|_| matching::ZONE.to_owned()));
        fields.extend(entry.note.is_some().then(|| "note".to_owned()));
        entry.sources.push(from.source(fields));
        if let Some(line) = line {
            self.line(&mut entry, line);
        }
        let Entry { stamp, note, tags, sources, body, .. } = entry;
        let entry = self.writer.add(Draft { stamp, note, tags, sources, body })?;
        self.taken.insert((from.sha256.to_owned(), entry.id));
        if stamp.day() >= self.when.today() - Span::days(ASKED_DAYS) {
            self.without_pain.insert(entry.id);
        }
        Ok(())
    }

    /// Fills what a line of a list says and its recording did not.
    fn line(&mut self, entry: &mut Entry, listed: &Listed) -> bool {
        let read = read_activity(&self.when, &listed.activity, self.day, &mut FileOutcome::new(""));
        let Ok((stamp, run)) = read else { return false };
        let zone = listed.activity.utc_offset_s.is_some();
        let filled = fill(entry, &From::line(listed), stamp, &run, listed.activity.note.as_deref(), zone);
        let outcome = self.list(listed);
        outcome.runs.push(ImportedRun::of_activity(&listed.activity, stamp, &run));
        outcome.filled |= filled;
        filled
    }

    /// The run typed by hand that this one is, if the person says so.
    fn typed_run(&mut self, stamp: Stamp, run: &Run, outcome: &mut FileOutcome) -> Result<Option<Entry>> {
        let Some(typed) = matching::typed_run(&self.writer.view(), stamp, run)? else { return Ok(None) };
        let unit = self.writer.view().settings()?.units;
        let question = TypedRun { typed, stamp, run: run.clone(), unit };
        let typed = question.typed.id;
        match (self.is_same)(&question) {
            WhenTyped::Join => {
                outcome.warn(&format!("joined with run {typed}, which was typed by hand: what was typed stays"));
                return Ok(Some(question.typed));
            }
            WhenTyped::Apart => {}
            WhenTyped::Unsaid => outcome.warn(&format!(
                "run {typed} was typed by hand on that day and may be the same: both were kept (undo, then import with --match typed joins them)"
            )),
        }
        Ok(None)
    }
}

/// Fills what a run is missing; false where nothing was.
fn fill(entry: &mut Entry, from: &From<'_>, stamp: Stamp, run: &Run, note: Option<&str>, knows_zone: bool) -> bool {
    let mut filled = matching::enrich(entry, stamp, run, note);
    if knows_zone && matching::put_in_zone(entry, stamp) {
        filled.push(matching::ZONE.to_owned());
    }
    let any = !filled.is_empty();
    entry.sources.extend(any.then(|| from.source(filled)));
    any
}

/// A run that the journal does not hold yet.
fn unnumbered(stamp: Stamp, run: Run, note: Option<&str>) -> Entry {
    Entry {
        id: EntryId(0),
        uuid: uuid::Uuid::nil(),
        stamp,
        recorded_at: DateTime::UNIX_EPOCH,
        modified_at: DateTime::UNIX_EPOCH,
        note: note.map(str::to_owned),
        tags: note.map(hashtags).unwrap_or_default(),
        sources: Vec::new(),
        body: Body::Run(run),
    }
}

/// Which of a file's activities a line tells of: the one that began nearest to it.
fn nearest(activities: &[Activity], line: &Activity) -> Option<usize> {
    let away = |activity: &Activity| {
        let gap = activity.started_at.zip(line.started_at).map(|(a, b)| (a - b).num_seconds().abs());
        gap.unwrap_or(i64::MAX)
    };
    (0..activities.len()).min_by_key(|index| away(&activities[*index]))
}
