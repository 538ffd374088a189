//! Bringing files into the journal: activities of watches and services, and a diary exported before.
//!
//! All files of one command are one change. A file that cannot be read is refused with its reason
//! and the next one goes on; a diary file with one bad line is refused whole.

mod matching;
mod report;

pub use report::{FileOutcome, Imported, ImportedRun, Status};

use super::effect::remember_look;
use super::{Context, DiaryError, Result};
use crate::domain::document::{Lines, read_lines};
use crate::domain::{Body, Distance, Duration, Effort, Feel, Kind, Refusal, Run, Source, Stamp, When, Zone, hashtags};
use crate::import::{self, Activity, FileReport, ImportError, Sport};
use crate::store::{Draft, Journal, Taken, Writer};
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeMap;
use std::path::Path;

/// One file, read but not yet stored.
pub struct Parsed {
    name: String,
    contents: std::result::Result<Contents, String>,
}

enum Contents {
    Activities(FileReport),
    Diary(Vec<u8>),
}

/// Reads one file; what is wrong with it is kept as its refusal.
pub fn parse_file(path: &Path) -> Parsed {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    match import::read_regular_file(path) {
        Ok(bytes) => parse_bytes(&name, bytes),
        Err(error) => Parsed { name, contents: Err(error.to_string()) },
    }
}

/// Reads the bytes of one file.
pub fn parse_bytes(name: &str, bytes: Vec<u8>) -> Parsed {
    let contents = match import::open_gzip(&bytes) {
        Ok(opened) if is_diary(&opened.bytes) => Ok(Contents::Diary(opened.bytes.into_owned())),
        _ => import::read_bytes(name, &bytes).map(Contents::Activities).map_err(|error: ImportError| error.to_string()),
    };
    Parsed { name: name.to_owned(), contents }
}

/// A diary of this program begins with its header, whatever its name; one JSON object a line.
fn is_diary(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    first.starts_with(b"{") && first.len() < 10_000
}

/// Stores what was read, or with `dry_run` only says what would be.
pub fn import(
    journal: &mut Journal,
    context: &Context,
    files: &[Parsed],
    date: Option<&str>,
    dry_run: bool,
) -> Result<Imported> {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let command = match &names[..] {
        [one] => format!("import {one}"),
        all => format!("import of {} files", all.len()),
    };
    let done = journal.change(&context.author(&command), |writer| {
        let when = context.when(&writer.view())?;
        let day = date.map(|date| when.parse_day(date)).transpose()?;
        let mut files: Vec<FileOutcome> =
            files.iter().map(|file| store_file(writer, &when, file, day)).collect::<Result<_>>()?;
        files.iter_mut().for_each(FileOutcome::settle);
        let imported = Imported { files, dry_run };
        if dry_run { Err(Stop::Dry(imported)) } else { Ok(imported) }
    });
    match done {
        Ok((imported, _)) => {
            for look in imported.files.iter().filter_map(|file| file.looked) {
                remember_look(journal, look)?;
            }
            Ok(imported)
        }
        Err(Stop::Dry(imported)) => Ok(imported),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// Why nothing is kept.
enum Stop {
    Dry(Imported),
    Failed(DiaryError),
}

impl<E: Into<DiaryError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Stop::Failed(error.into())
    }
}

fn store_file(writer: &mut Writer<'_>, when: &When, file: &Parsed, day: Option<chrono::NaiveDate>) -> Result<FileOutcome> {
    let mut outcome = FileOutcome::new(&file.name);
    match &file.contents {
        Err(reason) => outcome.refuse(reason.clone()),
        Ok(Contents::Diary(bytes)) => store_diary(writer, when, bytes, &mut outcome)?,
        Ok(Contents::Activities(report)) => {
            outcome.format = report.format.as_str().into();
            outcome.partial = report.partial;
            outcome.warnings.clone_from(&report.warnings);
            for activity in &report.activities {
                store_activity(writer, when, report, &file.name, activity, day, &mut outcome)?;
            }
        }
    }
    Ok(outcome)
}

/// A diary exported before: every line or none.
fn store_diary(writer: &mut Writer<'_>, when: &When, bytes: &[u8], outcome: &mut FileOutcome) -> Result<()> {
    outcome.format = "diary".into();
    let Ok(text) = std::str::from_utf8(bytes) else {
        outcome.refuse("the file is not text in UTF-8");
        return Ok(());
    };
    let lines: Lines = match read_lines(text, when.day_start).and_then(|lines| twice(&lines).map(|()| lines)) {
        Ok(lines) => lines,
        Err(error) => {
            outcome.refuse(format!("{error}: nothing of this file was taken"));
            return Ok(());
        }
    };
    if let Some((line, document)) =
        lines.entries.iter().find(|(_, document)| document.stamp.is_some_and(|stamp| stamp.day() > when.today()))
    {
        let field = if document.body.kind() == Kind::Injury { "from" } else { "at" };
        outcome.refuse(format!("line {line}: {field}: the day has not come yet: nothing of this file was taken"));
        return Ok(());
    }
    if let Some(line) = super::trial::not_drawn(&writer.view(), &lines)? {
        outcome.refuse(format!("line {line}: assigned: not what the coin of its trial drew: nothing of this file was taken"));
        return Ok(());
    }
    outcome.looked = lines.looked;
    let mut deleted = 0;
    for (_, document) in lines.entries {
        let kind = document.body.kind();
        match writer.add_document(document)? {
            Taken::Added(entry) => {
                *outcome.entries.entry(kind).or_default() += 1;
                outcome.runs.extend(entry.run().map(|run| ImportedRun::of_entry(&entry, run)));
                outcome.added += 1;
            }
            Taken::Known => outcome.duplicates += 1,
            Taken::Deleted => deleted += 1,
        }
    }
    outcome.stay_deleted(deleted);
    Ok(())
}

/// One identity stands on one line.
fn twice(lines: &Lines) -> std::result::Result<(), crate::domain::document::LineError> {
    let mut seen = BTreeMap::new();
    for (line, document) in &lines.entries {
        if let Some(uuid) = document.uuid
            && let Some(first) = seen.insert(uuid, line)
        {
            let what = format!("uuid: the same as on line {first}");
            return Err(crate::domain::document::LineError { line: *line, what });
        }
    }
    Ok(())
}

fn store_activity(
    writer: &mut Writer<'_>,
    when: &When,
    report: &FileReport,
    name: &str,
    activity: &Activity,
    day: Option<chrono::NaiveDate>,
    outcome: &mut FileOutcome,
) -> Result<()> {
    let (stamp, run) = match read_activity(when, activity, day, outcome) {
        Ok(read) => read,
        Err(refusal) => {
            let said = refusal.hint.map_or(refusal.message.clone(), |hint| format!("{}: {hint}", refusal.message));
            outcome.refuse_run(said, matches!(activity.sport, Sport::Other(_)));
            return Ok(());
        }
    };
    outcome.runs.push(ImportedRun::of_activity(activity, stamp, &run));
    let source =
        |fields| Source { file: name.to_owned(), sha256: report.sha256.clone(), format: report.format.as_str().into(), fields };
    match matching::same_run(&writer.view(), stamp, &run, &report.sha256)? {
        None => {
            let fields = matching::recorded(&run, stamp);
            let tags = activity.note.as_deref().map(hashtags).unwrap_or_default();
            let sources = vec![source(fields)];
            writer.add(Draft { stamp, note: activity.note.clone(), tags, sources, body: Body::Run(run) })?;
            outcome.added += 1;
        }
        Some(mut entry) => {
            let filled = matching::enrich(&mut entry, &run, activity.note.as_deref());
            if filled.is_empty() {
                outcome.duplicates += 1;
            } else {
                entry.sources.push(source(filled));
                writer.edit(entry)?;
                outcome.enriched += 1;
            }
        }
    }
    Ok(())
}

/// An activity as a run of the diary, or why it is none.
fn read_activity(
    when: &When,
    activity: &Activity,
    day: Option<chrono::NaiveDate>,
    outcome: &mut FileOutcome,
) -> std::result::Result<(Stamp, Run), Refusal> {
    if let Sport::Other(sport) = &activity.sport {
        return Err(Refusal::new(format!("not a run: {sport}")));
    }
    let run = as_run(activity);
    if activity.sport == Sport::Unstated {
        if run.pace().is_some_and(|pace| !pace.is_plausible()) {
            return Err(Refusal::new("the file names no sport, and its pace is not a run's"));
        }
        outcome.warn("the file names no sport: taken as a run");
    }
    let stamp = stamp_of(when, activity, day, outcome)?;
    Ok((stamp, run))
}

/// When it started: the instant in the offset of the file, else of this machine's zone on that day.
fn stamp_of(
    when: &When,
    activity: &Activity,
    day: Option<chrono::NaiveDate>,
    outcome: &mut FileOutcome,
) -> std::result::Result<Stamp, Refusal> {
    let zone: Zone = when.zone;
    let at: Option<DateTime<FixedOffset>> = match (activity.started_at, activity.local_start) {
        (Some(utc), _) => match activity.utc_offset_s.and_then(FixedOffset::east_opt) {
            Some(offset) => Some(utc.with_timezone(&offset)),
            None => {
                outcome.warn(&format!("the file names no time zone: shown in {}", zone.name()));
                Some(zone.at(utc))
            }
        },
        (None, Some(local)) => {
            let (at, said) = zone.resolve(local);
            outcome.warn(&format!("the file has local times without a zone: read in {}", zone.name()));
            said.iter().for_each(|said| outcome.warn(said));
            Some(at)
        }
        (None, None) => None,
    };
    match (at, day) {
        (Some(at), _) if at > when.now => Err(Refusal::new(format!("it starts in the future ({at})"))),
        (Some(at), _) => Ok(Stamp::at(at, when.day_start)),
        (None, Some(day)) => Ok(Stamp::day_only(day)),
        (None, None) => Err(Refusal::new("the file holds no date").hint("say which day it was: --date 2026-11-20")),
    }
}

/// The figures of an activity that the diary can hold; out of range is not recorded.
fn as_run(activity: &Activity) -> Run {
    let seconds = |s: Option<f64>| s.and_then(|s| Duration::from_seconds(s.round().clamp(0.0, 1e9) as u32).ok());
    let beats = |b: Option<f64>| b.map(f64::round).filter(|b| (1.0..=300.0).contains(b)).map(|b| b as u16);
    let moving = seconds(activity.moving_s);
    let elapsed = seconds(activity.elapsed_s).map(|elapsed| moving.map_or(elapsed, |moving| moving.max(elapsed)));
    Run {
        distance: activity.distance_m.and_then(|m| Distance::from_metres(m).ok()),
        moving,
        elapsed,
        effort: activity.effort.and_then(|n| Effort::new(i64::from(n)).ok()),
        feel: activity.feel.and_then(|n| Feel::new(i64::from(n)).ok()),
        pain: Vec::new(),
        cut_short: false,
        treadmill: activity.treadmill,
        ascent_m: activity.ascent_m.filter(|m| (0.0..=100_000.0).contains(m)),
        avg_hr: beats(activity.avg_hr),
        max_hr: beats(activity.max_hr),
        cadence: activity.cadence.map(f64::round).filter(|c| (1.0..=400.0).contains(c)).map(|c| c as u16),
        calories: activity.calories.map(f64::round).filter(|c| (1.0..=100_000.0).contains(c)).map(|c| c as u32),
    }
}
