//! How some days were, beside those before: means and counts, no verdict.

use super::needed::before;
use super::question::{About, Felt};
use crate::analysis::align::day_scores;
use crate::analysis::stats::describe;
use crate::analysis::week::Week;
use crate::domain::{Entry, Location, Moment, Period};
use chrono::NaiveDate;

/// A mean and of how many; none of nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The mean.
    pub mean: Option<f64>,
    /// Of how many.
    pub n: usize,
}

impl Mean {
    /// The mean of values.
    pub(super) fn of(values: &[f64]) -> Self {
        Mean { mean: describe::mean(values), n: values.len() }
    }
}

/// Some days in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct SpanMeans {
    /// The days.
    pub period: Period,
    /// Background pain, over the days that have a score.
    pub background: Mean,
    /// Worst pain on runs, over the runs that have one.
    pub running: Mean,
    /// The worst day; the first of several.
    pub worst_day: Option<(NaiveDate, f64)>,
    /// Days with a score of 0.
    pub pain_free: usize,
}

/// Some days beside the equally many before.
#[derive(Debug, Clone, PartialEq)]
pub struct DaysFigure {
    /// The words for the days.
    pub words: String,
    /// What the question is about.
    pub about: About,
    /// The days.
    pub now: SpanMeans,
    /// Those before; none at the beginning of time.
    pub before: Option<SpanMeans>,
}

pub(super) fn days(asked: &Felt, entries: &[Entry], focus: &Location) -> DaysFigure {
    let means = |period| span_means(entries, focus, period);
    DaysFigure {
        words: asked.span.words.clone(),
        about: asked.about,
        now: means(asked.span.period),
        before: before(&asked.span, asked.than).map(means),
    }
}

fn span_means(entries: &[Entry], focus: &Location, period: Period) -> SpanMeans {
    let days = day_scores(entries, focus, period);
    let scored: Vec<(NaiveDate, f64)> = days.iter().filter_map(|day| Some((day.day, day.score?))).collect();
    let scores: Vec<f64> = scored.iter().map(|(_, score)| *score).collect();
    let runs: Vec<f64> = run_pains(entries, focus, period).into_iter().map(|(_, pain)| pain).collect();
    SpanMeans {
        period,
        background: Mean::of(&scores),
        running: Mean::of(&runs),
        worst_day: scored.into_iter().reduce(|worst, day| if day.1 > worst.1 { day } else { worst }),
        pain_free: scores.iter().filter(|score| **score == 0.0).count(),
    }
}

/// Worst pain of each run that has one, with its day.
pub(super) fn run_pains(entries: &[Entry], focus: &Location, period: Period) -> Vec<(NaiveDate, f64)> {
    let within = entries.iter().filter(|entry| period.contains(entry.stamp.day()));
    let pain = |entry: &Entry| Some((entry.stamp.day(), entry.run()?.pain_at(Moment::Worst, focus)?.get().into()));
    within.filter_map(pain).collect()
}

/// The means of the seven days before a week and of the week.
pub(super) fn last_week_and_this(week: &Week) -> (Mean, Mean) {
    let first = week.period.from();
    let of = |wanted: &dyn Fn(NaiveDate) -> bool| {
        let scores: Vec<f64> = week.days.iter().filter(|day| wanted(day.day)).filter_map(|day| day.score).collect();
        Mean::of(&scores)
    };
    (of(&|day| day < first && (first - day).num_days() <= 7), of(&|day| day >= first))
}
