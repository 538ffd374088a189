//! Dots that would lie on the same spot, set side by side, and in rows where they are many.

use std::collections::BTreeMap;

use super::figure::Point;

/// Most rows of one spot, and their distance: together less than the step from one score to the next.
const MOST_ROWS: usize = 4;
const ROW: f64 = 0.2;

/// The points, those of the same spot `step` apart in x; in rows where the widest would pass `widest`, and closer
/// where that is not enough.
pub(super) fn spread(points: &[Point], step: f64, widest: f64) -> Vec<Point> {
    let spot = |point: &Point| ((point.x * 1000.0).round() as i64, (point.y * 100.0).round() as i64);
    let mut counts: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    for point in points {
        *counts.entry(spot(point)).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or(1);
    let rows = ((most as f64 * step / widest).ceil() as usize).clamp(1, MOST_ROWS);
    let columns = most.div_ceil(rows);
    let step = step.min(widest / columns as f64);
    let mut put: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    let mut aside = |point: &Point| {
        let nth = put.entry(spot(point)).or_default();
        let all = counts.get(&spot(point)).copied().unwrap_or(1);
        let rows = all.div_ceil(columns);
        let (column, row) = (*nth / rows, *nth % rows);
        *nth += 1;
        let middle = |count: usize| (count as f64 - 1.0) / 2.0;
        ((column as f64 - middle(all.div_ceil(rows))) * step, (row as f64 - middle(rows)) * ROW)
    };
    let moved = |point: &Point| {
        let (right, up) = aside(point);
        Point { x: point.x + right, y: point.y + up }
    };
    points.iter().map(moved).collect()
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

    #[test]
    fn many_equal_dots_lie_in_rows_and_none_on_another() {
        let heap = spread(&[Point { x: 1.0, y: 3.0 }; 44], 0.07, 0.8);
        assert!(heap.iter().all(|dot| (dot.y - 3.0).abs() < 0.35));
        let apart = |a: &Point, b: &Point| (a.x - b.x).abs() > 0.06 || (a.y - b.y).abs() > 0.15;
        assert!((0..heap.len()).all(|i| heap[..i].iter().all(|other| apart(&heap[i], other))));
    }
}
