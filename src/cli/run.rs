//! `run`: log a run.

use super::args::RunArgs;
use super::session::Session;
use super::{Failure, note};
use crate::diary::{self, Logged, RunInput};
use crate::domain::Settings;
use crate::report;

pub(super) fn run(session: &mut Session<'_>, args: RunArgs) -> Result<(), Failure> {
    let note = note::note(session, &args.noted, None)?;
    let input = RunInput {
        words: args.words,
        at: args.noted.at,
        effort: args.effort,
        feel: args.feel,
        pain: args.pain,
        site: args.site,
        cut_short: args.cut_short,
        treadmill: args.treadmill,
        tags: args.noted.tag,
        note,
        take_new: args.noted.new,
        insist: args.yes,
    };
    let (logged, settings) = session.write(|journal, context| Ok(diary::log_run(journal, context, &input)?))?;
    echo(session, &logged, &settings)
}

/// Says what was stored.
pub(super) fn echo(session: &mut Session<'_>, logged: &Logged, settings: &Settings) -> Result<(), Failure> {
    session.answer(|| report::echo::echo(logged, settings.units), || report::json::logged(logged, settings.day_start))
}
