//! `backup`, `restore` and `merge`: the whole journal to a file, back, and together with another.

use super::Failure;
use super::args::{BackupArgs, MergeArgs, RestoreArgs};
use super::failure::Whose;
use super::sealing;
use super::session::Session;
use crate::diary;
use crate::report;
use crate::store::Journal;
use std::path::Path;

pub(super) fn backup(session: &mut Session<'_>, args: &BackupArgs) -> Result<(), Failure> {
    let mut journal = session.read()?;
    if args.file == Path::new("-") {
        let said = "a backup is looked through before it is called done, which a pipe does not allow";
        return Err(Failure::new(Whose::User, said).hint("name a file: glidelog backup FILE"));
    }
    let lock = sealing::lock(session, &args.seal)?;
    let made = match &lock {
        None => journal.backup(&args.file, args.yes)?,
        Some(_) => {
            let seal = |image: &[u8]| sealing::sealed(lock.as_ref(), image.to_vec());
            journal.backup_sealed(&args.file, args.yes, seal)?
        }
    };
    let sealed = lock.is_some();
    session.answer(|| report::backup::made(&made, &args.file, sealed), || report::backup::json(&made, &args.file, sealed))
}

pub(super) fn restore(session: &mut Session<'_>, args: &RestoreArgs) -> Result<(), Failure> {
    let place = session.journal_path()?;
    let copy = sealing::journal(session, &args.file, &args.open)?;
    let restored = copy.take_place(&place, &session.context.author("restore"))?;
    session.answer(|| report::backup::restored(&restored, &place), || report::backup::json(&restored, &place, false))
}

pub(super) fn merge(session: &mut Session<'_>, args: &MergeArgs) -> Result<(), Failure> {
    let other = sealing::journal(session, &args.file, &args.open)?;
    let (merged, settings) = match args.dry_run {
        false => session.write(|journal, context| Ok(diary::merge(journal, context, &other, false)?))?,
        true => {
            let mut journal = session.read_or_missing()?.map_or_else(Journal::in_memory, Ok)?;
            let merged = diary::merge(&mut journal, &session.context, &other, true)?;
            (merged, journal.view().settings()?)
        }
    };
    let units = settings.units;
    session.answer(|| report::merge::text(&merged, args.dry_run, units), || report::merge::json(&merged, args.dry_run, units))
}
