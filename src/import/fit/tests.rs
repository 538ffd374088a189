use super::made::{BYTES, MORNING, Made, S32, U8, U16, U32};
use crate::import::{Activity, FileReport, ImportError, NotARun, Sport, read_bytes};

fn read(file: &[u8]) -> FileReport {
    read_bytes("made.fit", file).unwrap()
}

fn only(file: &[u8]) -> Activity {
    let mut report = read(file);
    assert_eq!(report.activities.len(), 1, "{report:?}");
    report.activities.remove(0)
}

#[test]
fn a_session_gives_its_summary_in_plain_units() {
    let session = [(16, U8, 141), (17, U8, 172), (18, U8, 85), (92, U8, 64), (22, U16, 73), (11, U16, 320), (26, U16, 5)];
    let run = only(&Made::activity().run(&session).file());
    assert_eq!(run.sport, Sport::Running);
    assert_eq!(run.started_at.unwrap().to_rfc3339(), "2026-11-24T05:10:00+00:00");
    assert_eq!((run.elapsed_s, run.moving_s, run.distance_m), (Some(1800.0), Some(1700.5), Some(5000.0)));
    assert_eq!((run.avg_hr, run.max_hr, run.cadence), (Some(141.0), Some(172.0), Some(171.0)));
    assert_eq!((run.ascent_m, run.calories, run.laps), (Some(73.0), Some(320.0), Some(5)));
    assert!(!run.moving_is_estimate && !run.treadmill);
}

#[test]
fn effort_and_feel_come_from_their_raw_numbers() {
    let cases = [
        (40, 0, Some(4), Some(1)),
        (100, 25, Some(10), Some(2)),
        (0, 50, Some(0), Some(3)),
        (45, 75, Some(5), Some(4)),
        (10, 100, Some(1), Some(5)),
        (0xff, 0xff, None, None),
        (110, 101, None, None),
    ];
    for (rpe, feel, effort, felt) in cases {
        let run = only(&Made::activity().run(&[(193, U8, rpe), (192, U8, feel)]).file());
        assert_eq!((run.effort, run.feel), (effort, felt), "{rpe} {feel}");
    }
}

#[test]
fn both_byte_orders_read_alike() {
    let little = Made::activity().run(&[(16, U8, 141)]);
    let big = Made::default().big_endian().message(0, &[(0, 0x00, 4)]).run(&[(16, U8, 141)]);
    assert_eq!(only(&little.file()), only(&big.file()));
}

#[test]
fn what_the_summary_leaves_out_is_filled_from_the_records() {
    let run = only(&Made::activity().record(0, 0, 120).record(60, 200, 140).run(&[]).file());
    assert_eq!((run.avg_hr, run.max_hr), (Some(130.0), Some(140.0)));
}

#[test]
fn the_offset_is_the_wall_clock_minus_utc_to_the_quarter_hour() {
    for (apart, expected) in [(7200, Some(7200)), (-25199, Some(-25200)), (20700, Some(20700)), (60_000, None), (7500, None)] {
        let end = i64::from(MORNING) + 1800;
        let file = Made::activity().run(&[]).message(34, &[(253, U32, end), (5, U32, end + apart)]).file();
        assert_eq!(only(&file).utc_offset_s, expected, "{apart}");
    }
}

#[test]
fn a_wrong_checksum_is_imported_with_a_warning() {
    let mut file = Made::activity().run(&[]).file();
    *file.last_mut().unwrap() ^= 0xff;
    let report = read(&file);
    assert!(!report.partial && report.warnings[0].contains("checksum"), "{report:?}");
}

#[test]
fn a_cut_off_file_gives_the_sum_of_its_records() {
    let made = (0..100).fold(Made::activity(), |made, i| made.record(i * 10, i64::from(i) * 30, 130));
    let whole = made.run(&[]).file();
    let report = read(&whole[..whole.len() * 6 / 10]);
    assert!(report.partial);
    let run = &report.activities[0];
    let (elapsed, distance) = (run.elapsed_s.unwrap(), run.distance_m.unwrap());
    assert!(elapsed > 500.0 && elapsed < 700.0, "{elapsed}");
    assert!((distance - elapsed * 3.0).abs() < 1e-6, "{distance}");
    assert_eq!((run.moving_s, run.moving_is_estimate), (Some(elapsed), true));
    assert_eq!(run.sport, Sport::Unstated);
}

#[test]
fn an_unfinished_header_with_length_zero_is_read_to_the_end() {
    let mut file = Made::activity().record(0, 0, 120).record(60, 200, 140).file();
    file.truncate(file.len() - 2);
    file[4..8].fill(0);
    let report = read(&file);
    assert!(report.partial);
    assert_eq!(report.activities[0].elapsed_s, Some(60.0));
}

#[test]
fn pauses_of_the_timer_are_left_out() {
    let event = |made: Made, after: u32, kind| {
        made.message(21, &[(253, U32, i64::from(MORNING + after)), (0, 0x00, 0), (1, 0x00, kind)])
    };
    let mut made = event(Made::activity(), 0, 0).record(0, 0, 120);
    made = event(made.record(100, 300, 120), 100, 4);
    made = event(made, 400, 0).record(400, 300, 120).record(500, 600, 120);
    let run = only(&made.file());
    assert_eq!((run.elapsed_s, run.moving_s, run.moving_is_estimate), (Some(500.0), Some(200.0), false));
}

#[test]
fn chained_files_are_several_activities_each_with_its_offset() {
    let end = i64::from(MORNING) + 1800;
    let with_offset = |s| Made::activity().run(&[]).message(34, &[(253, U32, end), (5, U32, end + s)]).file();
    let report = read(&[with_offset(3600), with_offset(-3600)].concat());
    let offsets: Vec<_> = report.activities.iter().map(|a| a.utc_offset_s).collect();
    assert_eq!(offsets, [Some(3600), Some(-3600)]);
}

#[test]
fn a_clock_that_was_never_set_is_no_date() {
    let start = 17_000_000;
    let file = Made::activity().message(18, &[(2, U32, start), (5, 0x00, 1), (7, U32, 60_000), (9, U32, 20_000)]).file();
    let report = read(&file);
    assert_eq!(report.activities[0].started_at, None);
    assert!(report.warnings[0].contains("give the date"), "{report:?}");
}

#[test]
fn no_position_in_any_record_is_a_treadmill_and_zero_metres_unmeasured() {
    let indoors = |seconds: u32| [(253, U32, i64::from(MORNING + seconds)), (3, U8, 130)];
    let made = Made::activity().message(20, &indoors(0)).message(20, &indoors(60));
    let run = only(&made.message(18, &[(2, U32, i64::from(MORNING)), (5, 0x00, 1), (7, U32, 60_000), (9, U32, 0)]).file());
    assert_eq!((run.treadmill, run.distance_m), (true, None));
    assert!(only(&Made::activity().run(&[(6, 0x00, 1)]).file()).treadmill);
}

#[test]
fn packed_times_and_distances_of_old_watches() {
    let fields = [(8, BYTES, 0)];
    let packed = |made: Made, header: u8, sixteenths: u16| {
        made.raw(&[header, 0, (sixteenths << 4 & 0xf0) as u8, (sixteenths >> 4) as u8])
    };
    let mut made = Made::activity().message(21, &[(253, U32, i64::from(MORNING)), (0, 0x00, 9), (1, 0x00, 0)]);
    made = made.definition(1, 20, &fields, &[]);
    let header = |after: u32| 0xa0 | ((MORNING + after) & 0x1f) as u8;
    made = packed(made, header(0), 4000);
    made = packed(made, header(20), 100);
    let run = only(&packed(made, header(40), 900).file());
    assert_eq!(run.elapsed_s, Some(40.0));
    assert_eq!(run.distance_m, Some((4000.0 + 196.0 + 800.0) / 16.0));
}

#[test]
fn developer_fields_are_stepped_over_whatever_their_size() {
    let values = [(253, U32, i64::from(MORNING)), (3, U8, 150)];
    let mut made = Made::activity().definition(2, 20, &values, &[255, 3]).raw(&[2]);
    made = made.value(U32, i64::from(MORNING)).value(U8, 150).raw(&[7; 258]);
    assert_eq!(only(&made.run(&[]).file()).avg_hr, Some(150.0));
}

#[test]
fn fields_of_odd_size_are_ignored() {
    let made = Made::activity().raw(&[0x43, 0, 0, 20, 0, 1, 5, 1, U32, 0x03, 9]);
    assert_eq!(only(&made.run(&[]).file()).distance_m, Some(5000.0));
}

#[test]
fn sessions_of_a_multisport_file_stay_apart() {
    let start = i64::from(MORNING);
    let session = |made: Made, at: i64, sport| made.message(18, &[(2, U32, at), (5, 0x00, sport), (7, U32, 600_000)]);
    let made = Made::activity().record(10, 0, 110).record(700, 2000, 160);
    let report = read(&session(session(made, start, 2), start + 600, 1).file());
    assert_eq!(report.activities[0].sport, Sport::Other("cycling".to_owned()));
    assert_eq!(report.activities[1].sport, Sport::Running);
    assert_eq!(report.activities[1].avg_hr, Some(160.0));
}

#[test]
fn files_that_are_no_activity_are_refused_by_what_they_are() {
    for (file_type, words) in [(2, "settings of a watch"), (6, "course"), (32, "daily monitoring")] {
        let refused = read_bytes("x.fit", &Made::of_type(file_type).file()).unwrap_err();
        assert!(matches!(&refused, ImportError::NotARun { reason: NotARun::OtherFitType(_), .. }));
        assert!(refused.to_string().contains(words), "{refused}");
    }
    let nothing = read_bytes("x.fit", &Made::activity().file()).unwrap_err();
    assert!(matches!(nothing, ImportError::NoActivities { .. }));
    let cut = &Made::activity().file()[..16];
    assert!(matches!(read_bytes("x.fit", cut), Err(ImportError::Malformed { .. })));
}

#[test]
fn a_garbage_time_does_not_stretch_the_sum() {
    let made = Made::activity().record(0, 0, 120).record(60, 200, 120).record(900_000_000, 300, 120);
    let position = [(253, U32, i64::from(MORNING) - 500_000), (0, S32, 0), (1, S32, 0)];
    let run = only(&made.message(20, &position).record(120, 400, 120).file());
    assert_eq!((run.elapsed_s, run.distance_m), (Some(120.0), Some(400.0)));
}

#[test]
fn a_timer_started_and_stopped_without_end_adds_up() {
    let half_days = 100;
    let last = half_days * 43_200;
    let mut made = (0..=half_days).fold(Made::activity(), |made, i| made.record(i * 43_200, 0, 120));
    for _ in 0..1_000 {
        for (after, kind) in [(0, 0), (last, 4)] {
            made = made.message(21, &[(253, U32, i64::from(MORNING + after)), (0, 0x00, 0), (1, 0x00, kind)]);
        }
    }
    // More than any run lasts: it is not recorded, and never a sum that went over its end.
    assert_eq!(only(&made.file()).moving_s, None);
}
