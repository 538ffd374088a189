//! The programs in `examples/` that show how the library is used are run, and say what they should.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::process::Command;

/// Runs an example in a folder of its own; cargo builds those of a package before its tests.
fn run(name: &str, words: &[&str], folder: &std::path::Path) -> String {
    let program = std::env::current_exe().unwrap();
    let built = program.ancestors().nth(2).unwrap().join("examples").join(name);
    let output = Command::new(&built).args(words).current_dir(folder).output().unwrap_or_else(|error| {
        panic!("{}: {error}; `cargo test` builds it, `cargo test --test examples` alone does not", built.display())
    });
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_run_is_logged_and_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let said = run("log_and_ask", &[], folder.path());
    assert!(said.contains("run 5 mi in 44:10") && said.contains("how far did I run this week?"), "{said}");
    assert!(said.contains("pain left hamstring 1/3/2") && said.contains("did I feel better this week?"), "{said}");
}

#[test]
fn a_spreadsheet_is_analysed() {
    let folder = tempfile::tempdir().unwrap();
    let said = run("analyse_a_csv", &[], folder.path());
    assert!(said.contains("60") && said.contains("left hamstring"), "{said}");
    std::fs::write(folder.path().join("knee.csv"), "Datum;Schmerz\n20.10.2026;3\n21.10.2026;6\n").unwrap();
    let said = run("analyse_a_csv", &["knee.csv", "date=Datum,pain=Schmerz", "right knee"], folder.path());
    assert!(said.contains("right knee"), "{said}");
}

#[test]
fn a_chart_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    run("draw_a_chart", &["trend.png", "90"], folder.path());
    assert!(std::fs::read(folder.path().join("trend.png")).unwrap().starts_with(b"\x89PNG"));
}
