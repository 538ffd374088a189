//! The demo's pictures beside those that are kept in `examples/pictures`, which the README shows.
//! A change that is meant: look at the new ones, then run this test with `GLIDELOG_KEEP_PICTURES=1`.

use super::sealed::Home;
use std::fs;
use std::path::{Path, PathBuf};

/// Each picture, the journal of the demo that it is drawn from, and more words.
const KEPT: [(&str, &str, &str); 9] = [
    ("week", "journal", ""),
    ("trend", "journal", ""),
    ("calendar", "journal", ""),
    ("mileage", "journal", ""),
    ("effect", "journal", ""),
    ("dose", "journal", ""),
    ("trial", "coin", ""),
    ("week-dark", "journal", "--dark"),
    ("trend-dark", "journal", "--dark"),
];

/// A pixel may differ by this much in one colour (of 255), and this share of pixels by more: another processor may
/// round the edge of a dot another way.
const LEVELS: u8 = 12;
const SHARE: f64 = 0.002;

#[test]
fn the_demo_draws_the_pictures_that_are_kept() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/pictures");
    let home = Home::new();
    home.ok("demo season");
    for (name, journal, words) in KEPT {
        let kind = name.split('-').next().unwrap();
        home.ok(&format!("--journal season/{journal}.db chart {kind} {words} --size 1000x562 -o {name}.png"));
        let (drawn, kept) = (home.path(&format!("{name}.png")), kept.join(format!("{name}.png")));
        if std::env::var_os("GLIDELOG_KEEP_PICTURES").is_some() {
            fs::create_dir_all(kept.parent().unwrap()).unwrap();
            fs::copy(&drawn, &kept).unwrap();
        }
        let share = unlike(&drawn, &kept);
        assert!(share <= SHARE, "{name}: {:.2} % of the pixels differ; see the top of this file", share * 100.0);
    }
}

/// The share of pixels that differ by more than [`LEVELS`].
fn unlike(one: &PathBuf, other: &PathBuf) -> f64 {
    let ((size, one), (other_size, other)) = (pixels(one), pixels(other));
    assert_eq!(size, other_size);
    let differ = |(a, b): (&[u8], &[u8])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > LEVELS);
    let pairs = one.chunks(4).zip(other.chunks(4));
    pairs.clone().filter(|pair| differ(*pair)).count() as f64 / pairs.count() as f64
}

/// Width and height, and the pixels as red, green, blue and alpha.
fn pixels(path: &PathBuf) -> ((u32, u32), Vec<u8>) {
    let file = fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut decoder = png::Decoder::new(std::io::BufReader::new(file));
    decoder.set_transformations(png::Transformations::ALPHA | png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    ((info.width, info.height), pixels)
}
