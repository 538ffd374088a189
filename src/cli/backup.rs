//! `backup`, `restore` and `merge`: the whole journal to a file, back, and together with another.

use super::Failure;
use super::args::{BackupArgs, MergeArgs, RestoreArgs};
use super::session::Session;
use crate::diary;
use crate::report;
use crate::store::Journal;

pub(super) fn backup(session: &mut Session<'_>, args: &BackupArgs) -> Result<(), Failure> {
    let made = session.read()?.backup(&args.file, args.yes)?;
    session.answer(|| report::backup::made(&made, &args.file), || report::backup::json(&made, &args.file))
}

pub(super) fn restore(session: &mut Session<'_>, args: &RestoreArgs) -> Result<(), Failure> {
    let place = session.journal_path()?;
    let restored = Journal::restore(&args.file, &place, &session.context.author("restore"))?;
    session.answer(|| report::backup::restored(&restored, &place), || report::backup::json(&restored, &place))
}

pub(super) fn merge(session: &mut Session<'_>, args: &MergeArgs) -> Result<(), Failure> {
    let other = Journal::read_copy(&args.file)?;
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
