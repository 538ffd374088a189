//! A file that may tell of a run that was typed: what is shown is what is stored.

use super::routes::{Page, TRACK, files, words_of};

/// The counts of a page.
fn counts(html: &str) -> String {
    let words = words_of(html);
    let (before, after) = words.split_once(" new, ").unwrap_or_else(|| panic!("{words}"));
    format!("{} new, {}", before.split_whitespace().last().unwrap(), after.split(" of another").next().unwrap())
}

#[test]
fn the_look_at_files_is_of_what_will_be_stored() {
    for (wish, counted, runs) in [("", "0 new, 1 enriched", 1), ("&match=never", "1 new, 0 enriched", 2)] {
        let page = Page::new();
        page.stored("/run", &[("distance", "2.1"), ("effort", "3"), ("at", "20 Nov 7:10am")]);
        let looked = files(&page, &[("run.gpx", TRACK)]);
        let preview = page.get(&format!("{}{wish}", looked.to())).text;
        assert!(counts(&preview).starts_with(counted), "{wish}: {preview}");
        let words = words_of(preview.split("<main").nth(1).unwrap());
        assert!(!words.contains("undo") && !words.contains("--"), "{words}");
        assert_eq!(page.entries().len(), 1, "a look stores nothing");
        // The form says what was looked at, and a link leads to the other look.
        let other = if wish.is_empty() { "&amp;match=never\"" } else { "&amp;match=typed\"" };
        assert!(preview.contains(&format!("href=\"{}{other}", looked.to())), "{preview}");
        let chosen = preview.split("name=\"match\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let waiting = looked.to().split("waiting=").nth(1).unwrap();
        let done = page.stored("/import/store", &[("waiting", waiting), ("match", chosen)]);
        assert_eq!(counts(&done), counts(&preview));
        assert_eq!(page.entries().len(), runs);
    }
    let page = Page::new();
    let looked = files(&page, &[("run.gpx", TRACK)]);
    assert!(!page.get(looked.to()).text.contains("match="), "nothing is asked where nothing was typed");
}
