//! Whatever the bytes, reading answers: activities or a sentence, never a panic.

use super::fit::made::{Made, U8};
use super::*;
use proptest::prelude::*;

fn made_fit() -> Vec<u8> {
    let records = (0..20).fold(Made::activity(), |made, i| made.record(i * 5, i64::from(i) * 15, 130));
    records.run(&[(193, U8, 40), (192, U8, 50)]).file()
}

const GPX: &str = "<?xml version=\"1.0\"?><gpx><trk><name>a</name><type>run</type><trkseg><trkpt lat=\"1\" lon=\"1\"><ele>1</ele><time>2026-11-24T07:00:00Z</time></trkpt><trkpt lat=\"1.001\" lon=\"1\"><time>2026-11-24T07:01:00Z</time></trkpt></trkseg></trk></gpx>";
const TCX: &str = "<TrainingCenterDatabase><Activities><Activity Sport=\"Running\"><Id>2026-11-24T07:00:00Z</Id><Lap StartTime=\"2026-11-24T07:00:00Z\"><TotalTimeSeconds>60</TotalTimeSeconds><DistanceMeters>200</DistanceMeters><Track><Trackpoint><Time>2026-11-24T07:00:00Z</Time></Trackpoint></Track></Lap></Activity></Activities></TrainingCenterDatabase>";
const STRAVA: &str = "Activity ID,Activity Date,Activity Type,Elapsed Time,Distance,Filename,Elapsed Time,Distance\n1,\"Nov 24, 2026, 7:10:00 AM\",Run,60,1.0,a,60.0,1000.0\n";
const GARMIN: &str = "Activity Type,Date,Title,Distance,Time\nRunning,2026-01-04 12:38:59,x,\"3,40\",00:17:01\n";

const APPLE: &str = "<HealthData><Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"30\" durationUnit=\"min\" totalDistance=\"5\" totalDistanceUnit=\"km\" startDate=\"2026-11-20 07:00:00 +0100\" endDate=\"2026-11-20 07:32:00 +0100\"><MetadataEntry key=\"HKTimeZone\" value=\"Europe/Berlin\"/><WorkoutStatistics type=\"HKQuantityTypeIdentifierHeartRate\" average=\"140\" maximum=\"170\"/></Workout></HealthData>";
const MADE: [&str; 5] = [GPX, TCX, STRAVA, GARMIN, APPLE];

fn answers(bytes: &[u8]) {
    match read_bytes("made", bytes) {
        Ok(report) => {
            assert!(!report.activities.is_empty());
            for activity in &report.activities {
                assert!(activity.distance_m.is_none_or(|m| m.is_finite() && m >= 0.0), "{activity:?}");
                assert!(activity.elapsed_s.is_none_or(|s| s.is_finite() && s >= 0.0), "{activity:?}");
                assert!(activity.started_at.is_none_or(|at| at.timestamp() > 880_000_000), "{activity:?}");
            }
        }
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
}

fn mutated(mut bytes: Vec<u8>, edits: &[(usize, u8)], cut: usize) -> Vec<u8> {
    for (at, byte) in edits {
        let at = at % bytes.len();
        bytes[at] = *byte;
    }
    bytes.truncate(bytes.len() - cut % bytes.len());
    bytes
}

fn edits() -> impl Strategy<Value = Vec<(usize, u8)>> {
    prop::collection::vec((any::<usize>(), any::<u8>()), 0..12)
}

proptest! {
    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        answers(&bytes);
    }

    #[test]
    fn random_bytes_behind_a_header(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        answers(&Made::activity().raw(&bytes).file());
        answers(&[b"\x1f\x8b\x08\x00".as_slice(), &bytes].concat());
    }

    #[test]
    fn damaged_fit(edits in edits(), cut in prop_oneof![Just(0usize), any::<usize>()]) {
        answers(&mutated(made_fit(), &edits, cut));
    }

    #[test]
    fn damaged_text(which in 0usize..5, edits in edits(), cut in prop_oneof![Just(0usize), any::<usize>()]) {
        answers(&mutated(MADE[which].as_bytes().to_vec(), &edits, cut));
    }
}

#[test]
fn a_flood_of_empty_messages_is_bounded() {
    let empty_session = Made::default().definition(0, 18, &[], &[]).raw(&vec![0; 3_000_000]);
    assert!(matches!(read_bytes("", &empty_session.file()), Err(ImportError::TooLarge { .. })));
    let chain = Made::activity().file().repeat(2_000);
    assert!(matches!(read_bytes("", &chain), Err(ImportError::TooLarge { .. })));
}

#[test]
fn the_made_files_are_sound_before_they_are_damaged() {
    assert!(read_bytes("made", &made_fit()).is_ok());
    for text in MADE {
        assert!(read_bytes("made", text.as_bytes()).is_ok(), "{text}");
    }
}

/// Files below 300 kB of the folder of real ones, where it is at hand.
fn real_files() -> Vec<Vec<u8>> {
    let Some(folder) = std::env::var_os("GLIDELOG_REAL_FILES") else { return Vec::new() };
    let found = place::walk(Path::new(&folder)).unwrap();
    found
        .iter()
        .map(|(_, path)| std::fs::read(path).unwrap())
        .filter(|bytes| !bytes.is_empty() && bytes.len() < 300_000)
        .collect()
}

#[test]
fn damaged_real_files() {
    let files = real_files();
    if files.is_empty() {
        println!("skipped: GLIDELOG_REAL_FILES names no folder of real files");
        return;
    }
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(300));
    let cut = prop_oneof![Just(0usize), any::<usize>()];
    let damaged = runner.run(&(any::<prop::sample::Index>(), edits(), cut), |(which, edits, cut)| {
        answers(&mutated(which.get(&files).clone(), &edits, cut));
        Ok(())
    });
    damaged.unwrap();
    println!("{} real files damaged in 300 ways", files.len());
}

/// A zip made byte by byte by its writer, then damaged: it is read or refused, and never more than is there.
#[test]
fn damaged_archives() {
    use std::io::{Cursor, Seek, Write};
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("activities.csv", STRAVA), ("a.gpx", GPX), ("x/export.xml", APPLE)] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    let whole = writer.finish().unwrap().into_inner();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(150));
    let cut = prop_oneof![Just(0usize), any::<usize>()];
    let damaged = runner.run(&(edits(), cut), |(edits, cut)| {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&mutated(whole.clone(), &edits, cut)).unwrap();
        file.rewind().unwrap();
        assert!(Files::of(vec![Place::Aside(file)], std::env::temp_dir()).count() <= 4);
        Ok(())
    });
    damaged.unwrap();
}

#[test]
fn a_day_without_end_is_refused() {
    let (header, line) = STRAVA.split_once('\n').unwrap();
    let refused = read_bytes("made", format!("{header}\n{}", line.repeat(300)).as_bytes()).unwrap_err();
    assert!(refused.to_string().contains("activities on one day"), "{refused}");
}
