//! What a coin has drawn and not yet shown, in a form that no eye reads.
//!
//! Seed and schedule are hidden under a stream made from a nonce (SHA-256 in counter mode), with a
//! check that tells a damaged text. It keeps a person from seeing what the next runs hold, in a
//! backup or in the file itself; it is no lock against one who sets out to read it.

use super::Refusal;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// Bytes of the nonce in front.
const NONCE: usize = 8;
/// Bytes of the seed.
const SEED: usize = 8;
/// Bytes of the check at the end.
const CHECK: usize = 4;

/// What the coin has drawn: the seed and, run by run, whether to glide.
#[derive(Clone, PartialEq, Eq)]
pub struct Draw {
    /// Seed of the schedule.
    pub seed: u64,
    /// Every planned run in order: with, or without.
    pub with: Vec<bool>,
}

impl fmt::Debug for Draw {
    /// Never what it holds: a message that prints a value must not tell the schedule.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Draw({} runs, not shown)", self.with.len())
    }
}

/// A sealed draw, as stored and exported: hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed(String);

impl Sealed {
    /// Seals a draw; the nonce makes equal draws look different.
    pub fn close(draw: &Draw, nonce: [u8; 8]) -> Self {
        let mut plain = draw.seed.to_be_bytes().to_vec();
        plain.extend(draw.with.chunks(8).map(|eight| eight.iter().enumerate().map(|(i, w)| u8::from(*w) << i).sum::<u8>()));
        let check = check(&nonce, &plain);
        let hidden = covered(&nonce, &plain);
        let bytes = nonce.iter().chain(&hidden).chain(&check);
        Sealed(bytes.map(|byte| format!("{byte:02x}")).collect())
    }

    /// Opens it for so many planned runs.
    pub fn open(&self, runs: usize) -> Result<Draw, Refusal> {
        let damaged = || Refusal::new("a sealed schedule is damaged");
        let bytes = bytes_of(&self.0).ok_or_else(damaged)?;
        if bytes.len() != NONCE + SEED + runs.div_ceil(8) + CHECK {
            return Err(Refusal::new(format!("a sealed schedule is not one of {runs} runs")));
        }
        let (nonce, rest) = bytes.split_at(NONCE);
        let (hidden, sum) = rest.split_at(rest.len() - CHECK);
        let plain = covered(nonce, hidden);
        if check(nonce, &plain) != sum {
            return Err(damaged());
        }
        let (seed, bits) = plain.split_at(SEED);
        let with = (0..runs).map(|run| bits[run / 8] & (1 << (run % 8)) != 0).collect();
        Ok(Draw { seed: u64::from_be_bytes(seed.try_into().map_err(|_| damaged())?), with })
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Sealed {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let fits = text.len() <= 200 && bytes_of(text).is_some_and(|bytes| bytes.len() > NONCE + SEED + CHECK);
        if fits {
            Ok(Sealed(text.to_lowercase()))
        } else {
            Err(Refusal::new("a sealed schedule is a row of hexadecimal digits"))
        }
    }
}

fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let pair = |two: &[u8]| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok();
    (text.len().is_multiple_of(2) && text.bytes().all(|b| b.is_ascii_hexdigit()))
        .then(|| text.as_bytes().chunks(2).map(pair).collect::<Option<Vec<u8>>>())
        .flatten()
}

fn hash(label: &[u8], nonce: &[u8], rest: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(label).chain_update(nonce).chain_update(rest).finalize().into()
}

/// The bytes under the stream; the same again gives them back.
fn covered(nonce: &[u8], bytes: &[u8]) -> Vec<u8> {
    let block = |(index, part): (usize, &[u8])| {
        let stream = hash(b"glidelog coin stream", nonce, &(index as u64).to_be_bytes());
        part.iter().zip(stream).map(|(byte, mask)| byte ^ mask).collect::<Vec<u8>>()
    };
    bytes.chunks(32).enumerate().flat_map(block).collect()
}

fn check(nonce: &[u8], plain: &[u8]) -> [u8; CHECK] {
    let sum = hash(b"glidelog coin check", nonce, plain);
    [sum[0], sum[1], sum[2], sum[3]]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_sealed_comes_out_again_and_is_not_seen(seed: u64, with in prop::collection::vec(any::<bool>(), 1..200), nonce: [u8; 8]) {
            let draw = Draw { seed, with };
            let sealed = Sealed::close(&draw, nonce);
            prop_assert_eq!(sealed.as_str().parse::<Sealed>().unwrap().open(draw.with.len()).unwrap(), draw.clone());
            let digits = format!("{:016x}", draw.seed);
            prop_assert!(!sealed.as_str().contains(&digits));
            let shown = format!("{draw:?}");
            prop_assert!(!shown.contains("true") && !shown.contains("false"));
        }
    }

    #[test]
    fn a_changed_digit_and_another_length_are_refused() {
        let draw = Draw { seed: 7, with: vec![true, false, false, true] };
        let sealed = Sealed::close(&draw, [3; 8]);
        for place in 0..sealed.as_str().len() {
            let mut digits = sealed.as_str().as_bytes().to_vec();
            digits[place] = if digits[place] == b'0' { b'1' } else { b'0' };
            let changed: Sealed = String::from_utf8(digits).unwrap().parse().unwrap();
            assert!(changed.open(4).is_err(), "{place}");
        }
        assert!(sealed.open(40).is_err());
        assert!("xyz".parse::<Sealed>().is_err() && "".parse::<Sealed>().is_err());
    }
}
