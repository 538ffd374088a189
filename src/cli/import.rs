//! `import`: files, folders and archives into the journal.

use super::Failure;
use super::args::{ImportArgs, Matching, OtherDiaryArgs};
use super::failure::Whose;
use super::sealing::Opener;
use super::session::Session;
use crate::diary::{self, ImportStatus, ImportWish, Imported, Parsed, TypedRun, WhenTyped};
use crate::domain::{DistanceUnit, Settings};
use crate::import::diaries::How;
use crate::import::{Files, Place};
use crate::report;
use crate::store::{Journal, nearest_folder, private_folders};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fs::File;
use std::io::{IsTerminal, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most that standard input may bring: an export of Apple Health in its archive.
const STDIN_LIMIT: u64 = 4 * 1024 * 1024 * 1024;

pub(super) fn import(session: &mut Session<'_>, args: &ImportArgs) -> Result<(), Failure> {
    // What has to lie on the disk for a moment lies where the journal does, not on another disk or for others to see.
    let path = session.journal_path()?;
    let stores = !args.dry_run && !args.diary.preview && args.paths.iter().any(|path| path == Path::new("-"));
    if let Some(folder) = path.parent().filter(|_| stores) {
        private_folders(folder).map_err(|error| Failure::file("making", folder, &error))?;
    }
    let beside = nearest_folder(&path);
    let aside = aside(&args.paths, &beside)?;
    let opened = opened(session, args, aside.as_ref())?;
    let bar = bar(session);
    let import = Import { args, how: how(&args.diary), aside, opened, beside, bar, can_ask: session.can_ask() };
    let (imported, settings) = match import.is_dry() {
        true => import.dry(session)?,
        false => import.store(session)?,
    };
    import.bar.finish_and_clear();
    if imported.all_refused() {
        return Err(refused(&imported, settings.units, args.all));
    }
    if args.diary.preview {
        let start = settings.day_start;
        return session.answer(|| report::preview::text(&imported, settings.units), || report::preview::json(&imported, start));
    }
    session.answer(|| report::import::text(&imported, settings.units, args.all), || report::import::json(&imported))
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

/// One call of the command.
struct Import<'a> {
    args: &'a ImportArgs,
    /// How another diary is to be read.
    how: How,
    /// Standard input, where it was named.
    aside: Option<File>,
    /// What is in each path that is a sealed file.
    opened: Vec<Option<Arc<[u8]>>>,
    /// The folder of the journal.
    beside: PathBuf,
    bar: ProgressBar,
    can_ask: bool,
}

impl Import<'_> {
    /// Whether nothing is to be stored.
    fn is_dry(&self) -> bool {
        self.args.dry_run || self.args.diary.preview
    }

    /// What would be stored; where there is no journal yet, in one that is put aside.
    fn dry(&self, session: &Session<'_>) -> Result<(Imported, Settings), Failure> {
        let mut journal = match session.read_or_missing()? {
            Some(journal) => journal,
            None => Journal::aside(&session.journal_path()?)?,
        };
        let imported = self.all(&mut journal, &session.context)?;
        let settings = journal.view().settings()?;
        Ok((imported, settings))
    }

    /// Stores all of it as one change. Where there is no journal yet, a first file must be taken before one is made.
    fn store(&self, session: &Session<'_>) -> Result<(Imported, Settings), Failure> {
        let path = session.journal_path()?;
        if !path.metadata().is_ok_and(|meta| meta.len() > 0)
            && let Some(all_refused) = self.none_taken(&session.context)?
        {
            return Ok((all_refused, Settings::default()));
        }
        let mut journal = Journal::open_or_create(&path)?;
        let imported = self.all(&mut journal, &session.context)?;
        let settings = journal.view().settings()?;
        Ok((imported, settings))
    }

    /// Tries the files one by one on a journal in memory, up to the first that is taken; when none is, what became of each.
    fn none_taken(&self, context: &diary::Context) -> Result<Option<Imported>, Failure> {
        let mut journal = Journal::in_memory()?;
        let wish = ImportWish { dry_run: true, only_whether: true, ..self.wish() };
        let mut refused = Imported::default();
        for found in self.files()? {
            let mut one = std::iter::once(diary::parse(found, &self.how));
            let tried = diary::import(&mut journal, context, &mut one, &wish, &mut |_| WhenTyped::Apart)?;
            if tried.files.iter().any(|file| file.status != ImportStatus::Refused) {
                return Ok(None);
            }
            refused.files.extend(tried.files);
        }
        Ok(Some(refused))
    }

    fn all(&self, journal: &mut Journal, context: &diary::Context) -> Result<Imported, Failure> {
        let mut files = self.files()?;
        let mut shown = std::iter::from_fn(|| {
            let found = files.next()?;
            self.bar.set_length(files.known());
            self.bar.set_message(found.name.clone());
            let parsed: Parsed = diary::parse(found, &self.how);
            self.bar.inc(1);
            Some(parsed)
        });
        let mut is_same = |typed: &TypedRun| self.is_same(typed);
        Ok(diary::import(journal, context, &mut shown, &self.wish(), &mut is_same)?)
    }

    fn wish(&self) -> ImportWish {
        ImportWish {
            named: self.args.paths.iter().map(|path| named(path)).collect(),
            date: self.args.date.clone(),
            dry_run: self.is_dry(),
            only_whether: false,
        }
    }

    fn files(&self) -> Result<Files, Failure> {
        let place = |(path, opened): (&PathBuf, &Option<Arc<[u8]>>)| match (opened, &self.aside) {
            (Some(bytes), _) => Ok(Place::Opened(named(path), bytes.clone())),
            (None, Some(aside)) if path == Path::new("-") => Ok(Place::Aside(aside.try_clone()?)),
            _ => Ok(Place::Path(path.clone())),
        };
        let places = self.args.paths.iter().zip(&self.opened).map(place).collect::<std::io::Result<Vec<Place>>>()?;
        Ok(Files::of(places, self.beside.clone()))
    }

    /// Whether a run typed by hand is the one in a file: as it was said, else asked where somebody can answer.
    fn is_same(&self, typed: &TypedRun) -> WhenTyped {
        match self.args.matching {
            Some(Matching::Typed) => return WhenTyped::Join,
            Some(Matching::Never) => return WhenTyped::Apart,
            None if !self.can_ask => return WhenTyped::Unsaid,
            None => {}
        }
        let ask = || inquire::Confirm::new(&report::import::question(typed)).with_default(true).prompt_skippable();
        match self.bar.suspend(ask) {
            Ok(Some(true)) => WhenTyped::Join,
            Ok(Some(false)) => WhenTyped::Apart,
            _ => WhenTyped::Unsaid,
        }
    }
}

fn named(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Opens what is sealed among the paths, before anything is read: a passphrase is asked for while nothing else is shown.
fn opened(session: &Session<'_>, args: &ImportArgs, aside: Option<&File>) -> Result<Vec<Option<Arc<[u8]>>>, Failure> {
    let mut opener = Opener::new(session, &args.open);
    let open = |path: &PathBuf| -> Result<Option<Arc<[u8]>>, Failure> {
        let opened = match aside.filter(|_| path == Path::new("-")) {
            Some(aside) => opener.opened(path, aside.try_clone()?)?,
            None => opener.file(path)?,
        };
        Ok(opened.map(Arc::from))
    };
    args.paths.iter().map(open).collect()
}

/// A bar where a person looks on; it moves on its own while one large file is read.
fn bar(session: &Session<'_>) -> ProgressBar {
    let seen = !session.json && std::io::stderr().is_terminal();
    let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(0), target);
    if let Ok(style) = ProgressStyle::with_template("{spinner} {bar:30} {pos} of {len} files, {elapsed} {msg}") {
        bar.set_style(style);
    }
    if seen {
        bar.enable_steady_tick(std::time::Duration::from_millis(120));
    }
    bar
}

/// Puts standard input aside, as an archive is read from its end; the file has no name and is gone when closed.
fn aside(paths: &[PathBuf], folder: &Path) -> Result<Option<File>, Failure> {
    let stdin = Path::new("-");
    if !paths.iter().any(|path| path == stdin) {
        return Ok(None);
    }
    let failed = |error: std::io::Error| Failure::file("reading", stdin, &error);
    let mut file = tempfile::tempfile_in(folder).map_err(failed)?;
    let length = std::io::copy(&mut std::io::stdin().take(STDIN_LIMIT + 1), &mut file).map_err(failed)?;
    if length > STDIN_LIMIT {
        return Err(Failure::new(Whose::User, "standard input holds more than 4 GB: give the path of a file instead"));
    }
    file.rewind().map_err(failed)?;
    Ok(Some(file))
}

/// Every file was refused: an error, with the same table.
fn refused(imported: &Imported, unit: DistanceUnit, all: bool) -> Failure {
    let message = match &imported.files[..] {
        [] => "there is nothing to import".to_owned(),
        [one] => format!("{}: {}", one.file, one.reasons.join("; ")),
        files => {
            format!(
                "none of {} files holds a run\n{}",
                files.len(),
                anstream::adapter::strip_str(report::import::text(imported, unit, all).trim_end())
            )
        }
    };
    let details = Some(Box::new(report::import::json(imported)));
    Failure { details, ..Failure::new(Whose::User, message).hint("nothing was stored") }
}
