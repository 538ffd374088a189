//! A line of points -> distance, times, ascent, heart rate.

use crate::domain::fits_a_diary;
use chrono::{DateTime, FixedOffset};

/// Slower than this is standing, not walking: 0.5 m/s is 33 minutes a kilometre.
pub(super) const WALKING_STOP_M_S: f64 = 0.5;
/// Mean radius of the Earth (IUGG), metres.
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// One point of a track; the position may be missing (indoors).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Point {
    /// Degrees north and east.
    pub(super) position: Option<(f64, f64)>,
    pub(super) elevation_m: Option<f64>,
    pub(super) time: Option<DateTime<FixedOffset>>,
    pub(super) heart_rate: Option<f64>,
    /// Strides (one leg) a minute.
    pub(super) cadence: Option<f64>,
}

/// Great-circle distance by the haversine formula on a sphere, in metres.
pub(super) fn metres_between((lat1, lon1): (f64, f64), (lat2, lon2): (f64, f64)) -> f64 {
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let h = half(lat2 - lat1) + lat1.to_radians().cos() * lat2.to_radians().cos() * half(lon2 - lon1);
    2.0 * EARTH_RADIUS_M * h.clamp(0.0, 1.0).sqrt().asin()
}

/// A latitude and longitude that exist.
pub(super) fn position(latitude: f64, longitude: f64) -> Option<(f64, f64)> {
    ((-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude)).then_some((latitude, longitude))
}

/// Metres along the points of each segment; the gaps between segments do not count.
pub(super) fn distance_m(segments: &[Vec<Point>]) -> f64 {
    steps(segments).filter_map(|(a, b)| Some(metres_between(a.position?, b.position?))).sum()
}

/// Seconds of the steps faster than standing: an estimate, as the points do not tell a pause.
pub(super) fn moving_s(segments: &[Vec<Point>]) -> f64 {
    let timed = steps(segments).filter_map(|(a, b)| {
        let seconds = seconds_between(a.time?, b.time?);
        Some((seconds, metres_between(a.position?, b.position?)))
    });
    timed.filter(|(seconds, metres)| *seconds > 0.0 && *metres >= WALKING_STOP_M_S * seconds).map(|(s, _)| s).sum()
}

/// Sum of all rises, unsmoothed; `None` without elevations.
pub(super) fn ascent_m(segments: &[Vec<Point>]) -> Option<f64> {
    let heights = |segment: &Vec<Point>| segment.iter().filter_map(|p| p.elevation_m).collect::<Vec<_>>();
    let known: Vec<Vec<f64>> = segments.iter().map(heights).filter(|heights| !heights.is_empty()).collect();
    let rises = known.iter().flat_map(|heights| heights.windows(2).map(|pair| (pair[1] - pair[0]).max(0.0)));
    (!known.is_empty()).then(|| rises.sum())
}

/// First and last time of all points.
pub(super) fn span(segments: &[Vec<Point>]) -> Option<(DateTime<FixedOffset>, DateTime<FixedOffset>)> {
    let times = || segments.iter().flatten().filter_map(|p| p.time);
    times().min().zip(times().max())
}

/// Seconds from one time to another, with their fraction.
pub(super) fn seconds_between(from: DateTime<FixedOffset>, to: DateTime<FixedOffset>) -> f64 {
    (to - from).as_seconds_f64()
}

/// The zone a time was written in; UTC says nothing about where it was, nor does an offset that no place has.
pub(super) fn stated_offset_s(time: DateTime<FixedOffset>) -> Option<i32> {
    fits_a_diary(time).then(|| time.offset().local_minus_utc()).filter(|seconds| *seconds != 0)
}

/// Mean of one measure over all points that have it.
pub(super) fn mean(segments: &[Vec<Point>], measure: impl Fn(&Point) -> Option<f64>) -> Option<f64> {
    let values = segments.iter().flatten().filter_map(measure);
    let (count, sum) = values.fold((0u32, 0.0), |(count, sum), value| (count + 1, sum + value));
    (count > 0).then(|| sum / f64::from(count))
}

/// Highest heart rate of all points.
pub(super) fn max_hr(segments: &[Vec<Point>]) -> Option<f64> {
    segments.iter().flatten().filter_map(|p| p.heart_rate).reduce(f64::max)
}

fn steps(segments: &[Vec<Point>]) -> impl Iterator<Item = (&Point, &Point)> {
    segments.iter().flat_map(|segment| segment.windows(2).map(|pair| (&pair[0], &pair[1])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_along_a_great_circle() {
        let degree = EARTH_RADIUS_M.to_radians();
        let cases =
            [((0.0, 0.0), (1.0, 0.0)), ((0.0, 0.0), (0.0, 1.0)), ((0.0, 179.5), (0.0, -179.5)), ((89.5, 0.0), (89.5, 180.0))];
        for (from, to) in cases {
            assert!((metres_between(from, to) - degree).abs() < 0.01, "{from:?} {to:?}");
        }
        assert!((metres_between((0.0, 0.0), (0.0, 180.0)) - 180.0 * degree).abs() < 1.0);
    }

    #[test]
    fn positions_that_do_not_exist() {
        assert_eq!(position(100.0, 0.0), None);
        assert_eq!(position(f64::NAN, 0.0), None);
        assert_eq!(position(-90.0, 180.0), Some((-90.0, 180.0)));
    }
}
