//! How some days were: two means and no verdict.

use super::super::number::{change, count, day, mean_count, points, span};
use super::super::place;
use super::super::rows::Rows;
use super::{before_days, capital, leg_mean, leg_of, shown};
use crate::ask::{About, DaysFigure, Mean, SpanMeans};
use crate::domain::Location;

pub(in crate::report::answer) fn days_sentence(figure: &DaysFigure) -> String {
    let when = span(&figure.words, figure.now.period);
    let (name, _) = leg_of(figure.about);
    let now = leg_mean(figure.about, &figure.now);
    let Some(mean) = now.mean else {
        return format!("No score of {name} in your diary {when}.");
    };
    let beside = figure.before.as_ref().map(|before| (before, leg_mean(figure.about, before)));
    let beside = match beside {
        Some((before, Mean { mean: Some(then), n })) => {
            let days = before_days(before.period);
            format!(", against {} {days} ({}): {}", points(then), of_days(figure.about, n, before), change(mean - then))
        }
        Some((before, _)) => format!("; no score {}", before_days(before.period)),
        None => String::new(),
    };
    format!("{} averaged {} {when} ({}){beside}.", capital(name), points(mean), of_days(figure.about, now.n, &figure.now))
}

/// `23 of 24 days`, `3 runs`.
fn of_days(about: About, n: usize, means: &SpanMeans) -> String {
    match about {
        About::Everything => format!("{n} of {}", count(means.period.days().unsigned_abs() as usize, "day")),
        About::Runs => count(n, "run"),
    }
}

pub(in crate::report::answer) fn days_body(figure: &DaysFigure, focus: &Location) -> String {
    let mut rows = Rows::default();
    let before = figure.before.as_ref().map_or(String::new(), |before| format!("; before that {}", before.period));
    let place = place(focus).map_or(String::new(), |place| format!("{place}, "));
    rows.aside(&format!("{place}{}{before}", figure.now.period));
    for (name, mean, one) in [
        ("background pain", (|m: &SpanMeans| m.background) as fn(&SpanMeans) -> Mean, "day"),
        ("pain on runs", |m: &SpanMeans| m.running, "run"),
    ] {
        let before = figure.before.as_ref().map_or("-".into(), |before| shown(&mean(before), one));
        rows.put(name, &[format!("{}, before {before}", shown(&mean(&figure.now), one))]);
    }
    let (free, n) = (figure.now.pain_free, figure.now.background.n);
    let worst = figure.now.worst_day.map_or(String::new(), |(on, score)| format!("; worst {}: {}", day(on), mean_count(score)));
    rows.put("days", &[format!("{n} of {} have a score, {free} of them without pain{worst}", figure.now.period.days())]);
    rows.aside("Two means and no verdict: better or worse is said of a week beside your four weeks before it.");
    rows.text()
}
