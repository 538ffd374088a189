//! How far, how many, how often, how long.

use super::super::number::{count, distance, hours, mean_count, span};
use super::super::rows::Rows;
use super::{before_days, capital};
use crate::analysis::stats::wilson::wilson_ci;
use crate::ask::{Amount, AmountFigure, Usual};
use crate::domain::DistanceUnit;

pub(in crate::report::answer) fn amount_sentence(figure: &AmountFigure, unit: DistanceUnit) -> String {
    let when = span(&figure.words, figure.period);
    let unit = if let Amount::Distance(Some(asked)) = figure.what { asked } else { unit };
    let n = figure.n;
    let now = match &figure.what {
        Amount::Distance(_) | Amount::RunTime | Amount::Runs if n == 0 => format!("No run in your diary {when}"),
        Amount::Glides if n + figure.skipped == 0 => format!("No glide session in your diary {when}"),
        Amount::SkippedGlides if n == 0 => format!("No glide session skipped on purpose in your diary {when}"),
        Amount::Treatment(name) if n + figure.skipped == 0 => format!("No {name} in your diary {when}"),
        Amount::PainFreeDays if n == 0 => format!("No pain score in your diary {when}"),
        Amount::Distance(_) => format!("You ran {} in {} {when}", distance(figure.value, unit), count(n, "run")),
        Amount::RunTime => format!("You ran {} in {} {when}", hours(figure.value), count(n, "run")),
        Amount::Runs => format!("You ran {} {when}", times(n)),
        Amount::Glides => format!("You did {} {when}{}", count(n, "glide session"), skipped(figure)),
        Amount::SkippedGlides => format!("You skipped {} on purpose {when}", count(n, "glide session")),
        Amount::Treatment(name) => format!("{}: {} {when}{}", capital(name), times(n), skipped(figure)),
        Amount::PainFreeDays => pain_free(figure, &when),
    };
    let beside = figure.usual.as_ref().map(|usual| beside(figure, usual, unit)).unwrap_or_default();
    format!("{now}{beside}.")
}

fn skipped(figure: &AmountFigure) -> String {
    if figure.skipped == 0 { String::new() } else { format!(" and skipped {} on purpose", figure.skipped) }
}

fn times(n: usize) -> String {
    match n {
        0 => "not once".into(),
        1 => "once".into(),
        n => format!("{n} times"),
    }
}

fn pain_free(figure: &AmountFigure, when: &str) -> String {
    let share = wilson_ci(figure.value as usize, figure.n, 0.95).ok();
    let range = share.map_or(String::new(), |i| format!(" (95 % interval {:.0} to {:.0} %)", i.lower * 100.0, i.upper * 100.0));
    format!("Without pain {when}: {} of {}{range}", figure.value, count(figure.n, "scored day"))
}

/// What is usual, in the same measure.
fn beside(figure: &AmountFigure, usual: &Usual, unit: DistanceUnit) -> String {
    let days = if usual.mean_of_weeks { "in the four weeks before".to_owned() } else { before_days(usual.period) };
    if usual.n == 0 {
        return format!("; none {days}");
    }
    let value = match figure.what {
        Amount::Distance(_) => distance(usual.value, unit),
        Amount::RunTime => hours(usual.value),
        Amount::PainFreeDays => {
            let free = if usual.mean_of_weeks { usual.value * 4.0 } else { usual.value };
            return format!("; {free:.0} of {} {days}", usual.n);
        }
        _ if usual.mean_of_weeks => mean_count(usual.value),
        _ => times(usual.n),
    };
    match (usual.mean_of_weeks, figure.period.days()) {
        (true, 7..) => format!("; usual is {value} a week"),
        (true, had) => format!("; usual is {value} in a whole week, and this one has had {}", count_days(had)),
        // A calendar week under way beside the whole one before it.
        (false, had) if had < usual.period.days() => {
            format!("; {value} {days}, and this week has had {} so far", count_days(had))
        }
        (false, _) => format!("; {value} {days}"),
    }
}

/// `1 day`, `2 days`.
fn count_days(days: i64) -> String {
    count(days.unsigned_abs() as usize, "day")
}

pub(in crate::report::answer) fn amount_body(figure: &AmountFigure) -> String {
    let mut rows = Rows::default();
    let before = figure.usual.as_ref().map_or(String::new(), |usual| {
        let name = if usual.mean_of_weeks { "usual is the four weeks before," } else { "before that" };
        format!("; {name} {}", usual.period)
    });
    rows.aside(&format!("{}{before}", figure.period));
    let missing = match figure.what {
        Amount::Distance(_) => format!("{} without a distance, not counted in", count(figure.missing, "run")),
        Amount::RunTime => format!("{} without a duration, not counted in", count(figure.missing, "run")),
        _ => format!("{} without a score", count(figure.missing, "day")),
    };
    rows.put("missing", &if figure.missing > 0 { vec![missing] } else { Vec::new() });
    rows.text()
}
