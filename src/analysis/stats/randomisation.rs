//! Reference exposures a coin could have drawn: blocks of runs, part of each with gliding.
//!
//! Edgington & Onghena (2007); with draws, p = (b+1)/(m+1) after Phipson & Smyth (2010).
//! A run without an outcome keeps its place in the plan and is left out of every assignment alike.

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use super::reference_set::{Alignment, Axes, ReferenceSet, ReferenceTest, compare};
use super::refusal::{Refusal, same_length};

/// All assignments are counted when there are no more than this.
pub const ENUMERATION_LIMIT: f64 = 1_048_576.0;
/// Draws when they cannot all be counted.
pub const DRAWS: usize = 99_999;

/// Blocks of equal size, `treated` runs of each with gliding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blocks {
    /// Runs in a block.
    pub size: usize,
    /// Of these, with gliding.
    pub treated: usize,
}

impl Blocks {
    /// The ways to fill one block, each a list of treated places.
    fn patterns(self) -> Result<Vec<Vec<usize>>, Refusal> {
        if self.treated == 0 || self.treated >= self.size || self.size > 12 {
            return Err(Refusal::OutOfRange("block"));
        }
        Ok((0_u32..1 << self.size)
            .filter(|mask| mask.count_ones() as usize == self.treated)
            .map(|mask| (0..self.size).filter(|place| mask & (1 << place) != 0).collect())
            .collect())
    }
}

/// How the reference set is gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Every assignment.
    All,
    /// The observed one and `draws` random ones from `seed`.
    Draws {
        /// How many.
        draws: usize,
        /// Seed of the generator, stored with the result.
        seed: u64,
    },
}

/// A trial: what was planned and what came of it.
#[derive(Debug, Clone, Copy)]
pub struct Trial<'a> {
    /// Outcome of each planned run, none when missing.
    pub outcome: &'a [Option<f64>],
    /// Whether gliding was assigned.
    pub assigned: &'a [bool],
    /// The block design.
    pub blocks: Blocks,
}

/// The randomisation test on the assigned condition, covariates given for every planned run.
///
/// A value of a missing run's covariate is not read.
pub fn randomisation_test(
    trial: &Trial<'_>,
    covariates: &[Vec<f64>],
    counting: Counting,
    levels: &[f64],
) -> Result<ReferenceTest, Refusal> {
    let (axes, plan) = prepared(trial, covariates, counting)?;
    Ok(compare(&axes, &plan, levels))
}

fn prepared(trial: &Trial<'_>, covariates: &[Vec<f64>], counting: Counting) -> Result<(Axes, Plan), Refusal> {
    same_length(trial.outcome.len(), trial.assigned.len())?;
    let rows: Vec<usize> = (0..trial.outcome.len()).filter(|&i| trial.outcome[i].is_some()).collect();
    let y: Vec<f64> = trial.outcome.iter().copied().flatten().collect();
    let assigned: Vec<f64> = rows.iter().map(|&i| f64::from(trial.assigned[i])).collect();
    let z: Vec<Vec<f64>> = covariates.iter().map(|c| rows.iter().filter_map(|&i| c.get(i).copied()).collect()).collect();
    let axes = Axes::new(&y, &assigned, &z)?;
    let plan = Plan::new(trial, &rows, counting)?;
    Ok((axes, plan))
}

/// The difference that each assignment would have given, the observed one among them: what a picture of the test shows.
pub fn differences_by_chance(trial: &Trial<'_>, covariates: &[Vec<f64>], counting: Counting) -> Result<Vec<f64>, Refusal> {
    let (axes, plan) = prepared(trial, covariates, counting)?;
    let mut differences = Vec::with_capacity(plan.size());
    let floor = 1e-9 * axes.rows() as f64;
    plan.visit(&axes, &mut |member| {
        if member.square >= floor {
            differences.push(member.with_outcome / member.square);
        }
    });
    Ok(differences)
}

/// Whether all assignments of `runs` planned runs can be counted, or draws are needed.
pub fn counting_for(blocks: Blocks, runs: usize, seed: u64) -> Result<Counting, Refusal> {
    let ways = (blocks.patterns()?.len() as f64).powi((runs / blocks.size) as i32);
    Ok(if ways <= ENUMERATION_LIMIT { Counting::All } else { Counting::Draws { draws: DRAWS, seed } })
}

/// Draws an assignment of whole blocks: the coin of a new trial.
pub fn draw_assignment(blocks: Blocks, block_count: usize, seed: u64) -> Result<Vec<bool>, Refusal> {
    let patterns = blocks.patterns()?;
    let mut coin = Coin::new(seed);
    let mut assigned = Vec::with_capacity(blocks.size * block_count);
    for _ in 0..block_count {
        let pattern = &patterns[coin.below(patterns.len())];
        assigned.extend((0..blocks.size).map(|place| pattern.contains(&place)));
    }
    Ok(assigned)
}

/// The assignments of a trial, each block's ways as lists of observed rows.
struct Plan {
    /// `ways[block][pattern]` = observed rows treated.
    ways: Vec<Vec<Vec<usize>>>,
    observed: Vec<usize>,
    counting: Counting,
}

impl Plan {
    fn new(trial: &Trial<'_>, rows: &[usize], counting: Counting) -> Result<Self, Refusal> {
        let patterns = trial.blocks.patterns()?;
        if trial.assigned.is_empty() || !trial.assigned.len().is_multiple_of(trial.blocks.size) {
            return Err(Refusal::OutOfRange("planned runs"));
        }
        let row_of = |planned: usize| rows.binary_search(&planned).ok();
        let mut plan = Self { ways: Vec::new(), observed: Vec::new(), counting };
        for start in (0..trial.assigned.len()).step_by(trial.blocks.size) {
            let place_of = |pattern: &Vec<usize>| pattern.iter().filter_map(|p| row_of(start + p)).collect();
            let drawn: Vec<usize> = (0..trial.blocks.size).filter(|p| trial.assigned[start + p]).collect();
            plan.observed.push(patterns.iter().position(|p| *p == drawn).ok_or(Refusal::OutOfRange("assignment"))?);
            plan.ways.push(patterns.iter().map(place_of).collect());
        }
        if counting == Counting::All && plan.assignments() > ENUMERATION_LIMIT {
            return Err(Refusal::TooLarge);
        }
        Ok(plan)
    }

    fn assignments(&self) -> f64 {
        self.ways.iter().map(|ways| ways.len() as f64).product()
    }

    /// What each way of each block adds to the inner products: outcome, observed, count, covariates.
    fn contributions(&self, axes: &Axes) -> Vec<Ways> {
        let over = |rows: &[usize], axis: &[f64]| rows.iter().map(|&row| axis[row]).sum::<f64>();
        let add = |rows: &Vec<usize>| {
            let own = [over(rows, &axes.outcome), over(rows, &axes.observed), rows.len() as f64];
            own.into_iter().chain(axes.covariates.iter().map(|axis| over(rows, axis))).collect::<Vec<f64>>()
        };
        self.ways
            .iter()
            .map(|ways| Ways { width: axes.covariates.len() + 3, sums: ways.iter().flat_map(add).collect() })
            .collect()
    }
}

/// The sums each way of a block (or of several blocks taken together) adds.
struct Ways {
    width: usize,
    sums: Vec<f64>,
}

impl Ways {
    fn count(&self) -> usize {
        self.sums.len() / self.width
    }

    fn each(&self) -> impl Iterator<Item = &[f64]> {
        self.sums.chunks_exact(self.width)
    }

    fn way(&self, index: usize) -> &[f64] {
        &self.sums[index * self.width..][..self.width]
    }

    fn joined_with(&self, next: &Self) -> Self {
        let sum = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x + y).collect::<Vec<f64>>();
        Self { width: self.width, sums: self.each().flat_map(|a| next.each().flat_map(move |b| sum(a, b))).collect() }
    }
}

/// Neighbouring blocks taken together while their ways fit a small table: one choice then does for many.
fn joined(parts: Vec<Ways>) -> Vec<Ways> {
    const TABLE: usize = 256;
    let mut tables: Vec<Ways> = Vec::new();
    for part in parts {
        match tables.last_mut() {
            Some(last) if last.count() * part.count() <= TABLE => *last = last.joined_with(&part),
            _ => tables.push(part),
        }
    }
    tables
}

impl ReferenceSet for Plan {
    fn size(&self) -> usize {
        match self.counting {
            Counting::All => self.assignments() as usize,
            Counting::Draws { draws, .. } => draws + 1,
        }
    }

    fn visit(&self, axes: &Axes, visit: &mut dyn FnMut(Alignment)) {
        let parts = self.contributions(axes);
        let mut sums = vec![vec![0.0; axes.covariates.len() + 3]; parts.len() + 1];
        match self.counting {
            Counting::All => descend(&joined(parts), 0, &mut sums, visit),
            Counting::Draws { draws, seed } => {
                let mut coin = Coin::new(seed);
                visit(total(&parts, &mut sums[0], |block, _| self.observed[block]));
                let tables = joined(parts);
                for _ in 0..draws {
                    visit(total(&tables, &mut sums[0], |_, ways| coin.below(ways)));
                }
            }
        }
    }
}

/// Goes through every combination of ways; `sums[depth]` holds what the first `depth` parts add up to.
fn descend(parts: &[Ways], depth: usize, sums: &mut [Vec<f64>], visit: &mut dyn FnMut(Alignment)) {
    let Some(ways) = parts.get(depth) else {
        visit(alignment(&sums[depth]));
        return;
    };
    for way in ways.each() {
        let (before, after) = sums.split_at_mut(depth + 1);
        for ((sum, base), part) in after[0].iter_mut().zip(&before[depth]).zip(way) {
            *sum = base + part;
        }
        descend(parts, depth + 1, sums, visit);
    }
}

fn total(parts: &[Ways], sum: &mut [f64], mut pick: impl FnMut(usize, usize) -> usize) -> Alignment {
    sum.fill(0.0);
    for (block, ways) in parts.iter().enumerate() {
        for (value, part) in sum.iter_mut().zip(ways.way(pick(block, ways.count()))) {
            *value += part;
        }
    }
    alignment(sum)
}

fn alignment(sum: &[f64]) -> Alignment {
    let explained: f64 = sum[3..].iter().map(|v| v * v).sum();
    Alignment { with_outcome: sum[0], with_observed: sum[1], square: sum[2] - explained }
}

/// Even choices from a seeded generator, the same on every machine.
struct Coin {
    generator: ChaCha20Rng,
}

impl Coin {
    fn new(seed: u64) -> Self {
        Self { generator: ChaCha20Rng::seed_from_u64(seed) }
    }

    /// A number below `bound`, every one equally likely (Lemire 2019).
    fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u32;
        loop {
            let product = u64::from(self.generator.next_u32()) * u64::from(bound);
            let low = product as u32;
            if low >= bound || low >= bound.wrapping_neg() % bound {
                return (product >> 32) as usize;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAIRS: Blocks = Blocks { size: 2, treated: 1 };

    #[test]
    fn a_block_has_both_kinds_of_runs_and_is_not_too_long() {
        let ways = |size, treated| Blocks { size, treated }.patterns().map(|ways| ways.len()).ok();
        assert_eq!((ways(2, 1), ways(4, 2), ways(12, 6)), (Some(2), Some(6), Some(924)));
        assert_eq!((ways(2, 0), ways(2, 2), ways(2, 3), ways(13, 6)), (None, None, None, None));
        assert_eq!(Blocks { size: 3, treated: 2 }.patterns().unwrap(), [vec![0, 1], vec![0, 2], vec![1, 2]]);
    }

    #[test]
    fn every_way_of_a_draw_is_as_likely_as_the_others() {
        let mut coin = Coin::new(3);
        let mut seen = [0_u32; 6];
        (0..60_000).for_each(|_| seen[coin.below(6)] += 1);
        // Ten thousand each, give or take four times the spread of such a count (91).
        assert!(seen.iter().all(|count| (9_636..=10_364).contains(count)), "{seen:?}");
        // A bound near the generator's range, where leaning to the low numbers would show at once.
        let bound = 3 << 30;
        let low = (0..9_000).filter(|_| coin.below(bound) < (1 << 30)).count();
        assert!((2_821..=3_179).contains(&low), "a third: {low}");
    }

    #[test]
    fn a_missing_outcome_is_left_out_of_every_assignment() {
        let outcome = [Some(5.0), Some(3.0), None, Some(2.0), Some(6.0), Some(4.0), Some(7.0), Some(3.0)];
        let assigned = [false, true, true, false, false, true, false, true];
        let trial = Trial { outcome: &outcome, assigned: &assigned, blocks: PAIRS };
        let test = randomisation_test(&trial, &[], Counting::All, &[0.95]).unwrap();
        assert_eq!(test.size, 16);
        assert!((test.estimate - (10.0 / 3.0 - 5.0)).abs() < 1e-12);
    }

    #[test]
    fn few_assignments_are_counted_and_many_are_drawn() {
        let counting = |runs| counting_for(PAIRS, runs, 7).unwrap();
        assert!(matches!(counting(24), Counting::All));
        assert!(matches!(counting(200), Counting::Draws { seed: 7, .. }));
    }

    #[test]
    fn the_coin_fills_every_block_evenly_and_repeats_itself() {
        let blocks = Blocks { size: 4, treated: 2 };
        let drawn = draw_assignment(blocks, 50, 7).unwrap();
        assert!(drawn.chunks(4).all(|b| b.iter().filter(|&&g| g).count() == 2));
        assert_eq!(drawn, draw_assignment(blocks, 50, 7).unwrap());
        assert_ne!(drawn, draw_assignment(blocks, 50, 8).unwrap());
    }

    #[test]
    fn an_assignment_the_design_cannot_draw_is_refused() {
        let outcome = [Some(1.0), Some(2.0)];
        let trial = Trial { outcome: &outcome, assigned: &[true, true], blocks: PAIRS };
        assert!(randomisation_test(&trial, &[], Counting::All, &[]).is_err());
    }
}
