//! The same question put otherwise: with other windows, and with pace allowed for. Estimates, no p.

use super::model::model;
use super::rows::{MISSING_SHARE, Rows, Selection};
use super::{design, gated, tested};
use crate::analysis::align::align;
use crate::analysis::question::Question;
use crate::analysis::stats::Interval;
use crate::analysis::stats::gate::Status;
use crate::analysis::stats::shifts::two_way_shift_test;
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

/// The adjusted difference with pace allowed for too. Pace comes after the session and may be part of what it does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PaceLine {
    /// Runs with a pace.
    pub n: usize,
    /// Adjusted difference, points.
    pub estimate: f64,
    /// 95 % interval, where there is one.
    pub interval: Option<Interval>,
}

/// The headline with pace allowed for; none where pace is missing too often or cannot be told from the rest.
pub(super) fn with_pace(rows: &Rows<'_>) -> Option<PaceLine> {
    let known = rows.kept(|run| run.pace_s_per_km.is_some());
    if (rows.len() - known.len()) as f64 > MISSING_SHARE * rows.len() as f64 || known.gate() != Status::Ok {
        return None;
    }
    let mut columns = model(&known).columns;
    columns.push(known.runs.iter().filter_map(|run| run.pace_s_per_km).collect());
    let test = two_way_shift_test(&known.outcome, &known.exposure(), &columns, &[tested::SHOWN]).ok()?;
    let interval = test.intervals.into_iter().next().and_then(Result::ok);
    Some(PaceLine { n: known.len(), estimate: test.estimate, interval })
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
