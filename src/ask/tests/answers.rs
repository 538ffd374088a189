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
