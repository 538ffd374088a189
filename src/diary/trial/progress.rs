//! Half a line on how far a trial is, for what is logged while one is under way. Counts only.

use super::record;
use crate::diary::{Context, Fact, Result};
use crate::domain::{Coin, Entry};
use crate::store::View;

/// The place a run took, or how many runs are done when a session is logged; nothing without a coin under way.
pub(in crate::diary) fn progress(view: &View<'_>, context: &Context, logged: &Entry) -> Result<Option<Fact>> {
    let Some(record) = record::records(view, context)?.pop() else { return Ok(None) };
    let Some(planned) = record.trial.coin().map(Coin::runs) else { return Ok(None) };
    let done = record.counts().runs;
    let own = record.places.iter().find(|place| place.run == Some(logged.id)).and_then(|place| place.said());
    let place = own.map(|flip| usize::from(flip.position));
    let under_way = record.course == record::Course::Running;
    Ok(match logged.run() {
        Some(_) if place.is_some() => Some(Fact::InTrial { place, done, planned }),
        Some(_) => record.outside.iter().any(|run| run.id == logged.id && under_way).then_some(Fact::OutsideTrial),
        None => under_way.then_some(Fact::InTrial { place: None, done, planned }),
    })
}
