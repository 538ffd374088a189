//! Every statistic against figures from other, independent programs.
//!
//! Reads `tests/reference/cases.json`, or the file named in `GLIDELOG_CASES`; the figures come
//! from scipy, statsmodels, R and others, each case naming its source.

#[path = "reference/compare.rs"]
mod compare;
#[path = "reference/compute.rs"]
mod compute;

use serde_json::Value;

#[test]
fn every_case_is_met() {
    let path = std::env::var("GLIDELOG_CASES")
        .unwrap_or_else(|_| format!("{}/tests/reference/cases.json", env!("CARGO_MANIFEST_DIR")));
    let text = std::fs::read_to_string(&path).expect("the file of cases can be read");
    let file: Value = serde_json::from_str(&text).expect("the file of cases is JSON");
    let cases = file["cases"].as_array().expect("the file has cases");
    let mut failed = 0;
    for case in cases {
        let name = case["name"].as_str().unwrap_or("unnamed");
        let problems = match compute::answer(case) {
            Some(got) => compare::differences(case, &got),
            None => vec![format!("unknown method {}", case["method"])],
        };
        for problem in &problems {
            println!("FAIL {name}: {problem}");
        }
        failed += usize::from(!problems.is_empty());
    }
    println!("{} passed, {failed} failed", cases.len() - failed);
    assert_eq!(failed, 0, "cases failed");
    assert!(!cases.is_empty(), "no cases");
}
