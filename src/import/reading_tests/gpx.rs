//! GPX.

use super::*;

fn gpx(inside: &str) -> String {
    format!("<?xml version=\"1.0\"?><gpx xmlns=\"http://www.topografix.com/GPX/1/1\">{inside}</gpx>")
}

/// Points at the equator, each given as seconds after 07:00 and metres east.
fn points(of: &[(u32, f64)]) -> String {
    let point = |(s, metres): &(u32, f64)| {
        let (lon, clock) = (metres / 111_195.08, format!("{:02}:{:02}:{:02}", 7 + s / 3600, s / 60 % 60, s % 60));
        format!("<trkpt lat=\"0\" lon=\"{lon}\"><ele>{}</ele><time>2026-11-24T{clock}Z</time></trkpt>", s / 100)
    };
    format!("<trkseg>{}</trkseg>", of.iter().map(point).collect::<String>())
}

#[test]
fn gpx_distance_elapsed_and_estimated_moving_time() {
    let standing = [(0, 0.0), (100, 300.0), (400, 310.0), (500, 610.0)];
    let run = only(&gpx(&format!("<trk><name>Lunch</name><type>run</type>{}</trk>", points(&standing))));
    assert_eq!((run.sport, run.title.as_deref()), (Sport::Running, Some("Lunch")));
    assert!((run.distance_m.unwrap() - 610.0).abs() < 0.1);
    assert_eq!((run.elapsed_s, run.moving_s, run.moving_is_estimate), (Some(500.0), Some(200.0), true));
    assert_eq!(run.ascent_m, Some(5.0));
}

#[test]
fn gpx_gaps_between_segments_do_not_count_as_distance() {
    let two = format!("{}{}", points(&[(0, 0.0), (10, 30.0)]), points(&[(60, 500.0), (70, 530.0)]));
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
    let broken = points(&[(0, 0.0), (10, 30.0), (20, 60.0)]).replacen("lat=\"0\"", "lat=\"100\"", 2).replacen(
        "lat=\"100\"",
        "lat=\"0\"",
        1,
    );
    let report = read_bytes("", gpx(&format!("<trk>{broken}{}</trk>", points(&[(30, 60.0), (40, 90.0)]))).as_bytes()).unwrap();
    assert_eq!(report.warnings, ["1 points with impossible positions were left out"]);
    assert!((report.activities[0].distance_m.unwrap() - 30.0).abs() < 0.1);
}

#[test]
fn gpx_keeps_a_stated_zone_and_sensor_values() {
    let point = |s| {
        format!(
            "<trkpt lat='1' lon='1'><time>2026-11-24T08:00:0{s}+01:00</time><extensions><x:t xmlns:x='u'><x:hr>15{s}</x:hr><x:cad>85</x:cad></x:t></extensions></trkpt>"
        )
    };
    let run = only(&gpx(&format!("<trk><type>running</type><trkseg>{}{}</trkseg></trk>", point(1), point(3))));
    assert_eq!(run.utc_offset_s, Some(3600));
    assert_eq!(run.started_at.unwrap().to_rfc3339(), "2026-11-24T07:00:01+00:00");
    assert_eq!((run.avg_hr, run.max_hr, run.cadence), (Some(152.0), Some(153.0), Some(170.0)));
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
        assert!(refusal(&gpx(inside)).contains(words), "{}", refusal(&gpx(inside)));
    }
}

#[test]
fn a_cut_off_track_gives_what_there_is() {
    let whole = gpx(&format!("<trk>{}</trk>", points(&[(0, 0.0), (10, 30.0), (20, 60.0)])));
    let cut = &whole[..whole.rfind("<ele>").unwrap()];
    let report = read_bytes("", cut.as_bytes()).unwrap();
    assert!(report.partial && report.warnings[0].contains("cut off"), "{report:?}");
    assert_eq!(report.activities[0].elapsed_s, Some(10.0));
}

#[test]
fn gpx_of_an_unset_clock_has_no_date() {
    let text = gpx(&format!("<trk>{}</trk>", points(&[(0, 0.0), (10, 30.0)]))).replace("2026-", "1990-");
    assert_eq!(only(&text).started_at, None);
}

#[test]
fn an_offset_that_no_place_has_is_no_zone() {
    let point = |minute| format!("<trkpt lat='1' lon='1'><time>2026-11-24T08:0{minute}:00+20:00</time></trkpt>");
    let run = only(&gpx(&format!("<trk><type>running</type><trkseg>{}{}</trkseg></trk>", point(1), point(3))));
    assert_eq!((run.utc_offset_s, run.started_at.unwrap().to_rfc3339()), (None, "2026-11-23T12:01:00+00:00".into()));
}
