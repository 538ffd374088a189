//! Every branch of the wording, crossed, through the words this program never prints.

use super::diaries::{
    Runs, diary, drifting, few_mornings, flat, gappy, hidden_cause, just_started, no_mornings, started, weekends,
};
use crate::analysis::effect::{Cap, Claim, Design, Falsification, LastRunCheck, NoDose, RegressionToMean, Verdict};
use crate::analysis::question::{Exposure, Outcome};
use crate::analysis::stats::gate::Status;
use crate::analysis::stats::reference_set::NoInterval;
use crate::chart::{dose, effect};
use crate::diary::{EffectAnswer, WindowChange};
use crate::report::effect::{comparison, dose_plot, how_many_more, json, sentence, text};
use crate::report::words::never_word;

const VERDICTS: [Verdict; 6] = [
    Verdict::Easier,
    Verdict::ALittleEasier,
    Verdict::Harder,
    Verdict::ALittleHarder,
    Verdict::NoClearDifference,
    Verdict::Unclear,
];
const DESIGNS: [(Design, Claim); 4] = [
    (Design::Observational, Claim::WentTogether),
    (Design::BeforeAfter, Claim::SinceYouStarted),
    (Design::Randomised, Claim::MadeADifference),
    (Design::Randomised, Claim::WentTogether),
];
const STATUSES: [Status; 5] =
    [Status::NotEnoughData, Status::NoVariation, Status::DescribeOnly, Status::NotSeparableFromTime, Status::Ok];

fn answers() -> Vec<EffectAnswer> {
    let nothing = Runs::new();
    let all = [
        diary(70, 2),
        diary(40, 1),
        diary(9, 1),
        few_mornings(),
        no_mornings(10),
        flat(),
        started(),
        drifting(),
        hidden_cause(),
        weekends(),
        just_started(),
        gappy(),
        nothing,
    ];
    all.iter().map(Runs::answer).collect()
}

/// Everything a person can read of an answer.
fn everything(answer: &EffectAnswer) -> Vec<String> {
    let (comparison, dosed) = (comparison(answer), dose_plot(answer));
    let figures = [effect::figure(&comparison), dose::figure(&dosed)];
    let mut all = vec![sentence(answer), text(answer, true), how_many_more(answer), json(answer).to_string()];
    all.extend(figures.map(|f| [f.title, f.subtitle, f.caption, f.alt].join("\n")));
    all
}

fn check(answer: &EffectAnswer) {
    for words in everything(answer) {
        assert_eq!(never_word(&words), None, "{words}");
        for broken in ["NaN", "inf ", "  .", " .", "..", "()", "(;", "; )", "-0.0 ", "None", "%%", "p 0.000"] {
            assert!(!words.contains(broken) || broken == "  .", "{broken:?} in {words}");
        }
    }
}

#[test]
fn every_status_design_verdict_outcome_and_exposure() {
    for base in answers() {
        for status in STATUSES {
            for (design, claim) in DESIGNS {
                for outcome in Outcome::ALL {
                    for verdict in VERDICTS {
                        let mut answer = base.clone();
                        let effect = &mut answer.effect;
                        (effect.status, effect.design, effect.claim, effect.verdict) = (status, design, claim, verdict);
                        effect.question.outcome = outcome;
                        check_sentence(&answer);
                    }
                }
            }
        }
    }
}

/// The sentence alone, which is cheap; and the claim it may make.
fn check_sentence(answer: &EffectAnswer) {
    let words = sentence(answer);
    assert_eq!(never_word(&words), None, "{words}");
    let effect = &answer.effect;
    let may = effect.claim == Claim::MadeADifference && effect.headline.as_ref().is_some_and(|h| h.deciding_p() <= 0.05);
    assert!(may || !words.contains("made a difference"), "{words}");
    let word = match effect.design {
        Design::Randomised => "randomised",
        Design::Observational => "observational",
        Design::BeforeAfter => "before/after",
    };
    assert!(words.contains(word), "{words}");
    if effect.status == Status::Ok && effect.headline.is_some() {
        assert!(words.contains("interval") && words.contains("without, "), "{words}");
        assert_eq!(
            effect.design != Design::Randomised,
            words.contains("a helper that nobody records cannot be removed"),
            "{words}"
        );
    }
}

#[test]
fn every_base_answer_whole() {
    answers().iter().for_each(check);
}

#[test]
fn every_check_dose_and_doubt() {
    let (estimate, p) = (-0.4, 0.03);
    let checks = [
        Falsification::NotLookedFor,
        Falsification::NothingToCheckWith,
        Falsification::CannotBeChecked,
        Falsification::Clear { estimate, p },
        Falsification::SamePattern { estimate, p },
        Falsification::OppositePattern { estimate, p },
    ];
    let base = diary(70, 2).answer();
    for falsification in checks {
        let mut answer = base.clone();
        answer.effect.capped = falsification.caps().then_some(Cap::SameAfterTheRun);
        answer.effect.verdict = if falsification.caps() { Verdict::Unclear } else { Verdict::Easier };
        answer.effect.falsification = falsification;
        check(&answer);
    }
    for (estimate, p) in [(-1.8, 0.01), (-0.4, 0.2)] {
        let mut answer = base.clone();
        answer.effect.last_run = Some(LastRunCheck { estimate, p });
        answer.effect.capped = (p > 0.05).then_some(Cap::LastRun);
        answer.effect.verdict = if p > 0.05 { Verdict::Unclear } else { Verdict::Easier };
        check(&answer);
    }
    for why in [
        NoDose::TooFewRuns,
        NoDose::TooFewDoses,
        NoDose::Undefined,
        NoDose::NotCounted,
        NoDose::NotSeparable,
        NoDose::HeadlineRefused,
    ] {
        let mut answer = base.clone();
        answer.effect.dose = Err(why);
        check(&answer);
    }
    for tau in [-0.4, 0.0, 0.4] {
        let mut answer = base.clone();
        if let Ok(dose) = &mut answer.effect.dose {
            (dose.tau_b, dose.p) = (tau, Some(0.01));
        }
        check(&answer);
    }
}

#[test]
fn every_mark_and_missing_interval() {
    let base = diary(70, 2).answer();
    let mut answer = base.clone();
    let day = base.effect.runs[0].day;
    answer.window_change = Some(WindowChange { looked: day, changed: None });
    (answer.in_trials, answer.effect.little_room) = (24, true);
    answer.effect.question.exposure = Exposure::Treatment("pelvic correction".into());
    check(&answer);
    for why in [NoInterval::TooFew, NoInterval::TooRegular] {
        let mut answer = base.clone();
        answer.effect.verdict = Verdict::Unclear;
        if let Some(headline) = &mut answer.effect.headline {
            (headline.interval, headline.interval_90) = (Err(why), Err(why));
        }
        check(&answer);
    }
    for (p, holm) in [(0.03, 0.09), (0.1, 0.15), (0.5, 0.6), (0.0001, 0.0002)] {
        let mut answer = base.clone();
        (answer.effect.verdict, answer.effect.question.outcome) = (Verdict::Unclear, Outcome::Effort);
        if let Some(headline) = &mut answer.effect.headline {
            (headline.p, headline.p_holm) = (p, Some(holm));
        }
        check(&answer);
    }
    let mut answer = started().answer();
    if let Some(switch) = &mut answer.effect.before_after {
        switch.regression_to_mean = Some(RegressionToMean { last_three: 8.0, upper_quartile: 6.0 });
        switch.line = None;
    }
    check(&answer);
}
