//! The words of a run: how far, how long, and what kind of run it was.

use super::{Dated, dated, not_understood, set, tokens};
use crate::domain::{Distance, DistanceUnit, Duration, Refusal, Side, Site, Tag, When, nearest};

/// What the words of a run said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RunWords {
    /// How far.
    pub distance: Option<Distance>,
    /// The unit it was said in, where one was named.
    pub unit: Option<DistanceUnit>,
    /// How long.
    pub duration: Option<Duration>,
    /// On a treadmill.
    pub treadmill: bool,
    /// Cut short.
    pub cut_short: bool,
    /// Tags.
    pub tags: Vec<Tag>,
}

/// Reads the words of a run.
pub fn run(words: &[String], unit: DistanceUnit, when: &When) -> Result<(RunWords, Dated), Refusal> {
    let fills = |words: &RunWords| usize::from(words.duration.is_some()) + usize::from(words.distance.is_some());
    let words = tokens(words);
    let (said, date) = dated(&words, when, fills, |words| run_words(words, unit))?;
    // Midnight it would be, where no duration was said; who types it next to a distance means the watch was not started.
    if let (None, Some(word)) = (said.duration, words.iter().find(|word| is_zero_clock(word))) {
        return Err(Refusal::new(format!("\"{word}\" is a duration of nothing"))
            .hint("leave the duration out when it is not known; a start at midnight is --at \"yesterday 0:00\""));
    }
    Ok((said, date))
}

/// `0:00` or `0:00:00`.
fn is_zero_clock(word: &str) -> bool {
    word.contains(':') && word.bytes().all(|byte| matches!(byte, b'0' | b':'))
}

fn run_words(words: &[String], unit: DistanceUnit) -> Result<RunWords, Refusal> {
    let mut said = RunWords::default();
    let mut minutes_or_metres: Vec<&str> = Vec::new();
    let mut rest = words;
    while let Some(word) = rest.first() {
        let lower = word.to_lowercase();
        let pair = rest.get(1).map(|next| format!("{lower} {}", next.to_lowercase()));
        let two = match pair.as_deref() {
            Some("cut short") => {
                said.cut_short = true;
                true
            }
            Some(pair) => match two_word_measure(pair) {
                Some(Measure::Distance(distance)) => {
                    said.unit = DistanceUnit::named_in(pair);
                    set(&mut said.distance, distance, "distance", pair).map(|()| true)?
                }
                Some(Measure::Duration(duration)) => set(&mut said.duration, duration, "duration", pair).map(|()| true)?,
                None => false,
            },
            None => false,
        };
        if two {
            rest = &rest[2..];
            continue;
        }
        rest = &rest[1..];
        if lower.starts_with('#') {
            said.tags.push(word.parse()?);
        } else if matches!(lower.as_str(), "treadmill" | "tm") {
            said.treadmill = true;
        } else if matches!(lower.as_str(), "cut-short" | "cutshort") {
            said.cut_short = true;
        } else if lower.strip_suffix('m').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())) {
            minutes_or_metres.push(word);
        } else {
            match lower.parse() {
                Ok(duration) => set(&mut said.duration, duration, "duration", word)?,
                Err(refusal) if lower.contains(':') => return Err(refusal),
                Err(_) => run_distance(&mut said, word, unit)?,
            }
        }
    }
    for word in minutes_or_metres {
        settle(&mut said, word, unit)?;
    }
    Ok(said)
}

const PLACE: &str = "the place of a pain is said with it, for example --pain \"left hamstring 1/3/2\"";

/// Words of a run that are no measure, for one that is misspelt.
const RUN_WORDS: [&str; 4] = ["treadmill", "cut-short", "marathon", "half-marathon"];

fn run_distance(said: &mut RunWords, word: &str, unit: DistanceUnit) -> Result<(), Refusal> {
    match Distance::parse(word, unit) {
        Ok(distance) => {
            said.unit = DistanceUnit::named_in(word);
            set(&mut said.distance, distance, "distance", word).map_err(|refusal| bare(word, refusal))
        }
        Err(refusal) if word.starts_with('-') || word.starts_with(|c: char| c.is_ascii_digit()) => Err(refusal),
        Err(_) => {
            let refusal = not_understood(word, "run 5mi 44:10 -e 4 --pain 1/3/2 --at \"yesterday 6pm\"");
            let option = match word.to_lowercase().as_str() {
                "pain" => Some("pain is said with --pain, for example --pain 1/3/2"),
                "effort" => Some("effort is said with -e, for example -e 4"),
                side if side.parse::<Side>().is_ok() => Some(PLACE),
                site if Site::known(site, &[]).is_ok() => Some(PLACE),
                _ => None,
            };
            Err(match (option, nearest(word, RUN_WORDS)) {
                (Some(option), _) => refusal.hint(option),
                (None, Some(near)) => refusal.hint(format!("did you mean \"{near}\"?")),
                (None, None) => refusal,
            })
        }
    }
}

/// A second number without a unit is most likely minutes.
fn bare(word: &str, refusal: Refusal) -> Refusal {
    match word.parse::<u32>() {
        Ok(minutes) => refusal.hint(format!("for a duration say {minutes}:00 or {minutes}m")),
        Err(_) => refusal,
    }
}

enum Measure {
    Distance(Distance),
    Duration(Duration),
}

/// A measure written as two words: `half marathon`, `5 km`, `44 min`.
fn two_word_measure(pair: &str) -> Option<Measure> {
    let (first, second) = pair.split_once(' ')?;
    if pair == "half marathon" {
        return Distance::parse(pair, DistanceUnit::Km).ok().map(Measure::Distance);
    }
    if !first.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') || !second.bytes().all(|b| b.is_ascii_alphabetic())
    {
        return None;
    }
    let joined = format!("{first}{second}");
    match second {
        "km" | "k" | "mi" | "mile" | "miles" | "metres" | "meters" => {
            Distance::parse(&joined, DistanceUnit::Km).ok().map(Measure::Distance)
        }
        "min" | "mins" | "minutes" | "h" | "hours" | "hour" => joined.parse().ok().map(Measure::Duration),
        _ => None,
    }
}

/// `44m` is minutes and `800m` metres: what is still missing decides, then 100.
fn settle(said: &mut RunWords, word: &str, unit: DistanceUnit) -> Result<(), Refusal> {
    let number: u32 = word[..word.len() - 1].parse().map_err(|_| Refusal::new(format!("\"{word}\" is too much")))?;
    let minutes = match (said.distance, said.duration) {
        (Some(_), None) => true,
        (None, Some(_)) => false,
        _ => number < 100,
    };
    if minutes {
        set(&mut said.duration, word.parse()?, "duration", word)
    } else {
        set(&mut said.distance, Distance::parse(word, unit)?, "distance", word)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{when, words};
    use super::*;

    fn show_run(text: &str) -> String {
        match run(&words(text), DistanceUnit::Mi, &when()) {
            Ok((said, date)) => format!(
                "{} {}{}{}{} @ {}",
                said.distance.map_or("-".into(), |d| d.show(DistanceUnit::Km)),
                said.duration.map_or("-".into(), |d| d.to_string()),
                if said.treadmill { " treadmill" } else { "" },
                if said.cut_short { " cut short" } else { "" },
                said.tags.iter().map(|t| format!(" {t}")).collect::<String>(),
                date.map_or("-".into(), |(stamp, _)| stamp.to_string()),
            ),
            Err(refusal) => refusal.message,
        }
    }

    #[test]
    fn the_words_of_a_run_come_in_any_order() {
        for (text, expected) in [
            ("5mi 44:10", "8.05 km 44:10 @ -"),
            ("44:10 5mi", "8.05 km 44:10 @ -"),
            ("5 44:10", "8.05 km 44:10 @ -"),
            ("5 km 44 min", "5 km 44:00 @ -"),
            ("half marathon 1:52:03", "21.1 km 1:52:03 @ -"),
            ("800m 3:20", "0.8 km 3:20 @ -"),
            ("44m 5k", "5 km 44:00 @ -"),
            ("44m", "- 44:00 @ -"),
            ("800m", "0.8 km - @ -"),
            ("5k treadmill cut short #hot", "5 km - treadmill cut short #hot @ -"),
            ("5k 25:00 yesterday 18:00", "5 km 25:00 @ Mon 23 Nov 2026 18:00"),
            ("yesterday 12:30 2mi", "3.22 km 12:30 @ Mon 23 Nov 2026"),
            ("5k 25:00 20 Nov", "5 km 25:00 @ Fri 20 Nov 2026"),
            ("monday 6pm 5k 25:00", "5 km 25:00 @ Mon 23 Nov 2026 18:00"),
            ("120m 10k", "10 km 2:00:00 @ -"),
            ("80m 0:15", "0.08 km 0:15 @ -"),
            ("99m", "- 1:39:00 @ -"),
            ("100m", "0.1 km - @ -"),
            ("5.5 km 30:00", "5.5 km 30:00 @ -"),
            ("5,5 km 30:00", "5.5 km 30:00 @ -"),
            ("5 km 44:70", "\"44:70\" is not a duration"),
            ("", "- - @ -"),
            ("-5mi 44:10", "a distance is more than 0, not \"-5mi\""),
            ("5mi 3mi", "\"3mi\" is a second distance"),
            ("5k 0:00", "\"0:00\" is a duration of nothing"),
            ("5k 25:00 yesterday 0:00", "5 km 25:00 @ Mon 23 Nov 2026 00:00"),
            ("5k 1h50", "5 km 1:50:00 @ -"),
            ("5mi banana", "\"banana\" is not understood here"),
            ("5mi 6pm", "\"6pm\" has not come yet (Tue 24 Nov 2026 18:00)"),
        ] {
            assert_eq!(show_run(text), expected, "{text}");
        }
    }

    #[test]
    fn a_word_that_is_an_option_elsewhere_says_where_it_goes() {
        let hint = |text: &str| run(&words(text), DistanceUnit::Km, &when()).unwrap_err().hint.unwrap_or_default();
        for (text, part) in [
            ("5km left", "--pain \"left hamstring 1/3/2\""),
            ("5km hamstring", "--pain \"left hamstring 1/3/2\""),
            ("5km pain", "--pain 1/3/2"),
            ("5km effort", "-e 4"),
            ("5km tredmill", "did you mean \"treadmill\"?"),
            ("5km banana", "say for example"),
        ] {
            assert!(hint(text).contains(part), "{text}: {}", hint(text));
        }
    }

    #[test]
    fn a_second_bare_number_may_be_minutes() {
        let refused = run(&words("5k 25"), DistanceUnit::Mi, &when()).unwrap_err();
        assert_eq!(refused.hint.as_deref(), Some("for a duration say 25:00 or 25m"));
    }
}
