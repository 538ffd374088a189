//! A year of days: which were scored, how high, and what was done on them.

use super::{count, placed, stretch};
use crate::analysis::trend::{GlideKind, Trend};
use crate::chart::calendar::{CalendarDay, CalendarPlot};
use crate::chart::figure::About;
use crate::chart::trend;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// From this highest score of a day on it is named in the title. Judgement: the upper bound of the usual pain-monitoring zone is 5.
const HIGH: f64 = 6.0;

/// The days of a trend, for the picture of a calendar.
#[must_use]
pub fn calendar(trend: &Trend) -> CalendarPlot {
    let days = days(trend);
    CalendarPlot {
        about: About {
            title: title(trend, &days),
            subtitle: subtitle(trend, &days),
            caption: trend::coin_days(trend) + CAPTION,
        },
        score: placed(&trend.site, "Highest pain of the day"),
        from: trend.from,
        to: trend.to,
        days,
    }
}

const CAPTION: &str = "A box is a day, its colour the highest score of that day. A box with a dash has no score, which is not \
                       the same as no pain. The picture shows what was written down, not why it was so.";

fn days(trend: &Trend) -> Vec<CalendarDay> {
    let mut days: BTreeMap<NaiveDate, CalendarDay> = BTreeMap::new();
    let none = |day| CalendarDay { day, score: None, ran: false, glided: false };
    for score in &trend.scores {
        let day = days.entry(score.day).or_insert(none(score.day));
        day.score = Some(day.score.unwrap_or(0.0).max(f64::from(score.score)));
    }
    for run in &trend.runs {
        days.entry(run.day).or_insert(none(run.day)).ran = true;
    }
    for glide in trend.glides.iter().filter(|glide| glide.kind != GlideKind::Skipped) {
        days.entry(glide.day).or_insert(none(glide.day)).glided = true;
    }
    days.into_values().collect()
}

fn title(trend: &Trend, days: &[CalendarDay]) -> String {
    let scores: Vec<f64> = days.iter().filter_map(|day| day.score).collect();
    if scores.is_empty() {
        return "No day has a pain score yet".into();
    }
    let free = scores.iter().filter(|score| **score == 0.0).count();
    let high = scores.iter().filter(|score| **score >= HIGH).count();
    let subject = placed(&trend.site, "Pain");
    format!("{subject}: none on {free} of {}, {HIGH:.0} or more on {high}", count(scores.len(), "scored day"))
}

fn subtitle(trend: &Trend, days: &[CalendarDay]) -> String {
    let all = (trend.to - trend.from).num_days() + 1;
    let scored = days.iter().filter(|day| day.score.is_some()).count();
    let without = usize::try_from(all).unwrap_or(0).saturating_sub(scored);
    let of = |has: fn(&CalendarDay) -> bool| days.iter().filter(|day| has(day)).count();
    let (ran, glided) = (of(|day| day.ran), of(|day| day.glided));
    format!(
        "{}: {} without a score; {} with a run, {} with a glide session.",
        stretch(trend.from, trend.to),
        count(without, "day"),
        count(ran, "day"),
        count(glided, "day")
    )
}
