//! Another diary all the way into a journal, whatever stands in it, and out again.

use crate::diary::{Context, ImportWish, WhenTyped, export, import, parse_bytes};
use crate::domain::Zone;
use crate::import::diaries::How;
use crate::store::Journal;
use chrono::DateTime;
use proptest::prelude::*;

const SHEET: &str = "Datum;Zeit;Schmerz;Ort;km;Dauer;Was;Notiz\n\
    2026-11-03;7:10;3;left hamstring;;;massage | Ice;#hot gut\n\
    2026-11-04;;4,5;;8,05;44:10;;\n\
    2026-11-04;;4,5;;8,05;44:10;;\n";
const MAP: &str = "date=Datum,time=Zeit,pain=Schmerz,site=Ort,distance=km,duration=Dauer,treatment=Was,note=Notiz";

fn context() -> Context {
    let now = DateTime::parse_from_rfc3339("2026-11-24T09:30:00-05:00").unwrap().to_utc();
    Context { now, zone: "America/New_York".parse::<Zone>().unwrap(), who: "mo".into() }
}

fn how() -> How {
    How { map: Some(MAP.parse().unwrap()), take_new: true, ..How::default() }
}

/// Stores a file; gives back how many entries came in, and how many were there.
fn stored(journal: &mut Journal, name: &str, bytes: &[u8]) -> (u64, u64) {
    let mut files = std::iter::once(parse_bytes(name, bytes.to_vec(), &how()));
    let imported = import(journal, &context(), &mut files, &ImportWish::default(), &mut |_| WhenTyped::Apart).unwrap();
    (imported.files[0].added, imported.files[0].duplicates)
}

#[test]
fn two_rows_alike_are_two_entries_and_stay_two() {
    let mut journal = Journal::in_memory().unwrap();
    assert_eq!(stored(&mut journal, "d.csv", SHEET.as_bytes()), (5, 0));
    assert_eq!(stored(&mut journal, "d.csv", SHEET.as_bytes()), (0, 5));
    assert!(journal.undo(&context().author("undo")).unwrap().is_some());
    assert_eq!(stored(&mut journal, "d.csv", SHEET.as_bytes()), (5, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_comes_in_keeps_the_rules_of_the_journal_and_leaves_the_same(
        edits in prop::collection::vec((0_usize..1000, prop::sample::select(b"0123456789.,;:|-/ x\"\n\xe4#'=".to_vec())), 0..8),
    ) {
        let mut bytes = SHEET.as_bytes().to_vec();
        let head = SHEET.find('\n').unwrap();
        for (at, byte) in edits {
            let at = head + 1 + at % (bytes.len() - head - 1);
            bytes[at] = byte;
        }
        let mut journal = Journal::in_memory().unwrap();
        let (added, _) = stored(&mut journal, "d.csv", &bytes);
        prop_assert_eq!(stored(&mut journal, "d.csv", &bytes).0, 0);
        let text = export(&journal.view()).unwrap();
        prop_assert_eq!(text.lines().count() as u64, added + 1);
        let mut copy = Journal::in_memory().unwrap();
        if added > 0 {
            prop_assert_eq!(stored(&mut copy, "d.jsonl", text.as_bytes()).0, added);
        }
        prop_assert_eq!(export(&copy.view()).unwrap(), text);
    }
}
