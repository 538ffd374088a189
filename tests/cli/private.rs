//! Nobody in: what is written is for the person alone, and no note stands where it does not belong.
#![cfg(unix)]

use crate::sealed::Home;
use std::fs;
use std::os::unix::fs::{PermissionsExt, lchown, symlink};
use std::path::Path;
use std::process::Command;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// The program below a mask of permissions, as a shell sets it.
fn masked(home: &Home, mask: &str, line: &str) {
    let command = home.command(&[] as &[&str]);
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", &format!("umask {mask}; exec {} {line}", env!("CARGO_BIN_EXE_glidelog"))]);
    shell.env_clear().current_dir(home.path(""));
    for (name, value) in command.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    let output = shell.output().unwrap();
    assert!(output.status.success(), "umask {mask}: {line}: {}", home.seen(&output));
}

#[test]
fn every_file_is_for_the_person_alone_whatever_the_mask() {
    for mask in ["000", "022", "077", "277"] {
        let home = Home::new();
        let lines = [
            "run 5km 30:00 --pain 3 --at 8am",
            "backup saved.db",
            "export -o diary.jsonl",
            "export --format csv -o tables",
            "report",
            "chart trend -o trend.svg",
            "chart all -o pictures",
            "restore saved.db",
        ];
        for line in lines {
            masked(&home, mask, line);
        }
        for name in home.files() {
            assert_eq!(mode(&home.path(&name)), 0o600, "umask {mask}: {name}");
        }
        for folder in [".local", ".local/share/glidelog", "tables", "pictures"] {
            assert_eq!(mode(&home.path(folder)), 0o700, "umask {mask}: {folder}");
        }
        assert!(home.files().len() >= 6, "{:?}", home.files());
    }
}

#[test]
fn a_folder_that_others_can_look_into_is_said() {
    let home = Home::new();
    home.ok("run 5km 30:00 --pain 3 --at 8am");
    let open = |folder: &str, mode: u32| fs::set_permissions(home.path(folder), fs::Permissions::from_mode(mode)).unwrap();
    fs::create_dir(home.path("public")).unwrap();
    open("public", 0o755);
    let lines = ["export -o public/a.jsonl", "report -o public/b.html", "export --format csv -o public"];
    let warned = || lines.map(|line| home.ok(line).contains("can be looked into by others on this machine"));
    assert_eq!(warned(), [false; 3], "the home above it is closed");
    open("", 0o755);
    assert_eq!(warned(), [true; 3]);
    assert_eq!(home.json(lines[0])["warnings"].as_array().unwrap().len(), 1);
    open("public", 0o711);
    assert_eq!(warned(), [false; 3]);
}

#[test]
fn a_link_of_somebody_else_is_not_followed() {
    let home = Home::new();
    home.ok("run 5km 30:00 --pain 3 --at 8am");
    fs::create_dir(home.path("real")).unwrap();
    symlink(home.path("real"), home.path("linked")).unwrap();
    symlink(home.journal(), home.path("journal")).unwrap();
    for line in ["export -o linked/a.jsonl", "--journal journal list", "backup saved.db"] {
        home.ok(line);
    }
    let theirs = |name: &str| lchown(home.path(name), Some(4242), None).is_ok();
    if !(theirs("linked") && theirs("journal")) {
        println!("skipped: only root can give a link away");
        return;
    }
    let before = home.files();
    let lines = [
        "export -o linked/b.jsonl",
        "export --format csv -o linked/tables",
        "report -o linked/c.html",
        "chart trend -o linked/d.png",
        "chart all -o linked/pictures",
        "install-extras linked",
        "backup linked/e.db",
        "--journal journal run 3km 20:00",
        "--journal journal list",
        "--journal linked/new.db run 3km 20:00",
        "--journal linked/new.db restore saved.db",
    ];
    for line in lines {
        let refused = home.run(line);
        assert!(
            refused.contains("belongs to another user of this machine") && refused.contains("[exit 3]"),
            "{line}: {refused}"
        );
    }
    assert_eq!(home.files(), before, "nothing was written");
    assert_eq!(fs::read_dir(home.path("real")).unwrap().count(), 1, "and no folder made");
}

/// Whatever fails, a note is not said back: what is shown of a failure ends up in logs and bug reports.
#[test]
fn a_note_stands_in_no_failure() {
    const NOTE: &str = "argument-with-anna";
    let home = Home::new();
    home.ok("run 5km 30:00 --pain 3 --at 8am --note first");
    let bad = format!("{{\"glidelog\":1}}\n{{\"kind\":\"run\",\"at\":\"2026-11-20\",\"note\":\"{NOTE}\",\"effort\":44}}\n");
    fs::write(home.path("bad.jsonl"), &bad).unwrap();
    fs::write(home.path("torn.jsonl"), bad.replace(",\"effort\":44", "")).unwrap();
    let torn = fs::read_to_string(home.path("torn.jsonl")).unwrap();
    fs::write(home.path("torn.jsonl"), &torn[..torn.len() - 3]).unwrap();
    fs::write(home.path("list.jsonl"), bad.replace(&format!("\"{NOTE}\""), &format!("[\"{NOTE}\"]"))).unwrap();
    fs::write(home.path("diary.csv"), format!("day,score,words\n2026-11-20,44,{NOTE}\n")).unwrap();
    fs::write(home.path("not-there"), "").unwrap();
    let lines = [
        format!("run nonsense --note {NOTE}"),
        format!("run 5km 1:00 --note {NOTE}"),
        format!("run 5km 30:00 --at \"tomorrow\" --note {NOTE}"),
        format!("run 5km 30:00 -e 44 --note {NOTE}"),
        format!("run 5km 30:00 --edit-note --note {NOTE}"),
        format!("run 5km 30:00 --bogus --note {NOTE}"),
        format!("pain 44 left hamstring --note {NOTE}"),
        format!("glide nowhere --note {NOTE}"),
        format!("treat massage --at nonsense --note {NOTE}"),
        format!("edit 99 --note {NOTE}"),
        format!("edit 1 -e 44 --note {NOTE}"),
        format!("skip glide {NOTE} --at nonsense"),
        format!("note {NOTE}"),
        format!("note {NOTE} --for-visit --at nonsense"),
        format!("injury start left elbowish --since tomorrow --note {NOTE}"),
        format!("--journal not-there/x.db run 5km 30:00 --note {NOTE}"),
        "import bad.jsonl".into(),
        "import torn.jsonl".into(),
        "import list.jsonl".into(),
        "import diary.csv --map \"date=day,pain=score,note=words\" --site \"left hamstring\"".into(),
    ];
    for line in &lines {
        let seen = home.run(line);
        assert!(seen.contains("[exit ") && !seen.contains(NOTE), "{line}: {seen}");
        let json = home.run(&format!("{line} --json"));
        assert!(!json.contains(NOTE), "{line}: {json}");
    }
    assert_eq!(home.json("list --all")["entries"].as_array().map_or(1, Vec::len), 1, "nothing was stored");
}

/// A home that cannot be written, with a journal's folder that can: the rest of the machine is not needed.
#[test]
fn only_the_journals_folder_need_be_writable() {
    let home = Home::new();
    fs::create_dir(home.path("journal")).unwrap();
    fs::set_permissions(home.path(""), fs::Permissions::from_mode(0o555)).unwrap();
    let mut lines = vec![
        "run 5km 30:00 --pain 3 --at 8am".to_owned(),
        "glide sciatic supine 2x15".into(),
        "list".into(),
        "ask \"did I feel better this week\"".into(),
        "effect".into(),
        "undo".into(),
        "chart trend -o journal/trend.png".into(),
        "backup journal/saved.db".into(),
        "doctor".into(),
        "export".into(),
        "install-extras journal".into(),
    ];
    lines.iter_mut().for_each(|line| *line = format!("--journal journal/journal.db {line}"));
    for line in &lines {
        let words = crate::sealed::split(line);
        let mut command = home.command(&words);
        // Root may write anywhere; so it is somebody else who tries.
        if is_root() {
            lchown(home.path(""), Some(4242), None).unwrap();
            lchown(home.path("journal"), Some(4242), None).unwrap();
            std::os::unix::process::CommandExt::uid(&mut command, 4242);
        }
        command.env("TMPDIR", "/nowhere");
        let output = command.output().unwrap();
        assert!(output.status.success(), "{line}: {}", home.seen(&output));
    }
    fs::set_permissions(home.path(""), fs::Permissions::from_mode(0o755)).unwrap();
}

fn is_root() -> bool {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::MetadataExt::uid(&fs::metadata(folder.path()).unwrap()) == 0
}
