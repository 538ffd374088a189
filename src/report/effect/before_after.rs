//! A change of habit at one date: described before and after, never tested.

use super::names::{design, exposure, outcome};
use super::numbers::{count, interval, mean, points, signed};
use super::page::Page;
use super::sentence::means;
use crate::analysis::effect::{BeforeAfter, Claim, Design, Effect, LEAST_PER_SIDE};

/// The sentence of a diary in which gliding cannot be told from time.
pub(super) fn sentence(effect: &Effect) -> String {
    let Some(switch) = &effect.before_after else {
        let exposure = exposure(&effect.question);
        return format!(
            "Cannot tell: {}. {} and the calendar cannot be told apart ({}).",
            means(effect),
            super::numbers::capital(exposure),
            design(effect.design)
        );
    };
    let rough = switch.line.and_then(|line| line.rough_interval.map(|interval| (line.level_change, interval)));
    let step = match rough {
        Some((level, rough)) => {
            let (step, rough) = (points(level), interval(&Ok(rough)));
            format!("Drawn as two lines, the level steps by {step} at the change (rough {rough}; {}).", design_of(effect))
        }
        None => format!(
            "That is {}, and {} ({}).",
            points(switch.mean_after - switch.mean_before),
            without_interval(switch),
            design_of(effect)
        ),
    };
    format!(
        "Cannot tell: {}, {} averaged {} on {}; before, {} on {}. {step} Many things change with time, and none of them can be told from {}.",
        since(effect, switch),
        outcome(effect.question.outcome),
        mean(switch.mean_after),
        count(switch.after, "run"),
        mean(switch.mean_before),
        switch.split.before,
        exposure(&effect.question)
    )
}

/// Why a step has no interval.
fn without_interval(switch: &BeforeAfter) -> &'static str {
    match switch.line {
        _ if switch.split.before.min(switch.after) < LEAST_PER_SIDE => {
            "with fewer than 8 runs on a side two means are all there is to show, without an interval"
        }
        Some(_) => "the runs lie so close to two lines that nothing is left to reckon an interval with",
        None => "no two lines can be drawn through these runs, so there is no interval",
    }
}

fn design_of(effect: &Effect) -> &'static str {
    if effect.design == Design::Observational { "observational, not separable from time" } else { design(effect.design) }
}

/// `since you started gliding (7 Sep 2026)`.
fn since(effect: &Effect, switch: &BeforeAfter) -> String {
    let exposure = exposure(&effect.question);
    let day = switch.changed_on.format("%-d %b %Y");
    match (effect.claim, switch.split.started()) {
        (Claim::SinceYouStarted, true) => format!("since you started {exposure} ({day})"),
        (Claim::SinceYouStarted, false) => format!("since you stopped {exposure} ({day})"),
        (_, true) => format!("since there was more {exposure} ({day})"),
        (_, false) => format!("since there was less {exposure} ({day})"),
    }
}

/// Lines before and after a switch, for the table.
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
