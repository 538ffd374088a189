//! Other treatments on the days of the runs compared: they may stand behind what gliding seems to do.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::rows::EffectRun;
use crate::analysis::question::Exposure;
use crate::domain::{Entry, Status};

/// Another treatment and how many of the runs compared share their day with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedDays {
    /// Its name.
    pub name: String,
    /// Runs with a session of the exposure.
    pub with: usize,
    /// Runs without.
    pub without: usize,
}

/// Every other treatment done on the day of a run compared, the most frequent first.
#[must_use]
pub fn shared_days(entries: &[Entry], exposure: &Exposure, runs: &[EffectRun]) -> Vec<SharedDays> {
    let mut days: BTreeMap<NaiveDate, BTreeSet<&str>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !exposure.done_in(entry)) {
        if let Some(name) = help(entry) {
            days.entry(entry.stamp.day()).or_default().insert(name);
        }
    }
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for run in runs {
        for name in days.get(&run.day).into_iter().flatten() {
            let (with, without) = counts.entry(name).or_default();
            *(if run.glided { with } else { without }) += 1;
        }
    }
    let shared = |(name, (with, without)): (&str, (usize, usize))| SharedDays { name: name.to_owned(), with, without };
    let mut shared: Vec<SharedDays> = counts.into_iter().map(shared).collect();
    shared.sort_by_key(|one| std::cmp::Reverse(one.with + one.without));
    shared
}

/// The name of a treatment that was done, gliding included.
fn help(entry: &Entry) -> Option<&str> {
    let glide = entry.glide().filter(|glide| glide.status == Status::Done).map(|_| "gliding");
    glide.or_else(|| entry.treatment().filter(|t| t.status == Status::Done).map(|t| t.name()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample::{Journal, day};
    use crate::domain::EntryId;

    #[test]
    fn a_treatment_counts_once_a_day_and_the_exposure_not_at_all() {
        let mut journal = Journal::default();
        journal.glide(1, "16:00", 5).treatment(1, "09:00", "massage").treatment(1, "12:00", "massage");
        journal.treatment(2, "09:00", "massage").treatment(3, "09:00", "needling");
        let run = |n, glided| EffectRun {
            id: EntryId(1),
            day: day(n),
            outcome: 3.0,
            glided,
            session: None,
            carried_in_pain: None,
            reps_before: None,
        };
        let shared = shared_days(&journal.entries, &Exposure::Gliding, &[run(1, true), run(2, false)]);
        assert_eq!(shared, [SharedDays { name: "massage".into(), with: 1, without: 1 }]);
    }
}
