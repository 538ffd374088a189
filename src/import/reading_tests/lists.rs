//! CSV lists, and what is no activity.

use super::*;

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
    assert_eq!(read.started_at.unwrap().to_rfc3339(), "2026-11-24T07:10:00+00:00");
    assert_eq!((read.distance_m, read.moving_s, read.elapsed_s), (Some(5012.5), Some(1800.0), Some(1900.0)));
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
    assert_eq!(read.started_at.unwrap().to_rfc3339(), "2022-12-09T15:24:49+00:00");
    assert_eq!((read.distance_m, read.moving_s, read.elapsed_s), (Some(9440.0), Some(3500.0), Some(3600.0)));
    assert_eq!((read.sport, read.max_hr, read.title.as_deref()), (Sport::Running, Some(171.0), Some("Feierabend")));
}

#[test]
fn strava_lines_without_a_date_are_named_and_the_rest_is_read() {
    let text = "Activity ID,Activity Date,Activity Name,Activity Type\n1,someday,a,Run\n2,\"May 1, 2026, 7:00:00 PM\",b,Run\n";
    let report = read_bytes("", text.as_bytes()).unwrap();
    assert_eq!(report.warnings, ["line 2 was left out: its date \"someday\" cannot be read"]);
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
    assert_eq!((run.distance_m, run.moving_s, run.elapsed_s, run.ascent_m), (Some(3400.0), Some(1021.0), Some(1022.0), None));
    assert!(run.treadmill && run.started_at.is_none());
    let run = only(&(head.to_owned() + dot));
    assert_eq!((run.distance_m, run.ascent_m, run.treadmill), (Some(10_080.0), Some(1024.0), false));
}

#[test]
fn what_is_not_read_yet_says_so() {
    assert!(refusal("<HealthData><Workout/></HealthData>").contains("Apple Health"));
    assert!(refusal("full_date,mood\n2026-01-01,good\n").contains("it is a diary"));
    assert!(refusal("time,latitude,longitude\n1,2,3\n").contains("list of points"));
    assert!(refusal("PK\u{3}\u{4}").contains("unpack it"));
    assert!(refusal("hello").contains("its name says gpx, its content does not"));
    assert!(matches!(read_bytes("", b""), Err(ImportError::Empty)));
}
