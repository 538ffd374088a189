//! What a command does: values in, a value out, with the journal in between.
//!
//! This room joins the journal and the analysis, so that the command line, and a page later,
//! only read words and show results. Nothing here prints.

mod context;
mod correct;
mod effect;
mod export;
mod glide;
mod import;
mod injury;
mod list;
mod merge;
mod missing;
mod page;
mod pain;
mod picture;
mod place;
mod prescription;
mod question;
mod run;
mod season;
mod settings;
mod tags;
mod treatment;
mod trial;
mod visit_note;
mod write;

pub use context::{Beside, Context, DiaryError, Fact, Logged};
pub use correct::{Correction, Removed, edit, redo, redo_only, remove, undo, undo_only};
pub use effect::{EffectAnswer, EffectInput, EffectReply, WindowChange, effect, effect_asked};
pub use export::export;
pub use glide::{GlideInput, log_glide, skip_glide};
pub use import::{
    FileOutcome, Imported, ImportedRun, Parsed, Status as ImportStatus, TypedRun, WhenTyped, Wish as ImportWish, import, parse,
    parse_bytes,
};
pub use injury::{end_injury, start_injury};
pub use list::{ListInput, list, mornings_after, show};
pub use merge::{Joined, merge};
pub use missing::{Missing, missing};
pub use page::{MOST_WEEKS, PageDay, PageInput, Part, ScaleValue, USUAL_WEEKS, VisitPage, page};
pub use pain::{PainInput, log_pain};
pub use picture::{also_open, days, focus, mileage_of, trend_of, week_of};
pub use prescription::{PrescriptionInput, end_prescription, prescribe};
pub use question::{Reply, ask, week};
pub use run::{RunInput, log_run};
pub use season::make_season;
pub use settings::set;
pub use treatment::{TreatmentInput, log_rating, log_treatment};
pub use trial::{
    Asked, CoinDays, Counts, Course, Design as TrialPlanned, Flipped, Pace, Pictured, RunningCoin, Shown, StartInput, Started,
    Stopped, Throw, TrialStatus, Watched, ask_coin, flip, mark_seen, running_coin, runs_apart, start_trial, stop_trial,
    trial_picture, trial_status, trials,
};
pub use visit_note::{homeless_note, note_for_visit};
pub use write::{read, write};

/// What a command of the diary answers.
pub type Result<T> = std::result::Result<T, DiaryError>;
