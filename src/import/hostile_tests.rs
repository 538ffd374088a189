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
    fn damaged_text(which in 0usize..4, edits in edits(), cut in prop_oneof![Just(0usize), any::<usize>()]) {
        answers(&mutated([GPX, TCX, STRAVA, GARMIN][which].as_bytes().to_vec(), &edits, cut));
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
    for bytes in [made_fit(), GPX.into(), TCX.into(), STRAVA.into(), GARMIN.into()] {
        assert!(read_bytes("made", &bytes).is_ok());
    }
}
