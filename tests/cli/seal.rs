//! Sealed files: written without a plain copy, opened by the stock tool and by this program, and by nobody else.

use crate::sealed::{Home, split};
use insta::assert_snapshot;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

/// Words that stand in the diary and must stand in no file but the journal.
const SECRET: &str = "hamstrung-by-the-bridge";

fn private(home: &Home, name: &str, content: &str) {
    fs::write(home.path(name), content).unwrap();
    #[cfg(unix)]
    fs::set_permissions(home.path(name), std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
}

/// A diary, a passphrase and a key.
fn home() -> (Home, String) {
    let home = Home::new();
    home.ok(&format!("run 5km 30:00 -e 4 --pain 1/3/2 --site \"left hamstring\" --at 8am --note \"{SECRET}\""));
    private(&home, "words", "several words that do not belong\n");
    let key = age::x25519::Identity::generate();
    use age::secrecy::ExposeSecret;
    private(&home, "key.txt", &format!("# for a test\n{}\n", key.to_string().expose_secret()));
    (home, key.to_public().to_string())
}

/// Files of a home that hold some bytes.
fn holding(home: &Home, words: &str) -> Vec<String> {
    let holds = |name: &String| {
        fs::read(home.path(name)).is_ok_and(|bytes| bytes.windows(words.len()).any(|part| part == words.as_bytes()))
    };
    home.files().into_iter().filter(holds).collect()
}

#[test]
fn a_sealed_backup_comes_back_by_its_passphrase() {
    let (home, _) = home();
    assert_snapshot!(home.session(&[
        "backup saved.age --seal --passphrase-file words",
        "backup saved.age --seal --passphrase-file words",
        "run 3km 20:00 --at 9am",
        "restore saved.age --passphrase-file words",
        "merge saved.age --passphrase-file words",
        "restore saved.age",
    ]), @"
    $ glidelog backup saved.age --seal --passphrase-file words
    backed up to saved.age, whole, sealed, and read again as it was sealed: run 1 (back with: glidelog restore saved.age)
    $ glidelog backup saved.age --seal --passphrase-file words
    error: saved.age is there already, and was left as it is
    hint: name another file, or say --yes to put the new one in its place
    [exit 3]
    $ glidelog run 3km 20:00 --at 9am
    #2 Tue 24 Nov 2026 09:00: run 3 km in 20:00 (6:40 /km); no score yet for this morning, which is what lets gliding be told from a good day (take it back: glidelog undo)
    $ glidelog restore saved.age --passphrase-file words
    restored to ~/.local/share/glidelog/journal.db: run 1
    the journal before is kept as ~/.local/share/glidelog/journal.db.before-restore-20261124-093000 (the other way: glidelog restore ~/.local/share/glidelog/journal.db.before-restore-20261124-093000)
    $ glidelog merge saved.age --passphrase-file words
    0 new from there, 1 the same in both, 0 only here, 0 told differently (nothing was taken)
    $ glidelog restore saved.age
    error: there is no terminal to ask for the passphrase at
    hint: name a file that only you can read: --passphrase-file FILE
    [exit 1]
    ");
    private(&home, "wrong", "several words that do not fit\n");
    private(&home, "short", "1234\n");
    assert_snapshot!(home.session(&[
        "restore saved.age --passphrase-file wrong",
        "backup other.age --seal --passphrase-file short",
        "backup other.age --seal",
        "backup other.age --passphrase-file words",
    ]), @"
    $ glidelog restore saved.age --passphrase-file wrong
    error: saved.age: the passphrase is not the one it was sealed with
    hint: nothing was changed; say it again. Nobody can open it without its passphrase
    [exit 1]
    $ glidelog backup other.age --seal --passphrase-file short
    error: the passphrase has fewer than 10 characters
    hint: take several words that do not belong together; nothing was written
    [exit 1]
    $ glidelog backup other.age --seal
    error: there is no terminal to ask for the passphrase at
    hint: seal for a key, which needs no secret: --recipient age1…; or name a file that only you can read: --passphrase-file FILE
    [exit 1]
    $ glidelog backup other.age --passphrase-file words
    error: the following required arguments were not provided:
      --seal

    Usage: glidelog backup --seal --passphrase-file <FILE> <FILE>

    For more information, try '--help'.
    [exit 2]
    ");
    let sealed = fs::read(home.path("saved.age")).unwrap();
    fs::write(home.path("cut.age"), &sealed[..sealed.len() - 10]).unwrap();
    assert!(home.run("restore cut.age --passphrase-file words").contains("cut off, or was changed"));
    assert!(home.run("list").contains("1 entry"), "what is refused changes nothing");
    assert!(!home.path("other.age").exists());
}

#[test]
fn what_is_sealed_for_a_key_is_opened_with_its_other_half() {
    let (home, public) = home();
    let seen = home.ok(&format!("backup saved.age --seal --recipient {public}"));
    assert!(seen.starts_with("backed up to saved.age, whole, sealed"), "{seen}");
    home.ok(&format!("export --seal --recipient {public} -o diary.age"));
    let other = home.path("other.db").display().to_string();
    home.ok(&format!("--journal {other} restore saved.age --identity key.txt"));
    assert_eq!(home.ok(&format!("--journal {other} export")), home.ok("export"));
    home.ok(&format!("--journal {}/third.db import diary.age --identity key.txt", home.path("").display()));
    let refused = home.run("restore saved.age");
    assert!(refused.contains("sealed for a key") && refused.contains("--identity FILE"), "{refused}");
    let refused = home.run("export --seal --recipient AGE-SECRET-KEY-1QQQ -o x.age");
    assert!(refused.contains("that is a secret key, not a recipient") && !refused.contains("1QQQ"), "{refused}");
    assert!(home.run("export --seal --recipient age1nobody -o x.age").contains("is no recipient"));
    home.ok("export --seal --passphrase-file words -o words.age");
    let refused = home.run("import words.age --identity key.txt");
    assert!(refused.contains("passphrase") && !refused.contains("no terminal"), "{refused}");
    assert!(home.run("backup -").contains("which a pipe does not allow") && !home.path("-").exists());
    assert!(!home.path("x.age").exists());
}

#[test]
fn a_sealed_diary_is_imported_from_a_file_and_from_standard_input() {
    let (home, _) = home();
    home.ok("export --seal --passphrase-file words -o diary.age");
    let diary = home.ok("export");
    let import = |journal: &str, words: &str, input: Stdio| {
        let line = format!("--journal {journal} import {words} --passphrase-file words");
        let output = home.command(&split(&line)).stdin(input).output().unwrap();
        assert!(output.status.success(), "{}", home.seen(&output));
        home.ok(&format!("--journal {journal} export"))
    };
    assert_eq!(import("a.db", "diary.age", Stdio::null()), diary);
    assert_eq!(import("b.db", "-", fs::File::open(home.path("diary.age")).unwrap().into()), diary);
    fs::create_dir(home.path("folder")).unwrap();
    fs::copy(home.path("diary.age"), home.path("folder/diary.age")).unwrap();
    assert!(home.run("import folder").contains("it is sealed: import it by itself"));
    home.ok("backup saved.age --seal --passphrase-file words");
    let refused = home.run("import saved.age --passphrase-file words");
    assert!(refused.contains("`glidelog restore` puts a backup in its place"), "{refused}");
    let refused = home.run("restore diary.age --passphrase-file words");
    assert!(refused.contains("what is in it is no journal") && refused.contains("glidelog import"), "{refused}");
}

#[test]
fn one_kind_is_sealed_to_standard_output_and_a_folder_is_not() {
    let (home, _) = home();
    let output = home.output(&["export", "--format", "csv", "--kind", "run", "--seal", "--passphrase-file", "words"]);
    assert!(output.status.success() && output.stdout.starts_with(b"age-encryption.org/v1\n"));
    assert_snapshot!(home.run("export --format csv -o tables --seal --passphrase-file words"), @"
    error: a folder of tables is not sealed: a seal is of one file
    hint: seal everything as JSON Lines: glidelog export --seal -o FILE; or one kind to standard output: glidelog export --format csv --kind run --seal > runs.csv.age
    [exit 1]
    ");
    assert!(!home.path("tables").exists());
}

#[cfg(unix)]
#[test]
fn a_secret_that_others_can_read_is_not_taken() {
    let (home, public) = home();
    home.ok(&format!("backup saved.age --seal --recipient {public}"));
    let open = |name: &str| fs::set_permissions(home.path(name), std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    open("words");
    open("key.txt");
    for line in ["export --seal --passphrase-file words", "restore saved.age --identity key.txt"] {
        let refused = home.run(line);
        assert!(refused.contains("can be read by others") && refused.contains("chmod 600"), "{refused}");
    }
}

/// The folder is watched from before the command until after it: every file that is ever there is read.
#[cfg(unix)]
#[test]
fn no_plain_copy_touches_the_disk() {
    let (home, public) = home();
    fs::create_dir(home.path("out")).unwrap();
    let plain = |bytes: &[u8]| {
        bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()) || bytes.starts_with(b"SQLite format 3")
    };
    for line in [
        format!("backup out/a.age --seal --recipient {public}"),
        format!("export -o out/b.age --seal --recipient {public}"),
        format!("report -o out/c.age --seal --recipient {public}"),
        "backup out/d.age --seal --passphrase-file words".into(),
    ] {
        let mut child = home.command(&split(&line)).env("TMPDIR", home.path("out")).spawn().unwrap();
        let (mut names, mut ended) = (std::collections::BTreeSet::new(), false);
        while !ended {
            ended = child.try_wait().unwrap().is_some();
            let there =
                fs::read_dir(home.path("out")).unwrap().chain(fs::read_dir(home.path(".local/share/glidelog")).unwrap());
            for entry in there.map(|entry| entry.unwrap().path()) {
                let name = entry.file_name().unwrap().to_string_lossy().into_owned();
                assert!(name == "journal.db" || !fs::read(&entry).is_ok_and(|bytes| plain(&bytes)), "{line}: {name}");
                names.insert(name);
            }
            // What has no name any more is still open.
            for open in fs::read_dir(format!("/proc/{}/fd", child.id())).into_iter().flatten().flatten() {
                let to = fs::read_link(open.path()).unwrap_or_default().display().to_string();
                assert!(!to.ends_with("(deleted)"), "{line}: {to}");
            }
        }
        assert!(child.wait().unwrap().success() && names.contains("journal.db"), "{line}");
    }
    assert_eq!(fs::read_dir(home.path("out")).unwrap().count(), 4, "nothing is left beside them");
    assert_eq!(holding(&home, SECRET), [".local/share/glidelog/journal.db"]);
}

fn has_age() -> bool {
    Command::new("age").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// The stock tool opens what is sealed here, and what it seals is opened here.
#[test]
fn the_stock_tool_reads_and_writes_the_same_files() {
    if !has_age() {
        println!("skipped: age is not on this machine");
        return;
    }
    let (home, public) = home();
    home.ok(&format!("backup saved.age --seal --recipient {public}"));
    home.ok(&format!("export -o diary.age --seal --recipient {public}"));
    home.ok(&format!("report -o report.age --seal --recipient {public}"));
    let age = |words: &[&str]| {
        let output = Command::new("age").args(words).current_dir(home.path("")).output().unwrap();
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    assert!(age(&["-d", "-i", "key.txt", "saved.age"]).starts_with(b"SQLite format 3\0"));
    assert_eq!(age(&["-d", "-i", "key.txt", "diary.age"]), home.ok("export").into_bytes());
    assert!(age(&["-d", "-i", "key.txt", "report.age"]).starts_with(b"<!DOCTYPE html>"));
    home.ok("backup plain.db");
    let sealed = age(&["-r", &public, "plain.db"]);
    fs::File::create(home.path("theirs.age")).unwrap().write_all(&sealed).unwrap();
    home.ok("restore theirs.age --identity key.txt");
}
