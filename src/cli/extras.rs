//! `install-extras`: completions and the manual page, where shells and `man` look for them.

use super::Failure;
use super::args::InstallExtrasArgs;
use super::session::{Session, data_folder};
use super::shell::{manual, script};
use crate::report::json::VERSION;
use crate::store::{no_foreign_link, private_folders};
use clap_complete::Shell;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// What goes below the data folder, and what a person has to know of it.
const PLACES: [(Extra, &str, &str); 4] = [
    (Extra::Shell(Shell::Bash), "bash-completion/completions/glidelog", ""),
    (Extra::Shell(Shell::Zsh), "zsh/site-functions/_glidelog", "zsh looks there once its folder is in $fpath, before compinit"),
    (Extra::Shell(Shell::Fish), "fish/vendor_completions.d/glidelog.fish", ""),
    (Extra::Manual, "man/man1/glidelog.1", ""),
];

/// One of the files.
#[derive(Clone, Copy)]
enum Extra {
    Shell(Shell),
    Manual,
}

pub(super) fn install(session: &mut Session<'_>, args: &InstallExtrasArgs) -> Result<(), Failure> {
    let folder = args.folder.clone().map_or_else(data_folder, Ok)?;
    let mut written = Vec::new();
    for (extra, place, known) in PLACES {
        let text = match extra {
            Extra::Shell(shell) => script(shell),
            Extra::Manual => manual()?,
        };
        written.push((write(&folder.join(place), &text)?, known));
    }
    let line = |(path, known): &(PathBuf, &str)| {
        let said = if known.is_empty() { String::new() } else { format!(" ({known})") };
        format!("{}{said}\n", path.display())
    };
    let files: Vec<String> = written.iter().map(|(path, _)| path.display().to_string()).collect();
    session.answer(|| written.iter().map(line).collect(), || json!({ "version": VERSION, "files": files }))
}

/// Nothing of a diary is in it: it may be read by all, and written by nobody else whatever the umask, as a shell runs it.
fn write(path: &Path, text: &str) -> Result<PathBuf, Failure> {
    let hint = "name another folder: glidelog install-extras DIR; or print them: glidelog completions bash, glidelog man";
    no_foreign_link(path)?;
    let made = path.parent().map_or(Ok(()), private_folders).and_then(|()| fs::write(path, text));
    let made = made.and_then(|()| readable_by_all(path));
    made.map_err(|error| Failure::file("writing", path, &error).hint(hint))?;
    Ok(path.to_owned())
}

#[cfg(unix)]
fn readable_by_all(path: &Path) -> std::io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_path: &Path) -> std::io::Result<()> {
    Ok(())
}
