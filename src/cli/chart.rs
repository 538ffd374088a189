//! `chart` and `trend`: pictures in a file, or as text in the terminal.

use super::Failure;
use super::args::{ChartArgs, ChartKind, TrendArgs};
use super::effect::outcome;
use super::failure::Whose;
use super::session::{Session, write_file};
use crate::chart::{self, Figure, Format, Size, Theme};
use crate::diary::{self, EffectInput, EffectReply};
use crate::report::{self, json::VERSION};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Width of text charts where there is no terminal to ask.
const USUAL_WIDTH: usize = 80;

pub(super) fn trend(session: &mut Session<'_>, args: &TrendArgs) -> Result<(), Failure> {
    let journal = session.read()?;
    let trend = diary::trend_of(&journal.view(), &session.context, args.period.as_deref(), args.site.as_deref())?;
    let width = terminal_size::terminal_size().map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0));
    session.answer(|| chart::sparkline::sparklines(&trend, width), || crate::report::trend::json(&trend))
}

pub(super) fn chart(session: &mut Session<'_>, args: &ChartArgs) -> Result<(), Failure> {
    let size = args.size.parse::<Size>()?.scaled(args.scale)?;
    let figure = figure(session, args)?;
    if args.describe && args.output.is_none() {
        return session.answer(
            || format!("{}\n", figure.alt),
            || json!({ "version": VERSION, "title": figure.title, "description": figure.alt }),
        );
    }
    let output = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.png", name(args.kind))));
    if output == Path::new("-") {
        let picture = chart::render(&figure, Format::Png, size, Theme::Light)?;
        session.raw.write_all(&picture)?;
        return Ok(session.raw.flush()?);
    }
    let picture = chart::render(&figure, format_of(&output)?, size, Theme::Light)?;
    write_file(&output, &picture, false)?;
    let shown = output.display().to_string();
    let (width, height) = size.pixels();
    session.answer(
        || {
            let described = if args.describe { format!("{}\n", figure.alt) } else { String::new() };
            format!("{}\n{described}written to {shown} ({width}x{height})\n", figure.title)
        },
        || json!({ "version": VERSION, "file": shown, "title": figure.title, "description": figure.alt, "width": width, "height": height }),
    )
}

fn figure(session: &Session<'_>, args: &ChartArgs) -> Result<Figure, Failure> {
    let mut journal = session.read()?;
    if matches!(args.kind, ChartKind::Trend | ChartKind::Trial) && (args.outcome.is_some() || args.treatment.is_some()) {
        let said = format!("--outcome and --treatment have no place in `chart {}`", name(args.kind));
        return Err(Failure::new(Whose::User, said).hint("they are for: glidelog chart effect, glidelog chart dose"));
    }
    if args.kind == ChartKind::Trend {
        let trend = diary::trend_of(&journal.view(), &session.context, args.period.as_deref(), args.site.as_deref())?;
        return Ok(chart::trend::figure(&trend));
    }
    if args.kind == ChartKind::Trial {
        let (status, by_chance) = diary::trial_picture(&journal.view(), &session.context, None)?;
        diary::mark_seen(&mut journal, &session.context, &status)?;
        return Ok(chart::trial::figure(&report::trial::picture(&status, by_chance)));
    }
    let input = EffectInput {
        outcome: args.outcome.map(outcome),
        site: args.site.clone(),
        period: args.period.clone(),
        treatment: args.treatment.clone(),
        details: false,
    };
    let EffectReply::Answer(answer) = diary::effect(&mut journal, &session.context, &input)? else {
        let said = "a coin is deciding this, and nothing of its result is shown before its last run";
        return Err(Failure::new(Whose::User, said).hint("see how far it is: glidelog chart trial, glidelog trial status"));
    };
    Ok(match args.kind {
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
