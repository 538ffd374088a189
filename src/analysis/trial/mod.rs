//! A coin decided when to glide: the trial's answer, and what may be seen before its end.

mod adherence;
mod beside;
mod gate;
mod plan;
mod power;

use super::align::{Diary, DiaryRun, Felt, align, felt_scores};
use super::effect::{Adjusted, Claim, Companions, Covariate, Design, EffectRun, Groups, Needed, Secondary, Verdict};
use super::effect::{EQUIVALENCE, LOW_PAIN, SHOWN, corrected, needed_for, shrunk, verdict_of};
use super::question::{Outcome, Question};
use super::stats::Refusal;
use super::stats::acf::{acf, carry_over};
use super::stats::gate::Status;
use super::stats::nap::{Improvement, nap};
use super::stats::randomisation::{Trial, counting_for, differences_by_chance, randomisation_test};
use crate::domain::Entry;

pub use adherence::{Adherence, Kept};
pub use beside::Lacking;
pub use gate::LEAST_PAIRS;
pub use plan::{Planned, TrialPlan};
pub use power::{Power, SIMULATED_TRIALS, expected_power};

/// What a trial can say at this moment.
#[derive(Debug, Clone, PartialEq)]
pub enum TrialAnswer {
    /// Not over: counts and adherence only, nothing of the result.
    UnderWay(Adherence),
    /// Over.
    Over(Box<TrialEffect>),
}

/// A trial's result, analysed as assigned.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialEffect {
    /// What was asked.
    pub question: Question,
    /// Always randomised.
    pub design: Design,
    /// The strongest claim its wording may make.
    pub claim: Claim,
    /// Whether the coin was followed.
    pub adherence: Adherence,
    /// How far the comparison goes.
    pub status: Status,
    /// Complete pairs of runs.
    pub pairs: usize,
    /// Pairs still wanted.
    pub pairs_to_come: usize,
    /// The runs compared, in planned order; `glided` is what the coin said.
    pub runs: Vec<EffectRun>,
    /// Outcome by what the coin said.
    pub groups: Groups,
    /// Outcome by what was done, whatever the coin said: description only.
    pub as_done: Groups,
    /// Planned runs that lack something.
    pub lacking: Lacking,
    /// The difference, with how it felt before the coin allowed for where that is known.
    pub headline: Option<Adjusted>,
    /// The other outcomes of the fixed list.
    pub secondary: Vec<Secondary>,
    /// Seed of the draws, where not all assignments could be counted.
    pub seed: Option<u64>,
    /// Runs per arm it would take.
    pub needed: Option<Needed>,
    /// Supporting figures.
    pub companions: Companions,
    /// The verdict.
    pub verdict: Verdict,
    /// The mean without is so low that there is little room to tell.
    pub little_room: bool,
}

/// Answers for a trial; nothing of the result before it is over.
pub fn trial(entries: &[Entry], question: &Question, plan: &TrialPlan) -> Result<TrialAnswer, Refusal> {
    let arms = Arms::of(entries, question, plan);
    let adherence = Adherence::of(plan, &arms.runs);
    if !plan.over {
        return Ok(TrialAnswer::UnderWay(adherence));
    }
    arms.effect(question, adherence).map(|effect| TrialAnswer::Over(Box::new(effect)))
}

/// The differences that all throws of the coin would have given, the one that came out among them.
///
/// Empty before the end, and where the trial has no comparison.
pub fn by_chance(entries: &[Entry], question: &Question, plan: &TrialPlan) -> Result<Vec<f64>, Refusal> {
    let arms = Arms::of(entries, question, plan);
    let observed = arms.observed(question.outcome);
    let pairs = gate::complete_pairs(plan, &observed.outcome);
    if !plan.over || gate::gate(pairs, &arms.complete(&observed).0) != Status::Ok {
        return Ok(Vec::new());
    }
    let assigned: Vec<bool> = plan.planned.iter().map(|p| p.glide).collect();
    let trial = Trial { outcome: &observed.outcome, assigned: &assigned, blocks: plan.blocks };
    let counting = counting_for(plan.blocks, assigned.len(), plan.seed)?;
    let with_feel =
        observed.felt.as_ref().and_then(|felt| differences_by_chance(&trial, std::slice::from_ref(felt), counting).ok());
    with_feel.map_or_else(|| differences_by_chance(&trial, &[], counting), Ok)
}

/// The run of a planned place, carrying what was felt when the coin was asked.
fn took_place(planned: &Planned, diary: &Diary, felt: &[Felt]) -> Option<DiaryRun> {
    let run = diary.runs.iter().find(|run| Some(run.id) == planned.run)?;
    // A run's start is typed in minutes, a throw is stamped to the second.
    let within = |f: &&Felt| run.start.is_none_or(|start| f.not_after(start + chrono::TimeDelta::seconds(59)));
    let mut asked = felt.iter().filter(|f| f.by_coin && f.day == run.day).filter(within);
    Some(DiaryRun { carried_in_pain: asked.next_back().map(|f| f.score), ..run.clone() })
}

struct Arms<'a> {
    plan: &'a TrialPlan,
    runs: Vec<Option<DiaryRun>>,
}

/// One outcome over the planned places, with or without how it felt.
struct Observed {
    outcome: Vec<Option<f64>>,
    felt: Option<Vec<f64>>,
}

impl<'a> Arms<'a> {
    fn of(entries: &[Entry], question: &Question, plan: &'a TrialPlan) -> Self {
        let diary = align(entries, question);
        let felt = felt_scores(entries, &question.focus);
        Arms { plan, runs: plan.planned.iter().map(|planned| took_place(planned, &diary, &felt)).collect() }
    }

    fn effect(&self, question: &Question, adherence: Adherence) -> Result<TrialEffect, Refusal> {
        let observed = self.observed(question.outcome);
        let (outcome, assigned) = self.complete(&observed);
        let pairs = gate::complete_pairs(self.plan, &observed.outcome);
        let status = gate::gate(pairs, &outcome);
        let mut headline = self.tested(&observed, status)?;
        let mut secondary = Vec::new();
        for other in Outcome::ALL.into_iter().filter(|o| *o != question.outcome) {
            secondary.push(self.secondary(other)?);
        }
        corrected(&mut headline, &mut secondary, question.chosen_after_looking());
        let groups = Groups::of(&outcome, &assigned);
        let verdict = headline.as_ref().map_or(Verdict::Unclear, |h| verdict_of(h, groups.mean_without()));
        // A claim has p <= .05; the strongest words need one, and a coin that was followed.
        let strong = verdict.is_claim() && adherence.was_followed();
        let claim = if strong { Claim::MadeADifference } else { Claim::WentTogether };
        let seed =
            headline.as_ref().filter(|h| h.reference_size == super::stats::randomisation::DRAWS + 1).map(|_| self.plan.seed);
        Ok(TrialEffect {
            question: question.clone(),
            design: Design::Randomised,
            claim,
            adherence,
            status,
            pairs,
            pairs_to_come: LEAST_PAIRS.saturating_sub(pairs),
            runs: self.listed(&observed),
            as_done: beside::as_done(&self.runs, question.outcome),
            lacking: Lacking::of(&self.runs, question.outcome),
            needed: headline.as_ref().and_then(|h| needed_for(h.residual_sd?, 0.0)),
            companions: companions(&outcome, &assigned, headline.as_ref()),
            verdict,
            little_room: groups.mean_without().is_some_and(|m| m < LOW_PAIN),
            groups,
            headline,
            secondary,
            seed,
        })
    }

    /// How it felt is left out when it is missing on more than the stored share of the runs: decided by counts alone.
    fn observed(&self, which: Outcome) -> Observed {
        let outcome: Vec<Option<f64>> = self.runs.iter().map(|run| run.as_ref()?.outcome(which)).collect();
        let felt: Vec<Option<f64>> = self.runs.iter().map(|run| run.as_ref()?.carried_in_pain).collect();
        let known = outcome.iter().flatten().count();
        let lacking = outcome.iter().zip(&felt).filter(|(y, l)| y.is_some() && l.is_none()).count();
        if 100 * lacking > usize::from(self.plan.felt_percent) * known {
            return Observed { outcome, felt: None };
        }
        let both = outcome.iter().zip(&felt).map(|(y, l)| l.and(*y)).collect();
        Observed { outcome: both, felt: Some(felt.iter().map(|l| l.unwrap_or(0.0)).collect()) }
    }

    fn complete(&self, observed: &Observed) -> (Vec<f64>, Vec<bool>) {
        let places = observed.outcome.iter().zip(&self.plan.planned);
        places.filter_map(|(y, planned)| y.map(|y| (y, planned.glide))).unzip()
    }

    fn tested(&self, observed: &Observed, status: Status) -> Result<Option<Adjusted>, Refusal> {
        if status != Status::Ok {
            return Ok(None);
        }
        let assigned: Vec<bool> = self.plan.planned.iter().map(|p| p.glide).collect();
        let trial = Trial { outcome: &observed.outcome, assigned: &assigned, blocks: self.plan.blocks };
        let counting = counting_for(self.plan.blocks, assigned.len(), self.plan.seed)?;
        let n = observed.outcome.iter().flatten().count();
        let levels = [SHOWN, EQUIVALENCE];
        let with_feel = observed.felt.as_ref().and_then(|felt| {
            let test = randomisation_test(&trial, std::slice::from_ref(felt), counting, &levels).ok()?;
            Some(Adjusted::of(test, n, vec![Covariate::CarriedInPain], Vec::new()))
        });
        // How it felt may have been the same every time; then the plain means say it all.
        match with_feel {
            Some(adjusted) => Ok(Some(adjusted)),
            None => randomisation_test(&trial, &[], counting, &levels)
                .map(|test| Some(Adjusted::of(test, n, Vec::new(), Vec::new()))),
        }
    }

    fn secondary(&self, which: Outcome) -> Result<Secondary, Refusal> {
        let observed = self.observed(which);
        let (outcome, assigned) = self.complete(&observed);
        let status = gate::gate(gate::complete_pairs(self.plan, &observed.outcome), &outcome);
        let adjusted = self.tested(&observed, status)?;
        Ok(Secondary { outcome: which, status, groups: Groups::of(&outcome, &assigned), adjusted })
    }

    fn listed(&self, observed: &Observed) -> Vec<EffectRun> {
        let places = self.runs.iter().zip(&observed.outcome).zip(&self.plan.planned);
        let row = |((run, outcome), planned): ((&Option<DiaryRun>, &Option<f64>), &Planned)| {
            let run = run.as_ref()?;
            Some(EffectRun {
                id: run.id,
                day: run.day,
                outcome: (*outcome)?,
                glided: planned.glide,
                session: run.session,
                carried_in_pain: run.carried_in_pain,
                reps_before: run.reps_before,
            })
        };
        places.filter_map(row).collect()
    }
}

fn companions(outcome: &[f64], assigned: &[bool], headline: Option<&Adjusted>) -> Companions {
    let side = |which: bool| outcome.iter().zip(assigned).filter(|(_, g)| **g == which).map(|(y, _)| *y).collect::<Vec<f64>>();
    let carried_over = carry_over(outcome).ok().zip(acf(outcome, 5).ok());
    Companions {
        nap: nap(&side(false), &side(true), Improvement::Decrease, 0.95).ok(),
        shrinkage: headline.and_then(shrunk),
        carried_over: carried_over.map(|(from_run_to_run, lags)| super::effect::CarriedOver { from_run_to_run, lags }),
        ..Companions::default()
    }
}

#[cfg(test)]
mod tests;
