//! Several questions at once (Holm 1979).

use super::refusal::{Refusal, finite};

/// Holm-adjusted p values, in the order given.
pub fn holm(p: &[f64]) -> Result<Vec<f64>, Refusal> {
    finite(p)?;
    if p.iter().any(|v| !(0.0..=1.0).contains(v)) {
        return Err(Refusal::OutOfRange("p"));
    }
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&i, &j| p[i].total_cmp(&p[j]));
    let mut adjusted = vec![0.0; p.len()];
    let mut reached = 0.0_f64;
    for (done, &index) in order.iter().enumerate() {
        reached = reached.max((p.len() - done) as f64 * p[index]).min(1.0);
        adjusted[index] = reached;
    }
    Ok(adjusted)
}
