//! Hand-made journals for the tests of this module.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use uuid::Uuid;

use crate::domain::{
    Body, DayStart, Distance, Effort, Entry, EntryId, Glide, GlobalChange, Location, Moment, PainReading, PainScore, Rating,
    Run, Scale, Stamp, Status, SymptomFlags, Treatment,
};

/// Day number `n` of the sample journal: day 1 is Thursday 1 January 2026.
pub(crate) fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(u64::from(n) - 1)
}

/// A journal that grows entry by entry; an empty time is a date alone.
#[derive(Default)]
pub(crate) struct Journal {
    pub(crate) entries: Vec<Entry>,
}

impl Journal {
    fn put(&mut self, on: u32, time: &str, body: Body) -> &mut Self {
        let stamp = match NaiveTime::parse_from_str(time, "%H:%M") {
            Ok(time) => Stamp::at(day(on).and_time(time).and_utc().fixed_offset(), DayStart::default()),
            Err(_) => Stamp::day_only(day(on)),
        };
        let written: DateTime<Utc> = DateTime::UNIX_EPOCH;
        let number = self.entries.len() as i64 + 1;
        self.entries.push(Entry {
            id: EntryId(number),
            uuid: Uuid::nil(),
            stamp,
            recorded_at: written,
            modified_at: written,
            note: None,
            tags: Vec::new(),
            sources: Vec::new(),
            body,
        });
        self
    }

    pub(crate) fn felt(&mut self, on: u32, time: &str, moment: Moment, score: i64) -> &mut Self {
        let reading = reading(moment, score);
        self.put(on, time, Body::Pain(reading))
    }

    pub(crate) fn place_last_score(&mut self, location: &Location) -> &mut Self {
        if let Some(Body::Pain(reading)) = self.entries.last_mut().map(|entry| &mut entry.body) {
            reading.location = location.clone();
        }
        self
    }

    pub(crate) fn run(&mut self, on: u32, time: &str, worst: i64) -> &mut Self {
        let run = Run {
            distance: Distance::from_metres(5000.0).ok(),
            effort: Effort::new(4).ok(),
            pain: vec![reading(Moment::Worst, worst)],
            ..Run::default()
        };
        self.put(on, time, Body::Run(run))
    }

    pub(crate) fn change_last_run(&mut self, change: impl FnOnce(&mut Run)) -> &mut Self {
        if let Some(Body::Run(run)) = self.entries.last_mut().map(|entry| &mut entry.body) {
            change(run);
        }
        self
    }

    pub(crate) fn glide(&mut self, on: u32, time: &str, minutes: u16) -> &mut Self {
        let glide = Glide { minutes: Some(minutes), reps: Some(10), sets: Some(2), ..Glide::bare(Status::Done) };
        self.put(on, time, Body::Glide(glide))
    }

    pub(crate) fn skipped(&mut self, on: u32, time: &str) -> &mut Self {
        self.put(on, time, Body::Glide(Glide::bare(Status::Skipped)))
    }

    pub(crate) fn treatment(&mut self, on: u32, time: &str, name: &str) -> &mut Self {
        self.put(on, time, Body::Treatment(Treatment::new(name, Status::Done).unwrap()))
    }

    pub(crate) fn global_change(&mut self, on: u32, time: &str, value: i64) -> &mut Self {
        assert!(GlobalChange::new(value).is_ok());
        self.put(on, time, Body::Rating(Rating::new(Scale::Pgic, value, None).unwrap()))
    }
}

fn reading(moment: Moment, score: i64) -> PainReading {
    PainReading { location: Location::default(), moment, score: PainScore::new(score).unwrap(), flags: SymptomFlags::default() }
}
