//! Each run against the longest of the thirty days before it: a fact, no advice.

use super::{count, stretch};
use crate::analysis::mileage::{BEYOND, RunLength};
use crate::analysis::trend::Trend;
use crate::chart::figure::About;
use crate::chart::mileage::{MileagePlot, RunDistance};

/// The runs of a trend beside the longest before each, for the picture of the mileage.
#[must_use]
pub fn mileage(trend: &Trend, lengths: &[RunLength]) -> MileagePlot {
    let unit = trend.unit.metres();
    let run = |run: &RunLength| RunDistance {
        day: run.day,
        distance: run.distance_m / unit,
        longest_before: run.longest_before_m.map(|m| m / unit),
        next_morning: run.next_morning.map(f64::from),
    };
    MileagePlot {
        about: About { title: title(lengths), subtitle: subtitle(trend, lengths), caption: CAPTION.into() },
        unit: trend.unit.name().into(),
        from: trend.from,
        to: trend.to,
        runs: lengths.iter().map(run).collect(),
        weeks: trend.weeks.iter().map(|week| (week.first_day, week.distance_m / unit)).collect(),
        marked_from: BEYOND,
    }
}

const CAPTION: &str = "A run is set beside the longest of the 30 days before it (Frandsen 2025, 5205 runners: injuries were more frequent \
                       after a run over 10 % longer). Runs without a distance are left out. The picture shows what was \
                       written down, not why it was so.";

fn title(lengths: &[RunLength]) -> String {
    let compared = lengths.iter().filter(|run| run.longest_before_m.is_some()).count();
    let beyond: Vec<&RunLength> = lengths.iter().filter(|run| run.is_beyond()).collect();
    if compared == 0 {
        return match lengths.len() {
            0 => "No run with a distance yet".into(),
            n => format!("{}, none with another in the 30 days before it", count(n, "run")),
        };
    }
    let more =
        format!("{} of {} went more than 10 % beyond the longest of the 30 days before", beyond.len(), count(compared, "run"));
    let mornings: Vec<f64> = beyond.iter().filter_map(|run| run.next_morning).map(f64::from).collect();
    let others = lengths.iter().filter(|run| !run.is_beyond()).filter_map(|run| run.next_morning).map(f64::from);
    let others: Vec<f64> = others.collect();
    // Two means need a few scores each to be worth reading.
    if mornings.len() < LEAST || others.len() < LEAST {
        return more;
    }
    let mean = |scores: &[f64]| scores.iter().sum::<f64>() / scores.len() as f64;
    format!("{more}; pain the next morning {:.1}, after other runs {:.1}", mean(&mornings), mean(&others))
}

/// Scores that a mean in the title needs. Judgement.
const LEAST: usize = 3;

fn subtitle(trend: &Trend, lengths: &[RunLength]) -> String {
    let mornings = lengths.iter().filter(|run| run.next_morning.is_some()).count();
    let without = trend.runs.len().saturating_sub(lengths.len());
    let left_out = if without > 0 { format!(", {} without one left out", count(without, "run")) } else { String::new() };
    format!(
        "{}: {} with a distance{left_out}; {} with a score of the next morning.",
        stretch(trend.from, trend.to),
        count(lengths.len(), "run"),
        mornings
    )
}
