//! How much gliding went before a run: repetitions in the seven days before.

use chrono::{Days, Duration};

use crate::domain::{Entry, Status};

/// Days that count towards the dose.
const DOSE_DAYS: u64 = 7;

/// Repetitions done in the seven days before a run; unknown when a session in reach has no count.
///
/// A session of unknown time counts on days that lie wholly inside the seven days, and makes
/// the dose unknown on the two days that lie partly inside.
pub(super) fn reps_before(entries: &[Entry], run: &Entry) -> Option<f64> {
    let start = run.stamp.utc()?;
    let earliest_day = run.stamp.day().checked_sub_days(Days::new(DOSE_DAYS))?;
    let mut total = 0.0;
    for entry in entries {
        let Some(glide) = entry.glide().filter(|g| g.status == Status::Done) else { continue };
        let reps = glide.total_reps().map(f64::from);
        match entry.ended_at() {
            Some(end) if end <= start && start - end <= Duration::days(DOSE_DAYS as i64) => total += reps?,
            Some(_) => {}
            None if entry.stamp.day() > earliest_day && entry.stamp.day() < run.stamp.day() => total += reps?,
            None if entry.stamp.day() == earliest_day || entry.stamp.day() == run.stamp.day() => return None,
            None => {}
        }
    }
    Some(total)
}
