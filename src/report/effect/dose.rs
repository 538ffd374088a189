//! Repetitions of the week before a run, in words.

use super::names::{lower_and_higher, outcome};
use super::numbers::{count, interval, p, points, signed};
use crate::analysis::effect::{Dose, Effect, NoDose};

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
                "{goes} (tau-b {}, {}{slope}{test}); tau-b's own {} ignores day-to-day carry-over",
                signed(dose.tau_b),
                count(dose.n, "run"),
                p(dose.tau_p)
            )
        }
        Err(NoDose::TooFewRuns) => "cannot be told yet: fewer than 20 runs have a known dose".into(),
        Err(NoDose::TooFewDoses) => "cannot be told yet: there are fewer than 4 different doses".into(),
        Err(NoDose::Undefined) => "cannot be told: the dose or the score never changes".into(),
        Err(NoDose::NotCounted) => "cannot be told: only gliding is counted in repetitions".into(),
        Err(NoDose::HeadlineRefused) => "cannot be told yet: it is not tested before runs with and without can be".into(),
        Err(NoDose::NotSeparable) => "cannot be told from time, no more than the headline".into(),
    }
}
