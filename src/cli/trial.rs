//! `trial` and `flip`: the coin.

use super::Failure;
use super::args::{FlipArgs, TrialCommand};
use super::failure::Whose;
use super::session::Session;
use crate::diary::{self, Asked, Flipped, StartInput, TrialPlanned};
use crate::domain::{DayStart, EntryId, Location, PainScore, Refusal, Tried};
use crate::report;
use inquire::{InquireError, Text, validator::Validation};

pub(super) fn trial(session: &mut Session<'_>, command: TrialCommand) -> Result<(), Failure> {
    match command {
        TrialCommand::Start { what, pairs, block, observe, min, per_week, site, note, new } => {
            let design = match observe {
                false => TrialPlanned::Coin { pairs, block },
                true => TrialPlanned::Observe { min_days: min.unwrap_or(14), per_week },
            };
            let note = super::note::plain(session, note.as_deref())?;
            let tried: Tried = what.join(" ").parse()?;
            let input = StartInput { tried, design, site, note, take_new: new };
            start(session, &input)
        }
        TrialCommand::Status { id, details } => status(session, id, details),
        TrialCommand::Stop { verdict, reason } => {
            let (stopped, settings) =
                session.write(|journal, context| Ok(diary::stop_trial(journal, context, verdict, reason.clone())?))?;
            session.answer(|| report::trial::stopped(&stopped), || report::trial::stopped_json(&stopped, settings.day_start))
        }
        TrialCommand::List => list(session),
    }
}

fn start(session: &mut Session<'_>, input: &StartInput) -> Result<(), Failure> {
    let (started, settings) = session.write(|journal, context| Ok(diary::start_trial(journal, context, input)?))?;
    session.answer(
        || report::trial::started(&started, settings.units),
        || report::trial::started_json(&started, settings.day_start),
    )
}

fn status(session: &mut Session<'_>, id: Option<EntryId>, details: bool) -> Result<(), Failure> {
    let mut journal = session.read()?;
    let status = diary::trial_status(&journal.view(), &session.context, id)?;
    diary::mark_seen(&mut journal, &session.context, &status)?;
    let beside = || if details { report::trial::details(&status) } else { String::new() };
    session.answer(|| report::trial::status(&status) + &beside(), || report::trial::status_json(&status))
}

fn list(session: &mut Session<'_>) -> Result<(), Failure> {
    let mut journal = session.read()?;
    let trials = diary::trials(&journal.view(), &session.context)?;
    for status in &trials {
        diary::mark_seen(&mut journal, &session.context, status)?;
    }
    session.answer(|| report::trial::list(&trials), || report::trial::list_json(&trials))
}

pub(super) fn flip(session: &mut Session<'_>, args: &FlipArgs) -> Result<(), Failure> {
    let journal = session.read()?;
    let asked = diary::ask_coin(&journal.view(), &session.context, args.another)?;
    let day_start = journal.view().settings()?.day_start;
    drop(journal);
    let location = match asked {
        Asked::Shown(flipped) => return show(session, &flipped, day_start),
        Asked::HowItFeels(location) => location,
    };
    let score = match args.score.or(args.feels) {
        Some(score) => score,
        None => ask(session, &location)?,
    };
    let (flipped, _) = session.write(|journal, context| Ok(diary::flip(journal, context, score, args.another)?))?;
    show(session, &flipped, day_start)
}

fn show(session: &mut Session<'_>, flipped: &Flipped, day_start: DayStart) -> Result<(), Failure> {
    session.answer(|| report::trial::flipped(flipped), || report::trial::flipped_json(flipped, day_start))
}

/// Asks how it feels; the coin is not shown without an answer.
fn ask(session: &Session<'_>, location: &Location) -> Result<PainScore, Failure> {
    if !session.can_ask() {
        return Err(Refusal::new("the coin is shown after it is said how it feels now, 0 to 10")
            .hint("say it with the command, for example: glidelog flip 3")
            .into());
    }
    let place = if location.site.is_some() { format!(" ({location})") } else { String::new() };
    let check = |text: &str| match text.parse::<PainScore>() {
        Ok(_) => Ok(Validation::Valid),
        Err(refusal) => Ok(Validation::Invalid(refusal.message.into())),
    };
    let prompt = Text::new(&format!("How does it feel now{place}, 0-10?"))
        .with_help_message("said before the coin is shown; Esc ends, and nothing is thrown")
        .with_validator(check)
        .prompt();
    match prompt {
        Ok(text) => Ok(text.parse::<PainScore>()?),
        Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => {
            Err(Failure::new(Whose::User, "nothing was said, and nothing was thrown"))
        }
        Err(other) => Err(Failure::new(Whose::Internal, other.to_string())),
    }
}
