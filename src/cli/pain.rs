//! `pain`: log a pain score on its own.

use super::args::PainArgs;
use super::run::echo;
use super::session::Session;
use super::{Failure, note};
use crate::diary::{self, PainInput};

pub(super) fn pain(session: &mut Session<'_>, args: PainArgs) -> Result<(), Failure> {
    let note = note::note(session, &args.noted, None)?;
    let input = PainInput {
        moment: args.moment(),
        words: args.words,
        at: args.noted.at,
        site: args.site,
        tags: args.noted.tag,
        note,
        take_new: args.noted.new,
    };
    let (logged, settings) = session.write(|journal, context| Ok(diary::log_pain(journal, context, &input)?))?;
    echo(session, &logged, &settings)
}
