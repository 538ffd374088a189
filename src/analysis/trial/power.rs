//! What a trial of so many pairs can be expected to find, before it starts.

/// Share of simulated trials that find a true difference of one, one and a half and two points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Power {
    /// Pairs of runs.
    pub pairs: usize,
    /// Runs in a block.
    pub block: usize,
    /// Per cent that find one point.
    pub one_point: u8,
    /// Per cent that find one and a half.
    pub one_and_a_half: u8,
    /// Per cent that find two.
    pub two_points: u8,
}

/// Trials simulated for each figure: it may be off by 3 per cent.
pub const SIMULATED_TRIALS: usize = 1200;

const fn row(block: usize, pairs: usize, found: [u8; 3]) -> Power {
    Power { pairs, block, one_point: found[0], one_and_a_half: found[1], two_points: found[2] }
}

/// From `cargo run --release --example null_diaries` ("A coin decides"; seed 20260101, 1200 trials a figure), the whole
/// path from entries to verdict: a state that carries over from run to run (lag-1 0.5, 1.5 points), both the score
/// before the throw and the worst pain of the run a point off that state, whole points 0 to 10. A test repeats a row.
/// The figures of ANALYSIS 3.5 are larger, with less noise in the scores.
const TABLE: [Power; 12] = [
    row(2, 6, [11, 19, 34]),
    row(2, 8, [24, 43, 67]),
    row(2, 10, [32, 56, 80]),
    row(2, 12, [34, 67, 90]),
    row(2, 16, [49, 83, 97]),
    row(2, 24, [69, 96, 99]),
    row(4, 6, [16, 31, 53]),
    row(4, 8, [23, 48, 73]),
    row(4, 10, [33, 61, 84]),
    row(4, 12, [39, 69, 91]),
    row(4, 16, [50, 84, 97]),
    row(4, 24, [69, 96, 99]),
];

/// The simulated row of this block size with no more pairs than asked for; none below six pairs.
#[must_use]
pub fn expected_power(pairs: usize, block: usize) -> Option<Power> {
    TABLE.into_iter().rfind(|row| row.block == block && row.pairs <= pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_is_of_the_block_size_and_never_of_a_larger_trial() {
        assert_eq!(expected_power(5, 2), None);
        assert_eq!(expected_power(13, 2).map(|p| (p.pairs, p.block, p.one_point)), Some((12, 2, 34)));
        assert_eq!(expected_power(100, 4).map(|p| (p.pairs, p.block)), Some((24, 4)));
    }

    #[test]
    fn more_pairs_and_larger_differences_are_found_more_often() {
        assert!(TABLE.iter().all(|p| p.one_point < p.one_and_a_half && p.one_and_a_half < p.two_points));
        let same_block = TABLE.windows(2).filter(|rows| rows[0].block == rows[1].block);
        assert!(same_block.clone().all(|rows| rows[0].pairs < rows[1].pairs && rows[0].one_point < rows[1].one_point));
    }
}
