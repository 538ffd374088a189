//! What was stored, in one line; facts that need a line of their own come after it.

use super::{entry::describe, style};
use crate::diary::{Fact, Logged};
use crate::domain::{Distance, DistanceUnit, Entry};

/// The echo of a command that wrote.
pub fn echo(logged: &Logged, unit: DistanceUnit) -> String {
    let mut lines = lines(logged, unit);
    lines[0].push_str(&style::faint(" (take it back: glidelog undo)"));
    lines.into_iter().map(|line| line + "\n").collect()
}

/// What was stored, then each fact that needs a line of its own.
pub fn lines(logged: &Logged, unit: DistanceUnit) -> Vec<String> {
    let mut line = one(&logged.entry, unit);
    let halves = logged.facts.iter().filter_map(|fact| half_line(fact, &logged.entry));
    let beside = logged.beside.iter().map(|b| format!("with it {} {}", b.entry.id, describe(&b.entry, unit)));
    for half in halves.chain(beside) {
        line.push_str(&format!("; {half}"));
    }
    std::iter::once(line).chain(logged.facts.iter().filter_map(|fact| whole_line(fact, &logged.entry, unit))).collect()
}

/// `#12 Tue 24 Nov 2026 07:10: run 5 mi in 44:10 …`.
pub fn one(entry: &Entry, unit: DistanceUnit) -> String {
    let day = entry.stamp.day();
    let counts = match entry.stamp.instant() {
        Some(at) if at.date_naive() != day => format!(" (counts as {})", day.format("%a %-d %b")),
        _ => String::new(),
    };
    format!("{} {}{counts}: {}", style::id(&entry.id.to_string()), entry.stamp, describe(entry, unit))
}

fn half_line(fact: &Fact, entry: &Entry) -> Option<String> {
    Some(match fact {
        Fact::GlideBefore { id, minutes } => format!("glide {id} ended {} before it", span(*minutes)),
        Fact::StartUnknown => {
            let duration = if entry.run().is_some_and(|run| run.duration().is_none()) { "a duration, or " } else { "" };
            format!("start not known, so a glide before it cannot be seen (say {duration}--at with a time of day)")
        }
        Fact::MorningStays { id, day } => format!("the morning score {id} stays on {}", day.format("%a %-d %b")),
        Fact::InTrial { place: Some(place), planned, .. } => format!("run {place} of {planned} of the trial"),
        Fact::InTrial { place: None, done, planned } => format!("{done} of {planned} runs of the trial are done"),
        Fact::OutsideTrial => "the coin was not asked before it, so it stands outside the trial".into(),
        Fact::NoMorningScore => "no score yet for this morning, which is what lets gliding be told from a good day".into(),
        Fact::SameAsLast { id, stamp } => format!("the same as {id} of {stamp}"),
        Fact::NextMorningOf { id } => format!("the next-morning score of run {id}"),
        Fact::InsteadOf { score } => format!("instead of the {score} that was there"),
        Fact::TakesThePlaceOf { id, to } => format!("in place of {id}, which ends {}", to.format("%-d %b %Y")),
        Fact::NewTag(tag) => format!("{tag} is a new tag"),
        Fact::NewTreatment => "a new name in this diary".into(),
        Fact::Clocks(_) | Fact::LongestOfMonth { .. } | Fact::Hurt { .. } => return None,
    })
}

fn whole_line(fact: &Fact, entry: &Entry, unit: DistanceUnit) -> Option<String> {
    Some(match fact {
        Fact::Clocks(said) => said.clone(),
        Fact::Hurt { .. } => style::alert("It is not supposed to hurt or go numb: stop, and ask the person who prescribed it."),
        Fact::LongestOfMonth { longest_m, percent } => longer(*longest_m, *percent, entry, unit),
        _ => return None,
    })
}

/// One fact about a long run, with its source (Frandsen 2025, BJSM 59:1203).
fn longer(longest_m: f64, percent: f64, entry: &Entry, unit: DistanceUnit) -> String {
    let (range, ratio) = match percent {
        p if p > 100.0 => ("more than 100 %", "2.28"),
        p if p > 30.0 => ("30 to 100 %", "1.52"),
        _ => ("10 to 30 %", "1.64"),
    };
    let show = |metres: f64| Distance::from_metres(metres).map_or_else(|_| "-".into(), |d| d.show(unit));
    let this = entry.run().and_then(|run| run.distance).map_or_else(|| "-".into(), |d| d.show(unit));
    format!(
        "{this} is {percent:.0} % longer than your longest run of the 30 days before ({}); among 5205 runners, runs {range} longer went together with {ratio} times the new overuse injuries (Frandsen 2025, observational).",
        show(longest_m)
    )
}

fn span(minutes: i64) -> String {
    if minutes < 90 { format!("{minutes} min") } else { format!("{} h {:02} min", minutes / 60, minutes % 60) }
}
