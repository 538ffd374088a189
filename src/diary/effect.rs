//! Does it go with easier runs: what is read for the answer, and what is remembered of having looked.

use super::{Context, Result, TrialStatus, focus, mark_seen, running_coin, runs_apart, trial_status, trials};
use crate::analysis::effect::{self, Effect, SessionKind, SharedDays, WindowEstimate};
use crate::analysis::question::{Exposure, Outcome, Question};
use crate::ask;
use crate::domain::document::Looked;
use crate::domain::{DistanceUnit, Entry, EntryId, Period, Refusal, Tried, nearest};
use crate::store::{Journal, View};
use chrono::Duration as Span;

mod looked;

pub use looked::WindowChange;
pub(super) use looked::{known as known_looks, remember as remember_look};

/// Days before a period that the dose of its first run looks back on.
const LOOK_BACK: i64 = 8;
/// Days after a period that the pain after its last run reaches into.
const LOOK_ON: i64 = 1;

/// What a person asks.
#[derive(Debug, Clone, Default)]
pub struct EffectInput {
    /// Another outcome than worst pain: chosen after looking.
    pub outcome: Option<Outcome>,
    /// Where it hurts.
    pub site: Option<String>,
    /// Which days; all when not said.
    pub period: Option<String>,
    /// Another treatment than gliding, by its name.
    pub treatment: Option<String>,
    /// Also the figures that only the details show: other windows, and runs by nerve and side.
    pub details: bool,
}

/// The answer, with what stands beside it in the journal.
#[derive(Debug, Clone)]
pub struct EffectAnswer {
    /// The analysis.
    pub effect: Effect,
    /// The days looked at, when not all.
    pub period: Option<Period>,
    /// Other treatments on the days of the runs compared.
    pub shared: Vec<SharedDays>,
    /// Estimates with other windows, where they were asked for.
    pub windows: Vec<WindowEstimate>,
    /// Runs by the nerve and the side of the session before them.
    pub kinds: Vec<SessionKind>,
    /// The window was changed after a result had been shown.
    pub window_change: Option<WindowChange>,
    /// The latest trial by coin of the same thing that is over: its runs speak for themselves.
    pub trial: Option<Box<TrialStatus>>,
    /// Runs that belong to a trial and are left to it.
    pub in_trials: usize,
    /// How distances are shown.
    pub units: DistanceUnit,
}

/// What `effect` comes to.
#[derive(Debug, Clone)]
pub enum EffectReply {
    /// The answer.
    Answer(Box<EffectAnswer>),
    /// A coin is deciding just this: counts and adherence, and nothing of the result.
    UnderWay(Box<TrialStatus>),
}

/// Answers whether something goes with easier runs, and remembers that a result has been shown.
/// While a trial by coin of the same thing is under way nothing but its counts is given.
pub fn effect(journal: &mut Journal, context: &Context, input: &EffectInput) -> Result<EffectReply> {
    let view = journal.view();
    let settings = view.settings()?;
    let days = |said: &String| {
        let when = context.when(&view)?;
        let parsed = Period::parse(said, &when, settings.week);
        parsed.or_else(|refusal| ask::period(said, &when, settings.week).ok_or(refusal)).map_err(super::DiaryError::from)
    };
    let wanted = Wanted {
        question: Question {
            exposure: exposure(&view, input.treatment.as_deref())?,
            outcome: input.outcome.unwrap_or(Outcome::WorstPain),
            focus: focus(&view, context, input.site.as_deref())?,
            window_h: settings.window_h,
        },
        period: input.period.as_ref().map(days).transpose()?,
        details: input.details,
    };
    reply(journal, context, &wanted)
}

/// The same for a question in plain English; `site` is the place when it names none.
pub fn effect_asked(journal: &mut Journal, context: &Context, asked: &ask::Effect, site: Option<&str>) -> Result<EffectReply> {
    let view = journal.view();
    let treatment = match &asked.exposure {
        Exposure::Gliding => None,
        Exposure::Treatment(name) => Some(name.as_str()),
    };
    let wanted = Wanted {
        question: Question {
            exposure: exposure(&view, treatment)?,
            outcome: Outcome::WorstPain,
            focus: ask::focus_of(asked.place.as_ref(), &focus(&view, context, site)?),
            window_h: view.settings()?.window_h,
        },
        period: asked.span.as_ref().map(|span| span.period),
        details: false,
    };
    reply(journal, context, &wanted)
}

/// What is asked, in the terms of the analysis.
struct Wanted {
    question: Question,
    period: Option<Period>,
    details: bool,
}

fn reply(journal: &mut Journal, context: &Context, wanted: &Wanted) -> Result<EffectReply> {
    if let Some(coin) = running_coin(&journal.view(), context)?
        && tried(&wanted.question.exposure) == coin.tried
    {
        return Ok(EffectReply::UnderWay(Box::new(trial_status(&journal.view(), context, Some(coin.id))?)));
    }
    let mut answer = unmarked(&journal.view(), context, wanted)?;
    if let Some(trial) = &answer.trial {
        // A journal that can only be read remembers nothing, and answers all the same.
        let _ = mark_seen(journal, context, trial);
    }
    let window_h = answer.effect.question.window_h;
    answer.window_change = looked::window_change(&journal.view(), context, window_h)?;
    // Two means beside each other are a result, whatever the gates say of them.
    if answer.effect.groups.raw_difference.is_some() {
        // A journal that can only be read remembers nothing, and answers all the same.
        let _ = looked::remember(journal, Looked { at: context.now, window_h });
    }
    Ok(EffectReply::Answer(Box::new(answer)))
}

/// What a trial calls the same thing.
fn tried(exposure: &Exposure) -> Tried {
    match exposure {
        Exposure::Gliding => Tried::Gliding,
        Exposure::Treatment(name) => Tried::Treatment(name.clone()),
    }
}

/// The answer without what is remembered of having looked.
fn unmarked(view: &View<'_>, context: &Context, wanted: &Wanted) -> Result<EffectAnswer> {
    let Wanted { question, period, details } = wanted;
    let period = *period;
    let entries = entries(view, period)?;
    let in_trials = runs_apart(view, context)?;
    let apart = apart(&entries, period, &in_trials);
    let effect = effect::effect(&entries, question, &apart);
    let windows = if *details { effect::window_sensitivity(&entries, question, &apart) } else { Vec::new() };
    let over = trials(view, context)?.into_iter().rev().find(|trial| {
        trial.tells()
            && trial.entry.trial().is_some_and(|known| known.coin().is_some() && known.tried == tried(&question.exposure))
    });
    Ok(EffectAnswer {
        trial: over.map(Box::new),
        shared: effect::shared_days(&entries, &question.exposure, &effect.runs),
        windows,
        kinds: if *details { effect::session_kinds(&entries, &effect.runs) } else { Vec::new() },
        window_change: None,
        in_trials: entries.iter().filter(|entry| in_trials.contains(&entry.id) && within(period, entry)).count(),
        units: view.settings()?.units,
        effect,
        period,
    })
}

/// Gliding, or a treatment this diary knows.
fn exposure(view: &View<'_>, treatment: Option<&str>) -> Result<Exposure> {
    let Some(said) = treatment else { return Ok(Exposure::Gliding) };
    let name = said.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if matches!(name.as_str(), "glide" | "gliding" | "glides" | "nerve gliding") {
        return Ok(Exposure::Gliding);
    }
    let used = view.used_treatments()?;
    if used.contains(&name) {
        return Ok(Exposure::Treatment(name));
    }
    let refusal = Refusal::new(format!("no treatment \"{name}\" is recorded"));
    Err(match nearest(&name, used.iter().map(String::as_str)) {
        Some(near) => refusal.hint(format!("did you mean \"{near}\"?")),
        None if used.is_empty() => refusal.hint(format!("log it with: glidelog treat \"{name}\"")),
        None => refusal.hint(format!("recorded: {}", used.join(", "))),
    }
    .into())
}

/// The entries that bear on a period, or all.
fn entries(view: &View<'_>, period: Option<Period>) -> Result<Vec<Entry>> {
    let Some(period) = period else { return Ok(view.all_entries()?) };
    let (from, to) = (period.from() - Span::days(LOOK_BACK), period.to() + Span::days(LOOK_ON));
    Ok(view.entries(&Period::new(from, to)?)?)
}

/// Runs to leave out: those of trials, and those read only for what they say of their neighbours.
fn apart(entries: &[Entry], period: Option<Period>, trials: &[EntryId]) -> Vec<EntryId> {
    let outside = entries.iter().filter(|entry| entry.run().is_some() && !within(period, entry)).map(|entry| entry.id);
    outside.chain(trials.iter().copied()).collect()
}

fn within(period: Option<Period>, entry: &Entry) -> bool {
    period.is_none_or(|period| period.contains(entry.stamp.day()))
}
