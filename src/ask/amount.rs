//! How far, how many, how often, how long, beside what is usual.

use super::needed::before;
use super::question::{Amount, Span, SpanKind, Than};
use crate::analysis::align::day_scores;
use crate::domain::{Entry, Location, Period, Status};

/// A count or a sum, in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct AmountFigure {
    /// Of what.
    pub what: Amount,
    /// The words for the days.
    pub words: String,
    /// The days.
    pub period: Period,
    /// Metres, seconds, or a count.
    pub value: f64,
    /// Of how many runs, sessions or scored days.
    pub n: usize,
    /// Runs without a distance or a duration, days without a score.
    pub missing: usize,
    /// Sessions skipped on purpose.
    pub skipped: usize,
    /// What is usual.
    pub usual: Option<Usual>,
}

/// What is usual: four weeks as the mean of a week, or the time just before as it was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usual {
    /// The days.
    pub period: Period,
    /// Metres, seconds, or a count, for as long as the days asked about.
    pub value: f64,
    /// Of how many runs, sessions or scored days in all.
    pub n: usize,
    /// Whether the value is the mean of four weeks.
    pub mean_of_weeks: bool,
}

/// What was counted in some days.
struct Tally {
    value: f64,
    n: usize,
    missing: usize,
    skipped: usize,
}

pub(super) fn figure(what: &Amount, span: &Span, than: Than, entries: &[Entry], focus: &Location) -> AmountFigure {
    let Tally { value, n, missing, skipped } = tally(what, entries, focus, span.period);
    let mean_of_weeks = matches!((span.kind, than), (SpanKind::Week(_), Than::Usual));
    let usual = before(span, than).map(|period| {
        let before = tally(what, entries, focus, period);
        Usual { period, value: if mean_of_weeks { before.value / 4.0 } else { before.value }, n: before.n, mean_of_weeks }
    });
    AmountFigure { what: what.clone(), words: span.words.clone(), period: span.period, value, n, missing, skipped, usual }
}

fn tally(what: &Amount, entries: &[Entry], focus: &Location, period: Period) -> Tally {
    let within: Vec<&Entry> = entries.iter().filter(|entry| period.contains(entry.stamp.day())).collect();
    let runs = || within.iter().filter_map(|entry| entry.run());
    match what {
        Amount::Distance(_) => of_runs(runs().map(|run| run.distance.map(|d| d.metres()))),
        Amount::RunTime => of_runs(runs().map(|run| run.duration().map(|d| f64::from(d.seconds())))),
        Amount::Runs => of_runs(runs().map(|_| Some(1.0))),
        Amount::Glides => of_sessions(within.iter().filter_map(|entry| entry.glide()).map(|glide| glide.status)),
        Amount::SkippedGlides => {
            let sessions = of_sessions(within.iter().filter_map(|entry| entry.glide()).map(|glide| glide.status));
            Tally { value: sessions.skipped as f64, n: sessions.skipped, ..sessions }
        }
        Amount::Treatment(name) => {
            let named = within.iter().filter_map(|entry| entry.treatment()).filter(|treatment| treatment.name() == name);
            of_sessions(named.map(|treatment| treatment.status))
        }
        Amount::PainFreeDays => {
            let days = day_scores(entries, focus, period);
            let scores: Vec<f64> = days.iter().filter_map(|day| day.score).collect();
            let free = scores.iter().filter(|score| **score == 0.0).count();
            Tally { value: free as f64, n: scores.len(), missing: days.len() - scores.len(), skipped: 0 }
        }
    }
}

fn of_runs(values: impl Iterator<Item = Option<f64>>) -> Tally {
    let values: Vec<Option<f64>> = values.collect();
    let missing = values.iter().filter(|value| value.is_none()).count();
    Tally { value: values.iter().flatten().sum(), n: values.len(), missing, skipped: 0 }
}

fn of_sessions(statuses: impl Iterator<Item = Status>) -> Tally {
    let (done, skipped): (Vec<Status>, Vec<Status>) = statuses.partition(|status| *status == Status::Done);
    Tally { value: done.len() as f64, n: done.len(), missing: 0, skipped: skipped.len() }
}
