//! Questions for the next visit.

use super::{Context, Fact, Logged, Result};
use crate::domain::{Body, Refusal, VisitNote};
use crate::store::{Draft, Journal};

/// Stores a question for the next visit; it stays open until it is answered.
pub fn note_for_visit(journal: &mut Journal, context: &Context, text: &str, at: Option<&str>) -> Result<Logged> {
    let text = text.trim();
    if text.is_empty() {
        let hint = "say it: glidelog note \"ask about stairs\" --for-visit";
        return Err(Refusal::new("a question for the visit has words").hint(hint).into());
    }
    let (logged, _) = journal.change(&context.author("note"), |writer| {
        let when = context.when(&writer.view())?;
        let (stamp, clocks) = at.map_or(Ok((when.stamp(), None)), |at| when.parse(at))?;
        let body = Body::VisitNote(VisitNote::default());
        let mut logged = Logged::new(writer.add(Draft { note: Some(text.to_owned()), ..Draft::new(stamp, body) })?);
        logged.facts.extend(clocks.map(Fact::Clocks));
        Ok::<_, super::DiaryError>(logged)
    })?;
    Ok(logged)
}

/// Why a note that is neither of an entry nor for the visit is not taken, and the two ways there are.
pub fn homeless_note() -> Refusal {
    Refusal::new("a note belongs to an entry, or is a question for the next visit").hint(
        "with an entry: glidelog run 5km --note \"…\", glidelog edit N --note \"…\"; a question: glidelog note \"…\" --for-visit",
    )
}
