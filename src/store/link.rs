//! Symbolic links of somebody else: who sets one could lead what is written wherever they like.

use super::Result;
#[cfg(unix)]
use super::StoreError;
use std::path::Path;
#[cfg(unix)]
use std::path::PathBuf;

/// As many links as the system itself follows.
#[cfg(unix)]
const MOST_LINKS: usize = 40;

/// Refuses a path that leads over a symbolic link of another user; the system's own are followed.
#[cfg(unix)]
pub fn no_foreign_link(path: &Path) -> Result<()> {
    let me = rustix::process::geteuid().as_raw();
    match foreign_link(path, &[me, 0], MOST_LINKS) {
        Some(link) => Err(StoreError::ForeignLink { path: path.to_owned(), link }),
        None => Ok(()),
    }
}

/// Other systems let only an administrator set links.
#[cfg(not(unix))]
pub fn no_foreign_link(_path: &Path) -> Result<()> {
    Ok(())
}

/// The first link on the way that belongs to none of these; where a link leads is on the way too.
#[cfg(unix)]
fn foreign_link(path: &Path, trusted: &[u32], left: usize) -> Option<PathBuf> {
    use std::os::unix::fs::MetadataExt;
    let mut ways: Vec<&Path> = path.ancestors().filter(|way| !way.as_os_str().is_empty()).collect();
    ways.reverse();
    for way in ways {
        let Ok(there) = way.symlink_metadata() else { return None };
        if !there.is_symlink() {
            continue;
        }
        if left == 0 || !trusted.contains(&there.uid()) {
            return Some(way.to_owned());
        }
        let leads_to = way.parent().unwrap_or(Path::new("")).join(std::fs::read_link(way).ok()?);
        if let Some(link) = foreign_link(&leads_to, trusted, left - 1) {
            return Some(link);
        }
    }
    None
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::{MetadataExt, symlink};

    #[test]
    fn a_link_is_followed_when_it_is_ones_own() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("real")).unwrap();
        symlink(at("real"), at("linked")).unwrap();
        symlink("linked", at("twice")).unwrap();
        symlink("round", at("round")).unwrap();
        let me = fs::symlink_metadata(at("linked")).unwrap().uid();
        let other = me + 1;
        for (path, link) in
            [("real/x.db", None), ("linked/x.db", Some("linked")), ("twice/x.db", Some("twice")), ("no/x", None)]
        {
            assert_eq!(foreign_link(&at(path), &[me, 0], MOST_LINKS), None, "{path}");
            assert_eq!(foreign_link(&at(path), &[other], MOST_LINKS), link.map(at), "{path}");
        }
        assert!(foreign_link(&at("round"), &[me, 0], MOST_LINKS).is_some(), "a link to itself ends");
        assert!(no_foreign_link(&at("twice/journal.db")).is_ok());
    }
}
