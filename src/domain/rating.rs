//! Ratings of a whole week or of function, by their scale.

use super::Refusal;
use std::fmt;
use std::str::FromStr;

/// A published scale, with its range and direction (CLINICAL.md, "Scores"). Scales are never merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scale {
    /// Global change, 1 very much better to 7 very much worse.
    Pgic,
    /// Patient-specific function of one activity, 0 unable to 10 as before (Stratford 1995).
    Psfs,
    /// Lower extremity function, 0 to 80, higher is better (Binkley 1999).
    Lefs,
    /// Proximal hamstring tendinopathy, 0 to 100, 100 without symptoms (Cacchio 2014).
    VisaH,
    /// Weekly overuse problems, 0 to 100, higher is worse (Clarsen 2013).
    Ostrc,
}

impl Scale {
    /// Every scale.
    pub const ALL: [Scale; 5] = [Scale::Pgic, Scale::Psfs, Scale::Lefs, Scale::VisaH, Scale::Ostrc];

    /// The name in files and commands.
    pub fn as_str(self) -> &'static str {
        match self {
            Scale::Pgic => "pgic",
            Scale::Psfs => "psfs",
            Scale::Lefs => "lefs",
            Scale::VisaH => "visa-h",
            Scale::Ostrc => "ostrc",
        }
    }

    /// The lowest and the highest value.
    pub fn range(self) -> (i64, i64) {
        match self {
            Scale::Pgic => (1, 7),
            Scale::Psfs => (0, 10),
            Scale::Lefs => (0, 80),
            Scale::VisaH | Scale::Ostrc => (0, 100),
        }
    }
}

impl FromStr for Scale {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let said = text.to_lowercase();
        Scale::ALL
            .into_iter()
            .find(|scale| scale.as_str() == said)
            .ok_or_else(|| Refusal::new(format!("a scale is pgic, psfs, lefs, visa-h or ostrc, not \"{text}\"")))
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    scale: Scale,
    value: u8,
    activity: Option<String>,
}

impl Rating {
    /// A rating in the range of its scale; only PSFS names an activity.
    pub fn new(scale: Scale, value: i64, activity: Option<String>) -> Result<Self, Refusal> {
        let (low, high) = scale.range();
        let value = u8::try_from(value)
            .ok()
            .filter(|v| (low..=high).contains(&i64::from(*v)))
            .ok_or_else(|| Refusal::new(format!("{scale} is a whole number from {low} to {high}, not {value}")))?;
        let activity = activity.filter(|activity| !activity.trim().is_empty());
        if activity.is_some() != (scale == Scale::Psfs) {
            return Err(Refusal::new("a psfs rating, and no other, names the activity it rates"));
        }
        Ok(Rating { scale, value, activity })
    }

    /// The scale.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// The value, in the scale's range.
    pub fn value(&self) -> u8 {
        self.value
    }

    /// The activity a PSFS rating is about.
    pub fn activity(&self) -> Option<&str> {
        self.activity.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scale_takes_its_range_and_only_one_names_an_activity() {
        for scale in Scale::ALL {
            let activity = || (scale == Scale::Psfs).then(|| "sitting 1 h".to_owned());
            let (low, high) = scale.range();
            for (value, fits) in [(low - 1, false), (low, true), (high, true), (high + 1, false), (-1, false), (300, false)] {
                assert_eq!(Rating::new(scale, value, activity()).is_ok(), fits, "{scale} {value}");
            }
            let other = if scale == Scale::Psfs { None } else { Some("sitting".to_owned()) };
            assert!(Rating::new(scale, high, other).is_err(), "{scale}");
            assert_eq!(scale.to_string().to_uppercase().parse(), Ok(scale));
        }
        assert_eq!(Scale::ALL.map(Scale::range), [(1, 7), (0, 10), (0, 80), (0, 100), (0, 100)]);
        assert!(Rating::new(Scale::Psfs, 5, Some("  ".into())).is_err());
    }
}
