//! Draws the trend of a made-up diary: `cargo run --example draw_a_chart -- picture.png 365`.

use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;

use chrono::{Datelike, Days, NaiveDate};
use glidelog::analysis::trend::{DayLine, GlideKind, GlidePoint, RunPoint, Score, Trend, Week};
use glidelog::chart::{self, Format, Size, Theme, sparkline, trend};
use glidelog::domain::{DistanceUnit, Moment};

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let path = PathBuf::from(words.next().unwrap_or_else(|| "trend.png".to_owned()));
    let days = words.next().map_or(Ok(365), |days| days.parse())?;
    let size: Size = words.next().map_or(Ok(Size::default()), |size| size.parse())?;
    let size = words.next().map_or(Ok(1.0), |scale| scale.parse()).map(|scale| size.scaled(scale))??;
    let diary = made_up(days);
    let started = std::time::Instant::now();
    let picture = chart::render(&trend::figure(&diary), Format::of(&path), size, Theme::Light)?;
    let took = started.elapsed();
    std::fs::write(&path, picture)?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", sparkline::sparklines(&diary, 80))?;
    writeln!(out, "{} drawn in {:.1} ms", path.display(), took.as_secs_f64() * 1e3)?;
    Ok(())
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    /// From 0 up to 1.
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / (1_u64 << 24) as f64
    }
}

/// A diary of so many days: pain that eases slowly, a holiday without entries.
fn made_up(days: u64) -> Trend {
    let to = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default();
    let from = to - Days::new(days.saturating_sub(1));
    let (scores, runs, glides, weeks, lines) = Default::default();
    let mut diary = Trend {
        from,
        to,
        site: "left hamstring".to_owned(),
        unit: DistanceUnit::Mi,
        scores,
        runs,
        glides,
        weeks,
        lines,
        coin_days: 0,
    };
    let mut dice = Dice(7);
    for place in 0..days {
        let share = place as f64 / days.max(60) as f64;
        if (0.42..0.47).contains(&share) {
            continue;
        }
        one_day(&mut diary, from + Days::new(place), 4.2 - 2.6 * share, &mut dice);
    }
    diary.weeks = weeks_of(&diary.runs);
    diary.lines = marked_days(from, days);
    diary
}

/// The entries of one day about a level of pain.
fn one_day(diary: &mut Trend, day: NaiveDate, level: f64, dice: &mut Dice) {
    let score = |dice: &mut Dice, more: f64| (level + more + 3.0 * (dice.roll() - 0.5)).round().clamp(0.0, 10.0) as u8;
    let mut add = |time: f64, moment: Moment, score: u8| diary.scores.push(Score { day, time: Some(time), moment, score });
    if dice.roll() < 0.6 {
        add(0.29, Moment::Morning, score(dice, -0.4));
    }
    if dice.roll() < 0.1 {
        add(0.85, Moment::Rest, score(dice, -0.6));
    }
    let runs = dice.roll() < 0.8;
    if runs {
        let worst = score(dice, 1.2);
        if dice.roll() < 0.25 {
            add(0.70, Moment::Before, score(dice, 0.0));
            add(0.76, Moment::After, score(dice, 0.6));
        }
        add(0.74, Moment::Worst, worst);
        let effort = (2.0 + 7.0 * dice.roll()).round() as u8;
        let distance_m = Some(5000.0 + 11_000.0 * dice.roll().powi(2));
        diary.runs.push(RunPoint {
            day,
            time: Some(0.72),
            worst: Some(worst),
            effort: Some(effort),
            distance_m,
            cut_short: worst > 6,
        });
    }
    let kind = match dice.roll() {
        roll if roll < 0.45 && runs => GlideKind::BeforeRun,
        roll if roll < 0.75 => GlideKind::Other,
        roll if roll < 0.83 => GlideKind::Skipped,
        _ => return,
    };
    diary.glides.push(GlidePoint { day, time: Some(0.65), kind });
}

/// Distance by week.
fn weeks_of(runs: &[RunPoint]) -> Vec<Week> {
    let mut weeks: Vec<Week> = Vec::new();
    for run in runs {
        let first_day = run.day - Days::new(u64::from(run.day.weekday().num_days_from_monday()));
        let metres = run.distance_m.unwrap_or(0.0);
        match weeks.last_mut().filter(|week| week.first_day == first_day) {
            Some(week) => (week.distance_m, week.runs) = (week.distance_m + metres, week.runs + 1),
            None => weeks.push(Week { first_day, distance_m: metres, runs: 1 }),
        }
    }
    weeks
}

/// The start of an injury, treatments of all kinds, one of them often.
fn marked_days(from: NaiveDate, days: u64) -> Vec<DayLine> {
    let line = |place: u64, label: &str| DayLine { day: from + Days::new(place), label: label.to_owned() };
    let mut lines = vec![line(0, "injury: left hamstring")];
    for (share, label) in [(0.12, "pelvic correction"), (0.15, "needling"), (0.5, "new shoes"), (0.97, "pelvic correction")] {
        if days > 10 {
            lines.push(line((share * days as f64) as u64, label));
        }
    }
    lines.extend((20..days).step_by(21).map(|place| line(place, "massage")));
    lines.retain(|_| days > 1);
    lines
}
