//! Ending a trial with a word of one's own.

use super::record::{self, Counts, Course, Record};
use super::watched::{self, Watched};
use crate::diary::{Context, DiaryError, Result};
use crate::domain::{Body, Entry, OwnVerdict, Refusal, Stop, Trial};
use crate::store::{ChangeRecord, Journal, View};

/// The command in the journal of changes.
const COMMAND: &str = "trial stop";

/// A trial that has ended.
#[derive(Debug, Clone)]
pub struct Stopped {
    /// The trial, with its end.
    pub entry: Entry,
    /// How far it came.
    pub counts: Counts,
    /// It had a coin, and the last planned run was not done: "not enough to tell".
    pub early: bool,
    /// The numbers of the day, of a watched trial.
    pub watched: Option<Watched>,
}

/// Stops the trial under way, or gives the person's word to one that came to its end.
pub fn stop_trial(journal: &mut Journal, context: &Context, verdict: OwnVerdict, reason: Option<String>) -> Result<Stopped> {
    let reason = reason.map(|reason| reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    if reason.as_ref().is_some_and(|reason| reason.chars().count() > 1000) {
        return Err(Refusal::new("a reason has at most 1000 characters").hint("the rest can be a note").into());
    }
    let (stopped, _) = journal.change(&context.author(COMMAND), |writer| {
        let view = writer.view();
        let record = unstopped(record::records(&view, context)?)?;
        let when = context.when(&view)?;
        let watched = watched::watched(&view, &record, when.today())?;
        let stop = Stop { at: when.now, verdict, reason: reason.clone(), numbers: watched.map(|watched| watched.numbers) };
        let early = record.trial.coin().is_some() && !record.all_done();
        let counts = record.counts();
        let trial = Trial { stopped: Some(stop), ..record.trial };
        let entry = writer.edit(Entry { body: Body::Trial(trial), ..record.entry })?;
        Ok::<_, DiaryError>(Stopped { entry, counts, early, watched })
    })?;
    Ok(stopped)
}

/// Refuses to take back a stop whose numbers were looked at: the trial would not go on.
pub(in crate::diary) fn undoable(view: &View<'_>, context: &Context, change: &ChangeRecord) -> Result<()> {
    if change.command != COMMAND {
        return Ok(());
    }
    let stopped =
        |record: &Record| record.course == Course::Stopped && change.entries.iter().any(|entry| entry.id == record.entry.id);
    let Some(record) = record::records(view, context)?.into_iter().find(stopped) else { return Ok(()) };
    if view.mark(&record::seen_mark(record.entry.uuid))?.is_none() {
        return Ok(());
    }
    let said = format!(
        "the stop of trial {} stays: its numbers were looked at, and the trial does not go on after that",
        record.entry.id
    );
    let hint = "a note can be added with --note; a new trial is started with: glidelog trial start glide";
    Err(Refusal::new(said).hint(hint).into())
}

fn unstopped(records: Vec<Record>) -> Result<Record> {
    let mut open: Vec<Record> = records.into_iter().filter(|record| record.trial.stopped.is_none()).collect();
    let running = open.iter().rposition(|record| record.course == Course::Running);
    let index = running.or_else(|| open.len().checked_sub(1)).ok_or_else(|| {
        Refusal::new("no trial is under way")
            .hint("`glidelog trial list` shows every trial; start one with: glidelog trial start glide")
    })?;
    Ok(open.swap_remove(index))
}
