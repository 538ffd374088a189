//! The devices that were let in: the sum of each one's secret, in a private file beside the journal.
//!
//! A secret itself is never stored. The file is read for each request, so that `glidelog serve --forget` ends every
//! session at once, also of a page that is running.

use crate::import::sha256_hex;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use subtle::ConstantTimeEq;

/// The most devices that are kept; the one let in longest ago goes first.
const MOST: usize = 16;

/// The devices that were let in.
#[derive(Debug)]
pub struct Sessions {
    file: PathBuf,
    writing: Mutex<()>,
}

impl Sessions {
    /// The devices of a journal.
    #[must_use]
    pub fn of(journal: &Path) -> Self {
        let mut name = journal.file_name().unwrap_or_default().to_owned();
        name.push(".devices");
        Sessions { file: journal.with_file_name(name), writing: Mutex::new(()) }
    }

    /// Lets a device in; gives back its secret.
    pub(super) fn begin(&self) -> io::Result<String> {
        let secret = secret()?;
        let _alone = self.writing.lock();
        let mut sums = self.sums();
        sums.push(sum(&secret));
        self.write(&sums[sums.len().saturating_sub(MOST)..])?;
        Ok(secret)
    }

    /// Whether a secret is that of a device that was let in.
    pub(super) fn knows(&self, secret: &str) -> bool {
        let asked = sum(secret);
        // Every one is looked at, so that the time says nothing of which.
        self.sums().iter().fold(false, |known, sum| known | bool::from(sum.as_bytes().ct_eq(asked.as_bytes())))
    }

    /// Ends every session; says how many there were.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn forget(&self) -> io::Result<usize> {
        let known = self.sums().len();
        match fs::remove_file(&self.file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(known),
        }
    }

    fn sums(&self) -> Vec<String> {
        let text = fs::read_to_string(&self.file).unwrap_or_default();
        text.lines().filter(|line| line.len() == 64).map(str::to_owned).collect()
    }

    fn write(&self, sums: &[String]) -> io::Result<()> {
        let folder = self.file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        make_private(folder)?;
        // It is private from its beginning, and appears whole.
        let mut part = tempfile::NamedTempFile::new_in(folder)?;
        part.write_all((sums.join("\n") + "\n").as_bytes())?;
        part.as_file().sync_all()?;
        part.persist(&self.file).map(drop).map_err(|error| error.error)
    }
}

/// The folder of a journal that is not there yet.
pub(super) fn make_private(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// 256 bits that nobody guesses, as hexadecimal digits.
pub(super) fn secret() -> io::Result<String> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(hex(&bytes))
}

fn sum(secret: &str) -> String {
    sha256_hex(secret.as_bytes())
}

/// Bytes as hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_known_until_it_is_forgotten_and_its_secret_is_not_stored() {
        let folder = tempfile::tempdir().unwrap();
        let sessions = Sessions::of(&folder.path().join("new/journal.db"));
        assert!(!sessions.knows(""));
        let (one, other) = (sessions.begin().unwrap(), sessions.begin().unwrap());
        assert!(sessions.knows(&one) && sessions.knows(&other) && !sessions.knows(&one[1..]));
        let stored = fs::read_to_string(&sessions.file).unwrap();
        assert!(!stored.contains(&one) && stored.lines().count() == 2);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&sessions.file), mode(sessions.file.parent().unwrap())), (0o600, 0o700));
        }
        assert_eq!(Sessions::of(&folder.path().join("new/journal.db")).forget().unwrap(), 2);
        assert!(!sessions.knows(&one));
        assert_eq!(sessions.forget().unwrap(), 0);
    }

    #[test]
    fn the_oldest_of_too_many_devices_goes() {
        let folder = tempfile::tempdir().unwrap();
        let sessions = Sessions::of(&folder.path().join("journal.db"));
        let secrets: Vec<String> = (0..=MOST).map(|_| sessions.begin().unwrap()).collect();
        assert!(!sessions.knows(&secrets[0]) && secrets[1..].iter().all(|secret| sessions.knows(secret)));
    }
}
