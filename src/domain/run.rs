//! A run.

use super::{Distance, Duration, Effort, Feel, Location, Moment, Pace, PainReading, PainScore, Refusal};

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
        let sense = |seconds: f64| {
            let duration = Duration::from_seconds(seconds.round().clamp(0.0, 1e9) as u32).ok();
            duration.filter(|duration| Pace::of(distance, *duration).is_plausible())
        };
        let as_hours = sense(f64::from(duration.seconds()) * 60.0);
        let as_pace = sense(f64::from(duration.seconds()) * distance.in_unit(unit));
        let hint = match (as_hours, as_pace) {
            (Some(whole), _) => format!("did you mean {whole} (hours:minutes:seconds)? If it is right as it stands, say --yes"),
            (None, Some(whole)) => {
                format!(
                    "did you mean a pace of {duration} /{unit}, which is {whole} in all? If it is right as it stands, say --yes"
                )
            }
            _ => "check distance and duration (44:10 is minutes and seconds); if it is right as it stands, say --yes".into(),
        };
        Err(Refusal::new(said).hint(hint))
    }
}
