//! Every companion of the headline. None of them is the answer.

use super::names::{compared, exposure, lower_and_higher, outcome};
use super::numbers::{count, ends, gap, interval, mean, p, points};
use super::page::Page;
use super::{dots, table};
use crate::analysis::effect::{Balance, Compared, Dose, Effect, NoDose, Secondary};
use crate::analysis::stats::describe::Description;
use crate::analysis::stats::gate::Status;
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
    dose(page, effect);
    page.row("carry-over", &carry_over(effect));
    secondary(page, effect);
    windows(page, answer);
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
    if let Some(sure) = companions.shrinkage {
        page.row(
            "how sure",
            &format!(
                "starting sceptical (0 give or take 1 point), the diary makes it {} that {} goes with at least 1 point less {}, and {} that it goes with any less",
                of_hundred(sure.help_mcid),
                exposure(&effect.question),
                noun(effect),
                of_hundred(sure.any_help)
            ),
        );
    }
}

fn noun(effect: &Effect) -> &'static str {
    if effect.question.outcome == crate::analysis::question::Outcome::Effort { "effort" } else { "pain" }
}

/// A probability as a count, never certain and never impossible.
fn of_hundred(share: f64) -> String {
    match 100.0 * share {
        low if low < 1.0 => "less than 1 in 100".into(),
        high if high > 99.0 => "more than 99 in 100".into(),
        other => format!("{other:.0} in 100"),
    }
}

fn dose(page: &mut Page, effect: &Effect) {
    page.row("dose", &dose_words(effect));
}

/// Whether the dose's own test allows a claim: p at most .05, an interval on one side of 0, and tau-b on the same side.
pub(super) fn shows_a_pattern(dose: &Dose) -> bool {
    let rare = dose.p.is_some_and(|p| p <= 0.05);
    let one_side = match &dose.interval {
        Some(Ok(interval)) => interval.lower > 0.0 || interval.upper < 0.0,
        _ => true,
    };
    rare && one_side && dose.per_ten_reps.is_some_and(|slope| slope * dose.tau_b > 0.0)
}

/// What tau-b says of the repetitions in the week before a run.
pub(super) fn dose_words(effect: &Effect) -> String {
    let what = outcome(effect.question.outcome);
    let [less, more] = lower_and_higher(effect.question.outcome);
    match &effect.dose {
        Ok(dose) => {
            let goes = match (shows_a_pattern(dose), dose.tau_b) {
                (true, t) if t < 0.0 => {
                    format!("more repetitions of gliding in the seven days before a run went together with {less}")
                }
                (true, t) if t > 0.0 => {
                    format!("more repetitions of gliding in the seven days before a run went together with {more}")
                }
                _ => format!("no clear pattern shows between repetitions of gliding in the seven days before a run and {what}"),
            };
            let slope = dose.per_ten_reps.map_or(String::new(), |slope| {
                let ends = dose.interval.as_ref().map_or(String::new(), |i| format!(", {}", interval(i)));
                format!("; after what is allowed for {} for ten more{ends}", points(slope))
            });
            let test = dose.p.map_or(String::new(), |test| format!(", {}", p(test)));
            format!(
                "{goes} (tau-b {}, {}{slope}{test}); tau-b's own {} {IGNORES}",
                signed(dose.tau_b),
                count(dose.n, "run"),
                p(dose.tau_p)
            )
        }
        Err(NoDose::TooFewRuns) => "cannot be told yet: fewer than 20 runs have a known dose".into(),
        Err(NoDose::TooFewDoses) => "cannot be told yet: there are fewer than 4 different doses".into(),
        Err(NoDose::Undefined) => "cannot be told: the dose or the score never changes".into(),
        Err(NoDose::NotCounted) => "cannot be told: only gliding is counted in repetitions".into(),
        Err(NoDose::NotSeparable) => "cannot be told from time, no more than the headline".into(),
    }
}

/// A correlation: two decimals.
fn signed(tau: f64) -> String {
    let text = format!("{tau:.2}");
    if text == "-0.00" { "0.00".into() } else { text }
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

/// Lines before and after a switch.
pub(super) fn segments(page: &mut Page, effect: &Effect) {
    let Some(switch) = &effect.before_after else { return };
    if let Some(line) = switch.line {
        let fell = match line.slope_before {
            slope if slope < 0.0 => "already falling",
            slope if slope > 0.0 => "rising",
            _ => "level",
        };
        let rough = line.rough_interval.map_or("no interval".into(), |i| format!("rough {}", interval(&Ok(i))));
        page.row(
            "two lines",
            &format!(
                "before, {} was {fell} ({} a week); at the change the level steps by {} ({rough}) and the slope changes by {} a week",
                outcome(effect.question.outcome),
                points(7.0 * line.slope_before),
                points(line.level_change),
                points(7.0 * line.slope_change)
            ),
        );
    }
    if let Some(tau) = switch.corrected_tau {
        let shown = tau.tau_b.map_or("undefined".into(), signed);
        page.row(
            "corrected tau",
            &format!("{shown} once the line before the change is taken out of both phases; a description, no test"),
        );
    }
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
            c.unknown_exposure,
            c.no_feel,
            c.no_distance,
            c.no_time,
            c.unknown_help
        ),
    );
}
