//! Input damaged at random, the same for the same number.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What breaks readers: numbers at their edges, and what means something to one of the formats.
const PIECES: [&[u8]; 40] = [
    b"0",
    b"-1",
    b"1",
    b"99999999999999999999",
    b"-9223372036854775808",
    b"4294967296",
    b"1e308",
    b"-1e-308",
    b"NaN",
    b"inf",
    b"0.0",
    b"00",
    b"-0",
    b"1900",
    b"0000-00-00",
    b"9999-12-31",
    b"2026-02-30",
    b"24:00",
    b"23:59:60",
    b"+14:00",
    b"-12:00",
    b"\0",
    b"\xff\xff\xff\xff",
    b"\xff\x7f",
    b"\x80\x80",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\n",
    b"\r\n",
    b"\"",
    b",",
    b";",
    b"<",
    b"</",
    b"&amp;",
    b"#",
    b" ",
    "\u{2212}".as_bytes(),
    "İß\u{300}".as_bytes(),
    "\u{202e}٣".as_bytes(),
];

/// One way of damaging.
pub struct Damage(ChaCha8Rng);

impl Damage {
    /// The damage of a number.
    pub fn of(seed: u64, count: u64) -> Self {
        Damage(ChaCha8Rng::seed_from_u64(seed.wrapping_add(count.wrapping_mul(0x9e37_79b9_7f4a_7c15))))
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.0.next_u32()).unwrap_or(0) % end.max(1)
    }

    /// One of the inputs, changed in one to six places.
    pub fn applied_to(mut self, inputs: &[Vec<u8>]) -> Vec<u8> {
        let mut input = inputs[self.below(inputs.len())].clone();
        for _ in 0..=self.below(6) {
            self.change(&mut input, inputs);
        }
        input
    }

    fn change(&mut self, input: &mut Vec<u8>, inputs: &[Vec<u8>]) {
        let from = self.below(input.len() + 1);
        let length = self.below(12).min(input.len() - from);
        match self.below(8) {
            0 if from < input.len() => input[from] ^= 1 << self.below(8),
            1 if from < input.len() => input[from] = self.0.next_u32() as u8,
            2 => drop(input.drain(from..from + length)),
            3 => {
                let piece = input[from..from + length].to_vec();
                let to = self.below(input.len() + 1);
                input.splice(to..to, piece);
            }
            4 => {
                let other = &inputs[self.below(inputs.len())];
                let start = self.below(other.len());
                let end = start + self.below(other.len() - start + 1).min(200);
                input.splice(from..from + length, other[start..end].iter().copied());
            }
            5 if self.below(4) == 0 => input.truncate(from),
            _ => {
                let piece = PIECES[self.below(PIECES.len())];
                input.splice(from..from + length, piece.iter().copied());
            }
        }
    }
}
