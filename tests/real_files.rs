//! Reads a folder of real recordings in place and compares them with what independent readers say.
//!
//! The folder is not part of the project (the tracks are people's own); name it in
//! `GLIDELOG_REAL_FILES`. It holds `manifest.json` (the list of files) and `expected.json` (the
//! values of other readers). Where those differ among themselves, one of their values is asked for.
//!
//! Tolerances: starts, counts and heart rates of a summary exact; seconds and metres a device wrote
//! 0.01; metres summed from positions 0.3 % (other readers use the equatorial radius, we the mean
//! one, 0.11 % less); means of samples 0.01.

use std::path::Path;

use chrono::{DateTime, NaiveDateTime, Utc};
use glidelog::import::{Activity, FileReport, ImportError, NotARun, Sport, read_file};
use serde_json::Value;

/// Files read otherwise than `expected.json` says, on purpose.
const DECIDED: [(&str, &str); 2] = [
    (
        "gpx/cerknicko-without-times.gpx",
        "5 of 296 points have a time: 4.6 km in 57 s would be an absurd pace, so it is refused",
    ),
    ("gpx/legacy_gpx_pause_resume.gpx", "latitudes 100 and 200 mark a pause: 222 m without them, 39 507 km with them"),
];

#[test]
fn real_files_read_as_other_readers_do() {
    let Some(folder) = std::env::var_os("GLIDELOG_REAL_FILES") else {
        println!("skipped: GLIDELOG_REAL_FILES names no folder of real files");
        return;
    };
    let folder = Path::new(&folder);
    let json = |name: &str| -> Value { serde_json::from_slice(&std::fs::read(folder.join(name)).unwrap()).unwrap() };
    let (manifest, expected) = (json("manifest.json"), json("expected.json"));
    let files = manifest["files"].as_array().unwrap();
    let mut wrong = 0;
    for entry in files {
        let name = entry["file"].as_str().unwrap();
        let outcome = read_file(&folder.join(name));
        let mut check = Check::default();
        check.file(name, entry, &expected["files"][name], &outcome);
        wrong += usize::from(!check.mismatches.is_empty());
        for mismatch in &check.mismatches {
            println!("{name}: {mismatch}");
        }
    }
    for (name, why) in DECIDED {
        println!("decided: {name}: {why}");
    }
    println!("{} files, {} as expected", files.len(), files.len() - wrong);
    assert_eq!(wrong, 0, "files read otherwise than expected");
}

/// Collects what differs in one file.
#[derive(Default)]
struct Check {
    mismatches: Vec<String>,
}

impl Check {
    fn file(&mut self, name: &str, entry: &Value, expected: &Value, outcome: &Outcome) {
        if expected.is_null() {
            return self.mismatches.push("expected.json does not know it".to_owned());
        }
        if let Ok(report) = outcome {
            self.that("sha256", report.sha256 == text(&entry["sha256"]));
        }
        match name {
            "gpx/cerknicko-without-times.gpx" => {
                self.refused(outcome, |r| *r == NotARun::NoTimes { timed: 5, points: 296 });
            }
            "gpx/legacy_gpx_pause_resume.gpx" => self.paused_track(outcome),
            _ => match text(&entry["kind"]) {
                "fit" | "fit.gz" => self.fit(expected, outcome),
                "gpx" | "gpx.gz" => self.gpx(expected, outcome),
                "tcx" | "tcx.gz" => self.tcx(expected, outcome),
                "csv-strava" => self.strava(expected, outcome),
                "csv-garmin" => self.garmin(expected, outcome),
                "csv-track" => self.refused(outcome, |r| *r == NotARun::PointStream),
                "csv-daylio" => self.refused(outcome, |r| *r == NotARun::Diary),
                "apple-health" => self.apple(outcome),
                kind => self.mismatches.push(format!("no rule for kind {kind}")),
            },
        }
    }

    fn that(&mut self, what: &str, holds: bool) {
        if !holds {
            self.mismatches.push(what.to_owned());
        }
    }

    /// One of the accepted numbers; with none accepted, no value.
    fn number(&mut self, what: &str, read: Option<f64>, accepted: &[f64], tolerance: f64) {
        let fits = match read {
            Some(read) => accepted.iter().any(|value| (read - value).abs() <= tolerance),
            None => accepted.is_empty(),
        };
        self.that(&format!("{what}: read {read:?}, expected {accepted:?}"), fits);
    }

    fn start(&mut self, activity: &Activity, accepted: &[Option<DateTime<Utc>>]) {
        let read = activity.started_at;
        self.that(&format!("start: read {read:?}, expected {accepted:?}"), accepted.contains(&read));
    }

    fn refused(&mut self, outcome: &Outcome, reason: impl Fn(&NotARun) -> bool) {
        let fits = matches!(outcome, Err(ImportError::NotARun { reason: read, .. }) if reason(read));
        self.that(&format!("refusal: {}", shown(outcome)), fits);
    }

    fn only<'a>(&mut self, outcome: &'a Outcome) -> Option<&'a Activity> {
        match outcome {
            Ok(FileReport { activities, .. }) if activities.len() == 1 => activities.first(),
            _ => {
                self.mismatches.push(format!("one activity expected, {}", shown(outcome)));
                None
            }
        }
    }

    fn fit(&mut self, expected: &Value, outcome: &Outcome) {
        let kind = text(&expected["file_type"]["fitparse"]);
        if kind != "activity" {
            return self.refused(outcome, |r| matches!(r, NotARun::OtherFitType(words) if words.contains(kind)));
        }
        let Ok(report) = outcome else {
            return self.mismatches.push(shown(outcome));
        };
        let (sessions, activities) = (list(&expected["sessions"]), &report.activities);
        self.that("number of activities", activities.len() == sessions.len().max(1));
        for (activity, session) in activities.iter().zip(sessions) {
            self.session(activity, session, sessions.len() == 1, expected);
        }
        if sessions.is_empty() {
            self.summed(&activities[0], expected);
        }
        let offset = activities.last().and_then(|a| a.utc_offset_s).map(f64::from);
        let offsets = numbers(&expected["local_offset_s"]);
        let none_said = any_null(&expected["local_offset_s"]) && offset.is_none();
        self.that(
            &format!("offset: read {offset:?}, expected {offsets:?}"),
            none_said || offset.is_some_and(|o| offsets.contains(&o)),
        );
        let structure = &expected["structure"];
        self.that("partial", report.partial != structure["error"].is_null());
        let bad_crc = list(&structure["parts"]).iter().any(|part| part["file_crc"] == "BAD");
        let said = report.warnings.iter().any(|warning| warning.contains("checksum"));
        self.that("checksum warning", report.partial || said == bad_crc);
    }

    fn session(&mut self, activity: &Activity, session: &Value, only: bool, file: &Value) {
        match session["start_time_utc"].as_str() {
            Some(start) => self.start(activity, &[utc(start)]),
            None => self.start(activity, &[None]),
        }
        for (field, read, tolerance) in [
            ("elapsed_s", activity.elapsed_s, 0.001),
            ("timer_s", activity.moving_s, 0.001),
            ("distance_m", activity.distance_m, 0.01),
            ("ascent_m", activity.ascent_m, 0.0),
            ("num_laps_field", activity.laps.map(f64::from).filter(|_| !session["num_laps_field"].is_null()), 0.0),
            ("workout_rpe", activity.effort.map(|effort| f64::from(effort) * 10.0), 0.0),
            ("workout_feel", activity.feel.map(|feel| f64::from(feel - 1) * 25.0), 0.0),
        ] {
            self.number(field, read, &numbers(&session[field]), tolerance);
        }
        let energy: Vec<f64> = numbers(&session["kcal"]).into_iter().filter(|kcal| *kcal > 0.0).collect();
        self.number("kcal", activity.calories, &energy, 0.0);
        let sampled = |measure| {
            if only { records_hr(file, measure) } else { Vec::new() }
        };
        self.either("avg_hr", activity.avg_hr, &numbers(&session["avg_hr"]), &sampled("avg"));
        self.either("max_hr", activity.max_hr, &numbers(&session["max_hr"]), &sampled("max"));
        let sport = text(&session["sport"]);
        self.that("sport", says(activity, sport) || says(activity, session["sub_sport"].as_str().unwrap_or("-")));
        if activity.sport == Sport::Running {
            // The file counts strides, the journal steps; other readers drop the fraction of a stride.
            let steps: Vec<f64> = numbers(&session["avg_cadence_raw"]).iter().map(|raw| raw * 2.0 + 1.0).collect();
            self.number("cadence", activity.cadence, &steps, 1.0);
        }
        let indoors = activity.sport == Sport::Running && numbers(&file["gps_points"]) == [0.0];
        self.that("treadmill", activity.treadmill == indoors);
    }

    fn summed(&mut self, activity: &Activity, expected: &Value) {
        let time = |field: &str| utc(text(&expected[field]));
        let (first, last) = (time("rec_first"), time("rec_last"));
        self.start(activity, &[first]);
        let seconds = first.zip(last).map(|(first, last)| (last - first).as_seconds_f64());
        self.number("elapsed_s", activity.elapsed_s, &[seconds.unwrap_or(f64::NAN)], 0.0);
        self.number("distance_m", activity.distance_m, &numbers(&expected["rec_dist_last"]), 0.01);
        self.number("avg_hr", activity.avg_hr, &records_hr(expected, "avg"), 0.01);
        self.number("max_hr", activity.max_hr, &records_hr(expected, "max"), 0.0);
        self.number("laps", activity.laps.map(f64::from), &numbers(&expected["laps"]), 0.0);
        self.that("moving within elapsed", activity.moving_s <= activity.elapsed_s && activity.moving_s > Some(0.0));
    }

    /// The summary's value exactly, or where it has none that of the records.
    fn either(&mut self, what: &str, read: Option<f64>, summary: &[f64], records: &[f64]) {
        match summary.is_empty() {
            true => self.number(what, read, records, 0.01),
            false => self.number(what, read, summary, 0.0),
        }
    }

    fn gpx(&mut self, expected: &Value, outcome: &Outcome) {
        if expected["corrupt"] == true {
            let fits = matches!(outcome, Err(ImportError::Unrecognised { .. } | ImportError::Malformed { .. }));
            return self.that(&shown(outcome), fits);
        }
        if expected["is_activity"] == false {
            return self.refused(outcome, |reason| match reason {
                NotARun::NoTimes { timed, points } => *timed < 2 && expected["points"] == *points,
                NotARun::RouteOnly => expected["points"] == 0 && expected["routes"] == 1,
                NotARun::WaypointsOnly => expected["tracks"] == 0 && expected["waypoints"] == 1,
                NotARun::TooFewPoints(points) => *points < 2 && expected["points"] == *points,
                _ => false,
            });
        }
        let Some(activity) = self.only(outcome) else {
            return;
        };
        self.start(activity, &[utc(text(&expected["start_time_utc"]))]);
        self.number("elapsed_s", activity.elapsed_s, &numbers(&expected["elapsed_s_first_to_last"]), 0.005);
        let metres = numbers(&expected["distance_2d_m"]);
        self.number("distance_m", activity.distance_m, &metres, 0.003 * metres[0] + 0.01);
        self.number("ascent_m", activity.ascent_m, &numbers(&expected["ascent_m_raw_sum"]), 0.01);
        self.number("avg_hr", activity.avg_hr, &numbers(&expected["avg_hr"]), 0.01);
        self.number("max_hr", activity.max_hr, &numbers(&expected["max_hr"]), 0.0);
        let steps: Vec<f64> = numbers(&expected["avg_cadence_raw"]).iter().map(|raw| raw * 2.0).collect();
        self.number("cadence", activity.cadence, &steps, 0.02);
        let kind = expected["type"][0].as_str();
        self.that("sport", (activity.sport == Sport::Running) == kind.is_some_and(|k| ["9", "run", "running"].contains(&k)));
        self.that("moving is an estimate", activity.moving_is_estimate && activity.moving_s <= activity.elapsed_s);
    }

    fn paused_track(&mut self, outcome: &Outcome) {
        let Some(activity) = self.only(outcome) else {
            return;
        };
        self.number("distance_m", activity.distance_m, &[222.08], 0.1);
        self.number("elapsed_s", activity.elapsed_s, &[4.92], 0.005);
        self.start(activity, &[utc("2021-01-07T21:51:59.179Z")]);
    }

    fn tcx(&mut self, expected: &Value, outcome: &Outcome) {
        // A file of which only the blanks before the declaration are wrong is read, and is to be.
        let peers: Vec<&Value> = expected["peers"].as_object().into_iter().flat_map(|by_reader| by_reader.values()).collect();
        if peers.is_empty() {
            return self.that(&shown(outcome), matches!(outcome, Err(ImportError::Malformed { .. })));
        }
        let Some(activity) = self.only(outcome) else {
            return;
        };
        let own = &expected["file_own_lap_totals"];
        let said = |field: &str| peers.iter().flat_map(|peer| numbers(&peer[field])).collect::<Vec<f64>>();
        let starts: Vec<_> = peers.iter().map(|peer| utc(text(&peer["start_time_utc"]))).collect();
        self.start(activity, &starts);
        self.start(activity, &[utc(text(&own["first_lap_start"]))]);
        self.number("elapsed_s", activity.elapsed_s, &said("duration_s"), 0.01);
        self.number("moving_s", activity.moving_s, &numbers(&own["total_time_s"]), 0.01);
        let metres: Vec<f64> = numbers(&own["distance_m"]).into_iter().filter(|metres| *metres > 0.0).collect();
        self.number("distance_m", activity.distance_m, &metres, 0.01);
        self.number("ascent_m", activity.ascent_m, &said("ascent_m"), 0.01);
        self.number("avg_hr", activity.avg_hr, &said("avg_hr"), 0.01);
        self.number("max_hr", activity.max_hr, &said("max_hr"), 0.0);
        self.number("kcal", activity.calories, &numbers(&own["kcal"]), 0.0);
        self.number("laps", activity.laps.map(f64::from), &numbers(&own["laps"]), 0.0);
        self.that("sport", activity.sport == Sport::Running);
        self.that("treadmill", activity.treadmill == (own["positions"] == 0));
    }

    fn strava(&mut self, expected: &Value, outcome: &Outcome) {
        let Ok(report) = outcome else {
            return self.mismatches.push(shown(outcome));
        };
        let records = list(&expected["records"]);
        self.that("number of activities", report.activities.len() == records.len());
        for (activity, record) in report.activities.iter().zip(records) {
            self.start(activity, &[utc(text(&record["start_time_utc"]))]);
            self.number("elapsed_s", activity.elapsed_s, &numbers(&record["elapsed_s"][1]), 0.0);
            for (field, read) in [
                ("moving_s", activity.moving_s),
                ("distance_m_second_column", activity.distance_m),
                ("elevation_gain", activity.ascent_m),
                ("perceived_exertion", activity.effort.map(f64::from)),
            ] {
                self.number(field, read, &numbers(&record[field]), 0.0);
            }
            self.that("title", activity.title.as_deref() == record["name"].as_str());
            self.that("recording", activity.recording.as_deref().unwrap_or("") == record["filename"]);
            let kind = text(&record["type"]);
            self.that("sport", says(activity, if kind == "Run" { "running" } else { kind }));
        }
    }

    fn garmin(&mut self, expected: &Value, outcome: &Outcome) {
        let Ok(report) = outcome else {
            return self.mismatches.push(shown(outcome));
        };
        let activities = &report.activities;
        self.that("number of activities", expected["rows"] == activities.len());
        let indoors = activities.iter().filter(|activity| activity.treadmill).count();
        self.that("treadmills", expected["types"]["Treadmill Running"] == indoors);
        self.that("all run", activities.iter().all(|activity| activity.sport == Sport::Running));
        let metres: f64 = activities.iter().filter_map(|activity| activity.distance_m).sum();
        self.number("total km", Some(metres / 1000.0), &numbers(&expected["total_distance_km"]), 0.01);
        let (first, last) = (list(&expected["first_records"]), list(&expected["last_records"]));
        let tail = activities.len() - last.len();
        for (activity, record) in activities.iter().zip(first).chain(activities[tail..].iter().zip(last)) {
            self.garmin_row(activity, record);
        }
    }

    /// As its own text says; no other reader is at hand.
    fn apple(&mut self, outcome: &Outcome) {
        let Some(run) = self.only(outcome) else {
            return;
        };
        self.start(run, &[utc("2016-11-14T14:25:41Z")]);
        self.number("offset", run.utc_offset_s.map(f64::from), &[-8.0 * 3600.0], 0.0);
        self.number("distance_m", run.distance_m, &[0.497_174_950_453_506_2 * 1609.344], 0.01);
        self.number("moving_s", run.moving_s, &[5.194_123_466_809_59 * 60.0], 0.01);
        self.number("elapsed_s", run.elapsed_s, &[311.0], 0.0);
        self.number("kcal", run.calories, &[48.745], 0.01);
        self.that("sport", run.sport == Sport::Running);
    }

    fn garmin_row(&mut self, activity: &Activity, record: &Value) {
        let start = NaiveDateTime::parse_from_str(text(&record["date_local"]), "%Y-%m-%d %H:%M:%S");
        self.that("local start", activity.local_start == start.ok() && activity.started_at.is_none());
        self.that("title", activity.title.as_deref() == record["title"].as_str());
        for (field, read) in [
            ("distance_km", activity.distance_m.map(|metres| metres / 1000.0)),
            ("moving_s", activity.moving_s),
            ("elapsed_s", activity.elapsed_s),
            ("avg_hr", activity.avg_hr),
            ("max_hr", activity.max_hr),
            ("avg_cadence", activity.cadence),
            ("ascent_m", activity.ascent_m),
            ("kcal", activity.calories),
            ("laps", activity.laps.map(f64::from)),
        ] {
            self.number(field, read, &numbers(&record[field]), 1e-9);
        }
    }
}

type Outcome = Result<FileReport, ImportError>;

fn shown(outcome: &Outcome) -> String {
    match outcome {
        Ok(report) => format!("read {} activities", report.activities.len()),
        Err(refusal) => format!("refused: {refusal}"),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The numbers a value stands for: one, none, or one of each reader; numbers in text as well.
fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Object(by_reader) => by_reader.values().flat_map(numbers).collect(),
        Value::String(text) => text.parse().into_iter().collect(),
        other => other.as_f64().into_iter().collect(),
    }
}

fn any_null(value: &Value) -> bool {
    value.is_null() || value.as_object().is_some_and(|by_reader| by_reader.values().any(Value::is_null))
}

/// A measure of the heart rates in the records, by reader where they differ.
fn records_hr(file: &Value, measure: &str) -> Vec<f64> {
    match &file["rec_hr"][measure] {
        Value::Null => file["rec_hr"]
            .as_object()
            .map_or(Vec::new(), |by_reader| by_reader.values().flat_map(|of_reader| numbers(&of_reader[measure])).collect()),
        value => numbers(value),
    }
}

/// A time as the readers print it, some without zone and with a remark.
fn utc(text: &str) -> Option<DateTime<Utc>> {
    let zoned = text.replace(" (naive)", "Z");
    DateTime::parse_from_rfc3339(&zoned).ok().map(|time| time.to_utc())
}

fn says(activity: &Activity, sport: &str) -> bool {
    match &activity.sport {
        Sport::Running => sport == "running",
        Sport::Other(word) => word == sport,
        Sport::Unstated => false,
    }
}
