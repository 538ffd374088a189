//! `prescribe` and `note`: what the visit before brought, and what the next one is to answer.

use super::args::{NoteArgs, PrescribeArgs, PrescribeCommand};
use super::run::echo;
use super::session::Session;
use super::{Failure, note};
use crate::diary::{self, PrescriptionInput};
use crate::domain::Entry;
use crate::report;

pub(super) fn prescribe(session: &mut Session<'_>, args: PrescribeArgs) -> Result<(), Failure> {
    match args.command {
        Some(PrescribeCommand::End { words, on }) => {
            let (logged, settings) =
                session.write(|journal, context| Ok(diary::end_prescription(journal, context, &words, on.as_deref())?))?;
            return echo(session, &logged, &settings);
        }
        Some(PrescribeCommand::List) => return list(session),
        None if args.list => return list(session),
        None => {}
    }
    let note = note::alone(session, args.note.as_deref(), args.edit_note)?;
    let PrescribeArgs { words, from, to, new: take_new, .. } = args;
    let input = PrescriptionInput { words, from, to, note, take_new };
    let (logged, settings) = session.write(|journal, context| Ok(diary::prescribe(journal, context, &input)?))?;
    echo(session, &logged, &settings)
}

fn list(session: &mut Session<'_>) -> Result<(), Failure> {
    let journal = session.read()?;
    let view = journal.view();
    let today = session.context.when(&view)?.today();
    let mut all = view.prescriptions()?;
    all.sort_by_key(|entry: &Entry| entry.prescription().is_some_and(|one| one.to().is_some_and(|to| to < today)));
    let settings = view.settings()?;
    session.answer(|| report::list::prescriptions(&all, settings.units), || report::json::entries(&all, settings.day_start))
}

pub(super) fn note(session: &mut Session<'_>, args: &NoteArgs) -> Result<(), Failure> {
    if !args.for_visit {
        return Err(diary::homeless_note().into());
    }
    let said = (!args.text.is_empty()).then(|| args.text.join(" "));
    let text = note::alone(session, said.as_deref(), args.edit_note)?.unwrap_or_default();
    let (logged, settings) =
        session.write(|journal, context| Ok(diary::note_for_visit(journal, context, &text, args.at.as_deref())?))?;
    echo(session, &logged, &settings)
}
