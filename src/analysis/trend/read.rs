//! The trend of a diary's entries.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Duration, NaiveDate, Timelike, Utc, Weekday};

use super::{DayLine, GlideKind, GlidePoint, RunPoint, Score, Trend, Week};
use crate::domain::{Body, DistanceUnit, Entry, Injury, Location, Moment, PainReading, Period, Run, Stamp, Status};

/// The trend of the entries in a period.
///
/// `focus` chooses the scores and injuries; a session is "before a run" when it ended in the `window_h` hours before the start of a run of
/// the same journal day. A session or run without a time of day is never taken for one that preceded the other.
#[must_use]
pub fn trend(entries: &[Entry], period: Period, focus: &Location, unit: DistanceUnit, window_h: u8) -> Trend {
    let mut trend = Trend {
        from: period.from(),
        to: period.to(),
        site: words_of(focus),
        unit,
        scores: Vec::new(),
        runs: Vec::new(),
        glides: Vec::new(),
        weeks: Vec::new(),
        lines: Vec::new(),
        coin_days: 0,
    };
    let starts = starts_of_runs(entries);
    let before_a_run = |entry: &Entry| is_before_a_run(entry, &starts, window_h);
    for entry in entries {
        add_entry(&mut trend, entry, period, focus, before_a_run);
    }
    trend.scores.sort_by(|one, other| place(one.day, one.time).total_cmp(&place(other.day, other.time)));
    trend.runs.sort_by(|one, other| place(one.day, one.time).total_cmp(&place(other.day, other.time)));
    trend.glides.sort_by(|one, other| place(one.day, one.time).total_cmp(&place(other.day, other.time)));
    trend.lines.sort_by(|one, other| (one.day, &one.label).cmp(&(other.day, &other.label)));
    trend.weeks = weeks(&trend.runs);
    trend
}

/// Adds what one entry tells.
fn add_entry(trend: &mut Trend, entry: &Entry, period: Period, focus: &Location, before_a_run: impl Fn(&Entry) -> bool) {
    let stamp = &entry.stamp;
    let shown = period.contains(stamp.day());
    match &entry.body {
        Body::Run(run) if shown => add_run(trend, run, stamp, focus),
        Body::Pain(reading) if shown && reading.location.matches(focus) => trend.scores.push(score(reading, stamp)),
        Body::Glide(glide) if shown => {
            let kind = match glide.status {
                Status::Skipped => GlideKind::Skipped,
                Status::Done if before_a_run(entry) => GlideKind::BeforeRun,
                Status::Done => GlideKind::Other,
            };
            trend.glides.push(GlidePoint { day: stamp.day(), time: time_of_day(stamp), kind });
        }
        Body::Treatment(treatment) if shown && treatment.status == Status::Done => {
            trend.lines.push(DayLine { day: stamp.day(), label: treatment.name().to_owned(), of_injury: false });
        }
        Body::Injury(injury) if injury.location().matches(focus) => add_injury(trend, injury, period),
        _ => {}
    }
}

/// Adds a run and its scores.
fn add_run(trend: &mut Trend, run: &Run, stamp: &Stamp, focus: &Location) {
    trend.scores.extend(run.pain.iter().filter(|reading| reading.location.matches(focus)).map(|reading| score(reading, stamp)));
    trend.runs.push(RunPoint {
        day: stamp.day(),
        time: time_of_day(stamp),
        worst: run.pain_at(Moment::Worst, focus).map(|score| score.get()),
        effort: run.effort.map(|effort| effort.get()),
        distance_m: run.distance.map(|distance| distance.metres()),
        cut_short: run.cut_short,
    });
}

/// Adds the start and the end of an injury, where they lie in the period.
fn add_injury(trend: &mut Trend, injury: &Injury, period: Period) {
    let place = words_of(injury.location());
    let start = (Some(injury.from()), format!("injury: {place}"));
    let end = (injury.to(), format!("injury over: {place}"));
    for (day, label) in [start, end] {
        trend.lines.extend(day.filter(|day| period.contains(*day)).map(|day| DayLine { day, label, of_injury: true }));
    }
}

/// One score.
fn score(reading: &PainReading, stamp: &Stamp) -> Score {
    Score { day: stamp.day(), time: time_of_day(stamp), moment: reading.moment, score: reading.score.get() }
}

/// When the runs of each day began, as far as that is known.
fn starts_of_runs(entries: &[Entry]) -> BTreeMap<NaiveDate, Vec<DateTime<Utc>>> {
    let mut starts: BTreeMap<NaiveDate, Vec<DateTime<Utc>>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.run().is_some()) {
        starts.entry(entry.stamp.day()).or_default().extend(entry.stamp.utc());
    }
    starts
}

/// Whether a session ended at most `window_h` hours before a run of its own day began.
fn is_before_a_run(session: &Entry, starts: &BTreeMap<NaiveDate, Vec<DateTime<Utc>>>, window_h: u8) -> bool {
    let (Some(ended), Some(starts)) = (session.ended_at(), starts.get(&session.stamp.day())) else { return false };
    let window = Duration::zero()..=Duration::hours(i64::from(window_h));
    starts.iter().any(|start| window.contains(&(*start - ended)))
}

/// How far into its journal day a stamp lies, from the local midnight; hours after the next midnight stay at the end of the day.
fn time_of_day(stamp: &Stamp) -> Option<f64> {
    let at = stamp.instant()?.naive_local();
    if at.date() > stamp.day() {
        return Some(0.999);
    }
    Some(f64::from(at.num_seconds_from_midnight()) / 86_400.0)
}

/// A number that sorts by day and time, an unknown time in the middle of its day.
fn place(day: NaiveDate, time: Option<f64>) -> f64 {
    f64::from(day.num_days_from_ce()) + time.unwrap_or(0.5)
}

/// Distance and runs of each week, Monday to Sunday, that has a run.
fn weeks(runs: &[RunPoint]) -> Vec<Week> {
    let mut weeks: BTreeMap<NaiveDate, Week> = BTreeMap::new();
    for run in runs {
        let first_day = run.day.week(Weekday::Mon).first_day();
        let week = weeks.entry(first_day).or_insert(Week { first_day, distance_m: 0.0, runs: 0 });
        week.distance_m += run.distance_m.unwrap_or(0.0);
        week.runs += 1;
    }
    weeks.into_values().collect()
}

/// A place in words; none where every place is meant.
fn words_of(location: &Location) -> String {
    if location.site.is_none() && location.side.is_none() { String::new() } else { location.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Distance, EntryId, Glide, PainScore, Side, Site, SymptomFlags, Treatment};

    fn entry(at: &str, body: Body) -> Entry {
        let at = DateTime::parse_from_rfc3339(at).unwrap();
        let stamp = Stamp::stored(at.date_naive(), Some(at)).unwrap();
        let (recorded_at, modified_at) = (at.to_utc(), at.to_utc());
        Entry {
            id: EntryId(1),
            uuid: uuid::Uuid::nil(),
            stamp,
            recorded_at,
            modified_at,
            note: None,
            tags: Vec::new(),
            sources: Vec::new(),
            body,
        }
    }

    fn hamstring(side: Side) -> Location {
        Location { site: Some(Site::any("hamstring").unwrap()), side: Some(side) }
    }

    fn reading(side: Side, moment: Moment, score: i64) -> PainReading {
        let (location, score) = (hamstring(side), PainScore::new(score).unwrap());
        PainReading { location, moment, score, flags: SymptomFlags::default() }
    }

    fn run(worst: i64) -> Body {
        let distance = Some(Distance::from_metres(8000.0).unwrap());
        Body::Run(Run { distance, pain: vec![reading(Side::Left, Moment::Worst, worst)], ..Run::default() })
    }

    fn glide() -> Body {
        Body::Glide(Glide { minutes: Some(10), ..Glide::bare(Status::Done) })
    }

    fn read(entries: &[Entry]) -> Trend {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        trend(entries, Period::new(day(1), day(30)).unwrap(), &hamstring(Side::Left), DistanceUnit::Km, 12)
    }

    #[test]
    fn a_session_is_before_a_run_by_the_clock_and_on_its_day() {
        let kinds = |entries: &[Entry]| read(entries).glides.iter().map(|glide| glide.kind).collect::<Vec<_>>();
        let runs = [entry("2026-11-03T18:00:00+01:00", run(3)), entry("2026-11-04T06:00:00+01:00", run(3))];
        let with = |at: &str| kinds(&[runs[0].clone(), runs[1].clone(), entry(at, glide())]);
        assert_eq!(with("2026-11-03T17:00:00+01:00"), [GlideKind::BeforeRun]);
        assert_eq!(with("2026-11-03T17:55:00+01:00"), [GlideKind::Other], "still going when the run began");
        assert_eq!(with("2026-11-03T05:00:00+01:00"), [GlideKind::Other], "too long before");
        assert_eq!(with("2026-11-03T21:00:00+01:00"), [GlideKind::Other], "the next run is of another day");
        let mut skipped = entry("2026-11-03T17:00:00+01:00", Body::Glide(Glide::bare(Status::Skipped)));
        assert_eq!(kinds(&[runs[0].clone(), skipped.clone()]), [GlideKind::Skipped]);
        (skipped.stamp, skipped.body) = (Stamp::day_only(skipped.stamp.day()), glide());
        assert_eq!(kinds(&[runs[0].clone(), skipped]), [GlideKind::Other], "no time, no order");
    }

    #[test]
    fn scores_of_another_side_stay_out() {
        let other = entry("2026-11-03T07:00:00Z", Body::Pain(reading(Side::Right, Moment::Morning, 7)));
        let own = entry("2026-11-03T07:00:00Z", Body::Pain(reading(Side::Left, Moment::Morning, 2)));
        let trend = read(&[other, own, entry("2026-11-03T06:00:00Z", run(4))]);
        let scores: Vec<(Moment, u8)> = trend.scores.iter().map(|score| (score.moment, score.score)).collect();
        assert_eq!(scores, [(Moment::Worst, 4), (Moment::Morning, 2)], "in order of time");
        assert_eq!((trend.runs[0].worst, trend.weeks[0].distance_m, trend.weeks[0].runs), (Some(4), 8000.0, 1));
        assert_eq!(trend.site, "left hamstring");
    }

    #[test]
    fn a_days_background_is_the_mean_of_what_was_felt_away_from_running() {
        let pain = |at: &str, moment, score| entry(at, Body::Pain(reading(Side::Left, moment, score)));
        let trend = read(&[
            pain("2026-11-03T07:00:00Z", Moment::Morning, 2),
            pain("2026-11-03T12:00:00Z", Moment::Rest, 5),
            entry("2026-11-03T18:00:00Z", run(9)),
            entry("2026-11-04T18:00:00Z", run(9)),
            pain("2026-11-06T12:00:00Z", Moment::Rest, 0),
        ]);
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        assert_eq!(trend.background_days(), BTreeMap::from([(day(3), 3.5), (day(6), 0.0)]));
        let daily: Vec<Entry> = (1..=20).map(|day| pain(&format!("2026-11-{day:02}T07:00:00Z"), Moment::Morning, 4)).collect();
        let rolling = read(&daily).rolling();
        assert_eq!(rolling.len(), 1);
        assert!(rolling[0].len() > 10 && rolling[0].iter().all(|day| day.mean == 4.0), "{rolling:?}");
    }

    #[test]
    fn treatments_and_injuries_of_the_period_become_lines() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let treatment = |status| Body::Treatment(Treatment::new("massage", status).unwrap());
        let injury = Injury::new(hamstring(Side::Left), day(1) - chrono::Days::new(40), Some(day(5))).unwrap();
        let trend = read(&[
            entry("2026-11-09T12:00:00Z", treatment(Status::Done)),
            entry("2026-11-10T12:00:00Z", treatment(Status::Skipped)),
            entry("2026-12-09T12:00:00Z", treatment(Status::Done)),
            entry("2026-11-01T12:00:00Z", Body::Injury(injury)),
        ]);
        let lines: Vec<(NaiveDate, &str)> = trend.lines.iter().map(|line| (line.day, line.label.as_str())).collect();
        assert_eq!(lines, [(day(5), "injury over: left hamstring"), (day(9), "massage")]);
    }
}
