//! Every companion of the headline. None of them is the answer.

use super::dose::dose_words;
use super::names::{compared, exposure, outcome, scored};
use super::numbers::{count, ends, gap, interval, list, mean, p, points, signed};
use super::page::Page;
use super::{dots, table};
use crate::analysis::effect::{Balance, Compared, Effect, Secondary, SessionBy};
use crate::analysis::stats::describe::Description;
use crate::analysis::stats::gate::Status;
use crate::analysis::stats::shrinkage::Posterior;
use crate::diary::EffectAnswer;
use crate::domain::DistanceUnit;

/// What a test that takes runs as independent leaves out.
const IGNORES: &str = "ignores day-to-day carry-over";

/// Puts every companion on the page.
pub(super) fn put(page: &mut Page, answer: &EffectAnswer) {
    let effect = &answer.effect;
    page.section("Details: supporting figures, none of them the answer");
    two_groups(page, effect);
    adjusted(page, effect);
    page.row("dose", &dose_words(effect));
    page.row("carry-over", &carry_over(effect));
    secondary(page, effect);
    windows(page, answer);
    kinds(page, answer);
    balance(page, effect, answer.units);
    missing(page, effect);
    if effect.headline.is_some() {
        page.section("Every run a dot");
        dots::lines(effect).iter().for_each(|line| page.line(line));
    }
}

fn two_groups(page: &mut Page, effect: &Effect) {
    let companions = &effect.companions;
    if let (Some(nap), Some(pairs)) = (companions.nap, table::pairs(effect)) {
        let interval = nap.interval;
        let ends = format!("95 % interval {:.0} to {:.0}, {IGNORES}", 100.0 * interval.lower, 100.0 * interval.upper);
        let shown = if effect.headline.is_some() { format!("{pairs}; {ends}") } else { pairs };
        page.row("NAP", &shown);
    }
    if let Some(test) = companions.mann_whitney {
        let how = if test.exact { "exact" } else { "approximate" };
        page.row("Mann-Whitney", &format!("{} ({how}; {IGNORES})", p(test.p)));
    }
    if let Some(shift) = companions.hodges_lehmann {
        let shown =
            shift.shown_interval().map_or("no interval".into(), |i| format!("{:.0} % interval {}", 100.0 * i.level, ends(&i)));
        page.row("Hodges-Lehmann", &format!("median difference {} ({shown}; {IGNORES})", points(shift.estimate)));
    }
}

fn adjusted(page: &mut Page, effect: &Effect) {
    let companions = &effect.companions;
    if let Some(line) = companions.hac {
        let depends = if line.depends_on_the_method { "; depends on the method" } else { "" };
        let shown = interval(&Ok(line.interval));
        page.row(
            "HAC line",
            &format!("{} ({shown}, Newey-West with a fixed-b critical value){depends}", points(line.estimate)),
        );
    }
    if let Some(line) = companions.pace {
        let interval = line.interval.map_or("no interval".into(), |i| interval(&Ok(i)));
        page.row(
            "with pace",
            &format!(
                "{} with pace allowed for too ({interval}, {}); pace comes after {} and may be part of what it does, so this is a check and not the answer",
                points(line.estimate),
                count(line.n, "run"),
                exposure(&effect.question)
            ),
        );
    }
    if let Some(robustness) = companions.robustness {
        page.row(
            "robustness",
            &format!(
                "something unrecorded would have to explain {:.0} % of what is left of both your {} and your {} to take the difference away",
                100.0 * robustness.rv,
                exposure(&effect.question),
                outcome(effect.question.outcome)
            ),
        );
    }
    if let Some(sure) = &companions.shrinkage {
        page.row("how sure", &how_sure(sure, exposure(&effect.question), scored(effect.question.outcome)));
    }
}

/// The difference seen by a sceptic, with what the sceptic holds to begin with.
pub(in crate::report) fn how_sure(sure: &Posterior, exposure: &str, noun: &str) -> String {
    format!(
        "starting sceptical (0 give or take 1 point), the diary makes it {} that {exposure} goes with at least 1 point less {noun}, and {} that it goes with any less",
        of_hundred(sure.help_mcid),
        of_hundred(sure.any_help)
    )
}

/// A probability as a count, never certain and never impossible.
fn of_hundred(share: f64) -> String {
    match 100.0 * share {
        low if low < 1.0 => "less than 1 in 100".into(),
        high if high > 99.0 => "more than 99 in 100".into(),
        other => format!("{other:.0} in 100"),
    }
}

fn carry_over(effect: &Effect) -> String {
    let Some(carried) = &effect.companions.carried_over else { return String::new() };
    let what = outcome(effect.question.outcome);
    let lags: Vec<String> = carried.lags.iter().map(|lag| signed(*lag)).collect();
    let words = match carried.from_run_to_run {
        r if r > 0.1 => format!("{what} carries over from run to run ({r:.1})"),
        r if r < -0.1 => format!("{what} swings from run to run ({r:.1})"),
        _ => format!("{what} hardly carries over from run to run"),
    };
    format!("{words}; lags 1 to {}: {}", lags.len(), lags.join(", "))
}

fn secondary(page: &mut Page, effect: &Effect) {
    for other in &effect.secondary {
        page.row(outcome_name(other), &secondary_words(other));
    }
}

fn outcome_name(other: &Secondary) -> &'static str {
    match other.outcome {
        crate::analysis::question::Outcome::WorstPain => "worst pain",
        crate::analysis::question::Outcome::NextMorning => "next morning",
        crate::analysis::question::Outcome::Effort => "effort",
    }
}

fn secondary_words(other: &Secondary) -> String {
    let counts = format!("{} with, {} without", other.groups.with.n, other.groups.without.n);
    match (other.status, &other.adjusted) {
        (Status::Ok, Some(adjusted)) => format!(
            "{}, {} ({}; {} after Holm)",
            points(adjusted.estimate),
            interval(&adjusted.interval),
            counts,
            p(adjusted.deciding_p())
        ),
        (Status::Ok, None) => format!("cannot be told from what is allowed for ({counts})"),
        (Status::NotSeparableFromTime, _) => format!("not to be told from time ({counts})"),
        (Status::NoVariation, _) => format!("always the same ({counts})"),
        (Status::NotEnoughData | Status::DescribeOnly, _) => {
            let raw = other.groups.raw_difference.map_or(String::new(), |raw| format!("; {} as it stands", points(raw)));
            format!("too few runs ({counts}){raw}")
        }
    }
}

fn windows(page: &mut Page, answer: &EffectAnswer) {
    let own = answer.effect.question.window_h;
    let one = |w: &crate::analysis::effect::WindowEstimate| {
        let shown = w.estimate.map_or("-".into(), gap);
        let mark = if w.window_h == own { " (the window set)" } else { "" };
        format!("{} h {shown} with {} and {}{mark}", w.window_h, w.with, w.without)
    };
    let all: Vec<String> = answer.windows.iter().map(one).collect();
    if !all.is_empty() {
        page.row(
            "other windows",
            &format!(
                "{}; estimates in points with their runs, no p: choosing among them would be looking for the best",
                all.join(", ")
            ),
        );
    }
}

/// Sessions by nerve and side: means only.
fn kinds(page: &mut Page, answer: &EffectAnswer) {
    for (by, name) in [(SessionBy::Nerve, "by nerve"), (SessionBy::Side, "by side")] {
        let of_kind = answer.kinds.iter().filter(|kind| kind.by == by);
        let all: Vec<String> = of_kind.map(|k| format!("{} {} on {}", k.name, mean(k.mean), count(k.n, "run"))).collect();
        if !all.is_empty() {
            page.row(name, &format!("{}; means as they stand, a description and no comparison", list(&all)));
        }
    }
}

fn balance(page: &mut Page, effect: &Effect, unit: DistanceUnit) {
    if effect.balance.is_empty() {
        return;
    }
    page.section("How alike the runs were otherwise");
    let rows: Vec<Vec<String>> = effect.balance.iter().map(|line| balance_row(line, unit)).collect();
    page.columns(&["mean (median)", "with", "without", "in standard deviations"], &rows);
}

fn balance_row(line: &Balance, unit: DistanceUnit) -> Vec<String> {
    let (name, scale) = match line.what {
        Compared::Distance => (format!("distance, {}", unit.name()), 1000.0 / unit.metres()),
        other => (compared(other).to_owned(), 1.0),
    };
    let side =
        |d: Description| d.spread.map_or("-".into(), |s| format!("{} ({})", mean(scale * s.mean), mean(scale * s.median)));
    let apart = line.standardised.map_or("-".into(), |d| format!("{}{}", signed(d), if line.is_notable() { " *" } else { "" }));
    vec![name, side(line.with), side(line.without), apart]
}

fn missing(page: &mut Page, effect: &Effect) {
    let c = effect.counts;
    page.section("What is not recorded");
    page.row(
        "",
        &format!(
            "of {}: outcome {}, time of the session {}, how you felt that day {}, distance {}, start {}, time of another treatment {}",
            count(c.runs, "run"),
            c.no_outcome,
            c.unknown_exposure(),
            c.no_feel + c.felt_too_late,
            c.no_distance,
            c.no_time,
            c.unknown_help
        ),
    );
}
