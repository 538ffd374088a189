//! What a file is sealed with, and what opens it.

use super::SealError;
use crate::domain::Refusal;
use age::secrecy::{ExposeSecret, SecretString};
use age::stream::StreamReader;
use age::{Decryptor, Encryptor, IdentityFile};
use std::fmt;
use std::io::BufRead;
use std::iter::once;
use std::str::FromStr;

/// How costly a guess of a passphrase is made, as a power of two: what the stock tool takes, about a second.
const WORK: u8 = 18;
/// The costliest that is opened: 1 GB of memory. A file that asks for more was not made for people.
const MOST_WORK: u8 = 20;
/// The shortest passphrase that seals, in characters.
const SHORTEST: usize = 10;

/// A passphrase: never shown, and wiped from memory when it is done with.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes the words as they are.
    pub fn new(words: String) -> Self {
        Passphrase(words.into())
    }

    /// Refuses one that would be guessed; what is sealed may lie where anybody can try.
    pub fn strong_enough(self) -> Result<Self, Refusal> {
        if self.0.expose_secret().chars().count() >= SHORTEST {
            return Ok(self);
        }
        let said = format!("the passphrase has fewer than {SHORTEST} characters");
        Err(Refusal::new(said).hint("take several words that do not belong together; nothing was written"))
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// Somebody who may read a sealed file, by the public half of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient(age::x25519::Recipient);

impl FromStr for Recipient {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        if text.to_uppercase().starts_with("AGE-SECRET-KEY-") {
            let hint = "give its public half, which begins with age1 and stands beside it in the key file. A secret key that was typed here is in the shell's history now";
            return Err(Refusal::new("that is a secret key, not a recipient").hint(hint));
        }
        text.parse().map(Recipient).map_err(|_| {
            let hint = "a recipient is the public key that age-keygen prints: age1 and 58 more letters and digits";
            Refusal::new(format!("\"{text}\" is no recipient")).hint(hint)
        })
    }
}

/// What a file is sealed with.
#[derive(Debug, Clone)]
pub enum Lock {
    /// A passphrase, and how costly a guess of it is made.
    Passphrase {
        /// The words.
        passphrase: Passphrase,
        /// A power of two.
        work: u8,
    },
    /// For each of these.
    Recipients(Vec<Recipient>),
}

impl Lock {
    /// A passphrase, at the usual cost of a guess.
    pub fn passphrase(passphrase: Passphrase) -> Self {
        Lock::Passphrase { passphrase, work: WORK }
    }

    #[cfg(test)]
    pub(super) fn passphrase_at(passphrase: Passphrase, work: u8) -> Self {
        Lock::Passphrase { passphrase, work }
    }

    pub(super) fn encryptor(&self) -> Result<Encryptor, SealError> {
        let made = match self {
            Lock::Passphrase { passphrase, work } => {
                let mut recipient = age::scrypt::Recipient::new(passphrase.0.clone());
                recipient.set_work_factor(*work);
                Encryptor::with_recipients(once(&recipient as &dyn age::Recipient))
            }
            Lock::Recipients(all) => {
                Encryptor::with_recipients(all.iter().map(|recipient| &recipient.0 as &dyn age::Recipient))
            }
        };
        made.map_err(|error| SealError::NotSealed { what: error.to_string() })
    }
}

/// The secret halves of keys, as a key file holds them.
pub struct Identities(Vec<Box<dyn age::Identity + Send + Sync>>);

impl Identities {
    /// Reads a key file of the stock tool.
    pub fn read(source: impl BufRead) -> Result<Self, SealError> {
        let file = IdentityFile::from_buffer(source).map_err(|_| SealError::NoKeyFile)?;
        let identities = file.into_identities().map_err(|_| SealError::NoKeyFile)?;
        if identities.is_empty() { Err(SealError::NoKeyFile) } else { Ok(Identities(identities)) }
    }
}

/// What opens a sealed file.
pub enum Key {
    /// Its passphrase.
    Passphrase(Passphrase),
    /// Secret halves of keys; one that fits is enough.
    Identities(Identities),
}

impl Key {
    pub(super) fn decrypt<R: BufRead>(&self, sealed: Decryptor<R>) -> Result<StreamReader<R>, SealError> {
        match (self, sealed.is_scrypt()) {
            (Key::Passphrase(_), false) => Err(SealError::AsksKey),
            (Key::Identities(_), true) => Err(SealError::AsksPassphrase),
            (Key::Passphrase(Passphrase(words)), true) => {
                let mut identity = age::scrypt::Identity::new(words.clone());
                identity.set_max_work_factor(MOST_WORK);
                let opened = sealed.decrypt(once(&identity as &dyn age::Identity));
                opened.map_err(|error| match error {
                    age::DecryptError::NoMatchingKeys | age::DecryptError::DecryptionFailed => SealError::WrongPassphrase,
                    other => other.into(),
                })
            }
            (Key::Identities(Identities(all)), false) => {
                Ok(sealed.decrypt(all.iter().map(|identity| identity.as_ref() as &dyn age::Identity))?)
            }
        }
    }
}
