//! What the pictures of an effect show, with the words about them.

use super::dose::{dose_words, shows_a_pattern};
use super::names::{both_counts, exposure, less_and_more, outcome, went_with, with_session};
use super::numbers::{capital, count, interval, mean, p, points};
use super::sentence::{NOBODY_RECORDS, allowing, reason, signs_differ};
use super::{notes, wanted};
use crate::analysis::effect::{Design, Effect, NoDose, Verdict};
use crate::analysis::question::{Exposure, Outcome};
use crate::analysis::stats::gate::Status;
use crate::chart::dose::{DosePlot, Dosed};
use crate::chart::effect::{ComparedRun, Comparison, Estimate, TwoLines};
use crate::chart::figure::About;
use crate::diary::EffectAnswer;
use chrono::Days;

/// The change that matters, points. Judgement, as in the verdict.
const MATTERS: f64 = 1.0;

/// Runs with and without, for the picture of the comparison.
#[must_use]
pub fn comparison(answer: &EffectAnswer) -> Comparison {
    let effect = &answer.effect;
    let run = |run: &crate::analysis::effect::EffectRun| ComparedRun { day: run.day, score: run.outcome, glided: run.glided };
    let found = effect.headline.as_ref().and_then(|h| h.interval.as_ref().ok().map(|i| (h.estimate, i)));
    let names = match &effect.question.exposure {
        Exposure::Gliding => ["glided before".to_owned(), "did not".to_owned()],
        Exposure::Treatment(name) => [format!("{name} before"), "without".to_owned()],
    };
    Comparison {
        about: about(headed(answer, title(answer)), subtitle(answer), caption(answer)),
        outcome: capital(outcome(effect.question.outcome)),
        names,
        less: if effect.question.outcome == Outcome::Effort { "less effort".into() } else { "less pain".into() },
        runs: effect.runs.iter().map(run).collect(),
        difference: found.map(|(value, i)| Estimate { value, low: i.lower, high: i.upper }),
        two_lines: two_lines(effect),
        no_difference: no_difference(effect).into(),
        interval: "95 % interval".into(),
        matters: MATTERS,
    }
}

/// Why there is no difference to show.
fn no_difference(effect: &Effect) -> &'static str {
    if by_the_calendar(effect) { "cannot be told from time" } else { "cannot tell yet" }
}

/// Whether more runs of the same kind would not tell either.
fn by_the_calendar(effect: &Effect) -> bool {
    effect.design == Design::BeforeAfter || effect.status == Status::NotSeparableFromTime
}

/// The fitted lines before and after a change of habit.
fn two_lines(effect: &Effect) -> Option<TwoLines> {
    let switch = effect.before_after.as_ref().filter(|_| by_the_calendar(effect))?;
    let line = switch.line?;
    let first = switch.changed_on.checked_sub_days(Days::new(line.change_day.max(0.0) as u64))?;
    Some(TwoLines {
        first,
        changed_on: switch.changed_on,
        last: effect.runs.last()?.day.max(switch.changed_on),
        start: line.intercept,
        slope: line.slope_before,
        step: line.level_change,
        bend: line.slope_change,
    })
}

/// How the diary came about, and what it cannot take out.
fn design_and_caveat(effect: &Effect) -> String {
    let design = notes::design(effect);
    if effect.design == Design::Observational { format!("{design}, so {NOBODY_RECORDS}") } else { design }
}

/// The words of a picture, with the minus sign its axes have.
fn about(title: String, subtitle: String, caption: String) -> About {
    let [title, subtitle, caption] =
        [title, subtitle, caption].map(|words| words.replace(" -", " \u{2212}").replace("(-", "(\u{2212}"));
    About { title, subtitle, caption }
}

/// A trial by coin that is over has a picture of its own, and what no coin decided is no headline beside it.
fn headed(answer: &EffectAnswer, title: String) -> String {
    match &answer.trial {
        Some(_) if answer.effect.runs.is_empty() => "Every run belongs to the trial: see glidelog chart trial".into(),
        Some(_) => format!("Outside the trial: {title}"),
        None => title,
    }
}

fn title(answer: &EffectAnswer) -> String {
    let effect = &answer.effect;
    let what = capital(outcome(effect.question.outcome));
    let groups = &effect.groups;
    let (Some(with), Some(without)) = (groups.with.spread, groups.without.spread) else {
        let counts = both_counts(groups.with.n, groups.without.n);
        return match groups.with.n + groups.without.n {
            _ if by_the_calendar(effect) => format!("{what}: {counts}, and the difference cannot be told from time"),
            0 => format!("{what}: no run can be compared yet"),
            _ => format!("{what}: {counts}, nothing to compare yet"),
        };
    };
    let session = exposure(&effect.question);
    let means = format!("{} on average with {session}, {} without", mean(with.mean), mean(without.mean));
    match &answer.trial {
        _ if signs_differ(effect) => {
            let what = outcome(effect.question.outcome);
            format!("Not clear: {what} {means}, and after what is allowed for the difference points the other way")
        }
        Some(_) => format!("{what}: {means}"),
        None => format!("{what}: {means}: {}", finding(effect)),
    }
}

/// The verdict in the picture's title.
fn finding(effect: &Effect) -> String {
    match (went_with(effect.verdict, effect.question.outcome), effect.verdict) {
        (Some(claim), _) => format!("{} went together with {claim}", exposure(&effect.question)),
        (None, Verdict::NoClearDifference) => "no clear difference".into(),
        (None, _) => no_difference(effect).into(),
    }
}

fn subtitle(answer: &EffectAnswer) -> String {
    let effect = &answer.effect;
    let groups = &effect.groups;
    let counts = format!("{} {}, {} without", count(groups.with.n, "run"), with_session(&effect.question), groups.without.n);
    match &effect.headline {
        Some(h) => {
            let allowing = allowing(&h.covariates).to_lowercase();
            let check = if effect.capped.is_some() { format!(" {}.", capital(&reason(effect, h))) } else { String::new() };
            format!("{counts}; {allowing}: {} ({}, {}).{check}", points(h.estimate), interval(&h.interval), p(h.deciding_p()))
        }
        None => format!("{counts}. {}", wanted::more_runs(effect)),
    }
}

fn caption(answer: &EffectAnswer) -> String {
    format!(
        "Design: {}. Left out: {}.{} Equal scores are set side by side, many of them in rows.",
        design_and_caveat(&answer.effect),
        notes::left_out(answer),
        asked_for(answer)
    )
}

/// What was asked for beyond the one question: the days, the place, the outcome, the window.
fn asked_for(answer: &EffectAnswer) -> String {
    let question = &answer.effect.question;
    let mut words = String::new();
    if answer.trial.is_some() {
        words.push_str(" The trial by coin has a picture of its own: glidelog chart trial.");
    }
    if let Some(period) = &answer.period {
        words.push_str(&format!(" Days: {period}."));
    }
    if question.focus.site.is_some() {
        words.push_str(&format!(" Place: {}.", question.focus));
    }
    if question.chosen_after_looking() {
        words.push_str(" This outcome was chosen after looking.");
    }
    if answer.window_change.is_some() {
        words.push_str(&format!(" {}", notes::window_change(answer)));
    }
    words
}

/// Repetitions in the week before against the outcome, for the picture of the dose.
#[must_use]
pub fn dose_plot(answer: &EffectAnswer) -> DosePlot {
    let effect = &answer.effect;
    let dosed = |run: &crate::analysis::effect::EffectRun| run.reps_before.map(|dose| Dosed { dose, score: run.outcome });
    let runs: Vec<Dosed> = effect.runs.iter().filter_map(dosed).collect();
    let unknown = match effect.runs.len() - runs.len() {
        0 => String::new(),
        all if runs.is_empty() => format!("; it is known for none of the {all} runs compared"),
        unknown => format!("; it is not known for {unknown} of the {} runs compared", effect.runs.len()),
    };
    let caption = format!(
        "Design: {}. A run's dose is every repetition of gliding in the seven days before it{unknown}. Left out: {}.{} Equal dots are set side by side, many of them in rows.",
        design_and_caveat(effect),
        notes::left_out(answer),
        asked_for(answer)
    );
    DosePlot {
        about: about(headed(answer, dose_title(effect)), dose_subtitle(effect), caption),
        outcome: capital(outcome(effect.question.outcome)),
        dose: "Repetitions of gliding in the 7 days before the run".into(),
        runs,
        line: effect.dose.as_ref().ok().and_then(|dose| dose.adjusted_line()),
    }
}

fn dose_title(effect: &Effect) -> String {
    let [less, more] = less_and_more(effect.question.outcome);
    let dose = match &effect.dose {
        Ok(dose) => dose,
        Err(why) => return no_dose_title(*why, effect.question.outcome),
    };
    let tau = format!("tau-b {:.2}, {} runs", dose.tau_b, dose.n);
    match (shows_a_pattern(dose), dose.tau_b < 0.0) {
        (true, true) => format!("More gliding in the week before went together with {less} ({tau})"),
        (true, false) => format!("More gliding in the week before went together with {more} ({tau})"),
        (false, _) => format!("More gliding in the week before shows no clear pattern ({tau})"),
    }
}

fn no_dose_title(why: NoDose, asked: Outcome) -> String {
    let [less, _] = less_and_more(asked);
    match why {
        NoDose::HeadlineRefused => {
            format!("There are too few runs with or without gliding to say whether more of it goes with {less}")
        }
        NoDose::NotSeparable => "More gliding and the calendar cannot be told apart".into(),
        NoDose::NotCounted => "Only gliding is counted in repetitions".into(),
        NoDose::Undefined => format!("The repetitions or {} never change, so nothing can be told", outcome(asked)),
        NoDose::TooFewRuns => format!("There are too few runs to say whether more gliding goes with {less}"),
        NoDose::TooFewDoses => format!("The repetitions differ too little to say whether more gliding goes with {less}"),
    }
}

/// The dose in words, with a subject where there is nothing to tell.
fn dose_subtitle(effect: &Effect) -> String {
    let words = dose_words(effect);
    if effect.dose.is_ok() { format!("{}.", capital(&words)) } else { format!("The dose {words}.") }
}
