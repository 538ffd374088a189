//! The page for the therapist: everything it says, gathered; nothing is reckoned here that another command reckons.

use super::picture::{mileage_in, trend_in};
use super::{
    CoinDays, Context, EffectInput, EffectReply, Result, TrialStatus, also_open, effect, focus, mark_seen, trial, trials,
    week_of,
};
use crate::analysis::adherence::{Adherence, adherence};
use crate::analysis::around::{AroundRuns, around_runs};
use crate::analysis::mileage::RunLength;
use crate::analysis::trend::Trend;
use crate::ask::Answer;
use crate::domain::{
    Body, DistanceUnit, Entry, Injury, Kind, Location, Period, Rating, Refusal, Scale, SettingKey, VisitNote, Zones,
};
use crate::store::{Journal, View};
use chrono::{Duration as Span, NaiveDate};

/// Weeks a page shows when nothing else is said.
pub const USUAL_WEEKS: u32 = 8;
/// Weeks a page shows at most.
pub const MOST_WEEKS: u32 = 104;

/// What a person asks of the page.
#[derive(Debug, Clone, Default)]
pub struct PageInput {
    /// How many weeks that end today, 1 to 104; none is eight.
    pub weeks: Option<u32>,
    /// Who is to read it.
    pub reader: Option<String>,
    /// Parts to show; none said is all.
    pub only: Vec<Part>,
    /// Leave the notes of entries out.
    pub hide_notes: bool,
    /// Where it hurts.
    pub site: Option<String>,
}

/// A part of the page that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The week's answer, the trend picture and the scales.
    Pain,
    /// Pain around runs, and mileage.
    Runs,
    /// What was done of what was prescribed, and the effect of gliding.
    Glides,
    /// Trials.
    Trial,
}

/// Everything the page says.
#[derive(Debug, Clone)]
pub struct VisitPage {
    /// The weeks shown.
    pub period: Period,
    /// Who is to read it.
    pub reader: Option<String>,
    /// Parts to show; none is all.
    pub only: Vec<Part>,
    /// Notes of entries are left out.
    pub hide_notes: bool,
    /// How distances are shown.
    pub units: DistanceUnit,
    /// Where it hurts, as the pictures and answers take it.
    pub focus: Location,
    /// Other places with an open injury.
    pub also_open: Vec<Location>,
    /// Injuries open on the last day.
    pub injuries: Vec<Injury>,
    /// This week's answer.
    pub week: Answer,
    /// The trend of the weeks.
    pub trend: Trend,
    /// Prescriptions in force in these weeks, with what was done of them; none while a coin decides it.
    pub doses: Vec<(Entry, Option<Adherence>)>,
    /// Pain around the runs of the weeks.
    pub around: AroundRuns,
    /// The pain zones that were set; none when nobody set any.
    pub zones: Option<Zones>,
    /// Whether gliding goes with easier runs, over the whole diary; none where that part is not shown.
    pub effect: Option<EffectReply>,
    /// Trials that were under way on a day of these weeks; none where that part is not shown.
    pub trials: Vec<TrialStatus>,
    /// The latest value of each scale that was ever given.
    pub scales: Vec<ScaleValue>,
    /// Each run beside the longest of the thirty days before it.
    pub mileage: Vec<RunLength>,
    /// Questions for the visit that are open.
    pub questions: Vec<Entry>,
    /// Every day of the weeks.
    pub days: Vec<PageDay>,
    /// What a coin decides while it does: left out of the days it was thrown on.
    pub hidden: Option<CoinDays>,
}

impl VisitPage {
    /// Whether a part is shown.
    #[must_use]
    pub fn shows(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }
}

/// The latest value of a scale, and the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleValue {
    /// The latest.
    pub rating: Rating,
    /// Its day.
    pub day: NaiveDate,
    /// The one before, with its day.
    pub previous: Option<(NaiveDate, u8)>,
}

/// One day with what was written down of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PageDay {
    /// The day.
    pub day: NaiveDate,
    /// Its entries in order, without what a coin under way hides.
    pub entries: Vec<Entry>,
    /// A session of that day may be left out, because the coin was thrown on it.
    pub is_coin_day: bool,
}

/// Gathers the page. What it shows of an effect or a finished trial counts as having been looked at.
pub fn page(journal: &mut Journal, context: &Context, input: &PageInput) -> Result<VisitPage> {
    let weeks = input.weeks.unwrap_or(USUAL_WEEKS);
    if !(1..=MOST_WEEKS).contains(&weeks) {
        let hint = format!("say for example: glidelog report --weeks {USUAL_WEEKS} -o report.html");
        return Err(Refusal::new(format!("a report is of 1 to {MOST_WEEKS} weeks, not of {weeks}")).hint(hint).into());
    }
    let site = input.site.as_deref();
    let about = EffectInput { site: input.site.clone(), ..EffectInput::default() };
    let shows = |part| input.only.is_empty() || input.only.contains(&part);
    // What is not shown has not been looked at.
    let effect = if shows(Part::Glides) { Some(effect(journal, context, &about)?) } else { None };
    let period = Period::ending(context.when(&journal.view())?.today(), weeks * 7);
    let trials = if shows(Part::Trial) { trials_within(&journal.view(), context, &period)? } else { Vec::new() };
    for trial in &trials {
        mark_seen(journal, context, trial)?;
    }
    let trials = if input.hide_notes { trials.into_iter().map(without_reason).collect() } else { trials };
    let view = journal.view();
    let (settings, focus) = (view.settings()?, focus(&view, context, site)?);
    // The morning after the last run is read as well, where it has come.
    let mut entries = view.entries(&Period::new(period.from(), period.to() + Span::days(1))?)?;
    if input.hide_notes {
        entries.iter_mut().for_each(|entry| entry.note = None);
    }
    let trend = trend_in(&view, context, period, &focus)?;
    let hidden = trial::coin_days(&view, context)?;
    Ok(VisitPage {
        period,
        reader: input.reader.clone(),
        only: input.only.clone(),
        hide_notes: input.hide_notes,
        units: settings.units,
        also_open: also_open(&view, context, site.is_some(), &focus)?,
        injuries: injuries(&view, period.to())?,
        week: week_of(&view, context, false, site)?.0,
        mileage: mileage_in(&view, &trend, &focus)?,
        trend,
        doses: doses(&view, &entries, &period, hidden.as_ref())?,
        around: around_runs(&entries, &focus, &period),
        zones: zones_set(&view)?.then_some(settings.zones),
        effect,
        trials,
        scales: scales(&view, &period)?,
        questions: open_questions(&view)?,
        days: days(entries, &period, hidden.as_ref()),
        hidden,
        focus,
    })
}

fn trials_within(view: &View<'_>, context: &Context, period: &Period) -> Result<Vec<TrialStatus>> {
    let over = |status: &TrialStatus| {
        let stopped = status.entry.trial().and_then(|trial| trial.stopped.as_ref()).map(|stop| stop.at.date_naive());
        stopped.is_some_and(|day| day < period.from())
    };
    Ok(trials(view, context)?.into_iter().filter(|status| !over(status)).collect())
}

/// A trial without the free words of its end.
fn without_reason(mut status: TrialStatus) -> TrialStatus {
    if let Body::Trial(trial) = &mut status.entry.body
        && let Some(stop) = &mut trial.stopped
    {
        stop.reason = None;
    }
    status
}

fn injuries(view: &View<'_>, today: NaiveDate) -> Result<Vec<Injury>> {
    let all = view.injuries()?;
    Ok(all.iter().filter_map(Entry::injury).filter(|injury| injury.is_open_on(today)).cloned().collect())
}

fn doses(
    view: &View<'_>,
    entries: &[Entry],
    period: &Period,
    hidden: Option<&CoinDays>,
) -> Result<Vec<(Entry, Option<Adherence>)>> {
    let counted = view.prescriptions()?.into_iter().filter_map(|entry| {
        let prescription = entry.prescription()?;
        let found = adherence(entries, prescription, period)?;
        // Of days that a coin was thrown on, a count of sessions tells what it said.
        let hides = |coin: &CoinDays| prescription.is_of(&coin.tried) && coin.within(&found.days) > 0;
        let told = !hidden.is_some_and(hides);
        Some((entry, told.then_some(found)))
    });
    Ok(counted.collect())
}

/// Whether somebody set the zones, as against the ones there are to begin with.
fn zones_set(view: &View<'_>) -> Result<bool> {
    let settings = view.all_of(Kind::Setting)?;
    let zones = |entry: &Entry| matches!(&entry.body, Body::Setting(setting) if setting.key() == SettingKey::Zones);
    Ok(settings.iter().any(zones))
}

/// The latest value of every scale but the week's own word, which stands with the week.
fn scales(view: &View<'_>, period: &Period) -> Result<Vec<ScaleValue>> {
    let mut found: Vec<ScaleValue> = Vec::new();
    for entry in view.entries_of(Kind::Rating, &Period::new(NaiveDate::MIN, period.to())?)? {
        let Some(rating) = entry.rating().filter(|rating| rating.scale() != Scale::Pgic) else { continue };
        let same =
            |known: &&mut ScaleValue| known.rating.scale() == rating.scale() && known.rating.activity() == rating.activity();
        let day = entry.stamp.day();
        match found.iter_mut().find(same) {
            Some(known) => {
                known.previous = Some((known.day, known.rating.value()));
                (known.day, known.rating) = (day, rating.clone());
            }
            None => found.push(ScaleValue { rating: rating.clone(), day, previous: None }),
        }
    }
    found.sort_by_key(|value| Scale::ALL.iter().position(|scale| *scale == value.rating.scale()));
    Ok(found)
}

fn open_questions(view: &View<'_>) -> Result<Vec<Entry>> {
    let mut all = view.visit_notes()?;
    all.retain(|entry| entry.visit_note() == Some(VisitNote { answered: None }));
    Ok(all)
}

/// The entries day by day. What a coin under way decides is left out of its days: beside their pain it would show the result.
fn days(entries: Vec<Entry>, period: &Period, hidden: Option<&CoinDays>) -> Vec<PageDay> {
    let is_coin_day = |day: NaiveDate| hidden.is_some_and(|coin| coin.days.contains(&day));
    let is_hidden = |entry: &Entry| hidden.is_some_and(|coin| coin.decides(entry));
    let mut kept: Vec<Entry> = entries.into_iter().filter(|entry| !is_hidden(entry)).collect();
    let mut take = |day: NaiveDate| {
        let (of_day, rest) = std::mem::take(&mut kept).into_iter().partition(|entry| entry.stamp.day() == day);
        kept = rest;
        of_day
    };
    let all = period.from().iter_days().take_while(|day| *day <= period.to());
    all.map(|day| PageDay { day, entries: take(day), is_coin_day: is_coin_day(day) }).collect()
}
