//! Do runs with gliding before them go easier? The whole path from entries to a verdict.

mod balance;
mod before_after;
mod companions;
mod design;
mod dose;
mod falsification;
mod kinds;
mod last_run;
mod model;
mod needed;
mod rows;
mod sensitivity;
mod shared;
mod tested;
mod verdict;

use super::align::{Diary, align};
use super::question::{Exposure, Outcome, Question};
use super::stats::gate::{LEAST_RUNS_FOR_TEST, Status};
use super::stats::holm::holm;
use crate::domain::{Entry, EntryId};

pub use balance::{Balance, Compared};
pub use before_after::{BeforeAfter, RegressionToMean, SegmentedLine};
pub use companions::{CarriedOver, Companions, HacLine, MannWhitney};
pub use design::{Claim, Design, LEAST_PER_SIDE, Split};
pub use dose::{Dose, NoDose};
pub use falsification::Falsification;
pub use kinds::{SessionBy, SessionKind, session_kinds};
pub use last_run::LastRunCheck;
pub use model::{Covariate, Dropped, WhyDropped};
pub use needed::{Needed, RunsNeeded};
pub use rows::{Counts, EffectRun, Groups, MissingFeel, RunsToCome, Wanted};
pub use sensitivity::{PaceLine, WindowEstimate, window_sensitivity};
pub use shared::{SharedDays, shared_days};
pub use tested::Adjusted;
pub use verdict::{LOW_PAIN, Verdict, least_that_matters};

pub(in crate::analysis) use companions::shrunk;
pub(in crate::analysis) use needed::needed_for;
pub(in crate::analysis) use tested::{EQUIVALENCE, SHOWN};
pub(in crate::analysis) use verdict::verdict_of;

use rows::{Rows, Selection};

/// The answer in numbers: everything a sentence, a table or a picture of it needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// What was asked.
    pub question: Question,
    /// How the diary came about.
    pub design: Design,
    /// The strongest claim its wording may make.
    pub claim: Claim,
    /// How far the comparison goes.
    pub status: Status,
    /// All runs, and what they lack.
    pub counts: Counts,
    /// The runs that are not compared, and what they lack of what the comparison needs.
    pub left_out: Counts,
    /// Set when only missing scores of how the day felt hold the comparison back.
    pub missing_feel: Option<MissingFeel>,
    /// Runs still wanted for means and for the full report, beyond those with a score of how the day felt.
    pub to_come: RunsToCome,
    /// The runs compared, in order of start; with too few to compare, those that want at most a score of how the day felt.
    pub runs: Vec<EffectRun>,
    /// Outcome with and without, as it stands.
    pub groups: Groups,
    /// How alike the two groups of runs were otherwise.
    pub balance: Vec<Balance>,
    /// The adjusted difference; none unless the status is ok, nor when the exposure is a combination of
    /// what is allowed for (gliding on weekends and only then).
    pub headline: Option<Adjusted>,
    /// What came after the run, which cannot have caused it.
    pub falsification: Falsification,
    /// The other outcomes of the fixed list.
    pub secondary: Vec<Secondary>,
    /// Runs per arm it would take.
    pub needed: Option<Needed>,
    /// Supporting figures, for details.
    pub companions: Companions,
    /// Level and slope before and after, where gliding goes with the calendar.
    pub before_after: Option<BeforeAfter>,
    /// Whether more gliding goes with less pain.
    pub dose: Result<Dose, NoDose>,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict was a claim and the check of what came after took it back.
    pub capped: Option<Cap>,
    /// The headline with the last run's pain allowed for too, looked at where there is a claim to check.
    pub last_run: Option<LastRunCheck>,
    /// The mean without is so low that there is little room to tell.
    pub little_room: bool,
}

/// Another outcome of the fixed list.
#[derive(Debug, Clone, PartialEq)]
pub struct Secondary {
    /// Which.
    pub outcome: Outcome,
    /// How far its comparison goes.
    pub status: Status,
    /// Its means.
    pub groups: Groups,
    /// Its adjusted difference, p also after Holm.
    pub adjusted: Option<Adjusted>,
}

/// Why a claim was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// Gliding after the run shows the same pattern.
    SameAfterTheRun,
    /// It does not hold when the last run's pain is allowed for too.
    LastRun,
}

/// Answers a question from a whole journal; `apart` are runs of a trial, which is analysed by itself.
#[must_use]
pub fn effect(entries: &[Entry], question: &Question, apart: &[EntryId]) -> Effect {
    let mut diary = align(entries, question);
    diary.runs.retain(|run| !apart.contains(&run.id));
    effect_of(&diary, question)
}

/// Answers a question from a diary already lined up.
#[must_use]
pub fn effect_of(diary: &Diary, question: &Question) -> Effect {
    let selection = Selection::of(diary, question.outcome);
    let known = selection.known();
    let split = design::before_after_split(&known);
    let (rows, status, missing_feel) = compared_rows(&selection, split.is_some());
    let design = if split.is_some() { Design::BeforeAfter } else { Design::Observational };
    let mut headline = (status == Status::Ok).then(|| tested::adjusted(&rows)).flatten();
    let secondary = outcomes_beside(diary, question, &mut headline, split.is_some());
    let groups = rows.groups();
    let falsification = headline.as_ref().map_or(Falsification::NotLookedFor, |h| falsification::check(&rows, h.estimate));
    let uncapped = headline.as_ref().map_or(Verdict::Unclear, |h| verdict::verdict_of(h, groups.mean_without()));
    let last_run = headline.as_ref().filter(|_| uncapped.is_claim()).and_then(|_| last_run::check(&rows));
    let capped = match (uncapped.is_claim(), &headline, last_run) {
        (true, ..) if falsification.caps() => Some(Cap::SameAfterTheRun),
        (true, Some(headline), Some(check)) if check.takes_back(headline.estimate) => Some(Cap::LastRun),
        _ => None,
    };
    Effect {
        question: question.clone(),
        claim: if split.is_some() { Claim::SinceYouStarted } else { Claim::WentTogether },
        counts: selection.counts(),
        left_out: selection.left_out(&rows),
        to_come: RunsToCome::after(&selection.usable()),
        runs: if status == Status::NotEnoughData { selection.without_feel().listed() } else { rows.listed() },
        balance: balance::balance(&rows),
        needed: needed::needed(&rows, headline.as_ref()),
        companions: companions::companions(&rows, headline.as_ref()),
        before_after: (status == Status::NotSeparableFromTime).then(|| before_after::describe_split(&known, split)).flatten(),
        dose: dose_of(&rows, status, &question.exposure),
        verdict: if capped.is_some() { Verdict::Unclear } else { uncapped },
        little_room: groups.mean_without().is_some_and(|m| m < LOW_PAIN),
        design,
        status,
        missing_feel,
        groups,
        headline,
        falsification,
        secondary,
        capped,
        last_run,
    }
}

/// Where the gates let nothing be tested, the dose is not tested either: its p would be the one that a person
/// who glides before nearly every run, or never notes a morning, goes looking for.
fn dose_of(rows: &Rows<'_>, status: Status, exposure: &Exposure) -> Result<Dose, NoDose> {
    match status {
        _ if *exposure != Exposure::Gliding => Err(NoDose::NotCounted),
        Status::NotSeparableFromTime => Err(NoDose::NotSeparable),
        Status::NoVariation => Err(NoDose::Undefined),
        Status::NotEnoughData | Status::DescribeOnly if rows.len() < LEAST_RUNS_FOR_TEST => Err(NoDose::TooFewRuns),
        Status::NotEnoughData | Status::DescribeOnly => Err(NoDose::HeadlineRefused),
        Status::Ok => dose::dose(rows),
    }
}

/// The rows to compare and how far they go: without the day's feeling they are only described.
///
/// Where no score would settle it (the habit goes with the calendar, the outcome never changes) that is said instead.
fn compared_rows<'a>(selection: &Selection<'a>, before_after: bool) -> (Rows<'a>, Status, Option<MissingFeel>) {
    let (usable, known) = (selection.usable(), selection.without_feel());
    let (status, would_do) = (gated(&usable, before_after), gated(&known, before_after));
    let missing = MissingFeel { missing: selection.without_score(), of: known.len() };
    match (status, would_do) {
        _ if missing.missing == 0 => (usable, status, None),
        (Status::NotEnoughData | Status::DescribeOnly, Status::NotSeparableFromTime | Status::NoVariation) => {
            (known, would_do, None)
        }
        (Status::NotEnoughData, Status::NotEnoughData) => (usable, status, Some(missing)),
        (Status::NotEnoughData, Status::DescribeOnly) | (Status::NotEnoughData | Status::DescribeOnly, Status::Ok) => {
            (known, Status::DescribeOnly, Some(missing))
        }
        _ => (usable, status, None),
    }
}

/// The gate, a switch at one date included: such a diary never separates gliding from time.
fn gated(rows: &Rows<'_>, before_after: bool) -> Status {
    match rows.gate() {
        Status::NotEnoughData => Status::NotEnoughData,
        Status::NoVariation => Status::NoVariation,
        _ if before_after => Status::NotSeparableFromTime,
        other => other,
    }
}

/// Tests the other outcomes; Holm over their fixed list, and over the headline too when it was chosen after looking.
fn outcomes_beside(diary: &Diary, question: &Question, headline: &mut Option<Adjusted>, before_after: bool) -> Vec<Secondary> {
    let others = Outcome::ALL.into_iter().filter(|o| *o != question.outcome);
    let mut beside: Vec<Secondary> = others.map(|outcome| secondary(diary, outcome, before_after)).collect();
    corrected(headline, &mut beside, question.chosen_after_looking());
    beside
}

/// Holm over the fixed list of outcomes, whether each could be tested or not.
///
/// An outcome that cannot be tested stands in the list with p 1. Else a diary that notes less would be corrected less,
/// and what could have been looked at is the list, not what came of it (ANALYSIS, section 0).
pub(in crate::analysis) fn corrected(headline: &mut Option<Adjusted>, beside: &mut [Secondary], with_headline: bool) {
    let first = with_headline.then_some(headline.as_mut());
    let mut listed: Vec<Option<&mut Adjusted>> =
        first.into_iter().chain(beside.iter_mut().map(|other| other.adjusted.as_mut())).collect();
    let p: Vec<f64> = listed.iter().map(|one| one.as_ref().map_or(1.0, |adjusted| adjusted.p)).collect();
    for (one, corrected) in listed.iter_mut().zip(holm(&p).unwrap_or_default()) {
        if let Some(adjusted) = one {
            adjusted.p_holm = Some(corrected);
        }
    }
}

fn secondary(diary: &Diary, outcome: Outcome, before_after: bool) -> Secondary {
    let selection = Selection::of(diary, outcome);
    let (rows, status, _) = compared_rows(&selection, before_after);
    let adjusted = (status == Status::Ok).then(|| tested::adjusted(&rows)).flatten();
    Secondary { outcome, status, groups: rows.groups(), adjusted }
}

#[cfg(test)]
mod tests;
