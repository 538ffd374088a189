//! A table reads back as what was in the entries.

use super::*;
use crate::domain::{
    Body, EntryId, Glide, Location, Moment, PainReading, PainScore, Run, Stamp, Status, SymptomFlags, Treatment,
};
use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;

fn entry(note: &str, body: Body) -> Entry {
    let at = DateTime::parse_from_rfc3339("2026-11-24T07:10:00-05:00").unwrap();
    Entry {
        id: EntryId(7),
        uuid: uuid::Uuid::nil(),
        stamp: Stamp::at(at, crate::domain::DayStart::default()),
        recorded_at: DateTime::<Utc>::UNIX_EPOCH,
        modified_at: DateTime::<Utc>::UNIX_EPOCH,
        note: Some(note.to_owned()),
        tags: vec!["hot".parse().unwrap()],
        sources: Vec::new(),
        body,
    }
}

fn run() -> Body {
    let place = Location { site: Some(crate::domain::Site::any("hamstring").unwrap()), side: None };
    let reading = |moment, score| PainReading {
        location: place.clone(),
        moment,
        score: PainScore::new(score).unwrap(),
        flags: SymptomFlags::default(),
    };
    let distance = Some(crate::domain::Distance::from_metres(8046.72).unwrap());
    let pain = vec![reading(Moment::Before, 1), reading(Moment::Worst, 3)];
    Body::Run(Run { distance, moving: "44:10".parse().ok(), pain, ..Run::default() })
}

fn read(table: &Table) -> Vec<Vec<String>> {
    let text = table.text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_run_has_a_row_and_its_scores_have_theirs() {
    let entries = [entry("solo", run())];
    let tables = tables(&entries, None);
    assert_eq!(tables.iter().map(|table| table.rows).collect::<Vec<_>>(), [1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
    let runs = read(&tables[0]);
    assert_eq!(
        runs[0].join(" "),
        "id uuid day start_local start_utc distance_km moving_min elapsed_min effort_0_10 feel_1_5 worst_pain_0_10 cut_short treadmill ascent_m avg_hr_bpm max_hr_bpm cadence_steps_per_min energy_kcal tags note"
    );
    assert_eq!(
        runs[1].join("|"),
        "7|00000000-0000-0000-0000-000000000000|2026-11-24|2026-11-24 07:10:00|2026-11-24 12:10:00|8.04672|44.166667||||3|0|0||||||hot|solo"
    );
    assert_eq!(read(&tables[2])[2][5..10].join("|"), "run|hamstring||worst|3");
    assert!(tables[0].text.ends_with("solo\r\n"));
}

#[test]
fn a_day_alone_has_no_time() {
    let day = Stamp::day_only(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
    let treatment = Treatment::new("massage", Status::Skipped).unwrap();
    let entries = [Entry { stamp: day, ..entry("", Body::Treatment(treatment)) }];
    let table = &tables(&entries, Some(Kind::Treatment))[0];
    assert_eq!(read(table)[1][2..7].join("|"), "2026-11-24|||massage|skipped");
}

proptest! {
    /// Whatever a person wrote comes back, and nothing of it is calculated.
    #[test]
    fn notes_come_back_and_are_safe(note in "[-=+@'\",;\\PC\t\r\n]{1,30}") {
        let entries = [entry(&note, Body::Glide(Glide::bare(Status::Done)))];
        let rows = read(&tables(&entries, Some(Kind::Glide))[0]);
        prop_assert_eq!(rows[0].len(), rows[1].len());
        let cell = rows[1].last().unwrap();
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
        prop_assert_eq!(cell.strip_prefix('\'').filter(|rest| *rest == note).unwrap_or(cell), note.as_str());
    }
}
