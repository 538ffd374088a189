//! How often the whole path is wrong, and how often it finds what is there.
//!
//! Simulated diaries, from entries to verdict, beside a plain t test and a plain correlation
//! on the same runs. `--quick` takes a twentieth of the diaries.

#![expect(clippy::print_stdout, reason = "an example prints its table")]

mod simulate;
mod tally;

use simulate::{Cell, Habit};
use tally::{Tally, tally};

/// Seed of every table.
const SEED: u64 = 20_260_101;

fn main() {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let diaries = if quick { 60 } else { 1200 };
    nothing_there(diaries);
    something_there(diaries);
    coin(diaries);
}

const OBSERVED: [Habit; 9] = [
    Habit::Scattered,
    Habit::Streaky,
    Habit::Felt,
    Habit::AfterPain,
    Habit::Rhythmic,
    Habit::Healing,
    Habit::Gappy,
    Habit::LowPain,
    Habit::BeforeAfter,
];

fn heading(title: &str) {
    println!("\n{title}");
    let columns = ["tested", "p<=.05", "a claim", "easier", "harder", "no diff", "covered", "t test", "correl."];
    println!("{:<38}{}", "", columns.map(|c| format!("{c:>9}")).concat());
}

fn line(name: &str, tally: &Tally) {
    let per_cent =
        |k: usize, n: usize| if n == 0 { format!("{:>9}", "-") } else { format!("{:>8.1}%", 100.0 * k as f64 / n as f64) };
    let cells = [
        per_cent(tally.tested, tally.diaries),
        per_cent(tally.rejected, tally.tested),
        per_cent(tally.claims(), tally.diaries),
        per_cent(tally.easier, tally.diaries),
        per_cent(tally.harder, tally.diaries),
        per_cent(tally.no_difference, tally.diaries),
        per_cent(tally.covered, tally.with_interval),
        per_cent(tally.welch, tally.diaries),
        per_cent(tally.pearson, tally.diaries),
    ];
    println!("{name:<38}{}", cells.concat());
}

fn nothing_there(diaries: usize) {
    heading("Gliding does nothing (false claims)");
    let mut all = Tally::default();
    for habit in OBSERVED {
        for runs in [24, 40, 60, 100] {
            let mut together = Tally::default();
            for lag1 in [0.0, 0.4, 0.7] {
                let cell = Cell { habit, runs, lag1, effect: 0.0, lasting: 0.0 };
                together.add(&tally(&cell, diaries / 3, SEED));
            }
            line(&format!("{habit:?}, {runs} runs"), &together);
            all.add(&together);
        }
    }
    line("all together", &all);
    // Not a kind of gliding but of noting: beside the others, so that these stay what they were.
    for runs in [56, 100] {
        observed_line(Habit::TypedLate, runs, 0.0, 0.0, diaries);
    }
}

fn something_there(diaries: usize) {
    heading("Gliding takes points off (40 and 80 runs, lag-1 0.5)");
    for habit in [Habit::Scattered, Habit::Streaky, Habit::Felt] {
        for runs in [40, 80] {
            for effect in [-1.0, -1.5, -2.0] {
                observed_line(habit, runs, effect, 0.0, diaries / 2);
            }
        }
    }
    for effect in [-1.0, -1.5, -2.0] {
        observed_line(Habit::Scattered, 40, effect, 1.0 / 3.0, diaries / 2);
    }
}

fn observed_line(habit: Habit, runs: usize, effect: f64, lasting: f64, diaries: usize) {
    let lasts = if lasting > 0.0 { ", a third lasts" } else { "" };
    let cell = Cell { habit, runs, lag1: 0.5, effect, lasting };
    line(&format!("{habit:?}, {runs} runs, {effect}{lasts}"), &tally(&cell, diaries, SEED));
}

/// The trials that `analysis::trial::expected_power` quotes, and what lasts until the next run.
fn coin(diaries: usize) {
    for block in [2, 4] {
        heading(&format!("A coin decides (blocks of {block}, lag-1 0.5)"));
        for pairs in [6, 8, 10, 12, 16, 24] {
            for effect in [0.0, -1.0, -1.5, -2.0] {
                coin_line(&format!("{pairs} pairs, {effect}"), block, pairs, effect, 0.0, diaries);
            }
        }
        for effect in [-1.0, -1.5, -2.0] {
            coin_line(&format!("12 pairs, {effect}, a third lasts"), block, 12, effect, 1.0 / 3.0, diaries);
        }
    }
}

fn coin_line(name: &str, block: usize, pairs: usize, effect: f64, lasting: f64, diaries: usize) {
    let cell = Cell { habit: Habit::Coin(block), runs: 2 * pairs, lag1: 0.5, effect, lasting };
    line(name, &tally(&cell, diaries, SEED));
}
