//! `injury`: start, end, list.

use super::args::InjuryCommand;
use super::run::echo;
use super::session::Session;
use super::{Failure, note};
use crate::diary;
use crate::domain::Entry;
use crate::report;

pub(super) fn injury(session: &mut Session<'_>, command: InjuryCommand) -> Result<(), Failure> {
    match command {
        InjuryCommand::Start { words, since, note, edit_note, new } => {
            let note = note::alone(session, note.as_deref(), edit_note)?;
            let (logged, settings) = session.write(|journal, context| {
                Ok(diary::start_injury(journal, context, &words, since.as_deref(), note.clone(), new)?)
            })?;
            echo(session, &logged, &settings)
        }
        InjuryCommand::End { words, on } => {
            let (logged, settings) =
                session.write(|journal, context| Ok(diary::end_injury(journal, context, &words, on.as_deref())?))?;
            echo(session, &logged, &settings)
        }
        InjuryCommand::List => list(session),
    }
}

fn list(session: &mut Session<'_>) -> Result<(), Failure> {
    let journal = session.read()?;
    let mut injuries = journal.view().injuries()?;
    injuries.sort_by_key(|entry: &Entry| entry.injury().is_some_and(|injury| injury.to().is_some()));
    let settings = journal.view().settings()?;
    session
        .answer(|| report::list::injuries(&injuries, settings.units), || report::json::entries(&injuries, settings.day_start))
}
