//! A zip archive: which files are in it, each unpacked on its own and never onto the disk.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::{Format, ImportError};

/// More files than any export has.
const MOST_MEMBERS: usize = 50_000;
/// The list of files at the archive's end is read at once; this one is longer than any export's.
const LONGEST_LIST: u64 = 32 * 1024 * 1024;
/// How far from its end an archive's closing record may stand.
const TAIL: u64 = 66 * 1024;

/// An archive that has been looked at and is sound as a whole.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    names: Vec<String>,
}

impl Archive {
    /// Opens an archive, unless it holds too much, or the same bytes for several files.
    pub(super) fn open(mut file: File) -> Result<Self, ImportError> {
        let length = file.seek(SeekFrom::End(0)).map_err(ImportError::Unreadable)?;
        bounded_list(&mut file, length)?;
        file.rewind().map_err(ImportError::Unreadable)?;
        let zip = ZipArchive::new(BufReader::new(file)).map_err(damaged)?;
        if zip.len() > MOST_MEMBERS {
            return Err(too_many());
        }
        let names = zip.file_names_raw().map(|name| String::from_utf8_lossy(name).replace('\\', "/")).collect();
        let archive = Archive { zip, names };
        archive.no_overlap(length)?;
        Ok(archive)
    }

    /// The path of every file, in the archive's order; folders end with a stroke.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Unpacks one file as it is read.
    pub(super) fn member(&mut self, index: usize) -> Result<Box<dyn Read + '_>, ImportError> {
        Ok(Box::new(self.zip.by_index(index).map_err(damaged)?))
    }

    /// What the files take up packed cannot be more than the archive is long, unless they lie over each other.
    fn no_overlap(&self, length: u64) -> Result<(), ImportError> {
        let mut packed = 0u64;
        for index in 0..self.zip.len() {
            packed = packed.saturating_add(self.zip.by_index_data(index).map_or(0, |member| member.compressed_size()));
        }
        match packed > length {
            true => {
                Err(ImportError::malformed(Format::Zip, "its files lie over each other, as in an archive made to fill a disk"))
            }
            false => Ok(()),
        }
    }
}

/// Looks at every closing record there might be, before the list it points to is read.
fn bounded_list(file: &mut File, length: u64) -> Result<(), ImportError> {
    let mut tail = Vec::new();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL))).map_err(ImportError::Unreadable)?;
    file.take(TAIL).read_to_end(&mut tail).map_err(ImportError::Unreadable)?;
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0u64, |value, byte| value << 8 | u64::from(*byte));
    for at in 0..tail.len() {
        let record = &tail[at..];
        let (count, size) = match record {
            [b'P', b'K', 5, 6, ..] if record.len() >= 22 => (number(&record[10..12]), number(&record[12..16])),
            [b'P', b'K', 6, 6, ..] if record.len() >= 56 => (number(&record[32..40]), number(&record[40..48])),
            _ => continue,
        };
        // All ones point to the wider record, which is looked at by itself.
        if count > MOST_MEMBERS as u64 || (size > LONGEST_LIST && size != u64::from(u32::MAX)) {
            return Err(too_many());
        }
    }
    Ok(())
}

fn too_many() -> ImportError {
    ImportError::TooLarge { what: "the number of files in the archive", limit: MOST_MEMBERS.to_string() }
}

fn damaged(error: zip::result::ZipError) -> ImportError {
    let said = error.to_string();
    match said.contains("assword") {
        true => ImportError::Locked,
        false => ImportError::malformed(Format::Zip, said),
    }
}
