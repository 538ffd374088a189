//! From entries to what the statistics read: a gap is `None`, never 0.

mod carried_in;
mod days;
mod diary;
mod dose;
mod exposure;
mod felt;

pub use days::{DayScore, day_scores};
pub use diary::{Diary, DiaryRun, align};
pub use exposure::UnknownTime;
pub use felt::{Felt, felt_scores};
