//! Orthonormal columns: what every least-squares fit here stands on.
//!
//! Gram-Schmidt applied twice, which is enough for orthogonality to machine precision
//! (Giraud, Langou & Rozloznik 2005).

use super::refusal::{Refusal, finite, same_length};

/// A column shorter than this share of its old length after projection adds nothing.
const DEPENDENT: f64 = 1e-10;

/// Q and R of a design matrix, stored by column.
#[derive(Debug, Clone, PartialEq)]
pub struct Factors {
    /// Orthonormal columns.
    pub q: Vec<Vec<f64>>,
    /// Upper triangle: `r[j][i]`, i <= j.
    pub r: Vec<Vec<f64>>,
}

/// Factors the columns; refuses one that is a combination of those before it.
pub fn factor(columns: &[Vec<f64>]) -> Result<Factors, Refusal> {
    let mut factors = Factors { q: Vec::new(), r: Vec::new() };
    let rows = columns.first().map_or(0, Vec::len);
    for column in columns {
        same_length(rows, column.len())?;
        finite(column)?;
        let (rest, mut weights) = project_out(&factors.q, column);
        let left = norm(&rest);
        if left <= DEPENDENT * norm(column) || factors.q.len() >= rows {
            return Err(Refusal::NotSeparable);
        }
        weights.push(left);
        factors.q.push(rest.iter().map(|v| v / left).collect());
        factors.r.push(weights);
    }
    Ok(factors)
}

/// What is left of a vector after the columns of `q`, and how much of each it held.
#[must_use]
pub fn project_out(q: &[Vec<f64>], vector: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let mut rest = vector.to_vec();
    let mut weights = vec![0.0; q.len()];
    for _ in 0..2 {
        for (weight, axis) in weights.iter_mut().zip(q) {
            let share = dot(axis, &rest);
            *weight += share;
            for (value, unit) in rest.iter_mut().zip(axis) {
                *value -= share * unit;
            }
        }
    }
    (rest, weights)
}

impl Factors {
    /// Solves R b = c.
    #[must_use]
    pub fn back_substitute(&self, c: &[f64]) -> Vec<f64> {
        let mut solution = c.to_vec();
        for j in (0..solution.len()).rev() {
            solution[j] /= self.r[j][j];
            for i in 0..j {
                solution[i] -= self.r[j][i] * solution[j];
            }
        }
        solution
    }

    /// The rows of R^-1, so that (X'X)^-1 = R^-1 R^-T.
    #[must_use]
    pub fn r_inverse(&self) -> Vec<Vec<f64>> {
        let size = self.r.len();
        let columns: Vec<Vec<f64>> = (0..size)
            .map(|j| {
                let mut unit = vec![0.0; size];
                unit[j] = 1.0;
                self.back_substitute(&unit)
            })
            .collect();
        (0..size).map(|i| columns.iter().map(|column| column[i]).collect()).collect()
    }
}

/// Condition number of the columns after scaling each to length one (one-sided Jacobi).
#[must_use]
pub fn condition_number(columns: &[Vec<f64>]) -> f64 {
    let mut work: Vec<Vec<f64>> = columns.iter().map(|c| scaled(c)).collect();
    for _ in 0..60 {
        let mut largest = 0.0_f64;
        for j in 1..work.len() {
            for i in 0..j {
                largest = largest.max(rotate(&mut work, i, j));
            }
        }
        if largest < 1e-14 {
            break;
        }
    }
    let lengths: Vec<f64> = work.iter().map(|c| norm(c)).collect();
    let least = lengths.iter().copied().fold(f64::INFINITY, f64::min);
    let most = lengths.iter().copied().fold(0.0, f64::max);
    if least > 0.0 { most / least } else { f64::INFINITY }
}

fn scaled(column: &[f64]) -> Vec<f64> {
    let length = norm(column);
    column.iter().map(|v| if length > 0.0 { v / length } else { 0.0 }).collect()
}

/// Makes columns i and j orthogonal; returns the cosine they had.
fn rotate(work: &mut [Vec<f64>], i: usize, j: usize) -> f64 {
    let (aa, bb, ab) = (dot(&work[i], &work[i]), dot(&work[j], &work[j]), dot(&work[i], &work[j]));
    let cosine = ab.abs() / (aa * bb).sqrt();
    if ab == 0.0 || !cosine.is_finite() || cosine < 1e-15 {
        return 0.0;
    }
    let ratio = (bb - aa) / (2.0 * ab);
    let tangent = ratio.signum() / (ratio.abs() + ratio.hypot(1.0));
    let cos = 1.0 / tangent.hypot(1.0);
    let sin = cos * tangent;
    for row in 0..work[i].len() {
        let (a, b) = (work[i][row], work[j][row]);
        work[i][row] = cos * a - sin * b;
        work[j][row] = sin * a + cos * b;
    }
    cosine
}

/// Sums kept side by side, so that the machine adds several at once.
const LANES: usize = 8;

/// Dot product.
#[must_use]
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    let length = a.len().min(b.len());
    let (a, b) = (&a[..length], &b[..length]);
    let mut sums = [0.0; LANES];
    for (x, y) in a.chunks_exact(LANES).zip(b.chunks_exact(LANES)) {
        for lane in 0..LANES {
            sums[lane] += x[lane] * y[lane];
        }
    }
    let whole = length - length % LANES;
    let rest: f64 = a[whole..].iter().zip(&b[whole..]).map(|(x, y)| x * y).sum();
    sums.iter().sum::<f64>() + rest
}

/// Dot products of one axis with four vectors at once: the axis is read from memory once.
#[must_use]
pub fn dot_four(axis: &[f64], vectors: [&[f64]; 4]) -> [f64; 4] {
    const LANES: usize = 4;
    let length = vectors.iter().map(|v| v.len()).fold(axis.len(), usize::min);
    let (whole, mut sums) = (length - length % LANES, [[0.0; LANES]; 4]);
    let [a, b, c, d] = vectors.map(|v| v[..whole].chunks_exact(LANES));
    for ((((unit, a), b), c), d) in axis[..whole].chunks_exact(LANES).zip(a).zip(b).zip(c).zip(d) {
        for lane in 0..LANES {
            sums[0][lane] += unit[lane] * a[lane];
            sums[1][lane] += unit[lane] * b[lane];
            sums[2][lane] += unit[lane] * c[lane];
            sums[3][lane] += unit[lane] * d[lane];
        }
    }
    let mut totals = [0.0; 4];
    for ((total, sum), vector) in totals.iter_mut().zip(&sums).zip(vectors) {
        let rest: f64 = axis[whole..length].iter().zip(&vector[whole..length]).map(|(x, y)| x * y).sum();
        *total = sum.iter().sum::<f64>() + rest;
    }
    totals
}

/// Euclidean length.
#[must_use]
pub fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_column_is_refused_and_seen_by_the_condition_number() {
        let ones = vec![1.0; 5];
        let slope = vec![0.0, 1.0, 2.0, 3.0, 4.0];
        let near: Vec<f64> = slope.iter().enumerate().map(|(i, v)| v + if i == 2 { 1e-10 } else { 0.0 }).collect();
        assert_eq!(factor(&[ones.clone(), slope.clone(), slope.clone()]), Err(Refusal::NotSeparable));
        assert!(condition_number(&[ones.clone(), slope.clone(), near]) > 1e8);
        assert!(condition_number(&[ones, slope]) < 10.0);
    }
}
