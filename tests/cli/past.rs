//! A whole past brought in: archives, folders, runs that come several times, and files made to do harm.

use crate::sealed::Home;
use insta::assert_snapshot;
use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::process::Stdio;

/// A straight run of some kilometres with a point a minute, at 6 minutes a kilometre.
fn gpx(start: &str, km: u32, kind: &str) -> String {
    let start = chrono::DateTime::parse_from_rfc3339(start).unwrap();
    let points: String = (0..=km * 6)
        .map(|minute| {
            let time = (start + chrono::Duration::minutes(i64::from(minute))).to_utc().to_rfc3339();
            let north = 42.0 + f64::from(minute) / 6.0 / 111.195;
            format!("<trkpt lat=\"{north:.6}\" lon=\"-71\"><time>{time}</time></trkpt>\n")
        })
        .collect();
    format!("<gpx version=\"1.1\" creator=\"test\"><trk><type>{kind}</type><trkseg>{points}</trkseg></trk></gpx>")
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn gzipped(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

const LIST: &str = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Filename,Elapsed Time,Moving Time,Distance,Perceived Exertion
1,\"Nov 20, 2026, 12:00:00 PM\",Hills #trail,Run,\"left hip, fine\",1800,5.00,activities/1.gpx.gz,1800,1800,5000,6
2,\"Nov 21, 2026, 12:00:00 PM\",To work,Ride,,1800,9.00,activities/2.gpx,1800,1800,9000,
3,\"Nov 22, 2026, 12:00:00 PM\",Morning Run,Run,,3000,8.00,,3000,3000,8000,4
4,\"Nov 23, 2026, 12:00:00 PM\",Morning Run,Run,,1800,5.00,activities/4.fit,1800,1800,5000,3
";

fn strava() -> Vec<u8> {
    let first = gzipped(gpx("2026-11-20T12:00:00Z", 5, "running").as_bytes());
    let ride = gpx("2026-11-21T12:00:00Z", 9, "running");
    zipped(&[
        ("activities.csv", LIST.as_bytes()),
        ("activities/1.gpx.gz", &first),
        ("activities/2.gpx", ride.as_bytes()),
        ("activities/4.fit", b"no FIT file at all"),
        ("media/photo.jpg", b"\xff\xd8"),
        ("profile.csv", b"Athlete ID,Name\n1,Mo\n"),
    ])
}

#[test]
fn a_strava_archive_is_one_run_each() {
    let home = Home::new();
    fs::write(home.path("export.zip"), strava()).unwrap();
    assert_snapshot!(home.session(&["import export.zip", "list", "import export.zip", "undo"]), @r#"
    $ glidelog import export.zip
    new      export.zip/activities/1.gpx.gz  Fri 20 Nov 2026 07:00, 5 km in 30:00
    refused  export.zip/activities/2.gpx     unknown
    refused  export.zip/activities/4.fit     unknown
    new      export.zip/activities.csv       1 activity goes with its recording, 2 without a recording
    export.zip/activities/1.gpx.gz: note: the file names no time zone: shown in America/New_York
    export.zip/activities/2.gpx: not a run: Ride
    export.zip/activities/4.fit: not a format that can be read (its name says fit, its content does not): export it as FIT, GPX, TCX or CSV
    export.zip/activities/4.fit: note: its line in the list was taken instead
    export.zip/activities.csv: note: the file names no time zone: shown in America/New_York
    export.zip/activities.csv: note: 2 other files of the export were left out: they are no recordings
    3 new, 0 enriched, 0 already there, 1 of another sport, 1 of 4 files refused (take it back: glidelog undo)
    3 runs of the last week have no pain yet: glidelog checkin asks for it, newest first
    $ glidelog list
    Fri 20 Nov 2026
       #1 07:00  run 5 km in 30:00 (6:00 /km), effort 6, #trail "Hills #trail left hip, fine"
    Sun 22 Nov 2026
       #3 07:00  run 8 km in 50:00 (6:15 /km), effort 4
    Mon 23 Nov 2026
       #2 07:00  run 5 km in 30:00 (6:00 /km), effort 3
    3 entries for 11 to 24 Nov 2026
    $ glidelog import export.zip
    duplicate  export.zip/activities/1.gpx.gz  Fri 20 Nov 2026 07:00, 5 km in 30:00
    refused    export.zip/activities/2.gpx     unknown
    refused    export.zip/activities/4.fit     unknown
    duplicate  export.zip/activities.csv       1 activity goes with its recording, 2 without a recording
    export.zip/activities/1.gpx.gz: note: the file names no time zone: shown in America/New_York
    export.zip/activities/2.gpx: not a run: Ride
    export.zip/activities/4.fit: not a format that can be read (its name says fit, its content does not): export it as FIT, GPX, TCX or CSV
    export.zip/activities/4.fit: note: its line in the list was taken instead
    export.zip/activities.csv: note: the file names no time zone: shown in America/New_York
    export.zip/activities.csv: note: 2 other files of the export were left out: they are no recordings
    0 new, 0 enriched, 3 already there, 1 of another sport, 1 of 4 files refused (nothing was stored)
    $ glidelog undo
    taken back: import export.zip (the other way: glidelog redo)
      #1 is gone: Fri 20 Nov 2026 07:00: run 5 km in 30:00 (6:00 /km), effort 6, #trail "Hills #trail left hip, fine"
      #2 is gone: Mon 23 Nov 2026 07:00: run 5 km in 30:00 (6:00 /km), effort 3
      #3 is gone: Sun 22 Nov 2026 07:00: run 8 km in 50:00 (6:15 /km), effort 4
    "#);
    let mut child = home.command(&["import", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&strava()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("3 new, 0 enriched"), "{}", home.seen(&output));
    let sources = home.ok("show 4 --sources");
    assert!(
        sources.contains("activities/1.gpx.gz (gpx)") && sources.contains("activities.csv (strava-csv): effort, note"),
        "{sources}"
    );
}

/// Garmin's account export: a zip with zips in it.
#[test]
fn an_archive_inside_an_archive_is_opened_too() {
    let home = Home::new();
    let inner = zipped(&[("1.gpx", gpx("2026-11-20T12:00:00Z", 5, "running").as_bytes())]);
    let outer = zipped(&[("DI_CONNECT/Part1.zip", &inner), ("DI_CONNECT/profile.json", b"[]")]);
    fs::write(home.path("garmin.zip"), outer).unwrap();
    assert_snapshot!(home.run("import garmin.zip"), @r"
    new      garmin.zip/DI_CONNECT/Part1.zip/1.gpx  Fri 20 Nov 2026 07:00, 5 km in 30:00
    refused  garmin.zip/DI_CONNECT/profile.json     unknown
    garmin.zip/DI_CONNECT/Part1.zip/1.gpx: note: the file names no time zone: shown in America/New_York
    garmin.zip/DI_CONNECT/profile.json: not a format that can be read (neither FIT, GPX, TCX nor a CSV of activities): export it as FIT, GPX, TCX or CSV
    1 new, 0 enriched, 0 already there, 0 of another sport, 1 of 2 files refused (take it back: glidelog undo)
    1 run of the last week has no pain yet: glidelog checkin asks for it
    ");
    assert_eq!(home.files(), [".local/share/glidelog/journal.db", "garmin.zip"]);
}

#[test]
fn a_folder_is_read_through_and_each_file_once() {
    let home = Home::new();
    fs::create_dir_all(home.path("watch/2026/.trash")).unwrap();
    fs::write(home.path("watch/2026/b.gpx"), gpx("2026-11-21T12:00:00Z", 4, "running")).unwrap();
    fs::write(home.path("watch/a.gpx"), gpx("2026-11-20T12:00:00Z", 5, "running")).unwrap();
    fs::write(home.path("watch/2026/.trash/c.gpx"), gpx("2026-11-19T12:00:00Z", 5, "running")).unwrap();
    fs::write(home.path("watch/z.zip"), zipped(&[("d.gpx", gpx("2026-11-18T12:00:00Z", 3, "running").as_bytes())])).unwrap();
    #[cfg(unix)]
    {
        fs::hard_link(home.path("watch/a.gpx"), home.path("watch/same.gpx")).unwrap();
        std::os::unix::fs::symlink("/", home.path("watch/out")).unwrap();
    }
    let answer = home.json("import watch watch/a.gpx");
    let files: Vec<&str> = answer["files"].as_array().unwrap().iter().map(|file| file["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["watch/2026/b.gpx", "watch/a.gpx", "watch/z.zip/d.gpx"]);
    assert_eq!(home.json("list")["entries"].as_array().unwrap().len(), 3);
    fs::create_dir(home.path("empty")).unwrap();
    assert!(home.run("import empty").contains("no file in this folder"));
}

#[test]
fn an_apple_health_archive_is_read_from_its_export_alone() {
    let home = Home::new();
    let workout = |kind: &str, day: u32| {
        format!(
            "<Workout workoutActivityType=\"HKWorkoutActivityType{kind}\" duration=\"30\" durationUnit=\"min\" totalDistance=\"5\" \
             totalDistanceUnit=\"km\" startDate=\"2026-11-{day} 13:00:00 +0100\" endDate=\"2026-11-{day} 13:31:00 +0100\">\
             <MetadataEntry key=\"HKTimeZone\" value=\"America/New_York\"/></Workout>"
        )
    };
    let export =
        format!("<HealthData>{}{}{}</HealthData>", workout("Running", 20), workout("Cycling", 21), workout("Running", 22));
    let route = gpx("2026-11-21T12:00:00Z", 5, "");
    let archive = zipped(&[
        ("apple_health_export/export.xml", export.as_bytes()),
        ("apple_health_export/export_cda.xml", b"<ClinicalDocument/>"),
        ("apple_health_export/workout-routes/route_2026-11-21.gpx", route.as_bytes()),
    ]);
    fs::write(home.path("export.zip"), archive).unwrap();
    assert_snapshot!(home.session(&["import export.zip", "list", "import export.zip"]), @"
    $ glidelog import export.zip
    new  export.zip/apple_health_export/export.xml  2 runs, 2026-11-20 to 2026-11-22
    export.zip/apple_health_export/export.xml: not a run: Cycling
    export.zip/apple_health_export/export.xml: note: 2 other files of the export were left out: its workouts stand in this one
    2 new, 0 enriched, 0 already there, 1 of another sport, 0 of 1 files refused (take it back: glidelog undo)
    2 runs of the last week have no pain yet: glidelog checkin asks for it, newest first
    $ glidelog list
    Fri 20 Nov 2026
       #1 07:00  run 5 km in 30:00 (6:00 /km)
    Sun 22 Nov 2026
       #2 07:00  run 5 km in 30:00 (6:00 /km)
    2 entries for 11 to 24 Nov 2026
    $ glidelog import export.zip
    duplicate  export.zip/apple_health_export/export.xml  2 runs, 2026-11-20 to 2026-11-22
    export.zip/apple_health_export/export.xml: not a run: Cycling
    export.zip/apple_health_export/export.xml: note: 2 other files of the export were left out: its workouts stand in this one
    0 new, 0 enriched, 2 already there, 1 of another sport, 0 of 1 files refused (nothing was stored)
    ");
}

#[test]
fn a_run_typed_by_hand_is_left_apart_unless_it_is_said() {
    let home = Home::new();
    home.ok("run 5mi 48:00 -e 7 --at \"2026-11-20 07:00\" --note mine");
    home.ok("run 3km --at 2026-11-19");
    fs::write(home.path("watch.gpx"), gpx("2026-11-20T11:48:00Z", 8, "running")).unwrap();
    fs::write(home.path("copy.gpx"), gpx("2026-11-20T11:48:06Z", 8, "running")).unwrap();
    fs::write(home.path("day.gpx"), gpx("2026-11-19T11:00:00Z", 3, "running")).unwrap();
    assert_snapshot!(home.session(&[
        "import watch.gpx",
        "import watch.gpx",
        "undo",
        "import --match never watch.gpx",
        "undo",
        "import --match typed watch.gpx copy.gpx day.gpx",
        "list",
    ]), @r#"
    $ glidelog import watch.gpx
    new  watch.gpx  Fri 20 Nov 2026 06:48, 8 km in 48:00
    watch.gpx: note: the file names no time zone: shown in America/New_York
    watch.gpx: note: run #1 was typed by hand on that day and may be the same: both were kept (undo, then import with --match typed joins them)
    1 new, 0 enriched, 0 already there, 0 of another sport, 0 of 1 files refused (take it back: glidelog undo)
    1 run of the last week has no pain yet: glidelog checkin asks for it
    $ glidelog import watch.gpx
    duplicate  watch.gpx  Fri 20 Nov 2026 06:48, 8 km in 48:00
    watch.gpx: note: the file names no time zone: shown in America/New_York
    0 new, 0 enriched, 1 already there, 0 of another sport, 0 of 1 files refused (nothing was stored)
    $ glidelog undo
    taken back: import watch.gpx (the other way: glidelog redo)
      #3 is gone: Fri 20 Nov 2026 06:48: run 8 km in 48:00 (6:00 /km)
    $ glidelog import --match never watch.gpx
    new  watch.gpx  Fri 20 Nov 2026 06:48, 8 km in 48:00
    watch.gpx: note: the file names no time zone: shown in America/New_York
    1 new, 0 enriched, 0 already there, 0 of another sport, 0 of 1 files refused (take it back: glidelog undo)
    1 run of the last week has no pain yet: glidelog checkin asks for it
    $ glidelog undo
    taken back: import watch.gpx (the other way: glidelog redo)
      #4 is gone: Fri 20 Nov 2026 06:48: run 8 km in 48:00 (6:00 /km)
    $ glidelog import --match typed watch.gpx copy.gpx day.gpx
    enriched   watch.gpx  Fri 20 Nov 2026 06:48, 8 km in 48:00
    duplicate  copy.gpx   Fri 20 Nov 2026 06:48, 8 km in 48:00
    enriched   day.gpx    Thu 19 Nov 2026 06:00, 3 km in 18:00
    watch.gpx: note: the file names no time zone: shown in America/New_York
    watch.gpx: note: joined with run #1, which was typed by hand: what was typed stays
    copy.gpx: note: the file names no time zone: shown in America/New_York
    day.gpx: note: the file names no time zone: shown in America/New_York
    day.gpx: note: joined with run #2, which was typed by hand: what was typed stays
    0 new, 2 enriched, 1 already there, 0 of another sport, 0 of 3 files refused (take it back: glidelog undo)
    $ glidelog list
    Thu 19 Nov 2026
       #2 06:00  run 3 km in 18:00 (6:00 /km)
    Fri 20 Nov 2026
       #1 07:00  run 8.05 km in 48:00 (5:58 /km), effort 7 "mine"
    2 entries for 11 to 24 Nov 2026
    "#);
    assert!(home.ok("show 2 --sources").contains("from day.gpx (gpx): at, moving_s, elapsed_s"));
    let again = home.json("import --match typed day.gpx watch.gpx copy.gpx");
    let statuses: Vec<&str> = again["files"].as_array().unwrap().iter().map(|file| file["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["duplicate"; 3]);
}

#[test]
fn a_zone_that_a_file_knows_takes_the_place_of_the_machines_own() {
    let tcx = |start: &str| {
        format!(
            "<TrainingCenterDatabase><Activities><Activity Sport=\"Running\"><Id>{start}</Id><Lap StartTime=\"{start}\">\
            <TotalTimeSeconds>1800</TotalTimeSeconds><DistanceMeters>5000</DistanceMeters></Lap></Activity></Activities>\
            </TrainingCenterDatabase>"
        )
    };
    let home = Home::new();
    fs::write(home.path("bare.tcx"), tcx("2026-11-20T12:00:00Z")).unwrap();
    fs::write(home.path("zoned.tcx"), tcx("2026-11-20T17:30:00+05:30")).unwrap();
    home.ok("import bare.tcx");
    assert!(home.ok("list").contains("07:00"));
    let again = home.json("import zoned.tcx");
    assert_eq!(again["files"][0]["status"], "enriched");
    assert_eq!(again["files"][0]["runs"][0]["utc_offset_s"], 19_800);
    assert!(home.ok("list").contains("17:30"));
    assert_eq!(home.json("import zoned.tcx bare.tcx")["files"][1]["status"], "duplicate");
}

#[test]
fn a_file_read_again_is_known_whatever_was_said_of_its_time() {
    let home = Home::new();
    home.ok("run 5mi 44:10 --at \"2026-11-20 07:00\"");
    // Some nine per cent longer than was said, as a whole run with its pauses is.
    fs::write(home.path("watch.gpx"), gpx("2026-11-20T12:05:00Z", 8, "running")).unwrap();
    fs::write(home.path("copy.gpx"), gpx("2026-11-20T12:05:06Z", 8, "running")).unwrap();
    fs::write(home.path("other.gpx"), gpx("2026-11-21T12:05:06Z", 8, "running")).unwrap();
    home.ok("import --match typed watch.gpx other.gpx");
    home.ok("edit 2 --at \"2026-11-21 07:30\"");
    let again = home.json("import watch.gpx copy.gpx other.gpx");
    let statuses: Vec<&str> = again["files"].as_array().unwrap().iter().map(|file| file["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["duplicate"; 3]);
}

#[test]
fn the_order_of_files_makes_no_difference_and_two_activities_stay_two() {
    let tcx = "<TrainingCenterDatabase><Activities><Activity Sport=\"Running\"><Id>2026-11-20T12:00:06Z</Id>\
        <Lap StartTime=\"2026-11-20T12:00:06Z\"><TotalTimeSeconds>1790</TotalTimeSeconds><DistanceMeters>4800</DistanceMeters>\
        <Calories>300</Calories></Lap></Activity></Activities></TrainingCenterDatabase>";
    for order in ["run.gpx run.tcx other.gpx", "other.gpx run.tcx run.gpx", "run.tcx run.gpx other.gpx"] {
        let home = Home::new();
        fs::write(home.path("run.gpx"), gpx("2026-11-20T12:00:00Z", 5, "running")).unwrap();
        fs::write(home.path("run.tcx"), tcx).unwrap();
        // Another one at the very same start, as a relay's or a family's watches write them.
        fs::write(home.path("other.gpx"), gpx("2026-11-20T12:00:00Z", 9, "running")).unwrap();
        home.ok(&format!("import {order}"));
        let entries = home.json("list");
        let entries = entries["entries"].as_array().unwrap();
        assert_eq!(entries.len(), 2, "{order}: {entries:?}");
        let calories = entries.iter().filter(|entry| entry["calories"] == 300).count();
        assert_eq!(calories, 1, "{order}");
    }
}

#[test]
fn many_files_are_told_by_their_reasons() {
    let home = Home::new();
    fs::create_dir(home.path("f")).unwrap();
    for n in 0..24 {
        fs::write(home.path(&format!("f/{n:02}.txt")), "hello").unwrap();
    }
    fs::write(home.path("f/run.gpx"), gpx("2026-11-01T12:00:00Z", 5, "running")).unwrap();
    assert_snapshot!(home.run("import f"), @"
    24 x not a format that can be read (neither FIT, GPX, TCX nor a CSV of activities): export it as FIT, GPX, TCX or CSV: f/00.txt, f/01.txt, f/02.txt and 21 more
    1 x note: the file names no time zone: shown in America/New_York: f/run.gpx
    (--all names every file)
    1 new, 0 enriched, 0 already there, 0 of another sport, 24 of 25 files refused (take it back: glidelog undo)
    ");
    assert_eq!(home.run("import f --all").matches("neither FIT").count(), 24);
}

#[test]
fn after_an_import_checkin_asks_for_the_pain_newest_first_and_a_week_back() {
    let home = Home::new();
    for day in ["10", "20", "22"] {
        fs::write(home.path(&format!("{day}.gpx")), gpx(&format!("2026-11-{day}T12:00:00Z"), 5, "running")).unwrap();
    }
    let said = home.ok("import 20.gpx 10.gpx 22.gpx");
    assert!(said.ends_with("2 runs of the last week have no pain yet: glidelog checkin asks for it, newest first\n"), "{said}");
    let missing = home.ok("checkin --list");
    let asked: Vec<&str> = missing.lines().filter(|line| line.starts_with("pain on #")).collect();
    assert!(asked.len() == 2 && asked[0].contains("22 Nov") && asked[1].contains("20 Nov"), "{missing}");
}

/// Each is refused with a sentence, within memory and time, and nothing is written.
#[test]
fn files_made_to_do_harm() {
    let home = Home::new();
    let zeros = vec![0u8; 60 << 20];
    let blanks = [b"<gpx>".as_slice(), &vec![b' '; 60 << 20]].concat();
    let elements = format!("<gpx>{}</gpx>", "<a b=''/>".repeat(4_000_000));
    let equals = format!("<gpx>{}</gpx>", "=".repeat(30 << 20));
    let odd = [b"<gpx>".as_slice(), &vec![0xff; 38 << 20]].concat();
    let deep = format!("<gpx>{}", "<a>".repeat(1_000_000));
    let health = format!("<HealthData>{}", "<a>".repeat(1_000_000));
    let endless = [b"<HealthData><!-- ".as_slice(), &vec![b'>'; 60 << 20]].concat();
    let bomb = "<!DOCTYPE gpx [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><gpx>&c;</gpx>";
    let list = [b"Activity ID,Activity Date,Activity Type\n".as_slice(), &b"1,x,Run\n".repeat(4 << 20)].concat();
    let inner = zipped(&[("zeros.fit", &zeros)]);
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("bomb.fit.gz", gzipped(&zeros), "more than 40 MB"),
        ("blanks.gpx.gz", gzipped(&blanks), "more than 40 MB"),
        ("elements.gpx.gz", gzipped(elements.as_bytes()), "XML elements"),
        ("equals.gpx.gz", gzipped(equals.as_bytes()), "XML elements"),
        ("odd.gpx.gz", gzipped(&odd), "damaged"),
        ("deep.gpx", deep.into_bytes(), "256 deep"),
        ("deep.xml", health.into_bytes(), "64 deep"),
        ("endless.xml", endless, "longer than 1 MB"),
        ("entities.gpx", bomb.into(), "damaged"),
        ("lines.csv.gz", gzipped(&list), "number of its lines"),
        ("zeros.zip", inner.clone(), "not a format"),
        ("blanks.zip", zipped(&[("blanks.gpx", &blanks)]), "more than 40 MB"),
        ("nested.zip", zipped(&[("inner.zip", &inner)]), "not a format"),
        ("deeper.zip", zipped(&[("nested.zip", &zipped(&[("inner.zip", &inner)]))]), "packed too deep"),
        (
            "climbs.zip",
            zipped(&[("../../evil.gpx", gpx("2026-11-01T12:00:00Z", 5, "running").as_bytes())]),
            "leads out of the archive",
        ),
        ("cut.zip", inner[..inner.len() / 2].to_vec(), "damaged"),
        ("empty.zip", zipped(&[]), "no file in this archive"),
        ("random.fit", (0..200_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect(), "not a format"),
        ("nothing.gpx", Vec::new(), "empty"),
    ];
    let before = home.files();
    for (name, content, said) in &cases {
        fs::write(home.path(name), content).unwrap();
        let (seen, code) = bounded(&home, name);
        assert!(seen.contains(said) && code == Some(1), "{name}: {code:?} {seen}");
        fs::remove_file(home.path(name)).unwrap();
    }
    File::create(home.path("giant.fit")).unwrap().set_len(4 << 30).unwrap();
    let (seen, code) = bounded(&home, "giant.fit");
    assert!(seen.contains("not a format") && code == Some(1), "{seen}");
    fs::remove_file(home.path("giant.fit")).unwrap();
    assert_eq!(home.files(), before);
}

#[cfg(unix)]
#[test]
fn a_pipe_and_a_device_are_left_alone() {
    let home = Home::new();
    let made = std::process::Command::new("mkfifo").arg(home.path("pipe.fit")).status();
    if made.is_ok_and(|status| status.success()) {
        assert!(home.run("import pipe.fit").contains("this is a pipe, not a file"));
    }
    assert!(home.run("import /dev/zero").contains("this is a device, not a file"));
    assert!(!home.journal().exists());
}

/// The command with 256 MB for everything but the program itself (whose own pages are some 60 MB with debug marks).
fn bounded(home: &Home, name: &str) -> (String, Option<i32>) {
    let plain = home.command(&["import", name]);
    let mut command = std::process::Command::new("sh");
    command.arg("-c").arg("ulimit -v 330000 2>/dev/null; exec \"$0\" import \"$1\"").arg(plain.get_program()).arg(name);
    command.current_dir(home.path("")).env_clear();
    command.envs(plain.get_envs().filter_map(|(key, value)| Some((key, value?)))).env("PATH", "/usr/bin:/bin");
    let started = std::time::Instant::now();
    let output = command.stdin(Stdio::null()).output().unwrap();
    assert!(started.elapsed().as_secs() < 60, "{name} took {:?}", started.elapsed());
    (home.seen(&output), output.status.code())
}

#[test]
fn two_like_runs_of_one_list_are_two_though_they_began_close_together() {
    let home = Home::new();
    let row = |at: &str, km: &str, time: &str| format!("Running,{at},false,\"Intervals\",\"{km}\",\"{time}\"\n");
    let list = "Activity Type,Date,Favorite,Title,Distance,Time\n".to_owned()
        + &row("2026-11-16 18:12:41", "5.04", "00:26:10")
        + &row("2026-11-16 17:42:15", "5.05", "00:25:32")
        + &row("2026-11-16 17:10:00", "5.00", "00:25:00")
        + &row("2026-11-16 17:10:00", "5.00", "00:25:00");
    std::fs::write(home.path("Activities.csv"), &list).unwrap();
    // The same line twice is one run.
    home.says("import Activities.csv", "3 new, 0 enriched, 1 already there");
    home.says("import Activities.csv", "0 new, 0 enriched, 4 already there");
    // A start that a person has moved since is that run all the same.
    home.ok("edit 1 --at \"2026-11-16 18:20\"");
    home.says("import Activities.csv", "0 new, 0 enriched, 4 already there");
    assert_eq!(home.json("list --kind run")["entries"].as_array().unwrap().len(), 3);
}
