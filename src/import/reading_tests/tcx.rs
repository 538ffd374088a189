//! TCX.

use super::*;

fn tcx(laps: &str) -> String {
    format!(
        "   <?xml version=\"1.0\"?><TrainingCenterDatabase><Activities><Activity Sport=\"Running\"><Id>2026-11-24T07:00:00Z</Id>{laps}</Activity></Activities></TrainingCenterDatabase>"
    )
}

fn lap(points: &str) -> String {
    format!(
        "<Lap StartTime='2026-11-24T07:00:00Z'><TotalTimeSeconds>300</TotalTimeSeconds><DistanceMeters>1000</DistanceMeters><Calories>60</Calories><AverageHeartRateBpm><Value>150</Value></AverageHeartRateBpm><Track>{points}</Track></Lap>"
    )
}

#[test]
fn tcx_laps_are_added_up_and_pauses_are_elapsed_time() {
    let point = |clock, lat| {
        format!(
            "<Trackpoint><Time>2026-11-24T{clock}Z</Time><Position><LatitudeDegrees>{lat}</LatitudeDegrees><LongitudeDegrees>0</LongitudeDegrees></Position></Trackpoint>"
        )
    };
    let text = tcx(&(lap(&point("07:00:05", 1)) + &lap(&point("07:15:05", 2)) + &lap("<Trackpoint/>")));
    let run = only(&text);
    assert_eq!(run.started_at.unwrap().to_rfc3339(), "2026-11-24T07:00:00+00:00");
    assert_eq!((run.distance_m, run.moving_s, run.elapsed_s), (Some(3000.0), Some(900.0), Some(900.0)));
    assert_eq!((run.laps, run.calories, run.avg_hr, run.treadmill), (Some(3), Some(180.0), Some(150.0), false));
    assert!(!run.moving_is_estimate);
}

#[test]
fn tcx_without_positions_is_a_treadmill_and_zero_is_unmeasured() {
    let text = tcx(&lap("<Trackpoint><Time>2026-11-24T07:00:05Z</Time></Trackpoint>"));
    assert_eq!((only(&text).treadmill, only(&text).distance_m), (true, Some(1000.0)));
    assert_eq!(only(&text.replace(">1000<", ">0.0<")).distance_m, None);
}

#[test]
fn tcx_courses_damage_and_nothing_are_refused() {
    let course = "<TrainingCenterDatabase><Courses><Course/></Courses></TrainingCenterDatabase>";
    assert!(refusal(course).contains("planned route"));
    assert!(refusal("<Activities><Activity></Activities>").starts_with("this TCX file is damaged"));
    assert!(refusal("<TrainingCenterDatabase/>").contains("holds no activity"));
}
