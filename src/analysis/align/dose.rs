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
