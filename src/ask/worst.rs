//! The highest score of some days, with its day and its entry: a figure, no verdict.

use super::last::readings;
use super::question::{Span, WorstOf};
use crate::analysis::align::day_scores;
use crate::domain::{Entry, Location, Moment, Period};
use chrono::NaiveDate;

/// The worst of some days, in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct WorstFigure {
    /// Of what.
    pub of: WorstOf,
    /// The words for the days.
    pub words: String,
    /// The days.
    pub period: Period,
    /// The highest score; none of no scores.
    pub score: Option<f64>,
    /// Its day; the first of several.
    pub day: Option<NaiveDate>,
    /// The entry that says so; a day's score is of several.
    pub entry: Option<Entry>,
    /// Of how many scores, runs or days.
    pub n: usize,
    /// On how many of them it was as high.
    pub times: usize,
}

/// A score with its day.
type Scored<'a> = (NaiveDate, f64, Option<&'a Entry>);

pub(super) fn figure(of: WorstOf, span: &Span, entries: &[Entry], focus: &Location) -> WorstFigure {
    let scores = scored(of, span.period, entries, focus);
    let worst = scores.iter().copied().reduce(|worst, next| if next.1 > worst.1 { next } else { worst });
    WorstFigure {
        of,
        words: span.words.clone(),
        period: span.period,
        score: worst.map(|(_, score, _)| score),
        day: worst.map(|(day, ..)| day),
        entry: worst.and_then(|(_, _, entry)| entry.cloned()),
        n: scores.len(),
        times: scores.iter().filter(|(_, score, _)| worst.is_some_and(|worst| worst.1 == *score)).count(),
    }
}

fn scored<'a>(of: WorstOf, period: Period, entries: &'a [Entry], focus: &'a Location) -> Vec<Scored<'a>> {
    let within = entries.iter().filter(move |entry| period.contains(entry.stamp.day()));
    match of {
        WorstOf::Day => day_scores(entries, focus, period).iter().filter_map(|day| Some((day.day, day.score?, None))).collect(),
        WorstOf::Run => within
            .filter_map(|entry| {
                Some((entry.stamp.day(), entry.run()?.pain_at(Moment::Worst, focus)?.get().into(), Some(entry)))
            })
            .collect(),
        WorstOf::Pain => within
            .flat_map(|entry| {
                readings(entry, focus).map(move |reading| (entry.stamp.day(), reading.score.get().into(), Some(entry)))
            })
            .collect(),
    }
}
