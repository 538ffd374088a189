//! Killed at random moments: what was acknowledged is there, and nothing is half there.

use crate::dice::Dice;
use crate::model::{Deed, Model, State, difference, line, state};
use crate::program::{Place, Program, Said, folder};
use crate::{Amount, Checked};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// So many kills one journal lives through.
const LIFE: u64 = 50;

/// How the kills fell.
#[derive(Default)]
struct Count {
    kills: u64,
    acknowledged: u64,
    stored: u64,
    unfinished: u64,
    migrations: u64,
    migrated: u64,
}

pub(crate) fn kills(program: &Program, amount: Amount) -> Checked<Vec<String>> {
    let mut dice = Dice::new(amount.seed);
    let mut count = Count::default();
    let old = old_journals()?;
    // A quarter of them meet a journal that is being brought up from an old schema.
    while count.migrations < amount.kills / 4 {
        for sql in &old {
            migration(program, sql, &mut dice, &mut count)?;
        }
    }
    while count.kills + count.migrations < amount.kills {
        let left = amount.kills - count.kills - count.migrations;
        life(program, &mut dice, &mut count, LIFE.min(left))?;
    }
    Ok(vec![
        format!(
            "{} killed while writing: {} after they had answered (all there), {} between storing and answering (all whole), \
             {} left a change half written that the next reader took back, the rest before they wrote",
            count.kills, count.acknowledged, count.stored, count.unfinished
        ),
        format!(
            "{} killed while an old journal was brought up: {} after the first step, none lost an entry or its copy aside",
            count.migrations, count.migrated
        ),
    ])
}

/// One journal from its making on.
fn life(program: &Program, dice: &mut Dice, count: &mut Count, kills: u64) -> Checked<()> {
    let folder = folder()?;
    let place = program.at(folder.path());
    let mut model = Model::default();
    let mut longest = Duration::from_millis(20);
    for _ in 0..kills {
        let deed = model.deed(dice);
        let words = words(&place, &deed)?;
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let said = killed(&place, &words, dice.time(longest))?;
        // About half of the commands shall come to their end, on whatever machine.
        longest = if said.code == 0 { longest * 9 / 10 } else { longest * 11 / 10 };
        count.kills += 1;
        count.unfinished += u64::from(is_hot(&place));
        let told = said.out.ends_with('\n');
        let number = said.out.split('#').nth(1).and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok());
        let carried_out = model.settle(&deed, state(&place)?, number.filter(|_| told), told)?;
        count.acknowledged += u64::from(told);
        count.stored += u64::from(carried_out && !told);
        if place.journal().exists() {
            place.sound()?;
        }
    }
    Ok(())
}

/// The words of a deed; the file of an import is made.
fn words(place: &Place<'_>, deed: &Deed) -> Checked<Vec<String>> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Ok(match deed {
        Deed::Log(words, _) => words.clone(),
        Deed::Edit(id, _, note) => words(&["edit", &id.to_string(), "--note", note]),
        Deed::Remove(id, _) => words(&["rm", &id.to_string()]),
        Deed::Undo => words(&["undo"]),
        Deed::Redo => words(&["redo"]),
        Deed::Import(count, note) => {
            let lines: String = (0..*count).map(|n| line(n, note)).collect();
            std::fs::write(place.file("diary.jsonl"), format!("{{\"glidelog\":1}}\n{lines}")).map_err(|e| e.to_string())?;
            words(&["import", "diary.jsonl"])
        }
    })
}

/// Runs a command and kills it after a while, if it still runs.
fn killed(place: &Place<'_>, words: &[&str], after: Duration) -> Checked<Said> {
    let mut child = place.spawn(words)?;
    std::thread::sleep(after);
    let _ = child.kill();
    let said = Said::new(&child.wait_with_output().map_err(|error| error.to_string())?);
    match said.code {
        // Killed by the signal, or done before it.
        -1 | 0 => Ok(said),
        code => Err(format!("{words:?}: exit {code}: {}", said.err)),
    }
}

/// Whether a change is half written: the next reader takes it back.
fn is_hot(place: &Place<'_>) -> bool {
    std::fs::metadata(place.file("journal.db-journal")).is_ok_and(|journal| journal.len() > 0)
}

/// The journals that older versions left, as SQL.
fn old_journals() -> Checked<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let files = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "sql"));
    files.sort();
    let old: Vec<String> = files.iter().map(std::fs::read_to_string).collect::<Result<_, _>>().map_err(|e| e.to_string())?;
    if old.is_empty() { Err("no old journal in tests/data".into()) } else { Ok(old) }
}

/// Makes an old journal; gives back its schema.
fn make(sql: &str, place: &Place<'_>) -> Checked<i64> {
    let made = rusqlite::Connection::open(place.journal()).and_then(|connection| {
        connection.execute_batch(sql)?;
        connection.query_row("PRAGMA user_version", [], |row| row.get(0))
    });
    made.map_err(|error| error.to_string())
}

/// The entries and the time of an old journal that is brought up in peace.
fn in_peace(program: &Program, sql: &str) -> Checked<(State, Duration)> {
    let folder = folder()?;
    let place = program.at(folder.path());
    make(sql, &place)?;
    let begun = Instant::now();
    let state = state(&place)?;
    Ok((state, begun.elapsed()))
}

/// The first command on an old journal is killed; the second one finds everything.
fn migration(program: &Program, sql: &str, dice: &mut Dice, count: &mut Count) -> Checked<()> {
    let (expected, took) = in_peace(program, sql)?;
    let folder = folder()?;
    let place = program.at(folder.path());
    let old = make(sql, &place)?;
    killed(&place, &["export"], dice.time(took * 5 / 4))?;
    count.migrations += 1;
    let begun = rusqlite::Connection::open(place.journal());
    let begun = begun.and_then(|connection| connection.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0)));
    count.migrated += u64::from(begun.map_err(|error| error.to_string())? > old);
    let seen = state(&place)?;
    if seen != expected {
        return Err(format!("schema {old}: {}", difference(&expected, &seen)));
    }
    place.sound()?;
    let aside = rusqlite::Connection::open(place.file(&format!("journal.db.schema-{old}.bak")));
    let aside = aside.and_then(|copy| {
        let version: i64 = copy.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let check: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
        Ok((version, check))
    });
    match aside {
        Ok((version, check)) if version == old && check == "ok" => Ok(()),
        aside => Err(format!("the copy of schema {old} is not as it was: {aside:?}")),
    }
}
