//! How long the heavy statistics take on this machine. With the word `schedules` only the test of a coin, as a bare number
//! of milliseconds, for `benches/peers.sh`.

#[expect(dead_code, reason = "one kind of diary is enough here")]
#[path = "null_diaries/simulate.rs"]
mod simulate;

use std::hint::black_box;
use std::time::Instant;

use glidelog::analysis::effect::effect;
use glidelog::analysis::question::Question;
use glidelog::analysis::stats::mann_whitney::mann_whitney_exact;
use glidelog::analysis::stats::randomisation::{Blocks, Counting, Trial, draw_assignment, randomisation_test};
use glidelog::analysis::stats::shifts::two_way_shift_test;
use glidelog::domain::Location;
use simulate::{Cell, Chance, Habit, simulate};

/// The best of five, in milliseconds.
fn best_of_five(mut work: impl FnMut()) -> f64 {
    let once = |_| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1000.0
    };
    (0..5).map(once).fold(f64::INFINITY, f64::min)
}

#[expect(clippy::print_stdout, reason = "an example prints")]
fn timed(name: &str, work: impl FnMut()) {
    println!("{name:<60} {:8.2} ms", best_of_five(work));
}

#[expect(clippy::print_stdout, reason = "an example prints")]
fn main() {
    let bare = std::env::args().any(|word| word == "schedules");
    let wave = |n: usize| (0..n).map(|i| ((i * 7919) % 11) as f64).collect::<Vec<f64>>();
    let levels = [0.95, 0.9];
    for size in [2, 4] {
        let blocks = Blocks { size, treated: size / 2 };
        let Ok(assigned) = draw_assignment(blocks, 200 / size, 1) else { return };
        let outcome: Vec<Option<f64>> = wave(200).into_iter().map(Some).collect();
        let trial = Trial { outcome: &outcome, assigned: &assigned, blocks };
        let draws = || {
            black_box(randomisation_test(&trial, &[], Counting::Draws { draws: 100_000, seed: 1 }, &levels).ok());
        };
        if bare {
            println!("{:.1}", best_of_five(draws));
            return;
        }
        timed(&format!("randomisation, 100 000 draws, 200 runs, blocks of {size}"), draws);
    }
    let blocks = Blocks { size: 2, treated: 1 };
    let Ok(assigned) = draw_assignment(blocks, 20, 1) else { return };
    let outcome: Vec<Option<f64>> = wave(40).into_iter().map(Some).collect();
    let trial = Trial { outcome: &outcome, assigned: &assigned, blocks };
    timed("randomisation, all 2^20 assignments of 20 pairs, one covariate", || {
        black_box(randomisation_test(&trial, &[wave(41)[1..].to_vec()], Counting::All, &levels).ok());
    });
    let glided: Vec<f64> = (0..200).map(|i| f64::from((i * i) % 7 < 3)).collect();
    let covariates: Vec<Vec<f64>> = (2..7_usize).map(|k| (0..200).map(|i| ((i * k * 31) % 17) as f64).collect()).collect();
    timed("shift test, 200 runs, 400 exposures, 5 covariates", || {
        black_box(two_way_shift_test(&wave(200), &glided, &covariates, &levels).ok());
    });
    timed("Mann-Whitney exact, 100 against 100", || {
        black_box(mann_whitney_exact(&wave(200)[..100], &wave(200)[100..]).ok());
    });
    for runs in [60, 200, 1000] {
        let cell = Cell { habit: Habit::Scattered, runs, lag1: 0.4, effect: -1.0, lasting: 0.0 };
        let diary = simulate(&cell, &[], &mut Chance::new(1));
        timed(&format!("the whole path, {runs} runs, from entries to verdict"), || {
            black_box(effect(&diary.entries, &Question::primary(Location::default()), &[]));
        });
    }
}
