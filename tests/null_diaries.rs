//! The whole path on diaries in which gliding does nothing: how often it says otherwise.

#[expect(dead_code, reason = "the table of the example simulates more kinds of diary")]
#[path = "../examples/null_diaries/simulate.rs"]
mod simulate;
#[path = "../examples/null_diaries/tally.rs"]
mod tally;

use simulate::{Cell, Habit};
use tally::{Tally, tally};

#[test]
fn nothing_is_found_where_there_is_nothing() {
    let mut all = Tally::default();
    for habit in [Habit::Scattered, Habit::Streaky] {
        for lag1 in [0.0, 0.4, 0.7] {
            let cell = Cell { habit, runs: 48, lag1, effect: 0.0, lasting: 0.0 };
            all.add(&tally(&cell, 168, 1));
        }
    }
    let claims = all.claims() as f64 / all.diaries as f64;
    let rejected = all.rejected as f64 / all.tested as f64;
    println!("{} diaries: a claim in {claims:.3}, the shift test rejects {rejected:.3} of {}", all.diaries, all.tested);
    // ANALYSIS 7 (e); the seed is fixed, so that the share is a fact and needs no room for chance.
    assert!(claims <= 0.05, "claims {claims}");
    assert!((0.03..=0.07).contains(&rejected), "rejected {rejected}");
}

/// Half of the mornings are typed ten minutes before the run, or after the session. Counted on the runs without one
/// alone, they made 14 % false claims.
#[test]
fn a_morning_typed_late_makes_no_claim() {
    let cell = Cell { habit: Habit::TypedLate, runs: 72, lag1: 0.5, effect: 0.0, lasting: 0.0 };
    let found = tally(&cell, 300, 4);
    let (claims, rejected) = (found.claims() as f64 / 300.0, found.rejected as f64 / found.tested as f64);
    println!("a claim in {claims:.3}, the shift test rejects {rejected:.3} of {}", found.tested);
    assert!(found.tested > 250 && claims <= 0.05 && rejected <= 0.075, "claims {claims}, rejected {rejected}");
}

#[test]
fn a_true_point_and_a_half_is_mostly_found() {
    let cell = Cell { habit: Habit::Scattered, runs: 80, lag1: 0.4, effect: -1.5, lasting: 0.0 };
    let found = tally(&cell, 100, 2);
    println!(
        "found in {} of {} diaries, interval right in {} of {}",
        found.easier, found.diaries, found.covered, found.with_interval
    );
    assert_eq!(found.harder, 0);
}

/// The row that `trial start` quotes for twelve pairs in blocks of four, repeated in small.
#[test]
fn a_trial_finds_what_its_start_says() {
    let row = glidelog::analysis::trial::expected_power(12, 4).expect("twelve pairs have a row");
    for (effect, quoted) in [(-1.0, row.one_point), (-2.0, row.two_points)] {
        let cell = Cell { habit: Habit::Coin(4), runs: 24, lag1: 0.5, effect, lasting: 0.0 };
        let found = tally(&cell, 60, 3);
        let (share, said) = (found.easier as f64 / 60.0, f64::from(quoted) / 100.0);
        let error = (said * (1.0 - said) / 60.0).sqrt();
        println!("a true {effect}: found in {share:.2}, quoted {said:.2}");
        assert!((share - said).abs() < 4.0 * error, "found in {share:.2}, quoted {said:.2}");
    }
}
