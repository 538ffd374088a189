//! Why a file could not be sealed or opened, each with what to do.

use age::DecryptError;
use std::io;

/// A failure of sealing or opening.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The words are not those it was sealed with.
    #[error("the passphrase is not the one it was sealed with")]
    WrongPassphrase,
    /// It was sealed for others.
    #[error("it was sealed for other keys than those given")]
    NoKeyFits,
    /// A passphrase was given, and it was sealed for keys.
    #[error("it was sealed for a key, not with a passphrase")]
    AsksKey,
    /// Keys were given, and it was sealed with a passphrase.
    #[error("it was sealed with a passphrase, not for a key")]
    AsksPassphrase,
    /// The file named as a key file is none.
    #[error("there is no secret key in it that can be used")]
    NoKeyFile,
    /// Opening it would take too much memory.
    #[error("opening it would take more memory than any honest file asks for (work factor {required})")]
    TooCostly {
        /// What it asks for, as a power of two.
        required: u8,
    },
    /// Cut off, or changed after it was sealed.
    #[error("it is cut off, or was changed after it was sealed")]
    Damaged,
    /// A later format of the same tool.
    #[error("it is sealed in a format that is not known here")]
    UnknownFormat,
    /// Sealing itself failed.
    #[error("sealing: {what}")]
    NotSealed {
        /// What happened.
        what: String,
    },
}

impl SealError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            SealError::WrongPassphrase => "nothing was changed; say it again. Nobody can open it without its passphrase",
            SealError::NoKeyFits => "name the key file that belongs to it: --identity FILE",
            SealError::AsksKey => "name the key file: --identity FILE",
            SealError::AsksPassphrase => {
                "leave out --identity and type the passphrase, or name a file that holds it: --passphrase-file FILE"
            }
            SealError::NoKeyFile => {
                "name a file as age-keygen writes it, with a line that begins AGE-SECRET-KEY-1; one that is locked itself must be opened first"
            }
            SealError::TooCostly { .. } | SealError::UnknownFormat => "open it with the age tool first; nothing was changed",
            SealError::Damaged => "copy it again from where it is kept; nothing was changed",
            SealError::NotSealed { .. } => "nothing was written",
        }
    }
}

impl From<DecryptError> for SealError {
    fn from(error: DecryptError) -> Self {
        match error {
            DecryptError::ExcessiveWork { required, .. } => SealError::TooCostly { required },
            DecryptError::NoMatchingKeys => SealError::NoKeyFits,
            DecryptError::UnknownFormat => SealError::UnknownFormat,
            _ => SealError::Damaged,
        }
    }
}

/// Only memory is read and written: what fails there is the sealed bytes.
impl From<io::Error> for SealError {
    fn from(_: io::Error) -> Self {
        SealError::Damaged
    }
}
