//! Logs a run and a score, and asks about them: `cargo run --example log_and_ask`.
//!
//! The journal here is in memory; `Journal::open_or_create` keeps one in a file.

use chrono::DateTime;
use glidelog::diary::{self, Context, PainInput, Reply, RunInput};
use glidelog::domain::DistanceUnit;
use glidelog::report;
use glidelog::store::Journal;
use std::error::Error;
use std::io::Write as _;

fn main() -> Result<(), Box<dyn Error>> {
    // The library never reads the clock: whoever calls it says what time it is.
    let now = DateTime::parse_from_rfc3339("2026-11-24T09:30:00-05:00")?.to_utc();
    let context = Context { now, zone: "America/New_York".parse()?, who: "mo".into() };
    let mut journal = Journal::in_memory()?;
    let words = |line: &str| line.split(' ').map(str::to_owned).collect();

    let run = RunInput {
        words: words("5mi 44:10"),
        at: Some("7am".into()),
        pain: vec!["1/3/2".into()],
        site: Some("left hamstring".into()),
        ..RunInput::default()
    };
    let logged = diary::log_run(&mut journal, &context, &run)?;
    let mut out = anstream::stdout().lock();
    write!(out, "{}", report::echo::echo(&logged, DistanceUnit::Mi))?;
    diary::log_pain(&mut journal, &context, &PainInput { words: words("2 left hamstring morning"), ..PainInput::default() })?;

    for question in ["how far did I run this week", "when did I last have pain above 2", "did I feel better this week"] {
        if let Reply::Answer(answer) = diary::ask(&journal.view(), &context, question, None)? {
            write!(out, "\n{question}?\n{}", report::answer::text(&answer, DistanceUnit::Mi))?;
        }
    }
    Ok(())
}
