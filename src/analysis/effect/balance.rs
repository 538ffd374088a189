//! How alike the runs with and without were otherwise.

use super::rows::Rows;
use crate::analysis::align::DiaryRun;
use crate::analysis::stats::describe::{Description, describe, standardised_difference};

/// Above this the difference is said in words. Convention (Rosenbaum & Rubin 1985).
const NOTABLE: f64 = 0.25;

/// What is compared beside the outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// How the day felt before the decision.
    CarriedInPain,
    /// Distance, km.
    Distance,
    /// Days since the run before.
    RestDays,
}

/// One line of the balance table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Balance {
    /// What is compared.
    pub what: Compared,
    /// Runs with a session.
    pub with: Description,
    /// Runs without.
    pub without: Description,
    /// Difference in standard deviations; none when nothing varies.
    pub standardised: Option<f64>,
}

impl Balance {
    /// Whether the difference is worth saying.
    #[must_use]
    pub fn is_notable(&self) -> bool {
        self.standardised.is_some_and(|d| d.abs() > NOTABLE)
    }
}

/// The balance table.
pub(super) fn balance(rows: &Rows<'_>) -> Vec<Balance> {
    let of = |what: Compared| match what {
        Compared::CarriedInPain => |run: &DiaryRun| run.carried_in_pain,
        Compared::Distance => |run: &DiaryRun| run.distance_km,
        Compared::RestDays => |run: &DiaryRun| run.rest_days,
    };
    [Compared::CarriedInPain, Compared::Distance, Compared::RestDays]
        .into_iter()
        .filter_map(|what| line(rows, what, of(what)))
        .collect()
}

fn line(rows: &Rows<'_>, what: Compared, value: fn(&DiaryRun) -> Option<f64>) -> Option<Balance> {
    let side = |with: bool| -> Vec<Option<f64>> {
        rows.runs.iter().zip(&rows.glided).filter(|(_, g)| **g == with).map(|(r, _)| value(r)).collect()
    };
    let (with, without) = (side(true), side(false));
    let known = |values: &[Option<f64>]| values.iter().copied().flatten().collect::<Vec<f64>>();
    let standardised = standardised_difference(&known(&with), &known(&without));
    Some(Balance { what, with: describe(&with).ok()?, without: describe(&without).ok()?, standardised })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_worth_saying_above_a_quarter_of_a_standard_deviation() {
        let notable = |standardised| {
            let none = || describe(&[]).unwrap();
            Balance { what: Compared::Distance, with: none(), without: none(), standardised }.is_notable()
        };
        assert!(notable(Some(0.3)) && notable(Some(-0.3)) && !notable(Some(0.25)) && !notable(Some(-0.2)) && !notable(None));
    }
}
