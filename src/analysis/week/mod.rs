//! Did I feel better this week? One answer from two legs, with what was done beside it.

mod activity;
mod headline;

use chrono::NaiveDate;

use super::align::{DayScore, day_scores};
use super::stats::Interval;
use super::stats::weekly_verdict::{BASELINE_DAYS, WEEK_DAYS, Weekly, compare_spans, weekly_verdict};
use super::stats::wilson::wilson_ci;
use crate::domain::{Entry, GlobalChange, Location, Moment, Period, Scale};

pub use activity::{Activity, TreatmentCount};
pub use headline::{WeekHeadline, combine};

/// Fewest runs this week for a verdict on runs. Judgement.
pub const LEAST_RUNS_NOW: usize = 3;
/// Fewest runs in the four weeks before for a verdict on runs. Judgement.
pub const LEAST_RUNS_BEFORE: usize = 6;

/// The week in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// The days looked at, seven or as many as the week has had.
    pub period: Period,
    /// The four weeks before.
    pub baseline: Period,
    /// Day scores of baseline and week, oldest first.
    pub days: Vec<DayScore>,
    /// The runner's own word, the last given this week. It stands first and never sets the headline.
    pub own_word: Option<OwnWord>,
    /// Background pain against the four weeks before.
    pub background: Weekly,
    /// Worst pain of this week's runs against the runs of the four weeks before.
    pub running: Weekly,
    /// What the two legs say together.
    pub headline: WeekHeadline,
    /// The usual level is below the change that counts: there is no room to be better.
    pub no_room: bool,
    /// Days without pain among the scored days of this week.
    pub pain_free: Option<Share>,
    /// The week's worst day.
    pub worst_day: Option<DayScore>,
    /// Days of this week without a score.
    pub days_missing: Vec<NaiveDate>,
    /// Means of the week before and of this week: an arrow, no verdict.
    pub last_week: Option<LastWeek>,
    /// What was done.
    pub activity: Activity,
}

/// The runner's own global rating of change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OwnWord {
    /// The day it was given.
    pub day: NaiveDate,
    /// The word.
    pub change: GlobalChange,
}

/// k of n with Wilson's 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// How many.
    pub k: usize,
    /// Of how many.
    pub n: usize,
    /// 95 % interval of the share.
    pub interval: Interval,
}

/// Two means side by side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LastWeek {
    /// Mean day score of the seven days before.
    pub before: f64,
    /// Mean day score of this week.
    pub now: f64,
}

/// Looks at a week of one to seven days against the 28 days before it.
///
/// Days after the period's seventh are left out.
#[must_use]
pub fn week(entries: &[Entry], focus: &Location, period: Period) -> Week {
    let period = first_seven(period);
    let eve = period.from().pred_opt().unwrap_or(period.from());
    let baseline = Period::ending(eve, BASELINE_DAYS as u32);
    let mut days = day_scores(entries, focus, baseline);
    days.extend(day_scores(entries, focus, period));
    let now = &days[BASELINE_DAYS.min(days.len())..];
    let background = background(&days);
    let running = running(entries, focus, baseline, period);
    Week {
        period,
        baseline,
        own_word: own_word(entries, period),
        headline: combine(background.verdict, running.verdict),
        no_room: background.change.is_some_and(|c| c.mean_base < c.mcid),
        pain_free: share(background.pain_free_now, background.n_now),
        worst_day: worst_day(now),
        days_missing: now.iter().filter(|d| d.score.is_none()).map(|d| d.day).collect(),
        last_week: last_week(&days),
        activity: Activity::of(entries, focus, baseline, period),
        background,
        running,
        days,
    }
}

fn first_seven(period: Period) -> Period {
    let last = period.from().checked_add_days(chrono::Days::new(WEEK_DAYS as u64 - 1)).unwrap_or(period.to());
    Period::new(period.from(), period.to().min(last)).unwrap_or(period)
}

/// A week still under way is filled up with days that have no score yet.
fn background(days: &[DayScore]) -> Weekly {
    let mut scores: Vec<Option<f64>> = days.iter().map(|d| d.score).collect();
    let to_come = (BASELINE_DAYS + WEEK_DAYS).saturating_sub(scores.len());
    scores.resize(BASELINE_DAYS + WEEK_DAYS, None);
    let mut weekly = weekly_verdict(&scores).unwrap_or_else(|_| nothing());
    weekly.missing_now = weekly.missing_now.saturating_sub(to_come);
    weekly
}

fn running(entries: &[Entry], focus: &Location, baseline: Period, period: Period) -> Weekly {
    let pains = |span: Period| run_pains(entries, focus, span);
    let (before, now) = (pains(baseline), pains(period));
    let known = |pains: &[Option<f64>]| pains.iter().flatten().count();
    let enough = known(&now) >= LEAST_RUNS_NOW && known(&before) >= LEAST_RUNS_BEFORE;
    compare_spans(&now, &before, enough).unwrap_or_else(|_| nothing())
}

/// Scores of the domain are finite, so this stands for an answer that cannot be asked for.
fn nothing() -> Weekly {
    use super::stats::weekly_verdict::{WeekReason, WeekVerdict};
    Weekly {
        n_now: 0,
        n_base: 0,
        missing_now: 0,
        pain_free_now: 0,
        pain_free_base: 0,
        worst_now: None,
        change: None,
        verdict: WeekVerdict::CannotTell,
        reason: WeekReason::NotEnoughDays,
    }
}

/// Worst pain of each run of a period, in order of start.
fn run_pains(entries: &[Entry], focus: &Location, period: Period) -> Vec<Option<f64>> {
    let mut runs: Vec<&Entry> = entries.iter().filter(|e| e.run().is_some() && period.contains(e.stamp.day())).collect();
    runs.sort_by_key(|e| (e.stamp.day(), e.stamp.utc()));
    runs.iter().map(|e| e.run().and_then(|run| run.pain_at(Moment::Worst, focus)).map(|s| f64::from(s.get()))).collect()
}

fn own_word(entries: &[Entry], period: Period) -> Option<OwnWord> {
    let rated = entries
        .iter()
        .filter(|e| period.contains(e.stamp.day()))
        .filter(|e| e.rating().is_some_and(|r| r.scale() == Scale::Pgic));
    let last = rated.max_by_key(|e| (e.stamp.day(), e.stamp.utc(), e.id))?;
    let change = GlobalChange::new(i64::from(last.rating()?.value())).ok()?;
    Some(OwnWord { day: last.stamp.day(), change })
}

fn share(k: usize, n: usize) -> Option<Share> {
    wilson_ci(k, n, 0.95).ok().map(|interval| Share { k, n, interval })
}

/// The highest score; the first of several.
fn worst_day(days: &[DayScore]) -> Option<DayScore> {
    let scored = days.iter().filter(|d| d.score.is_some());
    scored.copied().reduce(|worst, d| if d.score > worst.score { d } else { worst })
}

fn last_week(days: &[DayScore]) -> Option<LastWeek> {
    let mean = |part: &[DayScore]| super::stats::describe::mean(&part.iter().filter_map(|d| d.score).collect::<Vec<_>>());
    let (before, now) = days.split_at(BASELINE_DAYS.min(days.len()));
    Some(LastWeek { before: mean(&before[before.len().saturating_sub(WEEK_DAYS)..])?, now: mean(now)? })
}

#[cfg(test)]
mod tests;
