//! The words of a prescription: what is to be done and how often, in any order.

use super::glide::{dose, glide_words};
use super::{Known, tokens};
use crate::domain::{Frequency, Glide, Prescribed, Refusal, Status, SymptomFlags, Treatment};

/// What the words of a prescription said; a correction may leave either out.
#[derive(Debug, Clone, PartialEq)]
pub struct PrescriptionWords {
    /// What is to be done.
    pub what: Option<Prescribed>,
    /// How often.
    pub frequency: Option<Frequency>,
}

const EXAMPLE: &str =
    "say for example: glidelog prescribe glide sciatic 2x15 twice a day; glidelog prescribe massage once a week";

/// Reads `glide sciatic 2x15 twice a day`, `pelvic correction daily`, `massage 3x a week`.
pub fn prescription(words: &[String], known: &Known) -> Result<PrescriptionWords, Refusal> {
    let words: Vec<String> = tokens(words).iter().flat_map(|word| slashes(&word.to_lowercase())).collect();
    let (mut frequency, mut rest, mut at) = (None, Vec::new(), 0);
    while at < words.len() {
        match how_often(&words[at..]) {
            Some((times, per_days, used)) => {
                super::set(&mut frequency, Frequency::new(times, per_days)?, "\"how often\"", &words[at..at + used].join(" "))?;
                at += used;
            }
            None => {
                rest.push(words[at].clone());
                at += 1;
            }
        }
    }
    let what = if rest.is_empty() { None } else { Some(what(&rest, known)?) };
    Ok(PrescriptionWords { what, frequency })
}

/// The same where both have to be said.
pub fn whole_prescription(words: &[String], known: &Known) -> Result<(Prescribed, Frequency), Refusal> {
    let said = prescription(words, known)?;
    let what = said.what.ok_or_else(|| Refusal::new("what is prescribed is not said").hint(EXAMPLE))?;
    let hint = "say it as daily, twice a day, 3x a week, every other day, every 3 days";
    let frequency = said.frequency.ok_or_else(|| Refusal::new("how often is not said").hint(hint))?;
    Ok((what, frequency))
}

/// `2x/day` as three words.
fn slashes(word: &str) -> Vec<String> {
    word.replace('/', " / ").split_whitespace().map(str::to_owned).collect()
}

/// Gliding with its movement, or a treatment by its name.
fn what(words: &[String], known: &Known) -> Result<Prescribed, Refusal> {
    let movement = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["nerve", "glide" | "glides" | "gliding" | "flossing", ..] => Some(&words[2..]),
        ["glide" | "glides" | "gliding" | "flossing", ..] => Some(&words[1..]),
        _ => None,
    };
    let Some(movement) = movement else { return treatment(words) };
    let said = glide_words(movement, known)?;
    if !said.tags.is_empty() || said.glide.flags != SymptomFlags::default() {
        return Err(Refusal::new("a prescription has neither tags nor symptoms").hint(EXAMPLE));
    }
    Ok(Prescribed::Gliding(Glide::same_again(&said.glide)))
}

fn treatment(words: &[String]) -> Result<Prescribed, Refusal> {
    let name = words.join(" ");
    if words.iter().any(|word| dose(word).is_some()) {
        return Err(Refusal::new(format!("\"{name}\" has sets and repetitions, which only gliding has"))
            .hint(format!("say for example: glidelog prescribe glide {name} daily")));
    }
    Treatment::new(&name, Status::Done).map(|treatment| Prescribed::Treatment(treatment.name().to_owned()))
}

/// How often, at the head of some words: times, days, and how many words it takes.
fn how_often(words: &[String]) -> Option<(i64, i64, usize)> {
    if let Some((times, used)) = times(words)
        && let Some((days, more)) = days(&words[used..])
    {
        return Some((times, days, used + more));
    }
    let begins = matches!(words.first().map(String::as_str), Some("daily" | "weekly" | "every" | "each"));
    days(words).filter(|_| begins).map(|(days, used)| (1, days, used))
}

/// `twice`, `3x`, `3 times`, `three`, `5 days`.
fn times(words: &[String]) -> Option<(i64, usize)> {
    let first = words.first()?.as_str();
    match first {
        "once" => return Some((1, 1)),
        "twice" => return Some((2, 1)),
        "thrice" => return Some((3, 1)),
        _ => {}
    }
    if let Some(times) = first.strip_suffix(['x', '×']).and_then(number) {
        return Some((times, 1));
    }
    let counted = matches!(words.get(1).map(String::as_str), Some("x" | "×" | "time" | "times" | "day" | "days"));
    number(first).map(|times| (times, if counted { 2 } else { 1 }))
}

/// `daily`, `a day`, `per week`, `every other day`, `in 14 days`: the days, and how many words they take.
fn days(words: &[String]) -> Option<(i64, usize)> {
    let word = |i: usize| words.get(i).map_or("", String::as_str);
    let unit = |word: &str| match word {
        "day" | "days" => Some(1),
        "week" | "weeks" => Some(7),
        _ => None,
    };
    match (word(0), word(1), word(2)) {
        ("daily", ..) => Some((1, 1)),
        ("weekly", ..) => Some((7, 1)),
        ("every", "other" | "second" | "2nd", one) => unit(one).map(|days| (2 * days, 3)),
        ("every", "third" | "3rd", one) => unit(one).map(|days| (3 * days, 3)),
        ("a" | "per" | "each" | "every" | "/" | "the", one, _) if unit(one).is_some() => unit(one).map(|days| (days, 2)),
        ("every" | "in" | "per" | "each", count, one) => Some((number(count)?.checked_mul(unit(one)?)?, 3)),
        _ => None,
    }
}

/// A number as digits or, to ten, as a word.
fn number(text: &str) -> Option<i64> {
    const WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let word = WORDS.iter().position(|word| *word == text).and_then(|at| i64::try_from(at + 1).ok());
    let digits = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    word.or_else(|| text.parse().ok().filter(|_| digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        match whole_prescription(&[text.to_owned()], &Known::default()) {
            Ok((Prescribed::Treatment(name), frequency)) => format!("{name}, {frequency}"),
            Ok((Prescribed::Gliding(glide), frequency)) => {
                let nerve = glide.nerve.map_or("-".into(), |nerve| nerve.to_string());
                format!("glide {nerve} {:?}x{:?}, {frequency}", glide.sets, glide.reps).replace("Some", "")
            }
            Err(refusal) => refusal.message,
        }
    }

    #[test]
    fn how_often_stands_anywhere_in_many_words() {
        for (text, expected) in [
            ("glide sciatic 2x15 twice a day", "glide sciatic (2)x(15), twice a day"),
            ("twice daily glide sciatic 2x15", "glide sciatic (2)x(15), twice a day"),
            ("nerve glides sciatic 2x15 3x/week", "glide sciatic (2)x(15), 3 times a week"),
            ("glide 2x15 sciatic 3 times per week", "glide sciatic (2)x(15), 3 times a week"),
            ("pelvic correction daily", "pelvic correction, daily"),
            ("Pelvic Correction every day", "pelvic correction, daily"),
            ("massage once a week", "massage, once a week"),
            ("massage weekly", "massage, once a week"),
            ("strength every other day", "strength, every other day"),
            ("strength every third day", "strength, every 3 days"),
            ("strength every 3 days", "strength, every 3 days"),
            ("strength five days a week", "strength, 5 times a week"),
            ("massage thrice a week", "massage, 3 times a week"),
            ("strength every third week", "strength, every 21 days"),
            ("strength once in 2 weeks", "strength, every 14 days"),
            ("strength twice in 14 days", "strength, twice in 14 days"),
            ("strength every other week", "strength, every 14 days"),
            ("glide sciatic 2x15", "how often is not said"),
            ("twice a day", "what is prescribed is not said"),
            ("", "what is prescribed is not said"),
            ("massage daily twice a week", "\"twice a week\" is a second \"how often\""),
            ("sciatic 2x15 daily", "\"sciatic 2x15\" has sets and repetitions, which only gliding has"),
            ("glide siatic daily", "\"siatic\" is not a nerve this diary knows"),
            ("massage 99x a day", "a prescription is for 1 to 50 times in 1 to 31 days, such as twice a day or 3x a week"),
            ("glide sciatic numb daily", "a prescription has neither tags nor symptoms"),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_words_panic(text in "\\PC{0,40}") {
            let _ = prescription(&[text], &Known::default());
        }

        /// What is printed is read back.
        #[test]
        fn a_frequency_reads_its_own_words(times in 1i64..=50, per_days in 1i64..=31) {
            let frequency = Frequency::new(times, per_days).unwrap();
            let read = prescription(&[frequency.to_string()], &Known::default()).unwrap();
            proptest::prop_assert_eq!(read, PrescriptionWords { what: None, frequency: Some(frequency) });
        }
    }
}
