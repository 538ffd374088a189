//! `ask` and `week`.

use super::Failure;
use super::args::{AskArgs, WeekArgs};
use super::failure::Whose;
use super::session::Session;
use crate::diary::{self, Reply};
use crate::domain::DistanceUnit;
use crate::report;

pub(super) fn ask(session: &mut Session<'_>, args: &AskArgs) -> Result<(), Failure> {
    let journal = session.read()?;
    let view = journal.view();
    let reply = diary::ask(&view, &session.context, &args.question.join(" "), args.site.as_deref())?;
    let unit = view.settings()?.units;
    show(session, &reply, unit)
}

pub(super) fn week(session: &mut Session<'_>, args: &WeekArgs) -> Result<(), Failure> {
    let journal = session.read()?;
    let view = journal.view();
    let reply = diary::week(&view, &session.context, args.last, args.than_last, args.site.as_deref())?;
    let unit = view.settings()?.units;
    show(session, &reply, unit)
}

fn show(session: &mut Session<'_>, reply: &Reply, unit: DistanceUnit) -> Result<(), Failure> {
    match reply {
        Reply::Answer(answer) => session.answer(|| report::answer::text(answer, unit), || report::answer::json(answer, unit)),
        Reply::Effect(_) => Err(Failure::new(Whose::User, "this question cannot be answered yet")),
    }
}
