//! Student's t distribution for any positive degrees of freedom.
//!
//! Own code: the crate's incomplete beta loses digits in the far tail, where p values live.
//! Continued fraction after Lentz (1976) as in DLMF 8.17.22.

use statrs::function::gamma::ln_gamma;
use std::f64::consts::PI;

use super::normal::normal_ppf;
use super::refusal::{Refusal, open_unit};

/// P(T <= t) with `df` degrees of freedom.
pub fn t_cdf(t: f64, df: f64) -> Result<f64, Refusal> {
    let upper = upper_tail(t.abs(), checked(df)?);
    Ok(if t < 0.0 { upper } else { 1.0 - upper })
}

/// P(|T| >= |t|).
pub fn t_two_sided(t: f64, df: f64) -> Result<f64, Refusal> {
    Ok((2.0 * upper_tail(t.abs(), checked(df)?)).min(1.0))
}

/// The t with P(T <= t) = p, for p in (0, 1).
pub fn t_ppf(p: f64, df: f64) -> Result<f64, Refusal> {
    open_unit(p, "probability")?;
    let df = checked(df)?;
    if p == 0.5 {
        return Ok(0.0);
    }
    let magnitude = upper_quantile(p.min(1.0 - p), df)?;
    Ok(if p < 0.5 { -magnitude } else { magnitude })
}

fn checked(df: f64) -> Result<f64, Refusal> {
    if df.is_finite() && df > 0.0 { Ok(df) } else { Err(Refusal::OutOfRange("degrees of freedom")) }
}

/// The t > 0 with P(T >= t) = tail, tail < 1/2: Newton kept inside a shrinking bracket.
fn upper_quantile(tail: f64, df: f64) -> Result<f64, Refusal> {
    let (mut low, mut high) = (0.0, (-normal_ppf(tail)?).max(1.0));
    while upper_tail(high, df) > tail && high < 1e150 {
        low = high;
        high *= 2.0;
    }
    let mut t = f64::midpoint(low, high);
    for _ in 0..200 {
        let excess = upper_tail(t, df) - tail;
        if excess > 0.0 {
            low = t
        } else {
            high = t
        }
        let newton = t + excess / density(t, df);
        let next = if newton > low && newton < high { newton } else { f64::midpoint(low, high) };
        if (next - t).abs() <= 4.0 * f64::EPSILON * t {
            return Ok(next);
        }
        t = next;
    }
    Ok(t)
}

fn density(t: f64, df: f64) -> f64 {
    (-0.5 * (df + 1.0) * (t * t / df).ln_1p() - 0.5 * df.ln() - ln_beta_with_half(0.5 * df)).exp()
}

/// P(T >= t) for t >= 0, without subtracting from one.
fn upper_tail(t: f64, df: f64) -> f64 {
    let (a, square) = (0.5 * df, t * t);
    let x = df / (df + square);
    // ln x and ln(1-x) from the ratio, so that neither end is rounded away.
    let ln_x = -(square / df).ln_1p();
    let ln_rest = if square > 0.0 { -(df / square).ln_1p() } else { f64::NEG_INFINITY };
    let front = a * ln_x + 0.5 * ln_rest - ln_beta_with_half(a);
    if x < (a + 1.0) / (a + 2.5) {
        0.5 * front.exp() * fraction(a, 0.5, x) / a
    } else {
        0.5 - 0.5 * front.exp() * fraction(0.5, a, square / (df + square)) / 0.5
    }
}

/// ln B(a, 1/2); a series in 1/a where ln-gamma differences would cancel.
fn ln_beta_with_half(a: f64) -> f64 {
    if a < 25.0 {
        return ln_gamma(a) + 0.5 * PI.ln() - ln_gamma(a + 0.5);
    }
    let square = a * a;
    let series = -1.0 / (8.0 * a) + (1.0 / 192.0 - (1.0 / 640.0 - 17.0 / (14336.0 * square)) / square) / (a * square);
    0.5 * PI.ln() - 0.5 * a.ln() - series
}

/// The continued fraction of the incomplete beta function.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..5000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        value *= c * d;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        value *= c * d;
        if (c * d - 1.0).abs() < 1e-16 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantile_undoes_the_distribution() {
        for df in [1.0, 2.0, 3.5, 17.5, 48.0, 52.0, 400.0, 1e6] {
            for p in [1e-12, 1e-4, 0.02, 0.3, 0.6, 0.975, 0.9999] {
                let back = t_cdf(t_ppf(p, df).unwrap(), df).unwrap();
                assert!((back - p).abs() <= 1e-10 * p, "df {df} p {p} back {back}");
            }
        }
        assert_eq!(t_ppf(0.5, 3.0), Ok(0.0));
        assert!(t_ppf(0.0, 3.0).is_err() && t_cdf(1.0, 0.0).is_err());
    }

    #[test]
    fn large_df_is_the_normal() {
        let t = t_ppf(0.975, 1e9).unwrap();
        assert!((t - 1.959_963_984_540_054).abs() < 1e-7);
    }
}
