use super::{ask, when};
use crate::ask::{Question, parse};
use crate::domain::WeekStyle;

/// What is typed, and the words the question shows itself in.
const GOOD: &[(&str, &str)] = &[
    // better or worse
    ("did I feel better this week", "did I feel better this week"),
    ("Did I feel better this week?", "did I feel better this week"),
    ("  DID   I FEEL BETTER, THIS WEEK?!  ", "did I feel better this week"),
    ("Didn\u{2019}t I feel better this week", "did I feel better this week"),
    ("have I been feeling any better this week?", "did I feel better this week"),
    ("I've felt better this week, haven't I?", "did I feel better this week"),
    ("was this week better than usual", "did I feel better this week"),
    ("better?", "did I feel better this week"),
    ("did it hurt less this week", "did I feel better this week"),
    ("was I less sore this week", "did I feel better this week"),
    ("did the pain ease this week", "did I feel better this week"),
    ("did things improve", "did I feel better this week"),
    ("am I doing better now?", "did I feel better this week"),
    ("did I feel worse this week", "did I feel worse this week"),
    ("is it hurting more this week than usual", "did I feel worse this week"),
    ("was last week any worse?", "did I feel worse last week"),
    ("did I feel better or worse this week", "how did I feel this week"),
    ("did I feel better this week than last week", "did I feel better this week than the week before"),
    ("this week than last, better?", "did I feel better this week than the week before"),
    ("better than the week before?", "did I feel better this week than the week before"),
    ("was it better than last month", "did I feel better this month than the month before"),
    ("Did my left hamstring feel better this week?", "did my left hamstring feel better this week"),
    ("has the hamstring (left) improved over the past week", "did my left hamstring feel better last 7 days"),
    ("is my hammy better", "did my hamstring feel better this week"),
    ("were my knees sore last week", "how did my knee feel last week"),
    ("weren't my runs better this week", "were my runs better this week"),
    ("did I run with less pain this week", "were my runs better this week"),
    ("did my runs hurt more last week", "were my runs worse last week"),
    ("were my runs easier this month", "were my runs better this month"),
    ("has my pain gone down this week", "did I feel better this week"),
    ("did the pain go up this week", "did I feel worse this week"),
    // the worst
    ("what was my worst pain this week", "what was my worst pain this week"),
    ("How bad was my worst run last month?", "what was my worst run last month"),
    ("when was my worst day since 1 Aug", "what was my worst day since 1 Aug 2026"),
    ("what was the worst pain in my right knee", "what was my worst pain for my right knee this week"),
    ("my highest pain score today", "what was my worst pain today"),
    // skipped, which is not done
    ("how many times have I skipped gliding this month", "how often did I skip a glide this month"),
    ("how often did I skip nerve glides last week", "how often did I skip a glide last week"),
    // how it was
    ("what was last week like", "how did I feel last week"),
    ("how did I feel", "how did I feel this week"),
    ("How's my week?", "how did I feel this week"),
    ("how am I doing", "how did I feel this week"),
    ("how was last week", "how did I feel last week"),
    ("how's my lower back been since 1 Aug?", "how did my low back feel since 1 Aug 2026"),
    ("how were my runs this month", "how were my runs this month"),
    ("how did my runs go in October", "how were my runs in October 2026"),
    ("how did I feel since Aug 1st", "how did I feel since 1 Aug 2026"),
    ("how have I felt since the 1st of august", "how did I feel since 1 Aug 2026"),
    ("how did i feel over the last 10 days", "how did I feel last 10 days"),
    ("how did I feel in the past three weeks", "how did I feel last 21 days"),
    ("how was yesterday", "how did I feel yesterday"),
    ("how do I feel today", "how did I feel today"),
    ("how did I feel on monday", "how did I feel yesterday"),
    ("how was my pain 3 days ago", "how did I feel on 21 Nov 2026"),
    ("how did I feel from 2026-08-01 to 2026-08-31", "how did I feel from 1 Aug 2026 to 31 Aug 2026"),
    ("how did I feel 2026-08-01..2026-08-31", "how did I feel from 1 Aug 2026 to 31 Aug 2026"),
    ("how was December", "how did I feel in December 2025"),
    ("how did it go in may", "how did I feel in May 2026"),
    ("how did my inner elbow feel", "how did my inner elbow feel this week"),
    // how much
    ("how far did I run this week", "how far did I run this week"),
    ("how far have I run?", "how far did I run this week"),
    ("how many miles did I run since 1 Aug", "how many miles did I run since 1 Aug 2026"),
    ("How many kilometres last month?", "how many km did I run last month"),
    ("did I run less this week than usual", "how far did I run this week"),
    ("did I run more than last week", "how far did I run this week than the week before"),
    ("how much did I run in november", "how far did I run in November 2026"),
    ("how many runs this month", "how many runs this month"),
    ("how often did I run in the last two weeks", "how many runs last 14 days"),
    ("how long did I run last week", "how long did I run last week"),
    ("how much time did I spend running", "how long did I run this week"),
    ("how often did I glide", "how often did I glide this week"),
    ("how many gliding sessions since monday", "how often did I glide since 23 Nov 2026"),
    ("how many times did I skip gliding this month", "how often did I skip a glide this month"),
    ("how often did I have a massage this year", "how often did I have massage this year"),
    ("how many pain-free days this month?", "how many days without pain this month"),
    ("what's my mileage this month", "how far did I run this month"),
    ("how far did I run between 1 Aug and 31 Aug", "how far did I run from 1 Aug 2026 to 31 Aug 2026"),
    ("how far did I run 1 Aug to 31 Aug", "how far did I run from 1 Aug 2026 to 31 Aug 2026"),
    ("how far did I run in 2025", "how far did I run in 2025"),
    // when last
    ("last run?", "when did I last run"),
    ("when did I last run", "when did I last run"),
    ("when was my last run?", "when did I last run"),
    ("how long since I last ran", "when did I last run"),
    ("When was the last time I glided", "when did I last glide"),
    ("when did I last skip a glide", "when did I last skip a glide"),
    ("when did I last feel no pain", "when did I last feel no pain"),
    ("when was I last pain free", "when did I last feel no pain"),
    ("when did my left hamstring last hurt", "when did I last have pain above 0 for my left hamstring"),
    ("when did I last have pain above 3", "when did I last have pain above 3"),
    ("when was my pain last over five", "when did I last have pain above 5"),
    ("when did I last have pain of 4 or more", "when did I last have pain above 3"),
    ("when did I last run without pain", "when did I last run without pain"),
    ("when did I last run with more than 2 pain", "when did I last run with pain above 2"),
    ("when did I last log pain", "when did I last log pain"),
    ("when did I last log a run", "when did I last run"),
    ("when did I last log anything", "when did I last log anything"),
    ("when did I last rate the week", "when did I last rate the week"),
    ("when did I last have cupping", "when did I last have cupping"),
    // getting better
    ("is my left hamstring getting better", "is my left hamstring getting better last 84 days"),
    ("my hamstring's improving, isn't it", "is my hamstring getting better last 84 days"),
    ("am I getting better", "am I getting better last 84 days"),
    ("is it easing", "am I getting better last 84 days"),
    ("is my calf getting worse since 1 august", "is my calf getting better since 1 Aug 2026"),
    ("are my runs getting easier", "are my runs getting better last 84 days"),
    ("am I getting better this week", "did I feel better this week"),
    // answered elsewhere
    ("is my run easier when I glide", "does gliding help"),
    ("how many runs until I know if gliding helps", "how many more runs until I know"),
    ("does gliding help", "does gliding help"),
    ("is gliding helping my runs", "does gliding help"),
    ("do I run easier after gliding?", "does gliding help"),
    ("does gliding make my runs easier", "does gliding help"),
    ("does it help", "does gliding help"),
    ("does pelvic correction help", "does pelvic correction help"),
    ("did massage make a difference", "does massage help"),
    ("does gliding help my left hamstring", "does gliding help my left hamstring"),
    ("does gliding help my left hamstring?", "does gliding help my left hamstring"),
    ("has gliding helped since August", "does gliding help since 1 Aug 2026"),
    ("did gliding help in the last 8 weeks", "does gliding help last 56 days"),
    ("has nerve gliding helped my hamstring over the past 3 months", "does gliding help my hamstring last 3 months"),
    ("do nerve glides help", "does gliding help"),
    ("does flossing help", "does gliding help"),
    ("is nerve flossing working", "does gliding help"),
    ("does gliding have any effect on my runs", "does gliding help"),
    ("are runs easier when I glide", "does gliding help"),
    ("are my runs easier on days I glide", "does gliding help"),
    ("do I hurt less when I glide", "does gliding help"),
    ("is gliding good for my hamstring", "does gliding help my hamstring"),
    ("does my left hamstring hurt less after gliding", "does gliding help my left hamstring"),
    ("is pelvic correction helping my runs", "does pelvic correction help"),
    ("did massage help in October", "does massage help in October 2026"),
    ("does gliding help this week", "does gliding help this week"),
    ("how many more runs until I know if massage helps", "how many more runs until I know if massage helps"),
    ("how long until I know if gliding helps my knee", "how many more runs until I know if gliding helps my knee"),
    ("how many nerve glides this week", "how often did I glide this week"),
    ("how many more runs until I know", "how many more runs until I know"),
    ("how many more runs before you can tell", "how many more runs until I know"),
    ("how many more runs do I need?", "how many more runs until I know"),
];

#[test]
fn questions_are_understood_however_they_are_put() {
    let read = |typed: &str| ask(typed).map_or_else(|refused| refused.to_string(), |question| question.to_string());
    let wrong: Vec<_> = GOOD.iter().map(|(typed, shown)| (typed, read(typed), shown)).filter(|(_, r, s)| r != *s).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(GOOD.len() >= 60);
}

#[test]
fn a_question_reads_back_from_its_own_words() {
    for (typed, _) in GOOD {
        let question = ask(typed).unwrap();
        assert_eq!(ask(&question.to_string()), Ok(question), "{typed}");
    }
}

#[test]
fn a_week_may_be_the_calendar_week() {
    let question = parse("did I feel better this week", &when(), WeekStyle::Calendar, &[]).unwrap();
    assert_eq!(question.span().unwrap().period.to_string(), "23 to 24 Nov 2026");
    let Question::Felt(felt) = question else { panic!("{question:?}") };
    assert_eq!(felt.place, None);
}
