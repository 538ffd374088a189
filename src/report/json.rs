//! JSON: every answer has a `version`; entries are documents as an export holds them, with their number.

use crate::diary::{Fact, Logged, Missing, Removed};
use crate::domain::{DayStart, Entry, document};
use crate::store::{ChangeRecord, ChangeState};
use serde_json::{Value, json};

/// The version of every answer.
pub const VERSION: i64 = 1;

/// One entry: its document and its number.
pub fn entry(entry: &Entry, day_start: DayStart) -> Value {
    let mut value = document::line(entry, day_start);
    unsealed(&mut value);
    if let Value::Object(map) = &mut value {
        map.insert("id".into(), entry.id.0.into());
        map.insert("day".into(), entry.stamp.day().to_string().into());
    }
    value
}

/// What the coin has not shown stands in an export alone, not even sealed in what is printed.
fn unsealed(value: &mut Value) {
    if let Value::Object(map) = value {
        map.shift_remove(document::UNREVEALED);
    }
}

/// Entries as a list.
pub fn entries(entries: &[Entry], day_start: DayStart) -> Value {
    json!({ "version": VERSION, "entries": entries.iter().map(|e| entry(e, day_start)).collect::<Vec<_>>() })
}

/// What a command stored.
pub fn logged(logged: &Logged, day_start: DayStart) -> Value {
    json!({
        "version": VERSION,
        "entry": entry(&logged.entry, day_start),
        "beside": logged.beside.iter().map(|b| entry(&b.entry, day_start)).collect::<Vec<_>>(),
        "facts": logged.facts.iter().map(fact).collect::<Vec<_>>(),
    })
}

fn fact(fact: &Fact) -> Value {
    match fact {
        Fact::GlideBefore { id, minutes } => json!({ "fact": "glide_before", "id": id.0, "minutes": minutes }),
        Fact::StartUnknown => json!({ "fact": "start_unknown" }),
        Fact::LongestOfMonth { longest_m, percent } => {
            json!({ "fact": "longer_than_last_30_days", "longest_m": longest_m, "percent": percent })
        }
        Fact::InTrial { place, done, planned } => {
            json!({ "fact": "in_trial", "place": place, "done": done, "planned": planned })
        }
        Fact::OutsideTrial => json!({ "fact": "outside_trial" }),
        Fact::NoMorningScore => json!({ "fact": "no_morning_score" }),
        Fact::SameAsLast { id, .. } => json!({ "fact": "same_as_last", "id": id.0 }),
        Fact::Hurt { symptom, numb } => json!({ "fact": "hurt", "symptom": symptom.map(|s| s.get()), "numb": numb }),
        Fact::MorningStays { id, day } => json!({ "fact": "morning_stays", "id": id.0, "day": day.to_string() }),
        Fact::NextMorningOf { id } => json!({ "fact": "next_morning_of", "id": id.0 }),
        Fact::InsteadOf { score } => json!({ "fact": "instead_of", "score": score.get() }),
        Fact::Clocks(said) => json!({ "fact": "clocks", "said": said }),
        Fact::TakesThePlaceOf { id, to } => json!({ "fact": "takes_the_place_of", "id": id.0, "to": to.to_string() }),
        Fact::NewTag(tag) => json!({ "fact": "new_tag", "tag": tag.as_str() }),
        Fact::NewTreatment => json!({ "fact": "new_treatment" }),
    }
}

/// One change with what it touched.
pub fn change(change: &ChangeRecord) -> Value {
    let document = |text: &Option<String>| {
        let mut value = serde_json::from_str::<Value>(text.as_ref()?).ok()?;
        unsealed(&mut value);
        Some(value)
    };
    let touched =
        |e: &crate::store::EntryChange| json!({ "id": e.id.0, "before": document(&e.before), "after": document(&e.after) });
    json!({
        "change": change.id.0,
        "at": change.at.to_rfc3339(),
        "who": change.who,
        "command": change.command,
        "state": match change.state { ChangeState::Done => "done", ChangeState::Undone => "undone", ChangeState::Gone => "gone" },
        "entries": change.entries.iter().map(touched).collect::<Vec<_>>(),
    })
}

/// What is missing today.
pub fn missing(missing: &[Missing]) -> Value {
    let one = |m: &Missing| match m {
        Missing::MorningPain { location, run } => {
            json!({ "missing": "morning_pain", "site": location.site.as_ref().map(|s| s.as_str()), "side": location.side.map(|s| s.as_str()), "next_morning_of": run.as_ref().map(|r| r.id.0) })
        }
        Missing::RunPain(run) => json!({ "missing": "run_pain", "id": run.id.0 }),
        Missing::RunEffort(run) => json!({ "missing": "run_effort", "id": run.id.0 }),
        Missing::Glide => json!({ "missing": "glide" }),
        Missing::WeekRating => json!({ "missing": "week_rating" }),
    };
    json!({ "version": VERSION, "missing": missing.iter().map(one).collect::<Vec<_>>() })
}

/// What `rm` deleted.
pub fn removed(removed: &[Removed], day_start: DayStart) -> Value {
    let stay: Vec<i64> = removed.iter().flat_map(|one| &one.stay).map(|entry| entry.id.0).collect();
    let deleted: Vec<Value> = removed.iter().map(|one| entry(&one.entry, day_start)).collect();
    json!({ "version": VERSION, "deleted": deleted, "mornings_that_stay": stay })
}
