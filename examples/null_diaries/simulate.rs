//! Diaries of a runner for whom gliding does nothing, or a known amount.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use glidelog::domain::{
    Body, DayStart, Distance, Effort, Entry, EntryId, Glide, Location, Moment, PainReading, PainScore, Run, Stamp, Status,
    SymptomFlags,
};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

/// How gliding comes about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Habit {
    /// Every other run on average, as it comes.
    Scattered,
    /// In streaks.
    Streaky,
    /// More often when the morning felt bad.
    Felt,
    /// More often after a run that hurt.
    AfterPain,
    /// On some weekdays, and weekends hurt more.
    Rhythmic,
    /// More and more often while the pain heals.
    Healing,
    /// As it comes, with mornings, scores and distances missing.
    Gappy,
    /// As it comes, with half of the mornings typed shortly before the run, or after the session where there is one.
    TypedLate,
    /// As it comes, with little pain to begin with.
    LowPain,
    /// None at first, then before almost every run.
    BeforeAfter,
    /// As the coin said, in blocks of so many runs.
    Coin(usize),
}

impl Habit {
    fn number(self) -> u64 {
        match self {
            Self::Scattered => 0,
            Self::Streaky => 1,
            Self::Felt => 2,
            Self::AfterPain => 3,
            Self::Rhythmic => 4,
            Self::Healing => 5,
            Self::Gappy => 6,
            Self::LowPain => 7,
            Self::BeforeAfter => 8,
            Self::Coin(block) => 9 + block as u64,
            Self::TypedLate => 99,
        }
    }
}

/// One kind of diary.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell {
    pub(crate) habit: Habit,
    pub(crate) runs: usize,
    /// Correlation of a run's pain with the last one's.
    pub(crate) lag1: f64,
    /// True difference, points.
    pub(crate) effect: f64,
    /// Share of the effect that lasts until the next run.
    pub(crate) lasting: f64,
}

impl Cell {
    /// A seed of its own for every kind, so that no two kinds share their chances.
    pub(crate) fn seed(&self, run_of_the_program: u64) -> u64 {
        let parts = [self.habit.number(), self.runs as u64, self.lag1.to_bits(), self.effect.to_bits(), self.lasting.to_bits()];
        parts
            .into_iter()
            .fold(run_of_the_program, |seed, part| (seed ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23))
    }
}

/// A journal with the runs' identities and whether each was glided before.
pub(crate) struct Simulated {
    pub(crate) entries: Vec<Entry>,
    pub(crate) runs: Vec<EntryId>,
    /// Pain of each run that was written down, with whether it was glided before.
    pub(crate) pairs: Vec<(bool, f64)>,
}

/// A source of chance, the same for the same seed.
pub(crate) struct Chance(ChaCha20Rng);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(ChaCha20Rng::seed_from_u64(seed))
    }

    fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn happens(&mut self, share: f64) -> bool {
        self.uniform() < share
    }

    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }
}

/// Standard deviation of the runner's state, points.
const STATE_SD: f64 = 1.5;
/// Standard deviation of each score about the state, points.
const NOISE_SD: f64 = 1.0;

/// Writes one diary; `coin` says which runs are glided where the habit is the coin's.
pub(crate) fn simulate(cell: &Cell, coin: &[bool], chance: &mut Chance) -> Simulated {
    let mut writer = Writer::default();
    let mut state = chance.normal() * STATE_SD;
    let (mut glided_last, mut pain_last) = (chance.happens(0.5), 4.0);
    let mut pairs = Vec::new();
    let mut runs = Vec::new();
    for i in 0..cell.runs {
        writer.day += 1 + u64::from(chance.happens(0.5)) + u64::from(chance.happens(0.2));
        let progress = i as f64 / cell.runs as f64;
        let innovation = STATE_SD * (1.0 - cell.lag1 * cell.lag1).sqrt();
        state = cell.lag1 * state + innovation * chance.normal();
        let kept = if glided_last { cell.lasting * cell.effect } else { 0.0 };
        let level = base(cell.habit, progress, writer.weekend()) + state + kept;
        let morning = (level - 1.0 + NOISE_SD * chance.normal()).round();
        let glide = match cell.habit {
            Habit::Coin(_) => coin.get(i).copied().unwrap_or(false),
            habit => chance.happens(willingness(habit, progress, glided_last, morning, pain_last, writer.weekend())),
        };
        let km = 6.0 + 4.0 * chance.uniform();
        let hurt = level + 0.2 * (km - 8.0) + NOISE_SD * chance.normal() + if glide { cell.effect } else { 0.0 };
        let worst = hurt.round().clamp(0.0, 10.0);
        let gappy = cell.habit == Habit::Gappy;
        if cell.habit == Habit::TypedLate && chance.happens(0.5) {
            // By then it hurts as the run will, and not as the morning did.
            let now = (level + 0.5 * chance.normal()).round();
            writer.typed_late(if glide { 12 } else { 50 }, now);
        } else if !(gappy && chance.happens(0.15)) {
            let moment = if matches!(cell.habit, Habit::Coin(_)) { Moment::Decision } else { Moment::Morning };
            writer.felt(moment, morning);
        }
        if glide {
            writer.glide(17);
        }
        let noted = !(gappy && chance.happens(0.10));
        let known_km = (!(gappy && chance.happens(0.10))).then_some(km);
        runs.push(writer.run(noted.then_some(worst), known_km, 3.0 + 0.3 * km + chance.normal()));
        if noted {
            pairs.push((glide, worst));
        }
        if chance.happens(0.3) {
            writer.glide(20);
        }
        (glided_last, pain_last) = (glide, worst);
    }
    Simulated { entries: writer.entries, runs, pairs }
}

fn base(habit: Habit, progress: f64, weekend: bool) -> f64 {
    match habit {
        Habit::Healing => 6.0 - 3.0 * progress,
        Habit::LowPain => 1.0,
        Habit::Rhythmic if weekend => 5.0,
        _ => 4.0,
    }
}

fn willingness(habit: Habit, progress: f64, last: bool, morning: f64, pain_last: f64, weekend: bool) -> f64 {
    match habit {
        Habit::Streaky if last => 0.85,
        Habit::Streaky => 0.15,
        Habit::Felt => 1.0 / (1.0 + (-(morning - 3.0)).exp()),
        Habit::AfterPain => 1.0 / (1.0 + (-(pain_last - 4.0)).exp()),
        Habit::Rhythmic if weekend => 0.25,
        Habit::Rhythmic => 0.65,
        Habit::Healing => 0.3 + 0.4 * progress,
        Habit::BeforeAfter if progress < 0.5 => 0.02,
        Habit::BeforeAfter => 0.97,
        _ => 0.5,
    }
}

/// Writes entries day by day.
#[derive(Default)]
struct Writer {
    entries: Vec<Entry>,
    day: u64,
}

impl Writer {
    fn date(&self) -> NaiveDate {
        NaiveDate::default() + chrono::Days::new(18_000 + self.day)
    }

    fn weekend(&self) -> bool {
        use chrono::Datelike;
        self.date().weekday().num_days_from_monday() >= 5
    }

    fn put(&mut self, hour: u32, body: Body) -> EntryId {
        self.put_at(hour, 0, body)
    }

    fn put_at(&mut self, hour: u32, minute: u32, body: Body) -> EntryId {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        let stamp = Stamp::at(self.date().and_time(time).and_utc().fixed_offset(), DayStart::default());
        let id = EntryId(self.entries.len() as i64 + 1);
        let written: DateTime<Utc> = DateTime::UNIX_EPOCH;
        let entry = Entry {
            id,
            uuid: uuid::Uuid::nil(),
            stamp,
            recorded_at: written,
            modified_at: written,
            note: None,
            tags: Vec::new(),
            sources: Vec::new(),
            body,
        };
        self.entries.push(entry);
        id
    }

    fn felt(&mut self, moment: Moment, score: f64) {
        let hour = if moment == Moment::Decision { 16 } else { 7 };
        if let Some(reading) = reading(moment, score) {
            self.put(hour, Body::Pain(reading));
        }
    }

    /// A morning score, so many minutes after five in the afternoon.
    fn typed_late(&mut self, minute: u32, score: f64) {
        if let Some(reading) = reading(Moment::Morning, score) {
            self.put_at(17, minute, Body::Pain(reading));
        }
    }

    fn glide(&mut self, hour: u32) {
        let glide = Glide { minutes: Some(10), reps: Some(10), sets: Some(2), ..Glide::bare(Status::Done) };
        self.put(hour, Body::Glide(glide));
    }

    fn run(&mut self, worst: Option<f64>, km: Option<f64>, effort: f64) -> EntryId {
        let run = Run {
            distance: km.and_then(|km| Distance::from_metres(1000.0 * km).ok()),
            effort: Effort::new(effort.round().clamp(0.0, 10.0) as i64).ok(),
            pain: worst.and_then(|score| reading(Moment::Worst, score)).into_iter().collect(),
            ..Run::default()
        };
        self.put(18, Body::Run(run))
    }
}

fn reading(moment: Moment, score: f64) -> Option<PainReading> {
    let score = PainScore::new(score.clamp(0.0, 10.0) as i64).ok()?;
    Some(PainReading { location: Location::default(), moment, score, flags: SymptomFlags::default() })
}
