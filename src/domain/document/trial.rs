//! Trials and throws as documents. What the coin has not shown yet stands under `unrevealed`, sealed.

use super::fields::{FieldError, Fields};
use super::{read, write};
use crate::domain::{
    Coin, Flip, Moment, Numbers, OwnVerdict, PainReading, Refusal, Sealed, Stop, SymptomFlags, Trial, TrialDesign, Tried,
};
use serde_json::{Map, Value, json};
use std::str::FromStr;
use uuid::Uuid;

/// The field that holds what the coin has not shown.
pub const UNREVEALED: &str = "unrevealed";

pub(super) fn write(map: &mut Map<String, Value>, trial: &Trial) {
    map.insert("exposure".into(), trial.tried.as_str().into());
    match &trial.design {
        TrialDesign::Coin(coin) => {
            map.insert("design".into(), "coin".into());
            map.insert("pairs".into(), coin.pairs().into());
            map.insert("block".into(), coin.block().into());
            map.insert("felt_percent".into(), coin.felt_percent().into());
            map.insert(UNREVEALED.into(), coin.sealed().as_str().into());
        }
        TrialDesign::Observe { min_days, per_week } => {
            map.insert("design".into(), "observe".into());
            map.insert("min_days".into(), (*min_days).into());
            map.insert("per_week".into(), (*per_week).into());
        }
    }
    map.insert("window_h".into(), trial.window_h.into());
    write::location(map, &trial.focus);
    map.insert("stopped".into(), trial.stopped.as_ref().map_or(Value::Null, stop));
}

fn stop(stop: &Stop) -> Value {
    let at = stop.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
    let mut value = json!({ "at": at, "verdict": stop.verdict.as_str(), "reason": stop.reason });
    if let (Value::Object(map), Some(numbers)) = (&mut value, &stop.numbers) {
        let mean = |mean: Option<f64>| mean.map_or(Value::Null, write::number);
        map.insert("days".into(), numbers.days.into());
        map.insert("sessions".into(), numbers.sessions.into());
        map.insert("runs_before".into(), numbers.runs_before.into());
        map.insert("mean_before".into(), mean(numbers.mean_before));
        map.insert("runs_since".into(), numbers.runs_since.into());
        map.insert("mean_since".into(), mean(numbers.mean_since));
    }
    value
}

pub(super) fn write_flip(map: &mut Map<String, Value>, flip: &Flip) {
    map.insert("trial".into(), flip.trial.to_string().into());
    map.insert("position".into(), flip.position.into());
    map.insert("assigned".into(), if flip.with { "with" } else { "without" }.into());
    let mut felt = Map::new();
    write::location(&mut felt, &flip.felt.location);
    felt.insert("score".into(), flip.felt.score.get().into());
    if flip.felt.flags != SymptomFlags::default() {
        write::flags(&mut felt, flip.felt.flags);
    }
    map.insert("felt".into(), felt.into());
}

pub(super) fn read(fields: &mut Fields) -> Result<Trial, FieldError> {
    let tried = fields.parsed("exposure", Tried::from_str)?.ok_or_else(|| FieldError::new("exposure", "what is tried"))?;
    let design = match fields.text("design")?.as_deref() {
        Some("coin") => TrialDesign::Coin(coin(fields)?),
        Some("observe") => TrialDesign::Observe {
            min_days: required(fields, "min_days", 1, 365)? as u16,
            per_week: required(fields, "per_week", 1, 50)? as u8,
        },
        _ => return Err(FieldError::new("design", "coin or observe")),
    };
    let window_h = required(fields, "window_h", 1, 24)? as u8;
    let focus = read::location(fields)?;
    let stopped = match fields.take("stopped") {
        None => None,
        Some(Value::Object(map)) => Some(read_stop(map).map_err(|e| FieldError::new(&format!("stopped.{}", e.field), e.rule))?),
        Some(other) => return Err(FieldError::new("stopped", format!("an object, not {other}"))),
    };
    Ok(Trial { tried, design, window_h, focus, stopped })
}

fn required(fields: &mut Fields, name: &str, least: i64, most: i64) -> Result<i64, FieldError> {
    let number = fields.whole(name, least..=most)?;
    number.ok_or_else(|| FieldError::new(name, format!("a whole number from {least} to {most}")))
}

fn coin(fields: &mut Fields) -> Result<Coin, FieldError> {
    let (pairs, block) = (required(fields, "pairs", 6, 100)? as u8, required(fields, "block", 2, 4)? as u8);
    let felt_percent = required(fields, "felt_percent", 0, 100)? as u8;
    let sealed = fields.parsed(UNREVEALED, Sealed::from_str)?;
    let sealed = sealed.ok_or_else(|| FieldError::new(UNREVEALED, "the sealed schedule of a coin"))?;
    Coin::new(pairs, block, sealed, felt_percent).map_err(|refusal| FieldError::new(UNREVEALED, refusal.message))
}

fn read_stop(map: Map<String, Value>) -> Result<Stop, FieldError> {
    let mut fields = Fields::new(map);
    let at = fields
        .parsed("at", |text| read::timed(text).ok_or_else(|| Refusal::new("a time such as 2026-11-24T07:10:00-05:00")))?;
    let verdict = fields.parsed("verdict", OwnVerdict::from_str)?;
    // A zero byte ends a text for the store.
    let reason = fields.text("reason")?.map(|reason| reason.replace('\0', "")).filter(|reason| !reason.is_empty());
    if reason.as_ref().is_some_and(|reason| reason.chars().count() > 1000) {
        return Err(FieldError::new("reason", "at most 1000 characters"));
    }
    let numbers = match fields.whole("days", 0..=100_000)? {
        None => None,
        Some(days) => Some(Numbers {
            days: days as u32,
            sessions: required(&mut fields, "sessions", 0, 100_000)? as u32,
            runs_before: required(&mut fields, "runs_before", 0, 100_000)? as u32,
            mean_before: fields.number("mean_before", 0.0..=10.0)?,
            runs_since: required(&mut fields, "runs_since", 0, 100_000)? as u32,
            mean_since: fields.number("mean_since", 0.0..=10.0)?,
        }),
    };
    fields.finish()?;
    let at = at.ok_or_else(|| FieldError::new("at", "when it was stopped"))?;
    let verdict = verdict.ok_or_else(|| FieldError::new("verdict", "keep, drop or unsure"))?;
    Ok(Stop { at, verdict, reason, numbers })
}

pub(super) fn read_flip(fields: &mut Fields) -> Result<Flip, FieldError> {
    let trial = fields.parsed("trial", |text| Uuid::parse_str(text).map_err(|_| Refusal::new("a UUID")))?;
    let trial = trial.ok_or_else(|| FieldError::new("trial", "the uuid of the throw's trial"))?;
    let position = required(fields, "position", 1, 200)? as u8;
    let with = match fields.text("assigned")?.as_deref() {
        Some("with") => true,
        Some("without") => false,
        _ => return Err(FieldError::new("assigned", "with or without")),
    };
    let Some(Value::Object(felt)) = fields.take("felt") else {
        return Err(FieldError::new("felt", "an object with the score said before the coin was shown"));
    };
    let felt = read_felt(felt).map_err(|error| FieldError::new(&format!("felt.{}", error.field), error.rule))?;
    Ok(Flip { trial, position, with, felt })
}

fn read_felt(map: Map<String, Value>) -> Result<PainReading, FieldError> {
    let mut fields = Fields::new(map);
    let location = read::location(&mut fields)?;
    let score = read::pain_score(&mut fields, "score")?.ok_or_else(|| FieldError::new("score", "a score from 0 to 10"))?;
    let flags = read::flags(&mut fields, "flags")?;
    fields.finish()?;
    Ok(PainReading { location, moment: Moment::Decision, score, flags })
}
