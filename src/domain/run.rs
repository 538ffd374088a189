//! A run.

use super::{Distance, Duration, Effort, Feel, Insisted, Location, Moment, Pace, PainReading, PainScore, Refusal};

/// One run; everything that was not recorded is `None`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Run {
    /// How far.
    pub distance: Option<Distance>,
    /// Time in motion.
    pub moving: Option<Duration>,
    /// Time from start to end, pauses included.
    pub elapsed: Option<Duration>,
    /// Session effort.
    pub effort: Option<Effort>,
    /// How strong it felt.
    pub feel: Option<Feel>,
    /// Pain before, worst and after, at one or several sites.
    pub pain: Vec<PainReading>,
    /// Stopped before the plan's end.
    pub cut_short: bool,
    /// On a treadmill.
    pub treadmill: bool,
    /// Climbed, in metres.
    pub ascent_m: Option<f64>,
    /// Mean heart rate, beats per minute.
    pub avg_hr: Option<u16>,
    /// Highest heart rate, beats per minute.
    pub max_hr: Option<u16>,
    /// Mean cadence, steps a minute of both feet.
    pub cadence: Option<u16>,
    /// Energy, kcal.
    pub calories: Option<u32>,
}

impl Run {
    /// How long it took: in motion if known, else from start to end.
    pub fn duration(&self) -> Option<Duration> {
        self.moving.or(self.elapsed)
    }

    /// From start to end if known, else the time in motion.
    pub fn start_to_end(&self) -> Option<Duration> {
        self.elapsed.or(self.moving)
    }

    /// Time per distance, where both are known.
    pub fn pace(&self) -> Option<Pace> {
        Some(Pace::of(self.distance?, self.duration()?))
    }

    /// The highest score of a moment at a place (several readings may match an open side).
    pub fn pain_at(&self, moment: Moment, focus: &Location) -> Option<PainScore> {
        self.pain.iter().filter(|r| r.moment == moment && r.location.matches(focus)).map(|r| r.score).max()
    }

    /// Puts a reading in place of the one of the same place and moment, or adds it.
    pub fn put_pain(&mut self, reading: PainReading) {
        self.pain.retain(|r| !(r.moment == reading.moment && r.location == reading.location));
        self.pain.push(reading);
        self.pain.sort_by(|a, b| (&a.location, a.moment).cmp(&(&b.location, b.moment)));
    }

    /// Refuses a pace no one runs, with the likely meaning.
    pub fn check_pace(&self, unit: super::DistanceUnit) -> Result<(), Refusal> {
        let (Some(distance), Some(duration), Some(pace)) = (self.distance, self.duration(), self.pace()) else {
            return Ok(());
        };
        if pace.is_plausible() {
            return Ok(());
        }
        let said = format!("{} in {duration} would be {}: no one runs that", distance.show(unit), pace.show(unit));
        let hint = match &likely_meanings(distance, duration, unit)[..] {
            [] => "check distance and duration (44:10 is minutes and seconds); if it is right as it stands, say --yes".into(),
            meanings => format!("did you mean {}? If it is right as it stands, say --yes", meanings.join(", or ")),
        };
        Err(Refusal::new(said).hint(hint).unless(Insisted::Pace))
    }
}

/// What was likely meant by a pace no one runs: hours and minutes typed one place off, a pace typed as
/// a duration, or a figure too many. At most two, the likeliest first.
fn likely_meanings(distance: Distance, duration: Duration, unit: super::DistanceUnit) -> Vec<String> {
    let seconds = duration.seconds();
    let sense = |seconds: f64| {
        let duration = Duration::from_seconds(seconds.round().clamp(0.0, 1e9) as u32).ok();
        duration.filter(|duration| Pace::of(distance, *duration).is_plausible())
    };
    // 44:10:00 for 44:10.
    let place_off = seconds.is_multiple_of(60).then(|| f64::from(seconds) / 60.0);
    let as_pace = |pace: f64| {
        let (whole, pace) = (sense(pace * distance.in_unit(unit))?, Duration::from_seconds(pace as u32).ok()?);
        Some(format!("a pace of {pace} /{unit}, which is {whole} in all"))
    };
    let figure_too_many = seconds.is_multiple_of(6000).then(|| f64::from(seconds) / 10.0);
    let mut meanings: Vec<String> = [
        sense(f64::from(seconds) * 60.0).map(|whole| format!("{whole} (hours:minutes:seconds)")),
        place_off.and_then(sense).map(|whole| format!("{whole} (minutes:seconds)")),
        as_pace(f64::from(seconds)),
        place_off.and_then(as_pace),
        figure_too_many.and_then(sense).map(|whole| format!("{whole} in all")),
    ]
    .into_iter()
    .flatten()
    .take(2)
    .collect();
    if meanings.is_empty() {
        let tenth = Distance::from_metres(distance.metres() / 10.0).ok();
        let tenth = tenth.filter(|tenth| Pace::of(*tenth, duration).is_plausible());
        meanings.extend(tenth.map(|tenth| tenth.show(unit)));
    }
    meanings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DistanceUnit::Km;

    #[test]
    fn a_reading_takes_the_place_of_its_own_moment_and_site_alone() {
        use crate::domain::{Site, SymptomFlags};
        let knee = Location { site: Site::any("knee").ok(), side: None };
        let put = |run: &mut Run, location: &Location, moment, score| {
            let score = PainScore::new(score).unwrap();
            run.put_pain(PainReading { location: location.clone(), moment, score, flags: SymptomFlags::default() });
        };
        let mut run = Run::default();
        put(&mut run, &knee, Moment::Worst, 3);
        put(&mut run, &knee, Moment::After, 2);
        put(&mut run, &Location::default(), Moment::Worst, 5);
        put(&mut run, &knee, Moment::Worst, 4);
        let kept: Vec<_> = run.pain.iter().map(|r| (r.location == knee, r.moment, r.score.get())).collect();
        assert_eq!(kept, [(false, Moment::Worst, 5), (true, Moment::Worst, 4), (true, Moment::After, 2)]);
    }

    #[test]
    fn an_impossible_pace_is_refused_with_what_was_likely_meant() {
        for (distance, duration, meant) in [
            ("10km", "44:10:00", "44:10 (minutes:seconds)"),
            ("5km", "50:00:00", "50:00 (minutes:seconds)"),
            ("5km", "7:30:00", "a pace of 7:30 /km, which is 37:30 in all"),
            ("10km", "300:00", "a pace of 5:00 /km, which is 50:00 in all, or 30:00 in all"),
            ("50km", "44:10", "5 km"),
            ("10km", "1:10", "1:10:00 (hours:minutes:seconds)"),
            ("10km", "4:30", "a pace of 4:30 /km, which is 45:00 in all"),
        ] {
            let (distance, duration) = (Distance::parse(distance, Km).unwrap(), duration.parse().unwrap());
            let run = Run { distance: Some(distance), moving: Some(duration), ..Run::default() };
            let hint = run.check_pace(Km).unwrap_err().hint.unwrap();
            assert_eq!(hint, format!("did you mean {meant}? If it is right as it stands, say --yes"));
        }
    }
}
