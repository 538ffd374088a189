//! `list` and `show`: what the diary holds.

use super::Failure;
use super::args::{ListArgs, ShowArgs};
use super::session::Session;
use crate::diary::{self, ListInput};
use crate::report;

pub(super) fn list(session: &mut Session<'_>, args: &ListArgs) -> Result<(), Failure> {
    let journal = session.read()?;
    let view = journal.view();
    let settings = view.settings()?;
    let period = (!args.period.is_empty()).then(|| args.period.join(" "));
    let input = ListInput { period, kind: args.kind, tag: args.tag.clone() };
    let (entries, period) = diary::list(&view, &session.context, &input)?;
    session.answer(
        || report::list::entries(&entries, args.kind, &period, settings.units),
        || report::json::entries(&entries, settings.day_start),
    )
}

pub(super) fn show(session: &mut Session<'_>, args: &ShowArgs) -> Result<(), Failure> {
    let journal = session.read()?;
    let view = journal.view();
    let settings = view.settings()?;
    let entry = diary::show(&view, args.id)?;
    let mornings = diary::mornings_after(&view, &entry)?;
    session.answer(
        || report::list::whole(&entry, &mornings, settings.units, args.sources),
        || serde_json::json!({ "version": report::json::VERSION, "entry": report::json::entry(&entry, settings.day_start) }),
    )
}
