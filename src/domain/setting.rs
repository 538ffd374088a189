//! Settings: every choice the diary lets a person make, with its meaning.

use super::{DayStart, DistanceUnit, PainScore, Refusal, WeekStyle, nearest};
use std::fmt;
use std::str::FromStr;

/// The name of a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SettingKey {
    /// Unit of distances.
    Units,
    /// When a journal day begins.
    DayStart,
    /// What "this week" means.
    Week,
    /// From which symptom a session prints the stop line.
    StopAt,
    /// Pain zones.
    Zones,
    /// Hours before a run in which a glide counts as before it.
    WindowH,
}

impl SettingKey {
    /// Every setting, in the order `set` lists them.
    pub const ALL: [SettingKey; 6] =
        [SettingKey::Units, SettingKey::DayStart, SettingKey::Week, SettingKey::StopAt, SettingKey::Zones, SettingKey::WindowH];

    /// The name as typed and stored.
    pub fn as_str(self) -> &'static str {
        match self {
            SettingKey::Units => "units",
            SettingKey::DayStart => "day_start",
            SettingKey::Week => "week",
            SettingKey::StopAt => "stop_at",
            SettingKey::Zones => "zones",
            SettingKey::WindowH => "window_h",
        }
    }

    /// What it means, in one sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            SettingKey::Units => "mi or km: how distances are shown and bare numbers are read",
            SettingKey::DayStart => {
                "when a journal day begins, 00:00 to 12:00: what comes earlier belongs to the day before; it holds for entries made from then on"
            }
            SettingKey::Week => "rolling (the seven days that end today) or calendar (Monday to today)",
            SettingKey::StopAt => {
                "the symptom, 1 to 10, from which a gliding session prints the stop line; the therapist's to set"
            }
            SettingKey::Zones => {
                "the highest scores of the calm and the watchful pain zone, as 2/5, or silbernagel; the therapist's to set"
            }
            SettingKey::WindowH => {
                "hours, 1 to 24, before a run in which a gliding session counts as before it; set it before looking at a result"
            }
        }
    }
}

impl FromStr for SettingKey {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let said = text.trim().to_lowercase().replace('-', "_");
        SettingKey::ALL.into_iter().find(|key| key.as_str() == said).ok_or_else(|| {
            let all = SettingKey::ALL.map(SettingKey::as_str);
            let refusal = Refusal::new(format!("there is no setting \"{}\"", text.trim()));
            match nearest(&said, all) {
                Some(near) => refusal.hint(format!("did you mean \"{near}\"? `set` alone lists every setting")),
                None => refusal.hint(format!("settings: {}", all.join(", "))),
            }
        })
    }
}

impl fmt::Display for SettingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The highest scores of the calm and the watchful zone (Silbernagel 2007: 2 and 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zones {
    /// Highest score of the calm zone.
    pub calm: u8,
    /// Highest score of the watchful zone.
    pub watchful: u8,
}

impl FromStr for Zones {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        if text.eq_ignore_ascii_case("silbernagel") {
            return Ok(Zones { calm: 2, watchful: 5 });
        }
        let refuse =
            || Refusal::new(format!("zones are two rising scores below 10, such as 2/5, or silbernagel, not \"{text}\""));
        let (calm, watchful) = text.split_once('/').ok_or_else(refuse)?;
        let zones = Zones {
            calm: calm.trim().parse().map_err(|_| refuse())?,
            watchful: watchful.trim().parse().map_err(|_| refuse())?,
        };
        if zones.calm < zones.watchful && zones.watchful < 10 { Ok(zones) } else { Err(refuse()) }
    }
}

impl fmt::Display for Zones {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.calm, self.watchful)
    }
}

/// One setting with a value that its key allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    key: SettingKey,
    value: String,
}

impl Setting {
    /// A setting, its value checked and written in its plain form.
    pub fn new(key: SettingKey, value: &str) -> Result<Self, Refusal> {
        let mut all = Settings::default();
        all.put(key, value)?;
        Ok(Setting { key, value: all.show(key) })
    }

    /// Which setting.
    pub fn key(&self) -> SettingKey {
        self.key
    }

    /// Its value, in its plain form.
    pub fn value(&self) -> &str {
        &self.value
    }
}

/// Every setting with its value in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Unit of distances.
    pub units: DistanceUnit,
    /// When a journal day begins.
    pub day_start: DayStart,
    /// What "this week" means.
    pub week: WeekStyle,
    /// From which symptom a session prints the stop line.
    pub stop_at: PainScore,
    /// Pain zones.
    pub zones: Zones,
    /// Hours before a run in which a glide counts as before it.
    pub window_h: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            units: DistanceUnit::Km,
            day_start: DayStart::default(),
            week: WeekStyle::Rolling,
            stop_at: PainScore::new(4).unwrap_or_else(|_| unreachable!("4 is a pain score")),
            zones: Zones { calm: 2, watchful: 5 },
            window_h: 12,
        }
    }
}

impl Settings {
    /// Puts a setting in force.
    pub fn put(&mut self, key: SettingKey, value: &str) -> Result<(), Refusal> {
        let value = value.trim();
        match key {
            SettingKey::Units => self.units = value.parse()?,
            SettingKey::DayStart => self.day_start = value.parse()?,
            SettingKey::Week => self.week = value.parse()?,
            SettingKey::Zones => self.zones = value.parse()?,
            SettingKey::StopAt => {
                let score = value.parse().ok().filter(|score: &PainScore| score.get() > 0);
                self.stop_at =
                    score.ok_or_else(|| Refusal::new(format!("stop_at is a score from 1 to 10, not \"{value}\"")))?;
            }
            SettingKey::WindowH => {
                let hours = value.trim_end_matches('h').parse().ok().filter(|h| (1..=24).contains(h));
                self.window_h =
                    hours.ok_or_else(|| Refusal::new(format!("window_h is whole hours from 1 to 24, not \"{value}\"")))?;
            }
        }
        Ok(())
    }

    /// A setting's value in its plain form.
    pub fn show(&self, key: SettingKey) -> String {
        match key {
            SettingKey::Units => self.units.to_string(),
            SettingKey::DayStart => self.day_start.to_string(),
            SettingKey::Week => self.week.to_string(),
            SettingKey::StopAt => self.stop_at.to_string(),
            SettingKey::Zones => self.zones.to_string(),
            SettingKey::WindowH => self.window_h.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_two_rising_scores() {
        for (text, zones) in [("2/5", Some((2, 5))), ("0/9", Some((0, 9))), ("Silbernagel", Some((2, 5)))] {
            assert_eq!(text.parse::<Zones>().ok().map(|z| (z.calm, z.watchful)), zones, "{text}");
        }
        for bad in ["5/2", "5/5", "2/10", "2", "a/b", ""] {
            assert!(bad.parse::<Zones>().is_err(), "{bad}");
        }
    }

    #[test]
    fn every_setting_takes_its_own_default_back() {
        let defaults = Settings::default();
        for key in SettingKey::ALL {
            assert_eq!(Setting::new(key, &defaults.show(key)).unwrap().value(), defaults.show(key));
            assert!(Setting::new(key, "nonsense").is_err(), "{key}");
        }
        for bad in ["0", "11", "x"] {
            let refused = Setting::new(SettingKey::StopAt, bad).unwrap_err();
            assert_eq!(refused.message, format!("stop_at is a score from 1 to 10, not \"{bad}\""));
        }
        for (typed, kept) in [("3am", "03:00"), ("3:30 am", "03:30"), ("12am", "00:00"), ("5", "05:00"), ("04:00", "04:00")] {
            assert_eq!(Setting::new(SettingKey::DayStart, typed).unwrap().value(), kept);
        }
        for bad in ["3pm", "13", "13am", "25:00"] {
            assert!(Setting::new(SettingKey::DayStart, bad).is_err(), "{bad}");
        }
        assert!("unit".parse::<SettingKey>().unwrap_err().hint.unwrap().contains("units"));
    }
}
