//! A pain reading: where, when, how much.

use super::{PainScore, Refusal, Side, Site};
use std::fmt;
use std::str::FromStr;

/// Which moment a pain score speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// In the morning, before the day: the next-morning reading of yesterday's run, where there was one.
    Morning,
    /// Just before a run.
    Before,
    /// The worst during a run.
    Worst,
    /// After a run.
    After,
    /// At any other time, on its own.
    Rest,
    /// Asked by the coin, before it was shown.
    Decision,
}

impl Moment {
    /// Every moment, in the order of a day around a run.
    pub const ALL: [Moment; 6] =
        [Moment::Morning, Moment::Before, Moment::Worst, Moment::After, Moment::Rest, Moment::Decision];

    /// The word for the moment.
    pub fn as_str(self) -> &'static str {
        match self {
            Moment::Morning => "morning",
            Moment::Before => "before",
            Moment::Worst => "worst",
            Moment::After => "after",
            Moment::Rest => "rest",
            Moment::Decision => "decision",
        }
    }

    /// Whether the score belongs to a run: before, worst or after.
    pub fn is_around_a_run(self) -> bool {
        matches!(self, Moment::Before | Moment::Worst | Moment::After)
    }
}

impl FromStr for Moment {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let said = text.to_lowercase();
        Moment::ALL
            .into_iter()
            .find(|moment| moment.as_str() == said)
            .ok_or_else(|| Refusal::new(format!("a moment is morning, before, worst, after, rest or decision, not \"{text}\"")))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Symptoms recorded beside a score and never folded into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct SymptomFlags {
    /// Pins and needles.
    pub tingling: bool,
    /// Numbness.
    pub numb: bool,
    /// Shooting pain.
    pub shooting: bool,
}

impl SymptomFlags {
    /// The flags that are set, as words.
    pub fn words(self) -> Vec<&'static str> {
        let all = [(self.tingling, "tingling"), (self.numb, "numb"), (self.shooting, "shooting")];
        all.into_iter().filter(|(set, _)| *set).map(|(_, word)| word).collect()
    }

    /// Sets the flag a word names; false when it names none.
    pub fn set(&mut self, word: &str) -> bool {
        match word.to_lowercase().as_str() {
            "tingling" | "tingly" | "pins" => self.tingling = true,
            "numb" | "numbness" => self.numb = true,
            "shooting" => self.shooting = true,
            _ => return false,
        }
        true
    }
}

/// A site with its side; either may be unrecorded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Location {
    /// The body site.
    pub site: Option<Site>,
    /// The side.
    pub side: Option<Side>,
}

impl Location {
    /// Whether a reading at `self` speaks of `focus`: a part that one of them leaves open matches.
    /// A reading without a site was typed in a diary that had named none yet.
    pub fn matches(&self, focus: &Location) -> bool {
        let same_site = self.site.is_none() || focus.site.is_none() || self.site == focus.site;
        let same_side = match (self.side, focus.side) {
            (Some(here), Some(there)) => here == there || here == Side::Both || there == Side::Both,
            _ => true,
        };
        same_site && same_side
    }

    /// The place as it is typed, such as `knee both`.
    pub fn as_typed(&self) -> String {
        self.to_string().replace(", both sides", " both").replace(", midline", " midline")
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.side, &self.site) {
            (Some(Side::Both), Some(site)) => write!(f, "{site}, both sides"),
            (Some(Side::Midline), Some(site)) => write!(f, "{site}, midline"),
            (Some(side), Some(site)) => write!(f, "{side} {site}"),
            (None, Some(site)) => write!(f, "{site}"),
            (Some(side), None) => write!(f, "{side} side"),
            (None, None) => f.write_str("site not recorded"),
        }
    }
}

/// One pain score at one place and moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PainReading {
    /// Where.
    pub location: Location,
    /// Of which moment.
    pub moment: Moment,
    /// How much.
    pub score: PainScore,
    /// What else was felt.
    pub flags: SymptomFlags,
}

/// Pain around one run at one place, as typed: worst, or before/worst/after, or with the next morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PainSeries {
    /// Just before.
    pub before: Option<PainScore>,
    /// The worst during.
    pub worst: Option<PainScore>,
    /// After.
    pub after: Option<PainScore>,
    /// The morning after.
    pub next_morning: Option<PainScore>,
}

impl FromStr for PainSeries {
    type Err = Refusal;

    /// Reads `3`, `1/3/2`, `1/3/2/4`; `-` is not recorded.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let parts: Vec<&str> = text.trim().split('/').map(str::trim).collect();
        let score = |part: &str| if part == "-" { Ok(None) } else { part.parse().map(Some) };
        let scores: Result<Vec<Option<PainScore>>, Refusal> = parts.iter().map(|part| score(part)).collect();
        let scores = scores?;
        let series = match scores[..] {
            [worst] => PainSeries { worst, ..PainSeries::default() },
            [before, worst, after] => PainSeries { before, worst, after, next_morning: None },
            [before, worst, after, next_morning] => PainSeries { before, worst, after, next_morning },
            _ => {
                return Err(Refusal::new(format!("\"{}\" is not a pain around a run", text.trim())).hint(
                    "say the worst (3), or before/worst/after (1/3/2), or with the next morning (1/3/2/4); - is not recorded",
                ));
            }
        };
        Ok(series)
    }
}

impl PainSeries {
    /// The readings of the run itself at `location`: before, worst, after, as far as they are known.
    pub fn readings(self, location: &Location) -> Vec<PainReading> {
        [(Moment::Before, self.before), (Moment::Worst, self.worst), (Moment::After, self.after)]
            .into_iter()
            .filter_map(|(moment, score)| {
                score.map(|score| PainReading { location: location.clone(), moment, score, flags: SymptomFlags::default() })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_gives_the_readings_that_are_known() {
        let knee = Location { site: Site::any("knee").ok(), side: Some(Side::Both) };
        let of = |text: &str| -> Vec<(String, u8)> {
            let readings = text.parse::<PainSeries>().unwrap().readings(&knee);
            assert!(readings.iter().all(|reading| reading.location == knee));
            readings.iter().map(|reading| (reading.moment.to_string(), reading.score.get())).collect()
        };
        assert_eq!(of("1/3/2/4"), [("before".into(), 1), ("worst".into(), 3), ("after".into(), 2)]);
        assert_eq!(of("-/3/-"), [("worst".into(), 3)]);
        assert_eq!((knee.to_string().as_str(), knee.as_typed().as_str()), ("knee, both sides", "knee both"));
    }

    #[test]
    fn pain_around_a_run_is_one_three_or_four_scores() {
        let series: PainSeries = "1/3/2".parse().unwrap();
        assert_eq!(series.worst.unwrap().get(), 3);
        assert_eq!("3".parse::<PainSeries>().unwrap().worst.unwrap().get(), 3);
        assert_eq!("-/3/-/4".parse::<PainSeries>().unwrap().next_morning.unwrap().get(), 4);
        for bad in ["", "1/3", "1/3/2/4/5", "11", "1//2", "-1"] {
            assert!(bad.parse::<PainSeries>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_focus_without_a_side_takes_both_sides() {
        let at = |side| Location { site: Some(Site::any("hamstring").unwrap()), side };
        assert!(at(Some(Side::Left)).matches(&at(None)));
        assert!(at(None).matches(&at(Some(Side::Left))));
        assert!(!at(Some(Side::Right)).matches(&at(Some(Side::Left))));
        assert!(at(Some(Side::Right)).matches(&Location::default()));
    }
}
