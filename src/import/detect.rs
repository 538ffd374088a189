//! Which format some bytes are, told by the bytes alone.

use super::text::decode;
use super::{Format, garmin, strava, table, xml};

/// How much of a file is looked at.
const LOOK: usize = 256 * 1024;

/// A zip archive, also one with nothing in it.
pub(super) fn is_archive(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// A journal, or another SQLite file.
pub(super) fn is_journal(head: &[u8]) -> bool {
    head.starts_with(b"SQLite format 3\0")
}

/// Apple Health's export, by the name of its first element, which stands behind a long document type.
pub(super) fn is_apple_health(head: &[u8]) -> bool {
    let text = decode(head);
    text.starts_with('<') && xml::root_name(&text) == Some("HealthData")
}

/// Bytes that are neither text nor any format known: the rest of the file need not be read.
pub(super) fn is_nothing_known(head: &[u8]) -> bool {
    let wide = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    let packed = head.starts_with(&[0x1f, 0x8b]);
    head.contains(&0) && !wide && !packed && format_of(head).is_none()
}

/// The format of a file's content, `None` when it is none of those known.
pub(super) fn format_of(bytes: &[u8]) -> Option<Format> {
    if bytes.len() >= 12 && &bytes[8..12] == b".FIT" {
        return Some(Format::Fit);
    }
    if is_archive(bytes) {
        return Some(Format::Zip);
    }
    let text = decode(&bytes[..bytes.len().min(LOOK)]);
    match text.starts_with('<') {
        true => match xml::root_name(&text)? {
            "gpx" => Some(Format::Gpx),
            // Some cut-up files lack the root; they are told apart to be refused by name.
            "TrainingCenterDatabase" | "Activities" => Some(Format::Tcx),
            "HealthData" => Some(Format::AppleHealth),
            _ => None,
        },
        false => csv_format(&text),
    }
}

fn csv_format(text: &str) -> Option<Format> {
    let header = table::header(text)?;
    let has = |name: &str| header.iter().any(|cell| cell.trim_start_matches('#').eq_ignore_ascii_case(name));
    if strava::is_header(&header) {
        Some(Format::StravaCsv)
    } else if garmin::is_header(&header) {
        Some(Format::GarminCsv)
    } else if has("latitude") && has("longitude") || has("lat") && has("lon") {
        Some(Format::PointCsv)
    } else if has("mood") && (has("full_date") || has("year") && has("activities")) {
        Some(Format::Daylio)
    } else if has("category") && has("rating/amount") && has("detail") {
        Some(Format::Bearable)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        let cases: &[(&[u8], Option<Format>)] = &[
            (b"\x0e\x10\x00\x00\x00\x00\x00\x00.FIT\x00\x00", Some(Format::Fit)),
            (b"PK\x03\x04....", Some(Format::Zip)),
            (b"\xef\xbb\xbf  \r\n<?xml version='1.0'?><!-- a <b> --><gpx/>", Some(Format::Gpx)),
            (b"<g:gpx xmlns:g='x'/>", Some(Format::Gpx)),
            (b"          <?xml version='1.0'?>\n<TrainingCenterDatabase>", Some(Format::Tcx)),
            (b"<!DOCTYPE HealthData [<!ELEMENT x ANY>]><HealthData>", Some(Format::AppleHealth)),
            (b"<kml/>", None),
            (b"#time,latitude,longitude\n", Some(Format::PointCsv)),
            (b"\xef\xbb\xbffull_date,date,weekday,time,mood,activities,note\n", Some(Format::Daylio)),
            (b"year\tdate\tweekday\ttime\tmood\tactivities\tnote\n", Some(Format::Daylio)),
            (b"date,weekday,time of day,category,rating/amount,detail,notes\n", Some(Format::Bearable)),
            (b"hello\n", None),
            (b"\x00\x01\x02", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(format_of(bytes), *expected, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
