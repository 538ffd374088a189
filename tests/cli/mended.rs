//! What a stranger stumbled over: each said once, so that it is not met again.

use super::sealed::Home;

#[track_caller]
fn says(home: &Home, command: &str, words: &str) {
    let said = home.run(command);
    assert!(said.contains(words), "{command}: {said}");
}

#[test]
fn what_changes_nothing_is_not_stored_and_what_ended_is_over() {
    let home = Home::new();
    home.ok("injury start left hamstring --since 2026-08-01");
    home.ok("injury start right calf --since 2026-08-01");
    home.ok("injury end right calf");
    says(&home, "pain 3 --morning --at 7am", "pain 3 left hamstring in the morning");
    says(&home, "pain 3 --morning --at 7am", "nothing would be different in #3");
    home.ok("prescribe glide sciatic 2x15 twice a day");
    home.ok("prescribe end sciatic");
    says(&home, "prescribe end sciatic", "nothing would be different in #4");
    says(&home, "rm 3 3", "pain 3 left hamstring");
    says(&home, "list --kind run", "no run is recorded");
}

#[test]
fn a_symptom_said_after_the_session_prints_the_stop_line() {
    let home = Home::new();
    home.ok("glide sciatic supine 2x15");
    says(&home, "edit 1 --symptom 9", "It is not supposed to hurt");
    assert!(!home.run("edit 1 --note later").contains("not supposed to hurt"));
}

#[test]
fn words_that_are_wrong_are_named_with_what_was_meant() {
    let home = Home::new();
    for (command, words) in [
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
        says(&home, command, words);
    }
    says(&home, "glide sciatic 5 min", "5 min");
    says(&home, "pain 2 left hamstring --at \"this morning\"", "in the morning");
}

#[test]
fn a_link_to_nothing_and_a_damaged_head_are_told_as_they_are() {
    let home = Home::new();
    home.ok("run 5km 30:00");
    let mut bytes = std::fs::read(home.journal()).unwrap();
    bytes[0] ^= 1;
    std::fs::write(home.path("torn.db"), bytes).unwrap();
    says(&home, "--journal torn.db list", "`glidelog doctor` says what can be saved");
    says(&home, "--journal torn.db doctor", "first hundred bytes");
    says(&home, "--journal torn.db doctor --rescue saved.db", "saved into saved.db: run 1");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("gone.db", home.path("link.db")).unwrap();
        says(&home, "--journal link.db run 5km 30:00", "cannot be opened");
    }
}
