//! Which days a question needs read, so that an answer does not depend on the age of the diary.

use super::last;
use super::question::{LastOf, Question, Span, SpanKind, Than};
use crate::domain::{Entry, Kind, Location, Period};
use chrono::{Days, NaiveDate};

/// Days before a week that stand for the usual.
const BASELINE_DAYS: u64 = 28;
/// Days of the first step back; each further step is twice as long.
const FIRST_STEP_DAYS: u64 = 35;
/// No diary is older.
const EARLIEST_YEAR: i32 = 1900;

/// What has to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// Every entry of these days.
    Days(Period),
    /// Entries of one kind, or of all, going back from today until one answers.
    Back(Option<Kind>),
    /// The whole diary: the analysis of effect reads it.
    Everything,
}

/// What a question needs read.
#[must_use]
pub fn needed(question: &Question) -> Needed {
    match question {
        Question::Felt(felt) => Needed::Days(with_before(&felt.span, felt.than)),
        Question::Amount { span, than, .. } => Needed::Days(with_before(span, *than)),
        Question::Worst { span, .. } | Question::Trend { span, .. } => Needed::Days(span.period),
        Question::Last { of, .. } => Needed::Back(kind_of(of)),
        Question::DoesItHelp(_) | Question::HowManyMore(_) => Needed::Everything,
    }
}

fn kind_of(of: &LastOf) -> Option<Kind> {
    match of {
        LastOf::Run | LastOf::PainFreeRun | LastOf::PainAbove { on_run: true, .. } => Some(Kind::Run),
        LastOf::Glide | LastOf::SkippedGlide => Some(Kind::Glide),
        LastOf::Treatment(_) => Some(Kind::Treatment),
        LastOf::Score => Some(Kind::Pain),
        LastOf::Rating => Some(Kind::Rating),
        LastOf::PainFreeDay | LastOf::PainAbove { on_run: false, .. } | LastOf::Entry => None,
    }
}

/// The span with what stands before it.
fn with_before(span: &Span, than: Than) -> Period {
    let from = match (span.kind, than) {
        (SpanKind::Week(_), _) => back(span.period.from(), BASELINE_DAYS),
        _ => before(span, than).map_or(span.period.from(), |before| before.from()),
    };
    Period::new(from, span.period.to()).unwrap_or(span.period)
}

/// What a figure stands beside: the four weeks before a week, the time just before anything else.
pub(super) fn before(span: &Span, than: Than) -> Option<Period> {
    let eve = span.period.from().pred_opt()?;
    let days = match (span.kind, than) {
        (SpanKind::Week(_), Than::Usual) => BASELINE_DAYS,
        (SpanKind::Week(_), Than::Before) => 7,
        _ => u64::try_from(span.period.days()).ok()?,
    };
    Period::new(back(eve, days - 1), eve).ok()
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

/// Reads what a question needs: `read` gives the entries of some days, of one kind or of all, oldest first.
///
/// A question for the last of something is read in steps going back, each twice as long as the one before,
/// and stops where it is answered. `focus` is the place when the question names none.
pub fn gather<E>(
    question: &Question,
    focus: &Location,
    today: NaiveDate,
    mut read: impl FnMut(Option<Kind>, &Period) -> Result<Vec<Entry>, E>,
) -> Result<Vec<Entry>, E> {
    let kind = match needed(question) {
        Needed::Days(period) => return read(None, &period),
        Needed::Everything => return Period::new(NaiveDate::MIN, today).map_or(Ok(Vec::new()), |all| read(None, &all)),
        Needed::Back(kind) => kind,
    };
    let Question::Last { of, .. } = question else { return Ok(Vec::new()) };
    let focus = super::answer::focus_of(question.place(), focus);
    for step in steps(today) {
        let entries = read(kind, &step)?;
        if last::find(of, &focus, &entries).is_some() {
            return Ok(entries);
        }
    }
    Ok(Vec::new())
}

/// Periods going back from a day without a gap, each twice as long as the one before.
fn steps(today: NaiveDate) -> impl Iterator<Item = Period> {
    let earliest = NaiveDate::from_ymd_opt(EARLIEST_YEAR, 1, 1).unwrap_or(NaiveDate::MIN);
    let mut to = Some(today);
    let mut days = FIRST_STEP_DAYS;
    std::iter::from_fn(move || {
        let last = to.filter(|to| *to >= earliest)?;
        let step = Period::new(back(last, days - 1), last).ok()?;
        days *= 2;
        to = step.from().pred_opt();
        Some(step)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_reach_the_earliest_year_without_a_gap() {
        let steps: Vec<Period> = steps(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()).collect();
        assert_eq!(steps[0].days(), 35);
        assert!(steps.len() < 14 && steps.last().unwrap().from() < NaiveDate::from_ymd_opt(1900, 1, 1).unwrap());
        assert!(steps.windows(2).all(|pair| pair[1].to().succ_opt() == Some(pair[0].from())));
    }
}
