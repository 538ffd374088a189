//! Numbers as they stand in a sentence.

use crate::analysis::effect::Adjusted;
use crate::report::effect::ends;

/// `1 run`, `4 runs`.
pub(super) fn plural(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// One decimal, with a real minus; never `-0.0`.
pub(super) fn points(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0 + 0.0;
    format!("{rounded:.1}").replace('-', "−")
}

/// Three decimals, never nought.
pub(super) fn p(p: f64) -> String {
    if p < 0.001 { "p < 0.001".into() } else { format!("p = {p:.3}") }
}

/// The 95 % interval, or why there is none.
pub(super) fn interval(adjusted: &Adjusted) -> String {
    match adjusted.interval {
        Ok(interval) => format!("95 % interval {}", ends(&interval).replace('-', "−")),
        Err(why) => format!("no interval: {why}"),
    }
}

/// In how many of 100 (or more) coin-flip diaries a gap this large comes up.
pub(super) fn of_a_hundred(p: f64) -> String {
    match (p * 100.0).round() as u64 {
        0 => "in fewer than 1 of 100".into(),
        many => format!("in {many} of 100"),
    }
}
