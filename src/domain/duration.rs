//! How long something took.

use super::Refusal;
use std::fmt;
use std::str::FromStr;

/// A duration in whole seconds, more than 0 and at most seven days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(u32);

impl Duration {
    const LONGEST_S: u32 = 7 * 86_400;

    /// The duration from seconds.
    pub fn from_seconds(seconds: u32) -> Result<Self, Refusal> {
        if (1..=Self::LONGEST_S).contains(&seconds) {
            Ok(Duration(seconds))
        } else {
            Err(Refusal::new("a duration is more than 0 and at most 7 days"))
        }
    }

    /// Seconds.
    pub fn seconds(self) -> u32 {
        self.0
    }

    /// Minutes, with their fraction.
    pub fn minutes(self) -> f64 {
        f64::from(self.0) / 60.0
    }
}

impl FromStr for Duration {
    type Err = Refusal;

    /// Reads `44:10` (minutes:seconds), `1:02:33`, `44m`, `44min`, `1h2m`, `1h50`, `90s`.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let said: String = text.trim().to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
        let seconds = if said.contains(':') { clock(&said) } else { units(&said) };
        let seconds = seconds.ok_or_else(|| {
            Refusal::new(format!("\"{}\" is not a duration", text.trim()))
                .hint("say for example 44:10 (minutes and seconds), 1:02:33, 44m or 1h2m")
        })?;
        u32::try_from(seconds)
            .map_err(|_| Refusal::new("a duration is more than 0 and at most 7 days"))
            .and_then(Self::from_seconds)
    }
}

fn digits(text: &str) -> Option<u64> {
    let plain = !text.is_empty() && text.len() <= 7 && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// `m:ss` or `h:mm:ss`; every part but the first is below 60 and has two digits.
fn clock(text: &str) -> Option<u64> {
    let parts: Vec<&str> = text.split(':').collect();
    if parts.len() > 3 || parts[1..].iter().any(|part| part.len() != 2) {
        return None;
    }
    let numbers: Option<Vec<u64>> = parts.iter().map(|part| digits(part)).collect();
    let numbers = numbers?;
    if numbers[1..].iter().any(|n| *n >= 60) {
        return None;
    }
    Some(numbers.iter().fold(0, |total, n| total * 60 + n))
}

/// `1h2m30s` in that order, each at most once; `min` and longer words are taken too.
fn units(text: &str) -> Option<u64> {
    let mut rest = text;
    let mut total = 0;
    let mut smallest = u64::MAX;
    while !rest.is_empty() {
        // `1h50` ends without its unit: the next smaller one.
        let Some(number_end) = rest.find(|c: char| !c.is_ascii_digit()) else {
            let next = digits(rest).filter(|n| *n < 60 && matches!(smallest, 60 | 3600));
            return next.map(|n| total + n * (smallest / 60));
        };
        let number = digits(&rest[..number_end])?;
        rest = &rest[number_end..];
        let word_end = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let size = match &rest[..word_end] {
            "h" | "hr" | "hrs" | "hour" | "hours" => 3600,
            "m" | "min" | "mins" | "minute" | "minutes" => 60,
            "s" | "sec" | "secs" | "second" | "seconds" => 1,
            _ => return None,
        };
        if size >= smallest {
            return None;
        }
        smallest = size;
        total += number * size;
        rest = &rest[word_end..];
    }
    (smallest != u64::MAX).then_some(total)
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, seconds) = (self.0 / 3600, self.0 / 60 % 60, self.0 % 60);
        if hours > 0 { write!(f, "{hours}:{minutes:02}:{seconds:02}") } else { write!(f, "{minutes}:{seconds:02}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_people_write_them() {
        for (text, seconds) in [
            ("44:10", 2650),
            ("1:02:33", 3753),
            ("44m", 2640),
            ("1h2m", 3720),
            ("90s", 90),
            ("1h", 3600),
            ("45 min", 2700),
            ("100:00", 6000),
            ("1h50", 6600),
            ("1h5", 3900),
            ("44m10", 2650),
        ] {
            assert_eq!(text.parse::<Duration>().unwrap().seconds(), seconds, "{text}");
        }
        for bad in [
            "",
            "44",
            "44:70",
            "1:2:3",
            "-5m",
            "0:00",
            "m",
            "2m1h",
            "1m1m",
            "9999h",
            "7am",
            "1:00:00:00",
            "99999999999h",
            "1h70",
            "5s10",
        ] {
            assert!(bad.parse::<Duration>().is_err(), "{bad}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_shown_reads_back(seconds in 1u32..604_800) {
            let duration = Duration::from_seconds(seconds).unwrap();
            proptest::prop_assert_eq!(duration.to_string().parse::<Duration>().unwrap(), duration);
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,12}") {
            let _ = text.parse::<Duration>();
        }
    }
}
