//! What leaves the journal, sealed: bytes to an `age` file and back, in memory alone.
//!
//! The format is [age's first](https://age-encryption.org/v1), so that the stock `age` tool opens what is sealed here,
//! and what it seals is opened here. A file is sealed with a passphrase, or for the public keys of those who may read
//! it. (The seal of a trial by coin is another thing: [`crate::domain::Sealed`] hides a schedule from the eye.)

mod error;
mod key;

pub use error::SealError;
pub use key::{Identities, Key, Lock, Passphrase, Recipient};

use age::Decryptor;
use age::armor::ArmoredReader;
use std::io::{Read, Write};

/// What a sealed file begins with, and what it begins with where it was made to travel as text (`age --armor`).
const HEADERS: [&[u8]; 2] = [b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----"];
/// The longest sealed file that is opened, in bytes: it is held whole.
pub const SEALED_LIMIT: u64 = 1024 * 1024 * 1024;

/// Whether bytes are the beginning of a sealed file.
pub fn is_sealed(head: &[u8]) -> bool {
    HEADERS.iter().any(|header| head.starts_with(header))
}

/// Whether a sealed file asks for a passphrase; else for the secret half of a key.
pub fn asks_passphrase(sealed: &[u8]) -> Result<bool, SealError> {
    Ok(Decryptor::new_buffered(ArmoredReader::new(sealed))?.is_scrypt())
}

/// Seals bytes.
pub fn seal(plain: &[u8], lock: &Lock) -> Result<Vec<u8>, SealError> {
    let mut sealed = Vec::with_capacity(plain.len() + plain.len() / 1000 + 1024);
    let mut writer = lock.encryptor()?.wrap_output(&mut sealed)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(sealed)
}

/// Opens a sealed file: the whole of it, as it was sealed, or nothing.
pub fn open(sealed: &[u8], key: &Key) -> Result<Vec<u8>, SealError> {
    let decryptor = Decryptor::new_buffered(ArmoredReader::new(sealed))?;
    let mut reader = key.decrypt(decryptor)?;
    let mut plain = Vec::with_capacity(sealed.len());
    reader.read_to_end(&mut plain)?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase(words: &str) -> Passphrase {
        Passphrase::new(words.to_owned())
    }

    /// A lock that takes a millisecond.
    fn quick(words: &str) -> Lock {
        Lock::passphrase_at(passphrase(words), 2)
    }

    #[test]
    fn what_is_sealed_is_opened_by_its_passphrase_alone() {
        let plain = b"pain 3, left hamstring".repeat(10_000);
        let sealed = seal(&plain, &quick("four words are enough")).unwrap();
        assert!(is_sealed(&sealed) && asks_passphrase(&sealed).unwrap());
        assert!(!sealed.windows(9).any(|bytes| bytes == b"hamstring"));
        assert_eq!(open(&sealed, &Key::Passphrase(passphrase("four words are enough"))).unwrap(), plain);
        for wrong in ["four words are enougH", "", "four words are enough "] {
            assert!(matches!(open(&sealed, &Key::Passphrase(passphrase(wrong))), Err(SealError::WrongPassphrase)));
        }
        assert_ne!(sealed, seal(&plain, &quick("four words are enough")).unwrap(), "never the same bytes twice");
    }

    #[test]
    fn what_is_sealed_for_two_keys_is_opened_by_either() {
        let keys = [0, 1, 2].map(|_| age::x25519::Identity::generate());
        let public = |at: usize| keys[at].to_public().to_string().parse::<Recipient>().unwrap();
        let secret = |at: usize| {
            use age::secrecy::ExposeSecret;
            let text = format!("# a comment\n{}\n", keys[at].to_string().expose_secret());
            Key::Identities(Identities::read(text.as_bytes()).unwrap())
        };
        let sealed = seal(b"kept", &Lock::Recipients(vec![public(0), public(1)])).unwrap();
        assert!(!asks_passphrase(&sealed).unwrap());
        assert_eq!(open(&sealed, &secret(0)).unwrap(), b"kept");
        assert_eq!(open(&sealed, &secret(1)).unwrap(), b"kept");
        assert!(matches!(open(&sealed, &secret(2)), Err(SealError::NoKeyFits)));
        assert!(matches!(open(&sealed, &Key::Passphrase(passphrase("x"))), Err(SealError::AsksKey)));
        let by_words = seal(b"kept", &quick("four words are enough")).unwrap();
        assert!(matches!(open(&by_words, &secret(0)), Err(SealError::AsksPassphrase)));
    }

    #[test]
    fn what_was_sealed_to_travel_as_text_is_opened_too() {
        use age::armor::{ArmoredWriter, Format};
        let mut text = Vec::new();
        let mut armour = ArmoredWriter::wrap_output(&mut text, Format::AsciiArmor).unwrap();
        armour.write_all(&seal(b"kept", &quick("four words are enough")).unwrap()).unwrap();
        armour.finish().unwrap();
        assert!(is_sealed(&text) && asks_passphrase(&text).unwrap());
        let key = Key::Passphrase(passphrase("four words are enough"));
        assert_eq!(open(&text, &key).unwrap(), b"kept");
        assert!(open(&text[..text.len() / 2], &key).is_err());
    }

    #[test]
    fn a_changed_or_cut_file_is_never_opened_in_part() {
        let plain = b"diary ".repeat(30_000);
        let whole = seal(&plain, &quick("four words are enough")).unwrap();
        let key = Key::Passphrase(passphrase("four words are enough"));
        for at in [0, 5, 40, 120, 170, 300, whole.len() / 2, whole.len() - 1] {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert!(open(&changed, &key).is_err(), "byte {at}");
            assert!(open(&whole[..at], &key).is_err(), "cut at {at}");
        }
        let mut longer = whole.clone();
        longer.push(0);
        assert!(open(&longer, &key).is_err());
    }

    #[test]
    fn a_file_made_to_take_all_memory_is_refused() {
        let sealed = seal(b"kept", &quick("four words are enough")).unwrap();
        let header = String::from_utf8_lossy(&sealed).into_owned();
        let line = header.lines().find(|line| line.starts_with("-> scrypt")).unwrap();
        let costly = line.strip_suffix(" 2").unwrap().to_owned() + " 30";
        let at = sealed.windows(line.len()).position(|bytes| bytes == line.as_bytes()).unwrap();
        let changed = [&sealed[..at], costly.as_bytes(), &sealed[at + line.len()..]].concat();
        let refused = open(&changed, &Key::Passphrase(passphrase("four words are enough"))).unwrap_err();
        assert!(matches!(refused, SealError::TooCostly { .. }), "{refused}");
    }
}
