//! `glide`: log a gliding session.

use super::args::GlideArgs;
use super::run::echo;
use super::session::Session;
use super::{Failure, note};
use crate::diary::{self, GlideInput};
use crate::domain::SymptomFlags;

pub(super) fn glide(session: &mut Session<'_>, args: GlideArgs) -> Result<(), Failure> {
    let note = note::note(session, &args.noted, None)?;
    let input = GlideInput {
        side: args.side(),
        words: args.words,
        at: args.noted.at,
        technique: args.technique,
        position: args.position,
        height: args.height,
        hold_s: args.hold,
        duration: args.duration,
        symptom: args.symptom,
        flags: SymptomFlags { tingling: args.tingling, numb: args.numb, shooting: args.shooting },
        tags: args.noted.tag,
        note,
        take_new: args.noted.new,
    };
    let (logged, settings) = session.write(|journal, context| Ok(diary::log_glide(journal, context, &input)?))?;
    echo(session, &logged, &settings)
}
