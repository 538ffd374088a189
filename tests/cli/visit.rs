//! What the therapist prescribed, and what she is to be asked.

use crate::sealed::Home;
use insta::assert_snapshot;

#[test]
fn a_prescription_begins_is_replaced_and_ends() {
    let mut home = Home::new();
    home.at("2026-11-01T09:30:00-05:00");
    home.ok("prescribe glide sciatic slider 2x10 daily --note \"first visit\"");
    home.at("2026-11-24T09:30:00-05:00");
    assert_snapshot!(home.session(&[
        "prescribe glide sciatic 2x15 twice a day",
        "prescribe \"pelvic correction\" daily --from 2026-11-20 --to \"in 6 weeks\"",
        "prescribe list",
        "prescribe glide sciatic 3x15 daily",
        "prescribe glide sciatic 3x15",
        "prescribe massage daily --from 2026-11-20 --to 2026-11-19",
        "edit 2 3x a week --since 2026-11-22",
        "prescribe end",
        "prescribe end sciatic --on yesterday",
        "prescribe end glide",
        "edit 2 --clear end",
        "prescribe --list",
        "undo",
        "list --kind prescription all",
    ]), @r#"
    $ glidelog prescribe glide sciatic 2x15 twice a day
    #2 Tue 24 Nov 2026: prescribed sciatic glide, 2x15, twice a day since 24 Nov 2026; in place of #1, which ends 23 Nov 2026 (take it back: glidelog undo)
    $ glidelog prescribe "pelvic correction" daily --from 2026-11-20 --to "in 6 weeks"
    #3 Fri 20 Nov 2026: prescribed pelvic correction, daily from 20 Nov 2026 to 5 Jan 2027 (take it back: glidelog undo)
    $ glidelog prescribe list
    #3 prescribed pelvic correction, daily from 20 Nov 2026 to 5 Jan 2027
    #2 prescribed sciatic glide, 2x15, twice a day since 24 Nov 2026
    #1 prescribed sciatic glide, slider, 2x10, daily from 1 Nov 2026 to 23 Nov 2026 "first visit"
    $ glidelog prescribe glide sciatic 3x15 daily
    error: the same is prescribed from 24 Nov 2026 on already (#2)
    hint: change that one: glidelog edit 2 twice a day; or take it away: glidelog rm 2; or end this one before it with --to
    [exit 1]
    $ glidelog prescribe glide sciatic 3x15
    error: how often is not said
    hint: say it as daily, twice a day, 3x a week, every other day, every 3 days
    [exit 1]
    $ glidelog prescribe massage daily --from 2026-11-20 --to 2026-11-19
    error: a prescription cannot end (2026-11-19) before it starts (2026-11-20)
    hint: a day without a year is the last one that is past; say it with its year, such as 2027-01-20
    [exit 1]
    $ glidelog edit 2 3x a week --since 2026-11-22
    #2 Sun 22 Nov 2026: prescribed sciatic glide, 2x15, 3 times a week since 22 Nov 2026 (take it back: glidelog undo)
    $ glidelog prescribe end
    error: several prescriptions are in force
    hint: name the one or its number; `prescribe list` shows them
    [exit 1]
    $ glidelog prescribe end sciatic --on yesterday
    #2 Sun 22 Nov 2026: prescribed sciatic glide, 2x15, 3 times a week from 22 Nov 2026 to 23 Nov 2026 (take it back: glidelog undo)
    $ glidelog prescribe end glide
    error: no prescription in force fits
    hint: `prescribe list` shows them
    [exit 1]
    $ glidelog edit 2 --clear end
    #2 Sun 22 Nov 2026: prescribed sciatic glide, 2x15, 3 times a week since 22 Nov 2026 (take it back: glidelog undo)
    $ glidelog prescribe --list
    #3 prescribed pelvic correction, daily from 20 Nov 2026 to 5 Jan 2027
    #2 prescribed sciatic glide, 2x15, 3 times a week since 22 Nov 2026
    #1 prescribed sciatic glide, slider, 2x10, daily from 1 Nov 2026 to 23 Nov 2026 "first visit"
    $ glidelog undo
    taken back: edit #2 (the other way: glidelog redo)
      #2 Sun 22 Nov 2026: prescribed sciatic glide, 2x15, 3 times a week from 22 Nov 2026 to 23 Nov 2026  instead of  Sun 22 Nov 2026: prescribed sciatic glide, 2x15, 3 times a week since 22 Nov 2026
    $ glidelog list --kind prescription all
    Sun 1 Nov 2026
       #1        prescribed sciatic glide, slider, 2x10, daily from 1 Nov 2026 to 23 Nov 2026 "first visit"
    Fri 20 Nov 2026
       #3        prescribed pelvic correction, daily from 20 Nov 2026 to 5 Jan 2027
    Sun 22 Nov 2026
       #2        prescribed sciatic glide, 2x15, 3 times a week from 22 Nov 2026 to 23 Nov 2026
    3 entries for up to 24 Nov 2026
    "#);
    let listed = home.json("prescribe --list");
    assert_eq!((&listed["entries"][0]["id"], &listed["entries"][0]["times"]), (&3.into(), &1.into()), "{listed}");
}

/// One command is one change, also where it ends another prescription.
#[test]
fn undo_takes_back_the_new_one_and_the_end_of_the_old_one() {
    let home = Home::new();
    home.ok("prescribe massage daily --from 2026-11-01");
    home.ok("prescribe massage weekly");
    home.ok("undo");
    assert_snapshot!(home.ok("prescribe list"), @"#1 prescribed massage, daily since 1 Nov 2026");
    home.ok("redo");
    assert!(home.ok("prescribe list").contains("massage, daily from 1 Nov 2026 to 23 Nov 2026"));
}

#[test]
fn a_question_for_the_visit_stays_open_until_it_is_answered() {
    let home = Home::new();
    assert_snapshot!(home.session(&[
        "note \"ask about stairs\"",
        "note \"  \" --for-visit",
        "note \"#ask about stairs, \\\"and\\\" hills\" --for-visit --at yesterday",
        "edit 1 --answered",
        "edit 1 --answered",
        "edit 1 --clear answered",
        "edit 1 --clear note",
        "edit 1 --note \"ask about hills\"",
        "edit 1 hills",
        "list --kind question",
        "rm 1",
        "undo",
    ]), @r##"
    $ glidelog note "ask about stairs"
    error: a note belongs to an entry, or is a question for the next visit
    hint: with an entry: glidelog run 5km --note "…", glidelog edit N --note "…"; a question: glidelog note "…" --for-visit
    [exit 1]
    $ glidelog note "  " --for-visit
    error: a question for the visit has words
    hint: say it: glidelog note "ask about stairs" --for-visit
    [exit 1]
    $ glidelog note "#ask about stairs, \"and\" hills" --for-visit --at yesterday
    #1 Mon 23 Nov 2026: for the visit "#ask about stairs, \and\ hills" (take it back: glidelog undo)
    $ glidelog edit 1 --answered
    #1 Mon 23 Nov 2026: for the visit, answered 24 Nov 2026 "#ask about stairs, \and\ hills" (take it back: glidelog undo)
    $ glidelog edit 1 --answered
    error: nothing would be different in #1
    hint: say what to change, for example: glidelog edit 1 --pain-after 3 --at 7am
    [exit 1]
    $ glidelog edit 1 --clear answered
    #1 Mon 23 Nov 2026: for the visit "#ask about stairs, \and\ hills" (take it back: glidelog undo)
    $ glidelog edit 1 --clear note
    error: the note of a question is the question
    hint: delete it: glidelog rm N
    [exit 1]
    $ glidelog edit 1 --note "ask about hills"
    #1 Mon 23 Nov 2026: for the visit "ask about hills" (take it back: glidelog undo)
    $ glidelog edit 1 hills
    error: the words of a question are its note
    hint: say: glidelog edit 1 --note "…"; or that it is answered: --answered
    [exit 1]
    $ glidelog list --kind question
    Mon 23 Nov 2026
       #1        for the visit "ask about hills"
    1 entry for 11 to 24 Nov 2026
    $ glidelog rm 1
    deleted #1 Mon 23 Nov 2026: for the visit "ask about hills"
    (take it back: glidelog undo)
    $ glidelog undo
    taken back: rm #1 (the other way: glidelog redo)
      #1 Mon 23 Nov 2026: for the visit "ask about hills"
    "##);
}

#[test]
fn both_travel_like_every_entry() {
    let mut home = Home::new();
    home.ok("prescribe glide tibial tensioner seated 3x12 --note x 5x a week --from 2026-11-01 --to 2027-01-31");
    home.ok("prescribe massage every other day --from tomorrow");
    home.ok("note \"ask about stairs\" --for-visit");
    home.ok("edit 3 --answered");
    assert!(home.ok("show 3").contains("note: ask about stairs"));
    home.ok("export -o one.jsonl");
    let text = std::fs::read_to_string(home.path("one.jsonl")).unwrap();
    assert_snapshot!(text.lines().filter(|line| line.contains("per_days")).map(|line| line.split_once("\"exposure\"").unwrap().1).collect::<Vec<_>>().join("\n"), @r#"
    :"glide","nerve":"tibial","technique":"tensioner","position":"seated","side":null,"sets":3,"reps":12,"hold_s":null,"height":null,"minutes":null,"times":5,"per_days":7,"from":"2026-11-01","to":"2027-01-31","note":"x"}
    :"massage","times":1,"per_days":2,"from":"2026-11-25","to":null}
    "#);
    home.ok("--journal two.db import one.jsonl");
    home.ok("--journal two.db export -o two.jsonl");
    assert_eq!(text, std::fs::read_to_string(home.path("two.jsonl")).unwrap());
    assert!(home.ok("import one.jsonl").contains("already"), "known by its identity");
    home.ok("export --format csv -o tables");
    assert_snapshot!(std::fs::read_to_string(home.path("tables/prescriptions.csv")).unwrap().lines().map(|line| line.split_once("start_utc,").map_or(line, |(_, rest)| rest)).take(1).collect::<String>(), @"prescribed,nerve,technique,position,side,sets,reps,hold_s,height,height_unit,duration_min,times,per_days,from_day,to_day,tags,note");
    assert!(std::fs::read_to_string(home.path("tables/visit_notes.csv")).unwrap().contains(",2026-11-24,,ask about stairs"));
    home.at("2026-11-25T10:00:00-05:00");
    home.ok("--journal two.db edit 3 daily");
    assert!(home.ok("merge two.db").contains("prescribed massage, daily"));
    assert!(home.ok("doctor").contains("is sound"));
    home.ok("undo");
    assert!(home.ok("show 2").contains("every other day"));
    for (bad, rule) in [
        (
            r#"{"kind":"prescription","exposure":"glide","times":0,"per_days":1,"from":"2026-11-01"}"#,
            "times: a whole number from 1 to 50",
        ),
        (
            r#"{"kind":"prescription","exposure":"massage","sets":2,"times":1,"per_days":1,"from":"2026-11-01"}"#,
            "sets: no field",
        ),
        (
            r#"{"kind":"prescription","exposure":"massage","times":1,"per_days":1,"from":"2026-11-01","to":"2026-10-01"}"#,
            "to: a prescription cannot end",
        ),
        (r#"{"kind":"visit_note","at":"2026-11-01"}"#, "note: the words of a question"),
    ] {
        std::fs::write(home.path("bad.jsonl"), format!("{{\"glidelog\":1}}\n{bad}\n")).unwrap();
        let said = home.run("import bad.jsonl");
        assert!(said.contains(rule), "{bad}: {said}");
    }
}
