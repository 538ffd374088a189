//! What has to be said beside a difference: checks, doubts, what was left out.

use super::names::{covariate, dropped, exposure, outcome};
use super::numbers::{count, list, mean, p, points};
use crate::analysis::effect::{Balance, Compared, Covariate, Design, Effect, Falsification, LOW_PAIN, Verdict};
use crate::analysis::stats::gate::Status;
use crate::diary::EffectAnswer;

/// What is always beyond reach in a diary without a coin.
const NOBODY_RECORDED: &str = "a helper that nobody recorded";

/// What is allowed for in every adjusted difference, and in nothing else.
pub(super) const UNTOUCHED: [Covariate; 4] =
    [Covariate::CarriedInPain, Covariate::Trend, Covariate::Distance, Covariate::Weekend];

fn covariate_name(of: Covariate) -> &'static str {
    covariate(of).unwrap_or_default()
}

/// Treatments named at most.
const NAMED: usize = 3;

/// Below how many runs `unclear` is the usual answer.
const USUALLY_UNCLEAR: usize = 60;

/// What to expect of few runs, said before the figures.
pub(super) fn usual_answer(effect: &Effect) -> Option<String> {
    let few = effect.groups.with.n + effect.groups.without.n < USUALLY_UNCLEAR;
    (few && effect.verdict == Verdict::Unclear && effect.design == Design::Observational)
        .then(|| format!("Below {USUALLY_UNCLEAR} runs \"cannot tell\" is the usual answer, whatever the truth is."))
}

/// What gliding after the run shows.
pub(super) fn falsification(effect: &Effect) -> Option<String> {
    let session = exposure(&effect.question);
    Some(match effect.falsification {
        Falsification::NotLookedFor => return None,
        Falsification::NothingToCheckWith => {
            format!("nothing to check with: {session} after runs is too rare, too regular or a matter of date")
        }
        Falsification::CannotBeChecked => format!("cannot be checked: {session} comes before and after the same runs"),
        Falsification::Clear { estimate, p: chance } => {
            format!(
                "{session} after the run, which cannot have caused its pain, shows no pattern: {}, {}",
                points(estimate),
                p(chance)
            )
        }
        Falsification::SamePattern { estimate, p: chance } => format!(
            "the same pattern shows for {session} after the run ({}, {}), which cannot have caused it: something else goes with both",
            points(estimate),
            p(chance)
        ),
        Falsification::OppositePattern { estimate, p: chance } => {
            format!(
                "there is more {session} after runs that hurt ({}, {}); this takes nothing back",
                points(estimate),
                p(chance)
            )
        }
    })
}

/// Whether a claim holds with the last run's pain allowed for too.
pub(super) fn last_run(effect: &Effect) -> Option<String> {
    let (check, headline) = (effect.last_run?, effect.headline.as_ref()?);
    let holds = if check.takes_back(headline.estimate) { "it does not hold" } else { "it holds" };
    Some(format!("with the last run's pain allowed for too {holds}: {}, {}", points(check.estimate), p(check.p)))
}

/// Why many runs are left out, every reason with its count.
pub(super) fn left_out(answer: &EffectAnswer) -> String {
    let all = exclusions(&answer.effect);
    let reasons: Vec<String> = all.iter().map(|(_, n, words)| format!("{n} {words}")).collect();
    let counts = answer.effect.counts;
    let trial = match answer.in_trials {
        0 => String::new(),
        1 => "; 1 run of a trial stands apart".into(),
        n => format!("; {n} runs of a trial stand apart"),
    };
    let left = answer.effect.left_out.runs;
    if counts.runs == 0 && answer.in_trials == 0 {
        return "there are no runs yet".into();
    }
    if counts.runs == 0 {
        return format!("there is no other run{trial}");
    }
    match (left, reasons.is_empty()) {
        (0, _) => format!("none of {}{trial}", count(counts.runs, "run")),
        (_, true) => format!("{left} of {}{trial}", count(counts.runs, "run")),
        (_, false) if all.len() == 1 => format!("{} of {} {}{trial}", all[0].1, count(counts.runs, "run"), all[0].2),
        (_, false) => format!("{left} of {}: {} (a run may lack several){trial}", count(counts.runs, "run"), list(&reasons)),
    }
}

/// Every reason that holds for a run left out: key, count, words.
pub(super) fn exclusions(effect: &Effect) -> Vec<(&'static str, usize, String)> {
    let counts = effect.left_out;
    let session = exposure(&effect.question);
    let all = [
        ("no_outcome", counts.no_outcome, format!("without {}", outcome(effect.question.outcome))),
        ("session_time_unknown", counts.session_time, format!("with {session} at an unknown time that day")),
        ("run_time_unknown", counts.run_time, format!("of unknown start on a day with {session}")),
        ("other_run_time_unknown", counts.other_run_time, format!("with {session} and another run of unknown start that day")),
        ("no_feel", counts.no_feel, "without a score of how you felt that day".to_owned()),
        ("felt_too_late", counts.felt_too_late, format!("with no such score before {session} was decided on")),
        ("no_distance", counts.no_distance, "without a distance".to_owned()),
        ("unknown_help", counts.unknown_help, "with another treatment at an unknown time".to_owned()),
    ];
    all.into_iter().filter(|(_, n, _)| *n > 0).collect()
}

/// The share of runs from which it is said in the sentence that they are lost for want of a score. Judgement.
const MANY_LOST: f64 = 0.2;

/// How many runs are lost because nothing says how the day felt, where they are many.
pub(super) fn lost_to_missing_feel(effect: &Effect) -> Option<String> {
    let counts = effect.counts;
    let lost = effect.left_out.no_feel + effect.left_out.felt_too_late;
    (lost as f64 >= MANY_LOST * counts.runs as f64 && lost > 0).then(|| {
        format!("For want of a score of how the day felt before, {lost} of {} are left out.", count(counts.runs, "run"))
    })
}

/// How to mend what is left out for an unknown time.
pub(super) fn mend_times(effect: &Effect) -> String {
    match effect.counts.unknown_exposure() {
        0 => String::new(),
        _ => "an entry without a time is given one with: glidelog edit N --at 7am (glidelog list shows them)".into(),
    }
}

/// What the difference could not allow for.
pub(super) fn not_allowed_for(effect: &Effect) -> String {
    let mut all: Vec<String> = effect.headline.iter().flat_map(|h| h.dropped.iter().map(dropped)).collect();
    if effect.headline.is_none() && effect.status != Status::NotEnoughData {
        all.push(format!("{} (nothing is, without an adjusted difference)", list(&UNTOUCHED.map(covariate_name))));
    }
    if effect.design != Design::Randomised {
        all.push(NOBODY_RECORDED.into());
    }
    list(&all)
}

/// Treatments on the days of the runs compared.
pub(super) fn shared(answer: &EffectAnswer) -> Option<String> {
    let side = |glided: bool| answer.effect.runs.iter().filter(|run| run.glided == glided).count();
    let (with, without) = (side(true), side(false));
    let named: Vec<String> = answer
        .shared
        .iter()
        .take(NAMED)
        .map(|s| format!("{} on {} of {with} with and {} of {without} without", s.name, s.with, s.without))
        .collect();
    if named.is_empty() {
        return None;
    }
    let allowed = answer.effect.headline.as_ref().map(|h| h.covariates.contains(&Covariate::OtherHelp));
    let said = match allowed {
        Some(true) => "; those earlier that day are allowed for",
        Some(false) => "; too seldom, too often or too uncertain to be allowed for",
        None => "",
    };
    let more = answer.shared.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(", and {more} others") } else { String::new() };
    Some(format!("{}{more}{said}", named.join("; ")))
}

/// Whether the runs before a switch were worse than usual.
pub(super) fn regression_to_mean(effect: &Effect) -> Option<String> {
    let switch = effect.before_after.as_ref()?;
    let general = match switch.split.started() {
        true => "a treatment is often started when it is worst, and what is worst gets better by itself",
        false => "a habit is often dropped when it is worst, and what is worst gets better by itself",
    };
    Some(match switch.regression_to_mean {
        Some(worse) => format!(
            "the last three runs before the change averaged {}, worse than three quarters of the runs before it ({}): {general}",
            mean(worse.last_three),
            mean(worse.upper_quartile)
        ),
        None => format!("{general}; the last three runs before the change were not worse than usual"),
    })
}

/// How much room there is below the mean without.
pub(super) fn little_room(effect: &Effect) -> Option<String> {
    let low = effect.little_room.then(|| effect.groups.mean_without()).flatten()?;
    let what = outcome(effect.question.outcome);
    Some(format!(
        "without {} {what} averages {}, below {LOW_PAIN:.0}: it is low already, and there is little room to tell",
        exposure(&effect.question),
        mean(low)
    ))
}

/// `Window changed after looking on 3 Nov 2026 (set 5 Nov 2026).`
pub(super) fn window_change(answer: &EffectAnswer) -> String {
    let Some(change) = answer.window_change else { return String::new() };
    let set = change.changed.map_or(String::new(), |day| format!(" (set {})", day.format("%-d %b %Y")));
    format!("Window changed after looking on {}{set}.", change.looked.format("%-d %b %Y"))
}

/// How the runs with differed otherwise, in words.
pub(super) fn unlike(effect: &Effect) -> Option<String> {
    if effect.status == Status::NotEnoughData {
        return None;
    }
    let words: Vec<&str> = effect.balance.iter().filter(|line| line.is_notable()).map(unlike_in).collect();
    (!words.is_empty()).then(|| format!("your runs with {} {}", exposure(&effect.question), list(&words)))
}

fn unlike_in(line: &Balance) -> &'static str {
    match (line.what, line.standardised.is_some_and(|d| d > 0.0)) {
        (Compared::CarriedInPain, true) => "came on days that felt worse",
        (Compared::CarriedInPain, false) => "came on days that felt better",
        (Compared::Distance, true) => "were longer",
        (Compared::Distance, false) => "were shorter",
        (Compared::RestDays, true) => "came after more days of rest",
        (Compared::RestDays, false) => "came after fewer days of rest",
    }
}

/// What an observational design is.
pub(super) fn design(effect: &Effect) -> String {
    match effect.design {
        Design::Randomised => "randomised: a coin decided before each run".into(),
        Design::Observational => "observational: nobody drew which runs it came before".into(),
        Design::BeforeAfter => "before/after: the habit changed at one date, so there is no p and no verdict".into(),
    }
}
