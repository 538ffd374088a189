//! Results to sentences, tables and JSON. Takes values, gives text; never prints.

pub mod answer;
pub mod backup;
pub mod change;
pub mod csv;
pub mod echo;
pub mod effect;
pub mod entry;
pub mod health;
pub mod import;
pub mod json;
pub mod list;
pub mod merge;
pub mod missing;
pub mod page;
pub mod picture;
pub mod preview;
pub mod rescue;
pub mod settings;
pub mod style;
pub mod trend;
pub mod trial;

#[cfg(test)]
pub(crate) mod words;
