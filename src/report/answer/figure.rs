//! Figures: a number in words, with its counts, and no verdict.

use super::number::{change, count, day, distance, full_day, hours, interval, mean_count, points, span};
use super::place;
use super::rows::Rows;
use crate::analysis::stats::wilson::wilson_ci;
use crate::ask::{About, Amount, AmountFigure, DaysFigure, LastFigure, LastOf, Mean, SpanMeans, TrendFigure, Usual};
use crate::domain::{DistanceUnit, Location, Period};
use crate::report::entry::describe;

pub(super) fn days_sentence(figure: &DaysFigure) -> String {
    let when = span(&figure.words, figure.now.period);
    let (name, one) = leg_of(figure.about);
    let (now, before) = (leg_mean(figure.about, &figure.now), figure.before.as_ref().map(|b| leg_mean(figure.about, b)));
    let Some(mean) = now.mean else {
        return format!("{} {when}: no score in your diary.", capital(name));
    };
    let beside = match before {
        Some(Mean { mean: Some(then), n }) => {
            format!(", {} ({}) in as many days before: {}", points(then), count(n, one), change(mean - then))
        }
        _ => "; nothing to set it beside in as many days before".into(),
    };
    format!("{} {when}: {} ({}){beside}.", capital(name), points(mean), count(now.n, one))
}

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

pub(super) fn days_body(figure: &DaysFigure, focus: &Location) -> String {
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
    let worst = figure.now.worst_day.map_or(String::new(), |(on, score)| format!("; worst {}: {}", day(on), points(score)));
    rows.put("days", &[format!("{n} of {} have a score, {free} of them without pain{worst}", figure.now.period.days())]);
    rows.aside("Two means and no verdict: better or worse is said of a week beside your four weeks before it.");
    rows.text()
}

fn shown(mean: &Mean, one: &str) -> String {
    mean.mean.map_or("no score".into(), |value| format!("{} ({})", points(value), count(mean.n, one)))
}

pub(super) fn amount_sentence(figure: &AmountFigure, unit: DistanceUnit) -> String {
    let when = span(&figure.words, figure.period);
    let unit = if let Amount::Distance(Some(asked)) = figure.what { asked } else { unit };
    let n = figure.n;
    let now = match &figure.what {
        Amount::Distance(_) if n == 0 => format!("No run in your diary {when}"),
        Amount::Distance(_) => format!("You ran {} in {} {when}", distance(figure.value, unit), count(n, "run")),
        Amount::RunTime if n == 0 => format!("No run in your diary {when}"),
        Amount::RunTime => format!("You ran {} in {} {when}", hours(figure.value), count(n, "run")),
        Amount::Runs => format!("You ran {} {when}", times(n)),
        Amount::Glides => format!("You did {} {when}{}", count(n, "glide session"), skipped(figure)),
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
    format!("{} of {} were without pain {when}{range}", figure.value, count(figure.n, "scored day"))
}

/// What is usual, in the same measure.
fn beside(figure: &AmountFigure, usual: &Usual, unit: DistanceUnit) -> String {
    let value = match figure.what {
        Amount::Distance(_) => distance(usual.value, unit),
        Amount::RunTime => hours(usual.value),
        Amount::PainFreeDays if usual.mean_of_weeks => {
            return format!("; {:.0} of {} in the four weeks before", usual.value * 4.0, usual.n);
        }
        Amount::PainFreeDays => return format!("; {:.0} of {} in as many days before", usual.value, usual.n),
        _ => mean_count(usual.value),
    };
    if usual.mean_of_weeks {
        format!("; usual is {value} a week, over the four weeks before")
    } else {
        format!("; {value} in as many days before")
    }
}

pub(super) fn amount_body(figure: &AmountFigure) -> String {
    let mut rows = Rows::default();
    let before = figure.usual.as_ref().map_or(String::new(), |usual| format!("; before that {}", usual.period));
    rows.aside(&format!("{}{before}", figure.period));
    let missing = match figure.what {
        Amount::Distance(_) => format!("{} without a distance, not counted in", count(figure.missing, "run")),
        Amount::RunTime => format!("{} without a duration, not counted in", count(figure.missing, "run")),
        _ => format!("{} without a score", count(figure.missing, "day")),
    };
    rows.put("missing", &if figure.missing > 0 { vec![missing] } else { Vec::new() });
    rows.text()
}

pub(super) fn last_sentence(figure: &LastFigure, focus: &Location) -> String {
    let place = match (&figure.of, place(focus)) {
        (LastOf::PainFreeDay | LastOf::PainFreeRun | LastOf::PainAbove { .. } | LastOf::Score, Some(place)) => {
            format!(" ({place})")
        }
        _ => String::new(),
    };
    let Some(found) = &figure.found else { return format!("Your diary has no {}{place}.", noun(&figure.of)) };
    let ago = match figure.days_ago {
        Some(0) => "today".to_owned(),
        Some(1) => "yesterday".to_owned(),
        Some(days) => format!("{days} days ago"),
        None => String::new(),
    };
    let scores = match found.scores {
        0 => String::new(),
        1 => " (1 score that day)".into(),
        n => format!(" ({n} scores that day, all 0)"),
    };
    format!("Your last {}{place}: {}, {ago}{scores}.", noun(&figure.of), full_day(found.day))
}

fn noun(of: &LastOf) -> String {
    match of {
        LastOf::Run => "run".into(),
        LastOf::Glide => "glide session".into(),
        LastOf::SkippedGlide => "glide skipped on purpose".into(),
        LastOf::Treatment(name) => name.clone(),
        LastOf::PainFreeDay => "day without pain".into(),
        LastOf::PainFreeRun => "run without pain".into(),
        LastOf::PainAbove { level: 0, on_run: false } => "pain".into(),
        LastOf::PainAbove { level: 0, on_run: true } => "run with pain".into(),
        LastOf::PainAbove { level, on_run: false } => format!("pain above {level}"),
        LastOf::PainAbove { level, on_run: true } => format!("run with pain above {level}"),
        LastOf::Score => "pain score".into(),
        LastOf::Rating => "rating".into(),
        LastOf::Entry => "entry".into(),
    }
}

pub(super) fn last_body(figure: &LastFigure, unit: DistanceUnit) -> String {
    let entry = figure.found.as_ref().and_then(|found| found.entry.as_ref());
    entry.map_or(String::new(), |entry| format!("  {} {}: {}\n", entry.id, entry.stamp, describe(entry, unit)))
}

pub(super) fn trend_sentence(figure: &TrendFigure) -> String {
    let when = span(&figure.words, figure.period);
    let (name, one) = leg_of(figure.about);
    let n = count(figure.n, if one == "day" { "scored day" } else { one });
    let Some(slope) = figure.per_four_weeks else {
        return format!("No slope of {name} {when} yet: {n}, and it takes two on different days.");
    };
    let way = match points(slope).as_str() {
        "0.0" => "stayed level".to_owned(),
        _ if slope < 0.0 => format!("went down by {} points in four weeks", points(-slope)),
        _ => format!("went up by {} points in four weeks", points(slope)),
    };
    let range = figure.interval.map_or("too few for an interval".into(), |i| interval(&i));
    format!("{} {way} {when} ({range}, {n}).", capital(name))
}

pub(super) fn trend_body(figure: &TrendFigure, focus: &Location) -> String {
    let (_, one) = leg_of(figure.about);
    let mut rows = Rows::default();
    let place = place(focus).map_or(String::new(), |place| format!("{place}, "));
    rows.aside(&format!("{place}{}", figure.period));
    let block = |period: Period, mean: &Mean| format!("{} {period}", shown(mean, one));
    let blocks: Vec<String> = figure.blocks.iter().map(|b| block(b.period, &b.mean)).collect();
    rows.put("four weeks each", &blocks);
    rows.aside(
        "The slope is the median over all pairs of days. Days in a row are alike, so the truth may lie outside the interval",
    );
    rows.aside("more often than 1 time in 20. Whether a week was better: glidelog ask \"did I feel better this week\".");
    rows.text()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
