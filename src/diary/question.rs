//! A question to the diary: read the few days it needs, answer it.

use super::{Context, Result, also_open, focus};
use crate::ask::{self, About, Answer, Asked, Felt, Finding, Needed, Question, Span, SpanKind, Than};
use crate::domain::{Period, Settings, When};
use crate::store::View;
use chrono::NaiveDate;

/// What a question comes to.
#[derive(Debug, Clone)]
pub enum Reply {
    /// The diary itself answers it.
    Answer(Box<Answer>),
    /// The analysis of effect answers it: the question as it was understood.
    Effect(Box<Question>),
}

/// Answers a question in plain English.
pub fn ask(view: &View<'_>, context: &Context, text: &str, site: Option<&str>) -> Result<Reply> {
    let settings = view.settings()?;
    let when = context.when(view)?;
    let question = ask::parse_knowing(text, &when, settings.week, &view.used_sites()?, &view.used_treatments()?)
        .map_err(crate::domain::Refusal::from)?;
    answer(view, context, &question, site)
}

/// "Did I feel better this week", by flags.
pub fn week(view: &View<'_>, context: &Context, last: bool, than_last: bool, site: Option<&str>) -> Result<Reply> {
    let settings = view.settings()?;
    let when = context.when(view)?;
    let question = week_question(&when, &settings, last, than_last);
    answer(view, context, &question, site)
}

fn week_question(when: &When, settings: &Settings, last: bool, than_last: bool) -> Question {
    let (period, words) = match last {
        true => (Period::last_week(when, settings.week), "last week"),
        false => (Period::this_week(when, settings.week), "this week"),
    };
    Question::Felt(Felt {
        asked: Asked::Better,
        about: About::Everything,
        place: None,
        span: Span { period, words: words.into(), kind: SpanKind::Week(settings.week) },
        than: if than_last { Than::Before } else { Than::Usual },
    })
}

fn answer(view: &View<'_>, context: &Context, question: &Question, site: Option<&str>) -> Result<Reply> {
    if question.effect().is_some() {
        return Ok(Reply::Effect(Box::new(question.clone())));
    }
    let (when, focus) = (context.when(view)?, focus(view, context, site)?);
    let mut entries = ask::gather(question, &focus, when.today(), |kind, period| match kind {
        Some(kind) => view.entries_of(kind, period),
        None => view.entries(period),
    })?;
    // Whether the week felt better is a question of pain: beside it no session that a coin under way decides is counted.
    let coin = if matches!(question, Question::Felt(_)) { super::trial::coin_days(view, context)? } else { None };
    entries.retain(|entry| !coin.as_ref().is_some_and(|coin| coin.decides(entry)));
    Ok(match ask::answer(question, &entries, &focus, when.today()) {
        Some(mut answer) => {
            if let (Finding::Week(week), Some(coin)) = (&mut answer.finding, &coin) {
                week.coin_days = coin.within(&week.week.period);
            }
            let said = site.is_some() || question.place().is_some() || !question.is_of_a_place();
            answer.begun = begun(view, question)?;
            answer.also_open = also_open(view, context, said, &answer.focus)?;
            Reply::Answer(Box::new(answer))
        }
        None => Reply::Effect(Box::new(question.clone())),
    })
}

/// The first day of a diary that is younger than what a question looks back on.
fn begun(view: &View<'_>, question: &Question) -> Result<Option<NaiveDate>> {
    let Needed::Days(period) = ask::needed(question) else { return Ok(None) };
    Ok(view.span()?.map(|kept| kept.from()).filter(|first| *first > period.from()))
}
