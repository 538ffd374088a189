//! How much a run's pain resembles that of the runs before it.

use super::describe::mean;
use super::refusal::{Refusal, at_least, finite};

/// Correlations at lags 1 to `lags`, each divided by n (biased), fewer when the series is short.
pub fn acf(y: &[f64], lags: usize) -> Result<Vec<f64>, Refusal> {
    finite(y)?;
    at_least(2, y.len())?;
    let centre = mean(y).unwrap_or(0.0);
    let centred: Vec<f64> = y.iter().map(|v| v - centre).collect();
    let variance: f64 = centred.iter().map(|v| v * v).sum();
    if centred.iter().all(|v| v.abs() <= super::SAME) {
        return Err(Refusal::Constant);
    }
    let at = |lag: usize| centred[lag..].iter().zip(&centred).map(|(a, b)| a * b).sum::<f64>() / variance;
    Ok((1..=lags.min(y.len() - 1)).map(at).collect())
}

/// Lag-1 correlation with its small-sample bias taken off: r1 + 1/n (Huitema & McKean 1991).
pub fn carry_over(y: &[f64]) -> Result<f64, Refusal> {
    Ok(acf(y, 1)?[0] + 1.0 / y.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_values_by_hand() {
        // Centred -1.5, -0.5, 0.5, 1.5 with squares that sum to 5; the products sum to 1.25, -1.5 and -2.25.
        let y = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(acf(&y, 9).unwrap(), [0.25, -0.3, -0.45]);
        assert_eq!(carry_over(&y).unwrap(), 0.5, "a quarter more than the 0.25 at lag 1");
    }
}
