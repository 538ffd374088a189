//! A made-up season, for looking before leaping: seeded, so that the same seed gives the same diary.
//!
//! The runner in it glides before about half of her runs, and in this invented season those runs
//! hurt a little over a point less. Nobody's data stand behind it.

use super::{Context, Result};
use crate::domain::{
    Body, Distance, DistanceUnit, Duration, Effort, Feel, Glide, GlobalChange, Height, HeightUnit, Injury, Location, Moment,
    Nerve, PainReading, PainScore, Position, Rating, Run, Scale, Setting, SettingKey, Side, Site, Stamp, Status, SymptomFlags,
    Technique, Treatment, When, hashtags,
};
use crate::store::{Draft, Journal};
use chrono::{Datelike, Duration as Span, NaiveDate, NaiveTime, Weekday};
use rand_chacha::ChaCha12Rng;
use rand_core::{Rng, SeedableRng};

/// How many weeks the season has.
const WEEKS: i64 = 16;
/// What gliding before a run goes with in it, in points of worst pain.
const DIFFERENCE: f64 = -1.3;

/// Writes a season that ends today into an empty journal; gives back how many entries it has.
pub fn make_season(journal: &mut Journal, context: &Context, seed: u64) -> Result<usize> {
    let (count, _) = journal.change(&context.author("demo"), |writer| {
        let when = context.when(&writer.view())?;
        writer.set(Setting::new(SettingKey::Units, "mi")?, when.stamp())?;
        let drafts = season(&when, seed);
        let count = drafts.len();
        for draft in drafts {
            writer.add(draft)?;
        }
        Ok::<_, super::DiaryError>(count)
    })?;
    journal.mark_once("demo", context.now)?;
    Ok(count)
}

struct Dice(ChaCha12Rng);

impl Dice {
    fn share(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn chance(&mut self, of: f64) -> bool {
        self.share() < of
    }

    /// Roughly normal, mean 0 and sd 1.
    fn noise(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }
}

fn season(when: &When, seed: u64) -> Vec<Draft> {
    let mut dice = Dice(ChaCha12Rng::seed_from_u64(seed));
    let first = when.today() - Span::days(7 * WEEKS - 1);
    let mut drafts = vec![injury(first - Span::days(20))];
    let mut carried = 0.0;
    for number in 0..7 * WEEKS {
        let day = first + Span::days(number);
        carried = 0.4 * carried + 0.6 * dice.noise();
        let last_week = number >= 7 * (WEEKS - 1);
        let usual = 4.2 - 1.0 * number as f64 / (7.0 * WEEKS as f64) + carried - if last_week { 1.7 } else { 0.0 };
        drafts.extend(one_day(&mut dice, when, day, number / 7, usual));
    }
    drafts.retain(|draft| draft.stamp.instant().is_none_or(|at| at <= when.now) && draft.stamp.day() <= when.today());
    // Today no session stands before the next run: at any hour the coin can be asked.
    let last_run = drafts.iter().filter(|draft| matches!(draft.body, Body::Run(_))).filter_map(|run| run.stamp.utc()).max();
    let open = |draft: &Draft| draft.stamp.day() == when.today() && draft.stamp.utc() > last_run;
    drafts.retain(|draft| !matches!(draft.body, Body::Glide(_)) || !open(draft));
    drafts
}

fn one_day(dice: &mut Dice, when: &When, day: NaiveDate, week: i64, usual: f64) -> Vec<Draft> {
    let mut drafts = Vec::new();
    if dice.chance(0.88) {
        drafts.extend(draft(when, day, (7, 5), morning(usual)));
    }
    if dice.chance(0.35) {
        drafts.extend(draft(when, day, (13, 0), Treatment::new("pelvic correction", Status::Done).map(Body::Treatment).ok()));
    }
    let runs = matches!(day.weekday(), Weekday::Tue | Weekday::Thu | Weekday::Sat | Weekday::Sun);
    if runs && dice.chance(0.9) {
        drafts.extend(run_day(dice, when, day, week, usual));
    } else if dice.chance(0.3) {
        drafts.extend(draft(when, day, (20, 30), Some(Body::Glide(glide(dice)))));
    }
    if day.weekday() == Weekday::Sun {
        drafts.extend(draft(when, day, (20, 0), rating(dice, week)));
    }
    drafts
}

fn run_day(dice: &mut Dice, when: &When, day: NaiveDate, week: i64, usual: f64) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let morning_run = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let (hour, minute) = if morning_run { (9, 10) } else { (17, 40) };
    let glided = dice.chance(0.52);
    if glided {
        drafts.extend(draft(when, day, (hour, minute - 10), Some(Body::Glide(glide(dice)))));
    } else if dice.chance(0.15) {
        let mut skipped = draft(when, day, (hour, minute - 10), Some(Body::Glide(Glide::bare(Status::Skipped))));
        skipped.iter_mut().for_each(|draft| draft.note = Some("no room to lie down".into()));
        drafts.extend(skipped);
    }
    let worst = usual + 0.6 + 0.6 * dice.noise() + if glided { DIFFERENCE } else { 0.0 };
    let mut run = draft(when, day, (hour, minute), Some(Body::Run(run(dice, week, day, usual, worst))));
    if dice.chance(0.12) {
        let note = "#runforboston with the group, felt the leg on the hill";
        run.iter_mut().for_each(|draft| (draft.note, draft.tags) = (Some(note.into()), hashtags(note)));
    }
    drafts.extend(run);
    if dice.chance(0.4) {
        drafts.extend(draft(when, day, (hour + 1, minute + 15), Some(Body::Glide(glide(dice)))));
    }
    drafts
}

fn draft(when: &When, day: NaiveDate, (hour, minute): (u32, u32), body: Option<Body>) -> Vec<Draft> {
    let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN);
    let (at, _) = when.zone.resolve(day.and_time(time));
    body.map(|body| Draft::new(Stamp::at(at, when.day_start), body)).into_iter().collect()
}

fn place() -> Location {
    Location { site: Site::any("hamstring").ok(), side: Some(Side::Left) }
}

fn score(value: f64) -> Option<PainScore> {
    PainScore::new(value.round().clamp(0.0, 10.0) as i64).ok()
}

fn reading(moment: Moment, value: f64) -> Option<PainReading> {
    score(value).map(|score| PainReading { location: place(), moment, score, flags: SymptomFlags::default() })
}

fn morning(usual: f64) -> Option<Body> {
    reading(Moment::Morning, usual).map(Body::Pain)
}

fn injury(since: NaiveDate) -> Draft {
    let body = Injury::new(place(), since, None).map(Body::Injury);
    Draft::new(Stamp::day_only(since), body.unwrap_or_else(|_| Body::Glide(Glide::bare(Status::Skipped))))
}

fn rating(dice: &mut Dice, week: i64) -> Option<Body> {
    let value = (4.2 - week as f64 / 12.0 + 0.6 * dice.noise()).round().clamp(1.0, 7.0) as i64;
    let change = GlobalChange::new(value).ok()?;
    Rating::new(Scale::Pgic, i64::from(change.get()), None).map(Body::Rating).ok()
}

fn glide(dice: &mut Dice) -> Glide {
    Glide {
        nerve: Nerve::any("sciatic").ok(),
        technique: Some(Technique::Slider),
        position: Some(if dice.chance(0.7) { Position::Supine } else { Position::Seated }),
        side: Some(Side::Left),
        sets: Some(if dice.chance(0.6) { 2 } else { 3 }),
        reps: Some(if dice.chance(0.6) { 15 } else { 10 }),
        hold_s: Some(2),
        height: Height::new(18.0, HeightUnit::In).ok(),
        minutes: Some(5),
        symptom: PainScore::new(i64::from(dice.chance(0.4))).ok(),
        ..Glide::bare(Status::Done)
    }
}

fn run(dice: &mut Dice, week: i64, day: NaiveDate, usual: f64, worst: f64) -> Run {
    let long = day.weekday() == Weekday::Sun;
    let miles = if long { 6.0 + 0.35 * week as f64 } else { 3.6 + 0.08 * week as f64 } + 0.5 * dice.noise();
    let miles = (miles.max(2.0) * 10.0).round() / 10.0;
    let pace_s = 552.0 - 2.0 * week as f64 + 9.0 * dice.noise() + 6.0 * worst;
    let duration = Duration::from_seconds((miles * pace_s).round().max(60.0) as u32).ok();
    let effort = (3.4 + 0.22 * miles + 0.3 * worst + 0.7 * dice.noise()).round().clamp(1.0, 10.0) as i64;
    let readings =
        [(Moment::Before, usual - 0.6), (Moment::Worst, worst.max(0.0)), (Moment::After, worst - 0.7 + 0.4 * dice.noise())];
    Run {
        distance: Distance::from_metres(miles * DistanceUnit::Mi.metres()).ok(),
        moving: duration,
        elapsed: duration,
        effort: Effort::new(effort).ok(),
        feel: Feel::new((4.2 - 0.4 * worst).round().clamp(1.0, 5.0) as i64).ok(),
        pain: readings.into_iter().filter_map(|(moment, value)| reading(moment, value)).collect(),
        cut_short: worst > 5.2,
        ..Run::default()
    }
}
