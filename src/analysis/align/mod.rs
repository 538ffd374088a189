//! From entries to what the statistics read: a gap is `None`, never 0.

mod days;
mod felt;

pub use days::{DayScore, day_scores};
pub use felt::{Felt, felt_scores};
