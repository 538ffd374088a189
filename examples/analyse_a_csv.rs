//! Reads a spreadsheet of pain scores and says how they went:
//! `cargo run --example analyse_a_csv -- scores.csv "date=day,pain=score" "left hamstring"`.
//!
//! Nothing is stored: the rows go into a journal in memory, by the same rules as `glidelog import --map`.

use chrono::DateTime;
use glidelog::chart::sparkline;
use glidelog::diary::{self, Context, ImportWish, Reply, WhenTyped};
use glidelog::domain::DistanceUnit;
use glidelog::import::diaries::How;
use glidelog::report;
use glidelog::store::Journal;
use std::error::Error;
use std::io::Write as _;

/// A made-up season, for when no file is named: sixty mornings that slowly get better.
fn made_up() -> Vec<u8> {
    let day = |n: u32| format!("2026-{:02}-{:02},{}\n", 9 + n / 30, 1 + n % 30, 5 - n / 15 + u32::from(n.is_multiple_of(3)));
    format!("day,score\n{}", (0..60).map(day).collect::<String>()).into_bytes()
}

#[expect(clippy::disallowed_methods, reason = "a program reads the clock once, in main")]
fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let word = |at: usize, usual: &str| words.get(at).cloned().unwrap_or_else(|| usual.to_owned());
    let bytes = words.first().map_or_else(|| Ok(made_up()), std::fs::read)?;
    let place = word(2, "left hamstring");
    let how = How { map: Some(word(1, "date=day,pain=score").parse()?), site: Some(place.clone()), ..How::default() };

    // The made-up scores are of a fixed time; those of a file are looked at now.
    let now = if words.is_empty() {
        DateTime::parse_from_rfc3339("2026-11-01T09:30:00Z")?.to_utc()
    } else {
        std::time::SystemTime::now().into()
    };
    let context = Context { now, zone: "UTC".parse()?, who: "a reader".into() };
    let mut journal = Journal::in_memory()?;
    let mut files = std::iter::once(diary::parse_bytes("scores.csv", bytes, &how));
    let imported = diary::import(&mut journal, &context, &mut files, &ImportWish::default(), &mut |_| WhenTyped::Apart)?;
    let mut out = anstream::stdout().lock();
    writeln!(out, "{}", report::import::text(&imported, DistanceUnit::Km, true))?;

    let trend = diary::trend_of(&journal.view(), &context, None, Some(&place))?;
    writeln!(out, "{}", sparkline::sparklines(&trend, 80))?;
    if let Reply::Answer(answer) = diary::ask(&journal.view(), &context, &format!("is my {place} getting better"), None)? {
        write!(out, "{}", report::answer::text(&answer, DistanceUnit::Km))?;
    }
    Ok(())
}
