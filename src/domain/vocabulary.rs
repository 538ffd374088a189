//! The nearest known word, for a word that is not known.

use strsim::damerau_levenshtein;

/// The known word nearest to `word`, at most two letters away (one for words of up to four).
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let reach = if word.chars().count() <= 4 { 1 } else { 2 };
    known
        .into_iter()
        .map(|candidate| (damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(away, _)| *away <= reach)
        .min_by_key(|(away, _)| *away)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        assert_eq!(nearest("hamstirng", ["hip", "hamstring"]), Some("hamstring"));
        assert_eq!(nearest("hpi", ["hip", "hamstring"]), Some("hip"));
        assert_eq!(nearest("elbow", ["hip", "hamstring"]), None);
        assert_eq!(nearest("knee", ["heel"]), None);
    }
}
