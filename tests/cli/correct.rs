//! Correcting: edit, delete, undo, redo, history.

use crate::sealed::Home;
use insta::assert_snapshot;

#[test]
fn edit_changes_what_is_said_and_nothing_else() {
    let home = Home::new();
    home.ok("run 5mi 44:10 -e 4 --pain 1/3/2 --at \"yesterday 6pm\" --note \"a note\" -t solo");
    let lines = [
        "edit 1 --pain-after 3 --at 7am",
        "edit 1 5.2mi 46:00 -e 5",
        "edit 1 --clear effort --untag solo --note \"\"",
        "edit 1 --cut-short",
        "edit 1 --cut-short no",
        "edit 1 --effort 11",
        "edit 1",
        "edit 1 --clear colour",
        "edit 7 -e 3",
    ];
    assert_snapshot!(home.session(&lines), @"");
}

#[test]
fn every_kind_can_be_corrected() {
    let home = Home::new();
    home.ok("glide sciatic 2x15 --left");
    home.ok("pain 2 left hamstring");
    home.ok("treat massage");
    home.ok("rate 4");
    home.ok("injury start right knee --since 2026-09-01");
    let lines = [
        "edit 1 3x10 --symptom 2 --height 30deg",
        "edit 2 4 --site \"right knee\"",
        "edit 3 needling --at yesterday",
        "edit 4 much better",
        "edit 5 --since 2026-08-15",
        "edit 1 -e 3",
    ];
    assert_snapshot!(home.session(&lines), @"");
}

#[test]
fn deleting_asks_nothing_and_says_how_to_take_it_back() {
    let home = Home::new();
    home.ok("run 5km 30:00");
    home.ok("pain 2 knee");
    assert_snapshot!(home.session(&["rm 1 2", "list", "undo", "undo", "redo", "redo", "redo", "rm 9", "list"]), @"");
}

#[test]
fn undo_and_redo_go_on_without_end() {
    let home = Home::new();
    for score in 0..12 {
        home.ok(&format!("pain {} knee", score % 11));
    }
    for left in (0..12).rev() {
        home.ok("undo");
        assert_eq!(home.json("list")["entries"].as_array().unwrap().len(), left);
    }
    assert_snapshot!(home.run("undo"), @"");
    for there in 1..=12 {
        home.ok("redo");
        assert_eq!(home.json("list")["entries"].as_array().unwrap().len(), there);
    }
    home.ok("undo");
    home.ok("pain 5 hip");
    assert!(home.run("redo").contains("nothing to redo"));
}

#[test]
fn history_says_who_changed_what_when() {
    let mut home = Home::new();
    home.ok("run 5km 30:00 -e 4");
    home.at("2026-11-24T10:00:00-05:00").ok("edit 1 -e 5");
    home.ok("rm 1");
    home.ok("undo");
    assert_snapshot!(home.run("history"), @"");
}

#[test]
fn a_refused_correction_changes_nothing() {
    let home = Home::new();
    home.ok("run 5km 30:00 -e 4");
    let before = home.ok("export");
    for bad in ["edit 1 -e 12", "edit 1 5km 3:00", "edit 1 --at tomorrow", "edit 1 banana", "rm 1 99", "edit 99 -e 3"] {
        assert!(home.run(bad).contains("[exit"), "{bad}");
    }
    assert_eq!(home.ok("export"), before);
}
