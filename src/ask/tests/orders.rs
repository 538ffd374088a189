use super::ask;
use proptest::prelude::*;

/// The words of the standard questions, in any order.
fn shuffled(question: &'static str) -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = question.split(' ').collect();
    Just(words).prop_shuffle().prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,60}") {
        let _ = ask(&text);
    }

    #[test]
    fn no_row_of_known_words_panics(words in proptest::collection::vec(0usize..40, 0..9)) {
        let known = [
            "did", "i", "feel", "better", "worse", "this", "last", "week", "month", "than", "usual", "how", "many", "runs",
            "glide", "when", "pain", "no", "above", "3", "since", "1", "aug", "from", "to", "my", "left", "hamstring", "is",
            "getting", "until", "know", "more", "help", "days", "10", "before", "yesterday", "log", "rate",
        ];
        let text: Vec<&str> = words.iter().map(|at| known[*at]).collect();
        if let Ok(question) = ask(&text.join(" ")) {
            prop_assert_eq!(ask(&question.to_string()), Ok(question));
        }
    }

    #[test]
    fn the_order_of_words_does_not_matter(text in shuffled("did I feel better this week")) {
        prop_assert_eq!(ask(&text).unwrap(), ask("did I feel better this week").unwrap(), "{}", text);
    }

    #[test]
    fn nor_with_a_place_in_it(text in shuffled("did my left hamstring feel worse this week")) {
        prop_assert_eq!(ask(&text).unwrap(), ask("did my left hamstring feel worse this week").unwrap(), "{}", text);
    }

    #[test]
    fn nor_in_a_question_of_how_far(text in shuffled("how far did I run this month")) {
        prop_assert_eq!(ask(&text).unwrap(), ask("how far did I run this month").unwrap(), "{}", text);
    }

    #[test]
    fn nor_in_a_question_of_the_last_time(text in shuffled("when did I last glide")) {
        prop_assert_eq!(ask(&text).unwrap(), ask("when did I last glide").unwrap(), "{}", text);
    }
}
