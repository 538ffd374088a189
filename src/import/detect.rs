//! Which format some bytes are, told by the bytes alone.

use super::text::decode;
use super::{Format, garmin, strava, table, xml};

/// How much of a file is looked at.
const LOOK: usize = 256 * 1024;

/// The format of a file's content, `None` when it is none of those known.
pub(super) fn format_of(bytes: &[u8]) -> Option<Format> {
    if bytes.len() >= 12 && &bytes[8..12] == b".FIT" {
        return Some(Format::Fit);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
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
