//! What became of imported files.

use super::entry::describe;
use super::json::VERSION;
use super::style;
use crate::diary::{FileOutcome, ImportStatus as Status, Imported, ImportedRun, TypedRun};
use crate::domain::{DistanceUnit, Entry};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// More files than this are shown by their reasons, not one by one.
const MOST_SHOWN: usize = 20;
/// So many files of one reason are named.
const NAMED: usize = 3;

/// A row a file (where there are many, only what was said of them), each reason with its files, and the counts.
pub fn text(imported: &Imported, unit: DistanceUnit, all: bool) -> String {
    let few = all || imported.files.len() <= MOST_SHOWN;
    let mut text = if few { rows(imported, unit) } else { String::new() };
    if few {
        for file in &imported.files {
            text.extend(file.reasons.iter().map(|reason| format!("{}: {reason}\n", file.file)));
            text.extend(file.warnings.iter().map(|warning| format!("{}: note: {warning}\n", file.file)));
        }
    } else {
        text.push_str(&grouped(imported));
    }
    text.push_str(&counts(imported));
    text.push_str(&checkin(imported));
    text
}

fn rows(imported: &Imported, unit: DistanceUnit) -> String {
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    for file in &imported.files {
        table.add_row(vec![file.status.as_str().to_owned(), file.file.clone(), summary(file, unit)]);
    }
    let lines: Vec<String> = table.to_string().lines().map(|line| line.trim().to_owned()).collect();
    format!("{}\n", lines.join("\n"))
}

/// Each reason and note once, with how many files it is of and the first of them.
fn grouped(imported: &Imported) -> String {
    let mut groups: BTreeMap<(bool, &str), Vec<&str>> = BTreeMap::new();
    for file in &imported.files {
        let said = file.reasons.iter().map(|reason| (false, reason)).chain(file.warnings.iter().map(|said| (true, said)));
        for (is_note, said) in said {
            groups.entry((is_note, said)).or_default().push(&file.file);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|((is_note, _), files)| (*is_note, std::cmp::Reverse(files.len())));
    let mut text = String::new();
    for ((is_note, said), files) in &groups {
        let note = if *is_note { "note: " } else { "" };
        let more = files.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let named = files[..files.len().min(NAMED)].join(", ");
        text.push_str(&format!("{} x {note}{said}: {named}{more}\n", files.len()));
    }
    if !groups.is_empty() {
        text.push_str(&format!("{}\n", style::faint("(--all names every file)")));
    }
    text
}

/// The closing table.
fn counts(imported: &Imported) -> String {
    let sum = |of: fn(&FileOutcome) -> u64| imported.files.iter().map(of).sum::<u64>();
    let refused = imported.files.iter().filter(|file| file.status == Status::Refused && file.other_sport == 0).count();
    let line = format!(
        "{} new, {} enriched, {} already there, {} of another sport, {refused} of {} files refused",
        sum(|f| f.added),
        sum(|f| f.enriched),
        sum(|f| f.duplicates),
        sum(|f| f.other_sport),
        imported.files.len()
    );
    let written = imported.files.iter().any(|file| file.added + file.enriched > 0 || file.filled());
    let back = match (imported.dry_run, written) {
        (true, _) => "nothing was stored: this was a dry run",
        (false, true) => "take it back: glidelog undo",
        (false, false) => "nothing was stored",
    };
    format!("{line} {}\n", style::faint(&format!("({back})")))
}

fn checkin(imported: &Imported) -> String {
    match imported.ask_pain {
        0 => String::new(),
        _ if imported.dry_run => String::new(),
        1 => "1 run of the last week has no pain yet: glidelog checkin asks for it\n".into(),
        runs => format!("{runs} runs of the last week have no pain yet: glidelog checkin asks for it, newest first\n"),
    }
}

/// Asks whether a run typed by hand is the one in a file.
pub fn question(typed: &TypedRun) -> String {
    let unit = typed.unit;
    let bare = Entry { note: None, tags: Vec::new(), ..typed.typed.clone() };
    let imported = ImportedRun { stamp: typed.stamp, run: typed.run.clone(), sport: String::new(), laps: None };
    format!("You typed {} of {}: {}. Is it {} of the file?", bare.id, bare.stamp, describe(&bare, unit), one(&imported, unit))
}

fn summary(file: &FileOutcome, unit: DistanceUnit) -> String {
    if !file.entries.is_empty() {
        let parts: Vec<String> = file.entries.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        return parts.join(", ");
    }
    match &file.runs[..] {
        _ if file.joined > 0 => joined(file),
        [] => file.format.clone(),
        [run] => one(run, unit),
        runs => {
            let days = || runs.iter().map(|run| run.stamp.day());
            let (first, last) = (days().min().unwrap_or_default(), days().max().unwrap_or_default());
            format!("{} runs, {first} to {last}", runs.len())
        }
    }
}

/// A list whose lines went with their recordings.
fn joined(file: &FileOutcome) -> String {
    let alone = file.added + file.enriched + file.duplicates;
    let alone = if alone > 0 { format!(", {alone} without a recording") } else { String::new() };
    let go = if file.joined == 1 { "activity goes with its recording" } else { "activities go with their recordings" };
    format!("{} {go}{alone}", file.joined)
}

fn one(run: &ImportedRun, unit: DistanceUnit) -> String {
    let distance = run.run.distance.map(|d| format!(", {}", d.show(unit))).unwrap_or_default();
    let duration = run.run.duration().map(|d| format!(" in {d}")).unwrap_or_default();
    format!("{}{distance}{duration}", run.stamp)
}

/// The same per file, as JSON.
pub fn json(imported: &Imported) -> Value {
    json!({ "version": VERSION, "dry_run": imported.dry_run, "files": imported.files.iter().map(file).collect::<Vec<_>>() })
}

fn file(file: &FileOutcome) -> Value {
    let mut value = json!({
        "file": file.file,
        "format": file.format,
        "status": file.status.as_str(),
        "reason": if file.reasons.is_empty() { Value::Null } else { file.reasons.join("; ").into() },
        "warnings": file.warnings,
        "runs": file.runs.iter().map(run).collect::<Vec<_>>(),
    });
    if file.is_diary()
        && let Value::Object(map) = &mut value
    {
        let entries: serde_json::Map<String, Value> =
            file.entries.iter().map(|(kind, n)| (kind.to_string(), (*n).into())).collect();
        map.insert("entries".into(), entries.into());
    }
    value
}

fn run(imported: &ImportedRun) -> Value {
    let run = &imported.run;
    let at = imported.stamp.instant();
    json!({
        "started_at": at.map_or_else(|| imported.stamp.day().to_string(), |at| at.to_utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)),
        "utc_offset_s": at.map(|at| at.offset().local_minus_utc()),
        "distance_m": run.distance.map(|d| d.metres()),
        "moving_s": run.moving.map(|d| d.seconds()),
        "elapsed_s": run.elapsed.map(|d| d.seconds()),
        "ascent_m": run.ascent_m,
        "avg_hr": run.avg_hr,
        "max_hr": run.max_hr,
        "cadence": run.cadence,
        "calories": run.calories,
        "effort": run.effort.map(|e| e.get()),
        "feel": run.feel.map(|f| f.get()),
        "sport": imported.sport,
        "laps": imported.laps,
    })
}
