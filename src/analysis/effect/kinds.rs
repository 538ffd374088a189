//! Runs by the nerve and the side of the session before them: means only. Choosing among them would be looking for the best.

use std::collections::{BTreeMap, HashMap};

use super::rows::EffectRun;
use crate::analysis::stats::describe::mean;
use crate::domain::{Entry, EntryId, Glide};

/// Runs after sessions of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionKind {
    /// What it goes by.
    pub by: SessionBy,
    /// The nerve or the side.
    pub name: String,
    /// Runs after such a session.
    pub n: usize,
    /// Their mean outcome.
    pub mean: f64,
}

/// What sessions are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SessionBy {
    /// The nerve.
    Nerve,
    /// The side.
    Side,
}

/// Means by nerve and by side, in alphabetical order; nothing where all sessions are of one kind.
#[must_use]
pub fn session_kinds(entries: &[Entry], runs: &[EffectRun]) -> Vec<SessionKind> {
    let glides: HashMap<EntryId, &Glide> = entries.iter().filter_map(|entry| Some((entry.id, entry.glide()?))).collect();
    let after: Vec<(&Glide, f64)> =
        runs.iter().filter_map(|run| Some((*glides.get(&run.session.filter(|_| run.glided)?)?, run.outcome))).collect();
    let nerve = |glide: &Glide| glide.nerve.as_ref().map(ToString::to_string);
    let side = |glide: &Glide| glide.side.map(|side| side.as_str().to_owned());
    let mut kinds = told_apart(&after, SessionBy::Nerve, nerve);
    kinds.extend(told_apart(&after, SessionBy::Side, side));
    kinds
}

fn told_apart(after: &[(&Glide, f64)], by: SessionBy, name: impl Fn(&Glide) -> Option<String>) -> Vec<SessionKind> {
    let mut outcomes: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (glide, outcome) in after {
        outcomes.entry(name(glide).unwrap_or_else(|| "not said".into())).or_default().push(*outcome);
    }
    if outcomes.len() < 2 {
        return Vec::new();
    }
    let kind = |(name, all): (String, Vec<f64>)| Some(SessionKind { by, name, n: all.len(), mean: mean(&all)? });
    outcomes.into_iter().filter_map(kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::effect::effect;
    use crate::analysis::question::Question;
    use crate::analysis::sample::Journal;
    use crate::domain::{Body, Location, Moment, Side};

    #[test]
    fn sessions_are_told_apart_by_nerve_and_side_where_they_differ() {
        let mut journal = Journal::default();
        for day in 1..=4 {
            journal.felt(day, "07:00", Moment::Morning, 3).glide(day, "17:00", 10).run(day, "18:00", i64::from(day));
        }
        let mut glides = journal.entries.iter_mut().filter_map(|e| match &mut e.body {
            Body::Glide(glide) => Some(glide),
            _ => None,
        });
        for (nerve, side) in [("sciatic", Side::Left), ("tibial", Side::Left), ("sciatic", Side::Left)] {
            let glide = glides.next().unwrap();
            (glide.nerve, glide.side) = (Some(crate::domain::Nerve::any(nerve).unwrap()), Some(side));
        }
        let runs = effect(&journal.entries, &Question::primary(Location::default()), &[]).runs;
        let told = |by| {
            let kinds = session_kinds(&journal.entries, &runs);
            kinds.iter().filter(|k| k.by == by).map(|k| format!("{} {} {}", k.name, k.n, k.mean)).collect::<Vec<_>>()
        };
        assert_eq!(told(SessionBy::Side), ["left 3 2", "not said 1 4"]);
        assert_eq!(told(SessionBy::Nerve), ["not said 1 4", "sciatic 2 2", "tibial 1 2"]);
    }
}
