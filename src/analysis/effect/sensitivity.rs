//! The same question with other windows: estimates, no p.

use super::rows::Selection;
use super::{design, gated, tested};
use crate::analysis::align::align;
use crate::analysis::question::Question;
use crate::analysis::stats::gate::Status;
use crate::domain::{Entry, EntryId};

/// Windows shown, hours.
const WINDOWS_H: [u8; 4] = [2, 6, 12, 24];

/// The adjusted difference with another window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WindowEstimate {
    /// Hours before the run.
    pub window_h: u8,
    /// Runs with a session in the window.
    pub with: usize,
    /// Runs without.
    pub without: usize,
    /// Adjusted difference; none unless that window passes every gate.
    pub estimate: Option<f64>,
}

/// Estimates for windows of 2, 6, 12 and 24 hours.
#[must_use]
pub fn window_sensitivity(entries: &[Entry], question: &Question, apart: &[EntryId]) -> Vec<WindowEstimate> {
    WINDOWS_H.into_iter().map(|window_h| estimate(entries, &Question { window_h, ..question.clone() }, apart)).collect()
}

fn estimate(entries: &[Entry], question: &Question, apart: &[EntryId]) -> WindowEstimate {
    let mut diary = align(entries, question);
    diary.runs.retain(|run| !apart.contains(&run.id));
    let selection = Selection::of(&diary, question.outcome);
    let rows = selection.usable();
    let with = rows.glided.iter().filter(|g| **g).count();
    let switched = design::before_after_split(&selection.known()).is_some();
    let adjusted = (gated(&rows, switched) == Status::Ok).then(|| tested::adjusted(&rows)).flatten();
    WindowEstimate { window_h: question.window_h, with, without: rows.len() - with, estimate: adjusted.map(|a| a.estimate) }
}
