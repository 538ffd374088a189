//! The words of a gliding session: the movement, its dose, and the nerve.

use super::{Dated, Known, dated, not_understood, set, tokens};
use crate::domain::{Duration, Glide, Height, Nerve, Refusal, Side, Status, Tag, When, nearest};

/// What the words of a gliding session said; `glide` alone says nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct GlideWords {
    /// The session.
    pub glide: Glide,
    /// Tags.
    pub tags: Vec<Tag>,
    /// Whether nothing about the movement or its dose was said.
    pub bare: bool,
}

/// Reads the words of a gliding session.
pub fn glide(words: &[String], known: &Known, when: &When) -> Result<(GlideWords, Dated), Refusal> {
    dated(&tokens(words), when, |_| 0, |words| glide_words(words, known))
}

pub(super) fn glide_words(words: &[String], known: &Known) -> Result<GlideWords, Refusal> {
    let mut glide = Glide::bare(Status::Done);
    let mut tags = Vec::new();
    let mut nerve: Vec<&str> = Vec::new();
    let words = joined_measures(words);
    for word in &words {
        let lower = word.to_lowercase();
        if word.starts_with('#') {
            tags.push(word.parse()?);
        } else if glide.flags.set(&lower) || matches!(lower.as_str(), "nerve" | "done") {
        } else if let Ok(technique) = lower.parse() {
            set(&mut glide.technique, technique, "technique", word)?;
        } else if let Ok(position) = lower.parse() {
            set(&mut glide.position, position, "position", word)?;
        } else if let (Ok(side), true) = (lower.parse::<Side>(), lower.len() > 1) {
            set(&mut glide.side, side, "side", word)?;
        } else if let Some((sets, reps)) = dose(&lower) {
            let (sets, reps) = checked_dose(sets, reps)?;
            set(&mut glide.sets, sets, "dose", word)?;
            glide.reps = Some(reps);
        } else if let Ok(height) = lower.parse::<Height>() {
            set(&mut glide.height, height, "height", word)?;
        } else if let Some(hold) = lower.strip_suffix('s').filter(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())) {
            set(&mut glide.hold_s, hold_seconds(hold)?, "hold", word)?;
        } else if let (Ok(duration), true) = (lower.parse::<Duration>(), lower.starts_with(|c: char| c.is_ascii_digit())) {
            set(&mut glide.minutes, whole_minutes(duration)?, "duration", word)?;
        } else {
            nerve.push(word);
        }
    }
    if !nerve.is_empty() {
        glide.nerve = Some(known.nerve(&nerve.join(" ")).map_err(|refusal| misspelt_beside(&nerve, known).unwrap_or(refusal))?);
    }
    let bare = glide == Glide { flags: glide.flags, ..Glide::bare(Status::Done) };
    Ok(GlideWords { glide, tags, bare })
}

/// Words of a session beside the nerve, for one that is misspelt.
const GLIDE_WORDS: [&str; 11] =
    ["slider", "tensioner", "seated", "supine", "side-lying", "standing", "long-sit", "left", "right", "both", "midline"];

/// A word that is misspelt where another one names the nerve.
fn misspelt_beside(words: &[&str], known: &Known) -> Option<Refusal> {
    let is_nerve = |word: &&str| Nerve::known(word, &known.nerves).is_ok();
    let other = *words.iter().find(|word| !is_nerve(word)).filter(|_| words.iter().any(is_nerve))?;
    let refusal = not_understood(other, "glide sciatic slider supine 2x15 --left --hold 2s");
    Some(match nearest(other, GLIDE_WORDS) {
        Some(near) => refusal.hint(format!("did you mean \"{near}\"?")),
        None => refusal,
    })
}

/// `5 min` as `5min`, `18 in` as `18in`.
fn joined_measures(words: &[String]) -> Vec<String> {
    const UNITS: [&str; 11] = ["min", "mins", "minutes", "m", "s", "sec", "seconds", "in", "cm", "deg", "h"];
    let mut joined: Vec<String> = Vec::new();
    for word in words {
        match joined.last_mut().filter(|last| last.bytes().all(|b| b.is_ascii_digit())) {
            Some(number) if UNITS.contains(&word.to_lowercase().as_str()) => number.push_str(word),
            _ => joined.push(word.clone()),
        }
    }
    joined
}

/// `2x15`: sets and repetitions.
pub(super) fn dose(word: &str) -> Option<(u32, u32)> {
    let (sets, reps) = word.split_once(['x', '×'])?;
    Some((sets.parse().ok()?, reps.parse().ok()?))
}

/// Sets from 1 to 50 and repetitions from 1 to 500.
fn checked_dose(sets: u32, reps: u32) -> Result<(u8, u16), Refusal> {
    let sets = u8::try_from(sets).ok().filter(|n| (1..=50).contains(n));
    let reps = u16::try_from(reps).ok().filter(|n| (1..=500).contains(n));
    sets.zip(reps).ok_or_else(|| Refusal::new("a dose is 1 to 50 sets of 1 to 500 repetitions, such as 2x15"))
}

/// Seconds of a hold, 0 to 600, with or without the `s`.
pub fn hold_seconds(text: &str) -> Result<u16, Refusal> {
    let number = text.trim().trim_end_matches('s').parse().ok().filter(|n| *n <= 600);
    number.ok_or_else(|| Refusal::new(format!("a hold is 0 to 600 seconds, such as 2s, not \"{text}\"")))
}

/// Whole minutes of a session, 1 to 300.
pub fn whole_minutes(duration: Duration) -> Result<u16, Refusal> {
    let minutes = duration.minutes().round().max(1.0) as u16;
    if minutes <= 300 { Ok(minutes) } else { Err(Refusal::new("a session takes at most 300 minutes")) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{when, words};
    use super::*;

    #[test]
    fn the_words_of_a_session() {
        let (said, date) =
            glide(&words("sciatic supine 2x15 left 18in 2s slider 10min 7am"), &Known::default(), &when()).unwrap();
        let glide_ = &said.glide;
        assert_eq!(glide_.nerve.as_ref().unwrap().as_str(), "sciatic");
        assert_eq!((glide_.sets, glide_.reps, glide_.hold_s, glide_.minutes), (Some(2), Some(15), Some(2), Some(10)));
        assert_eq!(glide_.height.unwrap().to_string(), "18in");
        assert_eq!(date.unwrap().0.to_string(), "Tue 24 Nov 2026 07:00");
        assert!(glide(&[], &Known::default(), &when()).unwrap().0.bare);
        let refused = glide(&words("siatic"), &Known::default(), &when()).unwrap_err();
        assert!(refused.hint.unwrap().contains("\"sciatic\""));
        let refused = glide(&words("sciatic suppine"), &Known::default(), &when()).unwrap_err();
        assert_eq!(refused.hint.as_deref(), Some("did you mean \"supine\"?"));
        assert!(glide(&words("sciatic l"), &Known::default(), &when()).is_err(), "a letter is no side");
        let apart = glide(&words("sciatic 5 min 18 in"), &Known::default(), &when()).unwrap().0.glide;
        assert_eq!((apart.minutes, apart.height.map(|h| h.to_string())), (Some(5), Some("18in".into())));
        assert!(glide(&words("sciatic 5 banana"), &Known::default(), &when()).is_err());
        assert!(glide(&words("0x15"), &Known::default(), &when()).is_err());
    }
}
