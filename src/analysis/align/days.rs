//! One score a day: the background pain that runs do not touch.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::felt::{Felt, felt_scores};
use crate::domain::{Entry, Location, Period};

/// One journal day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayScore {
    /// The day.
    pub day: NaiveDate,
    /// Mean of the scores before the day's first run, else the day's first score; none without one.
    pub score: Option<f64>,
}

/// Every day of a period with its score, oldest first.
#[must_use]
pub fn day_scores(entries: &[Entry], focus: &Location, period: Period) -> Vec<DayScore> {
    let mut by_day: BTreeMap<NaiveDate, Vec<Felt>> = BTreeMap::new();
    for felt in felt_scores(entries, focus) {
        by_day.entry(felt.day).or_default().push(felt);
    }
    let mut starts: BTreeMap<NaiveDate, Vec<Option<DateTime<Utc>>>> = BTreeMap::new();
    for run in entries.iter().filter(|entry| entry.run().is_some()) {
        starts.entry(run.stamp.day()).or_default().push(run.stamp.utc());
    }
    let score = |day| {
        let runs = starts.get(&day).map(Vec::as_slice).unwrap_or_default();
        by_day.get(&day).and_then(|felt| score_of(felt, runs))
    };
    let days = period.from().iter_days().take_while(|day| *day <= period.to());
    days.map(|day| DayScore { day, score: score(day) }).collect()
}

/// `runs`: the day's, each with its start where that is known.
fn score_of(felt: &[Felt], runs: &[Option<DateTime<Utc>>]) -> Option<f64> {
    let before: Vec<f64> = felt.iter().filter(|felt| before_first_run(felt, runs)).map(|felt| felt.score).collect();
    if before.is_empty() {
        return felt.first().map(|f| f.score);
    }
    Some(before.iter().sum::<f64>() / before.len() as f64)
}

/// With a run of unknown time that day only a morning score is surely before it.
fn before_first_run(felt: &Felt, runs: &[Option<DateTime<Utc>>]) -> bool {
    runs.iter().all(|start| start.map_or(felt.morning, |start| felt.not_after(start)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample::{Journal, day};
    use crate::domain::Moment;

    fn score(journal: &Journal, on: u32) -> Option<f64> {
        let period = Period::new(day(on), day(on)).unwrap();
        day_scores(&journal.entries, &Location::default(), period)[0].score
    }

    #[test]
    fn scores_before_the_first_run_are_averaged_and_later_ones_left_out() {
        let mut journal = Journal::default();
        journal.felt(1, "07:00", Moment::Morning, 2).felt(1, "12:00", Moment::Rest, 5).felt(1, "20:00", Moment::Rest, 9);
        journal.run(1, "18:00", 4);
        assert_eq!(score(&journal, 1), Some(3.5));
    }

    #[test]
    fn a_day_with_scores_after_its_run_alone_takes_the_first() {
        let mut journal = Journal::default();
        journal.run(1, "08:00", 4).felt(1, "12:00", Moment::Rest, 6).felt(1, "20:00", Moment::Rest, 2);
        assert_eq!(score(&journal, 1), Some(6.0));
    }

    #[test]
    fn readings_given_together_count_as_their_worst_and_a_gap_is_a_gap() {
        let mut journal = Journal::default();
        journal.felt(1, "07:00", Moment::Morning, 2).felt(1, "07:00", Moment::Morning, 4);
        assert_eq!(score(&journal, 1), Some(4.0));
        assert_eq!(score(&journal, 2), None);
    }

    #[test]
    fn a_morning_without_a_time_is_before_the_run() {
        let mut journal = Journal::default();
        journal.felt(1, "", Moment::Rest, 9).felt(1, "", Moment::Morning, 1).run(1, "06:00", 4);
        assert_eq!(score(&journal, 1), Some(1.0));
    }
}
