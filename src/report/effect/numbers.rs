//! Numbers, counts and lists as the answers about an effect print them.

use crate::analysis::stats::Interval;
use crate::analysis::stats::reference_set::NoInterval;

/// A mean: one decimal.
pub(super) fn mean(value: f64) -> String {
    format!("{value:.1}")
}

/// A difference: one decimal, or as many as its sign needs to be seen.
pub(super) fn gap(value: f64) -> String {
    let shown = (1..=3).map(|decimals| format!("{value:.decimals$}"));
    shown.into_iter().find(|text| text.contains(|c: char| ('1'..='9').contains(&c))).unwrap_or_else(|| "0.0".into())
}

/// A difference with its noun: `-1.0 point`, `-0.7 points`.
pub(super) fn points(value: f64) -> String {
    let text = gap(value);
    let noun = if matches!(text.as_str(), "1.0" | "-1.0") { "point" } else { "points" };
    format!("{text} {noun}")
}

/// `-1.4 to 0.1`.
pub(super) fn ends(interval: &Interval) -> String {
    format!("{} to {}", gap(interval.lower), gap(interval.upper))
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
