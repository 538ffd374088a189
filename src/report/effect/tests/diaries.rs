//! Hand-made diaries, one for each kind of answer.

use crate::analysis::effect;
use crate::analysis::question::Question;
use crate::analysis::sample::Journal;
use crate::diary::EffectAnswer;
use crate::domain::{Distance, DistanceUnit, Location, Moment};

/// One run a day at 18:00, and what went before it.
pub(super) struct Runs {
    pub(super) journal: Journal,
    days: u32,
}

impl Runs {
    pub(super) fn new() -> Self {
        Self { journal: Journal::default(), days: 0 }
    }

    pub(super) fn add(&mut self, glide: bool, morning: Option<i64>, worst: i64) -> &mut Self {
        self.days += 1;
        let km = 4.0 + f64::from(self.days * 7 % 5);
        if let Some(score) = morning {
            self.journal.felt(self.days, "07:00", Moment::Morning, score);
        }
        if glide {
            self.journal.glide(self.days, "16:00", 10);
        }
        self.journal.run(self.days, "18:00", worst).change_last_run(|r| r.distance = Distance::from_metres(1000.0 * km).ok());
        self
    }

    pub(super) fn answer(&self) -> EffectAnswer {
        let question = Question::primary(Location::default());
        let effect = effect::effect(&self.journal.entries, &question, &[]);
        EffectAnswer {
            trial: None,
            shared: effect::shared_days(&self.journal.entries, &question.exposure, &effect.runs),
            windows: effect::window_sensitivity(&self.journal.entries, &question, &[]),
            kinds: effect::session_kinds(&self.journal.entries, &effect.runs),
            window_change: None,
            in_trials: 0,
            units: DistanceUnit::Mi,
            period: None,
            effect,
        }
    }
}

/// A scattered pattern without a period.
pub(super) fn scattered(i: u32) -> bool {
    [1, 4, 5, 7, 10, 12, 13, 16, 17, 20, 23, 24, 26, 29, 31, 32, 36, 37, 39, 42, 45, 46, 48].contains(&(i % 50))
}

pub(super) fn wobble(i: u32) -> i64 {
    i64::from(i * i * 7 % 11 % 3)
}

/// `n` runs in which gliding takes `less` points off.
pub(super) fn diary(n: u32, less: i64) -> Runs {
    let mut runs = Runs::new();
    for i in 0..n {
        let glide = scattered(i);
        runs.add(glide, Some(3 + wobble(i + 3)), 4 + wobble(i) - if glide { less } else { 0 });
    }
    runs
}

/// Mornings noted on one run in three.
pub(super) fn few_mornings() -> Runs {
    let mut runs = Runs::new();
    for i in 0..40 {
        let morning = (i % 3 == 0).then_some(3 + wobble(i + 3));
        runs.add(scattered(i), morning, 4 + wobble(i) - if scattered(i) { 1 } else { 0 });
    }
    runs
}

/// `n` runs without a score of how the day felt.
pub(super) fn no_mornings(n: u32) -> Runs {
    let mut runs = Runs::new();
    (0..n).for_each(|i| _ = runs.add(scattered(i), None, 4 + wobble(i)));
    runs
}

/// The same worst pain on every run.
pub(super) fn flat() -> Runs {
    let mut runs = Runs::new();
    (0..30).for_each(|i| _ = runs.add(scattered(i), Some(3), 4));
    runs
}

/// Gliding from the sixteenth run on, after runs worse than usual.
pub(super) fn started() -> Runs {
    let mut runs = Runs::new();
    for i in 0..30 {
        let worst = if i >= 15 { 2 } else { 4 + i64::from(i >= 12) * 4 } + wobble(i + 1);
        runs.add(i >= 15, Some(3 + wobble(i)), worst);
    }
    runs
}

/// Gliding from the seventh run on: too few before it for more than two means.
pub(super) fn just_started() -> Runs {
    let mut runs = Runs::new();
    (0..15).for_each(|i| _ = runs.add(i >= 6, Some(3 + wobble(i)), if i >= 6 { 3 } else { 5 } + wobble(i + 1)));
    runs
}

/// Forty runs of which some lack something that a person can mend.
pub(super) fn gappy() -> Runs {
    let mut runs = Runs::new();
    for i in 0..40 {
        let morning = (i % 4 != 0).then_some(3 + wobble(i + 3));
        runs.add(scattered(i), morning, 4 + wobble(i));
        let day = runs.days;
        match i {
            9 => _ = runs.journal.glide(day, "", 5),
            14 => _ = runs.journal.glide(day, "07:30", 5).run(day, "", 3),
            _ if morning.is_none() && scattered(i) => _ = runs.journal.felt(day, "16:30", Moment::Rest, 3),
            _ => {}
        }
    }
    runs
}

/// Gliding seldom at first and nearly always later, without one date.
pub(super) fn drifting() -> Runs {
    let mut runs = Runs::new();
    for i in 0..36 {
        let glide = if i < 12 { i % 4 == 0 } else { i >= 24 && i % 7 != 0 || i % 2 == 0 };
        runs.add(glide, Some(3 + wobble(i)), 4 + wobble(i + 1));
    }
    runs
}

/// A hidden good day: less pain, and gliding before or after as it comes.
pub(super) fn hidden_cause() -> Runs {
    let mut runs = Runs::new();
    for i in 0..60 {
        let good = scattered(i);
        let (before, after) = (good && i % 3 != 0, good && i % 3 == 0 || i % 11 == 0);
        runs.add(before, Some(3 + wobble(i + 3)), 6 + wobble(i) - if good { 4 } else { 0 });
        if after {
            let day = runs.days;
            runs.journal.glide(day, "20:00", 5);
        }
    }
    runs
}

/// Gliding on weekends and only then.
pub(super) fn weekends() -> Runs {
    let mut runs = Runs::new();
    (0..42).for_each(|i| _ = runs.add(matches!((i + 1) % 7, 3 | 4), Some(3 + wobble(i)), 4 + wobble(i + 1)));
    runs
}
