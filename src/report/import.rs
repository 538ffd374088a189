//! What became of imported files.

use super::json::VERSION;
use super::style;
use crate::diary::{FileOutcome, ImportStatus as Status, Imported, ImportedRun};
use crate::domain::DistanceUnit;
use serde_json::{Value, json};

/// A table with one row a file, then the counts and each refusal with its reason.
pub fn text(imported: &Imported, unit: DistanceUnit) -> String {
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    for file in &imported.files {
        table.add_row(vec![file.status.as_str().to_owned(), file.file.clone(), summary(file, unit)]);
    }
    let mut text = format!("{}\n", table.to_string().lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>().join("\n"));
    for file in &imported.files {
        let lines = file.reasons.iter().map(|reason| format!("{}: {reason}\n", file.file));
        text.extend(lines);
        text.extend(file.warnings.iter().map(|warning| format!("{}: note: {warning}\n", file.file)));
    }
    text.push_str(&counts(imported));
    text
}

fn counts(imported: &Imported) -> String {
    let sum = |of: fn(&FileOutcome) -> u64| imported.files.iter().map(of).sum::<u64>();
    let refused = imported.files.iter().filter(|file| file.status == Status::Refused).count();
    let line = format!(
        "{} new, {} enriched, {} already there, {} of another sport, {refused} of {} files refused",
        sum(|f| f.added),
        sum(|f| f.enriched),
        sum(|f| f.duplicates),
        sum(|f| f.other_sport),
        imported.files.len()
    );
    let written = imported.files.iter().any(|file| file.added + file.enriched > 0);
    let back = match (imported.dry_run, written) {
        (true, _) => "nothing was stored: this was a dry run",
        (false, true) => "take it back: glidelog undo",
        (false, false) => "nothing was stored",
    };
    format!("{line} {}\n", style::faint(&format!("({back})")))
}

fn summary(file: &FileOutcome, unit: DistanceUnit) -> String {
    if !file.entries.is_empty() {
        let parts: Vec<String> = file.entries.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        return parts.join(", ");
    }
    match &file.runs[..] {
        [] => file.format.clone(),
        [run] => one(run, unit),
        runs => {
            let days = || runs.iter().map(|run| run.stamp.day());
            let (first, last) = (days().min().unwrap_or_default(), days().max().unwrap_or_default());
            format!("{} runs, {first} to {last}", runs.len())
        }
    }
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
