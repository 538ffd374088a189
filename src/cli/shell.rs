//! `completions`, `man` and the red flags: made from the declarations.

use super::Failure;
use super::args::{Cli, CompletionsArgs};
use super::session::Session;
use clap::CommandFactory;
use serde_json::json;

/// The day of the release the manual speaks of.
const RELEASED: &str = "2026-11-24";

pub(super) fn completions(session: &mut Session<'_>, args: &CompletionsArgs) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "glidelog", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    let shell = args.shell.to_string();
    session.answer(|| script.clone(), || json!({ "version": 1, "shell": shell, "script": script }))
}

pub(super) fn man(session: &mut Session<'_>) -> Result<(), Failure> {
    let page = manual()?;
    session.answer(|| page.clone(), || json!({ "version": 1, "man": page }))
}

/// The manual: one page with every command in it.
fn manual() -> Result<String, Failure> {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    let man = clap_mangen::Man::new(command.clone()).manual("User Commands").date(RELEASED);
    man.render(&mut page)?;
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set() && sub.get_name() != "help") {
        let man = clap_mangen::Man::new(sub.clone());
        page.extend(format!(".SH \"GLIDELOG {}\"\n", sub.get_name().to_uppercase()).into_bytes());
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    Ok(without_idle_breaks(&String::from_utf8_lossy(&page)))
}

/// The generator breaks a line beside a paragraph, which a reader of manuals calls idle.
fn without_idle_breaks(page: &str) -> String {
    let lines: Vec<&str> = page.lines().collect();
    let is_space = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(|line| *line == ".sp" || line.is_empty());
    let idle = |at: usize| lines[at] == ".br" && (is_space(at.checked_sub(1)) || is_space(Some(at + 1)));
    (0..lines.len()).filter(|at| !idle(*at)).map(|at| format!("{}\n", lines[at])).collect()
}

pub(super) fn red_flags(session: &mut Session<'_>) -> Result<(), Failure> {
    let about = Cli::command()
        .find_subcommand("red-flags")
        .and_then(|c| c.get_long_about())
        .map(ToString::to_string)
        .unwrap_or_default();
    session.answer(|| format!("{about}\n"), || json!({ "version": 1, "red_flags": about }))
}
