//! Figures: a number in words, with its counts, and no verdict.

mod amount;
mod days;
mod last;
mod trend;
mod worst;

use super::number::{count, points};
use crate::ask::{About, Mean, SpanMeans};
use crate::domain::Period;

pub(super) use amount::{amount_body, amount_sentence};
pub(super) use days::{days_body, days_sentence};
pub(super) use last::{last_body, last_sentence};
pub(super) use trend::{trend_body, trend_sentence};
pub(super) use worst::{worst_body, worst_sentence};

fn leg_of(about: About) -> (&'static str, &'static str) {
    match about {
        About::Everything => ("background pain", "day"),
        About::Runs => ("pain on runs", "run"),
    }
}

fn leg_mean(about: About, means: &SpanMeans) -> Mean {
    match about {
        About::Everything => means.background,
        About::Runs => means.running,
    }
}

/// `in the 24 days before`.
fn before_days(period: Period) -> String {
    match period.days() {
        1 => "the day before".into(),
        days => format!("in the {days} days before"),
    }
}

fn shown(mean: &Mean, one: &str) -> String {
    mean.mean.map_or("no score".into(), |value| format!("{} ({})", points(value), count(mean.n, one)))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
