//! Does a journal keep what it was given? The built program, as a child process, under conditions nobody wants.
//!
//! ```text
//! kills    SIGKILL at random moments while it logs, edits, undoes, imports and migrates
//! crowd    two writers and a reader at once
//! disk     a small disk that fills, a folder that turns read-only
//! damage   a journal cut off at every page, single bits flipped, and what is saved of it
//! ```
//! `--kills N`, `--writes N`, `--flips N`, `--seed N`; `--short` takes seconds.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example prints what it found")]

mod crowd;
mod damage;
mod dice;
mod disk;
mod kills;
mod model;
mod program;

use program::Program;
use std::process::ExitCode;
use std::time::Instant;

/// How much of each.
#[derive(Clone, Copy)]
struct Amount {
    kills: u64,
    writes: u64,
    flips: u64,
    seed: u64,
}

const LONG: Amount = Amount { kills: 1000, writes: 10_000, flips: 2000, seed: 1 };
const SHORT: Amount = Amount { kills: 40, writes: 60, flips: 40, seed: 1 };

/// What went wrong, or what was found in a few words.
type Checked<T> = Result<T, String>;

fn main() -> ExitCode {
    let ran = amount().and_then(|amount| Program::built().map(|program| (amount, program)));
    let (amount, program) = match ran {
        Ok(ran) => ran,
        Err(what) => {
            eprintln!("error: {what}");
            return ExitCode::from(2);
        }
    };
    type Part = fn(&Program, Amount) -> Checked<Vec<String>>;
    let parts: [(&str, Part); 4] =
        [("kills", kills::kills), ("crowd", crowd::crowd), ("disk", disk::disk), ("damage", damage::damage)];
    let mut failed = false;
    for (name, part) in parts {
        let begun = Instant::now();
        let said = part(&program, amount);
        let took = begun.elapsed().as_secs_f64();
        match said {
            Ok(lines) => lines.iter().for_each(|line| println!("{name:<7} {line}")),
            Err(what) => {
                failed = true;
                println!("{name:<7} FAILED (seed {}): {what}", amount.seed);
            }
        }
        println!("{name:<7} {took:.0} s");
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn amount() -> Checked<Amount> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut amount = if words.iter().any(|word| word == "--short") { SHORT } else { LONG };
    let mut words = words.iter().filter(|word| *word != "--short");
    while let Some(word) = words.next() {
        let number = words.next().and_then(|number| number.parse().ok());
        let number = number.ok_or_else(|| format!("{word}: a number follows it"))?;
        match word.as_str() {
            "--kills" => amount.kills = number,
            "--writes" => amount.writes = number,
            "--flips" => amount.flips = number,
            "--seed" => amount.seed = number,
            _ => return Err(format!("{word} is not known: --short, --kills, --writes, --flips, --seed")),
        }
    }
    Ok(amount)
}
