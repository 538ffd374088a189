//! A path -> bytes, never more than a limit; gzip opened.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use flate2::read::MultiGzDecoder;
use sha2::{Digest, Sha256};

use super::ImportError;

/// The largest file that is held whole, and the largest content of a compressed one, in bytes. A day
/// recorded every second is a tenth of it; what it is turned into while it is read takes several times as much.
pub const FILE_LIMIT: u64 = 40 * 1024 * 1024;
/// A diary of this program may be larger: it is one file for a whole life.
pub const DIARY_LIMIT: u64 = 128 * 1024 * 1024;

const GZIP_MAGIC: &[u8] = &[0x1f, 0x8b];

/// Reads a regular file whole.
pub(super) fn read_regular_file(path: &Path) -> Result<Vec<u8>, ImportError> {
    read_on(Vec::new(), open_regular_file(path)?)
}

/// Opens a regular file; a pipe or device is refused without opening it, as opening could block.
pub(super) fn open_regular_file(path: &Path) -> Result<File, ImportError> {
    let metadata = fs::metadata(path).map_err(ImportError::Unreadable)?;
    if !metadata.is_file() {
        let what = kind_of(metadata.file_type());
        return Err(ImportError::NotAFile { what });
    }
    File::open(path).map_err(ImportError::Unreadable)
}

/// Reads what follows a beginning, all in all no more than a file of its kind may have.
pub(super) fn read_on(head: Vec<u8>, source: impl Read) -> Result<Vec<u8>, ImportError> {
    let is_diary = head.trim_ascii_start().starts_with(b"{");
    let limit = if is_diary { DIARY_LIMIT } else { FILE_LIMIT };
    let mut bytes = head;
    let rest = (limit + 1).saturating_sub(bytes.len() as u64);
    source.take(rest).read_to_end(&mut bytes).map_err(ImportError::Unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(too_large("the file", limit));
    }
    Ok(bytes)
}

#[cfg(unix)]
fn kind_of(file_type: fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if file_type.is_dir() {
        "a folder"
    } else if file_type.is_fifo() {
        "a pipe"
    } else if file_type.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn kind_of(file_type: fs::FileType) -> &'static str {
    if file_type.is_dir() { "a folder" } else { "a device" }
}

fn too_large(what: &'static str, limit: u64) -> ImportError {
    let limit = format!("{} MB", limit / (1024 * 1024));
    ImportError::TooLarge { what, limit }
}

/// The content of a file, unpacked where it was compressed.
#[derive(Debug)]
pub struct Opened<'a> {
    /// The content.
    pub bytes: Cow<'a, [u8]>,
    /// The compressed data ended early or did not fit its checksum.
    pub cut_off: bool,
}

/// Unpacks gzip, other content is passed through.
pub fn open_gzip(bytes: &[u8]) -> Result<Opened<'_>, ImportError> {
    open_gzip_within(bytes, FILE_LIMIT)
}

fn open_gzip_within(bytes: &[u8], limit: u64) -> Result<Opened<'_>, ImportError> {
    if !bytes.starts_with(GZIP_MAGIC) {
        return Ok(Opened { bytes: Cow::Borrowed(bytes), cut_off: false });
    }
    let mut unpacked = Vec::new();
    let outcome = MultiGzDecoder::new(bytes).take(limit + 1).read_to_end(&mut unpacked);
    if unpacked.len() as u64 > limit {
        return Err(too_large("what it unpacks to", limit));
    }
    match outcome {
        Err(error) if unpacked.is_empty() => Err(ImportError::Unreadable(error)),
        _ if unpacked.is_empty() => Err(ImportError::Empty),
        outcome => Ok(Opened { bytes: Cow::Owned(unpacked), cut_off: outcome.is_err() }),
    }
}

/// SHA-256 in lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in lower-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn gzip(content: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(content).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_gzip_bomb_is_refused_at_the_limit() {
        let bomb = gzip(&vec![0; 4_000_000]);
        assert!(bomb.len() < 10_000);
        let refused = open_gzip_within(&bomb, 1_000_000).unwrap_err();
        assert!(matches!(refused, ImportError::TooLarge { .. }), "{refused}");
        assert_eq!(open_gzip_within(&bomb, 4_000_000).unwrap().bytes.len(), 4_000_000);
    }

    #[test]
    fn a_cut_off_gzip_gives_what_there_is() {
        let noise: Vec<u8> = (0..40_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let whole = gzip(&noise);
        let opened = open_gzip(&whole[..whole.len() / 2]).unwrap();
        assert!(opened.cut_off);
        assert!(!opened.bytes.is_empty() && opened.bytes.len() < noise.len());
    }

    #[test]
    fn two_gzip_members_are_one_content() {
        let mut both = gzip(b"one ");
        both.extend(gzip(b"two"));
        assert_eq!(&*open_gzip(&both).unwrap().bytes, b"one two");
    }

    #[test]
    fn a_folder_and_a_missing_file_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let refused = read_regular_file(folder.path()).unwrap_err().to_string();
        assert_eq!(refused, "this is a folder, not a file: give the path of a file");
        assert!(read_regular_file(&folder.path().join("none")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_refused_without_reading_it() {
        let refused = read_regular_file(Path::new("/dev/zero")).unwrap_err();
        assert!(matches!(refused, ImportError::NotAFile { what: "a device" }));
    }

    #[cfg(unix)]
    #[test]
    fn a_socket_is_refused_without_waiting_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
        assert!(matches!(read_regular_file(&path), Err(ImportError::NotAFile { what: "a socket" })));
    }

    #[test]
    fn a_sparse_giant_is_refused_by_its_length() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("giant.fit");
        File::create(&path).unwrap().set_len(4 * 1024 * 1024 * 1024).unwrap();
        let started = std::time::Instant::now();
        assert!(matches!(read_regular_file(&path), Err(ImportError::TooLarge { .. })));
        assert!(started.elapsed().as_secs() < 20);
    }

    #[test]
    fn sha256_of_nothing_is_the_published_one() {
        assert!(sha256_hex(b"").starts_with("e3b0c44298fc1c149afbf4c8996fb924"));
    }
}
