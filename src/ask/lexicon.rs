//! The words a question is made of, and the closed list of those it is not.

use crate::domain::DistanceUnit;

/// What a word means in a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Better,
    Worse,
    Less,
    More,
    Getting,
    How,
    Good,
    Feel,
    Pain,
    None,
    Far,
    Many,
    Much,
    Often,
    Long,
    Unit(DistanceUnit),
    Days,
    Times,
    Time,
    Run,
    Glide,
    When,
    Last,
    Since,
    Log,
    Anything,
    Rate,
    Week,
    Skip,
    Help,
    Make,
    After,
    Until,
    Know,
    Need,
}

/// One line a meaning: the words that have it.
const FAMILIES: &[(Meaning, &[&str])] = &[
    (
        Meaning::Better,
        &["better", "improve", "improved", "improves", "improvement", "ease", "eased", "easier", "calmer", "best"],
    ),
    (Meaning::Worse, &["worse", "worsen", "worsened", "worsens", "harder", "sorer", "worst"]),
    (Meaning::Less, &["less", "fewer", "lower", "down"]),
    (Meaning::More, &["more", "higher", "up"]),
    (Meaning::Getting, &["getting", "get", "gets", "becoming", "trend", "trending", "progress", "progressing"]),
    (Meaning::How, &["how", "what"]),
    (Meaning::Good, &["good", "bad", "badly", "well", "fine", "okay", "ok", "rough", "easy", "hard"]),
    (Meaning::Feel, &["feel", "feeling", "felt", "feels", "doing", "go", "went", "going", "gone", "look", "looking"]),
    (
        Meaning::Pain,
        &["pain", "pains", "painful", "hurt", "hurts", "hurting", "sore", "soreness", "ache", "aches", "ached", "aching"],
    ),
    (Meaning::None, &["no", "without", "free", "zero", "none", "painfree", "not"]),
    (Meaning::Far, &["far", "distance", "mileage"]),
    (Meaning::Many, &["many", "number", "count"]),
    (Meaning::Much, &["much", "lot"]),
    (Meaning::Often, &["often", "frequently"]),
    (Meaning::Long, &["long"]),
    (Meaning::Unit(DistanceUnit::Mi), &["mile", "miles", "mi"]),
    (Meaning::Unit(DistanceUnit::Km), &["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "k"]),
    (Meaning::Days, &["days", "day"]),
    (Meaning::Times, &["times", "sessions", "session"]),
    (Meaning::Time, &["time", "hours", "minutes"]),
    (Meaning::Run, &["run", "runs", "ran", "running", "jog", "jogs", "jogged", "jogging"]),
    (Meaning::Glide, &["glide", "glides", "glided", "gliding", "glider", "flossing", "floss"]),
    (Meaning::When, &["when"]),
    (Meaning::Last, &["last", "latest"]),
    (Meaning::Since, &["since"]),
    (Meaning::Log, &["log", "logged", "record", "recorded", "note", "noted", "enter", "entered", "score", "scored", "write"]),
    (Meaning::Anything, &["anything", "something", "entry"]),
    (Meaning::Rate, &["rate", "rated", "rating"]),
    (Meaning::Week, &["week"]),
    (Meaning::Skip, &["skip", "skipped"]),
    (Meaning::Help, &["help", "helps", "helped", "helping", "difference"]),
    (Meaning::Make, &["make", "makes", "making", "made"]),
    (Meaning::After, &["after", "before"]),
    (Meaning::Until, &["until", "till"]),
    (Meaning::Know, &["know", "sure", "certain"]),
    (Meaning::Need, &["need", "needed", "needs"]),
];

/// Two meanings in one word.
const DOUBLE: &[(&str, [Meaning; 2])] = &[
    ("improving", [Meaning::Getting, Meaning::Better]),
    ("healing", [Meaning::Getting, Meaning::Better]),
    ("recovering", [Meaning::Getting, Meaning::Better]),
    ("easing", [Meaning::Getting, Meaning::Better]),
    ("worsening", [Meaning::Getting, Meaning::Worse]),
    ("painfree", [Meaning::None, Meaning::Pain]),
    ("painless", [Meaning::None, Meaning::Pain]),
];

/// Words passed over on purpose, a closed list.
const STOP: &[&str] = &[
    "i",
    "me",
    "my",
    "myself",
    "we",
    "it",
    "its",
    "they",
    "them",
    "the",
    "a",
    "an",
    "this",
    "these",
    "that",
    "those",
    "there",
    "is",
    "are",
    "was",
    "were",
    "am",
    "be",
    "been",
    "being",
    "do",
    "does",
    "did",
    "done",
    "have",
    "has",
    "had",
    "having",
    "of",
    "in",
    "on",
    "to",
    "for",
    "with",
    "during",
    "over",
    "from",
    "by",
    "and",
    "or",
    "so",
    "but",
    "if",
    "whether",
    "will",
    "would",
    "should",
    "could",
    "can",
    "any",
    "all",
    "at",
    "just",
    "really",
    "actually",
    "overall",
    "generally",
    "currently",
    "lately",
    "recently",
    "now",
    "yet",
    "still",
    "again",
    "ever",
    "already",
    "please",
    "hey",
    "you",
    "total",
    "altogether",
    "body",
    "side",
    "level",
    "levels",
    "bit",
    "little",
    "sides",
    "tell",
    "things",
    "everything",
    "spend",
    "spent",
<<<<<<< HEAD
=======
    "take",
    "takes",
    "took",
    "like",
>>>>>>> ef037a220cd21931e861da5d5e79dee5908be05b
];

/// What a word means; empty for a stop word, `None` for a word that is not known.
pub(super) fn meanings(word: &str) -> Option<Vec<Meaning>> {
    if let Some((_, both)) = DOUBLE.iter().find(|(double, _)| *double == word) {
        return Some(both.to_vec());
    }
    if let Some((meaning, _)) = FAMILIES.iter().find(|(_, family)| family.contains(&word)) {
        return Some(vec![*meaning]);
    }
    STOP.contains(&word).then(Vec::new)
}

/// Every word that has a meaning, for finding the nearest.
pub(super) fn vocabulary() -> impl Iterator<Item = &'static str> {
    let periods = ["week", "month", "today", "yesterday", "this", "than", "usual"];
    let doubles = DOUBLE.iter().map(|(word, _)| *word);
    FAMILIES.iter().flat_map(|(_, family)| family.iter().copied()).chain(doubles).chain(periods)
}
