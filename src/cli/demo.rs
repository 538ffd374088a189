//! `demo`: a made-up season in a folder of its own.

use super::Failure;
use super::args::DemoArgs;
use super::failure::Whose;
use super::output::write_file;
use super::session::Session;
use crate::chart::{self, Format, Size, Theme};
use crate::diary;
use crate::domain::{PainScore, Tried};
use crate::report::{self, json::VERSION};
use crate::store::Journal;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

pub(super) fn demo(session: &mut Session<'_>, args: &DemoArgs) -> Result<(), Failure> {
    let folder = args.folder.clone().unwrap_or_else(|| PathBuf::from("glidelog-demo"));
    let file = folder.join("journal.db");
    make_room(&file)?;
    let mut journal = Journal::open_or_create(&file)?;
    let count = diary::make_season(&mut journal, &session.context, args.seed)?;
    let view = journal.view();
    let trend = diary::trend_of(&view, &session.context, None, None)?;
    let figure = chart::trend::figure(&trend);
    let picture = folder.join("trend.png");
    write_file(&picture, &chart::render(&figure, Format::Png, Size::new(1600, 900)?, Theme::Light)?)?;
    let week = diary::week(&view, &session.context, false, false, None)?;
    let units = view.settings()?.units;
    let answer = match &week {
        diary::Reply::Answer(answer) => crate::report::answer::text(answer, units),
        diary::Reply::Effect(_) => String::new(),
    };
    let effect = effect(&mut journal, session, &folder)?;
    let coin = coin(session, &file)?;
    let shown = folder.display().to_string();
    session.answer(
        || {
            format!(
                "a made-up season of {count} entries (seed {}) is in {shown}\n\ndid I feel better this week?\n{answer}\n{}\npicture: {}\n\ndoes gliding help?\n{effect}\nand a coin, in a copy of the season:\n{coin}\nlook around in it:\n  glidelog --journal {} list\n  glidelog --journal {} ask \"how far did I run this month\"\n",
                args.seed,
                figure.title,
                picture.display(),
                file.display(),
                file.display()
            )
        },
        || json!({ "version": VERSION, "folder": shown, "entries": count, "seed": args.seed, "trend": picture.display().to_string() }),
    )
}

/// Whether gliding went with easier runs in the season, and its picture.
fn effect(journal: &mut Journal, session: &Session<'_>, folder: &Path) -> Result<String, Failure> {
    let reply = diary::effect(journal, &session.context, &diary::EffectInput::default())?;
    let diary::EffectReply::Answer(answer) = reply else { return Ok(String::new()) };
    let picture = folder.join("effect.png");
    let figure = chart::effect::figure(&report::effect::comparison(&answer));
    write_file(&picture, &chart::render(&figure, Format::Png, Size::new(1600, 900)?, Theme::Light)?)?;
    Ok(format!("{}\npicture: {}\n", report::effect::sentence(&answer), picture.display()))
}

/// A trial by coin begun in a copy of the season, with its first throw.
fn coin(session: &Session<'_>, season: &Path) -> Result<String, Failure> {
    let file = season.with_file_name("coin.db");
    fs::copy(season, &file).map_err(|error| Failure::file("copying the season to", &file, &error))?;
    let mut journal = Journal::open(&file)?;
    let input = diary::StartInput {
        tried: Tried::Gliding,
        design: diary::TrialPlanned::Coin { pairs: 12, block: 4 },
        site: None,
        note: None,
        take_new: false,
    };
    let started = diary::start_trial(&mut journal, &session.context, &input)?;
    let flipped = diary::flip(&mut journal, &session.context, PainScore::new(2)?, true)?;
    let units = journal.view().settings()?.units;
    let look = format!("go on with it: glidelog --journal {} trial status\n", file.display());
    Ok(report::trial::started(&started, units) + &report::trial::flipped(&flipped) + &look)
}

/// An earlier demo is made anew; anything else in its place is left alone.
fn make_room(file: &Path) -> Result<(), Failure> {
    if !file.exists() {
        return Ok(());
    }
    let there = Journal::open(file).ok();
    let is_demo = there.as_ref().and_then(|journal| journal.mark("demo").ok().flatten()).is_some();
    let last = there.as_ref().and_then(|journal| journal.to_undo().ok().flatten());
    if is_demo && last.is_some_and(|change| change.command != "demo") {
        let said = format!("{} is a demo in which more was written down since", file.display());
        return Err(Failure::new(Whose::User, said).hint("name another folder: glidelog demo DIR; nothing was changed"));
    }
    if !is_demo {
        let said = format!("{} is a journal, and not one of a demo", file.display());
        return Err(Failure::new(Whose::User, said).hint("name another folder: glidelog demo DIR"));
    }
    fs::remove_file(file).map_err(|error| Failure::file("making room at", file, &error))
}
