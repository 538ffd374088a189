//! `completions`, `man` and the red flags: made from the declarations.

use super::Failure;
use super::args::{Cli, CompletionsArgs};
use super::session::Session;
use clap::{Command, CommandFactory};
use serde_json::json;

/// The day of the release the manual speaks of.
const RELEASED: &str = "2026-11-24";

pub(super) fn completions(session: &mut Session<'_>, args: &CompletionsArgs) -> Result<(), Failure> {
    let script = script(args.shell);
    let shell = args.shell.to_string();
    session.answer(|| script.clone(), || json!({ "version": 1, "shell": shell, "script": script }))
}

/// The completions of a shell.
pub(super) fn script(shell: clap_complete::Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "glidelog", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

pub(super) fn man(session: &mut Session<'_>) -> Result<(), Failure> {
    let page = manual()?;
    session.answer(|| page.clone(), || json!({ "version": 1, "man": page }))
}

/// The longest line of the page's source, in bytes: what manual readers ask for.
const WIDEST: usize = 78;

/// The manual: one page with every command in it.
pub(super) fn manual() -> Result<String, Failure> {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).title("GLIDELOG").manual("User Commands").date(RELEASED).render(&mut page)?;
    sections(&mut page, &command, "GLIDELOG")?;
    let page = String::from_utf8_lossy(&page).into_owned();
    let lines: Vec<String> = without_idle_breaks(&page).lines().flat_map(|line| folded(&in_this_page(line))).collect();
    Ok(lines.join("\n") + "\n")
}

/// A section for each command below one, and for those below it.
fn sections(page: &mut Vec<u8>, command: &Command, above: &str) -> Result<(), Failure> {
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set() && sub.get_name() != "help") {
        let name = format!("{above} {}", sub.get_name().to_uppercase());
        let man = clap_mangen::Man::new(sub.clone());
        page.extend(format!(".SH \"{name}\"\n").into_bytes());
        man.render_description_section(page)?;
        man.render_options_section(page)?;
        sections(page, sub, &name)?;
    }
    Ok(())
}

/// The generator points to a page for each command; here each is a section of this one.
fn in_this_page(line: &str) -> String {
    match line.strip_prefix("glidelog\\-").and_then(|rest| rest.strip_suffix("(1)")) {
        Some(command) => format!("\\fBglidelog {command}\\fR"),
        None => line.to_owned(),
    }
}

/// A line of words in lines of at most [`WIDEST`] bytes; a request to the formatter stays whole.
fn folded(line: &str) -> Vec<String> {
    if line.starts_with('.') {
        return vec![line.to_owned()];
    }
    let mut lines = vec![String::new()];
    for word in line.split(' ') {
        let last = lines.len() - 1;
        // A line that began with a dot or an apostrophe would be a request.
        let may_begin = !word.is_empty() && !word.starts_with(['.', '\'']);
        match width(&lines[last]) + 1 + width(word) {
            _ if lines[last].is_empty() => lines[last].push_str(word),
            longer if longer > WIDEST && may_begin => lines.push(word.to_owned()),
            _ => lines[last] += &format!(" {word}"),
        }
    }
    lines
}

/// The bytes of a line as a manual reader counts them: it spells out what is not ASCII, such as `\[u2026]`.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 8 }).sum()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_no_other_page_and_has_no_long_line() {
        let page = manual().unwrap();
        assert!(page.lines().all(|line| line.starts_with('.') || width(line) <= WIDEST), "{page}");
        assert!(!page.contains("(1)\n"), "no page but this one");
        for section in ["GLIDELOG RUN", "GLIDELOG INJURY START", "GLIDELOG TRIAL START"] {
            assert!(page.contains(&format!(".SH \"{section}\"")), "{section}");
        }
        assert_eq!(folded("a .b").len(), 1);
        assert!(folded(&"word ".repeat(40)).iter().all(|line| line.len() <= WIDEST));
    }
}
