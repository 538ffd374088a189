//! Other diaries in, and tables out.

use crate::sealed::Home;
use insta::assert_snapshot;
use std::fs;

const DAYLIO: &str = "\u{feff}full_date,date,weekday,time,mood,activities,scales,note_title,note\n\
    2026-11-20,20 November,Friday,9:35 pm,good,\"work | Massage | nerve gliding\",\"Left hamstring pain:\u{a0}6 | Sleep:\u{a0}7\",\"\",\"one<br>two #hot\"\n\
    2026-11-19,19 November,Thursday,21:00,meh,\"work\",\"\",\"\",\"a note alone\"\n";
const BEARABLE: &str = "\"date\",\"weekday\",\"time of day\",\"category\",\"rating/amount\",\"detail\",\"notes\"\n\
    \"8th Nov 2026\",\"Sunday\",\"am\",\"Symptom\",\"2\",\"Left hamstring pain (Moderate)\",\"\"\n\
    \"8th Nov 2026\",\"Sunday\",\"pm\",\"Symptom\",\"1\",\"Headache (Mild)\",\"\"\n";
const SHEET: &str = "Datum;Schmerz;Ort;Distanz (km);Dauer;Bemerkung\r\n\
    23.11.2026;6;left hamstring;;;gut\r\n24.11.2026;3;left hamstring;8,05;44:10;\r\n";

#[test]
fn a_mood_journal_brings_its_treatments_once() {
    let home = Home::new();
    fs::write(home.path("daylio.csv"), DAYLIO).unwrap();
    assert_snapshot!(home.session(&[
        "import daylio.csv --treatments massage,gliding",
        "import daylio.csv --treatments massage,gliding",
        "show 1 --sources",
        "list 2026-11",
        "undo",
        "list 2026-11",
    ]).lines().filter(|line| !line.starts_with("written down")).collect::<Vec<_>>().join("\n"), @r#"
    $ glidelog import daylio.csv --treatments massage,gliding
    new  daylio.csv  1 glide, 1 pain, 1 treatment
    daylio.csv: note: the file has local times without a zone: read in America/New_York
    daylio.csv: note: rows left out that hold a mood and nothing to take: 1, of which 1 with a note (a mood is no pain score, and this diary keeps a note beside an entry)
    daylio.csv: note: activities not taken (one that is a treatment is named with --treatments): work 2
    daylio.csv: note: scales that are no pain at a place this diary knows: Sleep 1
    3 new, 0 enriched, 0 already there, 0 of another sport, 0 of 1 files refused (take it back: glidelog undo)
    $ glidelog import daylio.csv --treatments massage,gliding
    duplicate  daylio.csv  daylio
    daylio.csv: note: the file has local times without a zone: read in America/New_York
    daylio.csv: note: rows left out that hold a mood and nothing to take: 1, of which 1 with a note (a mood is no pain score, and this diary keeps a note beside an entry)
    daylio.csv: note: activities not taken (one that is a treatment is named with --treatments): work 2
    daylio.csv: note: scales that are no pain at a place this diary knows: Sleep 1
    0 new, 0 enriched, 3 already there, 0 of another sport, 0 of 1 files refused (nothing was stored)
    $ glidelog show 1 --sources
    #1 Fri 20 Nov 2026 21:35: pain 6 left hamstring, #hot "one two"
    note: one
          two
    from daylio.csv (daylio): at, note, site, side, score
    $ glidelog list 2026-11
    Fri 20 Nov 2026
       #1 21:35  pain 6 left hamstring, #hot "one two"
       #2 21:35  massage
       #3 21:35  glide
    3 entries for 1 to 30 Nov 2026
    $ glidelog undo
    taken back: import daylio.csv (the other way: glidelog redo)
      #1 is gone: Fri 20 Nov 2026 21:35: pain 6 left hamstring, #hot "one two"
      #2 is gone: Fri 20 Nov 2026 21:35: massage
      #3 is gone: Fri 20 Nov 2026 21:35: glide
    $ glidelog list 2026-11
    nothing is recorded for 1 to 30 Nov 2026
    "#);
}

#[test]
fn a_longer_export_adds_what_is_new() {
    let home = Home::new();
    fs::write(home.path("daylio.csv"), DAYLIO).unwrap();
    home.ok("import daylio.csv --treatments massage");
    let (head, rows) = DAYLIO.split_once('\n').unwrap();
    let newer = "2026-11-22,22 November,Sunday,20:00,good,Massage,,,";
    fs::write(home.path("daylio2.csv"), format!("{head}\n{newer}\n{rows}")).unwrap();
    let answer = home.json("import daylio2.csv");
    assert_eq!(answer["files"][0]["entries"], serde_json::json!({ "treatment": 1 }));
    assert_eq!(answer["files"][0]["format"], "daylio");
    assert_eq!(home.json("import daylio2.csv")["files"][0]["status"], "duplicate");
}

#[test]
fn a_symptom_journal_asks_for_its_scale() {
    let home = Home::new();
    fs::write(home.path("bearable.csv"), BEARABLE).unwrap();
    assert_snapshot!(home.session(&["import bearable.csv", "import bearable.csv --scale 0-4"]), @r#"
    $ glidelog import bearable.csv
    error: bearable.csv: line 2, column "rating/amount": Bearable scores a symptom from 0 to 4, and pain here goes from 0 to 10: say --scale 0-4 to spread it, or give each its own, such as --scale "0=0,1=2,2=5,3=7,4=9": nothing of this file was taken
    hint: nothing was stored
    [exit 1]
    $ glidelog import bearable.csv --scale 0-4
    new  bearable.csv  1 pain
    bearable.csv: note: am, mid, pm and all day name no hour: such rows have their day and no time
    bearable.csv: note: pain from 0 (none) to 4 (worst) was spread over 0 to 10 and rounded: 2 is 5
    bearable.csv: note: symptoms that are no pain at a place this diary knows (with --new a pain is taken at any place): Headache 1
    1 new, 0 enriched, 0 already there, 0 of another sport, 0 of 1 files refused (take it back: glidelog undo)
    "#);
    assert_eq!(home.json("import bearable.csv")["files"][0]["status"], "refused");
}

#[test]
fn a_spreadsheet_is_looked_at_before_it_is_taken() {
    let home = Home::new();
    fs::write(home.path("diary.csv"), SHEET).unwrap();
    let map = "--map \"date=Datum,pain=Schmerz,site=Ort,distance=Distanz (km),duration=Dauer,note=Bemerkung\"";
    assert_snapshot!(home.session(&[
        "import diary.csv",
        &format!("import diary.csv {map} --preview"),
        &format!("import diary.csv {map}"),
        &format!("import diary.csv {map}"),
    ]), @r#"
    $ glidelog import diary.csv
    error: diary.csv: a CSV of no known kind, with the columns Datum (23.11.2026), Schmerz (6), Ort (left hamstring), Distanz (km), Dauer, Bemerkung (gut): say which holds what, such as --map "date=COLUMN,pain=COLUMN,site=COLUMN", and look with --preview before anything is stored
    hint: nothing was stored
    [exit 1]
    $ glidelog import diary.csv --map "date=Datum,pain=Schmerz,site=Ort,distance=Distanz (km),duration=Dauer,note=Bemerkung" --preview
    diary.csv, the first 2 of 2 entries as they would be read:
      line 2: Mon 23 Nov 2026: pain 6 left hamstring "gut"
      line 3: Tue 24 Nov 2026: run 8.05 km in 44:10 (5:29 /km), pain left hamstring 3 at worst
    new  diary.csv  1 run, 1 pain
    2 new, 0 enriched, 0 already there, 0 of another sport, 0 of 1 files refused (nothing was stored: this was a dry run)
    $ glidelog import diary.csv --map "date=Datum,pain=Schmerz,site=Ort,distance=Distanz (km),duration=Dauer,note=Bemerkung"
    new  diary.csv  1 run, 1 pain
    2 new, 0 enriched, 0 already there, 0 of another sport, 0 of 1 files refused (take it back: glidelog undo)
    $ glidelog import diary.csv --map "date=Datum,pain=Schmerz,site=Ort,distance=Distanz (km),duration=Dauer,note=Bemerkung"
    duplicate  diary.csv  csv
    0 new, 0 enriched, 2 already there, 0 of another sport, 0 of 1 files refused (nothing was stored)
    "#);
    let shown = home.json(&format!("import diary.csv {map} --preview"));
    assert_eq!(shown["files"][0]["status"], "duplicate");
    let first = &shown["files"][0]["preview"][0];
    assert_eq!((&first["line"], &first["score"], &first["at"]), (&2.into(), &6.into(), &"2026-11-23".into()));
}

#[test]
fn what_is_not_settled_is_asked_for_and_nothing_is_taken() {
    let home = Home::new();
    let map = "import d.csv --map \"date=Datum,pain=Schmerz\"";
    for (rows, said) in [
        ("3/4/2026;2\n5/6/2026;3\n", "say which with --dates dmy or --dates mdy"),
        ("2026-11-20;34\n", "say the scale it is on, such as --scale 0-100"),
        ("2026-11-20;2\n2026-11-21;stark\n", "line 3, column \"Schmerz\": \"stark\" is no number from 0 to 10"),
        ("2026-11-20;2\nmorgen;3\n", "line 3, column \"Datum\": \"morgen\" is no date such as"),
    ] {
        fs::write(home.path("d.csv"), format!("Datum;Schmerz\n{rows}")).unwrap();
        let seen = home.run(map);
        assert!(seen.contains(said) && seen.contains("nothing of this file was taken") && seen.contains("[exit 1]"), "{seen}");
        assert!(!home.journal().exists());
    }
    for wrong in ["--scale mild", "--dates ddmm", "--map pain=x"] {
        assert!(home.run(&format!("import d.csv {wrong}")).contains("[exit 1]"), "{wrong}");
    }
}

#[test]
fn the_same_row_of_two_places_is_two_scores() {
    let home = Home::new();
    fs::write(home.path("ham.csv"), "date,pain\n2026-11-20,3\n2026-11-21,6\n").unwrap();
    fs::write(home.path("knee.csv"), "date,pain\n2026-11-20,3\n2026-11-21,7\n").unwrap();
    let ham = "import ham.csv --map date=date,pain=pain --site \"left hamstring\"";
    home.ok(ham);
    let knee = home.json("import knee.csv --map date=date,pain=pain --site \"right knee\" --new");
    assert_eq!(knee["files"][0]["entries"]["pain"], 2);
    assert_eq!(home.json(ham)["files"][0]["status"], "duplicate");
}

#[test]
fn what_came_from_elsewhere_stays() {
    let home = Home::new();
    home.ok("pain 2 left hamstring --morning --at \"2026-11-23 7am\"");
    home.ok("run 8.05km 44:10 --at \"2026-11-24 7:10\"");
    let rows = "2026-11-23 08:00;5;left hamstring;morning;\n2026-11-24 07:00;4;left hamstring;;8 km\n";
    fs::write(home.path("d.csv"), format!("Datum;Schmerz;Ort;Wann;km\n{rows}")).unwrap();
    let import = "import d.csv --map date=Datum,pain=Schmerz,site=Ort,moment=Wann,distance=km";
    let seen = home.ok(import);
    assert!(seen.contains("a morning that has its score from elsewhere keeps it"), "{seen}");
    assert!(seen.contains("0 new, 1 enriched, 1 already there"), "{seen}");
    let shown = home.ok("show 2 --sources");
    assert!(shown.contains("run 8.05 km in 44:10") && shown.contains("pain left hamstring 4 at worst"), "{shown}");
    assert!(shown.contains("from d.csv (csv): pain"), "{shown}");
    assert!(home.ok(import).contains("0 new, 0 enriched, 2 already there"));
    home.ok("undo");
    assert!(!home.ok("show 2").contains("pain"));
    // A second run of that day and distance: which of the two is meant is not guessed.
    home.ok("run 8km 43:00 --at \"2026-11-24 7:30\"");
    assert!(home.ok(import).contains("may be either of two of its day"));
}

fn read(path: &std::path::Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn everything_leaves_as_tables() {
    let home = Home::new();
    home.ok("demo season");
    let journal = "--journal season/journal.db";
    let answer = home.json(&format!("{journal} export --format csv -o tables"));
    let files = answer["files"].as_array().unwrap();
    assert_eq!(files.len(), 11);
    for file in files {
        let rows = read(&home.path("tables").join(file["file"].as_str().unwrap()));
        assert_eq!(rows.len() as u64 - 1, file["rows"].as_u64().unwrap(), "{file}");
    }
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    for file in files {
        let name = file["file"].as_str().unwrap();
        let documented = readme.lines().find(|line| line.starts_with(&format!("| `{name}` |"))).unwrap();
        let header = read(&home.path("tables").join(name)).remove(0);
        let own = &header[5..header.len() - 2];
        assert!(own.iter().all(|column| documented.contains(&format!("`{column}`"))), "{name}: {own:?}");
    }
    let views = home.json(&format!("{journal} doctor"));
    let runs = read(&home.path("tables/runs.csv")).len() as u64 - 1;
    assert_eq!(views["counts"]["run"].as_u64(), Some(runs), "{views}");
    let one = home.output(&["--journal", "season/journal.db", "export", "--format", "csv", "--kind", "runs"]);
    assert_eq!(one.stdout, fs::read(home.path("tables/runs.csv")).unwrap());
    assert!(home.run(&format!("{journal} export --format csv")).contains("--kind run"));
    assert!(home.run(&format!("{journal} export --kind run")).contains("[exit 1]"));
    fs::write(home.path("file"), "").unwrap();
    assert!(home.run(&format!("{journal} export --format csv -o file")).contains("[exit 3]"));
}

#[test]
fn a_table_comes_back_through_a_map() {
    let home = Home::new();
    home.ok("run 8.05km 44:10 -e 4 --at \"2026-11-20 7:10\" --note \"=1+1, hot\"");
    home.ok("pain 6 left hamstring --at \"2026-11-21 6pm\" --note=-quiet");
    home.ok("treat massage --at \"2026-11-22 8pm\"");
    home.ok("export --format csv -o out");
    let there = "--journal there.db";
    home.ok(&format!("{there} import out/runs.csv --map date=start_local,distance=distance_km,duration=moving_min,effort=effort_0_10,note=note"));
    home.ok(&format!(
        "{there} import out/pain.csv --map date=start_local,pain=score_0_10,site=site,side=side,moment=moment,note=note"
    ));
    home.ok(&format!("{there} import out/treatments.csv --map date=start_local,treatment=name,note=note"));
    assert_eq!(home.ok(&format!("{there} list 2026-11")), home.ok("list 2026-11"));
}
