//! The words of the trend: the finding with its numbers, and what the picture cannot say.

use chrono::NaiveDate;

use crate::analysis::trend::{Finding, GlideKind, PeriodMean, Trend};

/// How the rolling mean is made.
const LINE: &str = "The line is the mean of the scored days among the 14 up to each day; it stops where fewer than 4 are scored or the last \
                    score is a week old. ";

/// The finding in one sentence.
#[must_use]
pub fn title(trend: &Trend) -> String {
    let subject = if trend.site.is_empty() { "Background pain".to_owned() } else { format!("Background pain, {}", trend.site) };
    match trend.finding() {
        _ if trend.is_empty() => "Nothing is recorded yet".to_owned(),
        Finding::Nothing => format!("{subject}: no score on waking or at rest yet"),
        Finding::One(one) if one.scored_days == 1 => {
            format!("{subject}: {} on the one scored day, {}", number(one.mean), long(one.from))
        }
        Finding::One(one) => {
            let (mean, days) = (number(one.mean), one.scored_days);
            format!("{subject}: {mean} on average over {days} scored days, {}", stretch(one.from, one.to))
        }
        Finding::FirstAndLast { first, last } => format!(
            "{subject}: {} on average in the first four weeks, {} in the last four ({} and {} scored days)",
            number(first.mean),
            number(last.mean),
            first.scored_days,
            last.scored_days
        ),
    }
}

/// What is shown: the days and the counts.
#[must_use]
pub fn subtitle(trend: &Trend) -> String {
    if trend.is_empty() {
        return "The first run, pain score or glide session that you log will be drawn here.".to_owned();
    }
    let skipped = trend.glides.iter().filter(|glide| glide.kind == GlideKind::Skipped).count();
    let done = trend.glides.len() - skipped;
    let counts = [
        counted(trend.scores.len(), "pain score", "pain scores"),
        counted(trend.runs.len(), "run", "runs"),
        counted(done, "glide session", "glide sessions"),
    ];
    let mut words = format!("{}: {}", stretch(trend.from, trend.to), counts.join(", "));
    if skipped > 0 {
        words += &format!(", {skipped} skipped");
    }
    if let Finding::FirstAndLast { first, last } = trend.finding() {
        words += &format!(". First four weeks: {}; last four: {}", span(first), span(last));
    }
    words + "."
}

/// How to read the picture and what it does not say.
#[must_use]
pub fn caption(trend: &Trend) -> String {
    if trend.is_empty() {
        return String::new();
    }
    let line = if trend.rolling().is_empty() { "" } else { LINE };
    let coin = coin_days(trend);
    format!(
        "{line}{coin}Dots are set slightly apart so that equal scores can be seen. The picture shows what was written down, not what caused it."
    )
}

/// What is left out while a coin decides.
#[must_use]
pub fn coin_days(trend: &Trend) -> String {
    match trend.coin_days {
        0 => String::new(),
        n => format!("What a coin decides is left out on {} of the trial under way. ", counted(n, "day", "days")),
    }
}

/// The picture in words.
#[must_use]
pub fn alt(trend: &Trend) -> String {
    let mut words = format!("{}. {}", title(trend), subtitle(trend));
    let pieces = trend.rolling();
    if let (Some(first), Some(last)) = (pieces.iter().flatten().next(), pieces.iter().flatten().next_back()) {
        let means = pieces.iter().flatten().map(|day| day.mean);
        let (low, high) = means.fold((f64::MAX, f64::MIN), |(low, high), mean| (low.min(mean), high.max(mean)));
        words += &format!(
            " The 14-day mean starts at {} on {}, lies between {} and {}, and ends at {} on {}.",
            number(first.mean),
            long(first.day),
            number(low),
            number(high),
            number(last.mean),
            long(last.day)
        );
        if pieces.len() > 1 {
            words += &format!(" It has {}.", counted(pieces.len() - 1, "gap", "gaps"));
        }
    }
    let lines: Vec<String> = trend.lines.iter().take(12).map(|line| format!("{} on {}", line.label, long(line.day))).collect();
    if !lines.is_empty() {
        let more = trend.lines.len() - lines.len();
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        words += &format!(" Marked days: {}{more}.", lines.join("; "));
    }
    words
}

/// One decimal.
fn number(value: f64) -> String {
    format!("{value:.1}")
}

/// A count with its noun.
fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// A day with its year.
fn long(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

/// A stretch of days.
fn stretch(from: NaiveDate, to: NaiveDate) -> String {
    if from == to { long(from) } else { format!("{} to {}", long(from), long(to)) }
}

/// The days of a period.
fn span(period: PeriodMean) -> String {
    stretch(period.from, period.to)
}
