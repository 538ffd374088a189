//! A journal cut off at every page, and with single bits flipped: it is read as it was, or refused with a sentence.

use crate::dice::Dice;
use crate::model::{State, bare, line};
use crate::program::{Place, Program, folder};
use crate::{Amount, Checked};

const PAGE: usize = 4096;

/// What became of damaged journals.
#[derive(Default)]
struct Count {
    unharmed: u64,
    named: u64,
    unseen: u64,
    rescued: u64,
    saved: u64,
    nothing_saved: u64,
    example: String,
}

pub(crate) fn damage(program: &Program, amount: Amount) -> Checked<Vec<String>> {
    let folder = folder()?;
    let place = program.at(folder.path());
    season(&place)?;
    let whole = std::fs::read(place.journal()).map_err(|error| error.to_string())?;
    let expected = bare(&place.ok(&["export"])?)?;
    let (mut cut, mut flipped) = (Count::default(), Count::default());
    let pages = whole.len() / PAGE;
    let step = if amount.flips < 100 { 8 } else { 1 };
    for page in (0..pages).step_by(step) {
        look(&place, &whole[..page * PAGE], &expected, &mut cut, true).map_err(|what| format!("cut at page {page}: {what}"))?;
    }
    if cut.unseen > 0 {
        return Err(format!("{} cut-off journals were read as if whole", cut.unseen));
    }
    let mut dice = Dice::new(amount.seed);
    for round in 0..amount.flips {
        let (at, bit) = (dice.below(whole.len() as u64) as usize, dice.below(8));
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << bit;
        let rescue = round % 4 == 0;
        look(&place, &bytes, &expected, &mut flipped, rescue).map_err(|what| format!("bit {bit} of byte {at}: {what}"))?;
    }
    let said = |what: &str, count: &Count| {
        format!(
            "{what}: {} named by `doctor` or at reading, {} without a trace, {} that no check can see; \
             {} rescued (on average {:.1} of {} entries saved), {} of which nothing could be read",
            count.named,
            count.unharmed,
            count.unseen,
            count.rescued,
            count.saved as f64 / count.rescued.max(1) as f64,
            expected.len(),
            count.nothing_saved
        )
    };
    let mut lines = vec![
        said(&format!("{} lengths of a journal of {pages} pages", pages.div_ceil(step)), &cut),
        said(&format!("{} single bits flipped", amount.flips), &flipped),
    ];
    if !flipped.example.is_empty() {
        lines.push(format!("unseen, for example: {}", flipped.example));
    }
    Ok(lines)
}

/// Some weeks of entries of several kinds, with corrections.
fn season(place: &Place<'_>) -> Checked<()> {
    let diary: String = (0..250).map(|n| line(n, "imported ")).collect();
    std::fs::write(place.file("diary.jsonl"), format!("{{\"glidelog\":1}}\n{diary}")).map_err(|error| error.to_string())?;
    place.ok(&["import", "diary.jsonl"])?;
    for n in 1..=20 {
        let note = format!("an evening, number {n}");
        let kinds: [&[&str]; 3] = [
            &["run", "5km", "30:00", "-e", "4", "--pain", "1/3/2", "--note", &note],
            &["glide", "sciatic", "supine", "2x15", "--symptom", "1", "--note", &note],
            &["treat", "massage", "--note", &note],
        ];
        for words in kinds {
            place.ok(words)?;
        }
        place.ok(&["edit", &n.to_string(), "--note", "corrected"])?;
    }
    place.ok(&["rm", "7"])?;
    place.ok(&["undo"])?;
    place.ok(&["rm", "8"]).map(drop)
}

/// Reads, checks and rescues one damaged journal.
fn look(place: &Place<'_>, bytes: &[u8], expected: &State, count: &mut Count, rescue: bool) -> Checked<()> {
    std::fs::write(place.journal(), bytes).map_err(|error| error.to_string())?;
    let export = place.say(&["export"])?;
    let doctor = place.say(&["doctor"])?;
    if export.code != 0 || doctor.code != 0 {
        count.named += 1;
        return if rescue { save(place, count) } else { Ok(()) };
    }
    let seen = bare(&export.out)?;
    if seen == *expected {
        count.unharmed += 1;
        return Ok(());
    }
    if seen.len() != expected.len() {
        return Err(format!("{} entries of {} and `doctor` finds nothing", seen.len(), expected.len()));
    }
    count.unseen += 1;
    let altered = |one: &State, other: &State| one.iter().filter(|line| !other.contains(line)).cloned().collect::<Vec<_>>();
    let (before, after) = (altered(expected, &seen), altered(&seen, expected));
    if count.example.is_empty() {
        count.example = format!("{} for {}", after.join(" "), before.join(" "));
    }
    Ok(())
}

/// What is saved of it is a sound journal.
fn save(place: &Place<'_>, count: &mut Count) -> Checked<()> {
    let new = place.file("new.db");
    let _ = std::fs::remove_file(&new);
    let said = place.say(&["doctor", "--rescue", "new.db"])?;
    let made = said.err.contains("saved into new.db");
    if said.code != 0 && !made {
        count.nothing_saved += 1;
        return if new.exists() { Err("a refused rescue left a file".into()) } else { Ok(()) };
    }
    count.rescued += 1;
    let saved = place.beside("new.db");
    saved.sound()?;
    count.saved += bare(&saved.ok(&["export"])?)?.len() as u64;
    Ok(())
}
