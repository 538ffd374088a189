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
    let input = TreatmentInput {
        name,
        status: Status::Done,
        reason: Vec::new(),
        at: noted.at,
        tags: noted.tag,
        note,
        take_new: noted.new,
    };
    let (logged, settings) = session.write(|journal, context| Ok(diary::log_treatment(journal, context, &input)?))?;
    echo(session, &logged, &settings)
}

pub(super) fn skip(session: &mut Session<'_>, mut args: SkipArgs) -> Result<(), Failure> {
    if args.what.eq_ignore_ascii_case("the") && !args.reason.is_empty() {
        args.what = args.reason.remove(0);
    }
    let note = note::note(session, &args.noted, None)?;
    let noted = args.noted;
    if matches!(args.what.to_lowercase().as_str(), "glide" | "gliding") {
        let (reason, at) = (args.reason, noted.at.as_deref());
        let skip = |journal: &mut _, context: &_| Ok(diary::skip_glide(journal, context, &reason, at, note.clone())?);
        let (logged, settings) = session.write(skip)?;
        return echo(session, &logged, &settings);
    }
    let input = TreatmentInput {
        name: args.what,
        status: Status::Skipped,
        reason: args.reason,
        at: noted.at,
        tags: noted.tag,
        note,
        take_new: noted.new,
    };
    let (logged, settings) = session.write(|journal, context| Ok(diary::log_treatment(journal, context, &input)?))?;
    echo(session, &logged, &settings)
}
