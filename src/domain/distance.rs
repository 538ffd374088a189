//! Distances and paces.

use super::{Duration, Refusal};
use std::fmt;
use std::str::FromStr;

const METRES_PER_MILE: f64 = 1609.344;
const LONGEST_M: f64 = 1_000_000.0;

/// The unit distances are shown in and bare numbers are read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DistanceUnit {
    /// Miles, 1609.344 m.
    Mi,
    /// Kilometres.
    Km,
}

impl DistanceUnit {
    /// The unit that words such as `5mi` or `800 m` name; metres are of the metric one.
    pub fn named_in(text: &str) -> Option<Self> {
        let unit = text.trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        match unit.as_str() {
            "mi" | "mile" | "miles" => Some(DistanceUnit::Mi),
            "k" | "km" | "kms" | "m" | "meters" | "metres" => Some(DistanceUnit::Km),
            _ => None,
        }
    }

    /// Metres in one of the unit.
    pub fn metres(self) -> f64 {
        match self {
            DistanceUnit::Mi => METRES_PER_MILE,
            DistanceUnit::Km => 1000.0,
        }
    }

    /// `mi` or `km`.
    pub fn name(self) -> &'static str {
        match self {
            DistanceUnit::Mi => "mi",
            DistanceUnit::Km => "km",
        }
    }
}

impl FromStr for DistanceUnit {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        match text.to_lowercase().as_str() {
            "mi" | "mile" | "miles" => Ok(DistanceUnit::Mi),
            "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => Ok(DistanceUnit::Km),
            _ => Err(Refusal::new(format!("units are mi or km, not \"{text}\""))),
        }
    }
}

/// A distance in metres, more than 0 and at most 1000 km.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Distance(f64);

impl Distance {
    /// The distance from metres.
    pub fn from_metres(metres: f64) -> Result<Self, Refusal> {
        if metres.is_finite() && metres > 0.0 && metres <= LONGEST_M {
            Ok(Distance(metres))
        } else {
            Err(Refusal::new(format!("a distance is more than 0 and at most 1000 km, not {} km", metres / 1000.0)))
        }
    }

    /// Metres.
    pub fn metres(self) -> f64 {
        self.0
    }

    /// The distance in a unit, as a number.
    pub fn in_unit(self, unit: DistanceUnit) -> f64 {
        self.0 / unit.metres()
    }

    /// The distance as people say it: at most two decimals, then the unit.
    pub fn show(self, unit: DistanceUnit) -> String {
        let text = format!("{:.2}", self.in_unit(unit));
        format!("{} {}", text.trim_end_matches('0').trim_end_matches('.'), unit.name())
    }

    /// Reads `5mi`, `5.2km`, `5k`, `800m`, `half marathon`; a bare number is in `unit`.
    pub fn parse(text: &str, unit: DistanceUnit) -> Result<Self, Refusal> {
        let said = text.trim().to_lowercase();
        match said.as_str() {
            "marathon" => return Ok(Distance(42_195.0)),
            "half marathon" | "half-marathon" | "half" => return Ok(Distance(21_097.5)),
            _ => {}
        }
        let refuse = || {
            Refusal::new(format!("\"{}\" is not a distance", text.trim()))
                .hint("say for example 5mi, 5.2km, 5k, 800m or \"half marathon\"")
        };
        let split = said.find(|c: char| c.is_alphabetic()).unwrap_or(said.len());
        let (number, suffix) = said.split_at(split);
        let suffix = suffix.trim();
        let in_metres = matches!(suffix, "m" | "meters" | "metres");
        let number = if in_metres { metres_of(number.trim()) } else { number.trim().replace(',', ".") };
        if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-') {
            return Err(refuse());
        }
        let number: f64 = number.parse().map_err(|_| refuse())?;
        let metres = match suffix {
            "" => number * unit.metres(),
            "mi" | "mile" | "miles" => number * METRES_PER_MILE,
            "k" | "km" | "kms" => number * 1000.0,
            _ if in_metres => number,
            _ => return Err(refuse()),
        };
        if metres <= 0.0 {
            let hint = "say for example 5mi, 5.2km, 5k, 800m or \"half marathon\"";
            return Err(Refusal::new(format!("a distance is more than 0, not \"{}\"", text.trim())).hint(hint));
        }
        Distance::from_metres(metres)
    }
}

/// A number of metres: `1,500` and `1.500` part thousands, as nobody measures a run to the millimetre.
fn metres_of(number: &str) -> String {
    match number.split_once([',', '.']) {
        Some((thousands, rest)) if rest.len() == 3 && !thousands.starts_with('0') => format!("{thousands}{rest}"),
        _ => number.replace(',', "."),
    }
}

/// Time per distance, in seconds per metre.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Pace(f64);

impl Pace {
    const FASTEST_S_PER_KM: f64 = 120.0;
    const SLOWEST_S_PER_KM: f64 = 1200.0;

    /// The pace of a distance covered in a duration.
    pub fn of(distance: Distance, duration: Duration) -> Self {
        Pace(f64::from(duration.seconds()) / distance.metres())
    }

    /// Seconds for a kilometre.
    pub fn seconds_per_km(self) -> f64 {
        self.0 * 1000.0
    }

    /// Whether people run this: from 2:00 to 20:00 per km.
    pub fn is_plausible(self) -> bool {
        (Self::FASTEST_S_PER_KM..=Self::SLOWEST_S_PER_KM).contains(&(self.0 * 1000.0))
    }

    /// `8:50 /mi`.
    pub fn show(self, unit: DistanceUnit) -> String {
        let seconds = (self.0 * unit.metres()).round() as u64;
        format!("{}:{:02} /{}", seconds / 60, seconds % 60, unit.name())
    }
}

impl fmt::Display for DistanceUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_known_by_its_words() {
        let named = DistanceUnit::named_in;
        for text in ["5mi", "10 miles", "1 Mile"] {
            assert_eq!(named(text), Some(DistanceUnit::Mi), "{text}");
        }
        for text in ["5k", "5.2 km", "800m", "800 metres"] {
            assert_eq!(named(text), Some(DistanceUnit::Km), "{text}");
        }
        assert_eq!((named("5"), named("half marathon")), (None, None));
        assert_eq!(("MILES".parse().ok(), "kilometres".parse().ok()), (Some(DistanceUnit::Mi), Some(DistanceUnit::Km)));
        assert!("furlongs".parse::<DistanceUnit>().is_err());
    }

    #[test]
    fn no_run_is_of_nothing_or_longer_than_a_thousand_kilometres() {
        for bad in [0.0, -1.0, 1_000_000.1, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(Distance::from_metres(bad).is_err(), "{bad}");
        }
        assert!(Distance::from_metres(1_000_000.0).is_ok() && Distance::from_metres(0.1).is_ok());
    }

    #[test]
    fn distances_are_read_as_people_write_them() {
        for (text, metres) in [
            ("5mi", 8046.72),
            ("5.2km", 5200.0),
            ("5,2 km", 5200.0),
            ("5k", 5000.0),
            ("800m", 800.0),
            ("1,500m", 1500.0),
            ("1.500 m", 1500.0),
            ("12,500 metres", 12_500.0),
            ("0.500m", 0.5),
            ("1,5m", 1.5),
            ("1,500km", 1500.0),
            ("half marathon", 21_097.5),
            ("Marathon", 42_195.0),
            ("3", 3000.0),
            ("10 miles", 16_093.44),
        ] {
            let got = Distance::parse(text, DistanceUnit::Km).unwrap().metres();
            assert!((got - metres).abs() < 1e-6, "{text}: {got}");
        }
        for bad in ["", "-5mi", "0", "5 parsecs", "mi", "1e9", "nan", "inf", "5.2.1km", "2000km", "4:30"] {
            assert!(Distance::parse(bad, DistanceUnit::Km).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_pace_no_one_runs_is_told_apart() {
        let pace = |km: f64, s| Pace::of(Distance::from_metres(km * 1000.0).unwrap(), Duration::from_seconds(s).unwrap());
        assert!(pace(8.0, 2650).is_plausible());
        assert!(!pace(8.0, 330).is_plausible());
        assert!(!pace(1.0, 1260).is_plausible());
        assert_eq!(pace(8.04672, 2650).show(DistanceUnit::Mi), "8:50 /mi");
        assert!((pace(8.0, 2400).seconds_per_km() - 300.0).abs() < 1e-9);
    }

    proptest::proptest! {
        #[test]
        fn what_is_shown_reads_back(metres in 20.0f64..100_000.0) {
            let shown = Distance::from_metres(metres).unwrap().show(DistanceUnit::Km);
            let back = Distance::parse(&shown, DistanceUnit::Mi).unwrap().metres();
            proptest::prop_assert!((back - metres).abs() <= 5.0 + 1e-6);
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,12}") {
            let _ = Distance::parse(&text, DistanceUnit::Mi);
        }
    }
}
