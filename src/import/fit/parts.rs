//! The files chained in one FIT file: headers, lengths, checksums.

use super::crc::crc16;
use crate::import::{Format, ImportError};

/// More files chained in one than any device writes.
const MOST_PARTS: usize = 200;
const SHORTEST_HEADER: usize = 12;

/// Whether a part's checksum fits its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Checksum {
    Right,
    Wrong,
}

/// One of the files chained in a FIT file.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) data: &'a [u8],
    /// Where `data` begins in the whole file.
    pub(super) data_at: usize,
    /// The file ends before the part does.
    pub(super) cut_off: bool,
    pub(super) checksum: Checksum,
}

/// Splits a file into its parts; what follows the last one and is no header is left alone.
pub(super) fn split(bytes: &[u8]) -> Result<Vec<Part<'_>>, ImportError> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some((part, end)) = part_at(bytes, at) {
        parts.push(part);
        at = end;
        if parts.len() > MOST_PARTS {
            return Err(ImportError::TooLarge { what: "the number of files chained in it", limit: MOST_PARTS.to_string() });
        }
    }
    match parts.is_empty() {
        true => Err(ImportError::malformed(Format::Fit, "its header is not whole")),
        false => Ok(parts),
    }
}

fn part_at(bytes: &[u8], at: usize) -> Option<(Part<'_>, usize)> {
    let rest = bytes.get(at..)?;
    if rest.get(8..12)? != b".FIT" {
        return None;
    }
    let header = usize::from(rest[0]);
    if header < SHORTEST_HEADER || header > rest.len() {
        return None;
    }
    let declared = usize::try_from(u32::from_le_bytes([rest[4], rest[5], rest[6], rest[7]])).ok()?;
    let end = header.saturating_add(declared).saturating_add(2);
    let cut_off = declared == 0 || end > rest.len();
    // A device that dies leaves 0 as the length: everything up to the end belongs to it.
    let data_end = match declared {
        0 => rest.len(),
        _ => rest.len().min(header.saturating_add(declared)),
    };
    let data = &rest[header..data_end];
    let checksum = match !cut_off && crc16(&rest[..end]) != 0 {
        true => Checksum::Wrong,
        false => Checksum::Right,
    };
    let next = if cut_off { bytes.len() } else { at + end };
    Some((Part { data, data_at: at + header, cut_off, checksum }, next))
}
