//! `effect`: does gliding, or another treatment, go with easier runs.

use super::Failure;
use super::args::{EffectArgs, OutcomeWord};
use super::session::Session;
use crate::analysis::question::Outcome;
use crate::diary::{self, EffectInput, EffectReply};
use crate::report;

pub(super) fn effect(session: &mut Session<'_>, args: &EffectArgs) -> Result<(), Failure> {
    let mut journal = session.read()?;
    let input = EffectInput {
        outcome: args.outcome.map(outcome),
        site: args.site.clone(),
        period: args.period.clone(),
        treatment: args.treatment.clone(),
        details: args.details,
    };
    match diary::effect(&mut journal, &session.context, &input)? {
        EffectReply::Answer(answer) => {
            session.answer(|| report::effect::text(&answer, args.details), || report::effect::json(&answer))
        }
        EffectReply::UnderWay(status) => {
            session.answer(|| report::trial::status(&status), || report::trial::under_way_json(&status))
        }
    }
}

pub(super) fn outcome(word: OutcomeWord) -> Outcome {
    match word {
        OutcomeWord::Worst => Outcome::WorstPain,
        OutcomeWord::Morning => Outcome::NextMorning,
        OutcomeWord::Effort => Outcome::Effort,
    }
}
