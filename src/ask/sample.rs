//! Hand-made diaries for the tests of questions and answers.

use crate::domain::{
    Body, DayStart, Distance, Duration, Entry, EntryId, Glide, Location, Moment, PainReading, PainScore, Rating, Run, Scale,
    Side, Site, Stamp, Status, SymptomFlags, Treatment, When,
};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use uuid::Uuid;

/// Tuesday 24 November 2026.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// Half past nine in the evening of that day.
pub(crate) fn when() -> When {
    let now = today().and_hms_opt(21, 30, 0).unwrap().and_utc();
    When::new(now, "UTC".parse().unwrap(), DayStart::default())
}

/// The left hamstring.
pub(crate) fn hamstring() -> Location {
    Location { site: Some(Site::any("hamstring").unwrap()), side: Some(Side::Left) }
}

/// A diary that is filled by days before today.
#[derive(Default)]
pub(crate) struct Diary {
    pub(crate) entries: Vec<Entry>,
}

impl Diary {
    fn put(mut self, ago: u64, time: &str, body: Body) -> Self {
        let day = today() - Days::new(ago);
        let at = day.and_time(NaiveTime::parse_from_str(time, "%H:%M").unwrap()).and_utc().fixed_offset();
        let written: DateTime<Utc> = DateTime::UNIX_EPOCH;
        self.entries.push(Entry {
            id: EntryId(self.entries.len() as i64 + 1),
            uuid: Uuid::nil(),
            stamp: Stamp::at(at, DayStart::default()),
            recorded_at: written,
            modified_at: written,
            note: None,
            tags: Vec::new(),
            sources: Vec::new(),
            body,
        });
        self.entries.sort_by_key(|entry| entry.stamp.utc());
        self
    }

    /// A morning score.
    pub(crate) fn morning(self, ago: u64, score: i64) -> Self {
        self.put(ago, "07:00", Body::Pain(reading(Moment::Morning, score)))
    }

    /// Mornings of several days, the oldest first, ending `ago` days before today; none is a gap.
    pub(crate) fn mornings(self, ago: u64, scores: &[Option<i64>]) -> Self {
        let last = ago + scores.len() as u64 - 1;
        let days = scores.iter().zip(0u64..).filter_map(|(score, at)| Some((last - at, (*score)?)));
        days.fold(self, |diary, (ago, score)| diary.morning(ago, score))
    }

    /// A run in the evening, with its worst pain.
    pub(crate) fn run(self, ago: u64, km: f64, worst: i64) -> Self {
        self.run_with(ago, |run| {
            run.distance = Distance::from_metres(km * 1000.0).ok();
            run.moving = Duration::from_seconds((km * 330.0) as u32).ok();
            run.pain = vec![reading(Moment::Worst, worst)];
        })
    }

    /// A run made by hand.
    pub(crate) fn run_with(self, ago: u64, make: impl FnOnce(&mut Run)) -> Self {
        let mut run = Run::default();
        make(&mut run);
        self.put(ago, "18:00", Body::Run(run))
    }

    pub(crate) fn glide(self, ago: u64, status: Status) -> Self {
        self.put(ago, "17:00", Body::Glide(Glide::bare(status)))
    }

    pub(crate) fn treatment(self, ago: u64, name: &str) -> Self {
        self.put(ago, "12:00", Body::Treatment(Treatment::new(name, Status::Done).unwrap()))
    }

    pub(crate) fn own_word(self, ago: u64, value: i64) -> Self {
        self.put(ago, "20:00", Body::Rating(Rating::new(Scale::Pgic, value, None).unwrap()))
    }
}

fn reading(moment: Moment, score: i64) -> PainReading {
    PainReading { location: hamstring(), moment, score: PainScore::new(score).unwrap(), flags: SymptomFlags::default() }
}
