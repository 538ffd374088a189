//! Week, trend, effect and calendar: the answer in words first, then the picture.

use super::picture::{picture, shown, told, told_picture};
use crate::analysis::trend::Trend;
use crate::chart::{self, trend as trend_words};
use crate::diary::{self, EffectInput, EffectReply, Reply as Answered};
use crate::report::answer::{self, Row};
use crate::report::page::words;
use crate::report::picture::{Kind, week_figure};
use crate::report::{effect as effect_words, trial};
use crate::web::app::{Reply, Visit};
use crate::web::fields::Fields;
use crate::web::layout::{figures, plain, rows, why};
use crate::web::problem::Problem;
use maud::{Markup, html};

/// The week, and any question in words.
pub(in crate::web) fn week(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let last = visit.fields.text("period").is_some_and(|period| period.eq_ignore_ascii_case("last week"));
    let site = visit.fields.owned("site");
    let question = visit.fields.owned("question");
    let inside = html! {
        form.filter method="get" action="/week" {
            label { "Ask" input name="question" value=[question.as_deref()] placeholder="did I feel better this week" autocomplete="off"; }
            button { "Ask" }
        }
        @match &question {
            Some(question) => (asked(visit, question)?),
            None => {
                (this_week(visit, last, site.as_deref()).unwrap_or_else(|problem| why(&problem)))
                p { @if last { a href="/week" { "This week" } } @else { a href="/week?period=last+week" { "Last week" } } }
            },
        }
    };
    Ok(Reply::Page("Week".into(), inside))
}

fn this_week(visit: &Visit<'_>, last: bool, site: Option<&str>) -> Result<Markup, Problem> {
    let units = visit.settings()?.units;
    let (found, trend) = diary::week_of(&visit.view(), visit.context, last, site)?;
    let figure = week_figure(&found, &trend)?;
    let all = answer::week_rows(&found, units);
    let named = all.iter().filter_map(|row| match row {
        Row::Named(name, lines) => Some((name.as_str(), lines.iter().map(String::as_str).collect())),
        Row::Aside(_) => None,
    });
    Ok(html! {
        p.answer { (words(&answer::sentence(&found, units))) }
        (rows(named))
        @for row in &all { @if let Row::Aside(line) = row { p.quiet { (words(line)) } } }
        @if !found.also_open.is_empty() {
            p.quiet { "Not shown here, and open too: " @for place in &found.also_open {
                a href=(format!("/week?{}", site_query(&place.as_typed()))) { (place.to_string()) } " "
            } }
        }
        (shown(&figure, Kind::Week, visit.fields))
    })
}

fn site_query(site: &str) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair("site", site).finish()
}

/// A question in plain English; one that is not understood is answered with what can be asked.
fn asked(visit: &mut Visit<'_>, question: &str) -> Result<Markup, Problem> {
    let units = visit.settings()?.units;
    let site = visit.fields.owned("site");
    let reply = match diary::ask(&visit.view(), visit.context, question, site.as_deref()) {
        Ok(reply) => reply,
        Err(error) => return Ok(why(&Problem::from(error))),
    };
    let text = match &reply {
        Answered::Answer(answer) => answer::text(answer, units),
        Answered::Effect(question) => match question.effect() {
            None => String::new(),
            Some(asked) => match diary::effect_asked(visit.journal, visit.context, asked, site.as_deref())? {
                EffectReply::Answer(answer) => effect_words::reply(question, &answer),
                EffectReply::UnderWay(status) => trial::status(&status),
            },
        },
    };
    Ok(html! { pre.words { (words(&plain(&text))) } })
}

/// Which days and which place a picture is of.
fn narrow(visit: &Visit<'_>, action: &str, days: &str) -> Markup {
    html! { form.filter method="get" action=(action) {
        div.two {
            label { "Days" input name="period" value=[visit.fields.text("period")] placeholder=(days) autocomplete="off"; }
            label { "Where" input name="site" value=[visit.fields.text("site")] placeholder="last used" autocomplete="off"; }
        }
        button { "Show" }
    } }
}

/// What is shown of the days that were asked for; or what was not understood of them, above the form that asked.
fn or_why<T>(found: diary::Result<T>, shown: impl FnOnce(T) -> Markup) -> Markup {
    match found {
        Ok(found) => shown(found),
        Err(error) => why(&Problem::from(error)),
    }
}

pub(in crate::web) fn trend(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let found = trend_asked(visit);
    let inside = html! {
        (or_why(found, |found| html! {
            p.answer { (words(&trend_words::title(&found))) }
            p { (words(&trend_words::subtitle(&found))) }
            (picture(visit, Kind::Trend))
            h2 { "Each run beside the longest of the 30 days before it" }
            (told_picture(visit, Kind::Mileage))
        }))
        (narrow(visit, "/trend", "the last year"))
    };
    Ok(Reply::Page("Trend".into(), inside))
}

fn trend_asked(visit: &Visit<'_>) -> diary::Result<Trend> {
    diary::trend_of(&visit.view(), visit.context, visit.fields.text("period"), visit.fields.text("site"))
}

pub(in crate::web) fn calendar(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let found = trend_asked(visit);
    let inside = html! {
        (or_why(found, |_| told_picture(visit, Kind::Calendar)))
        (narrow(visit, "/calendar", "the last year"))
    };
    Ok(Reply::Page("Calendar".into(), inside))
}

pub(in crate::web) fn effect(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let input = EffectInput {
        outcome: None,
        site: visit.fields.owned("site"),
        period: visit.fields.owned("period"),
        treatment: visit.fields.owned("treatment"),
        details: true,
    };
    let treatments = visit.view().used_treatments()?;
    let reply = diary::effect(visit.journal, visit.context, &input);
    let inside = html! {
        (or_why(reply, |reply| of_effect(visit.fields, &input, &reply)))
        form.filter method="get" action="/effect" {
            div.two {
                label { "Of" select name="treatment" {
                    option value="" { "gliding" }
                    @for name in &treatments { option value=(name) selected[input.treatment.as_deref() == Some(name)] { (name) } }
                } }
                label { "Days" input name="period" value=[input.period.as_deref()] placeholder="all" autocomplete="off"; }
            }
            button { "Show" }
        }
    };
    Ok(Reply::Page("Effect".into(), inside))
}

fn of_effect(fields: &Fields, input: &EffectInput, reply: &EffectReply) -> Markup {
    html! {
        @match reply {
            EffectReply::UnderWay(status) => {
                p.answer { "A coin is deciding this, and nothing of its result is shown before its last planned run." }
                @for line in trial::lines(status) { p { (words(&line)) } }
                p { a href="/trial" { "How the trial goes" } }
            },
            EffectReply::Answer(answer) => {
                p.answer { (words(&effect_words::sentence(answer))) }
                @let limits = effect_words::limits(answer);
                (rows(limits.iter().map(|(name, said)| (*name, vec![said.as_str()]))))
                (shown(&chart::effect::figure(&effect_words::comparison(answer)), Kind::Effect, fields))
                @if input.treatment.is_none() {
                    h2 { "By how much was glided" }
                    (told(&chart::dose::figure(&effect_words::dose_plot(answer)), Kind::Dose, fields))
                }
                (figures(&plain(&effect_words::text(answer, true))))
            },
        }
    }
}
