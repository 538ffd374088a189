//! Made files of the text formats, read through the front door.

mod gpx;
mod lists;
mod tcx;

use super::*;

fn only(text: &str) -> Activity {
    let mut report = read_bytes("made", text.as_bytes()).unwrap();
    assert_eq!(report.activities.len(), 1, "{report:?}");
    report.activities.remove(0)
}

fn refusal(text: &str) -> String {
    read_bytes("made.gpx", text.as_bytes()).unwrap_err().to_string()
}
