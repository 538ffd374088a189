//! Import: files are put aside beside the journal, looked at as `--dry-run` looks, and stored when that is wanted.

use crate::diary::{self, Context, ImportWish, Imported, TypedRun, WhenTyped};
use crate::domain::DistanceUnit;
use crate::import::diaries::How;
use crate::import::{Files, Place};
use crate::report;
use crate::report::page::words;
use crate::store::{Journal, nearest_folder};
use crate::web::app::{App, Reply, Visit};
use crate::web::fields::Fields;
use crate::web::form::{new_id, once};
use crate::web::gate::Unproven;
use crate::web::layout::plain;
use crate::web::problem::Problem;
use crate::web::routes::{form, proven, query, refuse, respond};
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The most that may be sent at once, in bytes.
pub(in crate::web) const LIMIT: usize = 1 << 30;
/// The longest that it may take.
const TIME: Duration = Duration::from_secs(15 * 60);
/// The most files at once.
const MOST: usize = 2000;
/// The longest name that is kept of a file, in characters.
const LONGEST_NAME: usize = 100;

/// Files that wait to be stored, in a private folder that is gone with them.
pub(in crate::web) struct Waiting {
    id: String,
    folder: tempfile::TempDir,
    files: Vec<PathBuf>,
}

/// The form; or what would be stored of the files that wait.
pub(in crate::web) fn page(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let waiting = visit.app.waiting.lock().ok().and_then(|waiting| {
        waiting
            .as_ref()
            .filter(|one| visit.fields.text("waiting") == Some(&one.id))
            .map(|one| (one.id.clone(), one.files.clone()))
    });
    let inside = match waiting {
        None => ask(),
        Some((id, files)) => {
            // What is looked at is written and taken back, for which nobody may be reading.
            visit.journal.moment_ends()?;
            let typed = when_typed(visit.fields);
            let seen = look(visit.app, visit.context, &files, typed)?;
            preview(&id, &seen, typed)
        }
    };
    Ok(Reply::Page("Import".into(), inside))
}

fn ask() -> Markup {
    html! {
        form method="post" action=(format!("/import?once={}", new_id())) enctype="multipart/form-data" {
            p { "FIT, GPX, TCX (also .gz), Strava's export as the zip it comes in, Strava or Garmin CSV, Apple Health's export.zip, a Daylio or Bearable export, a diary exported before." }
            label.drop { "Files" input type="file" name="file" multiple required; }
            button.main { "Look at them" }
            p.quiet { "Nothing is stored before you have seen what it would be." }
        }
    }
}

/// What becomes of a run that was typed and may be one of the files: it is joined with it, unless that is not wanted.
fn when_typed(fields: &Fields) -> WhenTyped {
    if fields.text("match") == Some("never") { WhenTyped::Apart } else { WhenTyped::Join }
}

/// What is stored when that is wanted, and nothing else.
fn preview(id: &str, seen: &Seen, typed: WhenTyped) -> Markup {
    let (now, wish, done, other) = match typed {
        WhenTyped::Apart => ("never", "typed", "another run: both are kept.", "Look again, with the two joined"),
        _ => ("typed", "never", "the same run: the two are joined.", "Look again, with both kept"),
    };
    html! {
        pre.words { (words(&plain(&report::import::text(&seen.imported, seen.unit, false)))) }
        @if !seen.imported.all_refused() {
            form method="post" action="/import/store" {
                (once())
                input type="hidden" name="waiting" value=(id);
                @if seen.may_be_typed {
                    input type="hidden" name="match" value=(now);
                    p { "A run you typed may be one of these files. Here it is taken as " (done) }
                    p { a.button href=(format!("/import?waiting={id}&match={wish}")) { (other) } }
                }
                button.main { "Store them" }
            }
        }
        form method="post" action="/import/drop" { (once()) input type="hidden" name="waiting" value=(id); button { "Leave it" } }
    }
}

/// Takes files in, and then shows what would be stored of them.
pub(in crate::web) async fn upload(State(app): State<Arc<App>>, request: Request) -> Response {
    let told = app.clone();
    let unproven = request.extensions().get::<Unproven>().copied();
    if let Err(problem) = proven(unproven, &query(request.uri())) {
        return refuse(&problem);
    }
    let arrived = tokio::time::timeout(TIME, arrive(app, request)).await;
    let late = Problem::Closed(StatusCode::REQUEST_TIMEOUT, "the files took too long to arrive: nothing was stored");
    respond(&told, arrived.unwrap_or(Err(late)))
}

async fn arrive(app: Arc<App>, request: Request) -> Result<Reply, Problem> {
    let broken = |_| Problem::Closed(StatusCode::BAD_REQUEST, "the files did not arrive whole: nothing was stored");
    let mut parts = Multipart::from_request(request, &()).await.map_err(broken_form)?;
    let place = nearest_folder(&app.journal);
    let folder = private_folder(&place)?;
    let mut files = Vec::new();
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        let Some(name) = part.file_name().map(safe_name).filter(|name| !name.is_empty()) else { continue };
        if files.len() >= MOST {
            return Err(Problem::refused(
                "that is too many files at once",
                "send them as one zip, or import them by the command line",
            ));
        }
        // Each in a folder of its own, so that two of one name are two.
        let own = folder.path().join(files.len().to_string());
        std::fs::create_dir(&own)?;
        let path = own.join(name);
        let mut file = private(&path)?;
        while let Some(chunk) = part.chunk().await.map_err(broken)? {
            file.write_all(&chunk)?;
        }
        files.push(path);
    }
    if files.is_empty() {
        return Err(Problem::refused("no file was chosen", "choose one or more"));
    }
    let id = crate::web::sessions::secret()?;
    let to = format!("/import?waiting={id}");
    if let Ok(mut waiting) = app.waiting.lock() {
        *waiting = Some(Waiting { id, folder, files });
    }
    Ok(Reply::To(to))
}

fn broken_form(_: axum::extract::multipart::MultipartRejection) -> Problem {
    Problem::Closed(StatusCode::BAD_REQUEST, "that is no form with files: nothing was stored")
}

/// The last part of a name, without what a file system or a terminal would take otherwise.
fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String =
        last.chars().filter(|c| !c.is_control() && !matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|')).collect();
    let kept = kept.trim_start_matches('.').trim();
    // The ending tells what it is: of a long name the beginning goes.
    let over = kept.chars().count().saturating_sub(LONGEST_NAME);
    kept.chars().skip(over).collect()
}

/// What the folders of files that wait are called, before the number of the program that keeps them.
const UPLOAD: &str = ".glidelog-upload-";

/// Removes what a program left that was killed while files waited. Where it cannot be told whether a program still runs,
/// nothing is.
pub(in crate::web) fn sweep(journal: &Path) {
    let folder = nearest_folder(journal);
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let left = name.to_str().and_then(|name| name.strip_prefix(UPLOAD)).and_then(|rest| rest.split('-').next());
        if left.and_then(|number| number.parse().ok()).is_some_and(has_ended) {
            // What cannot be removed stays private all the same.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(unix)]
fn has_ended(program: i32) -> bool {
    let asked = rustix::process::Pid::from_raw(program).map(rustix::process::test_kill_process);
    asked == Some(Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn has_ended(_program: i32) -> bool {
    false
}

/// A folder that only the person may look into, beside the journal.
fn private_folder(place: &Path) -> std::io::Result<tempfile::TempDir> {
    let prefix = format!("{UPLOAD}{}-", std::process::id());
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir_in(place)
}

fn private(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// What would be stored.
struct Seen {
    imported: Imported,
    unit: DistanceUnit,
    /// Whether a run that was typed by hand may be one of the files.
    may_be_typed: bool,
}

/// What would be stored; where there is no journal yet, in one that is put aside.
fn look(app: &App, context: &Context, files: &[PathBuf], typed: WhenTyped) -> Result<Seen, Problem> {
    let mut journal = match diary::read(&app.journal)? {
        Some(journal) => journal,
        None => Journal::aside(&app.journal)?,
    };
    let mut may_be_typed = false;
    let imported = taken(&mut journal, app, context, files, true, &mut |_| {
        may_be_typed = true;
        typed
    })?;
    Ok(Seen { imported, unit: journal.view().settings()?.units, may_be_typed })
}

fn taken(
    journal: &mut Journal,
    app: &App,
    context: &Context,
    files: &[PathBuf],
    dry_run: bool,
    is_same: &mut dyn FnMut(&TypedRun) -> WhenTyped,
) -> Result<Imported, Problem> {
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let wish = ImportWish { named: files.iter().map(name).collect(), date: None, dry_run, only_whether: false };
    let places = files.iter().cloned().map(Place::Path).collect();
    let how = How::default();
    let mut parsed = Files::of(places, nearest_folder(&app.journal)).map(|found| diary::parse(found, &how));
    Ok(diary::import(journal, context, &mut parsed, &wish, is_same)?)
}

/// Stores the files that wait.
pub(in crate::web) async fn store(State(app): State<Arc<App>>, request: Request) -> Response {
    let told = app.clone();
    match form(request).await {
        Ok(fields) => respond(&told, app.alone(move |app| store_now(app, &fields)).await),
        Err(problem) => refuse(&problem),
    }
}

fn store_now(app: &App, fields: &Fields) -> Result<Reply, Problem> {
    let id = fields.once()?;
    if app.change_of(id)?.is_some() || app.kept(id).is_some() {
        return Ok(Reply::To(format!("/done/{id}")));
    }
    let waiting = taken_out(app, fields)
        .ok_or_else(|| Problem::refused("these files wait no longer: nothing was stored", "choose them anew"))?;
    let context = app.context(app.now());
    let typed = when_typed(fields);
    if diary::read(&app.journal)?.is_none() && look(app, &context, &waiting.files, typed)?.imported.all_refused() {
        return Err(Problem::refused("nothing of these files can be taken: nothing was stored", "the look at them says why"));
    }
    let mut journal = Journal::open_or_create(&app.journal)?;
    journal.sent_as(Some(id));
    let imported = taken(&mut journal, app, &context, &waiting.files, false, &mut |_| typed)?;
    let unit = journal.view().settings()?.units;
    let lines = plain(&report::import::text(&imported, unit, false)).lines().map(str::to_owned).collect();
    app.keep(id, lines);
    drop(waiting.folder);
    Ok(Reply::To(format!("/done/{id}")))
}

/// Lets the files that wait go.
pub(in crate::web) async fn let_go(State(app): State<Arc<App>>, request: Request) -> Response {
    match form(request).await {
        Ok(fields) => {
            drop(taken_out(&app, &fields));
            respond(&app, Ok(Reply::To("/import".into())))
        }
        Err(problem) => refuse(&problem),
    }
}

fn taken_out(app: &App, fields: &Fields) -> Option<Waiting> {
    let mut waiting = app.waiting.lock().ok()?;
    let meant = waiting.as_ref().is_some_and(|one| fields.text("waiting") == Some(&one.id));
    if meant { waiting.take() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_its_folder() {
        for (said, kept) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\runs\\1.fit", "1.fit"),
            (".bashrc", "bashrc"),
            ("..", ""),
            ("a\u{1b}[2J\n.gpx", "a[2J.gpx"),
            ("", ""),
        ] {
            assert_eq!(safe_name(said), kept);
        }
        assert!(safe_name(&format!("{}.fit", "x".repeat(500))).ends_with("x.fit"));
    }

    #[cfg(unix)]
    #[test]
    fn what_a_killed_program_left_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let mut ended = std::process::Command::new("true").spawn().unwrap();
        ended.wait().unwrap();
        let left = folder.path().join(format!("{UPLOAD}{}-AbCdEf", ended.id()));
        std::fs::create_dir_all(left.join("0")).unwrap();
        let kept = private_folder(folder.path()).unwrap();
        let other = folder.path().join(format!("{UPLOAD}notes"));
        std::fs::create_dir(&other).unwrap();
        sweep(&folder.path().join("journal.db"));
        assert!(!left.exists() && kept.path().exists() && other.exists());
    }
}
