//! A JSON object as an entry: every field checked, nothing guessed.

use super::fields::{FieldError, Fields};
use super::{FORMAT_VERSION, Looked, trial};
use crate::domain::{
    Body, DayStart, Distance, Duration, Effort, Feel, Frequency, Glide, Injury, Kind, Location, Moment, Nerve, PainReading,
    PainScore, Prescribed, Prescription, Rating, Refusal, Run, Scale, Setting, SettingKey, Side, Site, Source, Stamp, Status,
    SymptomFlags, Tag, Treatment, Tried, VisitNote, fits_a_diary,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value};
use std::str::FromStr;
use uuid::Uuid;

const LONGEST_NOTE: usize = 100_000;

/// An entry as a file tells it; what only a journal can give is left open.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The identity, if the file has one.
    pub uuid: Option<Uuid>,
    /// When it was last changed, if the file says so.
    pub modified_at: Option<DateTime<Utc>>,
    /// When it was first written down, if the file says so.
    pub recorded_at: Option<DateTime<Utc>>,
    /// When it happened; a setting may leave it open.
    pub stamp: Option<Stamp>,
    /// A note.
    pub note: Option<String>,
    /// Tags.
    pub tags: Vec<Tag>,
    /// Files that values came from.
    pub sources: Vec<Source>,
    /// What it says.
    pub body: Body,
}

/// A line that could not be read; nothing of its file is taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct LineError {
    /// The line, counted from 1.
    pub line: usize,
    /// The field and the rule it breaks, or what else is wrong.
    pub what: String,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lines {
    /// The entries, each with its line.
    pub entries: Vec<(usize, Document)>,
    /// When a result was first shown, with each window.
    pub looked: Vec<Looked>,
}

/// What one line after the header tells.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// An entry.
    Entry(Box<Document>),
    /// When a result was first shown.
    Looked(Looked),
}

/// The lines of an export one by one, each with its number, so that no more than one is held at a time.
pub struct Reader<'a> {
    lines: std::iter::Enumerate<std::str::Lines<'a>>,
    day_start: DayStart,
    begun: bool,
}

/// Reads an export line by line. `day_start` holds unless the file sets its own.
pub fn read_each(text: &str, day_start: DayStart) -> Reader<'_> {
    Reader { lines: text.trim_start_matches('\u{feff}').lines().enumerate(), day_start, begun: false }
}

impl Iterator for Reader<'_> {
    type Item = Result<(usize, Told), LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        let Some((index, line)) = self.lines.by_ref().find(|(_, line)| !line.trim().is_empty()) else {
            // Told once: the next call finds it begun.
            let empty = !std::mem::replace(&mut self.begun, true);
            return empty.then(|| Err(LineError { line: 1, what: "the file is empty".into() }));
        };
        match self.told(line) {
            Ok(Some(told)) => Some(Ok((index + 1, told))),
            Ok(None) => self.next(),
            Err(what) => Some(Err(LineError { line: index + 1, what })),
        }
    }
}

/// What is wrong with a line's text. The parser's own words count lines too, and it saw one.
fn not_json(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let what = words.split(" at line ").next().unwrap_or(&words);
    format!("not JSON ({what}, at letter {})", error.column())
}

impl Reader<'_> {
    /// What a line tells; the header tells nothing.
    fn told(&mut self, line: &str) -> Result<Option<Told>, String> {
        let value: Value = serde_json::from_str(line).map_err(|error| not_json(&error))?;
        if !self.begun {
            self.begun = true;
            return header(&value).map(|()| None);
        }
        if Looked::is(&value) {
            return Looked::read(value).map(|looked| Some(Told::Looked(looked))).map_err(|error| error.to_string());
        }
        let document = read_line(value, self.day_start).map_err(|error| error.to_string())?;
        if let Body::Setting(setting) = &document.body
            && setting.key() == SettingKey::DayStart
            && let Ok(start) = setting.value().parse()
        {
            self.day_start = start;
        }
        Ok(Some(Told::Entry(Box::new(document))))
    }
}

/// Reads a whole export at once.
pub fn read_lines(text: &str, day_start: DayStart) -> Result<Lines, LineError> {
    let mut lines = Lines::default();
    for told in read_each(text, day_start) {
        match told? {
            (line, Told::Entry(document)) => lines.entries.push((line, *document)),
            (_, Told::Looked(looked)) => lines.looked.push(looked),
        }
    }
    Ok(lines)
}

fn header(value: &Value) -> Result<(), String> {
    match value.get("glidelog").and_then(Value::as_i64) {
        Some(FORMAT_VERSION) => Ok(()),
        Some(newer) => Err(format!("the file has format {newer}; this program reads format {FORMAT_VERSION}")),
        None => Err("the first line of a diary is {\"glidelog\":1}".into()),
    }
}

/// Reads one document.
pub fn read_line(value: Value, day_start: DayStart) -> Result<Document, FieldError> {
    let Value::Object(map) = value else { return Err(FieldError::new("line", "one JSON object")) };
    let mut fields = Fields::new(map);
    let kind = kind(&mut fields)?;
    let uuid = fields.parsed("uuid", |text| Uuid::parse_str(text).map_err(|_| Refusal::new("a UUID")))?;
    let modified_at = instant(&mut fields, "modified_at")?;
    let recorded_at = instant(&mut fields, "recorded_at")?;
    let note = note(&mut fields)?;
    let tags = fields.texts("tags")?.iter().map(|tag| tag.parse()).collect::<Result<Vec<Tag>, Refusal>>();
    let tags = tags.map_err(|refusal| FieldError::new("tags", refusal.message))?;
    let sources = sources(&mut fields)?;
    let mut stamp = stamp(&mut fields, day_start)?;
    let body = body(kind, &mut fields)?;
    fields.finish()?;
    if let Some(first) = body.first_day() {
        stamp = Some(Stamp::day_only(first));
    }
    if kind == Kind::VisitNote && note.is_none() {
        return Err(FieldError::new("note", "the words of a question for the visit"));
    }
    if stamp.is_none() && kind != Kind::Setting {
        return Err(FieldError::new("at", "a time such as 2026-11-24T07:10:00-05:00, or a day such as 2026-11-24"));
    }
    Ok(Document { uuid, modified_at, recorded_at, stamp, note, tags, sources, body })
}

fn kind(fields: &mut Fields) -> Result<Kind, FieldError> {
    let text = fields.text("kind")?.ok_or_else(|| FieldError::new("kind", "every line names its kind"))?;
    if text == "import" {
        return Err(FieldError::new("kind", format!("\"{text}\" is kept for a later version of this program")));
    }
    Kind::ALL
        .into_iter()
        .find(|kind| kind.as_str() == text)
        .ok_or_else(|| FieldError::new("kind", format!("\"{text}\" is not one of {}", Kind::ALL.map(Kind::as_str).join(", "))))
}

fn note(fields: &mut Fields) -> Result<Option<String>, FieldError> {
    let note = fields.text("note")?.filter(|note| !note.is_empty());
    match note {
        Some(note) if note.chars().count() > LONGEST_NOTE => {
            Err(FieldError::new("note", format!("at most {LONGEST_NOTE} characters")))
        }
        note => Ok(note),
    }
}

fn instant(fields: &mut Fields, name: &str) -> Result<Option<DateTime<Utc>>, FieldError> {
    let text = fields.text(name)?;
    text.map(|text| {
        timed(&text).map(|at| at.to_utc()).ok_or_else(|| FieldError::new(name, "a time such as 2026-11-24T12:10:00.000Z"))
    })
    .transpose()
}

/// An RFC 3339 time that a diary can hold.
pub(super) fn timed(text: &str) -> Option<DateTime<chrono::FixedOffset>> {
    let at = DateTime::parse_from_rfc3339(text).ok()?;
    fits_a_diary(at).then_some(at)
}

fn stamp(fields: &mut Fields, day_start: DayStart) -> Result<Option<Stamp>, FieldError> {
    let day = fields.parsed("day", |text| date(text).ok_or_else(|| Refusal::new("a day such as 2026-11-24")))?;
    let Some(at) = fields.text("at")? else { return Ok(None) };
    if let Some(day) = date(&at) {
        return Ok(Some(Stamp::day_only(day)));
    }
    let at = timed(&at).ok_or_else(|| {
        FieldError::new("at", format!("a time such as 2026-11-24T07:10:00-05:00, or a day such as 2026-11-24, not \"{at}\""))
    })?;
    let at = DateTime::from_timestamp(at.timestamp(), 0).map_or(at, |whole| whole.with_timezone(at.offset()));
    match day {
        None => Ok(Some(Stamp::at(at, day_start))),
        Some(day) => Stamp::stored(day, Some(at)).map(Some).map_err(|refusal| FieldError::new("day", refusal.message)),
    }
}

fn date(text: &str) -> Option<NaiveDate> {
    let date = (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()?;
    (1900..=9998).contains(&chrono::Datelike::year(&date)).then_some(date)
}

fn body(kind: Kind, fields: &mut Fields) -> Result<Body, FieldError> {
    Ok(match kind {
        Kind::Run => Body::Run(run(fields)?),
        Kind::Glide => Body::Glide(glide(fields)?),
        Kind::Pain => Body::Pain(pain(fields)?),
        Kind::Treatment => Body::Treatment(treatment(fields)?),
        Kind::Rating => Body::Rating(rating(fields)?),
        Kind::Injury => Body::Injury(injury(fields)?),
        Kind::Setting => Body::Setting(setting(fields)?),
        Kind::Trial => Body::Trial(trial::read(fields)?),
        Kind::Flip => Body::Flip(trial::read_flip(fields)?),
        Kind::Prescription => Body::Prescription(prescription(fields)?),
        Kind::VisitNote => Body::VisitNote(VisitNote { answered: day(fields, "answered")? }),
    })
}

fn run(fields: &mut Fields) -> Result<Run, FieldError> {
    let distance = fields.number("distance_m", 0.0..=1_000_000.0)?;
    let distance = distance
        .map(|m| Distance::from_metres(m).map_err(|_| FieldError::new("distance_m", "more than 0 and at most 1000000")))
        .transpose()?;
    let moving = seconds(fields, "moving_s")?;
    let elapsed = seconds(fields, "elapsed_s")?;
    if moving.zip(elapsed).is_some_and(|(moving, elapsed)| moving > elapsed) {
        return Err(FieldError::new("moving_s", "at most elapsed_s: a run does not end before its moving time is over"));
    }
    let mut run = Run {
        distance,
        moving,
        elapsed,
        effort: score(fields, "effort", 0..=10)?.and_then(|n| Effort::new(n).ok()),
        feel: score(fields, "feel", 1..=5)?.and_then(|n| Feel::new(n).ok()),
        pain: Vec::new(),
        cut_short: fields.flag("cut_short")?,
        treadmill: fields.flag("treadmill")?,
        ascent_m: fields.number("ascent_m", 0.0..=100_000.0)?,
        avg_hr: small(fields, "avg_hr", 300)?,
        max_hr: small(fields, "max_hr", 300)?,
        cadence: small(fields, "cadence", 400)?,
        calories: fields.whole("calories", 0..=100_000)?.and_then(|n| u32::try_from(n).ok()),
    };
    for reading in around(fields)? {
        if run.pain.iter().any(|r| r.location == reading.location && r.moment == reading.moment) {
            return Err(FieldError::new("pain", format!("{} has two scores of one moment", reading.location)));
        }
        run.put_pain(reading);
    }
    Ok(run)
}

fn seconds(fields: &mut Fields, name: &str) -> Result<Option<Duration>, FieldError> {
    let seconds = fields.number(name, 0.0..=604_800.0)?.map(|s| s.round() as u32);
    seconds.map(|s| Duration::from_seconds(s).map_err(|_| FieldError::new(name, "more than 0 and at most 604800"))).transpose()
}

fn small(fields: &mut Fields, name: &str, most: i64) -> Result<Option<u16>, FieldError> {
    Ok(fields.whole(name, 0..=most)?.and_then(|n| u16::try_from(n).ok()))
}

fn score(fields: &mut Fields, name: &str, range: std::ops::RangeInclusive<i64>) -> Result<Option<i64>, FieldError> {
    fields.whole(name, range)
}

pub(super) fn pain_score(fields: &mut Fields, name: &str) -> Result<Option<PainScore>, FieldError> {
    Ok(fields.whole(name, 0..=10)?.and_then(|n| PainScore::new(n).ok()))
}

/// `pain` of a run: a list of objects or one object; a site and side on the run stand for theirs.
fn around(fields: &mut Fields) -> Result<Vec<PainReading>, FieldError> {
    let on_run = location(fields)?;
    let objects = match fields.take("pain") {
        None => Vec::new(),
        Some(Value::Array(items)) => items,
        Some(object) => vec![object],
    };
    let mut readings = Vec::new();
    for object in objects {
        let Value::Object(map) = object else {
            return Err(FieldError::new("pain", "an object with before, worst, after, or a list of them"));
        };
        readings.extend(at_place(map, &on_run).map_err(|error| FieldError::new(&format!("pain.{}", error.field), error.rule))?);
    }
    Ok(readings)
}

fn at_place(map: Map<String, Value>, on_run: &Location) -> Result<Vec<PainReading>, FieldError> {
    let mut fields = Fields::new(map);
    let own = location(&mut fields)?;
    let place = Location { site: own.site.or_else(|| on_run.site.clone()), side: own.side.or(on_run.side) };
    let mut felt = match fields.take("flags") {
        None => Fields::new(Map::new()),
        Some(Value::Object(map)) => Fields::new(map),
        Some(other) => return Err(FieldError::new("flags", format!("an object of lists by moment, not {other}"))),
    };
    let mut readings = Vec::new();
    for moment in [Moment::Before, Moment::Worst, Moment::After] {
        let flags = flags(&mut felt, moment.as_str())?;
        if let Some(score) = pain_score(&mut fields, moment.as_str())? {
            readings.push(PainReading { location: place.clone(), moment, score, flags });
        }
    }
    felt.finish()?;
    fields.finish()?;
    Ok(readings)
}

pub(super) fn location(fields: &mut Fields) -> Result<Location, FieldError> {
    Ok(Location { site: fields.parsed("site", Site::any)?, side: fields.parsed("side", Side::from_str)? })
}

pub(super) fn flags(fields: &mut Fields, name: &str) -> Result<SymptomFlags, FieldError> {
    let mut flags = SymptomFlags::default();
    for word in fields.texts(name)? {
        if !flags.set(&word) {
            return Err(FieldError::new(name, format!("tingling, numb or shooting, not \"{word}\"")));
        }
    }
    Ok(flags)
}

fn status(fields: &mut Fields) -> Result<Status, FieldError> {
    Ok(fields.parsed("status", Status::from_str)?.unwrap_or(Status::Done))
}

fn glide(fields: &mut Fields) -> Result<Glide, FieldError> {
    Ok(Glide {
        status: status(fields)?,
        symptom: pain_score(fields, "symptom")?,
        flags: flags(fields, "flags")?,
        ..movement(fields)?
    })
}

/// The movement and its dose.
fn movement(fields: &mut Fields) -> Result<Glide, FieldError> {
    Ok(Glide {
        nerve: fields.parsed("nerve", Nerve::any)?,
        technique: fields.parsed("technique", FromStr::from_str)?,
        position: fields.parsed("position", FromStr::from_str)?,
        side: fields.parsed("side", Side::from_str)?,
        sets: fields.whole("sets", 1..=50)?.and_then(|n| u8::try_from(n).ok()),
        reps: small_from_one(fields, "reps", 500)?,
        hold_s: small(fields, "hold_s", 600)?,
        height: fields.parsed("height", FromStr::from_str)?,
        minutes: small_from_one(fields, "minutes", 300)?,
        ..Glide::bare(Status::Done)
    })
}

fn small_from_one(fields: &mut Fields, name: &str, most: i64) -> Result<Option<u16>, FieldError> {
    Ok(fields.whole(name, 1..=most)?.and_then(|n| u16::try_from(n).ok()))
}

fn pain(fields: &mut Fields) -> Result<PainReading, FieldError> {
    let location = location(fields)?;
    let score =
        pain_score(fields, "score")?.ok_or_else(|| FieldError::new("score", "a pain entry has a score from 0 to 10"))?;
    let moment = fields.parsed("moment", Moment::from_str)?.unwrap_or(Moment::Rest);
    Ok(PainReading { location, moment, score, flags: flags(fields, "flags")? })
}

fn treatment(fields: &mut Fields) -> Result<Treatment, FieldError> {
    let name = fields.text("name")?.ok_or_else(|| FieldError::new("name", "a treatment has a name"))?;
    Treatment::new(&name, status(fields)?).map_err(|refusal| FieldError::new("name", refusal.message))
}

fn rating(fields: &mut Fields) -> Result<Rating, FieldError> {
    let scale = fields.parsed("scale", Scale::from_str)?.ok_or_else(|| FieldError::new("scale", "a rating names its scale"))?;
    let (low, high) = scale.range();
    let value = fields
        .whole("value", low..=high)?
        .ok_or_else(|| FieldError::new("value", format!("{scale} is a whole number from {low} to {high}")))?;
    let activity = fields.text("activity")?;
    Rating::new(scale, value, activity).map_err(|refusal| FieldError::new("activity", refusal.message))
}

fn injury(fields: &mut Fields) -> Result<Injury, FieldError> {
    let location = location(fields)?;
    let from = day(fields, "from")?.ok_or_else(|| FieldError::new("from", "an injury has a first day such as 2026-08-01"))?;
    let to = day(fields, "to")?;
    Injury::new(location, from, to).map_err(|refusal| FieldError::new("injury", refusal.message))
}

fn day(fields: &mut Fields, name: &str) -> Result<Option<NaiveDate>, FieldError> {
    fields.parsed(name, |text| date(text).ok_or_else(|| Refusal::new("a day such as 2026-08-01")))
}

fn prescription(fields: &mut Fields) -> Result<Prescription, FieldError> {
    let what = fields.parsed("exposure", Tried::from_str)?;
    let what = match what.ok_or_else(|| FieldError::new("exposure", "what is prescribed: glide, or a treatment's name"))? {
        Tried::Gliding => Prescribed::Gliding(movement(fields)?),
        Tried::Treatment(name) => Prescribed::Treatment(name),
    };
    let required = |number: Option<i64>, name, rule| number.ok_or_else(|| FieldError::new(name, rule));
    let times = required(fields.whole("times", 1..=50)?, "times", "how many times")?;
    let per_days = required(fields.whole("per_days", 1..=31)?, "per_days", "in how many days")?;
    let frequency = Frequency::new(times, per_days).map_err(|refusal| FieldError::new("times", refusal.message))?;
    let from =
        day(fields, "from")?.ok_or_else(|| FieldError::new("from", "a prescription has a first day such as 2026-08-01"))?;
    let to = day(fields, "to")?;
    Prescription::new(what, frequency, from, to).map_err(|refusal| FieldError::new("to", refusal.message))
}

fn setting(fields: &mut Fields) -> Result<Setting, FieldError> {
    let key = fields.parsed("key", SettingKey::from_str)?.ok_or_else(|| FieldError::new("key", "a setting has a key"))?;
    let value = match fields.take("value") {
        Some(Value::String(text)) => text,
        Some(Value::Number(number)) => number.to_string(),
        _ => return Err(FieldError::new("value", "a setting has a value")),
    };
    Setting::new(key, &value).map_err(|refusal| FieldError::new("value", refusal.message))
}

fn sources(fields: &mut Fields) -> Result<Vec<Source>, FieldError> {
    let items = match fields.take("sources") {
        None => return Ok(Vec::new()),
        Some(Value::Array(items)) => items,
        Some(other) => return Err(FieldError::new("sources", format!("a list of objects, not {other}"))),
    };
    items.into_iter().map(source).collect()
}

fn source(value: Value) -> Result<Source, FieldError> {
    let Value::Object(map) = value else { return Err(FieldError::new("sources", "a list of objects")) };
    let mut fields = Fields::new(map);
    let required =
        |text: Option<String>, name| text.ok_or_else(|| FieldError::new(name, "a source has a file, its sha256 and format"));
    let source = Source {
        file: required(fields.text("file")?, "sources.file")?,
        sha256: required(fields.text("sha256")?, "sources.sha256")?,
        format: required(fields.text("format")?, "sources.format")?,
        fields: fields.texts("fields")?,
    };
    fields.finish()?;
    if source.sha256.len() != 64 || !source.sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(FieldError::new("sources.sha256", "64 hexadecimal digits"));
    }
    Ok(source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const KINDS: &str = r#"
        {"kind":"run","at":"2026-11-20T07:10:00-05:00","distance_m":8046.72,"moving_s":2650,"elapsed_s":2700,"effort":4,"feel":3,"pain":[{"site":"hamstring","side":"left","before":1,"worst":3,"after":2,"flags":{"worst":["tingling"]}}],"cut_short":true,"treadmill":false,"ascent_m":12.5,"avg_hr":140,"max_hr":171,"cadence":170,"calories":512,"tags":["hot"],"note":"solo"}
        {"kind":"glide","at":"2026-11-19T21:00:00+01:00","nerve":"sciatic","technique":"slider","position":"supine","side":"left","sets":3,"reps":10,"hold_s":2,"height":"40cm","minutes":10,"symptom":2,"flags":["numb"],"status":"skipped"}
        {"kind":"pain","at":"2026-11-20","site":"hamstring","side":"left","score":3,"moment":"morning"}
        {"kind":"treatment","at":"2026-11-18","name":"massage","status":"skipped"}
        {"kind":"rating","at":"2026-11-18","scale":"psfs","value":6,"activity":"sitting 1 h"}
        {"kind":"injury","site":"knee","side":"right","from":"2026-08-01","to":null}
        {"kind":"injury","site":"knee","side":"left","from":"2026-08-01","to":"2026-08-09"}
        {"kind":"prescription","exposure":"glide","nerve":"tibial","sets":3,"reps":10,"times":2,"per_days":7,"from":"2026-10-01","to":null}
        {"kind":"prescription","exposure":"massage","times":1,"per_days":14,"from":"2026-10-01","to":"2026-12-01"}
        {"kind":"setting","at":"2026-01-01","key":"day_start","value":"03:30"}
        {"kind":"visit_note","at":"2026-11-18","note":"may I run hills?","answered":null}
        {"kind":"visit_note","at":"2026-11-18","note":"may I run hills?","answered":"2026-11-20"}
        {"kind":"trial","at":"2026-10-01T08:00:00+00:00","exposure":"glide","design":"observe","min_days":14,"per_week":5,"window_h":12,"site":null,"side":"left","stopped":{"at":"2026-10-20T08:00:00+00:00","verdict":"keep","reason":"x","days":19,"sessions":3,"runs_before":4,"mean_before":3.25,"runs_since":2,"mean_since":null}}
        {"kind":"flip","at":"2026-10-02T08:00:00+00:00","trial":"018f0000-0000-7000-8000-000000000009","position":3,"assigned":"without","felt":{"site":null,"side":"left","score":4,"flags":["shooting"]}}
        {"kind":"flip","at":"2026-10-02T09:00:00+00:00","trial":"018f0000-0000-7000-8000-000000000009","position":4,"assigned":"with","felt":{"site":null,"side":"left","score":0}}"#;

    #[test]
    fn what_is_written_of_each_kind_is_what_was_read() {
        let text = format!("{}{}", super::super::HEADER, KINDS.replace("\n        ", "\n"));
        let read = read_lines(&text, DayStart::default()).unwrap();
        assert_eq!(read.entries.len(), KINDS.lines().count() - 1);
        for ((_, document), given) in read.entries.into_iter().zip(KINDS.lines().skip(1)) {
            let (Document { note, tags, sources, body, .. }, at) = (document.clone(), DateTime::UNIX_EPOCH);
            let stamp = document.stamp.unwrap();
            let (id, uuid) = (crate::domain::EntryId(1), Uuid::nil());
            let entry = crate::domain::Entry { id, uuid, stamp, recorded_at: at, modified_at: at, note, tags, sources, body };
            let written = super::super::line(&entry, DayStart::default());
            let given: Value = serde_json::from_str(given).unwrap();
            for (name, value) in given.as_object().unwrap() {
                assert_eq!(written.get(name), Some(value), "{name} of {given}");
            }
        }
    }

    #[test]
    fn whole_numbers_may_be_written_with_a_point() {
        let pain = |score: Value| read_line(json!({ "kind": "pain", "at": "2026-11-20", "score": score }), DayStart::default());
        assert!(pain(json!(4.0)).is_ok_and(|read| matches!(read.body, Body::Pain(pain) if pain.score.get() == 4)));
        for bad in [json!(4.5), json!(11), json!(-1), json!(1e300), json!("4"), json!(true)] {
            assert!(pain(bad.clone()).is_err_and(|error| error.field == "score"), "{bad}");
        }
    }

    #[test]
    fn a_file_begins_with_its_header_and_only_there() {
        let said = |text: &str| read_lines(text, DayStart::default()).unwrap_err().to_string();
        let pain = r#"{"kind":"pain","at":"2026-11-20","score":3}"#;
        assert!(said(pain).starts_with("line 1: the first line of a diary is"));
        assert_eq!(said("\n \n"), "line 1: the file is empty");
        assert!(said("{\"glidelog\":2}").contains("format 2"));
        assert!(said(&format!("{0}\n\n{pain}\n{0}\n", super::super::HEADER)).starts_with("line 4: kind"));
    }

    #[test]
    fn what_no_journal_can_hold_is_refused_by_its_field() {
        let field = |value: Value| read_line(value, DayStart::default()).map_err(|error| error.field);
        let pain = |at: &str| field(json!({ "kind": "pain", "score": 3, "at": at }));
        for at in ["2026-11-20T07:00:00+20:00", "1900-01-01T02:00:00Z", "1899-12-31T23:00:00-05:00", "9999-01-01T00:00:00Z"] {
            assert_eq!(pain(at), Err("at".into()), "{at}");
        }
        for at in ["1900-01-02T00:00:00+18:00", "2026-11-20T07:00:00+14:00"] {
            assert!(pain(at).is_ok(), "{at}");
        }
        let rating = |scale: &str, activity: &str| json!({ "kind": "rating", "at": "2026-11-20", "scale": scale, "value": 3, "activity": activity });
        assert_eq!(field(rating("psfs", " ")), Err("activity".into()));
        assert!(field(rating("psfs", "sitting 1 h")).is_ok() && field(rating("pgic", "")).is_ok());
    }
}
