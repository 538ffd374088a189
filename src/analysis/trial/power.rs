//! What a trial of so many pairs can be expected to find, before it starts.

/// Share of trials that find a true difference of one, one and a half and two points.
///
/// Simulated for blocks of two, lag-1 correlation 0.5, with the score asked for by the coin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Power {
    /// Pairs of runs.
    pub pairs: usize,
    /// Per cent that find one point.
    pub one_point: u8,
    /// Per cent that find one and a half.
    pub one_and_a_half: u8,
    /// Per cent that find two.
    pub two_points: u8,
}

const TABLE: [Power; 3] = [
    Power { pairs: 8, one_point: 35, one_and_a_half: 64, two_points: 93 },
    Power { pairs: 12, one_point: 61, one_and_a_half: 94, two_points: 100 },
    Power { pairs: 16, one_point: 80, one_and_a_half: 99, two_points: 100 },
];

/// The simulated row with no more pairs than asked for; none below eight.
#[must_use]
pub fn expected_power(pairs: usize) -> Option<Power> {
    TABLE.into_iter().rfind(|row| row.pairs <= pairs)
}
