//! Pain around the runs of a period: before, worst, after, the next morning.

use super::stats::describe::{Description, describe};
use crate::domain::{Entry, Location, Moment, Period, Zones};
use chrono::NaiveDate;

/// Pain around the runs of a period.
#[derive(Debug, Clone, PartialEq)]
pub struct AroundRuns {
    /// Runs.
    pub runs: usize,
    /// Just before, over the runs that have it, 0 to 10.
    pub before: Description,
    /// The worst during the run.
    pub worst: Description,
    /// After it.
    pub after: Description,
    /// The morning after a day with a run: one score a day, the highest.
    pub next_morning: Description,
    /// The worst pain of each run that has one.
    pub worst_of_each: Vec<u8>,
}

/// How many runs had their worst pain in which zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InZones {
    /// Up to the calm zone's highest score.
    pub calm: usize,
    /// Above it, up to the watchful zone's.
    pub watchful: usize,
    /// Above both.
    pub above: usize,
}

impl AroundRuns {
    /// The worst pain of the runs by zone.
    #[must_use]
    pub fn in_zones(&self, zones: Zones) -> InZones {
        let within = |low: Option<u8>, high: u8| {
            self.worst_of_each.iter().filter(|score| low.is_none_or(|low| **score > low) && **score <= high).count()
        };
        InZones {
            calm: within(None, zones.calm),
            watchful: within(Some(zones.calm), zones.watchful),
            above: within(Some(zones.watchful), u8::MAX),
        }
    }
}

/// Pain around the runs of a period at a place; the entries reach to the morning after its last day.
#[must_use]
pub fn around_runs(entries: &[Entry], focus: &Location, period: &Period) -> AroundRuns {
    let runs: Vec<&Entry> = entries.iter().filter(|e| e.run().is_some() && period.contains(e.stamp.day())).collect();
    let at = |moment| -> Vec<Option<u8>> {
        runs.iter().map(|entry| entry.run().and_then(|run| run.pain_at(moment, focus)).map(|score| score.get())).collect()
    };
    let mut days: Vec<NaiveDate> = runs.iter().map(|entry| entry.stamp.day()).collect();
    days.sort_unstable();
    days.dedup();
    let mornings: Vec<Option<u8>> = days.iter().map(|day| morning_after(entries, focus, *day)).collect();
    AroundRuns {
        runs: runs.len(),
        before: described(&at(Moment::Before)),
        worst: described(&at(Moment::Worst)),
        after: described(&at(Moment::After)),
        next_morning: described(&mornings),
        worst_of_each: at(Moment::Worst).into_iter().flatten().collect(),
    }
}

/// The highest morning score of the day after.
fn morning_after(entries: &[Entry], focus: &Location, day: NaiveDate) -> Option<u8> {
    let next = day.succ_opt()?;
    let readings = entries.iter().filter(|entry| entry.stamp.day() == next).filter_map(|entry| entry.pain());
    let of_morning = readings.filter(|pain| pain.moment == Moment::Morning && pain.location.matches(focus));
    of_morning.map(|pain| pain.score.get()).max()
}

/// Scores are finite, so that they can always be described.
fn described(scores: &[Option<u8>]) -> Description {
    let values: Vec<Option<f64>> = scores.iter().map(|score| score.map(f64::from)).collect();
    describe(&values).unwrap_or(Description { n: 0, missing: values.len(), spread: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample::{Journal, day};

    #[test]
    fn each_moment_is_counted_where_it_is_known() {
        let mut journal = Journal::default();
        journal.run(1, "18:00", 4).run(2, "18:00", 2).run(2, "20:00", 7).run(9, "18:00", 9);
        journal.felt(2, "07:00", Moment::Morning, 3).felt(3, "07:00", Moment::Morning, 5).felt(3, "07:30", Moment::Morning, 6);
        let period = Period::new(day(1), day(3)).unwrap();
        let found = around_runs(&journal.entries, &Location::default(), &period);
        assert_eq!((found.runs, found.worst.n, found.before.n), (3, 3, 0));
        assert_eq!((found.next_morning.n, found.next_morning.spread.map(|s| s.mean)), (2, Some(4.5)), "one a day, the highest");
        assert_eq!(found.in_zones(Zones { calm: 2, watchful: 5 }), InZones { calm: 1, watchful: 1, above: 1 });
        assert_eq!(found.worst.spread.map(|s| (s.min, s.max)), Some((2.0, 7.0)));
    }

    #[test]
    fn the_morning_after_is_that_of_the_place_and_no_other_score_of_that_day() {
        let mut journal = Journal::default();
        journal.run(1, "18:00", 4).felt(2, "07:00", Moment::Morning, 3).felt(2, "12:00", Moment::Rest, 8);
        let knee = Location { site: crate::domain::Site::any("knee").ok(), side: None };
        journal.felt(2, "07:05", Moment::Morning, 9).place_last_score(&knee);
        let hamstring = Location { site: crate::domain::Site::any("hamstring").ok(), side: None };
        journal.felt(2, "07:10", Moment::Morning, 5).place_last_score(&hamstring);
        assert_eq!(morning_after(&journal.entries, &knee, day(1)), Some(9));
        assert_eq!(morning_after(&journal.entries, &hamstring, day(1)), Some(5));
        assert_eq!(morning_after(&journal.entries, &knee, day(2)), None);
    }
}
