//! Files: import, export, pictures, and the real ones where they are at hand.

use crate::sealed::Home;
use insta::assert_snapshot;
use std::fs;
use std::path::Path;

const GPX: &str = r#"<?xml version="1.0"?>
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk><type>running</type><trkseg>
<trkpt lat="42.3600" lon="-71.0600"><time>2026-11-20T12:00:00Z</time></trkpt>
<trkpt lat="42.3690" lon="-71.0600"><time>2026-11-20T12:06:00Z</time></trkpt>
<trkpt lat="42.3780" lon="-71.0600"><time>2026-11-20T12:12:00Z</time></trkpt>
</trkseg></trk></gpx>"#;

#[test]
fn a_track_becomes_a_run_once() {
    let home = Home::new();
    fs::write(home.path("run.gpx"), GPX).unwrap();
    fs::write(home.path("not-a-run.txt"), "hello").unwrap();
    assert_snapshot!(home.session(&["import --dry-run run.gpx", "import run.gpx not-a-run.txt", "import run.gpx", "show 1 --sources"])
        .lines().filter(|line| !line.starts_with("written down")).collect::<Vec<_>>().join("\n"), @"
    $ glidelog import --dry-run run.gpx
    new  run.gpx  Fri 20 Nov 2026 07:00, 2 km in 12:00
    run.gpx: note: the file names no time zone: shown in America/New_York
    1 new, 0 enriched, 0 already there, 0 of another sport, 0 of 1 files refused (nothing was stored: this was a dry run)
    $ glidelog import run.gpx not-a-run.txt
    new      run.gpx        Fri 20 Nov 2026 07:00, 2 km in 12:00
    refused  not-a-run.txt  unknown
    run.gpx: note: the file names no time zone: shown in America/New_York
    not-a-run.txt: not a format that can be read (neither FIT, GPX, TCX nor a CSV of activities): export it as FIT, GPX, TCX or CSV
    1 new, 0 enriched, 0 already there, 0 of another sport, 1 of 2 files refused (take it back: glidelog undo)
    1 run of the last week has no pain yet: glidelog checkin asks for it
    $ glidelog import run.gpx
    duplicate  run.gpx  Fri 20 Nov 2026 07:00, 2 km in 12:00
    run.gpx: note: the file names no time zone: shown in America/New_York
    0 new, 0 enriched, 1 already there, 0 of another sport, 0 of 1 files refused (nothing was stored)
    $ glidelog show 1 --sources
    #1 Fri 20 Nov 2026 07:00: run 2 km in 12:00 (6:00 /km)
    from run.gpx (gpx): at, distance_m, moving_s, elapsed_s
    ");
    assert_eq!(home.json("list")["entries"].as_array().unwrap().len(), 1);
    home.ok("undo");
    assert_eq!(home.json("list")["entries"].as_array().unwrap().len(), 0);
    home.ok("import run.gpx");
}

#[test]
fn a_second_file_fills_and_never_overwrites() {
    let home = Home::new();
    home.ok("run 2km 12:00 -e 7 --at \"2026-11-20 07:00\" --note mine");
    fs::write(home.path("run.gpx"), GPX.replace("<time>2026-11-20T12:00:00Z</time>", "<time>2026-11-20T12:00:05Z</time>"))
        .unwrap();
    let seen = home.run("import run.gpx");
    assert!(seen.contains("already there") || seen.contains("enriched"), "{seen}");
    let entries = home.json("list");
    assert_eq!(entries["entries"].as_array().unwrap().len(), 1);
    assert_eq!((&entries["entries"][0]["effort"], &entries["entries"][0]["note"]), (&7.into(), &"mine".into()));
}

#[test]
fn when_every_file_is_refused_it_is_an_error_with_the_same_table() {
    let home = Home::new();
    fs::write(home.path("a.txt"), "hello").unwrap();
    let answer = home.json("import a.txt none.fit");
    assert_eq!(answer["files"].as_array().unwrap().len(), 2);
    assert_eq!(answer["files"][0]["status"], "refused");
    assert!(answer["error"]["message"].is_string());
    assert!(!home.journal().exists());
}

#[test]
fn a_diary_without_entries_is_said_to_be_one() {
    let home = Home::new();
    fs::write(home.path("empty.jsonl"), "{\"glidelog\":1}\n").unwrap();
    assert_snapshot!(home.run("import empty.jsonl"), @r"
    error: empty.jsonl: a diary without entries: there is nothing after its first line
    hint: nothing was stored
    [exit 1]
    ");
    assert!(!home.journal().exists());
}

#[test]
fn the_public_format_is_read_as_the_readme_shows_it() {
    let home = Home::new();
    let lines = r#"{"glidelog":1}
{"kind":"run","at":"2026-11-23T07:10:00-05:00","distance_m":8047,"moving_s":2650,"elapsed_s":2650,"effort":4,"feel":null,"pain":[{"site":"hamstring","side":"left","before":1,"worst":3,"after":2}],"cut_short":false,"treadmill":false,"tags":["runforboston"],"note":"solo"}
{"kind":"run","at":"2026-11-22","site":"hamstring","side":"left","pain":{"worst":2}}
{"kind":"glide","at":"2026-11-23T06:30:00-05:00","nerve":"sciatic","technique":"slider","position":"supine","side":"left","sets":2,"reps":15,"hold_s":2,"height":"18in","symptom":1,"flags":[],"status":"done"}
{"kind":"pain","at":"2026-11-24T07:00:00-05:00","site":"hamstring","side":"left","score":2,"moment":"morning"}
{"kind":"treatment","at":"2026-11-23","name":"pelvic correction","status":"done"}
{"kind":"rating","at":"2026-11-23","scale":"pgic","value":3}
{"kind":"injury","site":"hamstring","side":"left","from":"2026-08-01","to":null}
{"kind":"setting","key":"units","value":"mi"}
"#;
    fs::write(home.path("diary.jsonl"), lines).unwrap();
    assert_snapshot!(home.session(&["import diary.jsonl", "list", "injury list"]), @r#"
    $ glidelog import diary.jsonl
    new  diary.jsonl  2 run, 1 glide, 1 pain, 1 treatment, 1 rating, 1 injury, 1 setting
    8 new, 0 enriched, 0 already there, 0 of another sport, 0 of 1 files refused (take it back: glidelog undo)
    $ glidelog list
    Sun 22 Nov 2026
       #2        run distance and duration not recorded, pain left hamstring 2 at worst
    Mon 23 Nov 2026
       #5        pelvic correction
       #6        the week: a little better (3 of 7)
       #3 06:30  sciatic glide, slider, supine, left, 2x15, hold 2s, height 18in, symptom 1
       #1 07:10  run 5 mi in 44:10 (8:50 /mi), effort 4, pain left hamstring 1/3/2, #runforboston "solo"
    Tue 24 Nov 2026
       #4 07:00  pain 2 left hamstring in the morning
    6 entries for 11 to 24 Nov 2026
    $ glidelog injury list
    #7 injury left hamstring since 1 Aug 2026
    "#);
}

#[test]
fn a_line_that_breaks_a_rule_is_named_and_nothing_is_taken() {
    let home = Home::new();
    let good = r#"{"kind":"pain","at":"2026-11-20","score":2}"#;
    for (bad, said) in [
        (r#"{"kind":"pain","at":"2026-11-20","score":11}"#, "line 3: score: a whole number from 0 to 10, not 11"),
        (r#"{"kind":"pain","at":"2026-11-20","score":"4"}"#, "line 3: score: a whole number from 0 to 10, not \"4\""),
        (r#"{"kind":"pain","at":"2026-11-20","score":2,"colour":"red"}"#, "line 3: colour: no field of this kind of entry"),
        (r#"{"kind":"walk","at":"2026-11-20"}"#, "line 3: kind: \"walk\" is not one of"),
        (r#"{"kind":"pain","score":2}"#, "line 3: at: a time such as"),
        (r#"{"kind":"run","at":"2026-11-20","distance_m":-5}"#, "line 3: distance_m: a number from 0"),
        (r#"{"kind":"run","at":"2026-11-20","moving_s":100,"elapsed_s":50}"#, "line 3: moving_s: at most elapsed_s"),
        (r#"{"kind":"run","at":"2026-11-20","pain":[{"site":"hip","worst":12}]}"#, "line 3: pain.worst: a whole number"),
        (
            r#"{"kind":"injury","site":"hip","from":"2026-11-20","to":"2026-11-01"}"#,
            "line 3: injury: an injury cannot end before",
        ),
        (r#"{"kind":"pain","at":"2027-11-20","score":2}"#, "line 3: at: the day has not come yet"),
        (r#"{"kind":"import","at":"2026-11-20"}"#, "line 3: kind: \"import\" is kept for a later version"),
        ("not json", "line 3: not JSON (expected ident, at letter 2)"),
    ] {
        fs::write(home.path("d.jsonl"), format!("{{\"glidelog\":1}}\n{good}\n{bad}\n")).unwrap();
        let seen = home.run("import d.jsonl");
        assert!(seen.contains(said) && seen.contains("[exit 1]"), "{bad}: {seen}");
        assert!(!home.journal().exists(), "{bad}");
    }
}

#[test]
fn an_export_of_everything_comes_back_the_same() {
    let home = Home::new();
    home.ok("demo season");
    let journal = "--journal season/journal.db";
    home.ok(&format!("{journal} export -o first.jsonl"));
    home.ok("import first.jsonl");
    home.ok("export -o second.jsonl");
    assert_eq!(fs::read(home.path("first.jsonl")).unwrap(), fs::read(home.path("second.jsonl")).unwrap());
    let again = home.json("import first.jsonl");
    assert_eq!(again["files"][0]["status"], "duplicate");
    assert!(home.ok("doctor").contains("is sound"));
}

#[test]
fn what_was_deleted_here_stays_deleted_when_the_export_is_read_again() {
    let home = Home::new();
    home.ok("run 5km 30:00 -e 4 --pain 2 --at \"20 Nov\"");
    home.ok("export -o d.jsonl");
    home.ok("rm 1");
    assert_snapshot!(home.session(&["import d.jsonl", "list"]), @"
    $ glidelog import d.jsonl
    duplicate  d.jsonl  diary
    d.jsonl: note: 1 of these entries was deleted here and stays deleted: `glidelog undo` takes a deletion back, `glidelog restore` brings back a whole backup
    0 new, 0 enriched, 1 already there, 0 of another sport, 0 of 1 files refused (nothing was stored)
    $ glidelog list
    nothing is recorded for 11 to 24 Nov 2026
    ");
    home.ok("undo");
    assert!(home.ok("list").contains("#1"));
}

#[test]
fn a_picture_by_the_ending_of_its_name() {
    let home = Home::new();
    home.ok("demo season");
    let journal = "--journal season/journal.db";
    home.ok(&format!("{journal} chart trend -o t.png --scale 2 --size 800x450"));
    assert!(fs::read(home.path("t.png")).unwrap().starts_with(b"\x89PNG"));
    home.ok(&format!("{journal} chart trend -o t.svg --period \"last 6 weeks\" --site hamstring"));
    assert!(fs::read_to_string(home.path("t.svg")).unwrap().contains("<title>"));
    assert!(home.run(&format!("{journal} chart trend -o t.jpg")).contains("neither .png nor .svg"));
    assert!(home.run(&format!("{journal} chart trend -o no/such/t.png")).contains("[exit 3]"));
    let out = home.output(&["--journal", "season/journal.db", "chart", "trend", "-o", "-"]);
    assert!(out.stdout.starts_with(b"\x89PNG"));
    assert!(home.ok(&format!("{journal} trend")).lines().count() > 3);
}

#[test]
fn the_demo_is_the_same_every_time_and_leaves_other_journals_alone() {
    let home = Home::new();
    home.ok("demo season");
    let first = fs::read(home.path("season/trend.png")).unwrap();
    home.ok("demo season");
    assert_eq!(fs::read(home.path("season/trend.png")).unwrap(), first);
    home.ok("--journal mine/journal.db pain 2 knee");
    assert!(home.run("demo mine").contains("not one of a demo"));
}

/// Every plain running file that is at hand goes in once, and again adds nothing.
#[test]
fn real_files_go_in_once() {
    let Ok(folder) = std::env::var("GLIDELOG_REAL_FILES") else {
        println!("skipped: GLIDELOG_REAL_FILES names no folder of real files");
        return;
    };
    let home = Home::new();
    let mut files = Vec::new();
    for kind in ["fit", "gpx", "tcx", "csv", "strava_export", "derived"] {
        for entry in fs::read_dir(Path::new(&folder).join(kind)).unwrap() {
            let path = entry.unwrap().path();
            files.extend(path.is_file().then(|| path.display().to_string()));
        }
    }
    files.sort();
    let mut words = vec!["import", "--json", "--date", "2026-11-01"];
    words.extend(files.iter().map(String::as_str));
    let read = |output: std::process::Output| serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap();
    let first = read(home.output(&words));
    let count = |answer: &serde_json::Value, status: &str| {
        answer["files"].as_array().unwrap().iter().filter(|file| file["status"] == status).count()
    };
    println!(
        "{} files: {} new, {} partial, {} enriched, {} duplicate, {} refused",
        files.len(),
        count(&first, "new"),
        count(&first, "partial"),
        count(&first, "enriched"),
        count(&first, "duplicate"),
        count(&first, "refused")
    );
    assert!(count(&first, "new") >= 15);
    for file in first["files"].as_array().unwrap().iter().filter(|file| file["status"] == "refused") {
        assert!(file["reason"].as_str().is_some_and(|reason| reason.len() > 10), "{file}");
    }
    let before = home.ok("export");
    let second = read(home.output(&words));
    assert_eq!(count(&second, "new") + count(&second, "enriched") + count(&second, "partial"), 0);
    assert_eq!(home.ok("export"), before);
    assert!(home.ok("doctor").contains("is sound"));
}

#[test]
fn the_demo_is_made_at_any_hour() {
    // Before, between and after that day's session and run, and past midnight.
    for now in ["19T17:35", "19T18:00", "19T21:45", "21T09:05", "21T12:00", "22T21:45", "23T21:45", "24T00:45"] {
        let mut home = Home::new();
        home.at(&format!("2026-11-{now}:00-05:00"));
        assert!(home.ok("demo season").contains("Run 1 of 24"), "{now}");
    }
}
