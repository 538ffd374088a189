//! The coin from outside: a trial as it is lived, and that nothing tells what the coin has not shown.

use crate::sealed::Home;
use glidelog::store::Journal;
use insta::assert_snapshot;
use std::fs;

/// The seed and schedule of the trial of a home, as only a test may read them.
fn drawn(home: &Home) -> (u64, Vec<bool>, String) {
    let journal = Journal::open(&home.journal()).unwrap();
    let entries = journal.view().all_entries().unwrap();
    let trial = entries.iter().rev().find_map(|entry| entry.trial()).unwrap();
    let coin = trial.coin().unwrap();
    let draw = coin.draw().unwrap();
    (draw.seed, draw.with, coin.sealed().as_str().to_owned())
}

/// A day of the trial: asked at 7, followed or not, run at 8.
fn day(home: &mut Home, day: u32) {
    home.at(&format!("2026-11-{day:02}T07:00:00-05:00"));
    let said = home.json("flip 3");
    if said["assigned"] == "with" {
        home.ok("glide sciatic 2x15 --left");
    }
    home.at(&format!("2026-11-{day:02}T08:40:00-05:00"));
    home.ok("run 5km 30:00 -e 4 --pain 1/3/2");
}

/// Ways to write down a schedule.
fn spellings(with: &[bool]) -> Vec<String> {
    let joined = |yes: &str, no: &str, between: &str| {
        with.iter().map(|with| if *with { yes } else { no }).collect::<Vec<_>>().join(between)
    };
    vec![
        joined("1", "0", ""),
        joined("1", "0", ","),
        joined("true", "false", ","),
        joined("true", "false", ", "),
        joined("with", "without", ","),
        joined("\"with\"", "\"without\"", ","),
        joined("glide", "none", ","),
        joined("g", "n", ""),
    ]
}

#[test]
fn nothing_printed_or_stored_tells_what_the_coin_has_not_shown() {
    let mut home = Home::new();
    home.at("2026-11-01T06:30:00-05:00");
    home.ok("injury start left hamstring --since 2026-08-01");
    home.ok("trial start glide --pairs 6 --block 2");
    (1..5).for_each(|number| day(&mut home, number));
    home.ok("undo");
    home.ok("redo");
    let (seed, with, sealed) = drawn(&home);
    let lines = [
        "list all",
        "list all --json",
        "list all --kind trial --json",
        "list all --kind flip --json",
        "show 2",
        "show 2 --json",
        "show 3 --json",
        "history",
        "history --json",
        "history --count 100 --json",
        "trial status",
        "trial status --json",
        "trial list",
        "trial list --json",
        "flip 2",
        "flip 2 --json",
        "flip --json",
        "undo",
        "undo --json",
        "redo",
        "redo --json",
        "trial start glide",
        "trial start glide --json",
        "edit 2 5 --json",
        "rm 2 --json",
        "doctor --json",
        "trend --json",
        "chart trial -o trial.svg --describe",
        "chart trend -o trend.svg",
        "week --json",
        "export -o diary.jsonl --json",
    ];
    let mut seen: Vec<(String, String)> = lines.iter().map(|line| ((*line).to_owned(), home.run(line))).collect();
    for picture in ["trial.svg", "trend.svg"] {
        seen.push((picture.into(), fs::read_to_string(home.path(picture)).unwrap()));
    }
    for (line, text) in &seen {
        assert!(!text.contains(&sealed), "{line} shows the sealed schedule");
        assert!(!text.contains("unrevealed"), "{line} speaks of it");
    }
    seen.push(("export".into(), home.ok("export")));
    let bytes = fs::read(home.journal()).unwrap();
    seen.push(("the file".into(), bytes.iter().map(|byte| char::from(*byte)).collect()));
    let seeds = [
        seed.to_string(),
        format!("{seed:x}"),
        format!("{seed:X}"),
        seed.to_be_bytes().map(char::from).iter().collect(),
        seed.to_le_bytes().map(char::from).iter().collect(),
    ];
    // The first places are known by now; what is left of the schedule, and the whole of it, are not.
    let hidden: Vec<String> = spellings(&with).into_iter().chain(spellings(&with[5..])).filter(|s| s.len() > 7).collect();
    for (line, text) in &seen {
        for secret in seeds.iter().chain(&hidden) {
            assert!(!text.contains(secret.as_str()), "{line} tells {secret}");
        }
    }
    let export = home.ok("export");
    let shown = export.lines().filter(|line| line.contains("\"assigned\"")).count();
    assert_eq!(
        (shown, export.matches("\"unrevealed\"").count()),
        (5, 1),
        "one throw for each that was asked, and the seal once"
    );
}

#[test]
fn a_trial_as_it_is_lived() {
    let mut home = Home::new();
    home.at("2026-11-01T06:30:00-05:00");
    home.ok("injury start left hamstring --since 2026-08-01");
    let lines = [
        "flip 3",
        "trial status",
        "trial start glide --pairs 5",
        "trial start glide --pairs 6 --block 2",
        "trial start massage",
        "flip",
        "flip 11",
    ];
    assert_snapshot!(home.session(&lines), @r#"
    $ glidelog flip 3
    error: no trial with a coin is under way
    hint: start one with: glidelog trial start glide
    [exit 1]
    $ glidelog trial status
    error: there is no trial yet
    hint: `glidelog trial list` shows every trial; start one with: glidelog trial start glide
    [exit 1]
    $ glidelog trial start glide --pairs 5
    error: a trial has 6 to 100 pairs of runs, not 5
    hint: with five pairs even the clearest difference comes up by chance in 1 of 16; 12 is a good size
    [exit 1]
    $ glidelog trial start glide --pairs 6 --block 2
    6 pairs (12 runs) in blocks of 2 find a true difference of 1 point of worst pain in 11 of 100 trials, of 1.5 points in 19, of 2 points in 34 (1200 simulated trials each, the score before each throw allowed for). A smaller difference is likely to stay unseen.
    How long 12 runs take cannot be told yet: the diary holds too few weeks with runs.
    #2 Sun 1 Nov 2026 06:30: trial of gliding by coin, 6 pairs of runs in blocks of 2 (take it back: glidelog undo)
    Before each run, before gliding or leaving it: glidelog flip
    The result stays hidden until the last planned run; `glidelog trial status` shows how it goes.
    $ glidelog trial start massage
    error: a trial of gliding is under way (#2 of Sun 1 Nov 2026 06:30)
    hint: one at a time, or neither can be told apart; end it with: glidelog trial stop --verdict unsure --reason "…"
    [exit 1]
    $ glidelog flip
    error: the coin is shown after it is said how it feels now, 0 to 10
    hint: say it with the command, for example: glidelog flip 3
    [exit 1]
    $ glidelog flip 11
    error: invalid value '11' for '[0-10]': a pain score is a whole number from 0 to 10, not "11"

    For more information, try '--help'.
    [exit 1]
    "#);
    (1..=12).for_each(|number| day(&mut home, number));
    home.at("2026-11-20T09:00:00-05:00");
    let status = home.json("trial status");
    assert_eq!(status["trial"]["course"], "completed");
    assert_eq!(status["trial"]["status"], "no_variation");
    assert!(home.ok("trial stop --verdict keep --reason \"it is easy\"").contains("is complete"));
    assert!(home.run("flip 3").contains("no trial with a coin is under way"));
    home.ok("chart trial -o trial.png");
}

#[test]
fn refusals_are_json_too() {
    let home = Home::new();
    home.ok("pain 2 left hamstring");
    for line in
        ["flip", "trial status", "trial stop --verdict keep", "trial start glide --pairs 5", "trial stop --verdict perhaps"]
    {
        assert!(home.json(line)["error"]["message"].is_string(), "{line}");
    }
}

#[test]
fn a_watched_trial() {
    let mut home = Home::new();
    home.ok("trial start \"pelvic correction\" --observe --min 14d");
    home.ok("treat \"pelvic correction\"");
    home.at("2026-11-27T09:30:00-05:00");
    let lines = ["trial status", "flip 3", "trial stop --verdict unsure --reason travelling", "trial list"];
    assert_snapshot!(home.session(&lines), @r#"
    $ glidelog trial status
    Watching: 4 days, 1 session.
    trial #1 of pelvic correction, since 24 Nov 2026 (watched, at least 14 days, 7 a week meant)
    day 4 of at least 14
    sessions: 1 done of 4 meant so far
    worst pain on runs: no run with a score since the start, no run with a score in the same number of days before; many things change with time, so this is no comparison
    $ glidelog flip 3
    error: the trial of pelvic correction under way is watched and has no coin
    hint: log what is done with: glidelog treat NAME, or glidelog glide
    [exit 1]
    $ glidelog trial stop --verdict unsure --reason travelling
    The trial of pelvic correction is stopped after 4 days, fewer than meant.
    day 4 of at least 14
    sessions: 1 done of 4 meant so far
    worst pain on runs: no run with a score since the start, no run with a score in the same number of days before; many things change with time, so this is no comparison
    your own word, 27 Nov 2026: unsure ("travelling")
    (see it: glidelog trial status; take it back before looking: glidelog undo)
    $ glidelog trial list
    #1 24 Nov 2026 of pelvic correction: Watched: 4 days, 1 session.
    "#);
}

#[test]
fn a_trial_that_is_over_has_every_companion() {
    let mut home = Home::new();
    home.at("2026-11-01T06:30:00-05:00");
    home.ok("injury start left hamstring --since 2026-08-01");
    home.ok("trial start glide --pairs 6 --block 2");
    let mut echo = String::new();
    for (number, (felt, worst)) in (1..=12).zip([3, 5, 2, 4, 3, 6].into_iter().cycle().zip([4, 3, 5, 2, 6].into_iter().cycle()))
    {
        home.at(&format!("2026-11-{number:02}T07:00:00-05:00"));
        home.ok(&format!("flip {felt}"));
        home.at(&format!("2026-11-{number:02}T08:40:00-05:00"));
        echo = home.ok(&format!("run 5km 30:00 -e 4 --pain 1/{worst}/2"));
    }
    assert!(echo.contains("run 12 of 12 of the trial"), "{echo}");
    let status = home.ok("trial status --details");
    for part in ["as done, whatever the coin said", "how sure: starting sceptical", "in pairs: ", "carry-over: "] {
        assert!(status.contains(part), "{part}: {status}");
    }
    assert!(home.ok("effect --details").contains("how sure: starting sceptical"));
    let trial = home.json("effect");
    assert_eq!((trial["design"].as_str(), trial["thrown"].as_array().map(Vec::len)), (Some("randomised"), Some(12)));
    assert!(trial["secondary"].is_array() && trial["details"]["shrinkage"]["p_any_less"].is_number(), "{trial}");
    assert_eq!(trial["missing"]["run"], 0);
}

#[test]
fn a_backup_put_back_makes_nothing_unseen() {
    let mut home = Home::new();
    home.at("2026-11-01T06:30:00-05:00");
    home.ok("injury start left hamstring --since 2026-08-01");
    home.ok("trial start glide --pairs 6 --block 2");
    (1..4).for_each(|number| day(&mut home, number));
    home.at("2026-11-04T07:00:00-05:00").ok("backup before.db");
    home.ok("flip 4");
    home.ok("restore before.db");
    let again = home.ok("flip 8");
    assert!(again.contains("when it felt 4"), "{again}");
    home.ok("backup before.db --yes");
    home.ok("trial stop --verdict unsure");
    home.ok("trial status");
    home.ok("restore before.db");
    assert!(home.run("flip 3").contains("no trial with a coin is under way"));
    assert!(home.ok("trial status").contains("your own word"), "the stop is kept too");
}

#[test]
fn a_backup_from_before_a_trial_does_not_undo_its_throws() {
    let mut home = Home::new();
    home.at("2026-11-01T06:30:00-05:00").ok("run 5km 30:00 --pain 2");
    home.ok("backup before.db");
    home.ok("trial start glide --pairs 6 --block 2");
    home.ok("flip 4");
    home.ok("restore before.db");
    assert!(home.ok("trial status").contains("coin asked 1 of 12 times"));
    assert!(home.ok("flip 8").contains("when it felt 4"));
}

#[test]
fn under_way_no_picture_and_no_view_pairs_sessions_with_pain() {
    let mut home = Home::new();
    home.at("2026-11-01T06:30:00-05:00");
    home.ok("injury start left hamstring --since 2026-08-01");
    home.ok("trial start glide --pairs 6 --block 2");
    (1..8).for_each(|number| day(&mut home, number));
    let paired = |home: &Home| {
        let journal = rusqlite::Connection::open(home.journal()).unwrap();
        let count = |sql: &str| journal.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        let pain = "SELECT count(*) FROM days WHERE runs > 0 AND worst_run_pain IS NOT NULL";
        (count(pain), count("SELECT count(*) FROM run_exposure"))
    };
    assert_eq!(paired(&home), (0, 0));
    assert!(home.ok("chart trend --describe").contains("0 glide sessions"));
    assert!(home.json("trend")["glides"].as_array().unwrap().is_empty());
    (8..13).for_each(|number| day(&mut home, number));
    assert_eq!(paired(&home), (12, 12));
    assert!(!home.ok("chart trend --describe").contains("0 glide sessions"));
}
