//! The answers word by word, and every branch through the lint of words.

mod diaries;
mod lint;
mod words;
