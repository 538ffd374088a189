//! How often she runs, and so how long a trial takes.

use crate::analysis::stats::describe::median;
use crate::diary::Result;
use crate::domain::{Kind, Period};
use crate::store::View;
use chrono::NaiveDate;

/// Weeks looked back. Judgement.
const WEEKS: u32 = 8;
/// Fewest weeks of diary that tell a pace. Judgement.
const LEAST_WEEKS: usize = 4;

/// Runs a week, the median of the last weeks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// Median runs in a week.
    pub runs_per_week: f64,
    /// Of so many weeks.
    pub weeks: usize,
}

impl Pace {
    /// Whole weeks for so many runs.
    #[must_use]
    pub fn weeks_for(&self, runs: usize) -> u32 {
        (runs as f64 / self.runs_per_week).ceil() as u32
    }
}

/// The pace of the last eight weeks; none when the diary is too young or too empty to tell.
pub(super) fn pace(view: &View<'_>, today: NaiveDate) -> Result<Option<Pace>> {
    let Some(span) = view.span()? else { return Ok(None) };
    let whole = Period::ending(today, WEEKS * 7);
    let runs = view.entries_of(Kind::Run, &whole)?;
    let week = |back: u32| Period::ending(today - chrono::Duration::days(i64::from(back) * 7), 7);
    let counts: Vec<f64> = (0..WEEKS)
        .map(week)
        .filter(|week| span.from() <= week.from())
        .map(|week| runs.iter().filter(|run| week.contains(run.stamp.day())).count() as f64)
        .collect();
    let runs_per_week = median(&counts).filter(|pace| counts.len() >= LEAST_WEEKS && *pace > 0.0);
    Ok(runs_per_week.map(|runs_per_week| Pace { runs_per_week, weeks: counts.len() }))
}
