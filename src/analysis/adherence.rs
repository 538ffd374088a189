//! What was done of what was prescribed: two counts, and no judgement.

use crate::domain::{Body, Entry, Period, Prescription, Status};

/// A prescription in a period: what was meant, what was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Adherence {
    /// The days of the period on which it was in force.
    pub days: Period,
    /// Sessions meant on these days: times x days / per days; a part of one where the days are no whole multiple.
    pub prescribed: f64,
    /// Sessions done on these days that count for it.
    pub done: usize,
    /// Sessions skipped on purpose.
    pub skipped: usize,
}

/// Counts the sessions of a period against a prescription; none when it was not in force on any day of it.
///
/// A session counts unless its nerve, technique or side is another than the one prescribed: one without a nerve counts for
/// every nerve, and sets and repetitions are not looked at.
#[must_use]
pub fn adherence(entries: &[Entry], prescription: &Prescription, period: &Period) -> Option<Adherence> {
    let days = prescription.within(period)?;
    let frequency = prescription.frequency;
    let count = |status: Status| {
        entries.iter().filter(|e| days.contains(e.stamp.day()) && status_in(&e.body, prescription) == Some(status)).count()
    };
    Some(Adherence {
        days,
        prescribed: f64::from(frequency.times()) * days.days() as f64 / f64::from(frequency.per_days()),
        done: count(Status::Done),
        skipped: count(Status::Skipped),
    })
}

/// Whether an entry is of the thing prescribed, and then whether it was done.
fn status_in(body: &Body, prescription: &Prescription) -> Option<Status> {
    match body {
        Body::Glide(session) => prescription.what.takes_session(session).then_some(session.status),
        Body::Treatment(treatment) => prescription.what.takes_treatment(treatment).then_some(treatment.status),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::words::{Known, whole_prescription};
    use crate::domain::{EntryId, Glide, Nerve, Stamp, Treatment};
    use chrono::{DateTime, NaiveDate};

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, n).unwrap()
    }

    fn on(n: u32, body: Body) -> Entry {
        let then = DateTime::UNIX_EPOCH;
        let (note, tags, sources) = (None, Vec::new(), Vec::new());
        let stamp = Stamp::day_only(day(n));
        Entry {
            id: EntryId(0),
            uuid: uuid::Uuid::nil(),
            stamp,
            recorded_at: then,
            modified_at: then,
            note,
            tags,
            sources,
            body,
        }
    }

    fn glide(nerve: Option<&str>, status: Status) -> Body {
        Body::Glide(Glide { nerve: nerve.map(|nerve| Nerve::any(nerve).unwrap()), ..Glide::bare(status) })
    }

    fn prescribed(words: &str, from: u32, to: Option<u32>) -> Prescription {
        let (what, frequency) = whole_prescription(&[words.to_owned()], &Known::default()).unwrap();
        Prescription::new(what, frequency, day(from), to.map(day)).unwrap()
    }

    #[test]
    fn what_counts_is_of_the_days_in_force_and_of_the_same_thing() {
        let entries = [
            on(4, glide(Some("sciatic"), Status::Done)),
            on(5, glide(Some("sciatic"), Status::Done)),
            on(6, glide(None, Status::Done)),
            on(7, glide(Some("tibial"), Status::Done)),
            on(8, glide(None, Status::Skipped)),
            on(15, glide(Some("sciatic"), Status::Done)),
            on(6, Body::Treatment(Treatment::new("massage", Status::Done).unwrap())),
            on(7, Body::Treatment(Treatment::new("massage", Status::Skipped).unwrap())),
        ];
        let period = Period::new(day(1), day(20)).unwrap();
        let found = adherence(&entries, &prescribed("glide sciatic 2x15 twice a day", 5, Some(14)), &period).unwrap();
        assert_eq!((found.prescribed, found.done, found.skipped), (20.0, 2, 1));
        let found = adherence(&entries, &prescribed("massage 3x a week", 1, None), &period).unwrap();
        assert_eq!((found.days, found.done, found.skipped), (period, 1, 1));
        assert!((found.prescribed - 60.0 / 7.0).abs() < 1e-12, "20 days of three in seven");
        assert_eq!(adherence(&entries, &prescribed("massage daily", 21, None), &period), None);
        let clipped = Period::new(day(10), day(12)).unwrap();
        assert_eq!(adherence(&entries, &prescribed("massage daily", 1, None), &clipped).unwrap().prescribed, 3.0);
    }
}
