//! Results to sentences, tables and JSON. Takes values, gives text; never prints.

pub mod answer;
pub mod change;
pub mod echo;
pub mod entry;
pub mod json;
pub mod style;

#[cfg(test)]
pub(crate) mod words;
