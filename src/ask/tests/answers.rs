use super::ask;
use crate::analysis::question::Exposure;
use crate::ask::answer::focus_of;
use crate::ask::sample::{Diary, hamstring, today};
use crate::ask::{Finding, Question, answer};
use crate::domain::{Location, Side, Site, Status};

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

fn found(diary: &Diary, text: &str) -> Finding {
    answer(&ask(text).unwrap(), &diary.entries, &hamstring(), today()).unwrap().finding
}

#[test]
fn amounts_are_of_their_own_kind_beside_their_usual_days() {
    let diary = Diary::default().run(1, 8.0, 4).run(3, 4.0, 0).run(10, 6.0, 2).run(20, 10.0, 2);
    let diary = diary.glide(2, Status::Done).glide(5, Status::Skipped).glide(9, Status::Skipped);
    let diary = diary.treatment(2, "massage").treatment(4, "cupping").treatment(6, "massage");
    let diary = diary.mornings(0, &[Some(0), Some(2), None, Some(0)]);
    let of = |text: &str| {
        let Finding::Amount(amount) = found(&diary, text) else { panic!("{text}") };
        let usual = amount.usual.map(|usual| (usual.period.to_string(), usual.value, usual.mean_of_weeks));
        ((amount.value, amount.n, amount.missing, amount.skipped), usual)
    };
    let four_weeks = |value| Some(("21 Oct to 17 Nov 2026".to_owned(), value, true));
    assert_eq!(of("how far did I run this week"), ((12_000.0, 2, 0, 0), four_weeks(4000.0)));
    assert_eq!(of("how long did I run this week"), ((3960.0, 2, 0, 0), four_weeks(1320.0)));
    assert_eq!(of("how many runs this week"), ((2.0, 2, 0, 0), four_weeks(0.5)));
    assert_eq!(of("how often did I glide this week"), ((1.0, 1, 0, 1), four_weeks(0.0)));
    assert_eq!(of("how often did I skip a glide this week"), ((1.0, 1, 0, 1), four_weeks(0.25)));
    assert_eq!(of("how often did I have massage this week"), ((2.0, 2, 0, 0), four_weeks(0.0)));
    let before = Some(("11 to 17 Nov 2026".to_owned(), 6000.0, false));
    assert_eq!(of("did I run more than last week").1, before);
    assert_eq!(of("how many days without pain this month").0, (2.0, 3, 21, 0));
}

#[test]
fn a_last_time_is_that_of_what_was_asked() {
    let diary = Diary::default().run(0, 5.0, 2).run(5, 5.0, 3).morning(1, 3).morning(4, 4).morning(7, 0).run(7, 5.0, 1);
    let diary = diary.morning(9, 0).own_word(6, 3);
    for (text, ago) in [
        ("when did I last run", Some(0)),
        ("when did I last run with pain above 1", Some(0)),
        ("when did I last run with pain above 2", Some(5)),
        ("when did I last run with pain above 3", None),
        ("when did I last have pain above 3", Some(4)),
        ("when did I last have pain above 2", Some(1)),
        ("when did I last log pain", Some(1)),
        ("when did I last rate the week", Some(6)),
        ("when did I last log anything", Some(0)),
        // A score of 0 in the morning does not make a day without pain of one on which the run hurt.
        ("when did I last feel no pain", Some(9)),
    ] {
        let Finding::Last(last) = found(&diary, text) else { panic!("{text}") };
        assert_eq!(last.days_ago, ago, "{text}");
    }
    let Finding::Last(last) = found(&Diary::default().mornings(2, &[Some(0), Some(0)]), "when did I last feel no pain") else {
        panic!()
    };
    assert_eq!((last.days_ago, last.found.map(|found| found.scores)), (Some(2), Some(1)));
}

#[test]
fn the_worst_is_the_first_of_its_equals() {
    let diary = Diary::default().mornings(0, &[Some(7), Some(2), Some(7), Some(1)]).run(1, 5.0, 6).run(2, 5.0, 5);
    for (text, score, day, times) in [
        ("when was my worst day this week", 7.0, "2026-11-21", 2),
        ("what was my worst pain this week", 7.0, "2026-11-21", 2),
        ("what was my worst run this week", 6.0, "2026-11-23", 1),
    ] {
        let Finding::Worst(worst) = found(&diary, text) else { panic!("{text}") };
        assert_eq!((worst.score, worst.day.map(|day| day.to_string()), worst.times), (Some(score), Some(day.into()), times));
    }
}

#[test]
fn this_week_stands_beside_the_seven_days_before_it() {
    let mut scores = vec![Some(9); 20];
    scores.extend([Some(6); 7]);
    scores.extend([Some(2); 7]);
    let diary = Diary::default().mornings(0, &scores);
    let Finding::Week(week) = found(&diary, "did I feel better this week than last week") else { panic!() };
    let (before, now) = week.beside_last_week.unwrap();
    assert_eq!(((before.mean, before.n), (now.mean, now.n)), ((Some(6.0), 7), (Some(2.0), 7)));
    assert_eq!(week.week.last_week.map(|last| (last.before, last.now)), Some((6.0, 2.0)));
    let Finding::Week(plain) = found(&diary, "did I feel better this week") else { panic!() };
    assert_eq!(plain.beside_last_week, None);
}

#[test]
fn days_have_the_worst_pain_of_their_runs() {
    let diary = Diary::default().run(1, 5.0, 6).run(3, 5.0, 2).run(40, 5.0, 9);
    let Finding::Days(days) = found(&diary, "how did I feel this month") else { panic!() };
    assert_eq!((days.now.running.mean, days.now.running.n), (Some(4.0), 2));
    assert_eq!(
        days.before.map(|before| (before.running.mean, before.period.to_string())),
        Some((Some(9.0), "8 to 31 Oct 2026".into()))
    );
}

#[test]
fn a_slope_has_the_means_of_its_four_weeks_beside_it() {
    let diary = (0..12).fold(Diary::default(), |diary, week| diary.morning(week * 7, 1 + week as i64 / 4));
    let Finding::Trend(trend) = found(&diary, "is my left hamstring getting better") else { panic!() };
    let blocks: Vec<_> = trend.blocks.iter().map(|block| (block.period.to_string(), block.mean.mean, block.mean.n)).collect();
    let expected = [("2 to 29 Sep 2026", 3.0), ("30 Sep to 27 Oct 2026", 2.0), ("28 Oct to 24 Nov 2026", 1.0)];
    assert_eq!(blocks, expected.map(|(period, mean)| (period.to_owned(), Some(mean), 4)));
}

#[test]
fn from_when_is_said_of_the_week_under_way_and_of_mornings_alone() {
    let diary = Diary::default().morning(0, 3);
    let from = |text: &str| {
        let Finding::Week(week) = found(&diary, text) else { panic!("{text}") };
        week.enough_from.is_some()
    };
    assert!(
        from("did I feel better this week") && !from("did I feel better last week") && !from("were my runs better this week")
    );
}

#[test]
fn a_place_said_in_part_is_filled_up_where_it_agrees() {
    let place = |site: Option<&str>, side| Location { site: site.map(|site| Site::any(site).unwrap()), side };
    for (named, expected) in [
        (None, hamstring()),
        (Some(place(None, Some(Side::Right))), place(Some("hamstring"), Some(Side::Right))),
        (Some(place(Some("hamstring"), None)), hamstring()),
        (Some(place(Some("knee"), None)), place(Some("knee"), None)),
        (Some(place(Some("knee"), Some(Side::Left))), place(Some("knee"), Some(Side::Left))),
    ] {
        assert_eq!(focus_of(named.as_ref(), &hamstring()), expected, "{named:?}");
    }
}

#[test]
fn distances_and_sessions_are_of_no_place() {
    for (text, of_a_place) in [
        ("how far did I run this week", false),
        ("how often did I glide", false),
        ("how many days without pain", true),
        ("when did I last run", false),
        ("when did I last glide", false),
        ("when did I last have pain above 3", true),
        ("when did I last log pain", true),
        ("did I feel better this week", true),
    ] {
        assert_eq!(ask(text).unwrap().is_of_a_place(), of_a_place, "{text}");
    }
}
