//! `edit` and `rm`: correct what was logged.

use super::args::{EditArgs, RmArgs, YesNo};
use super::run::echo;
use super::session::Session;
use super::{Failure, note};
use crate::diary::{self, Correction};
use crate::report;

pub(super) fn edit(session: &mut Session<'_>, args: EditArgs) -> Result<(), Failure> {
    let old = match args.noted.edit_note {
        true => session.read()?.view().entry(args.id)?.and_then(|entry| entry.note),
        false => None,
    };
    let note = note::note(session, &args.noted, old.as_deref())?;
    let yes = |said: Option<YesNo>| said.map(|said| said == YesNo::Yes);
    let correction = Correction {
        words: args.words,
        at: args.noted.at,
        effort: args.effort,
        feel: args.feel,
        pain: args.pain,
        pain_before: args.pain_before,
        pain_worst: args.pain_worst,
        pain_after: args.pain_after,
        site: args.site,
        cut_short: yes(args.cut_short),
        treadmill: yes(args.treadmill),
        height: args.height,
        hold_s: args.hold,
        duration: args.duration,
        symptom: args.symptom,
        note,
        tags: args.noted.tag,
        untag: args.untag,
        clear: args.clear,
        since: args.since,
        answered: args.answered,
        take_new: args.noted.new,
        insist: args.yes,
    };
    // What is not there cannot be corrected, and makes no journal.
    session.read()?;
    let (logged, settings) = session.write(|journal, context| Ok(diary::edit(journal, context, args.id, &correction)?))?;
    echo(session, &logged, &settings)
}

pub(super) fn rm(session: &mut Session<'_>, args: &RmArgs) -> Result<(), Failure> {
    session.read()?;
    let (removed, settings) = session.write(|journal, context| Ok(diary::remove(journal, context, &args.ids)?))?;
    session.answer(|| report::change::removed(&removed, settings.units), || report::json::removed(&removed, settings.day_start))
}
