//! `rate`: the week's own word, or the total of a scale.

use super::args::RateArgs;
use super::run::echo;
use super::session::Session;
use super::{Failure, note};
use crate::diary;

pub(super) fn rate(session: &mut Session<'_>, args: RateArgs) -> Result<(), Failure> {
    let note = note::alone(session, args.note.as_deref(), args.edit_note)?;
    let (logged, settings) = session
        .write(|journal, context| Ok(diary::log_rating(journal, context, &args.words, args.at.as_deref(), note.clone())?))?;
    echo(session, &logged, &settings)
}
