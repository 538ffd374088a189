//! Many diaries of one kind through the whole path, counted.

use glidelog::analysis::effect::{Adjusted, Verdict, effect};
use glidelog::analysis::question::Question;
use glidelog::analysis::stats::describe::{mean, sd};
use glidelog::analysis::stats::gate::Status;
use glidelog::analysis::stats::randomisation::{Blocks, draw_assignment};
use glidelog::analysis::stats::student_t::t_two_sided;
use glidelog::analysis::trial::{Planned, TrialAnswer, TrialPlan, trial};
use glidelog::domain::Location;

use super::simulate::{Cell, Chance, Habit, Simulated, simulate};

/// What became of the diaries of one kind.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) diaries: usize,
    /// Passed every gate.
    pub(crate) tested: usize,
    /// p <= .05 among the tested.
    pub(crate) rejected: usize,
    /// Interval holds the true difference, among those with one.
    pub(crate) covered: usize,
    pub(crate) with_interval: usize,
    /// Verdict says less or more pain.
    pub(crate) easier: usize,
    pub(crate) harder: usize,
    pub(crate) no_difference: usize,
    /// A plain two-sample t test says so.
    pub(crate) welch: usize,
    /// A plain correlation of gliding in the last seven runs with pain says so.
    pub(crate) pearson: usize,
}

impl Tally {
    /// Verdicts that say something went with gliding.
    pub(crate) fn claims(&self) -> usize {
        self.easier + self.harder
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.diaries += other.diaries;
        self.tested += other.tested;
        self.rejected += other.rejected;
        self.covered += other.covered;
        self.with_interval += other.with_interval;
        self.easier += other.easier;
        self.harder += other.harder;
        self.no_difference += other.no_difference;
        self.welch += other.welch;
        self.pearson += other.pearson;
    }

    fn judge(&mut self, headline: Option<&Adjusted>, verdict: Verdict, truth: f64) {
        if let Some(headline) = headline {
            self.tested += 1;
            self.rejected += usize::from(headline.p <= 0.05 + 1e-12);
            if let Ok(interval) = headline.interval {
                self.with_interval += 1;
                self.covered += usize::from(interval.contains(truth));
            }
        }
        match verdict {
            Verdict::Easier | Verdict::ALittleEasier => self.easier += 1,
            Verdict::Harder | Verdict::ALittleHarder => self.harder += 1,
            Verdict::NoClearDifference => self.no_difference += 1,
            Verdict::Unclear => {}
        }
    }
}

/// Sends `diaries` diaries of a kind through the whole path.
pub(crate) fn tally(cell: &Cell, diaries: usize, seed: u64) -> Tally {
    let mut tally = Tally { diaries, ..Tally::default() };
    for number in 0..diaries {
        let mut chance = Chance::new(cell.seed(seed).wrapping_mul(1_000_003).wrapping_add(number as u64));
        let question = Question::primary(Location::default());
        let diary = if let Habit::Coin(block) = cell.habit {
            coin_flip(cell, block, &question, number as u64, &mut chance, &mut tally)
        } else {
            let diary = simulate(cell, &[], &mut chance);
            let effect = effect(&diary.entries, &question, &[]);
            tally.judge(effect.headline.as_ref().filter(|_| effect.status == Status::Ok), effect.verdict, cell.effect);
            diary
        };
        tally.welch += usize::from(welch(&diary.pairs).is_some_and(|p| p <= 0.05));
        tally.pearson += usize::from(pearson(&diary.pairs).is_some_and(|p| p <= 0.05));
    }
    tally
}

fn coin_flip(cell: &Cell, block: usize, question: &Question, number: u64, chance: &mut Chance, tally: &mut Tally) -> Simulated {
    let blocks = Blocks { size: block, treated: block / 2 };
    let coin = draw_assignment(blocks, cell.runs / block, 77_000 + number).unwrap_or_default();
    let diary = simulate(cell, &coin, chance);
    let planned = coin.iter().zip(&diary.runs).map(|(glide, run)| Planned { glide: *glide, run: Some(*run) }).collect();
    let plan = TrialPlan { blocks, planned, seed: number, felt_percent: 20, over: true };
    if let Ok(TrialAnswer::Over(effect)) = trial(&diary.entries, question, &plan) {
        tally.judge(effect.headline.as_ref(), effect.verdict, cell.effect);
    }
    diary
}

/// Two-sided p of Welch's t test, runs taken as independent.
fn welch(pairs: &[(bool, f64)]) -> Option<f64> {
    let side = |which: bool| pairs.iter().filter(|(g, _)| *g == which).map(|(_, y)| *y).collect::<Vec<f64>>();
    let (with, without) = (side(true), side(false));
    let share = |values: &[f64]| Some(sd(values)?.powi(2) / values.len() as f64);
    let (a, b) = (share(&with)?, share(&without)?);
    let df = (a + b).powi(2) / (a * a / (with.len() as f64 - 1.0) + b * b / (without.len() as f64 - 1.0));
    t_two_sided((mean(&with)? - mean(&without)?) / (a + b).sqrt(), df).ok()
}

/// Two-sided p of the correlation between glides before the last seven runs and pain.
fn pearson(pairs: &[(bool, f64)]) -> Option<f64> {
    let dose: Vec<f64> = pairs.windows(7).map(|w| w.iter().filter(|(g, _)| *g).count() as f64).collect();
    let pain: Vec<f64> = pairs.iter().skip(6).map(|(_, y)| *y).collect();
    let (centre_x, centre_y) = (mean(&dose)?, mean(&pain)?);
    let sum = |f: &dyn Fn(f64, f64) -> f64| dose.iter().zip(&pain).map(|(x, y)| f(x - centre_x, y - centre_y)).sum::<f64>();
    let r = sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt();
    let df = pain.len() as f64 - 2.0;
    t_two_sided(r * (df / (1.0 - r * r)).sqrt(), df).ok().filter(|p| p.is_finite())
}
