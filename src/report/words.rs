//! The words this program never prints: a lint that every text for people is held to.

/// Words that claim more than a diary can (ANALYSIS.md, section 4).
const CLAIMS: &[&str] = &[
    "works",
    "proves",
    "proven",
    "causes",
    "caused by",
    "because of",
    "thanks to",
    "reduces",
    "heals",
    "treats",
    "cures",
    "effective",
    "significant",
    "significantly",
    "no effect",
    "p = 0.000",
];

/// Words that tell a person how to train (CLINICAL.md).
const ADVICE: &[&str] = &[
    "you should",
    "you must",
    "you need to",
    "run less",
    "run more",
    "run longer",
    "stop running",
    "keep running",
    "take a rest",
    "cut back",
    "train",
];

/// The first such word in a text, if there is one.
pub(crate) fn never_word(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    CLAIMS.iter().chain(ADVICE).copied().find(|word| stands_alone(&lower, word))
}

fn stands_alone(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = text[at + word.len()..].chars().next().is_some_and(char::is_alphanumeric);
        !before && !after
    })
}

#[cfg(test)]
mod tests {
    use super::never_word;
    use std::path::{Path, PathBuf};

    #[test]
    fn a_word_is_found_whole_and_in_any_case() {
        assert_eq!(never_word("Gliding WORKS."), Some("works"));
        assert_eq!(never_word("two fireworks"), None);
        assert_eq!(never_word("you also ran less"), None);
        assert_eq!(never_word("you should rest"), Some("you should"));
    }

    #[test]
    fn no_text_of_the_report_has_one() {
        let report = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report");
        let files = sources(&report);
        assert!(files.len() > 10);
        for file in files {
            for literal in literals(&std::fs::read_to_string(&file).unwrap()) {
                assert_eq!(never_word(&literal), None, "{}: {literal}", file.display());
            }
        }
    }

    /// Every source but this one and the tests.
    fn sources(folder: &Path) -> Vec<PathBuf> {
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let wanted =
            paths.filter(|path| !path.ends_with("words.rs") && !path.ends_with("tests") && !path.ends_with("tests.rs"));
        wanted.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
    }

    /// What stands between double quotes, comments left out.
    fn literals(source: &str) -> Vec<String> {
        let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let code = code.join("\n").replace("'\"'", "").replace("\\\"", "'");
        code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    }
}
