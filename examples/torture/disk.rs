//! A small disk that fills, and a folder that turns read-only. Both need a disk of their own: root on Linux.

use crate::model::{State, difference, line, state};
use crate::program::{Place, Program, folder};
use crate::{Amount, Checked};
use std::path::PathBuf;
use std::process::Command;

/// Sizes of the disk in kB; the smallest has no room for an empty journal.
const SIZES: [u64; 8] = [64, 180, 260, 300, 348, 404, 500, 700];

/// A disk in memory, gone when dropped.
struct Disk {
    folder: tempfile::TempDir,
}

impl Disk {
    fn new(size_kb: u64) -> Checked<Self> {
        let disk = Disk { folder: folder()? };
        disk.mount(&["-t", "tmpfs", "-o", &format!("size={size_kb}k,mode=700"), "tmpfs"])?;
        Ok(disk)
    }

    fn path(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    fn again(&self, option: &str) -> Checked<()> {
        self.mount(&["-o", &format!("remount,{option}")])
    }

    fn mount(&self, words: &[&str]) -> Checked<()> {
        let done = Command::new("mount").args(words).arg(self.folder.path()).output().map_err(|error| error.to_string())?;
        if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&done.stderr).trim().to_owned()) }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.folder.path()).status();
    }
}

pub(crate) fn disk(program: &Program, _: Amount) -> Checked<Vec<String>> {
    if let Err(why) = Disk::new(64) {
        return Ok(vec![format!("skipped: a disk of its own cannot be mounted here ({why})")]);
    }
    let mut refused = 0;
    for size in SIZES {
        refused += fills(program, size).map_err(|what| format!("a disk of {size} kB: {what}"))?;
    }
    let torn = read_only(program)?;
    Ok(vec![
        format!(
            "{} small disks filled: {refused} writes refused with a sentence, every one acknowledged before is there",
            SIZES.len()
        ),
        format!("a read-only folder is read and not written to{torn}"),
    ])
}

/// Writes until it is refused, also a diary at once; then makes room.
fn fills(program: &Program, size: u64) -> Checked<u64> {
    let disk = Disk::new(size)?;
    let place = program.at(&disk.path());
    let long = "x".repeat(3000);
    let (mut refused, mut written) = (0, 0);
    while refused < 3 && written < 1000 {
        let said = place.say(&["pain", "2", "knee", "--note", &format!("{written} {long}")])?;
        refused += u64::from(said.code != 0);
        written += usize::from(said.code == 0);
    }
    let before = state(&place)?;
    if before.len() != written {
        return Err(format!("{} entries of {written} acknowledged", before.len()));
    }
    let home = folder()?;
    let diary: String = (0..800).map(|n| line(n, "imported ")).collect();
    let file = home.path().join("diary.jsonl");
    std::fs::write(&file, format!("{{\"glidelog\":1}}\n{diary}")).map_err(|error| error.to_string())?;
    let said = place.say(&["import", &file.display().to_string()])?;
    if said.code == 0 {
        return Err("a diary went onto a full disk".into());
    }
    unchanged(&place, &before)?;
    disk.again("size=4m")?;
    place.ok(&["pain", "3", "knee"])?;
    place.sound()?;
    Ok(refused + 1)
}

fn unchanged(place: &Place<'_>, before: &State) -> Checked<()> {
    let now = state(place)?;
    if now == *before { Ok(()) } else { Err(difference(before, &now)) }
}

/// A journal with entries, then with a change that a killed writer left half done, each on a disk that turns read-only.
fn read_only(program: &Program) -> Checked<&'static str> {
    let disk = Disk::new(4000)?;
    let place = program.at(&disk.path());
    place.ok(&["run", "5km", "30:00", "--pain", "1/3/2"])?;
    let before = state(&place)?;
    disk.again("ro")?;
    refuses(&place)?;
    unchanged(&place, &before)?;
    place.ok(&["doctor"])?;
    disk.again("rw")?;
    if !half_written(&place)? {
        return Ok("");
    }
    disk.again("ro")?;
    refuses(&place)?;
    // Half a change cannot be taken back here: it is refused, or read as it was before.
    let read = place.say(&["export"])?;
    if read.code == 0 && crate::model::bare(&read.out)? != before {
        return Err("half a change was read".into());
    }
    disk.again("rw")?;
    unchanged(&place, &before)?;
    place.sound()?;
    Ok(", also one with a change left half written")
}

fn refuses(place: &Place<'_>) -> Checked<()> {
    let said = place.say(&["pain", "2", "knee"])?;
    if said.code == 3 { Ok(()) } else { Err(format!("exit {} of a write: {}", said.code, said.err)) }
}

/// Kills imports until one leaves its change half written.
fn half_written(place: &Place<'_>) -> Checked<bool> {
    let diary: String = (0..1500).map(|n| line(n, &format!("imported {}", "x".repeat(900)))).collect();
    std::fs::write(place.file("diary.jsonl"), format!("{{\"glidelog\":1}}\n{diary}")).map_err(|error| error.to_string())?;
    for _ in 0..40 {
        let mut child = place.spawn(&["import", "diary.jsonl"])?;
        // Its journal of the change is there as soon as the first page of it is written.
        while child.try_wait().map_err(|error| error.to_string())?.is_none() {
            if std::fs::metadata(place.file("journal.db-journal")).is_ok_and(|journal| journal.len() > 0) {
                let _ = child.kill();
            }
        }
        if place.file("journal.db-journal").exists() {
            return Ok(true);
        }
        place.say(&["undo"])?;
    }
    Ok(false)
}
