//! What is allowed for beside gliding: a fixed list, no choosing.
//!
//! Never what comes after the glide: pain just before the run, pace, duration, effort.

use super::rows::Rows;
use crate::analysis::stats::SAME;
use crate::analysis::stats::describe::{mean, sd};
use crate::analysis::stats::projection::condition_number;

/// Runs from which the trend may bend.
const LEAST_FOR_CURVE: usize = 60;
/// Above this condition number the last column is dropped.
const ILL_CONDITIONED: f64 = 1e8;

/// Something allowed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covariate {
    /// How the day felt before the decision.
    CarriedInPain,
    /// Days since the first run.
    Trend,
    /// Their square.
    TrendSquared,
    /// Distance of the run.
    Distance,
    /// Saturday or Sunday.
    Weekend,
    /// Another treatment earlier that day.
    OtherHelp,
}

/// Why a covariate is not allowed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyDropped {
    /// The same on every run.
    Constant,
    /// Missing on more than a fifth of the runs.
    MissingTooOften,
    /// A combination of the others.
    NotSeparable,
}

/// A covariate not allowed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dropped {
    /// Which.
    pub covariate: Covariate,
    /// Why.
    pub why: WhyDropped,
}

/// The covariates of a fit.
pub(super) struct Model {
    pub(super) covariates: Vec<Covariate>,
    pub(super) columns: Vec<Vec<f64>>,
    pub(super) dropped: Vec<Dropped>,
}

/// The columns that always enter, in order, freed of what cannot be told apart.
pub(super) fn model(rows: &Rows<'_>) -> Model {
    let mut model = Model { covariates: Vec::new(), columns: Vec::new(), dropped: Vec::new() };
    let each = |value: &dyn Fn(usize) -> Option<f64>| (0..rows.len()).map(value).collect::<Option<Vec<f64>>>();
    let trend = centred(&rows.days());
    model.offer(Covariate::CarriedInPain, each(&|i| rows.runs[i].carried_in_pain));
    model.offer(Covariate::Trend, Some(trend.clone()));
    if rows.len() >= LEAST_FOR_CURVE {
        model.offer(Covariate::TrendSquared, Some(centred(&trend.iter().map(|t| t * t).collect::<Vec<_>>())));
    }
    model.offer(Covariate::Distance, rows.distance_kept.then(|| each(&|i| rows.runs[i].distance_km)).flatten());
    model.offer(Covariate::Weekend, each(&|i| Some(f64::from(rows.runs[i].weekend))));
    if rows.help_kept {
        model.offer(Covariate::OtherHelp, each(&|i| rows.runs[i].other_help.map(f64::from)));
    } else if rows.help_missing_often {
        model.drop(Covariate::OtherHelp, WhyDropped::MissingTooOften);
    }
    model.shed();
    model
}

/// Pain of the run before, where it differs at all; the first run of a diary, which has none, stands in the middle.
pub(super) fn last_run_pain(rows: &Rows<'_>) -> Option<Vec<f64>> {
    let known: Vec<f64> = rows.runs.iter().filter_map(|run| run.last_run_pain).collect();
    let middle = mean(&known)?;
    let column: Vec<f64> = rows.runs.iter().map(|run| run.last_run_pain.unwrap_or(middle)).collect();
    (!constant(&column)).then_some(column)
}

impl Model {
    fn drop(&mut self, covariate: Covariate, why: WhyDropped) {
        self.dropped.push(Dropped { covariate, why });
    }

    fn offer(&mut self, covariate: Covariate, column: Option<Vec<f64>>) {
        match column {
            None => self.drop(covariate, WhyDropped::MissingTooOften),
            Some(column) if constant(&column) => self.drop(covariate, WhyDropped::Constant),
            Some(column) => {
                self.covariates.push(covariate);
                self.columns.push(column);
            }
        }
    }

    /// Drops the last column while the standardised design is ill-conditioned.
    fn shed(&mut self) {
        while condition_number(&self.columns.iter().map(|c| standardised(c)).collect::<Vec<_>>()) > ILL_CONDITIONED {
            self.columns.pop();
            match self.covariates.pop() {
                Some(last) => self.drop(last, WhyDropped::NotSeparable),
                None => return,
            }
        }
    }
}

fn constant(column: &[f64]) -> bool {
    column.iter().all(|v| (v - column[0]).abs() <= SAME)
}

fn centred(column: &[f64]) -> Vec<f64> {
    let centre = mean(column).unwrap_or(0.0);
    column.iter().map(|v| v - centre).collect()
}

fn standardised(column: &[f64]) -> Vec<f64> {
    let spread = sd(column).filter(|s| *s > 0.0).unwrap_or(1.0);
    centred(column).iter().map(|v| v / spread).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_put_around_zero_and_on_one_scale() {
        assert_eq!(centred(&[1.0, 2.0, 6.0]), [-2.0, -1.0, 3.0]);
        assert_eq!(standardised(&[2.0, 4.0, 6.0]), [-1.0, 0.0, 1.0]);
        assert_eq!(standardised(&[5.0, 5.0]), [0.0, 0.0], "nothing to divide by");
    }

    #[test]
    fn what_cannot_be_told_from_the_rest_is_dropped_from_the_end() {
        let time: Vec<f64> = (0..20).map(f64::from).collect();
        let other: Vec<f64> = (0..20).map(|i| f64::from(i * i % 7)).collect();
        let nearly_time: Vec<f64> = time.iter().zip(&other).map(|(t, o)| 3.0 * t + 1e-9 * o).collect();
        let shed = |columns: Vec<Vec<f64>>| {
            let covariates = [Covariate::Trend, Covariate::Distance, Covariate::Weekend][..columns.len()].to_vec();
            let mut model = Model { covariates, columns, dropped: Vec::new() };
            model.shed();
            (model.covariates, model.columns.len(), model.dropped.iter().map(|d| (d.covariate, d.why)).collect::<Vec<_>>())
        };
        assert_eq!(shed(vec![time.clone(), other.clone()]), (vec![Covariate::Trend, Covariate::Distance], 2, vec![]));
        let dropped = vec![(Covariate::Weekend, WhyDropped::NotSeparable)];
        assert_eq!(shed(vec![time, other, nearly_time]), (vec![Covariate::Trend, Covariate::Distance], 2, dropped));
    }
}
