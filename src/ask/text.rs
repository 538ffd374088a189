//! A question as words: lower case, without punctuation, contractions written out.

/// More words than this are no question.
const MOST_WORDS: usize = 80;

/// The words of a question, each taken at most once by what it means.
#[derive(Debug, Clone)]
pub(super) struct Words {
    words: Vec<String>,
    taken: Vec<bool>,
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let words: Vec<String> = text.split_whitespace().flat_map(tidy).take(MOST_WORDS).collect();
        Words { taken: vec![false; words.len()], words }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words not taken yet, in order, each with its place.
    pub(super) fn left(&self) -> impl Iterator<Item = (usize, &str)> {
        self.words.iter().enumerate().filter(|(at, _)| !self.taken[*at]).map(|(at, word)| (at, word.as_str()))
    }

    /// Whether a word is there and not taken.
    pub(super) fn has(&self, word: &str) -> bool {
        self.left().any(|(_, left)| left == word)
    }

    /// Takes the first such word.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let at = self.left().find(|(_, left)| *left == word).map(|(at, _)| at);
        at.inspect(|at| self.taken[*at] = true).is_some()
    }

    /// Takes the longest run of neighbours that `read` understands, the first of several.
    pub(super) fn take<T>(&mut self, longest: usize, read: impl Fn(&[&str]) -> Option<T>) -> Option<T> {
        for length in (1..=longest.min(self.words.len())).rev() {
            for from in 0..=self.words.len() - length {
                let span = from..from + length;
                if self.taken[span.clone()].contains(&true) {
                    continue;
                }
                let texts: Vec<&str> = self.words[span.clone()].iter().map(String::as_str).collect();
                if let Some(found) = read(&texts) {
                    self.taken[span].fill(true);
                    return Some(found);
                }
            }
        }
        None
    }
}

/// One typed word to the plain words in it.
fn tidy(typed: &str) -> Vec<String> {
    let lower = typed.to_lowercase().replace(['\u{2019}', '\u{2018}', '\u{02bc}', '`', '\u{00b4}'], "'");
    let edge = |c: char| !c.is_alphanumeric();
    let word = lower.trim_matches(edge);
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return vec![word.to_owned()];
    }
    word.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|part| part.trim_matches('\''))
        .filter(|part| !part.is_empty())
        .flat_map(write_out)
        .collect()
}

/// `didn't` to `did not`, `how's` to `how is`, `i've` to `i have`, with the apostrophe or without.
fn write_out(word: &str) -> Vec<String> {
    let two = |first: &str, second: &str| vec![first.to_owned(), second.to_owned()];
    let Some((head, tail)) = word.split_once('\'') else {
        return match word {
            "didnt" | "dont" | "doesnt" | "havent" | "hasnt" | "hadnt" | "isnt" | "arent" | "wasnt" | "werent" => {
                two(&word[..word.len() - 2], "not")
            }
            "hows" | "whens" => two(&word[..word.len() - 1], "is"),
            "ive" => two("i", "have"),
            "im" => two("i", "am"),
            _ => vec![word.to_owned()],
        };
    };
    match (head, tail) {
        ("can" | "won" | "ain", "t") => two(head, "not"),
        (_, "t") if head.ends_with('n') => two(&head[..head.len() - 1], "not"),
        (_, "s") if matches!(head, "week" | "month" | "today" | "yesterday") => vec![head.to_owned()],
        (_, "s") => two(head, "is"),
        (_, "ve") => two(head, "have"),
        (_, "m") => two(head, "am"),
        (_, "re") => two(head, "are"),
        (_, "d") => two(head, "had"),
        (_, "ll") => two(head, "will"),
        _ => vec![word.replace('\'', "")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contractions_case_and_punctuation_do_not_matter() {
        for (typed, plain) in [
            ("Didn\u{2019}t I feel BETTER, this week?!", "did not i feel better this week"),
            ("How's  my left-hamstring\u{2026}", "how is my left hamstring"),
            ("I've (really) run: 10.5km", "i have really run 10.5km"),
            ("can't what't 'tis", "can not whatt tis"),
            ("weren't my runs pain-free?", "were not my runs pain free"),
            ("last week's runs since 2026-08-01", "last week runs since 2026-08-01"),
            ("??? ... \u{1f642}", ""),
        ] {
            let words = Words::of(typed);
            let texts: Vec<&str> = words.left().map(|(_, word)| word).collect();
            assert_eq!(texts.join(" "), plain, "{typed}");
        }
    }

    #[test]
    fn the_longest_understood_neighbours_are_taken_once() {
        let mut words = Words::of("a b c");
        let known = |texts: &[&str]| matches!(texts, ["b", "c"] | ["b"]).then_some(texts.len());
        assert_eq!(words.take(3, known), Some(2));
        assert_eq!(words.take(3, known), None);
        assert!(words.take_word("a") && !words.take_word("a"));
    }
}
