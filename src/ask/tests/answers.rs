use super::ask;
use crate::analysis::question::Exposure;
use crate::ask::sample::{Diary, hamstring, today};
use crate::ask::{Finding, Question, answer};
use crate::domain::Status;

fn kind(finding: &Finding) -> &'static str {
    match finding {
        Finding::Week(_) => "week",
        Finding::Days(_) => "days",
        Finding::Amount(_) => "amount",
        Finding::Last(_) => "last",
        Finding::Worst(_) => "worst",
        Finding::Trend(_) => "trend",
    }
}

#[test]
fn each_question_has_its_kind_of_answer_and_that_of_effect_none_here() {
    let diary = Diary::default().mornings(0, &[Some(3); 40]).run(1, 8.0, 4).glide(2, Status::Done);
    let of = |text: &str| answer(&ask(text).unwrap(), &diary.entries, &hamstring(), today());
    for (text, expected, period) in [
        ("did I feel better this week", "week", Some("18 to 24 Nov 2026")),
        ("how did I feel this month", "days", Some("1 to 24 Nov 2026")),
        ("how far did I run this week", "amount", Some("18 to 24 Nov 2026")),
        ("when did I last glide", "last", None),
        ("what was my worst pain this week", "worst", Some("18 to 24 Nov 2026")),
        ("is my left hamstring getting better", "trend", Some("2 Sep to 24 Nov 2026")),
    ] {
        let answer = of(text).unwrap();
        assert_eq!(kind(&answer.finding), expected, "{text}");
        assert!(answer.asked.starts_with(text), "{text}: {}", answer.asked);
        assert_eq!(answer.period.map(|period| period.to_string()).as_deref(), period, "{text}");
        assert_eq!(answer.focus, hamstring(), "{text}");
    }
    let effect = ask("does gliding help").unwrap();
    assert!(matches!(effect, Question::DoesItHelp(_)));
    assert!(answer(&effect, &diary.entries, &hamstring(), today()).is_none());
    for text in ["does gliding help", "how many more runs until I know if gliding helps"] {
        assert_eq!(ask(text).unwrap().effect().map(|effect| &effect.exposure), Some(&Exposure::Gliding), "{text}");
    }
    assert_eq!(ask("when did I last glide").unwrap().effect(), None);
}

#[test]
fn the_last_treatment_is_the_one_that_was_named() {
    let diary = Diary::default().treatment(1, "massage").treatment(3, "cupping").treatment(9, "cupping");
    let last = answer(&ask("when did I last have cupping").unwrap(), &diary.entries, &hamstring(), today()).unwrap();
    let Finding::Last(last) = last.finding else { panic!("{last:?}") };
    assert_eq!(last.days_ago, Some(3));
}

#[test]
fn what_was_done_and_what_was_skipped_are_told_apart_and_a_run_with_pain_is_none_without() {
    let diary = Diary::default().glide(1, Status::Skipped).glide(4, Status::Done).run(2, 8.0, 3).run(6, 8.0, 0);
    let ago = |text: &str| {
        let last = answer(&ask(text).unwrap(), &diary.entries, &hamstring(), today()).unwrap();
        let Finding::Last(last) = last.finding else { panic!("{last:?}") };
        last.days_ago
    };
    assert_eq!((ago("when did I last glide"), ago("when did I last skip a glide")), (Some(4), Some(1)));
    assert_eq!((ago("when did I last run"), ago("when did I last run without pain")), (Some(2), Some(6)));
}

#[test]
fn days_have_a_worst_and_those_without_pain() {
    let diary = Diary::default().mornings(0, &[Some(2), Some(7), None, Some(0), Some(4)]);
    let days = answer(&ask("how did I feel this month").unwrap(), &diary.entries, &hamstring(), today()).unwrap();
    let Finding::Days(days) = days.finding else { panic!("{days:?}") };
    let (worst_day, worst) = days.now.worst_day.unwrap();
    assert_eq!((worst_day.to_string(), worst, days.now.pain_free), ("2026-11-21".into(), 7.0, 1));
}

#[test]
fn a_slope_is_told_in_points_every_four_weeks() {
    // A point less every week.
    let diary = (0..10).fold(Diary::default(), |diary, week| diary.morning(week * 7, 1 + week as i64));
    let trend = answer(&ask("is my left hamstring getting better").unwrap(), &diary.entries, &hamstring(), today()).unwrap();
    let Finding::Trend(trend) = trend.finding else { panic!("{trend:?}") };
    let interval = trend.interval.unwrap();
    for told in [trend.per_four_weeks.unwrap(), interval.lower, interval.upper] {
        assert!((told + 4.0).abs() < 1e-9, "{trend:?}");
    }
}

#[test]
fn runs_that_hardly_hurt_leave_no_room_to_be_better() {
    let runs = |worst: i64| (0..30).step_by(2).fold(Diary::default(), |diary, ago| diary.run(ago, 8.0, worst));
    let no_room = |worst| {
        let asked = ask("were my runs better this week").unwrap();
        let answer = answer(&asked, &runs(worst).entries, &hamstring(), today()).unwrap();
        let Finding::Week(week) = answer.finding else { panic!("{answer:?}") };
        week.no_room
    };
    assert!(no_room(0) && !no_room(6));
}

#[test]
fn a_young_diary_says_from_when_a_week_can_be_compared() {
    let from = |scores: &[Option<i64>]| {
        let diary = Diary::default().mornings(0, scores);
        let answer = answer(&ask("did I feel better this week").unwrap(), &diary.entries, &hamstring(), today()).unwrap();
        let Finding::Week(week) = answer.finding else { panic!("{answer:?}") };
        week.enough_from.map(|day| day.to_string())
    };
    assert_eq!(from(&[Some(3); 35]), None, "there is enough today");
    assert_eq!(from(&[Some(3)]).as_deref(), Some("2026-12-17"), "three weeks of the baseline with three scores each");
}
