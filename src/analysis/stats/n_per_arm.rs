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
