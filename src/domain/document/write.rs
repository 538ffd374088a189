//! An entry as a JSON object, in an order a reader expects.

use super::trial;
use crate::domain::{
    Body, DayStart, Entry, Glide, Injury, Location, Moment, PainReading, Prescribed, Prescription, Rating, Run, Setting,
    Source, SymptomFlags, Treatment, VisitNote, journal_day,
};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

/// The first line of an export.
pub const HEADER: &str = "{\"glidelog\":1}";

/// The document of an entry; `day_start` is the start of day that its reader will use.
pub fn line(entry: &Entry, day_start: DayStart) -> Value {
    let mut map = Map::new();
    map.insert("kind".into(), entry.kind().as_str().into());
    map.insert("uuid".into(), entry.uuid.to_string().into());
    map.insert("modified_at".into(), millis(entry.modified_at));
    if entry.recorded_at != entry.modified_at {
        map.insert("recorded_at".into(), millis(entry.recorded_at));
    }
    if entry.body.first_day().is_none() {
        stamp(&mut map, entry, day_start);
    }
    match &entry.body {
        Body::Run(body) => run(&mut map, body),
        Body::Glide(body) => glide(&mut map, body),
        Body::Pain(body) => pain(&mut map, body),
        Body::Treatment(body) => treatment(&mut map, body),
        Body::Rating(body) => rating(&mut map, body),
        Body::Injury(body) => injury(&mut map, body),
        Body::Setting(body) => setting(&mut map, body),
        Body::Trial(body) => trial::write(&mut map, body),
        Body::Flip(body) => trial::write_flip(&mut map, body),
        Body::Prescription(body) => prescription(&mut map, body),
        Body::VisitNote(body) => visit_note(&mut map, *body),
    }
    if matches!(entry.body, Body::Run(_)) || !entry.tags.is_empty() {
        map.insert("tags".into(), entry.tags.iter().map(|tag| tag.as_str()).collect());
    }
    if matches!(entry.body, Body::Run(_)) || entry.note.is_some() {
        map.insert("note".into(), json!(entry.note));
    }
    if !entry.sources.is_empty() {
        map.insert("sources".into(), entry.sources.iter().map(source).collect());
    }
    Value::Object(map)
}

fn millis(at: DateTime<Utc>) -> Value {
    at.to_rfc3339_opts(SecondsFormat::Millis, true).into()
}

fn stamp(map: &mut Map<String, Value>, entry: &Entry, day_start: DayStart) {
    let day = entry.stamp.day();
    match entry.stamp.instant() {
        None => {
            map.insert("at".into(), day.to_string().into());
        }
        Some(at) => {
            map.insert("at".into(), at.to_rfc3339_opts(SecondsFormat::Secs, false).into());
            if journal_day(at, day_start) != day {
                map.insert("day".into(), day.to_string().into());
            }
        }
    }
}

/// A whole number without a fraction, any other as it is.
pub(super) fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 1e15 { json!(value as i64) } else { json!(value) }
}

fn run(map: &mut Map<String, Value>, run: &Run) {
    map.insert("distance_m".into(), run.distance.map_or(Value::Null, |d| number(d.metres())));
    map.insert("moving_s".into(), json!(run.moving.map(|d| d.seconds())));
    map.insert("elapsed_s".into(), json!(run.elapsed.map(|d| d.seconds())));
    map.insert("effort".into(), json!(run.effort.map(|e| e.get())));
    map.insert("feel".into(), json!(run.feel.map(|f| f.get())));
    map.insert("pain".into(), Value::Array(around(&run.pain)));
    map.insert("cut_short".into(), run.cut_short.into());
    map.insert("treadmill".into(), run.treadmill.into());
    let optional = [
        ("ascent_m", run.ascent_m.map(number)),
        ("avg_hr", run.avg_hr.map(Value::from)),
        ("max_hr", run.max_hr.map(Value::from)),
        ("cadence", run.cadence.map(Value::from)),
        ("calories", run.calories.map(Value::from)),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            map.insert(name.into(), value);
        }
    }
}

/// The readings of a run, one object a place.
fn around(readings: &[PainReading]) -> Vec<Value> {
    let mut places: Vec<&Location> = readings.iter().map(|r| &r.location).collect();
    places.sort();
    places.dedup();
    places.into_iter().map(|place| at_place(place, readings)).collect()
}

fn at_place(place: &Location, readings: &[PainReading]) -> Value {
    let of = |moment| readings.iter().find(|r| r.location == *place && r.moment == moment);
    let mut map = Map::new();
    location(&mut map, place);
    let mut felt = Map::new();
    for moment in [Moment::Before, Moment::Worst, Moment::After] {
        map.insert(moment.as_str().into(), json!(of(moment).map(|r| r.score.get())));
        if let Some(words) = of(moment).map(|r| r.flags.words()).filter(|words| !words.is_empty()) {
            felt.insert(moment.as_str().into(), json!(words));
        }
    }
    if !felt.is_empty() {
        map.insert("flags".into(), felt.into());
    }
    map.into()
}

pub(super) fn location(map: &mut Map<String, Value>, place: &Location) {
    map.insert("site".into(), json!(place.site.as_ref().map(|site| site.as_str())));
    map.insert("side".into(), json!(place.side.map(|side| side.as_str())));
}

pub(super) fn flags(map: &mut Map<String, Value>, flags: SymptomFlags) {
    map.insert("flags".into(), json!(flags.words()));
}

fn glide(map: &mut Map<String, Value>, glide: &Glide) {
    movement(map, glide);
    map.insert("symptom".into(), json!(glide.symptom.map(|s| s.get())));
    flags(map, glide.flags);
    map.insert("status".into(), glide.status.as_str().into());
}

/// The movement and its dose.
fn movement(map: &mut Map<String, Value>, glide: &Glide) {
    map.insert("nerve".into(), json!(glide.nerve.as_ref().map(|nerve| nerve.as_str())));
    map.insert("technique".into(), json!(glide.technique.map(|t| t.as_str())));
    map.insert("position".into(), json!(glide.position.map(|p| p.as_str())));
    map.insert("side".into(), json!(glide.side.map(|s| s.as_str())));
    map.insert("sets".into(), json!(glide.sets));
    map.insert("reps".into(), json!(glide.reps));
    map.insert("hold_s".into(), json!(glide.hold_s));
    map.insert("height".into(), json!(glide.height.map(|h| h.to_string())));
    map.insert("minutes".into(), json!(glide.minutes));
}

fn pain(map: &mut Map<String, Value>, pain: &PainReading) {
    location(map, &pain.location);
    map.insert("score".into(), pain.score.get().into());
    map.insert("moment".into(), pain.moment.as_str().into());
    if pain.flags != SymptomFlags::default() {
        flags(map, pain.flags);
    }
}

fn treatment(map: &mut Map<String, Value>, treatment: &Treatment) {
    map.insert("name".into(), treatment.name().into());
    map.insert("status".into(), treatment.status.as_str().into());
}

fn rating(map: &mut Map<String, Value>, rating: &Rating) {
    map.insert("scale".into(), rating.scale().as_str().into());
    map.insert("value".into(), rating.value().into());
    if let Some(activity) = rating.activity() {
        map.insert("activity".into(), activity.into());
    }
}

fn injury(map: &mut Map<String, Value>, injury: &Injury) {
    location(map, injury.location());
    map.insert("from".into(), injury.from().to_string().into());
    map.insert("to".into(), json!(injury.to().map(|to| to.to_string())));
}

fn prescription(map: &mut Map<String, Value>, prescription: &Prescription) {
    match &prescription.what {
        Prescribed::Gliding(glide) => {
            map.insert("exposure".into(), "glide".into());
            movement(map, glide);
        }
        Prescribed::Treatment(name) => {
            map.insert("exposure".into(), name.as_str().into());
        }
    }
    map.insert("times".into(), prescription.frequency.times().into());
    map.insert("per_days".into(), prescription.frequency.per_days().into());
    map.insert("from".into(), prescription.from().to_string().into());
    map.insert("to".into(), json!(prescription.to().map(|to| to.to_string())));
}

fn visit_note(map: &mut Map<String, Value>, note: VisitNote) {
    map.insert("answered".into(), json!(note.answered.map(|day| day.to_string())));
}

fn setting(map: &mut Map<String, Value>, setting: &Setting) {
    map.insert("key".into(), setting.key().as_str().into());
    map.insert("value".into(), setting.value().into());
}

fn source(source: &Source) -> Value {
    json!({ "file": source.file, "sha256": source.sha256, "format": source.format, "fields": source.fields })
}
