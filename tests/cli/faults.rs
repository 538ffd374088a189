//! Bad input and faults: a sentence, an exit code, and nothing lost.

use crate::sealed::Home;
use insta::assert_snapshot;
use std::fs;
use std::process::Stdio;

#[test]
fn bad_input_has_a_sentence_and_makes_no_journal() {
    let home = Home::new();
    let lines = [
        "run 5mi 44:10 -e 11",
        "run 5mi 44:10 --pain 12",
        "run -5mi 44:10",
        "run 0km 44:10",
        "run 8km 5:30",
        "run 5 5:30",
        "run 1km 44:10",
        "run",
        "run 5km banana",
        "run 5km 30:00 --at 2026-12-24",
        "pain",
        "pain 11 knee",
        "pain 3 2 knee",
        "rate splendid",
        "glide",
        "glide sciatic 99x15",
        "injury start hamstring --since 2027-01-01",
        "injury end",
        "set units furlongs",
        "treat glide",
        "undo",
        "list \"the other day\"",
        "show 1",
        "run 5km 30:00 --site \"left hamstirng\" --pain 3",
    ];
    assert_snapshot!(home.session(&lines), @r#"
    $ glidelog run 5mi 44:10 -e 11
    error: invalid value '11' for '--effort <0-10>': effort is a whole number from 0 to 10, not "11"

    For more information, try '--help'.
    [exit 1]
    $ glidelog run 5mi 44:10 --pain 12
    error: a pain score is a whole number from 0 to 10, not "12"
    [exit 1]
    $ glidelog run -5mi 44:10
    error: a distance is more than 0, not "-5mi"
    hint: say for example 5mi, 5.2km, 5k, 800m or "half marathon"
    [exit 1]
    $ glidelog run 0km 44:10
    error: a distance is more than 0, not "0km"
    hint: say for example 5mi, 5.2km, 5k, 800m or "half marathon"
    [exit 1]
    $ glidelog run 8km 5:30
    error: 8 km in 5:30 would be 0:41 /km: no one runs that
    hint: did you mean a pace of 5:30 /km, which is 44:00 in all? If it is right as it stands, say --yes
    [exit 1]
    $ glidelog run 5 5:30
    error: 5 km in 5:30 would be 1:06 /km: no one runs that
    hint: did you mean a pace of 5:30 /km, which is 27:30 in all? If it is right as it stands, say --yes
    [exit 1]
    $ glidelog run 1km 44:10
    error: 1 km in 44:10 would be 44:10 /km: no one runs that
    hint: check distance and duration (44:10 is minutes and seconds); if it is right as it stands, say --yes
    [exit 1]
    $ glidelog run
    error: a run needs at least a distance, a duration, an effort or a pain
    hint: say for example: glidelog run 5km 30:00 -e 4 --pain 1/3/2
    [exit 1]
    $ glidelog run 5km banana
    error: "banana" is not understood here
    hint: say for example: run 5mi 44:10 -e 4 --pain 1/3/2 --at "yesterday 6pm"
    [exit 1]
    $ glidelog run 5km 30:00 --at 2026-12-24
    error: "2026-12-24" has not come yet (Thu 24 Dec 2026)
    hint: a diary holds what has been: name a day or time that is past
    [exit 1]
    $ glidelog pain
    error: a pain needs its score, 0 to 10
    hint: say for example: glidelog pain 2 left hamstring --morning
    [exit 1]
    $ glidelog pain 11 knee
    error: a pain score is a whole number from 0 to 10, not "11"
    [exit 1]
    $ glidelog pain 3 2 knee
    error: "2" is a second score
    hint: say each thing once
    [exit 1]
    $ glidelog rate splendid
    error: "splendid" is not one of the seven words for the week
    hint: say a number from 1 to 7 or one of: very much better, much better, a little better, the same, a little worse, much worse, very much worse
    [exit 1]
    $ glidelog glide
    error: there is no gliding session yet to be the same as
    hint: say it once in full: glidelog glide sciatic supine 2x15 --left --height 18in --hold 2s; afterwards `glidelog glide` repeats it
    [exit 1]
    $ glidelog glide sciatic 99x15
    error: a dose is 1 to 50 sets of 1 to 500 repetitions, such as 2x15
    [exit 1]
    $ glidelog injury start hamstring --since 2027-01-01
    error: "2027-01-01" has not come yet (Fri 1 Jan 2027)
    hint: a diary holds what has been: name a day or time that is past
    [exit 1]
    $ glidelog injury end
    error: no open injury fits
    hint: `injury list` shows them
    [exit 1]
    $ glidelog set units furlongs
    error: units are mi or km, not "furlongs"
    [exit 1]
    $ glidelog treat glide
    error: gliding has its own entry
    hint: say: glidelog glide, or glidelog skip glide "reason"
    [exit 1]
    $ glidelog undo
    error: there is no journal at ~/.local/share/glidelog/journal.db yet
    hint: the first entry makes it, for example: glidelog run 5km 30:00 -e 4 --pain 2. To see a made-up season first: glidelog demo
    [exit 1]
    $ glidelog list "the other day"
    error: there is no journal at ~/.local/share/glidelog/journal.db yet
    hint: the first entry makes it, for example: glidelog run 5km 30:00 -e 4 --pain 2. To see a made-up season first: glidelog demo
    [exit 1]
    $ glidelog show 1
    error: there is no journal at ~/.local/share/glidelog/journal.db yet
    hint: the first entry makes it, for example: glidelog run 5km 30:00 -e 4 --pain 2. To see a made-up season first: glidelog demo
    [exit 1]
    $ glidelog run 5km 30:00 --site "left hamstirng" --pain 3
    error: "hamstirng" is not a site this diary knows
    hint: did you mean "hamstring"? To add "hamstirng" on purpose, say --new
    [exit 1]
    "#);
    assert_eq!(home.files(), Vec::<String>::new());
}

#[test]
fn every_refusal_is_json_too() {
    let home = Home::new();
    for line in [
        "run",
        "run --bad",
        "pain 11",
        "list",
        "show 1",
        "undo",
        "set nothing",
        "import none.fit",
        "chart trend",
        "doctor",
        "export",
    ] {
        let answer = home.json(line);
        assert_eq!(answer["version"], 1, "{line}");
        assert!(answer["error"]["message"].as_str().is_some_and(|message| !message.is_empty()), "{line}: {answer}");
    }
    assert_eq!(home.files(), Vec::<String>::new());
}

#[test]
fn reading_a_journal_that_is_not_there_says_how_to_begin() {
    let home = Home::new();
    assert_snapshot!(home.session(&["list", "week", "export", "paths"]), @"
    $ glidelog list
    error: there is no journal at ~/.local/share/glidelog/journal.db yet
    hint: the first entry makes it, for example: glidelog run 5km 30:00 -e 4 --pain 2. To see a made-up season first: glidelog demo
    [exit 1]
    $ glidelog week
    error: there is no journal at ~/.local/share/glidelog/journal.db yet
    hint: the first entry makes it, for example: glidelog run 5km 30:00 -e 4 --pain 2. To see a made-up season first: glidelog demo
    [exit 1]
    $ glidelog export
    error: there is no journal at ~/.local/share/glidelog/journal.db yet
    hint: the first entry makes it, for example: glidelog run 5km 30:00 -e 4 --pain 2. To see a made-up season first: glidelog demo
    [exit 1]
    $ glidelog paths
    ~/.local/share/glidelog/journal.db (not there yet; the first entry makes it)
    ");
    assert_eq!(home.files(), Vec::<String>::new());
}

#[test]
fn a_file_that_is_no_journal_is_left_as_it_is() {
    let home = Home::new();
    fs::write(home.path("notes.txt"), "these are notes, long enough to be read as a header of something").unwrap();
    let before = fs::read(home.path("notes.txt")).unwrap();
    assert_snapshot!(home.session(&["--journal notes.txt list", "--journal notes.txt pain 2", "--journal . list"]), @"
    $ glidelog --journal notes.txt list
    error: notes.txt is not a journal: it is no SQLite file
    hint: name the journal with --journal FILE or GLIDELOG_JOURNAL; if this is the journal and it is damaged, `glidelog doctor` says what can be saved; a backup, sealed or not, comes back with: glidelog restore BACKUP; this file was not touched
    [exit 3]
    $ glidelog --journal notes.txt pain 2
    error: notes.txt is not a journal: it is no SQLite file
    hint: name the journal with --journal FILE or GLIDELOG_JOURNAL; if this is the journal and it is damaged, `glidelog doctor` says what can be saved; a backup, sealed or not, comes back with: glidelog restore BACKUP; this file was not touched
    [exit 3]
    $ glidelog --journal . list
    error: . is a folder, and a journal is a file
    hint: name a file, such as --journal FOLDER/journal.db; nothing was changed
    [exit 3]
    ");
    assert_eq!(fs::read(home.path("notes.txt")).unwrap(), before);
}

fn sql(home: &Home, sql: &str) {
    rusqlite::Connection::open(home.journal()).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn newer_foreign_and_changed_journals_are_refused() {
    let home = Home::new();
    home.ok("pain 2 knee");
    sql(&home, "PRAGMA user_version = 99");
    let newer = home.run("list");
    assert!(newer.contains("was written by a newer version") && newer.contains("[exit 3]"), "{newer}");
    assert!(home.run("pain 3").contains("newer version"));
    let home = Home::new();
    home.ok("pain 2 knee");
    sql(&home, "UPDATE migration SET sha256 = 'x' WHERE step = 1");
    assert!(home.run("list").contains("another text of schema step 1"));
    let home = Home::new();
    home.ok("pain 2 knee");
    sql(&home, "PRAGMA application_id = 7");
    assert!(home.run("list").contains("not a journal of this program"));
}

#[test]
fn a_damaged_journal_is_told_and_not_written_to() {
    let home = Home::new();
    for score in 0..60 {
        home.ok(&format!("pain {} knee --note \"a note that takes some room, number {score}\"", score % 11));
    }
    let whole = fs::read(home.journal()).unwrap();
    fs::write(home.journal(), &whole[..whole.len() / 2]).unwrap();
    let seen = home.run("list all");
    assert!(seen.contains("[exit 3]") && seen.contains("hint:"), "{seen}");
    assert!(home.run("doctor").contains("[exit 3]"));
    let mut torn = whole.clone();
    for byte in &mut torn[5000..9000] {
        *byte ^= 0x5a;
    }
    fs::write(home.journal(), &torn).unwrap();
    let seen = home.run("doctor");
    assert!(seen.contains("[exit 3]") && seen.contains("Reads "), "{seen}");
    assert!(seen.contains("glidelog restore FILE") && !seen.contains("before the last migration"), "{seen}");
    // What can be read goes into a new journal, and the damaged one is left as it is.
    let seen = home.ok("doctor --rescue new.db");
    assert!(seen.starts_with("saved into new.db: pain "), "{seen}");
    assert!(home.ok("--journal new.db doctor").contains("is sound"));
    assert!(home.run("doctor --rescue new.db").contains("[exit 3]") && fs::read(home.journal()).unwrap() == torn);
    // Where entries are lost, the exit says so too; where nothing is left, no journal is made that would look like a diary.
    let gone_from = |from: usize| {
        let mut gone = whole.clone();
        gone[from..].fill(0x5a);
        fs::write(home.journal(), &gone).unwrap();
    };
    gone_from(8192);
    let seen = home.run("doctor --rescue none.db");
    assert!(seen.contains("[exit 3]") && seen.contains("no journal was made") && !home.path("none.db").exists(), "{seen}");
    gone_from(whole.len() / 2);
    let seen = home.run("doctor --rescue less.db");
    assert!(seen.contains("[exit 3]") && seen.contains("not everything could be read; saved into less.db"), "{seen}");
    let told = home.json("doctor --rescue other.db");
    assert!(told["lost"].as_array().is_some_and(|lost| !lost.is_empty()), "{told}");
    let seen = home.run("doctor --rescue less.db");
    assert!(seen.contains("less.db is there already") && seen.contains("hint: name a file that is not there yet"), "{seen}");
    // Only where there is one is the older copy named.
    fs::write(home.journal().with_file_name("journal.db.schema-2.bak"), "").unwrap();
    assert!(home.run("doctor").contains("journal.db.schema-2.bak"));
    fs::remove_file(home.journal().with_file_name("journal.db.schema-2.bak")).unwrap();
    fs::write(home.journal(), &whole).unwrap();
    assert!(home.ok("doctor").contains("is sound"));
}

#[test]
fn a_value_that_cannot_be_is_named_with_its_row() {
    let home = Home::new();
    home.ok("run 5km 30:00 -e 4");
    sql(&home, "PRAGMA ignore_check_constraints = ON; UPDATE run SET effort = 40");
    assert_snapshot!(home.session(&["list", "doctor"]), @r#"
    $ glidelog list
    error: ~/.local/share/glidelog/journal.db: run 1 holds a value that cannot be: effort: effort is a whole number from 0 to 10, not "40"
    hint: something other than glidelog changed it; `glidelog doctor` lists every such value
    [exit 3]
    $ glidelog doctor
    error: ~/.local/share/glidelog/journal.db has 2 faults:
      CHECK constraint failed in run
      ~/.local/share/glidelog/journal.db: run 1 holds a value that cannot be: effort: effort is a whole number from 0 to 10, not "40"
    Reads whole: change 1 row, change_entry 1 row, entry 1 row, flip 0 rows, glide 0 rows, injury 0 rows, mark 0 rows, migration 4 rows, pain_reading 0 rows, prescription 0 rows, rating 0 rows, run 1 row, setting 0 rows, source 0 rows, tag 0 rows, treatment 0 rows, trial 0 rows, trial_stop 0 rows, value_source 0 rows, visit_note 0 rows.
    hint: copy the file somewhere safe before anything else. `glidelog doctor --rescue NEW` saves into a new journal what can be read. `glidelog restore FILE` puts a backup in its place, and keeps this one beside it
    [exit 3]
    "#);
}

/// Root may write anywhere, so these two are tried only by others.
#[cfg(unix)]
fn is_root() -> bool {
    let probe = tempfile::tempdir().unwrap();
    fs::set_permissions(probe.path(), std::os::unix::fs::PermissionsExt::from_mode(0o500)).unwrap();
    fs::write(probe.path().join("x"), "x").is_ok()
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_can_be_read_and_says_why_it_cannot_be_written() {
    if is_root() {
        println!("skipped: root may write into a read-only folder");
        return;
    }
    let home = Home::new();
    home.ok("pain 2 knee");
    let folder = home.journal().parent().unwrap().to_owned();
    let allow = |mode| fs::set_permissions(&folder, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    allow(0o500);
    let (read, write) = (home.run("list"), home.run("pain 3 knee"));
    allow(0o700);
    assert!(read.contains("pain 2 knee"), "{read}");
    assert!(write.contains("cannot be written") && write.contains("[exit 3]"), "{write}");
}

/// A full place to answer to: what was stored is said to be, and need not be typed again.
#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_shown_says_what_is_stored() {
    let home = Home::new();
    home.ok("pain 2 knee");
    let full = || Stdio::from(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    let seen = |words: &[&str]| home.seen(&home.command(words).stdout(full()).output().unwrap());
    assert_snapshot!(seen(&["run", "5km", "30:00"]), @"
    error: writing the answer: No space left on device (os error 28)
    hint: `run` is stored (#2) and need not be typed again; see it with: glidelog list
    [exit 3]
    ");
    assert_snapshot!(seen(&["list"]), @"
    error: writing the answer: No space left on device (os error 28)
    [exit 3]
    ");
    assert!(home.ok("list").contains("run 5 km"));
    for line in ["export -o /dev/full", "chart trend -o full.svg"] {
        let link = home.path("full.svg");
        let _ = std::os::unix::fs::symlink("/dev/full", link);
        let seen = home.run(line);
        assert!(seen.contains("make room and say it again") && seen.contains("[exit 3]"), "{line}: {seen}");
    }
}

/// A disk that is full, played by a limit on the size of files.
#[cfg(unix)]
#[test]
fn a_full_disk_loses_nothing() {
    let home = Home::new();
    home.ok("pain 2 knee");
    let before = home.ok("export");
    let blocks = fs::metadata(home.journal()).unwrap().len() / 512;
    let program = env!("CARGO_BIN_EXE_glidelog");
    let line = format!(
        "trap '' XFSZ; ulimit -f {blocks}; exec {program} pain 3 knee --note \"$(head -c 60000 /dev/zero | tr '\\0' x)\""
    );
    let output = home.command(&["x"]).get_envs().fold(std::process::Command::new("sh"), |mut shell, (key, value)| {
        shell.env(key, value.unwrap_or_default());
        shell
    });
    let mut shell = output;
    let output = shell.arg("-c").arg(line).output().unwrap();
    assert!(!output.status.success(), "{}", home.seen(&output));
    assert!(home.seen(&output).contains("error:"), "{}", home.seen(&output));
    assert_eq!(home.ok("export"), before);
    home.ok("pain 3 knee");
}

#[test]
fn a_closed_pipe_is_a_quiet_exit() {
    let home = Home::new();
    for score in 0..5 {
        home.ok(&format!("pain {score} knee --note \"{}\"", "x".repeat(2000)));
    }
    let mut child = home.command(&["export"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn two_writers_at_once_lose_nothing() {
    let home = Home::new();
    home.ok("pain 0 knee");
    std::thread::scope(|scope| {
        for writer in 0..2 {
            let home = &home;
            scope.spawn(move || {
                for _ in 0..25 {
                    home.ok(&format!("pain {} knee", writer + 1));
                }
            });
        }
    });
    assert_eq!(home.json("list")["entries"].as_array().unwrap().len(), 51);
    assert!(home.ok("doctor").contains("is sound"));
}

/// Killed at any moment: every acknowledged command is there, none is half there.
#[test]
fn a_killed_writer_loses_nothing_it_acknowledged() {
    let home = Home::new();
    home.ok("pain 0 knee");
    let mut acknowledged = 1;
    for round in 0u64..60 {
        let mut child = home.command(&["run", "5km", "30:00", "--pain", "1/3/2"]).stdout(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_micros(round * 211 % 9000));
        let _ = child.kill();
        let output = child.wait_with_output().unwrap();
        acknowledged += usize::from(String::from_utf8_lossy(&output.stdout).contains("undo"));
    }
    let entries = home.json("list");
    let entries = entries["entries"].as_array().unwrap();
    assert!(entries.len() >= acknowledged, "{} of {acknowledged}", entries.len());
    assert!(entries.iter().all(|e| e["kind"] == "pain" || e["pain"][0]["worst"] == 3));
    assert!(home.ok("doctor").contains("is sound"));
}

#[test]
fn the_clock_and_the_zone_are_checked() {
    let home = Home::new();
    let seen = |key: &str, value: &str| home.seen(&home.command(&["pain", "2", "knee"]).env(key, value).output().unwrap());
    assert_snapshot!(seen("GLIDELOG_NOW", "yesterday"), @r#"
    error: GLIDELOG_NOW is "yesterday", not a time such as 2026-11-24T07:10:00-05:00
    [exit 1]
    "#);
    assert_snapshot!(seen("TZ", "Mars/Olympus"), @r#"
    error: "Mars/Olympus" is not a time zone this program knows
    hint: set TZ to a name such as America/New_York or UTC
    [exit 1]
    "#);
}

#[test]
fn without_a_home_the_journal_is_named_and_nobody_is_asked() {
    let home = Home::new();
    let homeless = |name: &str, value: &std::path::Path| {
        let output = home.command(&["paths"]).env_remove("HOME").env(name, value).output().unwrap();
        home.seen(&output)
    };
    let nowhere = std::path::Path::new("");
    for name in ["HOME", "XDG_DATA_HOME"] {
        assert!(homeless(name, nowhere).contains("there is no home folder to keep the journal in"), "{name}");
    }
    assert!(homeless("XDG_DATA_HOME", &home.path("data")).contains("data/glidelog/journal.db"));
    assert!(homeless("GLIDELOG_JOURNAL", &home.path("own.db")).contains("own.db"));
}

#[test]
fn what_was_skipped_is_named_as_it_is_known_without_quotes() {
    let home = Home::new();
    home.says("skip pelvic correction", "pelvic correction skipped on purpose (");
    home.says("skip pelvic correction hotel", "pelvic correction skipped on purpose \"hotel\"");
    home.says("skip the glide no time", "glide skipped on purpose");
    home.ok("treat \"foam roller\"");
    home.says("skip foam roller yesterday", "foam roller skipped on purpose (");
    home.says("skip massage late", "massage skipped on purpose \"late\"");
}

#[test]
fn words_that_are_wrong_are_named_with_what_was_meant() {
    let home = Home::new();
    for (command, words) in [
        ("rate 8", "7 very much worse"),
        ("skip run", "\"run\" is no treatment"),
        ("run 5mi 8:00", "a pace of 8:00 /mi, which is 40:00 in all"),
        ("run 5km 44:99", "\"44:99\" is not a duration"),
        ("run 5km 30:00 tredmill", "did you mean \"treadmill\"?"),
        ("run 5km 30:00 hamstring", "--pain \"left hamstring 1/3/2\""),
        ("glide sciatic suppine", "did you mean \"supine\"?"),
        ("run 5km 30:00 --at \"30 Feb\"", "there is no 30 feb"),
        ("-e 11 run", "[exit 2]"),
        ("run 5km 30:00 -e 11", "[exit 1]"),
    ] {
        home.says(command, words);
    }
    home.says("glide sciatic 5 min", "5 min");
    home.says("pain 2 left hamstring --at \"this morning\"", "in the morning");
}

#[test]
fn a_link_to_nothing_and_a_damaged_head_are_told_as_they_are() {
    let home = Home::new();
    home.ok("run 5km 30:00");
    let mut bytes = std::fs::read(home.journal()).unwrap();
    bytes[0] ^= 1;
    std::fs::write(home.path("torn.db"), bytes).unwrap();
    home.says("--journal torn.db list", "`glidelog doctor` says what can be saved");
    home.says("--journal torn.db doctor", "first hundred bytes");
    home.says("--journal torn.db doctor --rescue saved.db", "saved into saved.db: run 1");
    // A score that is changed within its range by another hand is not what the history says.
    home.ok("pain 2 left knee");
    sql(&home, "UPDATE pain_reading SET score = 9 WHERE entry_id = 2");
    home.says("doctor", "entry 2 does not agree with its last change");
    home.says("backup copy.db", "backed up");
    sql(&home, "UPDATE pain_reading SET score = 2 WHERE entry_id = 2");
    home.says("doctor", "is sound");
    // The schema's number, which stands in the head, as that of a new file.
    let mut bytes = std::fs::read(home.journal()).unwrap();
    bytes[63] = 0;
    std::fs::write(home.path("old.db"), bytes).unwrap();
    home.says("--journal old.db run 5km 30:00", "is damaged (its head says version 0, its list of migrations 4)");
    home.says("--journal old.db doctor --rescue again.db", "saved into again.db: run 1");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("gone.db", home.path("link.db")).unwrap();
        home.says("--journal link.db run 5km 30:00", "cannot be opened");
    }
}
