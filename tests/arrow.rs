//! The one arrow of the house: each room knows only those it may.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod sources;

use sources::sources;
use std::path::Path;

/// Each room, and the rooms it may name.
const ROOMS: [(&str, &[&str]); 11] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("seal", &["domain"]),
    ("import", &["domain", "seal"]),
    ("analysis", &["domain"]),
    ("ask", &["domain", "analysis"]),
    ("chart", &["domain", "analysis"]),
    ("diary", &["domain", "store", "import", "analysis", "ask", "chart"]),
    ("report", &["domain", "store", "import", "analysis", "ask", "chart", "diary"]),
    ("cli", &["domain", "store", "import", "analysis", "ask", "chart", "diary", "report", "seal", "web"]),
    ("web", &["domain", "store", "import", "analysis", "ask", "chart", "diary", "report"]),
];

/// The program's own code, without its tests.
fn without_tests(text: &str) -> &str {
    text.split_once("#[cfg(test)]\nmod tests {").map_or(text, |(code, _)| code)
}

fn is_test(path: &str) -> bool {
    path.contains("tests") || path.ends_with("sample.rs")
}

#[test]
fn no_room_knows_one_it_may_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (room, may) in ROOMS {
        let mut files = Vec::new();
        sources(&root.join(room), &mut files);
        assert!(!files.is_empty(), "{room} is empty");
        for (path, text) in files.iter().filter(|(path, _)| !is_test(path)) {
            for (other, _) in ROOMS.iter().filter(|(other, _)| *other != room && !may.contains(other)) {
                if without_tests(text).contains(&format!("crate::{other}")) {
                    wrong.push(format!("{path} names {other}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_one_command_knows_the_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root.join("cli"), &mut files);
    let known = files.iter().filter(|(_, text)| text.contains("crate::web")).map(|(path, _)| path.as_str());
    assert!(known.clone().eq(known.clone().filter(|path| path.ends_with("/serve.rs"))), "{:?}", known.collect::<Vec<_>>());
}

#[test]
fn only_the_store_knows_sqlite() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let outside: Vec<&String> = files
        .iter()
        .filter(|(path, text)| !path.contains("/store/") && without_tests(text).contains("rusqlite"))
        .map(|(path, _)| path)
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
}
