//! Scores of how it felt at a moment of the day, apart from any run.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::domain::{Entry, Location, Moment};

/// How it felt at one moment, the worst of several readings given together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Felt {
    /// Journal day.
    pub day: NaiveDate,
    /// When; none when only the day is known.
    pub at: Option<DateTime<Utc>>,
    /// The clock of the place where it was given.
    pub clock: Option<NaiveTime>,
    /// A morning score, which comes before the day whatever its time.
    pub morning: bool,
    /// Asked by the coin, before it was shown.
    pub by_coin: bool,
    /// 0-10.
    pub score: f64,
}

impl Felt {
    /// Whether it was felt at or before an instant; a morning score without a time was.
    #[must_use]
    pub fn not_after(&self, instant: DateTime<Utc>) -> bool {
        self.at.map_or(self.morning, |at| at <= instant)
    }

    /// Whether it is a morning score given by the time someone is up.
    #[must_use]
    pub(super) fn is_on_waking(&self, up: NaiveTime) -> bool {
        self.morning && self.clock.is_some_and(|clock| clock <= up)
    }
}

/// Morning, standalone and coin scores at the focus, in order of day and time.
///
/// A morning score without a time stands first of its day, any other without a time last.
#[must_use]
pub fn felt_scores(entries: &[Entry], focus: &Location) -> Vec<Felt> {
    let mut felt: Vec<Felt> = entries.iter().filter_map(|entry| felt_of(entry, focus)).collect();
    felt.sort_by_key(|f| (f.day, f.at.is_none() && !f.morning, f.at));
    felt.dedup_by(|later, kept| {
        let together = later.day == kept.day && later.at == kept.at && later.morning == kept.morning;
        if together {
            kept.score = kept.score.max(later.score);
            kept.by_coin |= later.by_coin;
        }
        together
    });
    felt
}

/// The scores of one day.
pub(super) fn on_day(felt: &[Felt], day: NaiveDate) -> &[Felt] {
    let first = felt.partition_point(|f| f.day < day);
    let count = felt[first..].partition_point(|f| f.day == day);
    &felt[first..first + count]
}

fn felt_of(entry: &Entry, focus: &Location) -> Option<Felt> {
    let reading = entry
        .pain()
        .or_else(|| entry.flip().map(|flip| &flip.felt))
        .filter(|reading| reading.location.matches(focus) && !reading.moment.is_around_a_run())?;
    Some(Felt {
        day: entry.stamp.day(),
        at: entry.stamp.utc(),
        clock: entry.stamp.instant().map(|at| at.time()),
        morning: reading.moment == Moment::Morning,
        by_coin: reading.moment == Moment::Decision,
        score: f64::from(reading.score.get()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample::Journal;

    fn felt(scores: &[(u32, &str, Moment, i64)]) -> Vec<(f64, bool)> {
        let mut journal = Journal::default();
        for (day, time, moment, score) in scores {
            journal.felt(*day, time, *moment, *score);
        }
        felt_scores(&journal.entries, &Location::default()).iter().map(|felt| (felt.score, felt.by_coin)).collect()
    }

    #[test]
    fn without_its_time_a_morning_stands_first_and_any_other_score_last() {
        let scores = [(1, "", Moment::Rest, 5), (1, "09:00", Moment::Rest, 3), (1, "", Moment::Morning, 2)];
        assert_eq!(felt(&scores), [(2.0, false), (3.0, false), (5.0, false)]);
    }

    #[test]
    fn two_scores_of_one_minute_are_the_higher_and_asked_by_the_coin_if_either_was() {
        let (own, coin) = ((2, "16:00", Moment::Rest, 4), (2, "16:00", Moment::Decision, 3));
        assert_eq!((felt(&[own, coin]), felt(&[coin, own])), (vec![(4.0, true)], vec![(4.0, true)]));
        assert_eq!(felt(&[own, (3, "16:00", Moment::Rest, 1)]).len(), 2);
    }
}
