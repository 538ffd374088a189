//! Logging: what is typed, and the one line that comes back.

use crate::sealed::Home;
use insta::assert_snapshot;
use std::fs;

#[test]
fn a_day_of_the_diary() {
    let home = Home::new();
    let lines = [
        r##"run 5mi 44:10 -e 4 --pain 1/3/2 --at "yesterday 6pm" --note "#runforboston solo""##,
        "injury start left hamstring --since 2026-08-01",
        "glide sciatic supine 2x15 --left --height 18in --hold 2s --symptom 1 --at 7am",
        "glide",
        "pain 2 left hamstring --morning",
        "treat \"pelvic correction\"",
        "skip glide \"hotel\"",
        "rate \"a little better\"",
    ];
    assert_snapshot!(home.session(&lines), @r##"
    $ glidelog run 5mi 44:10 -e 4 --pain 1/3/2 --at "yesterday 6pm" --note "#runforboston solo"
    #1 Mon 23 Nov 2026 18:00: run 8.05 km in 44:10 (5:29 /km), effort 4, pain 1/3/2, #runforboston "solo" (take it back: glidelog undo)
    $ glidelog injury start left hamstring --since 2026-08-01
    #2 Sat 1 Aug 2026: injury left hamstring since 1 Aug 2026 (take it back: glidelog undo)
    $ glidelog glide sciatic supine 2x15 --left --height 18in --hold 2s --symptom 1 --at 7am
    #3 Tue 24 Nov 2026 07:00: sciatic glide, supine, left, 2x15, hold 2s, height 18in, symptom 1; no score yet for this morning, which is what lets gliding be told from a good day (take it back: glidelog undo)
    $ glidelog glide
    #4 Tue 24 Nov 2026 09:30: sciatic glide, supine, left, 2x15, hold 2s, height 18in; the same as #3 of Tue 24 Nov 2026 07:00; no score yet for this morning, which is what lets gliding be told from a good day (take it back: glidelog undo)
    $ glidelog pain 2 left hamstring --morning
    #5 Tue 24 Nov 2026 09:30: pain 2 left hamstring in the morning; the next-morning score of run #1 (take it back: glidelog undo)
    $ glidelog treat "pelvic correction"
    #6 Tue 24 Nov 2026 09:30: pelvic correction (take it back: glidelog undo)
    $ glidelog skip glide "hotel"
    #7 Tue 24 Nov 2026 09:30: glide skipped on purpose "hotel" (take it back: glidelog undo)
    $ glidelog rate "a little better"
    #8 Tue 24 Nov 2026 09:30: the week: a little better (3 of 7) (take it back: glidelog undo)
    "##);
}

#[test]
fn words_come_in_any_order() {
    let home = Home::new();
    home.ok("set units mi");
    let a = home.ok("run 44:10 5 yesterday 18:00 #solo -e 4");
    let b = home.ok("run #solo yesterday 6pm 5mi 44:10 --effort 4");
    assert_eq!(a.split_once(' ').unwrap().1, b.split_once(' ').unwrap().1);
}

#[test]
fn a_glide_before_a_run_is_found() {
    let mut home = Home::new();
    home.at("2026-11-24T07:00:00-05:00").ok("glide sciatic 2x15 10min");
    home.at("2026-11-24T08:00:00-05:00").ok("pain 2 --morning");
    let echo = home.at("2026-11-24T09:30:00-05:00").ok("run 5km 30:00 --pain 2");
    assert_snapshot!(echo, @"#3 Tue 24 Nov 2026 09:00: run 5 km in 30:00 (6:00 /km), pain 2 at worst; glide #1 ended 2 h 00 min before it (take it back: glidelog undo)");
    // The next run of the day has no glide of its own: this one belonged to the run before.
    let second = home.at("2026-11-24T12:00:00-05:00").ok("run 3km 20:00");
    assert!(!second.contains("glide #"), "{second}");
}

#[test]
fn a_start_that_is_not_known_is_said() {
    let home = Home::new();
    assert_snapshot!(home.run("run 5km -e 3"), @"#1 Tue 24 Nov 2026: run 5 km, effort 3; start not known, so a glide before it cannot be seen (say a duration, or --at with a time of day); no score yet for this morning, which is what lets gliding be told from a good day (take it back: glidelog undo)");
    assert_eq!(home.json("list")["entries"][0]["at"], "2026-11-24");
}

#[test]
fn a_long_run_is_one_fact() {
    let home = Home::new();
    home.ok("run 8km 48:00 --at \"3 days ago 7am\"");
    assert_snapshot!(home.run("run 10km 60:00 --at 7am"), @"
    #2 Tue 24 Nov 2026 07:00: run 10 km in 1:00:00 (6:00 /km); no score yet for this morning, which is what lets gliding be told from a good day (take it back: glidelog undo)
    10 km is 25 % longer than your longest run of the 30 days before (8 km); among 5205 runners, runs 10 to 30 % longer went together with 1.64 times the new overuse injuries (Frandsen 2025, observational).
    ");
    assert!(!home.ok("run 10.5km 63:00 --at 8:10").contains("longer"));
}

#[test]
fn a_session_that_hurt_prints_the_stop_line() {
    let home = Home::new();
    assert_snapshot!(home.run("glide sciatic 2x15 --symptom 4"), @"
    #1 Tue 24 Nov 2026 09:30: sciatic glide, 2x15, symptom 4; no score yet for this morning, which is what lets gliding be told from a good day (take it back: glidelog undo)
    It is not supposed to hurt or go numb: stop, and ask the person who prescribed it.
    ");
    home.ok("set stop_at 6");
    assert!(!home.ok("glide --symptom 5").contains("stop"));
    assert!(home.ok("glide --numb").contains("stop, and ask"));
}

#[test]
fn the_same_again_copies_the_movement_and_never_how_it_felt() {
    let home = Home::new();
    home.ok("glide sciatic slider supine 2x15 --left --height 18in --hold 2s --symptom 3 --tingling --note hard --at 6am");
    home.ok("skip glide travel --at 7am");
    let again = home.json("glide");
    let entry = &again["entry"];
    assert_eq!(entry["nerve"], "sciatic");
    assert_eq!((&entry["sets"], &entry["reps"], &entry["hold_s"]), (&2.into(), &15.into(), &2.into()));
    assert_eq!((&entry["height"], &entry["technique"], &entry["side"]), (&"18in".into(), &"slider".into(), &"left".into()));
    assert_eq!((&entry["symptom"], &entry["flags"]), (&serde_json::Value::Null, &serde_json::json!([])));
    assert_eq!(entry.get("note"), None);
    assert_eq!(again["facts"][0], serde_json::json!({ "fact": "same_as_last", "id": 1 }));
}

#[test]
fn a_morning_score_is_the_next_morning_reading_however_it_is_typed() {
    let home = Home::new();
    home.ok("run 5km 30:00 --pain \"left hamstring 1/3/2/4\" --at \"yesterday 7am\"");
    let mornings = |home: &Home| {
        let all = home.json("list --kind pain");
        all["entries"].as_array().unwrap().iter().map(|e| (e["at"].clone(), e["score"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(mornings(&home), [("2026-11-24".into(), 4.into())]);
    // Said again in the morning's own words: the same row, with its time.
    let echo = home.ok("pain 3 left hamstring --morning --at 7:05");
    assert!(echo.contains("the next-morning score of run #1"), "{echo}");
    assert_eq!(mornings(&home), [("2026-11-24T07:05:00-05:00".into(), 3.into())]);
    home.says("show 1", "\nthe morning after: pain 3 left hamstring (#2)\n");
    let too_soon = home.run("run 5km 30:00 --pain 1/3/2/4");
    assert_snapshot!(too_soon, @"
    error: the morning after (Wed 25 Nov) has not come yet
    hint: leave it out and say tomorrow: glidelog pain 2 --morning
    [exit 1]
    ");
}

#[test]
fn the_place_defaults_to_the_one_open_injury() {
    let home = Home::new();
    home.ok("injury start left hamstring --since 2026-08-01");
    assert!(home.ok("pain 2").contains("pain 2 left hamstring"));
    home.ok("injury start right knee --since 2026-09-01");
    assert_snapshot!(home.run("pain 2"), @r#"
    error: 2 injuries are open (left hamstring, right knee)
    hint: say which, for example --site "left hamstring"
    [exit 1]
    "#);
    home.ok("pain 2 knee");
    assert_snapshot!(home.session(&["injury end knee", "injury end hamstring --on 2026-11-20", "injury list", "pain 1"]), @"
    $ glidelog injury end knee
    #3 Tue 1 Sep 2026: injury right knee from 1 Sep 2026 to 24 Nov 2026 (take it back: glidelog undo)
    $ glidelog injury end hamstring --on 2026-11-20
    #1 Sat 1 Aug 2026: injury left hamstring from 1 Aug 2026 to 20 Nov 2026 (take it back: glidelog undo)
    $ glidelog injury list
    #1 injury left hamstring from 1 Aug 2026 to 20 Nov 2026
    #3 injury right knee from 1 Sep 2026 to 24 Nov 2026
    $ glidelog pain 1
    #5 Tue 24 Nov 2026 09:30: pain 1 right knee (take it back: glidelog undo)
    ");
}

#[test]
fn slips_are_caught_and_new_words_are_taken_on_purpose() {
    let home = Home::new();
    home.ok("treat \"pelvic correction\" #core");
    let lines = [
        "pain 2 hamstirng",
        "pain 2 elbow",
        "pain 2 elbow --new",
        "pain 2 elbow",
        "glide siatic 2x15",
        "treat \"pelvc correction\"",
        "treat massage",
        "run 5km 30:00 -t cor",
    ];
    assert_snapshot!(home.session(&lines), @r#"
    $ glidelog pain 2 hamstirng
    error: "hamstirng" is not a site this diary knows
    hint: did you mean "hamstring"? To add "hamstirng" on purpose, say --new
    [exit 1]
    $ glidelog pain 2 elbow
    error: "elbow" is not a site this diary knows
    hint: known sites: low back, buttock, sit bone, hip, groin, thigh front, hamstring, knee, back of knee, calf, shin, achilles, ankle, heel, foot. To add "elbow" on purpose, say --new
    [exit 1]
    $ glidelog pain 2 elbow --new
    #2 Tue 24 Nov 2026 09:30: pain 2 elbow (take it back: glidelog undo)
    $ glidelog pain 2 elbow
    #3 Tue 24 Nov 2026 09:30: pain 2 elbow (take it back: glidelog undo)
    $ glidelog glide siatic 2x15
    error: "siatic" is not a nerve this diary knows
    hint: did you mean "sciatic"? To add "siatic" on purpose, say --new
    [exit 1]
    $ glidelog treat "pelvc correction"
    error: "pelvc correction" is new, and close to "pelvic correction"
    hint: did you mean "pelvic correction"? To add "pelvc correction" on purpose, say --new
    [exit 1]
    $ glidelog treat massage
    #4 Tue 24 Nov 2026 09:30: massage; a new name in this diary (take it back: glidelog undo)
    $ glidelog run 5km 30:00 -t cor
    error: #cor is new, and close to #core
    hint: did you mean #core? To add #cor on purpose, say --new
    [exit 1]
    "#);
}

#[test]
fn a_note_from_standard_input_and_from_an_editor() {
    use std::io::Write;
    let home = Home::new();
    let mut child = home
        .command(&["run", "5km", "30:00", "--note", "-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("private words #secret\n".as_bytes()).unwrap();
    assert!(child.wait_with_output().unwrap().status.success());
    assert_eq!(home.json("show 1")["entry"]["note"], "private words");
    let script = home.path("editor.sh");
    std::fs::write(&script, "#!/bin/sh\nprintf 'more' >> \"$1\"\n").unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let edited = home.command(&["edit", "1", "--edit-note"]).env("EDITOR", &script).output().unwrap();
    assert!(edited.status.success(), "{}", home.seen(&edited));
    assert_eq!(home.json("show 1")["entry"]["note"], "private wordsmore");
    assert!(!home.files().iter().any(|file| file.contains("note-")), "{:?}", home.files());
}

#[test]
fn checkin_names_only_what_is_missing() {
    let home = Home::new();
    home.ok("injury start left hamstring");
    home.ok("glide sciatic 2x15 --at \"2 days ago 7am\"");
    home.ok("run 5km 30:00 --at \"yesterday 6pm\"");
    assert_snapshot!(home.run("checkin --list"), @r#"
    pain this morning (left hamstring), the next-morning score of #3 of Mon 23 Nov 2026 18:00: run 5 km in 30:00 (6:00 /km)
        glidelog pain N left hamstring --morning
    pain on #3 of Mon 23 Nov 2026 18:00: run 5 km in 30:00 (6:00 /km)
        glidelog edit 3 --pain BEFORE/WORST/AFTER
    effort of #3 of Mon 23 Nov 2026 18:00: run 5 km in 30:00 (6:00 /km)
        glidelog edit 3 -e N
    gliding today: done or skipped on purpose
        glidelog glide    or    glidelog skip glide "reason"
    your own word for the week
        glidelog rate "a little better"
    "#);
    home.ok("pain 2 --morning");
    home.ok("edit 3 --pain 1/2/1 -e 4");
    home.ok("glide");
    home.ok("rate same");
    assert_eq!(home.run("checkin"), "nothing is missing today\n");
}

#[test]
fn clocks_that_change_are_said() {
    let home = Home::new();
    assert_snapshot!(home.session(&["pain 2 --at \"2026-11-01 01:30\"", "pain 2 --at \"2026-03-08 02:30\""]), @r#"
    $ glidelog pain 2 --at "2026-11-01 01:30"
    #1 Sun 1 Nov 2026 01:30 (counts as Sat 31 Oct): pain 2 (take it back: glidelog undo)
    the clocks went back: 01:30 came twice, taken as the first
    $ glidelog pain 2 --at "2026-03-08 02:30"
    #2 Sun 8 Mar 2026 03:30 (counts as Sat 7 Mar): pain 2 (take it back: glidelog undo)
    the clocks went forward: 02:30 did not exist, taken as 03:30
    "#);
}

#[test]
fn what_was_skipped_may_begin_with_its_day() {
    let home = Home::new();
    let lines = ["skip glide yesterday \"hotel\"", "skip \"pelvic correction\" yesterday 6pm no time", "skip glide tomorrow"];
    assert_snapshot!(home.session(&lines), @r#"
    $ glidelog skip glide yesterday "hotel"
    #1 Mon 23 Nov 2026: glide skipped on purpose "hotel" (take it back: glidelog undo)
    $ glidelog skip "pelvic correction" yesterday 6pm no time
    #2 Mon 23 Nov 2026 18:00: pelvic correction skipped on purpose "no time" (take it back: glidelog undo)
    $ glidelog skip glide tomorrow
    error: "tomorrow" has not come yet (Wed 25 Nov 2026)
    hint: a diary holds what has been: name a day or time that is past
    [exit 1]
    "#);
    assert_snapshot!(home.session(&["glide sciatic --height 18"]), @r#"
    $ glidelog glide sciatic --height 18
    error: invalid value '18' for '--height <HEIGHT>': "18" is not a height
    hint: say for example 18in, 45cm or 30deg
    [exit 1]
    "#);
}

#[test]
fn with_two_injuries_open_the_one_left_out_is_named() {
    let home = Home::new();
    home.ok("injury start left hamstring --since 2026-11-01");
    home.ok("injury start right knee --since 2026-11-02");
    home.ok("pain 2 left hamstring --morning");
    let named = "Not shown here: right knee is open too; ask for it with --site \"right knee\".";
    for line in
        ["ask \"did I feel better this week\"", "week", "trend", "chart trend -o t.svg", "ask \"what was my worst pain\""]
    {
        assert!(home.ok(line).contains(named), "{line}: {}", home.ok(line));
        assert_eq!(home.json(line)["also_open"][0], "right knee", "{line}");
    }
    for line in ["week --site knee", "ask \"is my right knee getting better\"", "ask \"how far did I run\""] {
        assert!(!home.ok(line).contains("open too"), "{line}");
    }
}

#[test]
fn a_question_about_an_unknown_site_offers_no_way_to_add_it() {
    let home = Home::new();
    home.ok("pain 2 left hamstring");
    assert_snapshot!(home.session(&["week --site hamstirng", "trend --site elbow"]), @r#"
    $ glidelog week --site hamstirng
    error: "hamstirng" is not a site this diary knows
    hint: did you mean "hamstring"?
    [exit 1]
    $ glidelog trend --site elbow
    error: "elbow" is not a site this diary knows
    hint: known sites: low back, buttock, sit bone, hip, groin, thigh front, hamstring, knee, back of knee, calf, shin, achilles, ankle, heel, foot.
    [exit 1]
    "#);
}

#[test]
fn a_note_of_a_rating_or_an_injury_can_be_written_in_the_editor() {
    let home = Home::new();
    fs::write(home.path("editor.sh"), "echo private > \"$1\"").unwrap();
    for words in [&["rate", "3", "--edit-note"][..], &["injury", "start", "left", "knee", "--edit-note"]] {
        let output = home.command(words).env("EDITOR", "sh editor.sh").env("PATH", "/usr/bin:/bin").output().unwrap();
        assert!(output.status.success() && home.seen(&output).contains("private"), "{}", home.seen(&output));
    }
}
