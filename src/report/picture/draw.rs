//! Each picture the diary can carry, from the journal to its figure.

use crate::analysis::question::Outcome;
use crate::analysis::trend::Trend;
use crate::ask::{Answer, Finding};
use crate::chart::{self, Figure};
use crate::diary::{self, Context, EffectInput, EffectReply, Result};
use crate::domain::Refusal;
use crate::report;
use crate::store::{Journal, View};

/// The pictures there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The week beside the four before it.
    Week,
    /// Pain, runs, gliding and distance over time.
    Trend,
    /// A year of days.
    Calendar,
    /// Each run beside the longest of the month before it.
    Mileage,
    /// Runs with something before them beside runs without.
    Effect,
    /// Repetitions against pain.
    Dose,
    /// A trial.
    Trial,
}

impl Kind {
    /// Every picture, in the order they are drawn.
    pub const ALL: [Kind; 7] = [Kind::Week, Kind::Trend, Kind::Calendar, Kind::Mileage, Kind::Effect, Kind::Dose, Kind::Trial];

    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Week => "week",
            Kind::Trend => "trend",
            Kind::Calendar => "calendar",
            Kind::Mileage => "mileage",
            Kind::Effect => "effect",
            Kind::Dose => "dose",
            Kind::Trial => "trial",
        }
    }
}

/// What a person asks of a picture.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Which days.
    pub period: Option<String>,
    /// Where it hurts.
    pub site: Option<String>,
    /// For effect and dose: another outcome than worst pain.
    pub outcome: Option<Outcome>,
    /// For effect: another treatment than gliding.
    pub treatment: Option<String>,
}

/// The figure of a picture; what was shown of a trial or an effect is remembered.
///
/// # Errors
/// When the wish has no place in that picture, or the diary cannot carry it.
pub fn draw(journal: &mut Journal, context: &Context, kind: Kind, wish: &Wish) -> Result<Figure> {
    if !matches!(kind, Kind::Effect | Kind::Dose) && (wish.outcome.is_some() || wish.treatment.is_some()) {
        let said = format!("--outcome and --treatment have no place in `chart {}`", kind.as_str());
        return Err(Refusal::new(said).hint("they are for: glidelog chart effect, glidelog chart dose").into());
    }
    let (period, site) = (wish.period.as_deref(), wish.site.as_deref());
    let view = journal.view();
    Ok(match kind {
        Kind::Trend => chart::trend::figure(&diary::trend_of(&view, context, period, site)?),
        Kind::Calendar => chart::calendar::figure(&super::calendar(&diary::trend_of(&view, context, period, site)?)),
        Kind::Mileage => {
            let (trend, lengths) = diary::mileage_of(&view, context, period, site)?;
            chart::mileage::figure(&super::mileage(&trend, &lengths))
        }
        Kind::Week => week(&view, context, period, site)?,
        Kind::Trial => {
            let (status, pictured) = diary::trial_picture(&view, context, None)?;
            diary::mark_seen(journal, context, &status)?;
            report::trial::picture(&status, pictured)
        }
        Kind::Effect | Kind::Dose => effect(journal, context, kind, wish)?,
    })
}

/// The week's answer as a picture.
fn week(view: &View<'_>, context: &Context, period: Option<&str>, site: Option<&str>) -> Result<Figure> {
    let last = match period.map(str::to_lowercase).as_deref() {
        None | Some("this week") => false,
        Some("last week") => true,
        Some(other) => {
            let said = format!("the picture of a week is of this week or of last week, not of \"{other}\"");
            return Err(Refusal::new(said).hint("say: glidelog chart week --period \"last week\"").into());
        }
    };
    let (answer, trend) = diary::week_of(view, context, last, site)?;
    week_figure(&answer, &trend)
}

/// The figure of a week's answer that is known already.
///
/// # Errors
/// When it is the answer to another question.
pub fn week_figure(answer: &Answer, trend: &Trend) -> Result<Figure> {
    let Finding::Week(found) = &answer.finding else {
        return Err(Refusal::new("a week's answer comes from the diary alone").into());
    };
    let sentence = report::answer::sentence(answer, trend.unit);
    Ok(chart::week::figure(&super::week(&sentence, found, trend)))
}

/// Runs with and without, or by dose.
fn effect(journal: &mut Journal, context: &Context, kind: Kind, wish: &Wish) -> Result<Figure> {
    if kind == Kind::Dose && wish.treatment.is_some() {
        let said = "a treatment has no dose to draw: only gliding is counted in repetitions";
        return Err(Refusal::new(said).hint("runs with and without it: glidelog chart effect --treatment …").into());
    }
    let Wish { period, site, outcome, treatment } = wish.clone();
    let input = EffectInput { outcome, site, period, treatment, details: false };
    let EffectReply::Answer(answer) = diary::effect(journal, context, &input)? else {
        let said = "a coin is deciding this, and nothing of its result is shown before its last run";
        return Err(Refusal::new(said).hint("see how far it is: glidelog chart trial, glidelog trial status").into());
    };
    Ok(match kind {
        Kind::Dose => chart::dose::figure(&report::effect::dose_plot(&answer)),
        _ => chart::effect::figure(&report::effect::comparison(&answer)),
    })
}
