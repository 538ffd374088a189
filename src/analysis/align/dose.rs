//! How much gliding went before a run: repetitions in the seven days before.

use chrono::{Days, Duration, NaiveDate};

use crate::domain::{Entry, Status};

/// Days that count towards the dose.
const DOSE_DAYS: u64 = 7;

/// Days by which a journal day may lie apart from the day of the clock: late nights and journeys.
const SLACK_DAYS: u64 = 3;

/// The sessions that were done, in order of day.
pub(super) struct Doses<'a> {
    sessions: Vec<(&'a Entry, Option<f64>)>,
}

impl<'a> Doses<'a> {
    pub(super) fn of(entries: &'a [Entry]) -> Self {
        let done = |entry: &'a Entry| {
            let glide = entry.glide().filter(|glide| glide.status == Status::Done)?;
            Some((entry, glide.total_reps().map(f64::from)))
        };
        let mut sessions: Vec<_> = entries.iter().filter_map(done).collect();
        sessions.sort_by_key(|(entry, _)| entry.stamp.day());
        Self { sessions }
    }

    /// Repetitions done in the seven days before a run; unknown when a session in reach has no count.
    ///
    /// A session of unknown time counts on days that lie wholly inside the seven days, and makes
    /// the dose unknown on the two days that lie partly inside.
    pub(super) fn before(&self, run: &Entry) -> Option<f64> {
        let start = run.stamp.utc()?;
        let day = run.stamp.day();
        let earliest_day = day.checked_sub_days(Days::new(DOSE_DAYS))?;
        let mut total = 0.0;
        for (entry, reps) in self.near(earliest_day, day) {
            match entry.ended_at() {
                Some(end) if end <= start && start - end <= Duration::days(DOSE_DAYS as i64) => total += (*reps)?,
                Some(_) => {}
                None if entry.stamp.day() > earliest_day && entry.stamp.day() < day => total += (*reps)?,
                None if entry.stamp.day() == earliest_day || entry.stamp.day() == day => return None,
                None => {}
            }
        }
        Some(total)
    }

    /// The sessions that may lie between two days.
    fn near(&self, from: NaiveDate, to: NaiveDate) -> &[(&'a Entry, Option<f64>)] {
        let from = from.checked_sub_days(Days::new(SLACK_DAYS)).unwrap_or(from);
        let to = to.checked_add_days(Days::new(SLACK_DAYS)).unwrap_or(to);
        let first = self.sessions.partition_point(|(entry, _)| entry.stamp.day() < from);
        let count = self.sessions[first..].partition_point(|(entry, _)| entry.stamp.day() <= to);
        &self.sessions[first..first + count]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample::Journal;

    /// The dose before a run on day 10 at 18:00 of sessions of 20 repetitions in ten minutes.
    fn dose(sessions: &[(u32, &str)]) -> Option<f64> {
        let mut journal = Journal::default();
        for (day, time) in sessions {
            journal.glide(*day, time, 10);
        }
        journal.run(10, "18:00", 3);
        Doses::of(&journal.entries).before(journal.entries.last()?)
    }

    #[test]
    fn seven_days_are_counted_to_the_minute() {
        assert_eq!(dose(&[]), Some(0.0));
        assert_eq!(dose(&[(5, "16:00"), (9, "08:00")]), Some(40.0));
        assert_eq!((dose(&[(3, "17:49")]), dose(&[(3, "17:50")])), (Some(0.0), Some(20.0)));
        assert_eq!((dose(&[(10, "17:50")]), dose(&[(10, "17:51")])), (Some(20.0), Some(0.0)));
    }

    #[test]
    fn a_day_alone_counts_where_it_lies_wholly_within() {
        for (day, expected) in [(2, Some(0.0)), (3, None), (4, Some(20.0)), (9, Some(20.0)), (10, None), (11, Some(0.0))] {
            assert_eq!(dose(&[(day, "")]), expected, "day {day}");
        }
    }

    #[test]
    fn one_session_without_its_repetitions_leaves_the_dose_unknown() {
        let unknown = |day| {
            let mut journal = Journal::default();
            journal.glide(day, "16:00", 10).glide(9, "16:00", 10);
            if let crate::domain::Body::Glide(glide) = &mut journal.entries[0].body {
                glide.reps = None;
            }
            journal.run(10, "18:00", 3);
            Doses::of(&journal.entries).before(&journal.entries[2])
        };
        assert_eq!((unknown(8), unknown(2)), (None, Some(20.0)));
    }
}
