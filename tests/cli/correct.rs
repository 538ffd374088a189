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
    assert_snapshot!(home.session(&lines), @r#"
    $ glidelog edit 1 --pain-after 3 --at 7am
    #1 Mon 23 Nov 2026 07:00: run 8.05 km in 44:10 (5:29 /km), effort 4, pain 1/3/3, #solo "a note" (take it back: glidelog undo)
    $ glidelog edit 1 5.2mi 46:00 -e 5
    #1 Mon 23 Nov 2026 07:00: run 8.37 km in 46:00 (5:30 /km), effort 5, pain 1/3/3, #solo "a note" (take it back: glidelog undo)
    $ glidelog edit 1 --clear effort --untag solo --note ""
    #1 Mon 23 Nov 2026 07:00: run 8.37 km in 46:00 (5:30 /km), pain 1/3/3 (take it back: glidelog undo)
    $ glidelog edit 1 --cut-short
    #1 Mon 23 Nov 2026 07:00: run 8.37 km in 46:00 (5:30 /km), pain 1/3/3, cut short (take it back: glidelog undo)
    $ glidelog edit 1 --cut-short no
    #1 Mon 23 Nov 2026 07:00: run 8.37 km in 46:00 (5:30 /km), pain 1/3/3 (take it back: glidelog undo)
    $ glidelog edit 1 --effort 11
    error: invalid value '11' for '--effort <0-10>': effort is a whole number from 0 to 10, not "11"

    For more information, try '--help'.
    [exit 1]
    $ glidelog edit 1
    error: nothing would be different in #1
    hint: say what to change, for example: glidelog edit 1 --pain-after 3 --at 7am
    [exit 1]
    $ glidelog edit 1 --clear colour
    error: "colour" is nothing that can be taken away here
    hint: a run has distance, duration, effort, feel, pain, pain-before, pain-worst, pain-after; a glide nerve, technique, position, side, dose, height, hold, minutes, symptom, flags; a prescription its end; a question for the visit answered; every entry note, tags, time
    [exit 1]
    $ glidelog edit 7 -e 3
    error: there is no entry #7
    hint: `list` shows the numbers, `history` what was deleted
    [exit 1]
    "#);
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
    assert_snapshot!(home.session(&lines), @r#"
    $ glidelog edit 1 3x10 --symptom 2 --height 30deg
    #1 Tue 24 Nov 2026 09:30: sciatic glide, left, 3x10, height 30deg, symptom 2 (take it back: glidelog undo)
    $ glidelog edit 2 4 --site "right knee"
    #2 Tue 24 Nov 2026 09:30: pain 4 right knee (take it back: glidelog undo)
    $ glidelog edit 3 needling --at yesterday
    #3 Mon 23 Nov 2026: needling (take it back: glidelog undo)
    $ glidelog edit 4 much better
    #4 Tue 24 Nov 2026 09:30: the week: much better (2 of 7) (take it back: glidelog undo)
    $ glidelog edit 5 --since 2026-08-15
    #5 Sat 15 Aug 2026: injury right knee since 15 Aug 2026 (take it back: glidelog undo)
    $ glidelog edit 1 -e 3
    error: #1 is a glide, and a glide has no effort
    [exit 1]
    "#);
}

#[test]
fn deleting_asks_nothing_and_says_how_to_take_it_back() {
    let home = Home::new();
    home.ok("run 5km 30:00");
    home.ok("pain 2 knee");
    assert_snapshot!(home.session(&["rm 1 2", "list", "undo", "undo", "redo", "redo", "redo", "rm 9", "list"]), @"
    $ glidelog rm 1 2
    deleted #1 Tue 24 Nov 2026 09:00: run 5 km in 30:00 (6:00 /km)
    deleted #2 Tue 24 Nov 2026 09:30: pain 2 knee
    (take it back: glidelog undo)
    $ glidelog list
    nothing is recorded for 11 to 24 Nov 2026
    $ glidelog undo
    taken back: rm #1 #2 (the other way: glidelog redo)
      #1 Tue 24 Nov 2026 09:00: run 5 km in 30:00 (6:00 /km)
      #2 Tue 24 Nov 2026 09:30: pain 2 knee
    $ glidelog undo
    taken back: pain (the other way: glidelog redo)
      #2 is gone: Tue 24 Nov 2026 09:30: pain 2 knee
    $ glidelog redo
    done again: pain (the other way: glidelog undo)
      #2 Tue 24 Nov 2026 09:30: pain 2 knee
    $ glidelog redo
    done again: rm #1 #2 (the other way: glidelog undo)
      #1 is gone: Tue 24 Nov 2026 09:00: run 5 km in 30:00 (6:00 /km)
      #2 is gone: Tue 24 Nov 2026 09:30: pain 2 knee
    $ glidelog redo
    error: there is nothing to redo
    hint: `history` shows every change
    [exit 1]
    $ glidelog rm 9
    error: there is no entry #9
    hint: `list` shows the numbers, `history` what was deleted
    [exit 1]
    $ glidelog list
    nothing is recorded for 11 to 24 Nov 2026
    ");
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
    assert_snapshot!(home.run("undo"), @"
    error: there is nothing to undo
    hint: `history` shows every change
    [exit 1]
    ");
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
    assert_snapshot!(home.run("history"), @"
    Tue 24 Nov 2026 10:00 mo: rm #1 (taken back; redo brings it again)
      #1 is gone: Tue 24 Nov 2026 09:00: run 5 km in 30:00 (6:00 /km), effort 5
    Tue 24 Nov 2026 10:00 mo: edit #1
      #1 Tue 24 Nov 2026 09:00: run 5 km in 30:00 (6:00 /km), effort 5  instead of  Tue 24 Nov 2026 09:00: run 5 km in 30:00 (6:00 /km), effort 4
    Tue 24 Nov 2026 09:30 mo: run
      #1 Tue 24 Nov 2026 09:00: run 5 km in 30:00 (6:00 /km), effort 4
    ");
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

#[test]
fn a_correction_says_what_it_leaves_and_refuses_what_does_not_fit() {
    let mut home = Home::new();
    home.ok("injury start left hamstring --since 2026-11-01");
    home.ok("run 5km 30:00 --pain 1/3/2/4 --at \"22 Nov 7am\"");
    home.at("2026-11-24T07:00:00-05:00").ok("pain 2 --morning");
    home.at("2026-11-24T21:00:00-05:00");
    assert_snapshot!(home.session(&[
        "pain 3 --morning",
        "pain 4 left hamstring this morning",
        "edit 2 --hold 3s",
        "edit 2 --duration 31m",
        "edit 4 --effort 3",
        "edit 2 --at \"20 Nov 7am\"",
        "undo",
        "rm 2",
        "undo",
        "rm 2 3",
        "run 5km 30:00 --at \"20 Nov\"",
        "rate better",
        "set stop_at 11",
        "set day_start 3am",
        "--journal . list",
        "--journal /dev/null pain 2",
        "ask how far did I run this week",
    ]), @r#"
    $ glidelog pain 3 --morning
    #4 Tue 24 Nov 2026 07:00: pain 3 left hamstring in the morning; instead of the 2 that was there (take it back: glidelog undo)
    $ glidelog pain 4 left hamstring this morning
    #4 Tue 24 Nov 2026 07:00: pain 4 left hamstring in the morning; instead of the 3 that was there (take it back: glidelog undo)
    $ glidelog edit 2 --hold 3s
    error: #2 is a run, and a run has no hold
    [exit 1]
    $ glidelog edit 2 --duration 31m
    error: #2 is a run, and a run has no --duration
    hint: say a run's duration as a word: glidelog edit 2 44:10
    [exit 1]
    $ glidelog edit 4 --effort 3
    error: #4 is a pain, and a pain has no effort
    [exit 1]
    $ glidelog edit 2 --at "20 Nov 7am"
    #2 Fri 20 Nov 2026 07:00: run 5 km in 30:00 (6:00 /km), pain left hamstring 1/3/2; the morning score #3 stays on Mon 23 Nov (take it back: glidelog undo)
    $ glidelog undo
    taken back: edit #2 (the other way: glidelog redo)
      #2 Sun 22 Nov 2026 07:00: run 5 km in 30:00 (6:00 /km), pain left hamstring 1/3/2  instead of  Fri 20 Nov 2026 07:00: run 5 km in 30:00 (6:00 /km), pain left hamstring 1/3/2
    $ glidelog rm 2
    deleted #2 Sun 22 Nov 2026 07:00: run 5 km in 30:00 (6:00 /km), pain left hamstring 1/3/2
    the score of the morning after stays: #3 Mon 23 Nov 2026: pain 4 left hamstring in the morning (glidelog rm 3)
    (take it back: glidelog undo)
    $ glidelog undo
    taken back: rm #2 (the other way: glidelog redo)
      #2 Sun 22 Nov 2026 07:00: run 5 km in 30:00 (6:00 /km), pain left hamstring 1/3/2
    $ glidelog rm 2 3
    deleted #2 Sun 22 Nov 2026 07:00: run 5 km in 30:00 (6:00 /km), pain left hamstring 1/3/2
    deleted #3 Mon 23 Nov 2026: pain 4 left hamstring in the morning
    (take it back: glidelog undo)
    $ glidelog run 5km 30:00 --at "20 Nov"
    #5 Fri 20 Nov 2026: run 5 km in 30:00 (6:00 /km); start not known, so a glide before it cannot be seen (say --at with a time of day) (take it back: glidelog undo)
    $ glidelog rate better
    error: "better" may be a little, much or very much
    hint: say how much: a little better, much better or very much better
    [exit 1]
    $ glidelog set stop_at 11
    error: stop_at is a score from 1 to 10, not "11"
    [exit 1]
    $ glidelog set day_start 3am
    #6 Tue 24 Nov 2026 21:00: setting day_start = 03:00 (take it back: glidelog undo)
    $ glidelog --journal . list
    error: . is a folder, and a journal is a file
    hint: name a file, such as --journal FOLDER/journal.db; nothing was changed
    [exit 3]
    $ glidelog --journal /dev/null pain 2
    error: /dev/null is a device, and a journal is a file
    hint: name a file, such as --journal FOLDER/journal.db; nothing was changed
    [exit 3]
    $ glidelog ask how far did I run this week
    You ran 5.0 km in 1 run this week; none in the four weeks before.

    18 to 24 Nov 2026; usual is the four weeks before, 21 Oct to 17 Nov 2026
    Your diary begins on Fri 20 Nov 2026: of the days before nothing is recorded, which is not none.
    "#);
}

#[test]
fn what_changes_nothing_is_not_stored_and_what_ended_is_over() {
    let home = Home::new();
    home.ok("injury start left hamstring --since 2026-08-01");
    home.ok("injury start right calf --since 2026-08-01");
    home.ok("injury end right calf");
    home.says("pain 3 --morning --at 7am", "pain 3 left hamstring in the morning");
    home.says("pain 3 --morning --at 7am", "nothing would be different in #3");
    home.ok("prescribe glide sciatic 2x15 twice a day");
    home.ok("prescribe end sciatic");
    home.says("prescribe end sciatic", "nothing would be different in #4");
    home.says("rm 3 3", "pain 3 left hamstring");
    home.says("list --kind run", "no run is recorded");
}

#[test]
fn a_symptom_said_after_the_session_prints_the_stop_line() {
    let home = Home::new();
    home.ok("glide sciatic supine 2x15");
    home.says("edit 1 --symptom 9", "It is not supposed to hurt");
    assert!(!home.run("edit 1 --note later").contains("not supposed to hurt"));
}
