//! `checkin`: asks only what is missing.

use super::Failure;
use super::args::CheckinArgs;
use super::session::Session;
use crate::diary::{self, Context, Correction, GlideInput, Missing, PainInput};
use crate::domain::{Effort, Entry, GlobalChange, Moment, PainScore, PainSeries};
use crate::report;
use crate::store::Journal;
use inquire::{InquireError, Select, Text};

pub(super) fn checkin(session: &mut Session<'_>, args: &CheckinArgs) -> Result<(), Failure> {
    let journal = session.read()?;
    let missing = diary::missing(&journal.view(), &session.context)?;
    let unit = journal.view().settings()?.units;
    drop(journal);
    if args.list || missing.is_empty() || !session.can_ask() {
        return session.answer(|| report::missing::text(&missing, unit), || report::json::missing(&missing));
    }
    for question in &missing {
        let words = report::missing::question(question, unit);
        match ask(session, question, &words) {
            Ok(Some(echo)) => session.stdout.write_all(echo.as_bytes())?,
            Ok(None) => {}
            Err(Stopped::ByPerson) => break,
            Err(Stopped::By(failure)) => return Err(failure),
        }
    }
    Ok(())
}

/// Why no more is asked.
enum Stopped {
    ByPerson,
    By(Failure),
}

impl<E: Into<Failure>> From<E> for Stopped {
    fn from(error: E) -> Self {
        Stopped::By(error.into())
    }
}

/// Asks one question and stores its answer; an empty answer leaves it open.
fn ask(session: &Session<'_>, question: &Missing, words: &str) -> Result<Option<String>, Stopped> {
    match question {
        Missing::MorningPain { location, .. } => {
            let Some(score) = typed::<PainScore>(words)? else { return Ok(None) };
            let site = (location.site.is_some()).then(|| location.as_typed());
            let input =
                PainInput { words: vec![score.to_string()], moment: Some(Moment::Morning), site, ..PainInput::default() };
            stored(session, |journal, context| diary::log_pain(journal, context, &input))
        }
        Missing::RunPain(run) => {
            let Some(series) = typed::<PainSeries>(words)? else { return Ok(None) };
            let correction = Correction { pain: vec![as_typed(&series)], ..Correction::default() };
            corrected(session, run, &correction)
        }
        Missing::RunEffort(run) => {
            let Some(effort) = typed::<Effort>(words)? else { return Ok(None) };
            corrected(session, run, &Correction { effort: Some(effort), ..Correction::default() })
        }
        Missing::Glide => {
            let choices = vec!["the same as last time", "skipped on purpose", "leave it open"];
            match answer(Select::new(words, choices).prompt_skippable())? {
                Some("the same as last time") => stored(session, |j, c| diary::log_glide(j, c, &GlideInput::default())),
                Some("skipped on purpose") => stored(session, |j, c| diary::skip_glide(j, c, &[], None, None)),
                _ => Ok(None),
            }
        }
        Missing::WeekRating => {
            let Some(change) = typed::<GlobalChange>(words)? else { return Ok(None) };
            let said = [change.get().to_string()];
            stored(session, |journal, context| diary::log_rating(journal, context, &said, None, None))
        }
    }
}

fn as_typed(series: &PainSeries) -> String {
    let show = |score: Option<PainScore>| score.map_or("-".into(), |score| score.to_string());
    let mut text = format!("{}/{}/{}", show(series.before), show(series.worst), show(series.after));
    if series.next_morning.is_some() {
        text.push_str(&format!("/{}", show(series.next_morning)));
    }
    text
}

fn corrected(session: &Session<'_>, run: &Entry, correction: &Correction) -> Result<Option<String>, Stopped> {
    stored(session, |journal, context| diary::edit(journal, context, run.id, correction))
}

fn stored(
    session: &Session<'_>,
    command: impl Fn(&mut Journal, &Context) -> diary::Result<diary::Logged>,
) -> Result<Option<String>, Stopped> {
    let (logged, settings) = session.write(|journal, context| Ok(command(journal, context)?))?;
    Ok(Some(report::echo::echo(&logged, settings.units)))
}

/// Asks until the answer can be read; an empty one is none.
fn typed<T: std::str::FromStr<Err = crate::domain::Refusal>>(words: &str) -> Result<Option<T>, Stopped> {
    let check = |text: &str| match text.trim().is_empty() {
        true => Ok(inquire::validator::Validation::Valid),
        false => match text.parse::<T>() {
            Ok(_) => Ok(inquire::validator::Validation::Valid),
            Err(refusal) => Ok(inquire::validator::Validation::Invalid(refusal.message.into())),
        },
    };
    let prompt = Text::new(words).with_help_message("empty leaves it open, Esc ends").with_validator(check);
    match answer(prompt.prompt_skippable())? {
        None => Err(Stopped::ByPerson),
        Some(text) if text.trim().is_empty() => Ok(None),
        Some(text) => Ok(Some(text.parse()?)),
    }
}

fn answer<T>(prompted: Result<T, InquireError>) -> Result<T, Stopped> {
    prompted.map_err(|error| match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => Stopped::ByPerson,
        other => Stopped::By(Failure::new(super::failure::Whose::Internal, other.to_string())),
    })
}
