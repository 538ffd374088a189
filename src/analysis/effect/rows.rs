//! Which runs are compared, and why others are not.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::analysis::align::{Diary, DiaryRun, UnknownTime};
use crate::analysis::question::Outcome;
use crate::analysis::stats::describe::{Description, describe, mean};
use crate::analysis::stats::gate::{
    LEAST_PER_ARM, LEAST_PER_ARM_FOR_TEST, LEAST_RUNS, LEAST_RUNS_FOR_TEST, Status, glide_contrast_gate,
};
use crate::domain::EntryId;

/// A covariate missing on more than this share of the runs is dropped, not the runs. Judgement.
pub(super) const MISSING_SHARE: f64 = 0.20;
/// Other help enters when it is there and absent on at least so many usable runs each. Judgement.
const LEAST_HELP: usize = 5;

/// Runs in all, and why some are left out; a run may lack several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Runs in the diary.
    pub runs: usize,
    /// Runs with everything the comparison needs.
    pub usable: usize,
    /// Usable runs with a session before them.
    pub with: usize,
    /// Usable runs without.
    pub without: usize,
    /// Runs without the outcome.
    pub no_outcome: usize,
    /// Runs of a day with a session of unknown time.
    pub session_time: usize,
    /// Runs of unknown start, on a day with a session.
    pub run_time: usize,
    /// Runs of a day with a session and with another run of unknown start.
    pub other_run_time: usize,
    /// Runs of a day without any score of how it felt.
    pub no_feel: usize,
    /// Runs of a day that was scored, but not before the decision.
    pub felt_too_late: usize,
    /// Runs without a distance.
    pub no_distance: usize,
    /// Runs on a day with another treatment of unknown time.
    pub unknown_help: usize,
    /// Runs of unknown start.
    pub no_time: usize,
}

/// Scores of how the day felt without which runs cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingFeel {
    /// Runs without one.
    pub missing: usize,
    /// Runs with outcome and exposure.
    pub of: usize,
}

/// One run of the comparison.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EffectRun {
    /// The run's entry.
    pub id: EntryId,
    /// Its journal day.
    pub day: NaiveDate,
    /// Outcome, 0-10.
    pub outcome: f64,
    /// Whether a session went before it.
    pub glided: bool,
    /// The session that went before it.
    pub session: Option<EntryId>,
    /// How the day felt, 0-10.
    pub carried_in_pain: Option<f64>,
    /// Repetitions of gliding in the seven days before.
    pub reps_before: Option<f64>,
}

/// Outcome with and without.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Groups {
    /// Runs with a session before them.
    pub with: Description,
    /// Runs without.
    pub without: Description,
    /// Difference of the means, with minus without.
    pub raw_difference: Option<f64>,
}

impl Counts {
    /// Runs of which it is not known whether a session went before them.
    #[must_use]
    pub fn unknown_exposure(&self) -> usize {
        self.session_time + self.run_time + self.other_run_time
    }
}

impl Groups {
    pub(in crate::analysis) fn of(outcome: &[f64], glided: &[bool]) -> Self {
        let side = |which: bool| -> Vec<Option<f64>> {
            outcome.iter().zip(glided).filter(|(_, g)| **g == which).map(|(y, _)| Some(*y)).collect()
        };
        let nothing = Description { n: 0, missing: 0, spread: None };
        let with = describe(&side(true)).unwrap_or(nothing);
        let without = describe(&side(false)).unwrap_or(nothing);
        let raw_difference = with.spread.zip(without.spread).map(|(a, b)| a.mean - b.mean);
        Self { with, without, raw_difference }
    }

    /// Mean without a session.
    #[must_use]
    pub fn mean_without(&self) -> Option<f64> {
        self.without.spread.map(|s| s.mean)
    }
}

/// Runs still wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunsToCome {
    /// For means and difference.
    pub to_describe: Wanted,
    /// For the full report.
    pub to_test: Wanted,
}

/// Runs wanted on each side, and beyond those on either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// With a session.
    pub with: usize,
    /// Without.
    pub without: usize,
    /// On either side besides.
    pub either: usize,
}

impl RunsToCome {
    pub(super) fn after(rows: &Rows<'_>) -> Self {
        let with = rows.glided.iter().filter(|g| **g).count();
        let without = rows.len() - with;
        let wanted = |runs: usize, arm: usize| {
            let (more_with, more_without) = (arm.saturating_sub(with), arm.saturating_sub(without));
            let either = runs.saturating_sub(rows.len() + more_with + more_without);
            Wanted { with: more_with, without: more_without, either }
        };
        Self { to_describe: wanted(LEAST_RUNS, LEAST_PER_ARM), to_test: wanted(LEAST_RUNS_FOR_TEST, LEAST_PER_ARM_FOR_TEST) }
    }
}

/// Runs of one outcome, sorted by what they lack.
pub(super) struct Selection<'a> {
    all: &'a [DiaryRun],
    outcome: Outcome,
    known: Vec<&'a DiaryRun>,
    /// Distance is missing too often to cost runs.
    distance_kept: bool,
    /// Other help enters the model.
    help_kept: bool,
    help_missing_often: bool,
}

impl<'a> Selection<'a> {
    pub(super) fn of(diary: &'a Diary, outcome: Outcome) -> Self {
        let known: Vec<&DiaryRun> = diary.runs.iter().filter(|r| r.outcome(outcome).is_some() && r.exposed.is_some()).collect();
        let often = |lacks: &dyn Fn(&DiaryRun) -> bool| {
            let missing = known.iter().filter(|r| lacks(r)).count();
            missing as f64 > MISSING_SHARE * known.len() as f64
        };
        let distance_kept = !often(&|r| r.distance_km.is_none());
        let help_missing_often = often(&|r| r.other_help.is_none());
        let helped = |wanted: bool| {
            let usable = known.iter().filter(|r| r.carried_in_pain.is_some() && (!distance_kept || r.distance_km.is_some()));
            usable.filter(|r| r.other_help == Some(wanted)).count()
        };
        let help_kept = !help_missing_often && helped(true) >= LEAST_HELP && helped(false) >= LEAST_HELP;
        Self { all: &diary.runs, outcome, known, distance_kept, help_kept, help_missing_often }
    }

    /// Runs with outcome and exposure, whatever else they lack.
    pub(super) fn known(&self) -> Rows<'a> {
        self.rows(self.known.clone())
    }

    /// Runs with all but how the day felt.
    pub(super) fn without_feel(&self) -> Rows<'a> {
        self.rows(self.known.iter().copied().filter(|r| self.complete_but_for_feel(r)).collect())
    }

    /// Runs with everything.
    pub(super) fn usable(&self) -> Rows<'a> {
        let complete = |r: &&DiaryRun| r.carried_in_pain.is_some() && self.complete_but_for_feel(r);
        self.rows(self.known.iter().copied().filter(complete).collect())
    }

    /// Of the runs with all else, those without a score of how the day felt.
    pub(super) fn without_score(&self) -> usize {
        self.without_feel().runs.iter().filter(|r| r.carried_in_pain.is_none()).count()
    }

    fn complete_but_for_feel(&self, run: &DiaryRun) -> bool {
        (!self.distance_kept || run.distance_km.is_some()) && (!self.help_kept || run.other_help.is_some())
    }

    fn rows(&self, runs: Vec<&'a DiaryRun>) -> Rows<'a> {
        let outcome = runs.iter().filter_map(|r| r.outcome(self.outcome)).collect();
        let glided = runs.iter().map(|r| r.exposed == Some(true)).collect();
        let (distance_kept, help_kept, help_missing_often) = (self.distance_kept, self.help_kept, self.help_missing_often);
        Rows { runs, outcome, glided, distance_kept, help_kept, help_missing_often }
    }

    /// All runs, and what they lack.
    pub(super) fn counts(&self) -> Counts {
        self.counted(&self.all.iter().collect::<Vec<_>>())
    }

    /// The runs left out of a comparison, and what they lack of what it needs.
    pub(super) fn left_out(&self, rows: &Rows<'_>) -> Counts {
        let feel_needed = rows.runs.iter().all(|run| run.carried_in_pain.is_some());
        let compared: HashSet<EntryId> = rows.runs.iter().map(|run| run.id).collect();
        let left: Vec<&DiaryRun> = self.all.iter().filter(|run| !compared.contains(&run.id)).collect();
        let all = self.counted(&left);
        let when = |needed: bool, n: usize| if needed { n } else { 0 };
        Counts {
            no_feel: when(feel_needed, all.no_feel),
            felt_too_late: when(feel_needed, all.felt_too_late),
            no_distance: when(self.distance_kept, all.no_distance),
            unknown_help: when(self.help_kept, all.unknown_help),
            ..all
        }
    }

    fn counted(&self, runs: &[&DiaryRun]) -> Counts {
        let count = |lacks: &dyn Fn(&DiaryRun) -> bool| runs.iter().filter(|r| lacks(r)).count();
        let usable = self.usable();
        let with = usable.glided.iter().filter(|g| **g).count();
        Counts {
            runs: runs.len(),
            usable: usable.len(),
            with,
            without: usable.len() - with,
            no_outcome: count(&|r| r.outcome(self.outcome).is_none()),
            session_time: count(&|r| r.unknown_time == Some(UnknownTime::Session)),
            run_time: count(&|r| r.unknown_time == Some(UnknownTime::Run)),
            other_run_time: count(&|r| r.unknown_time == Some(UnknownTime::OtherRun)),
            no_feel: count(&|r| r.carried_in_pain.is_none() && !r.felt_too_late),
            felt_too_late: count(&|r| r.felt_too_late),
            no_distance: count(&|r| r.distance_km.is_none()),
            unknown_help: count(&|r| r.other_help.is_none()),
            no_time: count(&|r| r.start.is_none()),
        }
    }
}

/// Runs in order of start, with outcome and exposure known.
pub(super) struct Rows<'a> {
    pub(super) runs: Vec<&'a DiaryRun>,
    pub(super) outcome: Vec<f64>,
    pub(super) glided: Vec<bool>,
    pub(super) distance_kept: bool,
    pub(super) help_kept: bool,
    pub(super) help_missing_often: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn len(&self) -> usize {
        self.runs.len()
    }

    pub(super) fn gate(&self) -> Status {
        glide_contrast_gate(&self.outcome, &self.glided)
    }

    /// Exposure as 0 and 1.
    pub(super) fn exposure(&self) -> Vec<f64> {
        self.glided.iter().map(|g| f64::from(*g)).collect()
    }

    /// Days since the first run.
    pub(super) fn days(&self) -> Vec<f64> {
        let first = self.runs.first().map(|r| r.day);
        self.runs.iter().map(|r| first.map_or(0.0, |first| (r.day - first).num_days() as f64)).collect()
    }

    pub(super) fn side(&self, with: bool) -> Vec<f64> {
        self.outcome.iter().zip(&self.glided).filter(|(_, g)| **g == with).map(|(y, _)| *y).collect()
    }

    pub(super) fn groups(&self) -> Groups {
        Groups::of(&self.outcome, &self.glided)
    }

    pub(super) fn listed(&self) -> Vec<EffectRun> {
        let row = |((run, outcome), glided): ((&&DiaryRun, &f64), &bool)| EffectRun {
            id: run.id,
            day: run.day,
            outcome: *outcome,
            glided: *glided,
            session: run.session,
            carried_in_pain: run.carried_in_pain,
            reps_before: run.reps_before,
        };
        self.runs.iter().zip(&self.outcome).zip(&self.glided).map(row).collect()
    }

    /// The rows a test keeps.
    pub(super) fn kept(&self, keep: impl Fn(&DiaryRun) -> bool) -> Rows<'a> {
        let indices: Vec<usize> = (0..self.len()).filter(|&i| keep(self.runs[i])).collect();
        Rows {
            runs: indices.iter().map(|&i| self.runs[i]).collect(),
            outcome: indices.iter().map(|&i| self.outcome[i]).collect(),
            glided: indices.iter().map(|&i| self.glided[i]).collect(),
            distance_kept: self.distance_kept,
            help_kept: self.help_kept,
            help_missing_often: self.help_missing_often,
        }
    }

    pub(super) fn mean(&self, with: bool) -> Option<f64> {
        mean(&self.side(with))
    }
}
