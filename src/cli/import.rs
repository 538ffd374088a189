//! `import`: files into the journal.

use super::Failure;
use super::args::{ImportArgs, OtherDiaryArgs};
use super::failure::Whose;
use super::session::Session;
use crate::diary::{self, Imported, Parsed};
use crate::domain::{DistanceUnit, Settings};
use crate::import::diaries::How;
use crate::report;
use crate::store::Journal;
use std::io::Read;
use std::path::Path;

pub(super) fn import(session: &mut Session<'_>, args: &ImportArgs) -> Result<(), Failure> {
    let how = how(&args.diary);
    let files = args.files.iter().map(|path| parse(path, &how)).collect::<Result<Vec<Parsed>, Failure>>()?;
    let date = args.date.as_deref();
    let (imported, settings) = match args.dry_run || args.diary.preview {
        true => dry(session, &files, date)?,
        false => session.write(|journal, context| {
            let imported = diary::import(journal, context, &files, date, false)?;
            if imported.all_refused() { Err(refused(&imported, journal.view().settings()?.units)) } else { Ok(imported) }
        })?,
    };
    if imported.all_refused() {
        return Err(refused(&imported, settings.units));
    }
    if args.diary.preview {
        let start = settings.day_start;
        return session.answer(|| report::preview::text(&imported, settings.units), || report::preview::json(&imported, start));
    }
    session.answer(|| report::import::text(&imported, settings.units), || report::import::json(&imported))
}

fn how(args: &OtherDiaryArgs) -> How {
    How {
        map: args.map.clone(),
        scale: args.scale.clone(),
        dates: args.dates,
        treatments: args.treatments.clone(),
        site: args.site.clone(),
        take_new: args.new,
    }
}

fn parse(path: &Path, how: &How) -> Result<Parsed, Failure> {
    if path != Path::new("-") {
        return Ok(diary::parse_file(path, how));
    }
    let mut bytes = Vec::new();
    let limit = crate::import::FILE_LIMIT + 1;
    std::io::stdin().take(limit).read_to_end(&mut bytes).map_err(|error| Failure::file("reading", path, &error))?;
    if bytes.len() as u64 == limit {
        return Err(Failure::new(Whose::User, "standard input holds more than a file may have"));
    }
    Ok(diary::parse_bytes("-", bytes, how))
}

/// What would be stored; where there is no journal yet, in one that is.
fn dry(session: &Session<'_>, files: &[Parsed], date: Option<&str>) -> Result<(Imported, Settings), Failure> {
    let mut journal = match session.read_or_missing()? {
        Some(journal) => journal,
        None => Journal::in_memory()?,
    };
    let imported = diary::import(&mut journal, &session.context, files, date, true)?;
    let settings = journal.view().settings()?;
    Ok((imported, settings))
}

/// Every file was refused: an error, with the same table.
fn refused(imported: &Imported, unit: DistanceUnit) -> Failure {
    let message = match &imported.files[..] {
        [one] => format!("{}: {}", one.file, one.reasons.join("; ")),
        all => format!("none of {} files holds a run\n{}", all.len(), report::import::text(imported, unit).trim_end()),
    };
    let details = Some(Box::new(report::import::json(imported)));
    Failure { details, ..Failure::new(Whose::User, message).hint("nothing was stored") }
}
