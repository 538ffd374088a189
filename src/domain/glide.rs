//! A nerve-gliding session.

use super::{PainScore, Refusal, Side, SymptomFlags, nearest};
use std::fmt;
use std::str::FromStr;

/// Done, or skipped on purpose. What was not recorded has no entry at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Done.
    Done,
    /// Skipped on purpose.
    Skipped,
}

impl Status {
    /// `done` or `skipped`.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Done => "done",
            Status::Skipped => "skipped",
        }
    }
}

impl FromStr for Status {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        match text {
            "done" => Ok(Status::Done),
            "skipped" => Ok(Status::Skipped),
            _ => Err(Refusal::new(format!("a status is done or skipped, not \"{text}\""))),
        }
    }
}

/// The built-in nerves.
pub(crate) const KNOWN_NERVES: [&str; 10] =
    ["sciatic", "tibial", "peroneal", "sural", "femoral", "saphenous", "obturator", "median", "ulnar", "radial"];

/// A nerve in lower case, built in or added on purpose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nerve(String);

impl Nerve {
    /// A nerve as typed: 1 to 40 letters, digits, blanks and hyphens.
    pub fn any(text: &str) -> Result<Self, Refusal> {
        super::Site::any(text)
            .map(|word| Nerve(word.as_str().to_owned()))
            .map_err(|_| Refusal::new(format!("\"{}\" is not a word for a nerve", text.trim())))
    }

    /// The nerve, if it is built in or among `used`; otherwise a refusal with the nearest known one.
    pub fn known(text: &str, used: &[Nerve]) -> Result<Self, Refusal> {
        let nerve = Nerve::any(text)?;
        if KNOWN_NERVES.contains(&nerve.as_str()) || used.contains(&nerve) {
            return Ok(nerve);
        }
        let refusal = Refusal::new(format!("\"{nerve}\" is not a nerve this diary knows"));
        let all = KNOWN_NERVES.iter().copied().chain(used.iter().map(Nerve::as_str));
        Err(match nearest(nerve.as_str(), all) {
            Some(near) => refusal.hint(format!("did you mean \"{near}\"? To add \"{nerve}\" on purpose, say --new")),
            None => {
                refusal.hint(format!("known nerves: {}. To add \"{nerve}\" on purpose, say --new", KNOWN_NERVES.join(", ")))
            }
        })
    }

    /// The nerve as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Nerve {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident, $what:literal, { $($(#[$vdoc:meta])* $variant:ident = $word:literal $(| $other:literal)*),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every one of them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word for it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl FromStr for $name {
            type Err = Refusal;
            fn from_str(text: &str) -> Result<Self, Refusal> {
                match text.trim().to_lowercase().as_str() {
                    $($word $(| $other)* => Ok($name::$variant),)+
                    _ => {
                        let words: Vec<&str> = $name::ALL.iter().map(|v| v.as_str()).collect();
                        Err(Refusal::new(format!("{} is one of {}, not \"{}\"", $what, words.join(", "), text.trim())))
                    }
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

vocabulary! {
    /// How the nerve is moved.
    Technique, "a technique", {
        /// Tension at one end while the other is released.
        Slider = "slider" | "sliders" | "sliding" | "floss" | "flossing",
        /// Tension at both ends.
        Tensioner = "tensioner" | "tensioners" | "tensioning",
    }
}

vocabulary! {
    /// How the body lies or sits.
    Position, "a position", {
        /// Seated, slumped.
        Seated = "seated" | "slump" | "sitting",
        /// On the back.
        Supine = "supine" | "lying",
        /// On the side.
        SideLying = "side-lying" | "sidelying" | "side lying",
        /// Standing.
        Standing = "standing",
        /// Legs stretched out in front.
        LongSit = "long-sit" | "longsit" | "long sit",
    }
}

vocabulary! {
    /// The unit a limb height was given in.
    HeightUnit, "a height unit", {
        /// Inches off the ground.
        In = "in" | "inch" | "inches" | "\"",
        /// Centimetres off the ground.
        Cm = "cm",
        /// Degrees of the limb.
        Deg = "deg" | "degrees" | "degree" | "°",
    }
}

/// How high the limb was, kept as entered and never converted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Height {
    value: f64,
    unit: HeightUnit,
}

impl Height {
    /// A height from 0 to 200 in its unit.
    pub fn new(value: f64, unit: HeightUnit) -> Result<Self, Refusal> {
        if value.is_finite() && (0.0..=200.0).contains(&value) {
            Ok(Height { value, unit })
        } else {
            Err(Refusal::new(format!("a height is from 0 to 200 {unit}, not {value}")))
        }
    }

    /// The number.
    pub fn value(self) -> f64 {
        self.value
    }

    /// Its unit.
    pub fn unit(self) -> HeightUnit {
        self.unit
    }
}

impl FromStr for Height {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let refuse =
            || Refusal::new(format!("\"{}\" is not a height", text.trim())).hint("say for example 18in, 45cm or 30deg");
        let said = text.trim().to_lowercase();
        let split = said.find(|c: char| !c.is_ascii_digit() && c != '.').ok_or_else(refuse)?;
        let value: f64 = said[..split].parse().map_err(|_| refuse())?;
        let unit: HeightUnit = said[split..].parse().map_err(|_| refuse())?;
        Height::new(value, unit)
    }
}

impl fmt::Display for Height {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.value, self.unit)
    }
}

/// One gliding session; everything that was not recorded is `None`.
#[derive(Debug, Clone, PartialEq)]
pub struct Glide {
    /// Done or skipped on purpose.
    pub status: Status,
    /// Which nerve.
    pub nerve: Option<Nerve>,
    /// Slider or tensioner.
    pub technique: Option<Technique>,
    /// In which position.
    pub position: Option<Position>,
    /// Which leg or arm.
    pub side: Option<Side>,
    /// Sets, 1 to 50.
    pub sets: Option<u8>,
    /// Repetitions a set, 1 to 500.
    pub reps: Option<u16>,
    /// Seconds held at the end of a repetition, 0 to 600.
    pub hold_s: Option<u16>,
    /// How high the limb was.
    pub height: Option<Height>,
    /// Minutes the session took, 1 to 300.
    pub minutes: Option<u16>,
    /// Worst symptom during the session.
    pub symptom: Option<PainScore>,
    /// What else was felt.
    pub flags: SymptomFlags,
}

impl Glide {
    /// A session of which nothing is known but its status.
    pub fn bare(status: Status) -> Self {
        Glide {
            status,
            nerve: None,
            technique: None,
            position: None,
            side: None,
            sets: None,
            reps: None,
            hold_s: None,
            height: None,
            minutes: None,
            symptom: None,
            flags: SymptomFlags::default(),
        }
    }

    /// What is done again when a session is "the same as last time": the movement and its dose, never how it felt.
    #[must_use]
    pub fn same_again(&self) -> Self {
        Glide { status: Status::Done, symptom: None, flags: SymptomFlags::default(), ..self.clone() }
    }

    /// Repetitions in all, where they are known; one set when only the repetitions are.
    pub fn total_reps(&self) -> Option<u32> {
        self.reps.map(|reps| u32::from(reps) * u32::from(self.sets.unwrap_or(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_was_done_or_skipped() {
        for status in [Status::Done, Status::Skipped] {
            assert_eq!(status.as_str().parse::<Status>().ok(), Some(status));
        }
        assert!("planned".parse::<Status>().is_err());
        assert_eq!("18.5in".parse::<Height>().unwrap().value(), 18.5);
    }

    #[test]
    fn heights_are_kept_as_entered() {
        assert_eq!("18in".parse::<Height>().unwrap().to_string(), "18in");
        assert_eq!("30 deg".replace(' ', "").parse::<Height>().unwrap().unit(), HeightUnit::Deg);
        for bad in ["", "in", "18", "500cm", "-3in", "18 parsecs"] {
            assert!(bad.parse::<Height>().is_err(), "{bad}");
        }
    }

    #[test]
    fn unknown_nerves_are_suggested() {
        assert!(Nerve::known("siatic", &[]).unwrap_err().hint.unwrap().contains("\"sciatic\""));
        assert!(Nerve::known("pudendal", &[]).is_err());
        assert!("Slump".parse::<Position>().is_ok());
    }
}
