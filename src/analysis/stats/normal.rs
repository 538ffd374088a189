//! The normal distribution, tails included.

use statrs::function::erf::{erfc, erfc_inv};
use std::f64::consts::SQRT_2;

use super::refusal::{Refusal, open_unit};

/// P(Z <= x).
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * erfc(-x / SQRT_2)
}

/// P(|Z| >= |z|).
#[must_use]
pub fn normal_two_sided(z: f64) -> f64 {
    erfc(z.abs() / SQRT_2)
}

/// The x with P(Z <= x) = p, for p in (0, 1).
pub fn normal_ppf(p: f64) -> Result<f64, Refusal> {
    open_unit(p, "probability")?;
    Ok(-SQRT_2 * erfc_inv(2.0 * p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_tails_are_as_exact_as_the_middle() {
        // scipy.stats.norm.ppf
        for (p, x) in [
            (1e-300, -37.0470962993612),
            (1e-100, -21.273453560965322),
            (1e-20, -9.262340089798409),
            (0.025, -1.9599639845400545),
            (0.8, 0.8416212335729143),
            (0.999999999, 5.997807019601637),
        ] {
            let found: f64 = normal_ppf(p).unwrap();
            assert!((found / x - 1.0).abs() < 1e-13, "{p}: {found} for {x}");
            assert!((normal_cdf(x) / p - 1.0).abs() < 1e-9, "{p}: {}", normal_cdf(x));
        }
        assert!(normal_ppf(0.0).is_err() && normal_ppf(1.0).is_err() && normal_ppf(f64::NAN).is_err());
    }
}
