//! The statistics, one method per file: pure functions on slices.
//!
//! Difference = (with gliding) - (without): negative means less pain. What cannot be
//! computed is a [`Refusal`], never NaN. Values that differ by no more than
//! [`SAME`] are tied, so that float noise never decides an exact p.

pub mod acf;
pub mod bandwidth;
pub mod baseline_corrected_tau;
pub mod describe;
pub mod fourier;
pub mod gate;
pub mod gls_ar1;
pub mod hac;
pub mod hamed_rao;
pub mod hodges_lehmann;
pub mod holm;
pub mod its;
pub mod kendall;
pub mod kendall_exact;
pub mod kendall_permutation;
pub mod mann_kendall;
pub mod mann_whitney;
pub mod n_per_arm;
pub mod nap;
pub mod normal;
pub mod ols;
pub mod projection;
pub mod randomisation;
pub mod ranks;
pub mod reference_set;
pub mod refusal;
pub mod robustness;
pub mod shifts;
pub mod shrinkage;
pub mod student_t;
pub mod theil_sen;
pub mod weekly_verdict;
pub mod wilson;

pub use refusal::Refusal;

/// Values closer than this are the same value.
pub const SAME: f64 = 1e-9;

/// An interval at a stated level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub lower: f64,
    /// Upper end.
    pub upper: f64,
    /// Confidence level, 0-1.
    pub level: f64,
}

impl Interval {
    /// Whether a value lies inside, ends included.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }
}
