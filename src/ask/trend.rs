//! The slope over weeks (Theil-Sen), said per four weeks; a figure, no verdict.

use super::felt::{Mean, run_pains};
use super::question::{About, Span};
use crate::analysis::align::day_scores;
use crate::analysis::stats::Interval;
use crate::analysis::stats::theil_sen::theil_sen;
use crate::domain::{Entry, Location, Period};
use chrono::{Days, NaiveDate};

/// Fewer values give a slope without an interval.
const LEAST_FOR_INTERVAL: usize = 10;
const DAYS_OF_SLOPE: f64 = 28.0;
const LEVEL: f64 = 0.95;

/// A slope in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendFigure {
    /// Background pain or pain on runs.
    pub about: About,
    /// The words for the days.
    pub words: String,
    /// The days.
    pub period: Period,
    /// Scored days, or runs with a score.
    pub n: usize,
    /// Points in four weeks, negative is better; none of fewer than two days.
    pub per_four_weeks: Option<f64>,
    /// Its 95 % interval; none of fewer than ten values.
    pub interval: Option<Interval>,
    /// Means of four weeks each, oldest first, the last ending with the period.
    pub blocks: Vec<Block>,
}

/// Four weeks and their mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Block {
    /// The days.
    pub period: Period,
    /// Their mean.
    pub mean: Mean,
}

pub(super) fn figure(about: About, span: &Span, entries: &[Entry], focus: &Location) -> TrendFigure {
    let period = span.period;
    let values: Vec<(NaiveDate, f64)> = match about {
        About::Everything => day_scores(entries, focus, period).iter().filter_map(|day| Some((day.day, day.score?))).collect(),
        About::Runs => run_pains(entries, focus, period),
    };
    let t: Vec<f64> = values.iter().map(|(day, _)| (*day - period.from()).num_days() as f64).collect();
    let y: Vec<f64> = values.iter().map(|(_, score)| *score).collect();
    let line = theil_sen(&t, &y, LEVEL).ok();
    let four_weeks = |i: Interval| Interval { lower: i.lower * DAYS_OF_SLOPE, upper: i.upper * DAYS_OF_SLOPE, level: i.level };
    TrendFigure {
        about,
        words: span.words.clone(),
        period,
        n: y.len(),
        per_four_weeks: line.map(|line| line.slope * DAYS_OF_SLOPE),
        interval: line.filter(|_| y.len() >= LEAST_FOR_INTERVAL).map(|line| four_weeks(line.interval)),
        blocks: blocks(period, &values),
    }
}

fn blocks(period: Period, values: &[(NaiveDate, f64)]) -> Vec<Block> {
    let ends = (0..period.days() / 28).filter_map(|back| period.to().checked_sub_days(Days::new(28 * back.unsigned_abs())));
    let mut blocks: Vec<Block> = ends
        .map(|end| {
            let period = Period::ending(end, 28);
            let scores: Vec<f64> = values.iter().filter(|(day, _)| period.contains(*day)).map(|(_, score)| *score).collect();
            Block { period, mean: Mean::of(&scores) }
        })
        .collect();
    blocks.reverse();
    blocks
}
