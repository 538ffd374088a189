//! A stream of any length, of which only a little is held at a time; its hash on the way.

use std::io::{self, BufRead, BufReader, Read};

use sha2::{Digest, Sha256};

use super::source::hex;

/// The longest single tag, text or comment: Apple's own document type is 12 kB.
pub(super) const LONGEST_PIECE: usize = 1024 * 1024;
/// The longest document: some thirty years of a watch.
pub(super) const LONGEST_STREAM: u64 = 16 * 1024 * 1024 * 1024;

/// Hands out what it reads until one piece, or all of it, grows too long.
pub(super) struct Bounded<R> {
    inner: BufReader<R>,
    hash: Sha256,
    piece: usize,
    total: u64,
}

impl<R: Read> Bounded<R> {
    pub(super) fn new(source: R) -> Self {
        Bounded { inner: BufReader::with_capacity(64 * 1024, source), hash: Sha256::new(), piece: 0, total: 0 }
    }

    /// A piece is finished: the next one may be as long again.
    pub(super) fn next_piece(&mut self) {
        self.piece = 0;
    }

    /// The hash of all there is, what is left of it read to its end.
    pub(super) fn into_sha256(mut self) -> io::Result<String> {
        loop {
            self.piece = 0;
            let length = self.fill_buf()?.len();
            if length == 0 {
                return Ok(hex(&self.hash.finalize()));
            }
            self.consume(length);
        }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

impl<R: Read> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.piece > LONGEST_PIECE {
            return Err(io::Error::other("one piece of it is longer than 1 MB"));
        }
        if self.total > LONGEST_STREAM {
            return Err(io::Error::other("it is longer than 16 GB"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        self.hash.update(&self.inner.buffer()[..length]);
        self.piece += length;
        self.total += length as u64;
        self.inner.consume(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_whole() {
        let bytes = vec![b'a'; 200_000];
        let mut stream = Bounded::new(&bytes[..]);
        stream.read_exact(&mut [0; 10]).unwrap();
        assert_eq!(stream.into_sha256().unwrap(), super::super::source::sha256_hex(&bytes));
    }

    #[test]
    fn a_piece_without_end_is_refused() {
        let mut stream = Bounded::new(io::repeat(b' '));
        assert!(io::copy(&mut stream, &mut io::sink()).is_err());
        let mut whole = Bounded::new(io::repeat(b' ').take(3 << 20));
        let mut read = 0;
        while whole.fill_buf().is_ok_and(|bytes| !bytes.is_empty()) {
            let length = whole.fill_buf().unwrap().len();
            whole.consume(length);
            whole.next_piece();
            read += length;
        }
        assert_eq!(read, 3 << 20);
    }
}
