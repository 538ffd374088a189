//! Apple Health's `export.xml`: gigabytes of records with the workouts among them, read as a stream.
//!
//! Dates carry the zone the phone was in when it exported; where it was done stands in `HKTimeZone`.

use std::io::Read;

use chrono::{DateTime, FixedOffset, Utc};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::activity::Reading;
use super::bounded::Bounded;
use super::{Activity, Format, ImportError, Sport, calendar, text};
use crate::domain::{Zone, fits_a_diary};

/// Deeper than any export: a workout's points are four deep.
const DEEPEST: usize = 64;
/// More workouts than a life has.
const MOST_WORKOUTS: usize = 100_000;
const RUNNING: &str = "Running";

/// Reads the workouts of an export and its SHA-256.
pub(super) fn read(source: impl Read) -> Result<(Reading, String), ImportError> {
    let mut reader = Reader::from_reader(Bounded::new(source));
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut gathered = Gathered::default();
    let cut_off = gather(&mut reader, &mut gathered)?;
    let reading = gathered.into_reading(cut_off);
    // After damage the rest may not be readable at all: then the hash is that of nothing known.
    let sha256 = reader.into_inner().into_sha256().map_err(ImportError::Unreadable)?;
    Ok((reading, sha256))
}

/// Goes through the document; why it ended too early, if it did.
fn gather<R: Read>(reader: &mut Reader<Bounded<R>>, gathered: &mut Gathered) -> Result<Option<String>, ImportError> {
    let mut buffer = Vec::new();
    let mut depth = 0usize;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => {
                depth += 1;
                gathered.open(&tag);
            }
            Ok(Event::Empty(tag)) => {
                gathered.open(&tag);
                gathered.close(tag.name().as_ref());
            }
            Ok(Event::End(tag)) => {
                depth = depth.saturating_sub(1);
                gathered.close(tag.name().as_ref());
            }
            Ok(Event::Eof) => return Ok((depth > 0).then(|| "it ends too early".to_owned())),
            Ok(_) => {}
            Err(error) if gathered.workouts.is_empty() => {
                return Err(ImportError::malformed(Format::AppleHealth, error.to_string()));
            }
            Err(error) => return Ok(Some(error.to_string())),
        }
        if depth > DEEPEST {
            return Err(ImportError::malformed(Format::AppleHealth, "its elements are nested more than 64 deep"));
        }
        if gathered.workouts.len() > MOST_WORKOUTS || gathered.efforts.len() > MOST_WORKOUTS {
            let (what, limit) = ("the number of its workouts", MOST_WORKOUTS.to_string());
            return Err(ImportError::TooLarge { what, limit });
        }
        reader.get_mut().next_piece();
    }
}

/// What has been found so far.
#[derive(Default)]
struct Gathered {
    workouts: Vec<Activity>,
    /// The workout that is open, with its indoor mark and zone still to come.
    current: Option<Activity>,
    /// How hard a person said it was, with its moment.
    efforts: Vec<(DateTime<Utc>, u8)>,
    without_date: usize,
}

impl Gathered {
    fn open(&mut self, tag: &BytesStart<'_>) {
        match (tag.name().as_ref(), &mut self.current) {
            ("Workout", _) => self.current = workout(tag),
            ("WorkoutStatistics", Some(run)) if run.sport == Sport::Running => statistics(tag, run),
            ("MetadataEntry", Some(run)) => metadata(tag, run),
            ("Record", None) => self.efforts.extend(effort(tag)),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if name == "Workout"
            && let Some(workout) = self.current.take()
        {
            match workout.started_at {
                Some(_) => self.workouts.push(workout),
                None => self.without_date += 1,
            }
        }
    }

    fn into_reading(mut self, cut_off: Option<String>) -> Reading {
        for run in &mut self.workouts {
            let Some(start) = run.started_at else { continue };
            let end = start.timestamp() + run.elapsed_s.unwrap_or(0.0) as i64;
            let within = |at: &DateTime<Utc>| (start.timestamp() - 60..=end + 60).contains(&at.timestamp());
            run.effort = run.effort.or_else(|| self.efforts.iter().find(|(at, _)| within(at)).map(|(_, effort)| *effort));
        }
        let mut warnings = Vec::new();
        warnings.extend(
            cut_off.as_ref().map(|why| format!("the export is cut off or damaged ({why}): what stands before it was read")),
        );
        if self.without_date > 0 {
            warnings.push(format!("{} workouts without a date that can be read were left out", self.without_date));
        }
        Reading { activities: self.workouts, warnings, partial: cut_off.is_some() }
    }
}

/// The value of an attribute, its character references resolved where they can be.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| found.value.to_string(), |value| value.into_owned()))
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<f64> {
    super::number::plain(&attribute(tag, name)?)
}

/// A workout with what its own tag says; older exports say distance and energy there.
fn workout(tag: &BytesStart<'_>) -> Option<Activity> {
    let kind = attribute(tag, "workoutActivityType")?;
    let word = kind.strip_prefix("HKWorkoutActivityType").unwrap_or(&kind);
    let sport = if word == RUNNING { Sport::Running } else { Sport::Other(text::tidy(word)?) };
    let mut run = Activity::of(sport);
    let (start, end) = (date(tag, "startDate"), date(tag, "endDate"));
    run.started_at = start.and_then(|start| calendar::trusted(start.to_utc()));
    run.utc_offset_s = start.filter(|start| fits_a_diary(*start)).map(|start| start.offset().local_minus_utc());
    run.elapsed_s = start.zip(end).map(|(start, end)| (end - start).as_seconds_f64());
    run.moving_s = number(tag, "duration").and_then(|n| seconds(n, &attribute(tag, "durationUnit")?));
    run.distance_m = number(tag, "totalDistance").and_then(|n| metres(n, &attribute(tag, "totalDistanceUnit")?));
    run.calories = number(tag, "totalEnergyBurned").and_then(|n| kcal(n, &attribute(tag, "totalEnergyBurnedUnit")?));
    Some(run)
}

/// Newer exports sum up each measure of a workout in a tag of its own.
fn statistics(tag: &BytesStart<'_>, run: &mut Activity) {
    let Some(kind) = attribute(tag, "type") else { return };
    let unit = attribute(tag, "unit").unwrap_or_default();
    match kind.strip_prefix("HKQuantityTypeIdentifier").unwrap_or(&kind) {
        "DistanceWalkingRunning" => run.distance_m = number(tag, "sum").and_then(|n| metres(n, &unit)).or(run.distance_m),
        "ActiveEnergyBurned" => run.calories = number(tag, "sum").and_then(|n| kcal(n, &unit)).or(run.calories),
        "HeartRate" => {
            run.avg_hr = number(tag, "average");
            run.max_hr = number(tag, "maximum");
        }
        "WorkoutEffortScore" => run.effort = number(tag, "average").and_then(whole_effort).or(run.effort),
        _ => {}
    }
}

fn metadata(tag: &BytesStart<'_>, run: &mut Activity) {
    let value = || attribute(tag, "value").unwrap_or_default();
    match attribute(tag, "key").as_deref() {
        Some("HKTimeZone") => {
            if let (Ok(zone), Some(start)) = (value().parse::<Zone>(), run.started_at) {
                run.utc_offset_s = Some(zone.at(start).offset().local_minus_utc());
            }
        }
        Some("HKIndoorWorkout") => run.treadmill = value() == "1" && run.sport == Sport::Running,
        Some("HKElevationAscended") => {
            let said = value();
            let (amount, unit) = said.split_once(' ').unwrap_or((&said, "m"));
            run.ascent_m = super::number::plain(amount).and_then(|n| metres(n, unit));
        }
        _ => {}
    }
}

/// A person's own score of a workout, kept among the records.
fn effort(tag: &BytesStart<'_>) -> Option<(DateTime<Utc>, u8)> {
    // The type comes first in every record: most are told apart by a look at the text.
    if !tag.attributes_raw().contains("WorkoutEffortScore") {
        return None;
    }
    let kind = attribute(tag, "type")?;
    let score = number(tag, "value").and_then(whole_effort)?;
    (kind == "HKQuantityTypeIdentifierWorkoutEffortScore").then_some((date(tag, "startDate")?.to_utc(), score))
}

fn whole_effort(score: f64) -> Option<u8> {
    (1.0..=10.0).contains(&score).then(|| score.round() as u8)
}

/// `2016-11-14 07:25:41 -0700`
fn date(tag: &BytesStart<'_>, name: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_str(&attribute(tag, name)?, "%Y-%m-%d %H:%M:%S %z").ok()
}

fn metres(amount: f64, unit: &str) -> Option<f64> {
    let metres = match unit {
        "km" => 1000.0,
        "mi" => 1609.344,
        "m" => 1.0,
        "cm" => 0.01,
        "ft" => 0.3048,
        "yd" => 0.9144,
        _ => return None,
    };
    Some(amount * metres)
}

fn seconds(amount: f64, unit: &str) -> Option<f64> {
    let seconds = match unit {
        "s" | "sec" => 1.0,
        "min" => 60.0,
        "hr" | "h" => 3600.0,
        _ => return None,
    };
    Some(amount * seconds)
}

fn kcal(amount: f64, unit: &str) -> Option<f64> {
    match unit {
        "kcal" | "Cal" => Some(amount),
        "kJ" => Some(amount / 4.184),
        "cal" => Some(amount / 1000.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(body: &str) -> Reading {
        read(
            format!("<?xml version=\"1.0\"?><!DOCTYPE HealthData [<!ELEMENT x ANY>]><HealthData>{body}</HealthData>")
                .as_bytes(),
        )
        .unwrap()
        .0
    }

    const OLD: &str = "<Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"30.5\" durationUnit=\"min\" \
        totalDistance=\"5\" totalDistanceUnit=\"mi\" totalEnergyBurned=\"400\" totalEnergyBurnedUnit=\"kcal\" \
        startDate=\"2026-11-20 07:00:00 +0100\" endDate=\"2026-11-20 07:32:00 +0100\"/>";
    const NEW: &str = "<Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"20\" durationUnit=\"min\" \
        startDate=\"2026-11-21 13:00:00 +0100\" endDate=\"2026-11-21 13:20:00 +0100\">\
        <MetadataEntry key=\"HKIndoorWorkout\" value=\"1\"/><MetadataEntry key=\"HKTimeZone\" value=\"America/New_York\"/>\
        <MetadataEntry key=\"HKElevationAscended\" value=\"1250 cm\"/>\
        <WorkoutStatistics type=\"HKQuantityTypeIdentifierDistanceWalkingRunning\" sum=\"4.2\" unit=\"km\"/>\
        <WorkoutStatistics type=\"HKQuantityTypeIdentifierHeartRate\" average=\"140.5\" minimum=\"90\" maximum=\"171\" unit=\"count/min\"/>\
        </Workout>";

    #[test]
    fn old_and_new_exports() {
        let effort = "<Record type=\"HKQuantityTypeIdentifierWorkoutEffortScore\" unit=\"appleEffortScore\" \
            startDate=\"2026-11-21 13:00:00 +0100\" endDate=\"2026-11-21 13:20:00 +0100\" value=\"7\"/>";
        let walk = OLD.replace("TypeRunning", "TypeWalking");
        let read = read_text(&format!("{OLD}{walk}{NEW}{effort}"));
        assert_eq!((read.activities.len(), read.partial), (3, false));
        let [old, walk, new] = &read.activities[..] else { panic!() };
        assert_eq!(old.started_at.unwrap().to_rfc3339(), "2026-11-20T06:00:00+00:00");
        assert_eq!((old.utc_offset_s, old.moving_s, old.elapsed_s), (Some(3600), Some(1830.0), Some(1920.0)));
        assert_eq!((old.distance_m, old.calories, old.effort), (Some(8046.72), Some(400.0), None));
        assert_eq!(walk.sport, Sport::Other("Walking".into()));
        assert_eq!((new.utc_offset_s, new.treadmill, new.ascent_m), (Some(-18_000), true, Some(12.5)));
        assert_eq!((new.distance_m, new.avg_hr, new.max_hr, new.effort), (Some(4200.0), Some(140.5), Some(171.0), Some(7)));
    }

    #[test]
    fn an_offset_that_no_place_has_is_no_zone() {
        let run = read_text(&OLD.replace("+0100", "+2000")).activities.remove(0);
        assert_eq!((run.utc_offset_s, run.started_at.unwrap().to_rfc3339()), (None, "2026-11-19T11:00:00+00:00".into()));
    }

    #[test]
    fn a_cut_off_export_gives_what_stands_before_the_cut() {
        let text = format!("<HealthData>{OLD}{NEW}");
        let (reading, _) = read(&text.as_bytes()[..text.len() - 30]).unwrap();
        assert_eq!((reading.activities.len(), reading.partial), (1, true));
        assert!(read(&b"<HealthData><Record type=\"x"[..]).unwrap_err().to_string().contains("damaged"));
    }

    #[test]
    fn what_goes_on_without_end_or_too_deep_is_refused() {
        let endless = std::io::repeat(b'x').take(20 << 20);
        assert!(read(b"<HealthData>".chain(endless)).is_err());
        let comment = std::io::repeat(b'>').take(20 << 20);
        assert!(read(b"<HealthData><!-- ".chain(comment)).is_err());
        let deep = "<HealthData>".to_owned() + &"<a>".repeat(1000);
        assert!(read(deep.as_bytes()).unwrap_err().to_string().contains("nested"));
        let bomb = "<!DOCTYPE HealthData [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><HealthData><Workout duration='&b;'/></HealthData>";
        assert!(read(bomb.as_bytes()).unwrap().0.activities.is_empty());
    }
}
