//! The legs of a week, one under the other and never merged.

use super::number::{change, count, day, days, interval, mean_count, points};
use super::rows::Rows;
use super::{activity, needed, place};
use crate::analysis::align::DayScore;
use crate::analysis::stats::describe::mean;
use crate::analysis::stats::weekly_verdict::{BASELINE_DAYS, WeekVerdict, Weekly};
use crate::analysis::week::Week;
use crate::ask::{Mean, WeekAnswer};
use crate::domain::{DistanceUnit, Location};

pub(super) fn week(answer: &WeekAnswer, focus: &Location, unit: DistanceUnit, begins: bool) -> Rows {
    let week = &answer.week;
    let mut rows = Rows::default();
    let place = place(focus).map_or(String::new(), |place| format!("{place}, "));
    rows.aside(&format!("{place}{}; usual is the four weeks before, {}", week.period, week.baseline));
    rows.put("your own word", &[own_word(week)]);
    rows.put("background pain", &background(week));
    rows.put("pain on runs", &[leg(&week.running, "run", run_means(week))]);
    let coin = match answer.coin_days {
        0 => None,
        n => Some(format!("sessions on {} of the coin are left out", count(n, "day"))),
    };
    rows.put("what you did", &activity::lines(week, unit, begins).into_iter().chain(coin).collect::<Vec<_>>());
    rows.put("days", &day_lines(week));
    if let Some((before, now)) = &answer.beside_last_week {
        let name = if answer.words == "this week" { "last week" } else { "the week before" };
        rows.put(name, &beside_last_week(before, now));
    }
    rows.put("what to log", &needed::lines(answer));
    rows
}

fn own_word(week: &Week) -> String {
    week.own_word.map_or("not given".into(), |word| format!("{} ({})", word.change, day(word.day)))
}

/// The word of a verdict.
pub(super) fn word(verdict: WeekVerdict) -> &'static str {
    match verdict {
        WeekVerdict::Better => "better",
        WeekVerdict::Worse => "worse",
        WeekVerdict::Same => "same",
        WeekVerdict::CannotTell => "cannot tell",
    }
}

fn background(week: &Week) -> Vec<String> {
    let mut lines = vec![leg(&week.background, "day", day_means(week))];
    let room = if week.no_room { ", more than your usual: no room to be better" } else { "" };
    lines.extend(week.background.change.map(|c| format!("a change counts from {} points on{room}", points(c.mcid))));
    lines
}

/// Verdict, both means with their counts, the change with its interval.
fn leg(weekly: &Weekly, one: &str, means: (Option<f64>, Option<f64>)) -> String {
    let show = |mean: Option<f64>, n| mean.map_or("no score".into(), |mean| format!("{} ({})", points(mean), count(n, one)));
    let both = match means {
        (None, None) => "no score in these five weeks".into(),
        (now, usual) => format!("{}, usual {}", show(now, weekly.n_now), show(usual, weekly.n_base)),
    };
    let change = weekly.change.map(|c| format!(", {} ({})", change(c.change), interval(&c.interval)));
    format!("{}: {both}{}", word(weekly.verdict), change.unwrap_or_default())
}

/// Means of this week's day scores and of the four weeks before.
pub(crate) fn day_means(week: &Week) -> (Option<f64>, Option<f64>) {
    let of = |days: &[DayScore]| mean(&days.iter().filter_map(|day| day.score).collect::<Vec<_>>());
    let (before, now) = week.days.split_at(BASELINE_DAYS.min(week.days.len()));
    (of(now), of(before))
}

/// Means of the worst pain of this week's runs and of those before.
pub(crate) fn run_means(week: &Week) -> (Option<f64>, Option<f64>) {
    (week.activity.mean_worst_pain, week.activity.usual_worst_pain)
}

fn day_lines(week: &Week) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(share) = week.pain_free {
        let percent = |share: f64| format!("{:.0}", share * 100.0);
        let range = format!("{} to {} %", percent(share.interval.lower), percent(share.interval.upper));
        let scored = if week.days_missing.is_empty() { "" } else { "scored " };
        let free = format!("{} of {} {scored}days without pain (95 % interval {range})", share.k, share.n);
        let worst = week.worst_day.and_then(|d| Some((d.day, d.score.filter(|score| *score > 0.0)?)));
        let worst = worst.map(|(on, score)| format!("; worst {}: {}", day(on), mean_count(score)));
        lines.push(free + &worst.unwrap_or_default());
    }
    let all = week.days_missing.len() == week.period.days().unsigned_abs() as usize;
    lines.push(match &week.days_missing[..] {
        [] => "no day without a score".into(),
        _ if all => "no score on any day".into(),
        missing => format!("no score on {}", days(missing)),
    });
    lines
}

fn beside_last_week(before: &Mean, now: &Mean) -> [String; 2] {
    let show = |mean: &Mean| mean.mean.map_or("no score".into(), |m| format!("{} ({})", points(m), count(mean.n, "day")));
    [
        format!("{} -> {}: two means, no verdict", show(before), show(now)),
        "the verdict stays with the four weeks: after one bad week the next is better by itself".into(),
    ]
}
