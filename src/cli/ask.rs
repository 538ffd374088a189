//! `ask` and `week`.

use super::Failure;
use super::args::{AskArgs, WeekArgs};
use super::session::Session;
use crate::ask::Question;
use crate::diary::{self, EffectReply, Reply};
use crate::domain::DistanceUnit;
use crate::report;
use crate::store::Journal;

pub(super) fn ask(session: &mut Session<'_>, args: &AskArgs) -> Result<(), Failure> {
    let journal = session.read()?;
    let reply = diary::ask(&journal.view(), &session.context, &args.question.join(" "), args.site.as_deref())?;
    show(session, journal, &reply, args.site.as_deref())
}

pub(super) fn week(session: &mut Session<'_>, args: &WeekArgs) -> Result<(), Failure> {
    let journal = session.read()?;
    let reply = diary::week(&journal.view(), &session.context, args.last, args.than_last, args.site.as_deref())?;
    show(session, journal, &reply, args.site.as_deref())
}

fn show(session: &mut Session<'_>, journal: Journal, reply: &Reply, site: Option<&str>) -> Result<(), Failure> {
    let unit: DistanceUnit = journal.view().settings()?.units;
    match reply {
        Reply::Answer(answer) => session.answer(|| report::answer::text(answer, unit), || report::answer::json(answer, unit)),
        Reply::Effect(question) => effect(session, journal, question, site),
    }
}

/// The questions that the analysis of effect answers.
fn effect(session: &mut Session<'_>, mut journal: Journal, question: &Question, site: Option<&str>) -> Result<(), Failure> {
    let Some(asked) = question.effect() else { return Ok(()) };
    let answer = match diary::effect_asked(&mut journal, &session.context, asked, site)? {
        EffectReply::Answer(answer) => answer,
        EffectReply::UnderWay(status) => {
            let under_way = || report::effect::asked(&question.to_string(), report::trial::under_way_json(&status));
            return session.answer(|| report::trial::status(&status), under_way);
        }
    };
    session.answer(
        || report::effect::reply(question, &answer),
        || report::effect::asked(&question.to_string(), report::effect::json(&answer)),
    )
}
