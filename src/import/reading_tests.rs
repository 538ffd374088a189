//! Made files of the text formats, read through the front door.

use super::*;

fn only(text: &str) -> Activity {
    let mut report = read_bytes("made", text.as_bytes()).unwrap();
    assert_eq!(report.activities.len(), 1, "{report:?}");
    report.activities.remove(0)
}

fn refusal(text: &str) -> String {
    read_bytes("made.gpx", text.as_bytes())
        .unwrap_err()
        .to_string()
}

fn gpx(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><gpx xmlns=\"http://www.topografix.com/GPX/1/1\">{inside}</gpx>"
    )
}

/// Points at the equator, each given as seconds after 07:00 and metres east.
fn points(of: &[(u32, f64)]) -> String {
    let point = |(s, metres): &(u32, f64)| {
        let (lon, clock) = (
            metres / 111_195.08,
            format!("{:02}:{:02}:{:02}", 7 + s / 3600, s / 60 % 60, s % 60),
        );
        format!(
            "<trkpt lat=\"0\" lon=\"{lon}\"><ele>{}</ele><time>2026-11-24T{clock}Z</time></trkpt>",
            s / 100
        )
    };
    format!(
        "<trkseg>{}</trkseg>",
        of.iter().map(point).collect::<String>()
    )
}

#[test]
fn gpx_distance_elapsed_and_estimated_moving_time() {
    let standing = [(0, 0.0), (100, 300.0), (400, 310.0), (500, 610.0)];
    let run = only(&gpx(&format!(
        "<trk><name>Lunch</name><type>run</type>{}</trk>",
        points(&standing)
    )));
    assert_eq!(
        (run.sport, run.title.as_deref()),
        (Sport::Running, Some("Lunch"))
    );
    assert!((run.distance_m.unwrap() - 610.0).abs() < 0.1);
    assert_eq!(
        (run.elapsed_s, run.moving_s, run.moving_is_estimate),
        (Some(500.0), Some(200.0), true)
    );
    assert_eq!(run.ascent_m, Some(5.0));
}

#[test]
fn gpx_gaps_between_segments_do_not_count_as_distance() {
    let two = format!(
        "{}{}",
        points(&[(0, 0.0), (10, 30.0)]),
        points(&[(60, 500.0), (70, 530.0)])
    );
    let run = only(&gpx(&format!("<trk>{two}</trk>")));
    assert!((run.distance_m.unwrap() - 60.0).abs() < 0.1);
    assert_eq!((run.sport, run.elapsed_s), (Sport::Unstated, Some(70.0)));
}

#[test]
fn gpx_tracks_far_apart_are_two_activities() {
    let track = |at| format!("<trk>{}</trk>", points(&[(at, 0.0), (at + 60, 200.0)]));
    let near = gpx(&format!("{}{}", track(0), track(600)));
    let far = gpx(&format!("{}{}", track(0), track(7200)));
    assert_eq!(read_bytes("", near.as_bytes()).unwrap().activities.len(), 1);
    assert_eq!(read_bytes("", far.as_bytes()).unwrap().activities.len(), 2);
}

#[test]
fn gpx_points_that_do_not_exist_break_the_line() {
    let broken = points(&[(0, 0.0), (10, 30.0), (20, 60.0)])
        .replacen("lat=\"0\"", "lat=\"100\"", 2)
        .replacen("lat=\"100\"", "lat=\"0\"", 1);
    let report = read_bytes(
        "",
        gpx(&format!(
            "<trk>{broken}{}</trk>",
            points(&[(30, 60.0), (40, 90.0)])
        ))
        .as_bytes(),
    )
    .unwrap();
    assert_eq!(
        report.warnings,
        ["1 points with impossible positions were left out"]
    );
    assert!((report.activities[0].distance_m.unwrap() - 30.0).abs() < 0.1);
}

#[test]
fn gpx_keeps_a_stated_zone_and_sensor_values() {
    let point = |s| {
        format!(
            "<trkpt lat='1' lon='1'><time>2026-11-24T08:00:0{s}+01:00</time><extensions><x:t xmlns:x='u'><x:hr>15{s}</x:hr><x:cad>85</x:cad></x:t></extensions></trkpt>"
        )
    };
    let run = only(&gpx(&format!(
        "<trk><type>running</type><trkseg>{}{}</trkseg></trk>",
        point(1),
        point(3)
    )));
    assert_eq!(run.utc_offset_s, Some(3600));
    assert_eq!(
        run.started_at.unwrap().to_rfc3339(),
        "2026-11-24T07:00:01+00:00"
    );
    assert_eq!(
        (run.avg_hr, run.max_hr, run.cadence),
        (Some(152.0), Some(153.0), Some(170.0))
    );
}

#[test]
fn gpx_that_is_no_activity_is_refused_with_the_reason() {
    let untimed = "<trk><trkseg><trkpt lat='1' lon='1'/><trkpt lat='1' lon='2'/></trkseg></trk>";
    let cases = [
        ("<rte><rtept lat='1' lon='1'/></rte>", "planned route"),
        ("<wpt lat='1' lon='1'/>", "only places"),
        (untimed, "only 0 of its 2 points say when"),
        ("<trk><trkseg/></trk>", "two usable points are needed"),
        ("", "two usable points are needed"),
    ];
    for (inside, words) in cases {
        assert!(
            refusal(&gpx(inside)).contains(words),
            "{}",
            refusal(&gpx(inside))
        );
    }
}

#[test]
fn gpx_of_an_unset_clock_has_no_date() {
    let text =
        gpx(&format!("<trk>{}</trk>", points(&[(0, 0.0), (10, 30.0)]))).replace("2026-", "1990-");
    assert_eq!(only(&text).started_at, None);
}

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
    let text =
        tcx(&(lap(&point("07:00:05", 1)) + &lap(&point("07:15:05", 2)) + &lap("<Trackpoint/>")));
    let run = only(&text);
    assert_eq!(
        run.started_at.unwrap().to_rfc3339(),
        "2026-11-24T07:00:00+00:00"
    );
    assert_eq!(
        (run.distance_m, run.moving_s, run.elapsed_s),
        (Some(3000.0), Some(900.0), Some(900.0))
    );
    assert_eq!(
        (run.laps, run.calories, run.avg_hr, run.treadmill),
        (Some(3), Some(180.0), Some(150.0), false)
    );
    assert!(!run.moving_is_estimate);
}

#[test]
fn tcx_without_positions_is_a_treadmill_and_zero_is_unmeasured() {
    let text = tcx(&lap(
        "<Trackpoint><Time>2026-11-24T07:00:05Z</Time></Trackpoint>",
    ));
    assert_eq!(
        (only(&text).treadmill, only(&text).distance_m),
        (true, Some(1000.0))
    );
    assert_eq!(only(&text.replace(">1000<", ">0.0<")).distance_m, None);
}

#[test]
fn tcx_courses_damage_and_nothing_are_refused() {
    let course = "<TrainingCenterDatabase><Courses><Course/></Courses></TrainingCenterDatabase>";
    assert!(refusal(course).contains("planned route"));
    assert!(refusal("<Activities><Activity></Activities>").starts_with("this TCX file is damaged"));
    assert!(refusal("<TrainingCenterDatabase/>").contains("holds no activity"));
}

/// The layout of the export up to the exertion column, with the names given.
fn strava_line(cells: &[(usize, &str)]) -> String {
    let mut line = vec![String::new(); 45];
    for (column, text) in cells {
        line[*column] = format!("\"{text}\"");
    }
    line.join(",") + "\n"
}

#[test]
fn strava_columns_are_told_by_position_where_names_repeat() {
    let names = [
        (0, "Activity ID"),
        (1, "Activity Date"),
        (3, "Activity Type"),
        (5, "Elapsed Time"),
        (6, "Distance"),
        (15, "Elapsed Time"),
        (16, "Moving Time"),
        (17, "Distance"),
        (43, "Perceived Exertion"),
    ];
    let run = [
        (0, "7"),
        (1, "Nov 24, 2026, 7:10:00 AM"),
        (3, "Run"),
        (5, "1,900"),
        (6, "5.01"),
        (15, "1900.0"),
        (16, "1800.0"),
        (17, "5012.5"),
        (43, "6"),
    ];
    let read = only(&(strava_line(&names) + &strava_line(&run)));
    assert_eq!(
        read.started_at.unwrap().to_rfc3339(),
        "2026-11-24T07:10:00+00:00"
    );
    assert_eq!(
        (read.distance_m, read.moving_s, read.elapsed_s),
        (Some(5012.5), Some(1800.0), Some(1900.0))
    );
    assert_eq!((read.sport, read.effort), (Sport::Running, Some(6)));
}

#[test]
fn strava_in_german_has_other_names_numbers_and_dates() {
    let names = [
        (0, "Aktivitäts-ID"),
        (1, "Aktivitätsdatum"),
        (2, "Name der Aktivität"),
        (3, "Aktivitätsart"),
        (5, "Verstrichene Zeit"),
        (6, "Distanz"),
        (7, "Max. Herzfrequenz"),
        (8, "Relative Leistung"),
        (15, "Verstrichene Zeit"),
        (16, "Bewegungszeit"),
        (17, "Distanz"),
        (30, "Max. Herzfrequenz"),
        (37, "Relative Leistung"),
    ];
    let run = [
        (1, "09.12.2022, 15:24:49"),
        (2, "Feierabend"),
        (3, "Lauf"),
        (5, "3.600"),
        (6, "9,44"),
        (16, "3500.0"),
        (17, ""),
        (30, "171.0"),
    ];
    let read = only(&(strava_line(&names) + &strava_line(&run)));
    assert_eq!(
        read.started_at.unwrap().to_rfc3339(),
        "2022-12-09T15:24:49+00:00"
    );
    assert_eq!(
        (read.distance_m, read.moving_s, read.elapsed_s),
        (Some(9440.0), Some(3500.0), Some(3600.0))
    );
    assert_eq!(
        (read.sport, read.max_hr, read.title.as_deref()),
        (Sport::Running, Some(171.0), Some("Feierabend"))
    );
}

#[test]
fn strava_lines_without_a_date_are_named_and_the_rest_is_read() {
    let text = "Activity ID,Activity Date,Activity Name,Activity Type\n1,someday,a,Run\n2,\"May 1, 2026, 7:00:00 PM\",b,Run\n";
    let report = read_bytes("", text.as_bytes()).unwrap();
    assert_eq!(
        report.warnings,
        ["line 2 was left out: its date \"someday\" cannot be read"]
    );
    assert!(report.partial && report.activities.len() == 1);
    assert!(refusal("Activity ID,Activity Date,Activity Type\n").contains("holds no activity"));
}

#[test]
fn garmin_lists_with_comma_or_dot() {
    let head = "Activity Type,Date,Title,Distance,Time,Steps,Elapsed Time,Total Ascent\n";
    let comma = "Treadmill Running,2026-01-04 12:38:59,x,\"3,40\",00:17:01,2.932,00:17:02,--\n";
    let dot = "Running,2026-01-04 12:38:59,x,10.08,00:49:40,\"8,676\",00:57:00,\"1,024\"\n";
    let run = only(&(head.to_owned() + comma));
    assert_eq!(run.local_start.unwrap().to_string(), "2026-01-04 12:38:59");
    assert_eq!(
        (run.distance_m, run.moving_s, run.elapsed_s, run.ascent_m),
        (Some(3400.0), Some(1021.0), Some(1022.0), None)
    );
    assert!(run.treadmill && run.started_at.is_none());
    let run = only(&(head.to_owned() + dot));
    assert_eq!(
        (run.distance_m, run.ascent_m, run.treadmill),
        (Some(10_080.0), Some(1024.0), false)
    );
}

#[test]
fn what_is_not_read_yet_says_so() {
    assert!(refusal("<HealthData><Workout/></HealthData>").contains("Apple Health"));
    assert!(refusal("full_date,mood\n2026-01-01,good\n").contains("only activities are read"));
    assert!(refusal("time,latitude,longitude\n1,2,3\n").contains("list of points"));
    assert!(refusal("PK\u{3}\u{4}").contains("unpack it"));
    assert!(refusal("hello").contains("its name says gpx, its content does not"));
    assert!(matches!(read_bytes("", b""), Err(ImportError::Empty)));
}
