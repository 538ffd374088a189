//! Every sliding product of a long diary at once, by the fast Fourier transform (Cooley & Tukey 1965).
//!
//! Roots of unity come from square roots alone, which every machine rounds alike: the same diary
//! gives the same figures everywhere. Errors stay near 1e-13, far below what counts as a tie.

/// A complex number: real and imaginary part.
type Complex = (f64, f64);

fn times(a: Complex, b: Complex) -> Complex {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// Products of each axis with every window of each turn: `answer[turn][axis][offset]`, for offsets below the axis' length.
///
/// A turn is as long as two axes.
#[must_use]
pub fn sliding_products(turns: &[Vec<f64>], axes: &[&[f64]]) -> Vec<Vec<Vec<f64>>> {
    let size = turns.iter().map(Vec::len).max().unwrap_or(1).next_power_of_two();
    let roots = roots(size);
    let spectrum = |real: &[f64], imaginary: &[f64]| {
        let part = |values: &[f64], i: usize| values.get(i).copied().unwrap_or(0.0);
        transform((0..size).map(|i| (part(real, i), part(imaginary, i))).collect(), &roots)
    };
    // Two axes travel as one complex vector.
    let pairs: Vec<Vec<Complex>> =
        axes.chunks(2).map(|pair| spectrum(pair[0], pair.get(1).unwrap_or(&[].as_slice()))).collect();
    let of_turn = |turn: &Vec<f64>| {
        let along = spectrum(turn, &[]);
        let back = |pair: &Vec<Complex>| {
            // The inverse is the transform read backwards, so the product is handed on backwards.
            let product = (0..size).map(|k| times(along[(size - k) % size], pair[k])).collect();
            transform(product, &roots)
        };
        let products = pairs.iter().map(back).flat_map(|both| {
            let scaled = |part: fn(&Complex) -> f64| both.iter().map(|z| part(z) / size as f64).collect::<Vec<f64>>();
            [scaled(|z| z.0), scaled(|z| z.1)]
        });
        let rows = axes.iter().map(|axis| axis.len());
        products
            .zip(rows)
            .map(|(mut products, rows)| {
                products.truncate(rows);
                products
            })
            .collect()
    };
    turns.iter().map(of_turn).collect()
}

/// exp(-2 pi i k / size) for k below half the size.
fn roots(size: usize) -> Vec<Complex> {
    let mut roots = vec![(1.0, 0.0)];
    // The first step is half a turn; each further one halves the angle.
    let (mut cos, mut sin) = (-1.0_f64, 0.0_f64);
    let mut steps = Vec::new();
    for halving in 0..size.trailing_zeros() {
        steps.push((cos, -sin));
        let half = ((1.0 + cos) / 2.0).sqrt();
        sin = if halving == 0 { 1.0 } else { sin / (2.0 * half) };
        cos = half;
    }
    for step in steps.iter().skip(1).rev() {
        let further: Vec<Complex> = roots.iter().map(|root| times(*root, *step)).collect();
        roots.extend(further);
    }
    roots
}

/// The transform of a vector whose length is a power of two.
fn transform(mut values: Vec<Complex>, roots: &[Complex]) -> Vec<Complex> {
    let size = values.len();
    let bits = size.trailing_zeros();
    for i in 0..size {
        let j = i.reverse_bits().checked_shr(usize::BITS - bits).unwrap_or(0);
        if i < j {
            values.swap(i, j);
        }
    }
    let mut width = 1;
    while width < size {
        let stride = size / (2 * width);
        for block in values.chunks_exact_mut(2 * width) {
            let (low, high) = block.split_at_mut(width);
            for ((a, b), root) in low.iter_mut().zip(high).zip(roots.iter().step_by(stride)) {
                let turned = times(*b, *root);
                (*a, *b) = ((a.0 + turned.0, a.1 + turned.1), (a.0 - turned.0, a.1 - turned.1));
            }
        }
        width *= 2;
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::stats::projection::dot;

    #[test]
    fn every_window_is_what_it_is_when_taken_one_by_one() {
        for rows in [1, 2, 7, 64, 211] {
            let wave = |step: usize| (0..rows).map(|i| ((i * i * step + 3 * i) % 17) as f64 / 5.0 - 1.3).collect::<Vec<f64>>();
            let axes = [wave(2), wave(5), wave(11)];
            let turns = [wave(3).repeat(2), wave(7).repeat(2)];
            let products = sliding_products(&turns, &axes.each_ref().map(Vec::as_slice));
            for (turn, of_turn) in turns.iter().zip(&products) {
                for (axis, along) in axes.iter().zip(of_turn) {
                    assert_eq!(along.len(), rows);
                    for (offset, product) in along.iter().enumerate() {
                        let direct = dot(axis, &turn[offset..offset + rows]);
                        assert!((product - direct).abs() < 1e-10, "{rows} {offset}: {product} {direct}");
                    }
                }
            }
        }
    }
}
