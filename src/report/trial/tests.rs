//! Every sentence a trial can print, against the words this program never prints; and some as they look.

use super::{begun, figures, result};
use crate::analysis::effect::{Adjusted, Claim, Companions, Covariate, Design, Groups, Verdict};
use crate::analysis::question::{Outcome, Question};
use crate::analysis::stats::Interval;
use crate::analysis::stats::describe::describe;
use crate::analysis::stats::gate::Status;
use crate::analysis::stats::randomisation::DRAWS;
use crate::analysis::stats::reference_set::NoInterval;
use crate::analysis::trial::{Adherence, Kept, Lacking, TrialEffect, expected_power};
use crate::diary::{Counts, Course, Flipped, Pace, Pictured, Shown, Stopped, Throw, TrialStatus, Watched};
use crate::domain::*;
use crate::report::words::never_word;
use chrono::{DateTime, Utc};
use uuid::Uuid;

const VERDICTS: [Verdict; 6] = [
    Verdict::Easier,
    Verdict::ALittleEasier,
    Verdict::Harder,
    Verdict::ALittleHarder,
    Verdict::NoClearDifference,
    Verdict::Unclear,
];

fn adjusted(estimate: f64, with_felt: bool, interval: bool, size: usize) -> Adjusted {
    let interval = |level| match interval {
        true => Ok(Interval { lower: estimate - 0.8, upper: estimate + 0.8, level }),
        false => Err(NoInterval::TooRegular),
    };
    Adjusted {
        n: 24,
        estimate,
        p: 0.0298,
        p_holm: None,
        as_extreme: 122,
        reference_size: size,
        interval: interval(0.95),
        interval_90: interval(0.90),
        covariates: if with_felt { vec![Covariate::CarriedInPain] } else { Vec::new() },
        dropped: Vec::new(),
        residual_sd: Some(1.0),
        residual_df: 21,
        residuals: Vec::new(),
    }
}

fn groups(with: f64, without: f64) -> Groups {
    let of = |mean: f64| describe(&[Some(mean - 1.0), Some(mean), Some(mean + 1.0)]).unwrap();
    Groups { with: of(with), without: of(without), raw_difference: Some(with - without) }
}

fn followed() -> Adherence {
    Adherence {
        planned: 24,
        done: 24,
        glide: Kept { kept: 12, of: 12, unknown: 0 },
        none: Kept { kept: 11, of: 12, unknown: 0 },
    }
}

fn effect(status: Status, verdict: Verdict, claim: Claim, headline: Option<Adjusted>) -> TrialEffect {
    TrialEffect {
        question: Question::primary(Location::default()),
        design: Design::Randomised,
        claim,
        adherence: followed(),
        status,
        pairs: 12,
        pairs_to_come: 0,
        runs: Vec::new(),
        groups: groups(2.4, 3.9),
        as_done: groups(2.5, 3.8),
        lacking: Lacking { run: 1, outcome: 2, feel: 0, done: 1 },
        seed: headline.as_ref().filter(|h| h.reference_size == DRAWS + 1).map(|_| 99),
        secondary: Vec::new(),
        needed: None,
        companions: Companions::default(),
        verdict,
        little_room: false,
        headline,
    }
}

fn entry(design: TrialDesign, stopped: Option<Stop>) -> Entry {
    let at = DateTime::parse_from_rfc3339("2026-11-02T07:00:00-05:00").unwrap();
    let trial = Trial { tried: Tried::Gliding, design, window_h: 12, focus: Location::default(), stopped };
    Entry {
        id: EntryId(7),
        uuid: Uuid::nil(),
        stamp: Stamp::at(at, DayStart::default()),
        recorded_at: DateTime::<Utc>::UNIX_EPOCH,
        modified_at: DateTime::<Utc>::UNIX_EPOCH,
        note: None,
        tags: Vec::new(),
        sources: Vec::new(),
        body: Body::Trial(trial),
    }
}

fn coin() -> TrialDesign {
    let with = (0..24).map(|run| run % 2 == 0).collect();
    TrialDesign::Coin(Coin::new(12, 4, Sealed::close(&Draw { seed: 5, with }, [1; 8]), 20).unwrap())
}

fn stop(verdict: OwnVerdict, reason: Option<&str>) -> Stop {
    let at = DateTime::parse_from_rfc3339("2026-12-20T07:00:00-05:00").unwrap();
    Stop { at, verdict, reason: reason.map(str::to_owned), numbers: None }
}

fn counts(thrown: usize) -> Counts {
    Counts { planned: 24, thrown, runs: thrown.saturating_sub(3), waiting: thrown > 0, no_run: 1, late: 1, outside: 2 }
}

fn watched() -> Watched {
    let numbers = Numbers { days: 9, sessions: 7, runs_before: 4, mean_before: Some(3.5), runs_since: 0, mean_since: None };
    Watched { min_days: 14, meant: 9, skipped: 1, numbers }
}

fn at(course: Course, shown: Shown, design: TrialDesign, stopped: Option<Stop>) -> TrialStatus {
    let throw = |(place, with)| Throw { place, with, run: None };
    let throws = [(1, true), (2, false), (3, false)].map(throw).to_vec();
    TrialStatus { entry: entry(design, stopped), course, counts: counts(20), throws, shown }
}

fn result_of(verdict: Verdict, claim: Claim, headline: Option<Adjusted>, status: Status) -> TrialStatus {
    let effect = Box::new(effect(status, verdict, claim, headline));
    at(Course::Completed, Shown::Result { effect, seed: 5 }, coin(), None)
}

/// Every way a result can come out.
fn results() -> Vec<TrialStatus> {
    let mut all = Vec::new();
    for verdict in VERDICTS {
        for claim in [Claim::MadeADifference, Claim::WentTogether] {
            for (with_felt, interval, size) in [(true, true, 46_656), (false, true, DRAWS + 1), (true, false, 64)] {
                for estimate in [-1.5, 1.5] {
                    all.push(result_of(verdict, claim, Some(adjusted(estimate, with_felt, interval, size)), Status::Ok));
                }
            }
        }
    }
    for status in [Status::NotEnoughData, Status::NoVariation, Status::Ok] {
        all.push(result_of(Verdict::Unclear, Claim::WentTogether, None, status));
    }
    let mut beside = effect(Status::Ok, Verdict::Easier, Claim::MadeADifference, Some(adjusted(-1.5, true, true, 64)));
    beside.little_room = true;
    for outcome in Outcome::ALL {
        beside.secondary.push(crate::analysis::effect::Secondary {
            outcome,
            status: Status::Ok,
            groups: groups(2.0, 3.0),
            adjusted: Some(adjusted(-0.4, true, true, 64)),
        });
    }
    all.push(at(Course::Completed, Shown::Result { effect: Box::new(beside), seed: 5 }, coin(), None));
    all
}

/// Every other state.
fn states() -> Vec<TrialStatus> {
    let observe = TrialDesign::Observe { min_days: 14, per_week: 7 };
    let nobody = Adherence {
        planned: 24,
        done: 0,
        glide: Kept { kept: 0, of: 0, unknown: 0 },
        none: Kept { kept: 0, of: 0, unknown: 0 },
    };
    let enough = || Shown::NotEnough { adherence: followed(), groups: Box::new(groups(2.0, 3.0)) };
    let mut all = vec![
        at(Course::Running, Shown::UnderWay(nobody), coin(), None),
        at(Course::Running, Shown::UnderWay(followed()), coin(), None),
        at(Course::Stopped, enough(), coin(), None),
        at(Course::Running, Shown::Watched(watched()), observe.clone(), None),
    ];
    for verdict in OwnVerdict::ALL {
        all.push(at(Course::Stopped, enough(), coin(), Some(stop(verdict, Some("hotel")))));
        all.push(at(Course::Stopped, Shown::Watched(watched()), observe.clone(), Some(stop(verdict, None))));
    }
    all
}

fn flip(with: bool, again: bool) -> Flipped {
    let felt = PainReading {
        location: Location::default(),
        moment: Moment::Decision,
        score: PainScore::new(3).unwrap(),
        flags: SymptomFlags::default(),
    };
    let said = Flip { trial: Uuid::nil(), position: 4, with, felt };
    let entry = Entry { body: Body::Flip(said), ..entry(coin(), None) };
    Flipped { entry, position: 4, planned: 24, with, tried: "gliding".into(), again }
}

#[test]
fn no_sentence_claims_more_than_a_diary_can() {
    let mut texts: Vec<String> = results().iter().chain(&states()).map(super::status).collect();
    texts.extend(results().iter().map(super::details));
    texts.push(super::list(&results()));
    texts.push(super::list(&[]));
    texts.extend(results().iter().chain(&states()).map(|status| format!("{:?}", super::picture(status, Pictured::default()))));
    texts.extend(results().iter().chain(&states()).map(|status| super::status_json(status).to_string()));
    for pairs in 6..20 {
        texts.extend([2, 4].map(|block| begun::power(pairs, expected_power(pairs, block).unwrap())));
    }
    texts.extend([None, Some(Pace { runs_per_week: 3.5, weeks: 8 })].map(|pace| begun::pace(24, pace)));
    texts.extend([(true, true), (true, false), (false, true), (false, false)].map(|(w, a)| begun::flipped(&flip(w, a))));
    for (early, watched) in [(true, None), (false, None), (false, Some(watched()))] {
        let design = if watched.is_some() { TrialDesign::Observe { min_days: 14, per_week: 7 } } else { coin() };
        let entry = entry(design, Some(stop(OwnVerdict::Keep, Some("it is easy"))));
        texts.push(begun::stopped(&Stopped { entry, counts: counts(20), early, watched }));
    }
    assert!(texts.len() > 100);
    for text in texts {
        assert_eq!(never_word(&text), None, "{text}");
        assert!(!text.contains("-0.0") && !text.contains("NaN"), "{text}");
    }
}

#[test]
fn made_a_difference_is_said_of_a_claim_and_of_nothing_else() {
    for status in results().iter().chain(&states()) {
        let strong = super::sentence(status).contains("made a difference for you");
        let allowed = matches!(&status.shown, Shown::Result { effect, .. }
            if effect.claim == Claim::MadeADifference && effect.verdict.is_claim() && effect.headline.is_some());
        assert_eq!(strong, allowed, "{}", super::sentence(status));
    }
}

#[test]
fn every_comparison_carries_difference_interval_counts_and_design() {
    for verdict in VERDICTS {
        let status = result_of(verdict, Claim::MadeADifference, Some(adjusted(-1.5, true, true, 64)), Status::Ok);
        let said = super::sentence(&status);
        for part in ["−1.5", "95 % interval −2.3 to −0.7", "3 runs assigned gliding, 3 without", "a coin decided"] {
            assert!(said.contains(part), "{said}");
        }
    }
}

#[test]
fn raw_and_adjusted_that_point_apart_start_not_clear() {
    let effect = effect(Status::Ok, Verdict::Easier, Claim::MadeADifference, Some(adjusted(1.5, true, true, 64)));
    assert!(result::of_effect(&effect, &Tried::Gliding).starts_with("Not clear"));
}

#[test]
fn the_result_as_it_looks() {
    let headline = || Some(adjusted(-1.5, true, true, 46_656));
    let text = |claim| {
        let said = super::status(&result_of(Verdict::Easier, claim, headline(), Status::Ok));
        anstream::adapter::strip_str(&said).to_string()
    };
    insta::assert_snapshot!(text(Claim::MadeADifference), @"
    Gliding made a difference for you in this period: less worst pain (about −1.5 points, 95 % interval −2.3 to −0.7) (a coin decided; 3 runs assigned gliding, 3 without).
    trial #7 of gliding, since 2 Nov 2026 (by coin, 12 pairs of runs in blocks of 4, 12 h window)
    coin asked 20 of 24 times; runs: 17; without a run that day: 1; asked after the run had begun: 1; waiting for today's run: 1
    2 runs since the start had no throw and stand outside the trial
    worst pain: with gliding assigned, 2.4 on 3 runs; without, 3.9 on 3 runs
    difference: raw −1.5, after allowing for how it felt before each throw −1.5 (95 % interval −2.3 to −0.7)
    A coin decided. If gliding made no difference to any run, a gap this large would come up in 3 of 100 coin-flip diaries.
    p = 0.030: counted over all 46656 schedules this coin could have drawn (schedule's seed 5)
    followed, by the sessions logged: with gliding 12 of 12 (100 %), without 11 of 12 (92 %)
    as done, whatever the coin said: with gliding 2.5 on 3 runs; without 3.8 on 3 runs (description, no test)
    missing, of 24 planned runs: 1 not run, 2 without worst pain, 1 with a time unknown, so that it cannot be told what was done
    ");
    insta::assert_snapshot!(text(Claim::WentTogether).lines().next().unwrap(), @"The assignment to gliding went together with less worst pain in your diary: −1.5 points, 95 % interval −2.3 to −0.7. The coin was not followed often enough to say more (a coin decided; 3 runs assigned gliding, 3 without).");
    let drawn = result_of(Verdict::Unclear, Claim::MadeADifference, Some(adjusted(-0.4, false, true, DRAWS + 1)), Status::Ok);
    insta::assert_snapshot!(anstream::adapter::strip_str(&super::status(&drawn)).to_string(), @"
    Not clear: with gliding assigned, worst pain came out lower: −0.4 points, 95 % interval −1.2 to 0.4. That could still be chance (a coin decided; 3 runs assigned gliding, 3 without).
    trial #7 of gliding, since 2 Nov 2026 (by coin, 12 pairs of runs in blocks of 4, 12 h window)
    coin asked 20 of 24 times; runs: 17; without a run that day: 1; asked after the run had begun: 1; waiting for today's run: 1
    2 runs since the start had no throw and stand outside the trial
    worst pain: with gliding assigned, 2.4 on 3 runs; without, 3.9 on 3 runs
    difference: raw −1.5, as assigned; how it felt before the throw is left out, because it is missing too often or never differed (95 % interval −1.2 to 0.4)
    A coin decided. If gliding made no difference to any run, a gap this large would come up in 3 of 100 coin-flip diaries.
    p = 0.030 ± 0.0011: 99999 random schedules (seed 99; schedule's seed 5)
    followed, by the sessions logged: with gliding 12 of 12 (100 %), without 11 of 12 (92 %)
    as done, whatever the coin said: with gliding 2.5 on 3 runs; without 3.8 on 3 runs (description, no test)
    missing, of 24 planned runs: 1 not run, 2 without worst pain, 1 with a time unknown, so that it cannot be told what was done
    ");
}

#[test]
fn what_a_trial_can_find_is_said_before_it_starts() {
    insta::assert_snapshot!(begun::power(12, expected_power(12, 2).unwrap()), @"12 pairs (24 runs) in blocks of 2 find a true difference of 1 point of worst pain in 34 of 100 trials, of 1.5 points in 67, of 2 points in 90 (1200 simulated trials each, the score before each throw allowed for). A smaller difference is likely to stay unseen.");
    insta::assert_snapshot!(begun::power(14, expected_power(14, 4).unwrap()), @"14 pairs (28 runs) in blocks of 4 find at least what 12 pairs do; these find a true difference of 1 point of worst pain in 39 of 100 trials, of 1.5 points in 69, of 2 points in 91 (1200 simulated trials each, the score before each throw allowed for). A smaller difference is likely to stay unseen.");
    insta::assert_snapshot!(begun::pace(24, Some(Pace { runs_per_week: 3.5, weeks: 8 })), @"At your pace (median 3.5 runs a week over 8 weeks) 24 runs take about 7 weeks.");
    insta::assert_snapshot!(begun::pace(24, None), @"How long 24 runs take cannot be told yet: the diary holds too few weeks with runs.");
}

#[test]
fn json_names_the_method_and_every_figure_of_the_difference() {
    let json = |size| {
        super::one(&result_of(Verdict::Unclear, Claim::WentTogether, Some(adjusted(-0.4, true, true, size)), Status::Ok))
    };
    let (exact, drawn) = (json(46_656), json(DRAWS + 1));
    assert_eq!(exact["difference"]["method"], "randomisation_block");
    assert_eq!(drawn["difference"]["method"], "randomisation_block_monte_carlo");
    assert_eq!(
        (drawn["difference"]["draws_seed"].as_u64(), drawn["difference"]["reference_size"].as_u64()),
        (Some(99), Some(100_000))
    );
    assert_eq!(exact["n"]["excluded"], serde_json::json!({ "no_run": 1, "no_outcome": 2 }));
    for key in ["interval_90", "as_extreme"] {
        assert!(!exact["difference"][key].is_null(), "{key}");
    }
}

#[test]
fn under_way_the_answer_keeps_its_form_and_tells_nothing() {
    let value = super::under_way_json(&at(Course::Running, Shown::UnderWay(followed()), coin(), None));
    let keys: Vec<&str> = value.as_object().unwrap().keys().take(6).map(String::as_str).collect();
    assert_eq!(keys, ["version", "status", "design", "outcome", "window_h", "n"]);
    assert_eq!((value["n"]["with"].as_u64(), value["design"].as_str()), (Some(12), Some("randomised")));
    assert!(value["difference"].is_null() && value["verdict"].is_null() && value["with"]["mean"].is_null());
    assert_eq!(value["trial"]["course"], "running");
}

#[test]
fn a_trial_that_is_over_takes_no_more_runs() {
    for status in results().iter().chain(&states()) {
        if status.tells() {
            let said = super::how_many_more(status);
            assert!(never_word(&said).is_none() && (said.contains("is over") || said.contains("stopped early")), "{said}");
        }
    }
}

#[test]
fn small_p_is_never_nought() {
    assert_eq!((figures::p(0.00001), figures::p(0.0298)), ("p < 0.001".into(), "p = 0.030".into()));
    assert_eq!(
        (figures::of_a_hundred(0.001), figures::of_a_hundred(0.03)),
        ("in fewer than 1 of 100".into(), "in 3 of 100".into())
    );
    assert_eq!(figures::points(-0.04), "0.0");
}

#[test]
fn under_way_the_picture_shows_what_the_coin_said_and_no_outcome() {
    let status = at(Course::Running, Shown::UnderWay(followed()), coin(), None);
    let plot = super::picture::thrown(&status, Vec::new());
    assert_eq!(
        plot.throws.iter().map(|throw| (throw.with, throw.score)).collect::<Vec<_>>(),
        [(true, None), (false, None), (false, None)]
    );
}
