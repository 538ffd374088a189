//! A note: as typed, from standard input, or written in an editor.

use super::Failure;
use super::args::Noted;
use super::failure::Whose;
use super::session::{Session, var};
use crate::store;
use std::fs;

/// The note that was said, if one was.
pub(super) fn note(session: &Session<'_>, noted: &Noted, old: Option<&str>) -> Result<Option<String>, Failure> {
    said(session, noted.note.as_deref(), noted.edit_note, old)
}

/// The same for a command that takes a note and no tags.
pub(super) fn alone(session: &Session<'_>, said_note: Option<&str>, in_editor: bool) -> Result<Option<String>, Failure> {
    said(session, said_note, in_editor, None)
}

fn said(session: &Session<'_>, note: Option<&str>, in_editor: bool, old: Option<&str>) -> Result<Option<String>, Failure> {
    if in_editor { edit(session, old).map(Some) } else { plain(session, note) }
}

/// A note as typed, or from standard input for `-`.
pub(super) fn plain(session: &Session<'_>, said: Option<&str>) -> Result<Option<String>, Failure> {
    match said {
        Some("-") => Ok(Some(session.stdin_text()?.trim_end().to_owned())),
        said => Ok(said.map(str::to_owned)),
    }
}

/// Opens $EDITOR on a private file beside the journal.
fn edit(session: &Session<'_>, old: Option<&str>) -> Result<String, Failure> {
    let editor = var("VISUAL").or_else(|| var("EDITOR")).unwrap_or_else(|| "vi".into());
    let file = store::scratch(&session.journal_path()?, &format!("note-{}.txt", std::process::id()))?;
    let answer = (|| {
        fs::write(&file, old.unwrap_or_default()).map_err(|error| Failure::file("writing", &file, &error))?;
        let mut words = editor.split_whitespace();
        let program = words.next().unwrap_or("vi");
        let status = std::process::Command::new(program).args(words).arg(&file).status();
        match status {
            Ok(status) if status.success() => {
                fs::read_to_string(&file).map_err(|error| Failure::file("reading", &file, &error))
            }
            Ok(_) => Err(Failure::new(Whose::User, format!("{editor} ended without success: nothing was stored"))),
            Err(error) => Err(Failure::new(Whose::User, format!("{editor} could not be started ({error})"))
                .hint("set EDITOR to an editor that is installed")),
        }
    })();
    let _ = fs::remove_file(&file);
    answer.map(|text| text.trim_end().to_owned())
}
