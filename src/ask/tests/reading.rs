use super::{ask, when};
use crate::ask::{Needed, gather, needed, period};
use crate::domain::{Kind, Location, Period, WeekStyle};

fn days(text: &str) -> String {
    match needed(&ask(text).unwrap()) {
        Needed::Days(period) => period.to_string(),
        Needed::Back(kind) => format!("back for {}", kind.map_or("any", Kind::as_str)),
        Needed::Everything => "everything".into(),
    }
}

#[test]
fn a_question_reads_no_more_than_it_needs() {
    for (text, expected) in [
        ("did I feel better this week", "21 Oct to 24 Nov 2026"),
        ("did I feel better last week", "14 Oct to 17 Nov 2026"),
        ("did I feel better this week than last week", "21 Oct to 24 Nov 2026"),
        ("how did I feel this month", "8 Oct to 24 Nov 2026"),
        ("how far did I run this week", "21 Oct to 24 Nov 2026"),
        ("how far did I run today", "23 to 24 Nov 2026"),
        ("is my calf getting better", "2 Sep to 24 Nov 2026"),
        ("when did I last run", "back for run"),
        ("when did I last feel no pain", "back for any"),
        ("does gliding help", "everything"),
    ] {
        assert_eq!(days(text), expected, "{text}");
    }
}

#[test]
fn a_search_for_the_last_goes_back_step_by_step() {
    let mut steps: Vec<Period> = Vec::new();
    let question = ask("when did I last glide").unwrap();
    let found = gather::<()>(&question, &Location::default(), when().today(), |kind, period| {
        assert_eq!(kind, Some(Kind::Glide));
        steps.push(*period);
        Ok(Vec::new())
    });
    assert_eq!(found, Ok(Vec::new()));
    assert_eq!(steps[0].to_string(), "21 Oct to 24 Nov 2026");
    assert_eq!(steps[1].days(), 70);
    assert!(steps.len() < 14);
}

#[test]
fn days_are_read_as_a_question_names_them_and_nothing_beside_them() {
    let read = |text| period(text, &when(), WeekStyle::Rolling).map(|period| period.to_string());
    assert_eq!(read("since 1 aug").as_deref(), Some("1 Aug to 24 Nov 2026"));
    assert_eq!(read("last 10 days").as_deref(), Some("15 to 24 Nov 2026"));
    assert_eq!((read("since 1 aug please"), read("hello")), (None, None));
}
