//! A folder -> the files in it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::ImportError;

/// More files than a person keeps of their runs.
const MOST_FILES: usize = 200_000;
/// Folders in folders beyond this are left alone.
const DEEPEST: usize = 32;

/// Which file it is, by whatever name.
#[cfg(unix)]
pub(super) type Identity = (u64, u64);
/// Which file it is, by whatever name.
#[cfg(not(unix))]
pub(super) type Identity = PathBuf;

/// Which file it is: two names of one file are one file.
#[cfg(unix)]
pub(super) fn identity(file: &File, _path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    file.metadata().ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

/// Which file it is: two names of one file are one file.
#[cfg(not(unix))]
pub(super) fn identity(_file: &File, path: &Path) -> Option<Identity> {
    path.canonicalize().ok()
}

/// What to call a folder: its own name, also when it was named as `.` or `..`.
pub(super) fn folder_name(path: &Path) -> String {
    let own = path.file_name().map(|name| name.to_string_lossy().into_owned());
    own.or_else(|| Some(path.canonicalize().ok()?.file_name()?.to_string_lossy().into_owned()))
        .unwrap_or_else(|| "folder".into())
}

/// All files below a folder with their names in it, sorted; what is hidden and what is a link is left out.
pub(super) fn walk(folder: &Path) -> Result<Vec<(String, PathBuf)>, ImportError> {
    let mut found = Vec::new();
    let mut folders = vec![(String::new(), folder.to_owned(), 0)];
    while let Some((prefix, path, depth)) = folders.pop() {
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if depth == 0 => return Err(ImportError::Unreadable(error)),
            Err(_) => {
                // A folder that cannot be opened is named as if it were a file: reading it says why.
                found.push((prefix, path));
                continue;
            }
        };
        for entry in entries.flatten() {
            let own = entry.file_name().to_string_lossy().into_owned();
            let Ok(kind) = entry.file_type() else { continue };
            if own.starts_with('.') || kind.is_symlink() {
                continue;
            }
            let name = if prefix.is_empty() { own } else { format!("{prefix}/{own}") };
            match kind.is_dir() {
                true if depth < DEEPEST => folders.push((name, entry.path(), depth + 1)),
                true => {}
                false => found.push((name, entry.path())),
            }
        }
        if found.len() > MOST_FILES {
            return Err(ImportError::TooLarge { what: "the number of files in the folder", limit: MOST_FILES.to_string() });
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn below_a_folder_sorted_without_what_is_hidden() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("b/.git")).unwrap();
        for name in ["z.fit", "b/a.gpx", "b/.git/config", ".DS_Store"] {
            fs::write(at(name), "x").unwrap();
        }
        let names: Vec<String> = walk(folder.path()).unwrap().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["b/a.gpx", "z.fit"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_left_out_and_two_names_are_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.fit"), "x").unwrap();
        fs::hard_link(at("a.fit"), at("b.fit")).unwrap();
        std::os::unix::fs::symlink("/", at("out")).unwrap();
        assert_eq!(walk(folder.path()).unwrap().len(), 2);
        let identity = |name| identity(&File::open(at(name)).unwrap(), &at(name));
        assert_eq!(identity("a.fit"), identity("b.fit"));
    }
}
