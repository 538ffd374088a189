//! The words this program never prints (a lint for tests).

/// Words that claim more than a diary can.
pub(crate) const NEVER: [&str; 14] = [
    "works",
    "proves",
    "proven",
    "causes",
    "caused by",
    "because of",
    "thanks to",
    "heals",
    "treats",
    "cures",
    "effective",
    "significant",
    "no effect",
    "p = 0.000",
];

/// The first such word in a text, if there is one.
pub(crate) fn never_word(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    NEVER.into_iter().find(|word| {
        lower.match_indices(word).any(|(at, _)| {
            let before = lower[..at].chars().next_back().is_some_and(char::is_alphanumeric);
            let after = lower[at + word.len()..].chars().next().is_some_and(char::is_alphanumeric);
            !before && !after
        })
    })
}
