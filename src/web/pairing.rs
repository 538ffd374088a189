//! Letting a device in: a key that is good once, shown where only the person looks.

use super::sessions::secret;
use std::io;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use subtle::ConstantTimeEq;

/// Wrong keys that are heard in a minute; more are not looked at.
const TRIES: usize = 10;
const A_WHILE: Duration = Duration::from_secs(60);

/// The key of the moment, and the wrong ones of the last minute.
pub(super) struct Pairing {
    state: Mutex<State>,
}

struct State {
    key: String,
    wrong: Vec<Instant>,
}

/// What became of a key.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Tried {
    /// It was right, and is used up.
    LetIn,
    /// It was wrong.
    Wrong,
    /// Too many were wrong just now.
    TooMany,
}

impl Pairing {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Pairing { state: Mutex::new(State { key: key()?, wrong: Vec::new() }) })
    }

    /// The key of the moment.
    pub(super) fn key(&self) -> String {
        self.state.lock().map(|state| state.key.clone()).unwrap_or_default()
    }

    /// Tries a key; a right one is used up, and another takes its place.
    pub(super) fn try_key(&self, said: &str) -> io::Result<Tried> {
        let Ok(mut state) = self.state.lock() else { return Ok(Tried::Wrong) };
        state.wrong.retain(|at| at.elapsed() < A_WHILE);
        if state.wrong.len() >= TRIES {
            return Ok(Tried::TooMany);
        }
        if bool::from(state.key.as_bytes().ct_eq(said.as_bytes())) {
            state.key = key()?;
            return Ok(Tried::LetIn);
        }
        state.wrong.push(Instant::now());
        Ok(Tried::Wrong)
    }
}

/// 128 bits, so that the code for a camera stays coarse.
fn key() -> io::Result<String> {
    secret().map(|secret| secret[..32].to_owned())
}

/// A link as a code for a camera, in characters of a terminal, two rows in each line; dark on a light ground.
#[must_use]
pub fn code(link: &str) -> Option<String> {
    use qrcode::render::unicode::Dense1x2;
    let code = qrcode::QrCode::with_error_correction_level(link, qrcode::EcLevel::L).ok()?;
    Some(code.render::<Dense1x2>().build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_good_once() {
        let pairing = Pairing::new().unwrap();
        let key = pairing.key();
        assert_eq!(key.len(), 32);
        assert_eq!(pairing.try_key(&key).unwrap(), Tried::LetIn);
        assert_eq!(pairing.try_key(&key).unwrap(), Tried::Wrong);
        assert_eq!(pairing.try_key(&pairing.key()).unwrap(), Tried::LetIn);
    }

    #[test]
    fn tries_are_counted_and_the_right_key_waits_too() {
        let pairing = Pairing::new().unwrap();
        for _ in 0..TRIES {
            assert_eq!(pairing.try_key("").unwrap(), Tried::Wrong);
        }
        assert_eq!(pairing.try_key(&pairing.key()).unwrap(), Tried::TooMany);
    }

    #[test]
    fn a_link_is_a_square_of_light_and_dark() {
        let code = code("http://192.168.1.20:7380/pair?key=0123456789abcdef0123456789abcdef").unwrap();
        let lines: Vec<&str> = code.lines().collect();
        assert!(lines.len() < 30 && lines.iter().all(|line| line.chars().count() == lines[0].chars().count()));
    }
}
