//! `chart` and `trend`: pictures in a file, or as text in the terminal.

use super::Failure;
use super::args::{ChartArgs, ChartKind, TrendArgs};
use super::effect::outcome;
use super::failure::Whose;
use super::output::write_file;
use super::session::Session;
use crate::ask::Finding;
use crate::chart::{self, Figure, Format, Size, Theme};
use crate::diary::{self, EffectInput, EffectReply};
use crate::domain::Location;
use crate::report::{self, json::VERSION};
use crate::store::{Journal, View, private_folders};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Width of text charts where there is no terminal to ask.
const USUAL_WIDTH: usize = 80;

pub(super) fn trend(session: &mut Session<'_>, args: &TrendArgs) -> Result<(), Failure> {
    let journal = session.read()?;
    let trend = diary::trend_of(&journal.view(), &session.context, args.period.as_deref(), args.site.as_deref())?;
    let width = terminal_size::terminal_size().map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0));
    let others = also_open(session, &journal.view(), args.site.as_deref())?;
    let line = report::answer::also_open(&others).map_or(String::new(), |line| format!("{line}\n"));
    session.answer(
        || chart::sparkline::sparklines(&trend, width) + &line,
        || {
            let mut document = report::trend::json(&trend);
            document["also_open"] = others.iter().map(ToString::to_string).collect();
            document
        },
    )
}

pub(super) fn chart(session: &mut Session<'_>, args: &ChartArgs) -> Result<(), Failure> {
    let size = args.size.parse::<Size>()?.scaled(args.scale)?;
    if args.kind == ChartKind::All {
        return all(session, args, size);
    }
    let figure = figure(session, args, args.kind)?;
    if args.describe && args.output.is_none() {
        return session.answer(
            || format!("{}\n", figure.alt),
            || json!({ "version": VERSION, "title": figure.title, "description": figure.alt }),
        );
    }
    let output = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.png", name(args.kind))));
    if output == Path::new("-") {
        let picture = chart::render(&figure, Format::Png, size, theme(args))?;
        session.raw.write_all(&picture)?;
        return Ok(session.raw.flush()?);
    }
    let picture = chart::render(&figure, format_of(&output)?, size, theme(args))?;
    write_file(&output, &picture)?;
    let shown = output.display().to_string();
    let (width, height) = size.pixels();
    let others = also_open(session, &session.read()?.view(), args.site.as_deref())?;
    let line = report::answer::also_open(&others).map_or(String::new(), |line| format!("{line}\n"));
    session.answer(
        || {
            let described = if args.describe { format!("{}\n", figure.alt) } else { String::new() };
            format!("{}\n{described}{line}written to {shown} ({width}x{height})\n", figure.title)
        },
        || json!({ "version": VERSION, "file": shown, "title": figure.title, "description": figure.alt, "width": width, "height": height, "also_open": others.iter().map(ToString::to_string).collect::<Vec<_>>() }),
    )
}

/// Places with an open injury that a picture of the usual place leaves out.
fn also_open(session: &Session<'_>, view: &View<'_>, site: Option<&str>) -> Result<Vec<Location>, Failure> {
    let chosen = diary::focus(view, &session.context, site)?;
    Ok(diary::also_open(view, &session.context, site.is_some(), &chosen)?)
}

fn theme(args: &ChartArgs) -> Theme {
    if args.dark { Theme::Dark } else { Theme::Light }
}

/// Every picture, each under its name; one that the diary cannot carry is named with its reason.
fn all(session: &mut Session<'_>, args: &ChartArgs, size: Size) -> Result<(), Failure> {
    use ChartKind::{Calendar, Dose, Effect, Mileage, Trend, Trial, Week};
    let Some(folder) = &args.output else {
        return Err(
            Failure::new(Whose::User, "a folder is needed for all pictures").hint("say: glidelog chart all -o pictures")
        );
    };
    if args.period.is_some() || args.outcome.is_some() || args.treatment.is_some() || args.describe {
        let said =
            "`chart all` draws each picture as it is by itself: --period, --outcome, --treatment and --describe have no place";
        return Err(
            Failure::new(Whose::User, said).hint("draw that one alone, such as: glidelog chart effect --outcome morning")
        );
    }
    session.read()?;
    private_folders(folder).map_err(|error| Failure::file("making the folder", folder, &error))?;
    let (mut written, mut left_out) = (Vec::new(), Vec::new());
    for kind in [Week, Trend, Calendar, Mileage, Effect, Dose, Trial] {
        let file = folder.join(format!("{}.png", name(kind)));
        match figure(session, args, kind) {
            Ok(figure) => {
                write_file(&file, &chart::render(&figure, Format::Png, size, theme(args))?)?;
                written.push((file.display().to_string(), figure.title));
            }
            Err(failure) if failure.whose == Whose::User => left_out.push((name(kind), failure.message)),
            Err(failure) => return Err(failure),
        }
    }
    session.answer(
        || {
            let drawn = written.iter().map(|(file, title)| format!("{file}\n  {title}\n"));
            drawn.chain(left_out.iter().map(|(name, why)| format!("no {name} picture: {why}\n"))).collect()
        },
        || {
            let files: Vec<_> = written.iter().map(|(file, title)| json!({ "file": file, "title": title })).collect();
            let left_out: Vec<_> = left_out.iter().map(|(name, why)| json!({ "kind": name, "reason": why })).collect();
            json!({ "version": VERSION, "files": files, "left_out": left_out })
        },
    )
}

fn figure(session: &Session<'_>, args: &ChartArgs, kind: ChartKind) -> Result<Figure, Failure> {
    let mut journal = session.read()?;
    let (period, site) = (args.period.as_deref(), args.site.as_deref());
    if !matches!(kind, ChartKind::Effect | ChartKind::Dose) && (args.outcome.is_some() || args.treatment.is_some()) {
        let said = format!("--outcome and --treatment have no place in `chart {}`", name(kind));
        return Err(Failure::new(Whose::User, said).hint("they are for: glidelog chart effect, glidelog chart dose"));
    }
    let (view, context) = (journal.view(), &session.context);
    Ok(match kind {
        ChartKind::Trend => chart::trend::figure(&diary::trend_of(&view, context, period, site)?),
        ChartKind::Calendar => {
            chart::calendar::figure(&report::picture::calendar(&diary::trend_of(&view, context, period, site)?))
        }
        ChartKind::Mileage => {
            let (trend, lengths) = diary::mileage_of(&view, context, period, site)?;
            chart::mileage::figure(&report::picture::mileage(&trend, &lengths))
        }
        ChartKind::Week => week(session, &view, period, site)?,
        ChartKind::Trial => {
            let (status, pictured) = diary::trial_picture(&view, context, None)?;
            diary::mark_seen(&mut journal, context, &status)?;
            report::trial::picture(&status, pictured)
        }
        ChartKind::Effect | ChartKind::Dose | ChartKind::All => effect(&mut journal, session, args, kind)?,
    })
}

/// The week's answer as a picture.
fn week(session: &Session<'_>, view: &View<'_>, period: Option<&str>, site: Option<&str>) -> Result<Figure, Failure> {
    let last = match period.map(str::to_lowercase).as_deref() {
        None | Some("this week") => false,
        Some("last week") => true,
        Some(other) => {
            let said = format!("the picture of a week is of this week or of last week, not of \"{other}\"");
            return Err(Failure::new(Whose::User, said).hint("say: glidelog chart week --period \"last week\""));
        }
    };
    let (answer, trend) = diary::week_of(view, &session.context, last, site)?;
    let Finding::Week(found) = &answer.finding else {
        return Err(Failure::new(Whose::Internal, "the answer of a week is none"));
    };
    let sentence = report::answer::sentence(&answer, trend.unit);
    Ok(chart::week::figure(&report::picture::week(&sentence, found, &trend)))
}

/// Runs with and without, or by dose.
fn effect(journal: &mut Journal, session: &Session<'_>, args: &ChartArgs, kind: ChartKind) -> Result<Figure, Failure> {
    if kind == ChartKind::Dose && args.treatment.is_some() {
        let said = "a treatment has no dose to draw: only gliding is counted in repetitions";
        return Err(Failure::new(Whose::User, said).hint("runs with and without it: glidelog chart effect --treatment …"));
    }
    let input = EffectInput {
        outcome: args.outcome.map(outcome),
        site: args.site.clone(),
        period: args.period.clone(),
        treatment: args.treatment.clone(),
        details: false,
    };
    let EffectReply::Answer(answer) = diary::effect(journal, &session.context, &input)? else {
        let said = "a coin is deciding this, and nothing of its result is shown before its last run";
        return Err(Failure::new(Whose::User, said).hint("see how far it is: glidelog chart trial, glidelog trial status"));
    };
    Ok(match kind {
        ChartKind::Dose => chart::dose::figure(&report::effect::dose_plot(&answer)),
        _ => chart::effect::figure(&report::effect::comparison(&answer)),
    })
}

fn name(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Trend => "trend",
        ChartKind::Trial => "trial",
        ChartKind::Effect => "effect",
        ChartKind::Dose => "dose",
        ChartKind::Week => "week",
        ChartKind::Calendar => "calendar",
        ChartKind::Mileage => "mileage",
        ChartKind::All => "all",
    }
}

/// `.png` or `.svg`; anything else is more likely a slip than a wish.
fn format_of(path: &Path) -> Result<Format, Failure> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("png" | "svg") => Ok(Format::of(path)),
        _ => Err(Failure::new(Whose::User, format!("{} is neither .png nor .svg", path.display()))
            .hint("name the file for example trend.png or trend.svg")),
    }
}
