//! `treat` and `skip`: another treatment, and what was skipped on purpose.

use super::args::{SkipArgs, TreatArgs};
use super::run::echo;
use super::session::Session;
use super::{Failure, note};
use crate::diary::{self, TreatmentInput};
use crate::domain::Status;

pub(super) fn treat(session: &mut Session<'_>, args: TreatArgs) -> Result<(), Failure> {
    let note = note::note(session, &args.noted, None)?;
    let name = args.name.join(" ");
    let noted = args.noted;
    let input = TreatmentInput { name, status: Status::Done, at: noted.at, tags: noted.tag, note, take_new: noted.new };
    let (logged, settings) = session.write(|journal, context| Ok(diary::log_treatment(journal, context, &input)?))?;
    echo(session, &logged, &settings)
}

pub(super) fn skip(session: &mut Session<'_>, args: SkipArgs) -> Result<(), Failure> {
    let said = note::note(session, &args.noted, None)?;
    let reason = (!args.reason.is_empty()).then(|| args.reason.join(" "));
    let note = match (reason, said) {
        (Some(reason), Some(note)) => Some(format!("{reason}\n{note}")),
        (reason, note) => reason.or(note),
    };
    let at = args.noted.at;
    if matches!(args.what.to_lowercase().as_str(), "glide" | "gliding") {
        let (logged, settings) =
            session.write(|journal, context| Ok(diary::skip_glide(journal, context, at.as_deref(), note.clone())?))?;
        return echo(session, &logged, &settings);
    }
    let noted = args.noted.tag;
    let input = TreatmentInput { name: args.what, status: Status::Skipped, at, tags: noted, note, take_new: args.noted.new };
    let (logged, settings) = session.write(|journal, context| Ok(diary::log_treatment(journal, context, &input)?))?;
    echo(session, &logged, &settings)
}
