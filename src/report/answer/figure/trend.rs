//! The slope over weeks.

use super::super::number::{count, interval, points, span};
use super::super::place;
use super::super::rows::Rows;
use super::{capital, leg_of, shown};
use crate::ask::{Mean, TrendFigure};
use crate::domain::{Location, Period};

pub(in crate::report::answer) fn trend_sentence(figure: &TrendFigure) -> String {
    let when = span(&figure.words, figure.period);
    let (name, one) = leg_of(figure.about);
    let n = count(figure.n, if one == "day" { "scored day" } else { one });
    let Some(slope) = figure.per_four_weeks else {
        return format!("No slope of {name} {when} yet: {n}, and it takes two on different days.");
    };
    let way = match points(slope).as_str() {
        "0.0" => "stayed level".to_owned(),
        _ if slope < 0.0 => format!("went down by about {} points every four weeks", points(-slope)),
        _ => format!("went up by about {} points every four weeks", points(slope)),
    };
    let range = figure.interval.map_or("too few for an interval".into(), |i| interval(&i));
    format!("{} {name} {way} ({range}, {n}).", capital(&when))
}

pub(in crate::report::answer) fn trend_body(figure: &TrendFigure, focus: &Location) -> String {
    let (_, one) = leg_of(figure.about);
    let mut rows = Rows::default();
    let place = place(focus).map_or(String::new(), |place| format!("{place}, "));
    rows.aside(&format!("{place}{}", figure.period));
    let block = |period: Period, mean: &Mean| format!("{period}: {}", shown(mean, one));
    let blocks: Vec<String> = figure.blocks.iter().map(|b| block(b.period, &b.mean)).collect();
    rows.put("four weeks each", &blocks);
    rows.aside(
        "The slope is the median over all pairs of days. Days in a row are alike, so the truth may lie outside the interval",
    );
    rows.aside("more often than 1 time in 20. Whether a week was better: glidelog ask \"did I feel better this week\".");
    rows.text()
}
