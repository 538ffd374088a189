//! This week against my own last four weeks.
//!
//! Not against last week: after one bad week the next is better by itself. The size that counts
//! is 2 points or 30 % (Farrar 2001; Dworkin 2008), at least one step of the scale. The 80 %
//! interval and the gates are judgement.

use super::Interval;
use super::describe::{mean, sd};
use super::refusal::{Refusal, finite, same_length};
use super::student_t::t_ppf;

/// Days of the baseline.
pub const BASELINE_DAYS: usize = 28;
/// Days of the week looked at.
pub const WEEK_DAYS: usize = 7;
const INTERVAL_LEVEL: f64 = 0.8;
const LEAST_PAIRS: usize = 8;

/// Whether this week was better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekVerdict {
    /// Better by a margin that counts, beyond noise.
    Better,
    /// Worse by a margin that counts, beyond noise.
    Worse,
    /// Within the margin.
    Same,
    /// Cannot tell.
    CannotTell,
}

/// Why the verdict is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekReason {
    /// The numbers decide.
    Decided,
    /// Too few scores.
    NotEnoughDays,
    /// The interval covers more than one answer.
    IntervalTooWide,
}

/// The comparison in numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Mean of this week.
    pub mean_now: f64,
    /// Mean of the baseline.
    pub mean_base: f64,
    /// Now minus baseline; negative is better.
    pub change: f64,
    /// Size that counts, points.
    pub mcid: f64,
    /// Carry-over from one score to the next, as used.
    pub carry_over: f64,
    /// Standard error of the change.
    pub se: f64,
    /// Degrees of freedom.
    pub df: f64,
    /// 80 % interval of the change.
    pub interval: Interval,
}

/// The week's counts, the comparison when there is one, and the verdict.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weekly {
    /// Scored days this week.
    pub n_now: usize,
    /// Scored days in the baseline.
    pub n_base: usize,
    /// Days of this week without a score.
    pub missing_now: usize,
    /// Days this week with a score of 0.
    pub pain_free_now: usize,
    /// Days of the baseline with a score of 0.
    pub pain_free_base: usize,
    /// Highest day score this week.
    pub worst_now: Option<f64>,
    /// The comparison; none when there are too few scores.
    pub change: Option<Change>,
    /// The verdict.
    pub verdict: WeekVerdict,
    /// Why.
    pub reason: WeekReason,
}

/// The verdict over 35 day scores, oldest first; `None` is a day without a score.
pub fn weekly_verdict(days: &[Option<f64>]) -> Result<Weekly, Refusal> {
    same_length(days.len(), BASELINE_DAYS + WEEK_DAYS)?;
    let (base, now) = days.split_at(BASELINE_DAYS);
    let scored = |part: &[Option<f64>]| part.iter().flatten().count();
    let full_weeks = base.chunks(WEEK_DAYS).filter(|week| scored(week) >= 3).count();
    let enough = scored(now) >= 4 && scored(base) >= 12 && full_weeks >= 3;
    compare_spans(now, base, enough)
}

/// The same comparison over any two spans in time order, gates judged by the caller.
pub fn compare_spans(now: &[Option<f64>], base: &[Option<f64>], enough: bool) -> Result<Weekly, Refusal> {
    let (week, before): (Vec<f64>, Vec<f64>) =
        (now.iter().copied().flatten().collect(), base.iter().copied().flatten().collect());
    finite(&week)?;
    finite(&before)?;
    let change = if enough { Some(change(&week, &before, base)?) } else { None };
    let (verdict, reason) = change.map_or((WeekVerdict::CannotTell, WeekReason::NotEnoughDays), |c| judge(&c));
    let pain_free = |scores: &[f64]| scores.iter().filter(|s| **s == 0.0).count();
    Ok(Weekly {
        n_now: week.len(),
        n_base: before.len(),
        missing_now: now.len() - week.len(),
        pain_free_now: pain_free(&week),
        pain_free_base: pain_free(&before),
        worst_now: week.iter().copied().reduce(f64::max),
        change,
        verdict,
        reason,
    })
}

fn change(week: &[f64], before: &[f64], base: &[Option<f64>]) -> Result<Change, Refusal> {
    let nothing = Refusal::TooFew { needed: 1, have: 0 };
    let (mean_now, mean_base) = (mean(week).ok_or(nothing)?, mean(before).ok_or(nothing)?);
    let (n_now, n_base) = (week.len() as f64, before.len() as f64);
    let carry_over = carry_over(base, mean_base, n_base).clamp(0.2, 0.8);
    let inflation = (1.0 + carry_over) / (1.0 - carry_over);
    let squares = |scores: &[f64]| sd(scores).map_or(0.0, |s| s * s * (scores.len() - 1) as f64);
    let pooled = ((squares(week) + squares(before)) / (n_now + n_base - 2.0).max(1.0)).sqrt();
    let se = pooled.max(0.5) * (inflation * (1.0 / n_now + 1.0 / n_base)).sqrt();
    let df = ((n_now + n_base) / inflation - 2.0).max(3.0);
    let (change, half) = (mean_now - mean_base, t_ppf(0.5 + 0.5 * INTERVAL_LEVEL, df)? * se);
    let interval = Interval { lower: change - half, upper: change + half, level: INTERVAL_LEVEL };
    Ok(Change { mean_now, mean_base, change, mcid: mcid(mean_base), carry_over, se, df, interval })
}

/// The change that counts: 30 % of the usual level, between one and two points.
#[must_use]
pub fn mcid(mean_base: f64) -> f64 {
    (0.30 * mean_base).clamp(1.0, 2.0)
}

/// Lag-1 correlation of the baseline with its bias taken off; one half when it cannot be told.
fn carry_over(base: &[Option<f64>], centre: f64, n_base: f64) -> f64 {
    let away: Vec<Option<f64>> = base.iter().map(|score| score.map(|s| s - centre)).collect();
    let products: Vec<f64> = away.windows(2).filter_map(|pair| Some(pair[0]? * pair[1]?)).collect();
    let variance = away.iter().flatten().map(|e| e * e).sum::<f64>() / n_base;
    if products.len() < LEAST_PAIRS || variance <= 1e-18 {
        return 0.5;
    }
    products.iter().sum::<f64>() / products.len() as f64 / variance + 1.0 / n_base
}

fn judge(change: &Change) -> (WeekVerdict, WeekReason) {
    let Change { change: d, mcid, interval, .. } = *change;
    // Adding up tenths must not decide whether a margin was reached.
    let (reached_down, reached_up) = (d <= -mcid + super::SAME, d >= mcid - super::SAME);
    if reached_down && interval.upper < 0.0 {
        (WeekVerdict::Better, WeekReason::Decided)
    } else if reached_up && interval.lower > 0.0 {
        (WeekVerdict::Worse, WeekReason::Decided)
    } else if interval.lower > -mcid && interval.upper < mcid {
        (WeekVerdict::Same, WeekReason::Decided)
    } else {
        (WeekVerdict::CannotTell, WeekReason::IntervalTooWide)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_needs_the_change_that_counts_and_an_interval_on_its_side() {
        let word = |change, lower, upper| {
            let interval = Interval { lower, upper, level: INTERVAL_LEVEL };
            judge(&Change { mean_now: 0.0, mean_base: 0.0, change, mcid: 1.0, carry_over: 0.0, se: 1.0, df: 9.0, interval }).0
        };
        for (change, lower, upper, expected) in [
            (-1.0, -1.9, -0.1, WeekVerdict::Better),
            // Tenths that add up to a hair less.
            (-0.999_999_999_999, -1.9, -0.1, WeekVerdict::Better),
            (-0.9, -1.7, -0.1, WeekVerdict::CannotTell),
            (-1.0, -2.0, 0.0, WeekVerdict::CannotTell),
            (1.0, 0.1, 1.9, WeekVerdict::Worse),
            (0.999_999_999_999, 0.1, 1.9, WeekVerdict::Worse),
            (1.0, 0.0, 2.0, WeekVerdict::CannotTell),
            (0.9, 0.1, 1.7, WeekVerdict::CannotTell),
            (0.0, -0.9, 0.9, WeekVerdict::Same),
            (-0.5, -0.9, -0.1, WeekVerdict::Same),
            (0.0, -1.0, 0.9, WeekVerdict::CannotTell),
            (0.0, -0.9, 1.0, WeekVerdict::CannotTell),
        ] {
            assert_eq!(word(change, lower, upper), expected, "{change} in {lower} to {upper}");
        }
    }

    #[test]
    fn the_change_that_counts_lies_between_one_point_and_two() {
        assert_eq!((mcid(0.0), mcid(5.0), mcid(9.0)), (1.0, 1.5, 2.0));
    }

    #[test]
    fn three_scored_days_cannot_tell() {
        let mut days = vec![Some(3.0); 35];
        for day in &mut days[31..] {
            *day = None;
        }
        let weekly = weekly_verdict(&days).unwrap();
        assert_eq!((weekly.verdict, weekly.reason), (WeekVerdict::CannotTell, WeekReason::NotEnoughDays));
        assert_eq!(weekly.missing_now, 4);
    }

    #[test]
    fn a_baseline_in_one_week_is_no_baseline() {
        let days: Vec<Option<f64>> = (0..35).map(|i| (i >= 14).then_some(3.0)).collect();
        assert_eq!(weekly_verdict(&days).unwrap().verdict, WeekVerdict::CannotTell);
    }

    #[test]
    fn a_clear_fall_is_better() {
        let days: Vec<Option<f64>> = (0..35).map(|i| Some(if i < 28 { 5.0 } else { 2.0 })).collect();
        assert_eq!(weekly_verdict(&days).unwrap().verdict, WeekVerdict::Better);
        assert!(weekly_verdict(&days[1..]).is_err());
    }
}
