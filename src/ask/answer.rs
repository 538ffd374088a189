//! A question and the entries it needs to its answer: numbers, no sentences.

use super::amount::{self, AmountFigure};
use super::felt::{self, DaysFigure, Mean};
use super::last::{self, LastFigure};
use super::question::{About, Felt, Question, SpanKind, Than};
use super::soonest::soonest;
use super::trend::{self, TrendFigure};
use super::worst::{self, WorstFigure};
use crate::analysis::stats::weekly_verdict::{WeekVerdict, Weekly};
use crate::analysis::week::{self, Week, WeekHeadline};
use crate::domain::{Entry, Location, Period, WeekStyle};
use chrono::NaiveDate;

/// What a question is answered with.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The question as it was understood, in words that read back to it.
    pub asked: String,
    /// The days it is about; none where a question has no days.
    pub period: Option<Period>,
    /// Where.
    pub focus: Location,
    /// Other places with an open injury, where the question named none.
    pub also_open: Vec<Location>,
    /// The first day of the diary, where it lies within the days that were compared.
    pub begun: Option<NaiveDate>,
    /// What was found.
    pub finding: Finding,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// A verdict on a week.
    Week(Box<WeekAnswer>),
    /// Means of some days beside those before, without a verdict.
    Days(DaysFigure),
    /// A count or a sum.
    Amount(AmountFigure),
    /// When something last happened.
    Last(Box<LastFigure>),
    /// The highest score.
    Worst(Box<WorstFigure>),
    /// A slope over weeks.
    Trend(TrendFigure),
}

/// A verdict on a week, and what its sentence needs.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekAnswer {
    /// The week in numbers.
    pub week: Week,
    /// The words for the week: `this week`.
    pub words: String,
    /// Whether runs alone decide.
    pub about: About,
    /// The verdict: of both legs, or of the runs when the question is about them.
    pub headline: WeekHeadline,
    /// The usual level leaves no room to be better.
    pub no_room: bool,
    /// The week before and this week, when it was asked for: two means, no verdict.
    pub beside_last_week: Option<(Mean, Mean)>,
    /// Days of the week whose sessions were left out, because a coin under way decides them.
    pub coin_days: usize,
    /// The first day on which there are enough scores, if each day from tomorrow has one.
    pub enough_from: Option<NaiveDate>,
}

/// Answers a question from the entries it needs; none for the two that the analysis of effect answers.
///
/// `focus` is the place when the question names none: the one open injury, else the place used last.
#[must_use]
pub fn answer(question: &Question, entries: &[Entry], focus: &Location, today: NaiveDate) -> Option<Answer> {
    let focus = focus_of(question.place(), focus);
    let finding = match question {
        Question::Felt(felt) => match felt.span.kind {
            SpanKind::Week(style) => Finding::Week(Box::new(week_answer(felt, style, entries, &focus, today))),
            _ => Finding::Days(felt::days(felt, entries, &focus)),
        },
        Question::Amount { what, span, than } => Finding::Amount(amount::figure(what, span, *than, entries, &focus)),
        Question::Last { of, .. } => Finding::Last(Box::new(last::figure(of, &focus, entries, today))),
        Question::Worst { of, span, .. } => Finding::Worst(Box::new(worst::figure(*of, span, entries, &focus))),
        Question::Trend { about, span, .. } => Finding::Trend(trend::figure(*about, span, entries, &focus)),
        Question::DoesItHelp(_) | Question::HowManyMore(_) => return None,
    };
    let period = question.span().map(|span| span.period);
    Some(Answer { asked: question.to_string(), period, focus, also_open: Vec::new(), begun: None, finding })
}

/// The place the question names, with what it leaves open taken from the default where they agree.
#[must_use]
pub fn focus_of(named: Option<&Location>, default: &Location) -> Location {
    let Some(named) = named else { return default.clone() };
    match (&named.site, named.side) {
        (None, side) => Location { site: default.site.clone(), side },
        (site, None) if *site == default.site => default.clone(),
        _ => named.clone(),
    }
}

fn week_answer(asked: &Felt, style: WeekStyle, entries: &[Entry], focus: &Location, today: NaiveDate) -> WeekAnswer {
    let week = week::week(entries, focus, asked.span.period);
    let (headline, no_room) = match asked.about {
        About::Everything => (week.headline, week.no_room),
        About::Runs => (alone(week.running.verdict), no_room(&week.running)),
    };
    let still_open = asked.about == About::Everything && week.period.to() == today && week.background.change.is_none();
    WeekAnswer {
        headline,
        no_room,
        words: asked.span.words.clone(),
        coin_days: 0,
        about: asked.about,
        beside_last_week: (asked.than == Than::Before).then(|| felt::last_week_and_this(&week)),
        enough_from: still_open.then(|| soonest(&week.days, today, style)).flatten(),
        week,
    }
}

fn alone(verdict: WeekVerdict) -> WeekHeadline {
    match verdict {
        WeekVerdict::Better => WeekHeadline::Better,
        WeekVerdict::Worse => WeekHeadline::Worse,
        WeekVerdict::Same => WeekHeadline::Same,
        WeekVerdict::CannotTell => WeekHeadline::CannotTell,
    }
}

fn no_room(leg: &Weekly) -> bool {
    leg.change.is_some_and(|change| change.mean_base < change.mcid)
}
