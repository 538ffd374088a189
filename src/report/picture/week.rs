//! The answer of a week as a picture: the same verdict, the same means.

use super::{count, placed};
use crate::analysis::align::DayScore;
use crate::analysis::stats::weekly_verdict::Weekly;
use crate::analysis::trend::{GlideKind, Trend};
use crate::analysis::week::Week;
use crate::ask::WeekAnswer;
use crate::chart::figure::{About, day_place};
use crate::chart::trend;
use crate::chart::week::{LegPlot, WeekPlot};
use crate::report::answer;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The picture of a week's answer; the trend is of its five weeks.
#[must_use]
pub fn week(sentence: &str, found: &WeekAnswer, trend: &Trend) -> WeekPlot {
    let week = &found.week;
    let done = |kind: fn(GlideKind) -> bool| {
        let sessions = trend.glides.iter().filter(|glide| kind(glide.kind));
        sessions.map(|glide| day_place(glide.day) + glide.time.unwrap_or(0.5)).collect()
    };
    WeekPlot {
        about: About { title: title(sentence, week), subtitle: subtitle(week), caption: trend::coin_days(trend) + CAPTION },
        from: week.baseline.from(),
        week_from: week.period.from(),
        to: week.period.to(),
        words: found.words.clone(),
        legs: vec![background(week, &trend.site), running(week, trend)],
        unscored: week.days.iter().filter(|day| day.score.is_none()).map(|day| day.day).collect(),
        glides: done(|kind| kind != GlideKind::Skipped),
        skipped: done(|kind| kind == GlideKind::Skipped),
        distances: distances(trend),
        unit: trend.unit.name().into(),
    }
}

const CAPTION: &str = "The week is set beside the four weeks before it. Background pain is the mean of a day's scores before its first \
                       run. The two legs are never merged into one number; your own word never sets the verdict.";

/// The verdict and both means of each leg; changes and intervals go below.
fn title(sentence: &str, week: &Week) -> String {
    let verdict = sentence.split_once(": ").map_or(sentence, |(verdict, _)| verdict).trim_end_matches('.');
    let both = |name: &str, (now, usual): (Option<f64>, Option<f64>)| Some(format!("{name} {:.1}, usual {:.1}", now?, usual?));
    let legs = [both("background pain", answer::day_means(week)), both("pain on runs", answer::run_means(week))];
    let legs: Vec<String> = legs.into_iter().flatten().collect();
    if legs.is_empty() { verdict.to_owned() } else { format!("{verdict}: {}", legs.join("; ")) }
}

fn subtitle(week: &Week) -> String {
    let leg = |name: &str, leg: &Weekly, one: &str| {
        let change = leg.change?;
        let (now, usual) = (count(leg.n_now, one), count(leg.n_base, one));
        let i = &change.interval;
        Some(format!(
            "{name} {:+.1} points ({now} against {usual}, 80 % interval {:+.1} to {:+.1}).",
            change.change, i.lower, i.upper
        ))
    };
    let legs = [leg("Background pain", &week.background, "day"), leg("Pain on runs", &week.running, "run")];
    let legs: Vec<String> = legs.into_iter().flatten().map(|leg| leg.replace('-', "\u{2212}")).collect();
    let word = match week.own_word {
        Some(word) => format!("Your own word: {}.", word.change),
        None => "Your own word: not given.".into(),
    };
    let activity = &week.activity;
    format!(
        "{} {word} {}, {} and {} in the week.",
        legs.join(" "),
        count(activity.runs, "run"),
        count(activity.glides_done, "glide session"),
        count(week.days_missing.len(), "day") + " without a score"
    )
}

fn background(week: &Week, site: &str) -> LegPlot {
    let place = |day: &DayScore| Some((day_place(day.day) + 0.5, day.score?));
    let (now, usual) = answer::day_means(week);
    LegPlot {
        name: format!("{}, 0 to 10", placed(site, "Background pain")),
        one: "day".into(),
        scores: week.days.iter().filter_map(place).collect(),
        usual,
        now,
        counts_from: week.background.change.map(|change| change.mcid),
    }
}

fn running(week: &Week, trend: &Trend) -> LegPlot {
    let place =
        |run: &crate::analysis::trend::RunPoint| Some((day_place(run.day) + run.time.unwrap_or(0.5), f64::from(run.worst?)));
    let (now, usual) = answer::run_means(week);
    LegPlot {
        name: "Worst pain of each run, 0 to 10".into(),
        one: "run".into(),
        scores: trend.runs.iter().filter_map(place).collect(),
        usual,
        now,
        counts_from: week.running.change.map(|change| change.mcid),
    }
}

fn distances(trend: &Trend) -> Vec<(NaiveDate, f64)> {
    let mut days: BTreeMap<NaiveDate, f64> = BTreeMap::new();
    for run in &trend.runs {
        *days.entry(run.day).or_default() += run.distance_m.unwrap_or(0.0) / trend.unit.metres();
    }
    days.into_iter().filter(|(_, distance)| *distance > 0.0).collect()
}
