//! The journal as a whole: copied, put back, joined with another, and opened by other programs.

use crate::sealed::Home;
use insta::assert_snapshot;
use std::fs;
use std::process::Command;

#[test]
fn a_backup_and_the_way_back() {
    let home = Home::new();
    home.ok("pain 2 left hamstring --at 7am");
    assert_snapshot!(home.session(&[
        "backup saved.db",
        "backup saved.db",
        "run 5km 30:00 --at 8am",
        "restore saved.db",
        "list",
        "restore none.db",
        "backup saved.db --yes",
    ]), @"
    $ glidelog backup saved.db
    backed up to saved.db, read again and whole: pain 1 (back with: glidelog restore saved.db)
    $ glidelog backup saved.db
    error: saved.db is there already, and was left as it is
    hint: name another file, or say --yes to put the new one in its place
    [exit 3]
    $ glidelog run 5km 30:00 --at 8am
    #2 Tue 24 Nov 2026 08:00: run 5 km in 30:00 (6:00 /km); no score yet for this morning, which is what lets gliding be told from a good day (take it back: glidelog undo)
    $ glidelog restore saved.db
    restored to ~/.local/share/glidelog/journal.db: pain 1
    the journal before is kept as ~/.local/share/glidelog/journal.db.before-restore-20261124-093000 (the other way: glidelog restore ~/.local/share/glidelog/journal.db.before-restore-20261124-093000)
    $ glidelog list
    Tue 24 Nov 2026
       #1 07:00  pain 2 left hamstring
    1 entry for 11 to 24 Nov 2026
    $ glidelog restore none.db
    error: there is no file none.db
    hint: check the name; nothing was changed
    [exit 3]
    $ glidelog backup saved.db --yes
    backed up to saved.db, read again and whole: pain 1 (back with: glidelog restore saved.db)
    ");
    let answer = home.json("restore saved.db");
    assert_eq!((&answer["verified"], &answer["counts"]["pain"]), (&true.into(), &1.into()));
    fs::write(home.path("notes.txt"), "no journal, but long enough to be looked at as one, and again and again and again")
        .unwrap();
    assert!(home.run("restore notes.txt").contains("[exit 3]"));
}

#[test]
fn two_devices_become_one() {
    let mut home = Home::new();
    home.ok("run 5km 30:00 -e 4 --at 8am");
    home.ok("backup phone.db");
    home.ok("edit 1 -e 5");
    home.at("2026-11-24T10:00:00-05:00");
    home.ok("--journal phone.db edit 1 -e 7");
    home.ok("--journal phone.db treat massage");
    assert_snapshot!(home.session(&["merge phone.db --dry-run", "merge phone.db", "merge phone.db", "undo", "list"]), @"
    $ glidelog merge phone.db --dry-run
    1 new from there (treatment 1), 0 the same in both, 0 only here, 1 told differently (nothing was taken: this was a dry run)
      #1 as it is there: Tue 24 Nov 2026 08:00: run 5 km in 30:00 (6:00 /km), effort 7  instead of  Tue 24 Nov 2026 08:00: run 5 km in 30:00 (6:00 /km), effort 5
    $ glidelog merge phone.db
    1 new from there (treatment 1), 0 the same in both, 0 only here, 1 told differently (take it back: glidelog undo)
      #1 as it is there: Tue 24 Nov 2026 08:00: run 5 km in 30:00 (6:00 /km), effort 7  instead of  Tue 24 Nov 2026 08:00: run 5 km in 30:00 (6:00 /km), effort 5
    $ glidelog merge phone.db
    0 new from there, 2 the same in both, 0 only here, 0 told differently (nothing was taken)
    $ glidelog undo
    taken back: merge phone.db (the other way: glidelog redo)
      #1 Tue 24 Nov 2026 08:00: run 5 km in 30:00 (6:00 /km), effort 5  instead of  Tue 24 Nov 2026 08:00: run 5 km in 30:00 (6:00 /km), effort 7
      #2 is gone: Tue 24 Nov 2026 10:00: massage
    $ glidelog list
    Tue 24 Nov 2026
       #1 08:00  run 5 km in 30:00 (6:00 /km), effort 5
    1 entry for 11 to 24 Nov 2026
    ");
    assert!(home.json("merge phone.db")["conflicts"].as_array().is_some());
}

#[test]
fn two_trials_at_once_are_said() {
    let mut home = Home::new();
    home.ok("run 5km 30:00 -e 4 --pain 3 --at 8am");
    home.ok("backup phone.db");
    home.ok("trial start massage --observe");
    home.at("2026-11-24T10:00:00-05:00");
    home.ok("--journal phone.db trial start ice --observe");
    let seen = home.ok("merge phone.db --dry-run");
    assert!(seen.contains("2 trials under way, #2 (massage) and #3 (ice), and a diary has one at a time"), "{seen}");
    let answer = home.json("merge phone.db");
    assert_eq!(answer["warnings"].as_array().unwrap().len(), 1);
    home.ok("trial stop --verdict unsure");
    assert_eq!(home.json("merge phone.db")["warnings"], serde_json::json!([]));
}

/// Whether a program is there.
fn has(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

fn query() -> String {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    readme.split("```sql\n").nth(1).unwrap().split("```").next().unwrap().trim().to_owned()
}

#[test]
fn other_programs_open_the_journal_as_it_is() {
    let home = Home::new();
    home.ok("demo season");
    let file = home.path("season/journal.db");
    for program in ["sqlite3", "python3"].into_iter().filter(|program| !has(program)) {
        println!("skipped: {program} is not on this machine");
    }
    let mut answers = Vec::new();
    if has("sqlite3") {
        let output = Command::new("sqlite3").arg(&file).arg(query()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        answers.push(String::from_utf8(output.stdout).unwrap());
    }
    if has("sqlite3") {
        home.ok("--journal season/journal.db edit 1 --note seen");
        let check = Command::new("sqlite3").arg(&file).arg("PRAGMA integrity_check").output().unwrap();
        // Version 3.40 calls a column of `tag` NULL that is not; of our own rules it finds none broken.
        let said = String::from_utf8(check.stdout).unwrap();
        assert!(!said.contains("CHECK"), "{said}");
        let dump = Command::new("sqlite3").arg(&file).arg(".dump").output().unwrap();
        assert!(!String::from_utf8_lossy(&dump.stdout).contains("ERROR"));
    }
    if has("python3") {
        let script = "import sqlite3, sys\nfor row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]):\n    print('|'.join('' if cell is None else str(cell) for cell in row))";
        let output = Command::new("python3").arg("-c").arg(script).arg(&file).arg(query()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        answers.push(String::from_utf8(output.stdout).unwrap());
    }
    assert!(answers.iter().all(|answer| answer.lines().count() > 10), "{answers:?}");
    assert!(answers.windows(2).all(|two| two[0] == two[1]), "{answers:?}");
}
