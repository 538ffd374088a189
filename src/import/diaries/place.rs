//! Whether a symptom's name is a pain at a place this diary knows.

use crate::domain::Location;
use crate::domain::words::{self, Known};

/// Words that say it hurts.
const HURTS: [&str; 7] = ["pain", "pains", "ache", "aches", "aching", "sore", "soreness"];
/// Words that say nothing about the place.
const FILLING: [&str; 3] = ["in", "my", "the"];

/// `Neck pain (Moderate)` -> `Neck pain` and `Moderate`.
pub(super) fn without_label(detail: &str) -> (&str, Option<&str>) {
    let detail = detail.trim();
    match detail.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        Some((name, label)) if !name.trim().is_empty() => (name.trim(), Some(label.trim())),
        _ => (detail, None),
    }
}

/// Where it hurts; `None` when the name is no pain, or names no place this diary knows.
///
/// With `known.take_new` a name with a pain's word in it is taken at any place.
pub(super) fn of_symptom(name: &str, known: &Known) -> Option<Location> {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| c.is_whitespace() || "(),:/".contains(c)).filter(|w| !w.is_empty()).collect();
    let hurts = words.iter().any(|word| HURTS.contains(word));
    let place: Vec<String> =
        words.into_iter().filter(|word| !HURTS.contains(word) && !FILLING.contains(word)).map(str::to_owned).collect();
    let known = Known { take_new: known.take_new && hurts, ..known.clone() };
    let location = words::location(&place, &known).ok()?;
    (hurts || location.site.is_some()).then_some(location)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pain_at_a_known_place_and_nothing_else() {
        let at = |name: &str, take_new| {
            of_symptom(name, &Known { take_new, ..Known::default() }).map(|location| location.to_string())
        };
        for (name, place) in [
            ("Left hamstring pain", Some("left hamstring")),
            ("Pain in my lower back", Some("low back")),
            ("Back of knee (right)", Some("right back of knee")),
            ("Sore calves", Some("calf")),
            ("Pain", Some("site not recorded")),
            ("Neck pain", None),
            ("Headache", None),
            ("Hamstring tightness", None),
            ("stomachache", None),
            ("", None),
        ] {
            assert_eq!(at(name, false).as_deref(), place, "{name}");
        }
        assert_eq!(at("Neck pain", true).as_deref(), Some("neck"));
        assert_eq!(at("Fatigue", true), None);
        assert_eq!(without_label("Neck pain (Moderate)"), ("Neck pain", Some("Moderate")));
        assert_eq!(without_label("(odd)"), ("(odd)", None));
    }
}
