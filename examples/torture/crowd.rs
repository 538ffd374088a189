//! Two writers and a reader at once: every acknowledged write is there once, and the reader never sees less than before.

use crate::model::bare;
use crate::program::{Place, Program, folder};
use crate::{Amount, Checked};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

pub(crate) fn crowd(program: &Program, amount: Amount) -> Checked<Vec<String>> {
    let folder = folder()?;
    let place = program.at(folder.path());
    place.ok(&["pain", "0", "knee"])?;
    let done = AtomicBool::new(false);
    let (first, second, reads) = std::thread::scope(|scope| {
        let write = |name: &'static str| {
            scope.spawn({
                let place = &place;
                move || writer(place, name, amount.writes / 2)
            })
        };
        let reading = scope.spawn(|| reader(&place, &done));
        let (first, second) = (write("first").join(), write("second").join());
        done.store(true, Ordering::Relaxed);
        (first, second, reading.join())
    });
    let broken = |_| "a thread broke down".to_owned();
    let (first, second, reads) = (first.map_err(broken)??, second.map_err(broken)??, reads.map_err(broken)??);
    let lines = bare(&place.ok(&["export"])?)?;
    let expected = 1 + first.written + second.written;
    if lines.len() as u64 != expected {
        return Err(format!("{} entries of {expected} acknowledged", lines.len()));
    }
    place.sound()?;
    let longest = first.longest.max(second.longest);
    Ok(vec![format!(
        "{} writes by two writers all there, {} reads between them, {} refused because the other one wrote, longest wait {} ms",
        first.written + second.written,
        reads,
        first.refused + second.refused,
        longest.as_millis()
    )])
}

struct Wrote {
    written: u64,
    refused: u64,
    longest: Duration,
}

fn writer(place: &Place<'_>, name: &str, count: u64) -> Checked<Wrote> {
    let mut wrote = Wrote { written: 0, refused: 0, longest: Duration::ZERO };
    for n in 0..count {
        let begun = Instant::now();
        let said = place.say(&["pain", "2", "knee", "--note", &format!("{name} {n}")])?;
        wrote.longest = wrote.longest.max(begun.elapsed());
        match said.code {
            0 => wrote.written += 1,
            _ if said.err.contains("another") => wrote.refused += 1,
            _ => return Err(said.err),
        }
    }
    Ok(wrote)
}

/// Reads until the writers are done; each reading is whole and holds no less than the one before.
fn reader(place: &Place<'_>, done: &AtomicBool) -> Checked<u64> {
    let (mut reads, mut before) = (0, 0);
    while !done.load(Ordering::Relaxed) {
        let lines = bare(&place.ok(&["export"])?)?.len();
        if lines < before {
            return Err(format!("a reader saw {lines} entries after {before}"));
        }
        (reads, before) = (reads + 1, lines);
    }
    Ok(reads)
}
