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
        written.push((write(&folder.join(place), &folder, &text)?, known));
    }
    let line = |(path, known): &(PathBuf, &str)| {
        let said = if known.is_empty() { String::new() } else { format!(" ({known})") };
        format!("{}{said}\n", path.display())
    };
    let files: Vec<String> = written.iter().map(|(path, _)| path.display().to_string()).collect();
    session.answer(|| written.iter().map(line).collect(), || json!({ "version": VERSION, "files": files }))
}

/// Nothing of a diary is in it: it may be read by all, and written by nobody else whatever the umask, as a shell runs it.
fn write(path: &Path, below: &Path, text: &str) -> Result<PathBuf, Failure> {
    let hint = "name another folder: glidelog install-extras DIR; or print them: glidelog completions bash, glidelog man";
    no_foreign_link(path)?;
    let folder = path.parent().unwrap_or(path);
    let new: Vec<&Path> = folder.ancestors().take_while(|folder| folder.starts_with(below) && !folder.exists()).collect();
    let made = private_folders(folder).and_then(|()| new.into_iter().try_for_each(|folder| opened(folder, 0o755)));
    let made = made.and_then(|()| fs::write(path, text)).and_then(|()| opened(path, 0o644));
    made.map_err(|error| Failure::file("writing", path, &error).hint(hint))?;
    Ok(path.to_owned())
}

#[cfg(unix)]
fn opened(path: &Path, mode: u32) -> std::io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
fn opened(_path: &Path, _mode: u32) -> std::io::Result<()> {
    Ok(())
}
