//! Dots that would lie on the same spot, set side by side.

use std::collections::BTreeMap;

use super::figure::Point;

/// The points, those of the same spot `step` apart in x, or closer where the widest row would pass `widest`.
pub(super) fn spread(points: &[Point], step: f64, widest: f64) -> Vec<Point> {
    let spot = |point: &Point| ((point.x * 1000.0).round() as i64, (point.y * 100.0).round() as i64);
    let mut counts: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    for point in points {
        *counts.entry(spot(point)).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or(1);
    let step = step.min(widest / most as f64);
    let mut put: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    let mut aside = |point: &Point| {
        let nth = put.entry(spot(point)).or_default();
        *nth += 1;
        let all = counts.get(&spot(point)).copied().unwrap_or(1);
        (*nth as f64 - (all + 1) as f64 / 2.0) * step
    };
    points.iter().map(|point| Point { x: point.x + aside(point), y: point.y }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_dots_lie_side_by_side_and_others_stay() {
        let points = [(1.0, 3.0), (1.0, 3.0), (1.0, 3.0), (1.0, 5.0)].map(|(x, y)| Point { x, y });
        let places: Vec<f64> = spread(&points, 0.07, 0.8).iter().map(|dot| (dot.x * 100.0).round() / 100.0).collect();
        assert_eq!(places, [0.93, 1.0, 1.07, 1.0]);
        assert!(spread(&[points[0]; 200], 0.07, 0.8).iter().all(|dot| (dot.x - 1.0).abs() < 0.45));
    }
}
