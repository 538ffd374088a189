//! The week in one sentence: the verdict with change, interval, both means and both counts.

use super::needed::{BASELINE_DAYS_NEEDED, WEEK_DAYS_NEEDED, good_weeks};
use super::number::{change, count, interval, points, span};
use crate::analysis::stats::weekly_verdict::{Change, WeekVerdict, Weekly};
use crate::analysis::week::{LEAST_RUNS_BEFORE, LEAST_RUNS_NOW, WeekHeadline};
use crate::ask::{About, WeekAnswer};

/// A leg with its words.
#[derive(Clone, Copy)]
struct Leg<'a> {
    name: &'static str,
    one: &'static str,
    weekly: &'a Weekly,
}

pub(super) fn week(answer: &WeekAnswer, place: Option<&str>) -> String {
    let when = span(&answer.words, answer.week.period);
    let background = Leg { name: "background pain", one: "day", weekly: &answer.week.background };
    let running = Leg { name: "pain on runs", one: "run", weekly: &answer.week.running };
    let legs = match answer.about {
        About::Everything => vec![background, running],
        About::Runs => vec![running],
    };
    match answer.headline {
        WeekHeadline::Better => decided("Better", &when, &legs, WeekVerdict::Better),
        WeekHeadline::Worse => decided("Worse", &when, &legs, WeekVerdict::Worse),
        WeekHeadline::Mixed => mixed(&when, &legs),
        WeekHeadline::Same if answer.no_room => no_room("About the same", &when, answer, legs[0]),
        WeekHeadline::CannotTell if answer.no_room => no_room("No room to be better", &when, answer, legs[0]),
        WeekHeadline::Same => decided("About the same", &when, &legs, WeekVerdict::Same),
        WeekHeadline::CannotTell => cannot_tell(&when, answer, &legs, place),
    }
}

/// The legs that say so with their numbers; what the other says, in a word.
fn decided(word: &str, when: &str, legs: &[Leg<'_>], verdict: WeekVerdict) -> String {
    let (speak, other): (Vec<Leg<'_>>, Vec<Leg<'_>>) = legs.iter().partition(|leg| leg.weekly.verdict == verdict);
    let mut parts: Vec<String> = speak.iter().filter_map(|leg| leg.compared("averaged")).collect();
    parts.extend(other.iter().map(|leg| match leg.weekly.verdict {
        WeekVerdict::Same => format!("{} stayed about the same", leg.name),
        _ => format!("{} alone cannot tell", leg.name),
    }));
    format!("{word} {when}: {}.", parts.join("; "))
}

fn mixed(when: &str, legs: &[Leg<'_>]) -> String {
    let part = |leg: &Leg<'_>| {
        let better = leg.weekly.verdict == WeekVerdict::Better;
        leg.compared(if better { "is better, averaging" } else { "is worse, averaging" })
    };
    format!("Mixed {when}: {}.", legs.iter().filter_map(part).collect::<Vec<_>>().join("; "))
}

impl Leg<'_> {
    /// Both means, both counts, the change and its interval.
    fn compared(&self, verb: &str) -> Option<String> {
        let Weekly { n_now, n_base, change: Some(c), .. } = self.weekly else { return None };
        Some(format!(
            "{} {verb} {} on {}, {} points against your usual {} on {} ({})",
            self.name,
            points(c.mean_now),
            count(*n_now, self.one),
            change(c.change),
            points(c.mean_base),
            count(*n_base, self.one),
            interval(&c.interval)
        ))
    }
}

/// Pain was already low: being better by a point was not possible.
fn no_room(word: &str, when: &str, answer: &WeekAnswer, leg: Leg<'_>) -> String {
    let (k, n) = (leg.weekly.pain_free_now, leg.weekly.n_now);
    let scored = if leg.one == "day" && n < answer.week.period.days().unsigned_abs() as usize { "scored " } else { "" };
    let Some(Change { mean_base, change: d, interval: i, .. }) = leg.weekly.change else { return format!("{word} {when}.") };
    format!(
        "{word} {when}: {k} of {n} {scored}{}s without pain; usual {} ({}) leaves no room for a one-point change (it was {}, {}).",
        leg.one,
        points(mean_base),
        count(leg.weekly.n_base, leg.one),
        change(d),
        interval(&i)
    )
}

fn cannot_tell(when: &str, answer: &WeekAnswer, legs: &[Leg<'_>], place: Option<&str>) -> String {
    let wide: Vec<String> = legs.iter().filter_map(|leg| too_wide(*leg)).collect();
    if !wide.is_empty() {
        return format!("Cannot tell {when}: {}.", wide.join("; "));
    }
    let nothing = legs.iter().all(|leg| leg.weekly.n_now + leg.weekly.n_base == 0);
    if nothing {
        let what = if answer.about == About::Runs { "run with a pain score" } else { "pain score" };
        let place = place.map_or(String::new(), |place| format!(" for your {place}"));
        return format!("Cannot tell {when}: your diary has no {what}{place} in these five weeks yet.");
    }
    if answer.about == About::Runs { few_runs(when, legs[0].weekly) } else { few_days(when, answer) }
}

/// The interval covers more than one answer.
fn too_wide(leg: Leg<'_>) -> Option<String> {
    let compared = leg.compared("averaged")?;
    let mcid = points(leg.weekly.change?.mcid);
    Some(format!("{compared}; the interval takes in both changes that count ({mcid} or more) and changes that do not"))
}

fn few_days(when: &str, answer: &WeekAnswer) -> String {
    let leg = &answer.week.background;
    let days = answer.week.period.days();
    let now = format!("{} of {days} days {} a score", leg.n_now, if leg.n_now == 1 { "has" } else { "have" });
    let mut parts = vec![if leg.n_now < WEEK_DAYS_NEEDED { format!("{now} ({WEEK_DAYS_NEEDED} are needed)") } else { now }];
    let before = format!("{} of the 28 before", leg.n_base);
    parts.push(match (leg.n_base < BASELINE_DAYS_NEEDED, good_weeks(&answer.week)) {
        (true, _) => format!("{before} ({BASELINE_DAYS_NEEDED} are needed)"),
        (false, weeks) if weeks < 3 => format!("{before}, bunched together (3 scores in each of 3 weeks are needed)"),
        _ => before,
    });
    let yet = if answer.enough_from.is_some() { " yet" } else { "" };
    format!("Cannot tell {when}{yet}: {}.", parts.join(", and "))
}

fn few_runs(when: &str, leg: &Weekly) -> String {
    format!(
        "Cannot tell {when}: {} {} a pain score ({LEAST_RUNS_NOW} are needed) and {} of the four weeks before ({LEAST_RUNS_BEFORE} are needed).",
        count(leg.n_now, "run"),
        if leg.n_now == 1 { "has" } else { "have" },
        leg.n_base
    )
}
