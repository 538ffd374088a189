//! How many runs with and without gliding it would take to see a given difference.

use super::normal::normal_ppf;
use super::refusal::{Refusal, finite, open_unit};

/// Runs per arm, unrounded: 2 (z_alpha + z_power)^2 / effect_sd^2, times (1+rho)/(1-rho) for carry-over.
///
/// `effect_sd` is the difference looked for over the residual standard deviation. Never feed it the
/// difference observed.
pub fn n_per_arm(effect_sd: f64, alpha: f64, power: f64, rho: f64) -> Result<f64, Refusal> {
    finite(&[effect_sd, rho])?;
    open_unit(alpha, "alpha")?;
    open_unit(power, "power")?;
    if effect_sd == 0.0 || rho.abs() >= 1.0 {
        return Err(Refusal::OutOfRange("effect"));
    }
    let z = normal_ppf(1.0 - alpha / 2.0)? + normal_ppf(power)?;
    Ok(2.0 * (z / effect_sd).powi(2) * (1.0 + rho) / (1.0 - rho))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carry_over_makes_it_more() {
        // scipy.stats.norm.ppf: 2 (1.9599640 + 0.8416212)^2 / 0.5^2 * 1.3 / 0.7.
        let n = n_per_arm(0.5, 0.05, 0.8, 0.3).unwrap();
        assert!((n - 116.6119274817579).abs() < 1e-9, "{n}");
        assert!(n_per_arm(0.0, 0.05, 0.8, 0.0).is_err() && n_per_arm(0.5, 0.05, 0.8, 1.0).is_err());
        assert!(n_per_arm(0.5, 0.05, 0.8, -1.0).is_err());
    }
}
