//! Every command of the README is run, in its order, in a sealed home.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

#[path = "cli/sealed.rs"]
#[expect(dead_code, reason = "this test needs a part of it")]
mod sealed;

const RUN: &str = r#"<gpx version="1.1" creator="test"><trk><type>running</type><trkseg>
<trkpt lat="42.3600" lon="-71.0600"><time>2026-11-20T12:00:00Z</time></trkpt>
<trkpt lat="42.3780" lon="-71.0600"><time>2026-11-20T12:12:00Z</time></trkpt></trkseg></trk></gpx>"#;

const DAYLIO: &str = "full_date,date,weekday,time,mood,activities,note_title,note\n\
    2026-11-20,20 November,Friday,9:35 pm,good,work | massage | gliding,,\n";
const SPREADSHEET: &str = "Datum;Schmerz;Ort\n20.11.2026;3;left hamstring\n21.11.2026;6;left hamstring\n";
const LIST: &str = "Activity ID,Activity Date,Activity Type,Elapsed Time,Distance,Filename,Elapsed Time,Distance
1,\"Nov 18, 2026, 7:10:00 AM\",Run,1800,5.0,,1800,5000
";

const HEALTH: &str = r#"<HealthData><Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="30" durationUnit="min"
totalDistance="5" totalDistanceUnit="km" startDate="2026-11-17 07:00:00 -0500" endDate="2026-11-17 07:31:00 -0500"/></HealthData>"#;

fn zipped(name: &str, content: &str) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(content.as_bytes()).unwrap();
    writer.finish().unwrap().into_inner()
}

/// The files that the README's imports name.
fn exports(home: &sealed::Home) {
    std::fs::create_dir_all(home.path("GARMIN/Activity")).unwrap();
    std::fs::create_dir(home.path("apple-health")).unwrap();
    std::fs::write(home.path("run.gpx"), RUN).unwrap();
    std::fs::write(home.path("GARMIN/Activity/1.gpx"), RUN.replace("11-20", "11-19")).unwrap();
    std::fs::write(home.path("strava-export.zip"), zipped("activities.csv", LIST)).unwrap();
    std::fs::write(home.path("apple-health/export.zip"), zipped("apple_health_export/export.xml", HEALTH)).unwrap();
}

/// The lines of the README's shell blocks.
fn commands() -> Vec<String> {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let blocks = readme.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn every_command_of_the_readme_is_taken() {
    let home = sealed::Home::new();
    exports(&home);
    for (name, content) in [("daylio.csv", DAYLIO), ("diary.csv", SPREADSHEET)] {
        std::fs::write(home.path(name), content).unwrap();
    }
    let mut ran = 0;
    for line in commands() {
        match line.strip_prefix("glidelog ").or(line.strip_prefix("cargo run --release -- ")) {
            Some(words) => {
                home.ok(words);
                ran += 1;
            }
            None => assert_eq!(line, "cargo test"),
        }
    }
    assert!(ran > 30, "{ran}");
    for made in ["report.html", "short.html", "trend.png", "diary.jsonl", "glidelog-demo/trend.png", "tables/runs.csv"] {
        assert!(home.path(made).exists(), "{made}");
    }
}

/// The documents the README shows are read by the program as they stand.
#[test]
fn the_documents_of_the_readme_are_read() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let lines = readme.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let mut home = sealed::Home::new();
    home.at("2026-11-26T09:00:00-05:00");
    std::fs::write(home.path("shown.jsonl"), format!("{{\"glidelog\":1}}\n{lines}")).unwrap();
    let answer = home.json("import shown.jsonl");
    assert_eq!(answer["files"][0]["status"], "new", "{answer}");
    assert_eq!(answer["files"][0]["entries"].as_object().unwrap().len(), 7);
}
