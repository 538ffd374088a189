//! What things are called in the answers about an effect.

use super::numbers::count;
use crate::analysis::effect::{Compared, Covariate, Design, Dropped, Verdict, WhyDropped};
use crate::analysis::question::{Exposure, Outcome, Question};
use crate::analysis::stats::gate::Status;

/// `gliding`, or the treatment's name.
pub(super) fn exposure(question: &Question) -> &str {
    match &question.exposure {
        Exposure::Gliding => "gliding",
        Exposure::Treatment(name) => name,
    }
}

/// `with gliding in the 12 h before`.
pub(super) fn with_session(question: &Question) -> String {
    format!("with {} in the {} h before", exposure(question), question.window_h)
}

/// The outcome in a sentence.
pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::WorstPain => "worst pain",
        Outcome::NextMorning => "pain the next morning",
        Outcome::Effort => "effort",
    }
}

/// What is scored, in a word.
pub(super) fn scored(outcome: Outcome) -> &'static str {
    if outcome == Outcome::Effort { "effort" } else { "pain" }
}

/// The outcome in JSON.
pub(super) fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::WorstPain => "worst_pain",
        Outcome::NextMorning => "next_morning_pain",
        Outcome::Effort => "effort",
    }
}

/// What less of it is called, and what more of it is.
pub(super) fn less_and_more(outcome: Outcome) -> [&'static str; 2] {
    match outcome {
        Outcome::WorstPain => ["easier runs", "harder runs"],
        Outcome::NextMorning => ["less pain the next morning", "more pain the next morning"],
        Outcome::Effort => ["less effort", "more effort"],
    }
}

/// The outcome lower, and higher.
pub(super) fn lower_and_higher(outcome: Outcome) -> [&'static str; 2] {
    match outcome {
        Outcome::WorstPain => ["a lower worst pain", "a higher worst pain"],
        other => less_and_more(other),
    }
}

/// What a claim says went together with it; none for a verdict that claims nothing.
pub(super) fn went_with(verdict: Verdict, of: Outcome) -> Option<String> {
    let [less, more] = less_and_more(of);
    match verdict {
        Verdict::Easier => Some(less.into()),
        Verdict::ALittleEasier => Some(format!("slightly {less}")),
        Verdict::Harder => Some(more.into()),
        Verdict::ALittleHarder => Some(format!("slightly {more}")),
        Verdict::NoClearDifference | Verdict::Unclear => None,
    }
}

/// The verdict in JSON.
pub(in crate::report) fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Easier => "easier",
        Verdict::ALittleEasier => "a_little_easier",
        Verdict::Harder => "harder",
        Verdict::ALittleHarder => "a_little_harder",
        Verdict::NoClearDifference => "no_clear_difference",
        Verdict::Unclear => "unclear",
    }
}

/// The status in JSON.
pub(super) fn status_key(status: Status) -> &'static str {
    match status {
        Status::Ok => "ok",
        Status::DescribeOnly => "describe_only",
        Status::NotEnoughData => "not_enough_data",
        Status::NoVariation => "no_variation",
        Status::NotSeparableFromTime => "not_separable_from_time",
    }
}

/// The design in a sentence.
pub(super) fn design(design: Design) -> &'static str {
    match design {
        Design::Randomised => "randomised",
        Design::Observational => "observational",
        Design::BeforeAfter => "before/after",
    }
}

/// The design in JSON.
pub(super) fn design_key(design: Design) -> &'static str {
    match design {
        Design::Randomised => "randomised",
        Design::Observational => "observational",
        Design::BeforeAfter => "before_after",
    }
}

/// Something allowed for, in a sentence; the bend of the trend goes with the trend.
pub(super) fn covariate(covariate: Covariate) -> Option<&'static str> {
    match covariate {
        Covariate::CarriedInPain => Some("carried-in pain"),
        Covariate::Trend => Some("trend"),
        Covariate::TrendSquared => None,
        Covariate::Distance => Some("distance"),
        Covariate::Weekend => Some("weekend"),
        Covariate::OtherHelp => Some("other treatments"),
    }
}

/// Something allowed for, in JSON.
pub(super) fn covariate_key(covariate: Covariate) -> &'static str {
    match covariate {
        Covariate::CarriedInPain => "carried_in_pain",
        Covariate::Trend => "trend",
        Covariate::TrendSquared => "trend_squared",
        Covariate::Distance => "distance",
        Covariate::Weekend => "weekend",
        Covariate::OtherHelp => "other_treatments",
    }
}

/// Why something was not allowed for, in JSON.
pub(super) fn why_key(why: WhyDropped) -> &'static str {
    match why {
        WhyDropped::Constant => "constant",
        WhyDropped::MissingTooOften => "missing_too_often",
        WhyDropped::NotSeparable => "not_separable",
    }
}

/// Something not allowed for and why, in a sentence.
pub(super) fn dropped(dropped: &Dropped) -> String {
    let name = match dropped.covariate {
        Covariate::TrendSquared => "the bend of the trend",
        other => covariate(other).unwrap_or_default(),
    };
    let why = match dropped.why {
        WhyDropped::Constant => "the same on every run",
        WhyDropped::MissingTooOften => "missing on more than a fifth of the runs",
        WhyDropped::NotSeparable => "not to be told from the rest",
    };
    format!("{name} ({why})")
}

/// A line of the balance table.
pub(super) fn compared(what: Compared) -> &'static str {
    match what {
        Compared::CarriedInPain => "carried-in pain",
        Compared::Distance => "distance",
        Compared::RestDays => "days since the last run",
    }
}

/// `23 with and 19 without`.
pub(super) fn both_counts(with: usize, without: usize) -> String {
    format!("{with} with and {without} without")
}

/// `on 23 runs with gliding in the 12 h before`.
pub(super) fn on_runs_with(n: usize, question: &Question) -> String {
    format!("on {} {}", count(n, "run"), with_session(question))
}
