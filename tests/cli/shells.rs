//! Completions and the manual, checked by the shells and mandoc themselves where they are installed.

use crate::sealed::Home;
use std::process::{Command, Stdio};

/// Checks a script with another program; None when that is not installed.
fn checked_by(program: &str, arguments: &[&str], file: &std::path::Path) -> Option<String> {
    let output = Command::new(program).args(arguments).arg(file).stdin(Stdio::null()).output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    Some(if output.status.success() { said } else { format!("failed: {said}") })
}

#[test]
fn completions_are_read_by_the_shells_themselves() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish"] {
        let file = home.path(shell);
        std::fs::write(&file, home.ok(&format!("completions {shell}"))).unwrap();
        match checked_by(shell, &["-n"], &file) {
            Some(said) => assert_eq!(said, "", "{shell}"),
            None => println!("skipped: {shell} is not installed"),
        }
    }
}

#[test]
fn the_manual_has_no_lint() {
    let home = Home::new();
    let file = home.path("glidelog.1");
    let page = home.ok("man");
    assert!(page.contains(".TH GLIDELOG") && page.contains("\\-\\-pain"));
    std::fs::write(&file, page).unwrap();
    match checked_by("mandoc", &["-T", "lint"], &file) {
        Some(said) => assert_eq!(said, ""),
        None => println!("skipped: mandoc is not installed"),
    }
}

#[test]
fn help_shows_every_command_and_the_red_flags_are_there_on_request() {
    let home = Home::new();
    let help = home.ok("--help");
    for command in ["run", "glide", "pain", "ask", "week", "chart", "import", "export", "undo"] {
        assert!(help.contains(&format!("  {command}")), "{command}");
    }
    assert!(home.ok("help red-flags").contains("saddle"));
    assert!(home.ok("red-flags").contains("saddle"));
    assert!(home.ok("run --help").contains("shell's history"));
}

#[test]
fn the_extras_lie_where_they_are_looked_for() {
    let home = Home::new();
    insta::assert_snapshot!(home.ok("install-extras"), @"
    ~/.local/share/bash-completion/completions/glidelog
    ~/.local/share/zsh/site-functions/_glidelog (zsh looks there once its folder is in $fpath, before compinit)
    ~/.local/share/fish/vendor_completions.d/glidelog.fish
    ~/.local/share/man/man1/glidelog.1
    ");
    assert_eq!(std::fs::read_to_string(home.path(".local/share/man/man1/glidelog.1")).unwrap(), home.ok("man"));
    let fish = std::fs::read_to_string(home.path(".local/share/fish/vendor_completions.d/glidelog.fish")).unwrap();
    assert_eq!(fish, home.ok("completions fish"));
    std::fs::write(home.path("file"), "").unwrap();
    let refused = home.run("install-extras file");
    assert!(refused.contains("name another folder") && refused.contains("[exit 3]"), "{refused}");
}

#[test]
fn the_version_tells_the_schema() {
    let home = Home::new();
    let schema = home.json("paths")["schema"].to_string();
    assert_eq!(home.ok("--version"), format!("glidelog {} (journal schema {schema})\n", env!("CARGO_PKG_VERSION")));
}
