//! Files of watches and services.

use super::scene::import;
use glidelog::diary;
use glidelog::import::diaries::How;
use glidelog::import::{Files, Format, Place, read_bytes};
use std::io::{Cursor, Seek, Write};

/// Activities with values that can be, or a sentence; and the journal takes what was read.
fn read(bytes: &[u8], how: &How) {
    match read_bytes("made", bytes) {
        Ok(report) => {
            assert!(!report.activities.is_empty());
            for activity in &report.activities {
                let measures = [activity.distance_m, activity.moving_s, activity.elapsed_s, activity.ascent_m, activity.avg_hr];
                assert!(measures.iter().flatten().all(|value| value.is_finite() && *value >= 0.0), "{activity:?}");
            }
        }
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
    import(diary::parse_bytes("made.csv", bytes.to_vec(), how));
}

/// The lists of Strava and Garmin, and the diaries of Daylio and Bearable, whose scale stands in the first byte.
pub fn csv_lists(bytes: &[u8]) {
    let Some((choice, csv)) = bytes.split_first() else { return };
    let scale = ["", "0-4", "1-5", "none=0,mild=2,moderate=6,severe=9"][usize::from(choice % 4)];
    let treatments = vec!["massage".parse().unwrap(), "gliding".parse().unwrap()];
    read(csv, &How { scale: scale.parse().ok(), treatments, take_new: choice & 4 != 0, ..How::default() });
}

/// A FIT file as it is, and the same bytes as the data of a file with a sound header.
pub fn fit(bytes: &[u8]) {
    read(bytes, &How::default());
    if !bytes.starts_with(&[14]) && !bytes.starts_with(&[12]) {
        let mut file = vec![14, 0x20, 0, 0];
        file.extend((bytes.len() as u32).to_le_bytes());
        file.extend(b".FIT\0\0");
        file.extend(bytes);
        file.extend([0, 0]);
        read(&file, &How::default());
    }
}

/// GPX.
pub fn gpx(bytes: &[u8]) {
    read(bytes, &How::default());
}

/// TCX.
pub fn tcx(bytes: &[u8]) {
    read(bytes, &How::default());
}

/// Apple Health's export.
pub fn apple(bytes: &[u8]) {
    read(bytes, &How::default());
}

/// A zip as it is; or, behind `F`, files in one: name, zero, content, zero, and so on.
pub fn archive(bytes: &[u8]) {
    let zip = match bytes.strip_prefix(b"F") {
        Some(files) => zipped(files),
        None => bytes.to_vec(),
    };
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(&zip).unwrap();
    file.rewind().unwrap();
    let files = Files::of(vec![Place::Aside(file)], std::env::temp_dir());
    for found in files.take(50) {
        import(diary::parse(found, &How::default()));
    }
    assert!(read_bytes("made", b"PK\x03\x04").is_err_and(|refused| refused.to_string().contains("archive")), "{}", Format::Zip);
}

fn zipped(files: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut parts = files.split(|byte| *byte == 0);
    while let Some((name, content)) = parts.next().zip(parts.next()) {
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        // A name that stands there already is refused by the writer.
        if writer.start_file(String::from_utf8_lossy(name), stored).is_ok() {
            writer.write_all(content).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}
