//! What a file calls its sport -> [`Sport`].

use super::{Sport, text};

/// Words that are running, lower case, letters only, in the languages of the exports.
const RUNNING: [&str; 22] = [
    "run",
    "running",
    "jog",
    "jogging",
    "trailrun",
    "trailrunning",
    "treadmillrun",
    "treadmillrunning",
    "virtualrun",
    "virtualrunning",
    "streetrunning",
    "trackrunning",
    "ultrarun",
    "ultrarunning",
    "indoorrunning",
    "lauf",
    "laufen",
    "courseàpied",
    "carrera",
    "corsa",
    "corrida",
    "hardlopen",
];
/// Words that say nothing.
const UNSTATED: [&str; 6] = ["", "unknown", "other", "generic", "uncategorized", "default"];
/// StravaGPX writes the number of its own list.
const STRAVA_RUN: &str = "9";

/// Running, another sport, or nothing said; the second value is whether it is a treadmill.
pub(super) fn from_word(word: &str) -> (Sport, bool) {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    let indoors = letters.starts_with("treadmill") || letters.starts_with("indoor");
    let sport = match text::tidy(word) {
        Some(word) if RUNNING.contains(&letters.as_str()) || word == STRAVA_RUN => Sport::Running,
        Some(word) if !UNSTATED.contains(&letters.as_str()) || !word.is_empty() && letters.is_empty() => Sport::Other(word),
        _ => Sport::Unstated,
    };
    let treadmill = indoors && sport == Sport::Running;
    (sport, treadmill)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_files() {
        let cases = [
            ("running", Sport::Running, false),
            ("Run", Sport::Running, false),
            ("trail_running", Sport::Running, false),
            ("Treadmill Running", Sport::Running, true),
            ("9", Sport::Running, false),
            ("Course à pied", Sport::Running, false),
            ("Ride", Sport::Other("Ride".to_owned()), false),
            ("Indoor Cycling", Sport::Other("Indoor Cycling".to_owned()), false),
            ("1", Sport::Other("1".to_owned()), false),
            ("Other", Sport::Unstated, false),
            ("", Sport::Unstated, false),
        ];
        for (word, sport, treadmill) in cases {
            assert_eq!(from_word(word), (sport, treadmill), "{word}");
        }
    }
}
