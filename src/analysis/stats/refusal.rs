//! Why a statistic was not computed.

use thiserror::Error;

/// Why a statistic was not computed: an answer, not a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Fewer values than the method needs.
    #[error("needs {needed} values, has {have}")]
    TooFew {
        /// How many the method needs.
        needed: usize,
        /// How many there are.
        have: usize,
    },
    /// An input is NaN or infinite.
    #[error("a value is not a finite number")]
    NotFinite,
    /// Two inputs that belong together differ in length.
    #[error("two series differ in length")]
    LengthsDiffer,
    /// All values are the same, so nothing can go with them.
    #[error("all values are the same")]
    Constant,
    /// The predictor is a combination of the others.
    #[error("cannot be told apart from the other predictors")]
    NotSeparable,
    /// An exact method for distinct values met ties.
    #[error("values are tied")]
    Ties,
    /// Exact counting would take too long.
    #[error("too large for exact counting")]
    TooLarge,
    /// A parameter is outside its range.
    #[error("{0} is out of range")]
    OutOfRange(&'static str),
}

/// Refuses NaN and infinity.
pub fn finite(values: &[f64]) -> Result<(), Refusal> {
    if values.iter().all(|v| v.is_finite()) { Ok(()) } else { Err(Refusal::NotFinite) }
}

/// Refuses series of different length.
pub fn same_length(a: usize, b: usize) -> Result<(), Refusal> {
    if a == b { Ok(()) } else { Err(Refusal::LengthsDiffer) }
}

/// Refuses fewer than `needed` values.
pub fn at_least(needed: usize, have: usize) -> Result<(), Refusal> {
    if have >= needed { Ok(()) } else { Err(Refusal::TooFew { needed, have }) }
}

/// Refuses a level outside (0, 1).
pub fn open_unit(value: f64, name: &'static str) -> Result<(), Refusal> {
    if value > 0.0 && value < 1.0 { Ok(()) } else { Err(Refusal::OutOfRange(name)) }
}
