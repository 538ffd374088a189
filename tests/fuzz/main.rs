//! Every parser against damaged input: no panic, no overflow, no hang, and what is read reads again as the same.
//!
//! Each target runs its seeds, then seeds that were damaged at random, for a part of a second; longer by
//! `GLIDELOG_FUZZ_SECONDS=60 cargo test --test fuzz`. The damage is the same in every run and follows from
//! `GLIDELOG_FUZZ_SEED`. The coverage-guided runs of the same targets are in `libfuzzer/`.

#![expect(clippy::unwrap_used, reason = "a target panics where a property does not hold")]
#![expect(unreachable_pub, reason = "the other runner takes the targets as a library")]

mod damage;
mod targets;

use damage::Damage;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The whole of it takes some ten seconds on one core.
const MILLIS_A_TARGET: u64 = 1000;
/// Far more than any input of this size needs on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn seeds(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds").join(target);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

/// Runs one input; what went wrong, if anything.
fn run(target: targets::Target, input: &[u8]) -> Result<(), String> {
    let started = Instant::now();
    let ran = catch_unwind(AssertUnwindSafe(|| target(input)));
    match ran {
        Err(_) => Err("it panicked, as said above".into()),
        Ok(()) if started.elapsed() > LONGEST => Err(format!("it took {:?}", started.elapsed())),
        Ok(()) => Ok(()),
    }
}

/// Runs a target for its time; what was run.
fn fuzz(name: &str) -> String {
    let (_, target) = targets::ALL.into_iter().find(|(known, _)| *known == name).unwrap();
    let seeds = seeds(name);
    assert!(!seeds.is_empty(), "{name} has no seeds");
    for (path, input) in &seeds {
        run(target, input).unwrap_or_else(|what| panic!("{}: {what}", path.display()));
    }
    let inputs: Vec<Vec<u8>> = seeds.into_iter().map(|(_, input)| input).collect();
    let seed = number("GLIDELOG_FUZZ_SEED").unwrap_or(20_261_126);
    let time = number("GLIDELOG_FUZZ_SECONDS").map_or(Duration::from_millis(MILLIS_A_TARGET), Duration::from_secs);
    let (started, mut count) = (Instant::now(), 0);
    while started.elapsed() < time {
        let input = Damage::of(seed, count).applied_to(&inputs);
        run(target, &input).unwrap_or_else(|what| {
            let kept = std::env::temp_dir().join(format!("glidelog-fuzz-{name}-{seed}-{count}"));
            let kept = std::fs::write(&kept, &input).map_or_else(|error| error.to_string(), |()| kept.display().to_string());
            let shown = String::from_utf8_lossy(&input);
            panic!("{name}, GLIDELOG_FUZZ_SEED={seed}, input {count} (kept as {kept}): {what}\n{shown:?}")
        });
        count += 1;
    }
    format!("{name}: {} seeds and {count} damaged inputs in {:?}", inputs.len(), started.elapsed())
}

macro_rules! each {
    ($($name:ident),*) => {
        $(#[test]
        fn $name() {
            println!("{}", fuzz(stringify!($name)));
        })*

        #[test]
        fn every_target_is_run() {
            assert_eq!(targets::ALL.map(|(name, _)| name), [$(stringify!($name)),*]);
        }
    };
}

each!(dates, distances, durations, words, ask, json_lines, mapped_csv, csv_lists, fit, gpx, tcx, archive, apple);
