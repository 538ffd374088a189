//! The trend of a diary: what was scored, run and glided over time, ready to be drawn or told.
//!
//! Background pain is what is felt away from running: on waking and at rest. A day's background is the mean of its
//! background scores; the rolling mean is taken over days, so a day scored four times weighs no more than one scored once.

mod read;
mod rolling;

pub use read::trend;
pub use rolling::{
    Finding, PERIOD_DAYS, PERIOD_NEEDS, PeriodMean, RollingDay, SILENCE_DAYS, WINDOW_DAYS, WINDOW_NEEDS, rolling_pieces,
};

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::{DistanceUnit, Moment};

/// One pain score.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The journal day.
    pub day: NaiveDate,
    /// How far into the day, 0 to 1, where it is known.
    pub time: Option<f64>,
    /// When it was taken.
    pub moment: Moment,
    /// 0 to 10.
    pub score: u8,
}

/// One run.
#[derive(Debug, Clone, PartialEq)]
pub struct RunPoint {
    /// The journal day.
    pub day: NaiveDate,
    /// How far into the day it began, 0 to 1, where it is known.
    pub time: Option<f64>,
    /// Worst pain during it, 0 to 10.
    pub worst: Option<u8>,
    /// Effort, 0 to 10.
    pub effort: Option<u8>,
    /// Distance in metres.
    pub distance_m: Option<f64>,
    /// Whether it ended early because of the complaint.
    pub cut_short: bool,
}

/// What a glide session was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlideKind {
    /// Done in the hours before a run.
    BeforeRun,
    /// Done at another time.
    Other,
    /// Left out on purpose.
    Skipped,
}

/// One glide session.
#[derive(Debug, Clone, PartialEq)]
pub struct GlidePoint {
    /// The journal day.
    pub day: NaiveDate,
    /// How far into the day, 0 to 1, where it is known.
    pub time: Option<f64>,
    /// What it was.
    pub kind: GlideKind,
}

/// One week of running.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// Its first day.
    pub first_day: NaiveDate,
    /// Metres run in it, over the runs whose distance is known.
    pub distance_m: f64,
    /// Runs in it, those without a distance too.
    pub runs: usize,
}

/// A day worth a line: the start of an injury, a treatment that was not gliding.
#[derive(Debug, Clone, PartialEq)]
pub struct DayLine {
    /// The day.
    pub day: NaiveDate,
    /// Its words.
    pub label: String,
    /// An injury began or ended: what a reader must find first.
    pub of_injury: bool,
}

/// Everything the trend shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// First day shown.
    pub from: NaiveDate,
    /// Last day shown.
    pub to: NaiveDate,
    /// Where it hurts, in words, such as `left hamstring`; empty where every site is meant.
    pub site: String,
    /// The unit for distances.
    pub unit: DistanceUnit,
    /// Every score, in order of time.
    pub scores: Vec<Score>,
    /// Every run, in order of time.
    pub runs: Vec<RunPoint>,
    /// Every glide session, in order of time.
    pub glides: Vec<GlidePoint>,
    /// The weeks that have a run.
    pub weeks: Vec<Week>,
    /// Days worth a line.
    pub lines: Vec<DayLine>,
    /// Days whose sessions are left out, because the coin of a trial under way was thrown on them.
    pub coin_days: usize,
}

impl Trend {
    /// Whether nothing at all is recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scores.is_empty() && self.runs.is_empty() && self.glides.is_empty() && self.lines.is_empty()
    }

    /// Leaves out what a trial under way tries on the days its coin was thrown: beside the pain of these days it would
    /// show the result before the last planned run. `treatment` is the one that is tried; none is gliding.
    pub fn leave_out(&mut self, coin_days: &BTreeSet<NaiveDate>, treatment: Option<&str>) {
        let shown: Vec<&NaiveDate> = coin_days.iter().filter(|day| self.from <= **day && **day <= self.to).collect();
        self.coin_days = shown.len();
        match treatment {
            None => self.glides.retain(|glide| !shown.contains(&&glide.day)),
            Some(name) => self.lines.retain(|line| line.label != name || !shown.contains(&&line.day)),
        }
    }

    /// Mean background pain of each day that has a background score.
    #[must_use]
    pub fn background_days(&self) -> BTreeMap<NaiveDate, f64> {
        let mut sums: BTreeMap<NaiveDate, (f64, f64)> = BTreeMap::new();
        for score in self.scores.iter().filter(|score| is_background(score.moment)) {
            let (sum, count) = sums.entry(score.day).or_default();
            *sum += f64::from(score.score);
            *count += 1.0;
        }
        sums.into_iter().map(|(day, (sum, count))| (day, sum / count)).collect()
    }

    /// The rolling mean in unbroken pieces; days that are too thinly scored lie in none.
    #[must_use]
    pub fn rolling(&self) -> Vec<Vec<RollingDay>> {
        rolling_pieces(&self.background_days(), self.from, self.to)
    }

    /// The finding: first four weeks against the last four.
    #[must_use]
    pub fn finding(&self) -> Finding {
        rolling::find(&self.background_days())
    }
}

/// Whether a score of this moment tells of background pain and not of a run.
#[must_use]
pub fn is_background(moment: Moment) -> bool {
    matches!(moment, Moment::Morning | Moment::Rest)
}

#[cfg(test)]
mod tests;
