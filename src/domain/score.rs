//! Scores: small whole numbers with a range and a direction (CLINICAL.md, "Scores").

use super::Refusal;
use std::fmt;
use std::str::FromStr;

fn whole(text: &str, what: &str, low: u8, high: u8) -> Result<u8, Refusal> {
    let refuse = || Refusal::new(format!("{what} is a whole number from {low} to {high}, not \"{text}\""));
    let number: i64 = text.trim().parse().map_err(|_| refuse())?;
    u8::try_from(number).ok().filter(|n| (low..=high).contains(n)).ok_or_else(refuse)
}

macro_rules! score {
    ($(#[$doc:meta])* $name:ident, $what:literal, $low:literal..=$high:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u8);

        impl $name {
            /// The lowest value the scale has.
            pub const LOWEST: u8 = $low;
            /// The highest value the scale has.
            pub const HIGHEST: u8 = $high;

            /// The value from a number; a refusal names the range.
            pub fn new(value: i64) -> Result<Self, Refusal> {
                value.to_string().parse()
            }

            /// The number.
            pub fn get(self) -> u8 {
                self.0
            }
        }

        impl FromStr for $name {
            type Err = Refusal;
            fn from_str(text: &str) -> Result<Self, Refusal> {
                whole(text, $what, $low, $high).map($name)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
    };
}

score! {
    /// Pain on the numeric rating scale: 0 none, 10 the worst imaginable (Farrar 2001).
    PainScore, "a pain score", 0..=10
}
score! {
    /// Session effort on the CR10 scale: 0 rest, 10 maximal (Foster 2001).
    Effort, "effort", 0..=10
}
score! {
    /// How strong the run felt: 1 very weak, 5 very strong (FIT session field 192).
    Feel, "feel", 1..=5
}

/// Global change since a week ago (PGIC): 1 very much better, 4 the same, 7 very much worse (NINDS CDE).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GlobalChange(u8);

const CHANGE_WORDS: [&str; 7] =
    ["very much better", "much better", "a little better", "the same", "a little worse", "much worse", "very much worse"];

impl GlobalChange {
    /// The rating from its number, 1 to 7.
    pub fn new(value: i64) -> Result<Self, Refusal> {
        let out_of_range = |refusal: Refusal| refusal.hint("1 is very much better, 4 the same, 7 very much worse");
        whole(&value.to_string(), "a global rating", 1, 7).map(GlobalChange).map_err(out_of_range)
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }

    /// The rating in its own words.
    pub fn words(self) -> &'static str {
        CHANGE_WORDS[usize::from(self.0) - 1]
    }
}

impl FromStr for GlobalChange {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let said = text.trim().to_lowercase();
        if let Ok(number) = said.parse() {
            return GlobalChange::new(number);
        }
        let said = match said.trim_start_matches("feel ").trim_start_matches("about ") {
            "same" | "no change" | "unchanged" | "the same" => "the same",
            "better" | "worse" => {
                return Err(Refusal::new(format!("\"{said}\" may be a little, much or very much"))
                    .hint(format!("say how much: a little {said}, much {said} or very much {said}")));
            }
            "little better" | "slightly better" | "a bit better" | "minimally better" => "a little better",
            "little worse" | "slightly worse" | "a bit worse" | "minimally worse" => "a little worse",
            "a lot better" => "much better",
            "a lot worse" => "much worse",
            other => other,
        }
        .to_owned();
        let place = CHANGE_WORDS.iter().position(|words| *words == said);
        place.and_then(|place| u8::try_from(place + 1).ok()).map(GlobalChange).ok_or_else(|| {
            Refusal::new(format!("\"{}\" is not one of the seven words for the week", text.trim()))
                .hint(format!("say a number from 1 to 7 or one of: {}", CHANGE_WORDS.join(", ")))
        })
    }
}

impl fmt::Display for GlobalChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_take_their_range_and_nothing_else() {
        for good in ["0", "10", " 7 "] {
            assert!(good.parse::<PainScore>().is_ok(), "{good}");
        }
        for bad in ["-1", "11", "3.5", "", "x", "300", "99999999999999999999"] {
            assert!(bad.parse::<PainScore>().is_err(), "{bad}");
        }
        assert_eq!("11".parse::<Effort>().unwrap_err().message, "effort is a whole number from 0 to 10, not \"11\"");
        assert!("0".parse::<Feel>().is_err());
    }

    #[test]
    fn each_number_of_the_week_has_its_word() {
        let shown: Vec<String> = (1..=7).map(|value| GlobalChange::new(value).unwrap().to_string()).collect();
        assert_eq!(shown, CHANGE_WORDS);
        assert_eq!(GlobalChange::new(8).unwrap_err().hint.unwrap(), "1 is very much better, 4 the same, 7 very much worse");
        assert!(GlobalChange::new(0).is_err());
    }

    #[test]
    fn the_week_has_seven_words() {
        for (said, value) in [("a little better", 3), ("The Same", 4), ("7", 7), ("much worse", 6), ("little better", 3)] {
            assert_eq!(said.parse::<GlobalChange>().unwrap().get(), value, "{said}");
        }
        for bad in ["0", "8", "fine", "", "better", "Worse"] {
            assert!(bad.parse::<GlobalChange>().is_err(), "{bad}");
        }
    }
}
