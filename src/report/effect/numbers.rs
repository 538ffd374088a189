//! Numbers, counts and lists as the answers about an effect print them.

use crate::analysis::stats::Interval;
use crate::analysis::stats::reference_set::NoInterval;

/// Decimals of a difference at most.
const MOST_DECIMALS: usize = 3;

/// A mean: one decimal.
pub(super) fn mean(value: f64) -> String {
    format!("{value:.1}")
}

/// A difference: one decimal, or as many as its sign needs to be seen.
pub(super) fn gap(value: f64) -> String {
    let shown = (1..=MOST_DECIMALS).map(|decimals| format!("{value:.decimals$}"));
    shown.into_iter().find(|text| text.contains(|c: char| ('1'..='9').contains(&c))).unwrap_or_else(|| "0.0".into())
}

/// A difference with its noun: `-1.0 point`, `-0.7 points`.
pub(super) fn points(value: f64) -> String {
    let text = gap(value);
    let noun = if matches!(text.as_str(), "1.0" | "-1.0") { "point" } else { "points" };
    format!("{text} {noun}")
}

/// `-1.4 to 0.1`: as many decimals on both sides as it takes to see both signs, and that the ends differ.
pub(in crate::report) fn ends(interval: &Interval) -> String {
    let places = |value: f64| gap(value).split_once('.').map_or(1, |(_, decimals)| decimals.len());
    let shown = |decimals: usize| [interval.lower, interval.upper].map(|value| rounded(value, decimals));
    let least = places(interval.lower).max(places(interval.upper));
    let alike = |decimals: &usize| shown(*decimals)[0] == shown(*decimals)[1];
    let decimals = (least..=MOST_DECIMALS).find(|decimals| !alike(decimals)).unwrap_or(least);
    shown(decimals).join(" to ")
}

/// So many decimals, and no sign before nothing.
fn rounded(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    if text.contains(|c: char| ('1'..='9').contains(&c)) { text } else { text.trim_start_matches('-').to_owned() }
}

/// `95 % interval -1.4 to 0.1`, or why there is none.
pub(super) fn interval(interval: &Result<Interval, NoInterval>) -> String {
    match interval {
        Ok(found) => format!("{:.0} % interval {}", found.level * 100.0, ends(found)),
        Err(why) => format!("no interval: {}", no_interval(*why)),
    }
}

pub(super) fn no_interval(why: NoInterval) -> &'static str {
    match why {
        NoInterval::TooFew => "too few positions to compare with",
        NoInterval::TooRegular => "the pattern is too regular",
    }
}

/// `p 0.081`, never 0.
pub(super) fn p(value: f64) -> String {
    if value < 0.001 { "p < 0.001".into() } else { format!("p {value:.3}") }
}

/// A correlation: two decimals.
pub(super) fn signed(tau: f64) -> String {
    let text = format!("{tau:.2}");
    if text == "-0.00" { "0.00".into() } else { text }
}

/// `1 run`, `3 runs`.
pub(super) fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn list<S: AsRef<str>>(words: &[S]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// The first letter large.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_never_rounded_away() {
        assert_eq!([-0.72, -0.03, 0.004, 0.0, -0.0001, 2.0].map(gap), ["-0.7", "-0.03", "0.004", "0.0", "0.0", "2.0"]);
        assert_eq!([points(-1.0), points(-0.7)], ["-1.0 point", "-0.7 points"]);
    }

    #[test]
    fn the_ends_of_an_interval_have_equal_decimals_and_are_told_apart() {
        let shown = |lower, upper| ends(&Interval { lower, upper, level: 0.95 });
        assert_eq!(
            [shown(-1.4, 0.12), shown(-0.1, -0.02), shown(-2.04, -1.96), shown(-2.0, -2.0), shown(-0.0001, 0.4)],
            ["-1.4 to 0.1", "-0.10 to -0.02", "-2.04 to -1.96", "-2.0 to -2.0", "0.0 to 0.4"]
        );
    }

    #[test]
    fn p_is_never_nothing() {
        assert_eq!([0.0125, 0.0004, 1.0].map(p), ["p 0.013", "p < 0.001", "p 1.000"]);
    }

    #[test]
    fn words_are_listed_as_they_are_said() {
        assert_eq!(
            [list::<&str>(&[]), list(&["a"]), list(&["a", "b"]), list(&["a", "b", "c"])],
            ["", "a", "a and b", "a, b and c"]
        );
    }
}
