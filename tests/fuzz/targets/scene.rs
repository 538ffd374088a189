//! Where and when the bytes are read: a moment, a zone, and a journal that already holds something.

use glidelog::diary::{self, Context, Imported, Parsed, WhenTyped};
use glidelog::domain::{DayStart, When, Zone};
use glidelog::report;
use glidelog::store::Journal;
use std::cell::RefCell;

/// Moments beside what is awkward: a leap day, both edges of summer time, the date line, the ends of years.
const NOWS: [(&str, &str); 10] = [
    ("2026-11-24T14:30:00Z", "America/New_York"),
    ("2024-02-29T23:59:59Z", "Europe/London"),
    ("2026-03-29T01:30:00Z", "Europe/Berlin"),
    ("2026-10-25T00:59:59Z", "Europe/Berlin"),
    ("2026-12-31T23:30:00Z", "Pacific/Kiritimati"),
    ("2027-01-01T11:00:00Z", "Pacific/Pago_Pago"),
    ("2011-12-30T10:00:01Z", "Pacific/Apia"),
    ("2026-04-04T15:15:00Z", "Australia/Lord_Howe"),
    ("2016-12-31T23:59:59Z", "Asia/Kathmandu"),
    ("2026-11-01T06:30:00Z", "America/Havana"),
];
const DAY_STARTS: [&str; 4] = ["04:00", "00:00", "02:30", "12:00"];

/// The moment that a byte chooses.
pub fn when(choice: u8) -> When {
    let choice = usize::from(choice);
    let (now, zone) = NOWS[choice % NOWS.len()];
    let zone: Zone = zone.parse().unwrap();
    let start: DayStart = DAY_STARTS[choice / NOWS.len() % DAY_STARTS.len()].parse().unwrap();
    When::new(now.parse().unwrap(), zone, start)
}

/// The moment of every import and question.
pub fn context() -> Context {
    let (now, zone) = NOWS[0];
    Context { now: now.parse().unwrap(), zone: zone.parse().unwrap(), who: "mo".into() }
}

thread_local! {
    static JOURNAL: RefCell<Journal> = RefCell::new(season());
}

fn season() -> Journal {
    let mut journal = Journal::in_memory().unwrap();
    diary::make_season(&mut journal, &context(), 7).unwrap();
    journal
}

/// Lends a journal with a season in it; whoever borrows it leaves it as it was.
pub fn with_journal<T>(borrow: impl FnOnce(&mut Journal) -> T) -> T {
    JOURNAL.with_borrow_mut(borrow)
}

/// Imports a file without keeping anything: it is taken or refused with a sentence, and the store refuses nothing
/// that the reader took.
pub fn import(parsed: Parsed) -> Imported {
    with_journal(|journal| {
        let wish = diary::ImportWish { date: Some("2026-11-20".into()), dry_run: true, ..Default::default() };
        let mut one = std::iter::once(parsed);
        let imported = diary::import(journal, &context(), &mut one, &wish, &mut |_| WhenTyped::Unsaid);
        let imported = imported.unwrap_or_else(|error| panic!("what was read could not be stored: {error}"));
        let unit = journal.view().settings().unwrap().units;
        assert!(!report::import::text(&imported, unit, true).is_empty());
        assert!(report::import::json(&imported)["files"].is_array());
        assert!(report::preview::json(&imported, DayStart::default())["files"].is_array());
        report::preview::text(&imported, unit);
        imported
    })
}
