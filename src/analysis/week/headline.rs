//! What background pain and running pain say together.

use crate::analysis::stats::weekly_verdict::WeekVerdict;

/// The week's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekHeadline {
    /// Better.
    Better,
    /// Worse.
    Worse,
    /// The same.
    Same,
    /// One leg better, the other worse.
    Mixed,
    /// Neither leg can tell.
    CannotTell,
}

/// Joins the two legs: one that cannot tell leaves the word to the other.
#[must_use]
pub fn combine(background: WeekVerdict, running: WeekVerdict) -> WeekHeadline {
    use WeekVerdict::{Better, CannotTell, Same, Worse};
    match (background, running) {
        (Better, Worse) | (Worse, Better) => WeekHeadline::Mixed,
        (Better, _) | (_, Better) => WeekHeadline::Better,
        (Worse, _) | (_, Worse) => WeekHeadline::Worse,
        (Same, _) | (_, Same) => WeekHeadline::Same,
        (CannotTell, CannotTell) => WeekHeadline::CannotTell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_leg_that_speaks_decides_and_a_contradiction_is_mixed() {
        use WeekVerdict::{Better, CannotTell, Same, Worse};
        for (background, running, headline) in [
            (Better, CannotTell, WeekHeadline::Better),
            (CannotTell, Worse, WeekHeadline::Worse),
            (Better, Same, WeekHeadline::Better),
            (Same, Worse, WeekHeadline::Worse),
            (Same, Same, WeekHeadline::Same),
            (Same, CannotTell, WeekHeadline::Same),
            (Worse, Better, WeekHeadline::Mixed),
            (CannotTell, CannotTell, WeekHeadline::CannotTell),
        ] {
            assert_eq!(combine(background, running), headline);
        }
    }
}
