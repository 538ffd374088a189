//! How strong something unrecorded would have to be to explain a difference (Cinelli & Hazlett 2020).

use super::refusal::{Refusal, finite};
use super::student_t::t_ppf;

/// Shares of what is left of both exposure and outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Robustness {
    /// Share that would take the whole difference away.
    pub rv: f64,
    /// Share that would take p above .05; 0 when it is there already.
    pub rv_alpha05: f64,
}

/// Robustness value of a coefficient's t; `q` is the share of the difference to be taken away.
pub fn robustness_value(t: f64, df: f64, q: f64) -> Result<Robustness, Refusal> {
    finite(&[t, df, q])?;
    if df <= 1.0 {
        return Err(Refusal::OutOfRange("degrees of freedom"));
    }
    let f = q * t.abs() / df.sqrt();
    let critical = t_ppf(0.975, df - 1.0)? / (df - 1.0).sqrt();
    let rv_alpha05 = if f <= critical {
        0.0
    } else if f > 1.0 / critical {
        (f * f - critical * critical) / (1.0 + f * f)
    } else {
        share(f - critical)
    };
    Ok(Robustness { rv: share(f), rv_alpha05 })
}

fn share(f: f64) -> f64 {
    0.5 * ((f.powi(4) + 4.0 * f * f).sqrt() - f * f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_the_three_cases_has_its_share() {
        // The formulas of the paper with scipy.stats.t.ppf.
        for (t, rv, rv_alpha05) in
            [(1.0, 0.2, 0.0), (3.0, 0.48254858490424535, 0.1733386776882511), (30.0, 0.9787137637477912, 0.9732485701460734)]
        {
            let found = robustness_value(t, 20.0, 1.0).unwrap();
            assert!((found.rv - rv).abs() < 1e-9 && (found.rv_alpha05 - rv_alpha05).abs() < 1e-9, "{t}: {found:?}");
            assert_eq!(robustness_value(-t, 20.0, 1.0).unwrap(), found);
        }
        assert!(robustness_value(3.0, 1.0, 1.0).is_err());
    }
}
