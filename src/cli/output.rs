//! Files a command writes beside the journal: whole or not at all, and for the person alone.

use super::Failure;
use super::failure::Whose;
use crate::report::style;
use crate::store::no_foreign_link;
use serde_json::{Value, json};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a file (0600) beside itself first, then in place; never over a link of somebody else.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    no_foreign_link(path)?;
    if path.is_dir() {
        return Err(Failure::new(Whose::File, format!("writing {}: it is a folder", path.display())));
    }
    // A device or a pipe is written to as it is.
    if path.exists() && !path.is_file() {
        return fs::write(path, bytes).map_err(|error| not_written(path, &error));
    }
    let part = part_of(path);
    let written = write_part(&part, bytes).and_then(|()| fs::rename(&part, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&part);
        not_written(path, &error)
    })
}

fn part_of(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    folder_of(path).join(name)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the file anew: one that is there already, or a link in its place, is not written to.
fn write_part(part: &Path, bytes: &[u8]) -> io::Result<()> {
    let _ = fs::remove_file(part);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(part)?;
    // The mask may have taken away more.
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn not_written(path: &Path, error: &io::Error) -> Failure {
    let hint = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "nothing was written there; make room and say it again",
        _ => "nothing was written there; check that the folder exists and can be written",
    };
    Failure::file("writing", path, error).hint(hint)
}

/// What to know of a file that lies where others on this machine can look.
#[cfg(unix)]
pub(super) fn seen_by_others(file: &Path) -> Option<String> {
    use std::os::unix::fs::PermissionsExt;
    let folder = fs::canonicalize(folder_of(file)).ok()?;
    let allows = |folder: &Path, what: u32| fs::metadata(folder).is_ok_and(|there| there.permissions().mode() & what != 0);
    let reached = folder.ancestors().all(|above| allows(above, 0o001));
    let shown = folder.display();
    (reached && allows(&folder, 0o004)).then(|| {
        format!("{shown} can be looked into by others on this machine; what was written is readable by you alone, until it is copied")
    })
}

/// Other systems keep a person's folders from others in their own way.
#[cfg(not(unix))]
pub(super) fn seen_by_others(_file: &Path) -> Option<String> {
    None
}

/// A warning as a line of text.
pub(super) fn warning(said: Option<&str>) -> String {
    said.map_or(String::new(), |said| format!("{}\n", style::faint(&format!("note: {said}"))))
}

/// A warning as a list for JSON.
pub(super) fn list(said: Option<&str>) -> Value {
    json!(said.into_iter().collect::<Vec<_>>())
}
