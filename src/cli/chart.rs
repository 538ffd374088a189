//! `chart` and `trend`: pictures in a file, or as text in the terminal.

use super::Failure;
use super::args::{ChartArgs, ChartKind, TrendArgs};
use super::effect::outcome;
use super::failure::Whose;
use super::output::write_file;
use super::session::Session;
use crate::chart::{self, Figure, Format, Size, Theme};
use crate::diary;
use crate::domain::Location;
use crate::report::picture::{Kind, Wish, draw};
use crate::report::{self, json::VERSION};
use crate::store::{View, no_foreign_link, private_folders};
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
    let Some(kind) = one(args.kind) else { return all(session, args, size) };
    let figure = figure(session, args, kind)?;
    if args.describe && args.output.is_none() {
        return session.answer(
            || format!("{}\n", figure.alt),
            || json!({ "version": VERSION, "title": figure.title, "description": figure.alt }),
        );
    }
    let output = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.png", kind.as_str())));
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
    no_foreign_link(folder)?;
    private_folders(folder).map_err(|error| Failure::file("making the folder", folder, &error))?;
    let (mut written, mut left_out) = (Vec::new(), Vec::new());
    for kind in Kind::ALL {
        let file = folder.join(format!("{}.png", kind.as_str()));
        match figure(session, args, kind) {
            Ok(figure) => {
                write_file(&file, &chart::render(&figure, Format::Png, size, theme(args))?)?;
                written.push((file.display().to_string(), figure.title));
            }
            Err(failure) if failure.whose == Whose::User => left_out.push((kind.as_str(), failure.message)),
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

fn figure(session: &Session<'_>, args: &ChartArgs, kind: Kind) -> Result<Figure, Failure> {
    let wish = Wish {
        period: args.period.clone(),
        site: args.site.clone(),
        outcome: args.outcome.map(outcome),
        treatment: args.treatment.clone(),
    };
    Ok(draw(&mut session.read()?, &session.context, kind, &wish)?)
}

/// One picture; None for all of them.
fn one(kind: ChartKind) -> Option<Kind> {
    Some(match kind {
        ChartKind::Trend => Kind::Trend,
        ChartKind::Trial => Kind::Trial,
        ChartKind::Effect => Kind::Effect,
        ChartKind::Dose => Kind::Dose,
        ChartKind::Week => Kind::Week,
        ChartKind::Calendar => Kind::Calendar,
        ChartKind::Mileage => Kind::Mileage,
        ChartKind::All => return None,
    })
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
