//! `--seal`, and how a sealed file is opened.
//!
//! A passphrase is asked for at the terminal or read from a private file. It is never a word of the command line, which
//! stays in the shell's history and is seen by every process, nor in the environment, which every program started from
//! there inherits. Where nobody can be asked, a recipient is the better choice: sealing then needs no secret at all.

use super::Failure;
use super::args::{OpenArgs, SealArgs};
use super::failure::Whose;
use super::session::Session;
use crate::domain::Refusal;
use crate::seal::{self, Identities, Key, Lock, Passphrase, SEALED_LIMIT, SealError};
use crate::store::{Journal, StoreError};
use inquire::validator::Validation;
use inquire::{Password, PasswordDisplayMode};
use std::fs::File;
use std::io::{BufReader, IsTerminal, Read, Seek};
use std::path::Path;

/// More than any passphrase or key file has, in bytes.
const LONGEST_SECRET: u64 = 64 * 1024;

/// What to seal with, where that was said.
pub(super) fn lock(session: &Session<'_>, args: &SealArgs) -> Result<Option<Lock>, Failure> {
    if !args.seal {
        return Ok(None);
    }
    if !args.recipient.is_empty() {
        let all = args.recipient.iter().map(|text| text.parse()).collect::<Result<_, Refusal>>()?;
        return Ok(Some(Lock::Recipients(all)));
    }
    let passphrase = match &args.passphrase_file {
        Some(file) => first_line(file)?,
        None => asked(session.can_ask(), "Passphrase to seal with:", true)?,
    };
    Ok(Some(Lock::passphrase(passphrase.strong_enough()?)))
}

/// Bytes as they are to be written.
pub(super) fn sealed(lock: Option<&Lock>, bytes: Vec<u8>) -> Result<Vec<u8>, Failure> {
    match lock {
        None => Ok(bytes),
        Some(lock) => {
            seal::seal(&bytes, lock).map_err(|error| Failure::new(Whose::Internal, error.to_string()).hint(error.hint()))
        }
    }
}

/// Sealed bytes are for a pipe or a file, not for eyes.
pub(super) fn not_to_a_terminal(lock: Option<&Lock>) -> Result<(), Failure> {
    match lock.is_some() && std::io::stdout().is_terminal() {
        true => Err(Failure::new(Whose::User, "what is sealed cannot be shown in a terminal").hint("name a file with -o")),
        false => Ok(()),
    }
}

/// A copy of the journal in a file, which may be sealed.
pub(super) fn journal(session: &Session<'_>, file: &Path, args: &OpenArgs) -> Result<Journal, Failure> {
    let Some(bytes) = Opener::new(session, args).file(file)? else { return Ok(Journal::read_copy(file)?) };
    Journal::read_image(&bytes, file).map_err(|error| match error {
        StoreError::NotSqlite { .. } => {
            let said = format!("{} was opened, and what is in it is no journal", file.display());
            Failure::new(Whose::File, said).hint("a diary as JSON Lines comes back with: glidelog import FILE")
        }
        other => other.into(),
    })
}

/// Opens sealed files; a passphrase is asked for once for all of them.
pub(super) struct Opener<'a> {
    can_ask: bool,
    args: &'a OpenArgs,
    asked: Option<Passphrase>,
}

impl<'a> Opener<'a> {
    pub(super) fn new(session: &Session<'_>, args: &'a OpenArgs) -> Self {
        Opener { can_ask: session.can_ask(), args, asked: None }
    }

    /// What is in a file, if it is a sealed one.
    pub(super) fn file(&mut self, path: &Path) -> Result<Option<Vec<u8>>, Failure> {
        // Anything but a file is told what it is where it is read.
        if !path.is_file() {
            return Ok(None);
        }
        match File::open(path) {
            Ok(file) => self.opened(path, file),
            Err(_) => Ok(None),
        }
    }

    /// What is in an open file, if it is a sealed one; else the file stands at its beginning again.
    pub(super) fn opened(&mut self, name: &Path, mut file: File) -> Result<Option<Vec<u8>>, Failure> {
        let failed = |error| Failure::file("reading", name, &error);
        let mut sealed = Vec::new();
        file.by_ref().take(64).read_to_end(&mut sealed).map_err(failed)?;
        if !seal::is_sealed(&sealed) {
            file.rewind().map_err(failed)?;
            return Ok(None);
        }
        file.take(SEALED_LIMIT).read_to_end(&mut sealed).map_err(failed)?;
        if sealed.len() as u64 > SEALED_LIMIT {
            let said = format!("{} is longer than the 1 GB that can be opened here", name.display());
            return Err(Failure::new(Whose::User, said).hint("open it with the age tool first; nothing was changed"));
        }
        let key = self.key(name, &sealed)?;
        seal::open(&sealed, &key).map(Some).map_err(|error| not_opened(name, &error))
    }

    fn key(&mut self, name: &Path, sealed: &[u8]) -> Result<Key, Failure> {
        let by_words = seal::asks_passphrase(sealed).map_err(|error| not_opened(name, &error))?;
        match (by_words, &self.args.identity[..]) {
            (true, [_, ..]) if self.args.passphrase_file.is_none() && !self.can_ask => {
                Err(not_opened(name, &SealError::AsksPassphrase))
            }
            (true, _) => self.passphrase(name).map(Key::Passphrase),
            (false, []) => Err(not_opened(name, &SealError::AsksKey)),
            (false, files) => {
                let mut all = Vec::new();
                for file in files {
                    all.extend(secret(file)?);
                    all.push(b'\n');
                }
                let read = Identities::read(BufReader::new(&all[..]));
                read.map(Key::Identities).map_err(|error| not_opened(&files[0], &error))
            }
        }
    }

    fn passphrase(&mut self, name: &Path) -> Result<Passphrase, Failure> {
        if let Some(known) = &self.asked {
            return Ok(known.clone());
        }
        let passphrase = match &self.args.passphrase_file {
            Some(file) => first_line(file)?,
            None => asked(self.can_ask, &format!("Passphrase of {}:", name.display()), false)?,
        };
        self.asked = Some(passphrase.clone());
        Ok(passphrase)
    }
}

fn not_opened(name: &Path, error: &SealError) -> Failure {
    let whose = match error {
        SealError::Damaged | SealError::UnknownFormat | SealError::TooCostly { .. } => Whose::File,
        _ => Whose::User,
    };
    Failure::new(whose, format!("{}: {error}", name.display())).hint(error.hint())
}

/// Asks for a passphrase, twice where a slip would lock everybody out.
fn asked(can_ask: bool, words: &str, twice: bool) -> Result<Passphrase, Failure> {
    if !can_ask {
        let hint = match twice {
            true => {
                "seal for a key, which needs no secret: --recipient age1…; or name a file that only you can read: --passphrase-file FILE"
            }
            false => "name a file that only you can read: --passphrase-file FILE",
        };
        return Err(Failure::new(Whose::User, "there is no terminal to ask for the passphrase at").hint(hint));
    }
    let prompt = Password::new(words).with_display_mode(PasswordDisplayMode::Hidden);
    let prompt = match twice {
        true => prompt
            .with_help_message("nobody can open it without; keep it somewhere else too")
            .with_custom_confirmation_message("Once more:")
            .with_custom_confirmation_error_message("the two are not the same")
            .with_validator(|words: &str| match Passphrase::new(words.to_owned()).strong_enough() {
                Ok(_) => Ok(Validation::Valid),
                Err(refusal) => Ok(Validation::Invalid(refusal.message.into())),
            }),
        false => prompt.without_confirmation(),
    };
    match prompt.prompt_skippable() {
        Ok(Some(words)) => Ok(Passphrase::new(words)),
        _ => Err(Failure::new(Whose::User, "no passphrase was given").hint("nothing was written")),
    }
}

/// The first line of a private file.
fn first_line(file: &Path) -> Result<Passphrase, Failure> {
    let bytes = secret(file)?;
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = std::str::from_utf8(line).map_err(|_| Failure::new(Whose::User, format!("{} is not text", file.display())))?;
    match line.trim_end_matches('\r') {
        "" => Err(Failure::new(Whose::User, format!("the first line of {} is empty", file.display()))),
        words => Ok(Passphrase::new(words.to_owned())),
    }
}

/// A file that holds a secret: one that others can read keeps none.
fn secret(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::file("reading", path, &error);
    let file = File::open(path).map_err(failed)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let there = file.metadata().map_err(failed)?;
        if there.is_file() && there.permissions().mode() & 0o077 != 0 {
            let said = format!("{} can be read by others on this machine, and it holds a secret", path.display());
            return Err(Failure::new(Whose::User, said).hint(format!("keep it to yourself: chmod 600 {}", path.display())));
        }
    }
    let mut bytes = Vec::new();
    file.take(LONGEST_SECRET).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}
