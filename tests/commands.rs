//! `COMMANDS.md` is what the program itself says of its commands.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

#[path = "cli/sealed.rs"]
#[expect(dead_code, reason = "this test needs a part of it")]
mod sealed;

use std::path::Path;

const HEAD: &str = "# Commands\n\nEvery command and option, as `glidelog help COMMAND` says them. This file is written by\n\
    `GLIDELOG_WRITE=1 cargo test --test commands` and compared by every test run.\n";

/// The commands that a help lists.
fn listed(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let named = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    named.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).filter(|name| name != "help").collect()
}

/// A command and those below it.
fn chapter(home: &sealed::Home, words: &str, depth: usize, text: &mut String) {
    let help = home.ok(format!("help {words}").trim_end());
    let title = format!("glidelog {words}");
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    text.push_str(&format!("\n{} `{}`\n\n```text\n{}\n```\n", "#".repeat(depth), title.trim_end(), lines.join("\n").trim()));
    for name in listed(&help) {
        chapter(home, format!("{words} {name}").trim_start(), depth + 1, text);
    }
}

#[test]
fn the_reference_is_what_the_program_says() {
    let home = sealed::Home::new();
    let mut text = HEAD.to_owned();
    chapter(&home, "", 2, &mut text);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("COMMANDS.md");
    if std::env::var_os("GLIDELOG_WRITE").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap();
    let first = text.lines().zip(kept.lines()).find(|(now, kept)| now != kept);
    assert!(kept == text, "COMMANDS.md is behind: {first:?}; write it anew: GLIDELOG_WRITE=1 cargo test --test commands");
    let about = "Write the whole journal to a file, checked before it is called done";
    assert!(
        text.contains(&format!("`glidelog backup`\n\n```text\n{about}\n")),
        "what a command is for, not what its options are"
    );
    for command in ["glidelog backup", "glidelog trial start", "glidelog install-extras"] {
        assert!(text.contains(&format!("`{command}`\n")), "{command}");
    }
}
