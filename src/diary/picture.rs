//! What a picture or an answer about a time is drawn from: which days, and where it hurts.

use super::{Context, Result, place};
use crate::analysis::mileage::{self, LOOK_BACK_DAYS, RunLength};
use crate::analysis::trend::{self, Trend};
use crate::ask::Answer;
use crate::domain::{Location, Period, Tried, words};
use crate::store::View;
use chrono::Duration as Span;

/// The longest time a picture shows when no period is said, in days.
const USUAL_DAYS: u32 = 365;

/// Where it hurts: as said, else the one open injury, else the place used last.
pub fn focus(view: &View<'_>, context: &Context, said: Option<&str>) -> Result<Location> {
    if let Some(said) = said {
        return Ok(words::location(&[said.to_owned()], &place::known_to_ask(view)?)?);
    }
    let today = context.when(view)?.today();
    let injuries = view.injuries()?;
    let mut open = injuries.iter().filter_map(|e| e.injury()).filter(|i| i.is_open_on(today));
    match (open.next(), open.next()) {
        (Some(one), None) => Ok(one.location().clone()),
        _ => Ok(view.last_location()?.unwrap_or_default()),
    }
}

/// Other places with an open injury than the one that was chosen, where none was said.
pub fn also_open(view: &View<'_>, context: &Context, said: bool, chosen: &Location) -> Result<Vec<Location>> {
    if said {
        return Ok(Vec::new());
    }
    let today = context.when(view)?.today();
    let injuries = view.injuries()?;
    let open = injuries.iter().filter_map(|entry| entry.injury()).filter(|injury| injury.is_open_on(today));
    Ok(open.map(|injury| injury.location()).filter(|place| !place.matches(chosen)).cloned().collect())
}

/// The days of a picture: as said, else from the first entry to today, at most a year.
pub fn days(view: &View<'_>, context: &Context, said: Option<&str>) -> Result<Period> {
    let when = context.when(view)?;
    let usual = Period::ending(when.today(), USUAL_DAYS);
    let whole = view.span()?.unwrap_or(Period::ending(when.today(), 28));
    let clamp = |period: Period| Period::new(period.from().max(whole.from()), period.to()).unwrap_or(period);
    match said {
        Some(said) => Ok(clamp(Period::parse(said, &when, view.settings()?.week)?)),
        None => {
            // A few weeks of room even when the diary is young.
            let from = usual.from().max(whole.from().min(when.today() - Span::days(27)));
            Ok(Period::new(from, when.today())?)
        }
    }
}

/// The trend of some days.
pub fn trend_of(view: &View<'_>, context: &Context, period: Option<&str>, site: Option<&str>) -> Result<Trend> {
    let focus = focus(view, context, site)?;
    trend_in(view, context, days(view, context, period)?, &focus)
}

/// The same of days and a place that are known.
pub(super) fn trend_in(view: &View<'_>, context: &Context, period: Period, focus: &Location) -> Result<Trend> {
    let settings = view.settings()?;
    // The mean of the first days looks two weeks back.
    let read = Period::new(period.from() - Span::days(14), period.to())?;
    without_peek(view, context, trend::trend(&view.entries(&read)?, period, focus, settings.units, settings.window_h))
}

/// A trend that does not show what the coin of a trial under way decided beside the pain of those days.
fn without_peek(view: &View<'_>, context: &Context, mut trend: Trend) -> Result<Trend> {
    if let Some(coin) = super::trial::coin_days(view, context)? {
        let treatment = match &coin.tried {
            Tried::Gliding => None,
            Tried::Treatment(name) => Some(name.as_str()),
        };
        trend.leave_out(&coin.days, treatment);
    }
    Ok(trend)
}

/// The trend of some days, and each run of them beside the longest of the thirty days before it.
pub fn mileage_of(
    view: &View<'_>,
    context: &Context,
    period: Option<&str>,
    site: Option<&str>,
) -> Result<(Trend, Vec<RunLength>)> {
    let shown = trend_of(view, context, period, site)?;
    let lengths = mileage_in(view, &shown, &focus(view, context, site)?)?;
    Ok((shown, lengths))
}

/// Each run of a trend at a place beside the longest of the thirty days before it.
pub(super) fn mileage_in(view: &View<'_>, shown: &Trend, focus: &Location) -> Result<Vec<RunLength>> {
    let settings = view.settings()?;
    // The first run needs what came before it, the last one the morning after.
    let wide = Period::new(shown.from - Span::days(LOOK_BACK_DAYS), shown.to + Span::days(1))?;
    let wide = trend::trend(&view.entries(&wide)?, wide, focus, settings.units, settings.window_h);
    let mut lengths = mileage::lengths(&wide, shown.from);
    lengths.retain(|run| run.day <= shown.to);
    Ok(lengths)
}

/// This week's answer, or last week's, and the trend of its five weeks.
pub fn week_of(view: &View<'_>, context: &Context, last: bool, site: Option<&str>) -> Result<(Answer, Trend)> {
    let super::Reply::Answer(answer) = super::week(view, context, last, false, site)? else {
        return Err(crate::domain::Refusal::new("a week's answer comes from the diary alone").into());
    };
    let settings = view.settings()?;
    let to = answer.period.map_or(context.when(view)?.today(), |period| period.to());
    let from = answer.period.map_or(to, |period| period.from()) - Span::days(28);
    let period = Period::new(from, to)?;
    let trend = trend::trend(&view.entries(&period)?, period, &answer.focus, settings.units, settings.window_h);
    let trend = without_peek(view, context, trend)?;
    Ok((*answer, trend))
}
