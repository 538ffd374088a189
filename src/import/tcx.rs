//! TCX: activities of laps, each with its own totals and points.

use roxmltree::Node;

use super::activity::Reading;
use super::track::{self, Point};
use super::{Activity, Format, ImportError, NotARun, Sport, calendar, sport, text, xml};

/// Reads the activities of a TCX document, those of a multisport session apart.
pub(super) fn read(document: &str) -> Result<Reading, ImportError> {
    let tree = xml::parse(document, Format::Tcx)?;
    let root = tree.root_element();
    let nodes: Vec<Node<'_, '_>> =
        xml::children(root, "Activities").flat_map(|list| list.children()).flat_map(activities_in).collect();
    if nodes.is_empty() && xml::children(root, "Courses").next().is_some() {
        return Err(ImportError::not_a_run(Format::Tcx, NotARun::RouteOnly));
    }
    let mut reading = Reading::default();
    for activity in nodes.into_iter().filter_map(activity_of) {
        if activity.started_at.is_none() {
            reading.warnings.push("it does not say when it began: give the date".to_owned());
        }
        reading.activities.push(activity);
    }
    Ok(reading)
}

fn activities_in<'a, 'input>(node: Node<'a, 'input>) -> Vec<Node<'a, 'input>> {
    match node.tag_name().name() {
        "Activity" => vec![node],
        "MultiSportSession" => node.children().flat_map(|sport| xml::children(sport, "Activity")).collect(),
        _ => Vec::new(),
    }
}

/// What the laps say, added up.
struct Laps<'a, 'input> {
    nodes: Vec<Node<'a, 'input>>,
    tracks: Vec<Vec<Point>>,
    /// The distance the device had counted at each point.
    counted_m: Option<f64>,
}

impl Laps<'_, '_> {
    fn sum(&self, name: &str) -> Option<f64> {
        self.nodes.iter().filter_map(|lap| xml::child_number(*lap, name)).reduce(|a, b| a + b)
    }

    fn is_positioned(&self) -> bool {
        self.tracks.iter().flatten().any(|point| point.position.is_some())
    }

    fn has_points(&self) -> bool {
        self.tracks.iter().any(|track| !track.is_empty())
    }

    /// Laps' own distance, else the counter of the last point, else along the positions.
    fn distance_m(&self) -> Option<f64> {
        let along = || self.is_positioned().then(|| track::distance_m(&self.tracks));
        let unmeasured = self.has_points() && !self.is_positioned();
        self.sum("DistanceMeters").or(self.counted_m).or_else(along).filter(|m| *m > 0.0 || !unmeasured)
    }

    /// A new lap is no break: what is climbed across it counts.
    fn ascent_m(&self) -> Option<f64> {
        track::ascent_m(&[self.tracks.concat()])
    }

    fn mean_of_laps(&self, name: &str) -> Option<f64> {
        let weighed =
            self.nodes.iter().filter_map(|lap| Some((value_in(*lap, name)?, xml::child_number(*lap, "TotalTimeSeconds")?)));
        let (sum, weight) = weighed.fold((0.0, 0.0), |(sum, weight), (value, w)| (sum + value * w, weight + w));
        (weight > 0.0).then(|| sum / weight)
    }

    fn max_of_laps(&self, name: &str) -> Option<f64> {
        self.nodes.iter().filter_map(|lap| value_in(*lap, name)).reduce(f64::max)
    }
}

fn activity_of(node: Node<'_, '_>) -> Option<Activity> {
    let laps = laps_of(node);
    if laps.nodes.is_empty() {
        return None;
    }
    let (sport, treadmill) = sport::from_word(node.attribute("Sport").unwrap_or_default());
    let running = sport == Sport::Running;
    let mut activity = Activity::of(sport);
    activity.treadmill = treadmill || (running && laps.has_points() && !laps.is_positioned());
    let span = track::span(&laps.tracks);
    let lap_start = laps.nodes.iter().find_map(|lap| lap.attribute("StartTime")).and_then(xml::time);
    let start = lap_start.or_else(|| xml::child_text(node, "Id").and_then(xml::time)).or(span.map(|(first, _)| first));
    activity.started_at = start.and_then(|start| calendar::trusted(start.to_utc()));
    activity.utc_offset_s = start.and_then(track::stated_offset_s);
    add_times(&mut activity, &laps);
    activity.distance_m = laps.distance_m();
    activity.ascent_m = laps.ascent_m();
    let recorded = track::mean(&laps.tracks, |point| point.heart_rate);
    activity.avg_hr = recorded.or_else(|| laps.mean_of_laps("AverageHeartRateBpm"));
    activity.max_hr = track::max_hr(&laps.tracks).or_else(|| laps.max_of_laps("MaximumHeartRateBpm"));
    activity.cadence = track::mean(&laps.tracks, |p| p.cadence).filter(|_| running).map(|strides| strides * 2.0);
    activity.calories = laps.sum("Calories");
    activity.laps = u32::try_from(laps.nodes.len()).ok();
    activity.note = xml::child_text(node, "Notes").and_then(text::tidy);
    Some(activity)
}

/// The laps' timer, and the time from the first to the last point.
fn add_times(activity: &mut Activity, laps: &Laps<'_, '_>) {
    let elapsed = track::span(&laps.tracks).map(|(first, last)| track::seconds_between(first, last));
    let timer = laps.sum("TotalTimeSeconds").filter(|seconds| *seconds > 0.0);
    let estimate = || laps.is_positioned().then(|| track::moving_s(&laps.tracks));
    activity.moving_s = timer.or_else(estimate);
    activity.moving_is_estimate = timer.is_none() && activity.moving_s.is_some();
    activity.elapsed_s = match (elapsed, timer) {
        (Some(elapsed), Some(timer)) => Some(elapsed.max(timer)),
        (elapsed, timer) => elapsed.or(timer),
    };
}

fn laps_of<'a, 'input>(node: Node<'a, 'input>) -> Laps<'a, 'input> {
    let nodes: Vec<_> = xml::children(node, "Lap").collect();
    let tracks = || nodes.iter().flat_map(|lap| xml::children(*lap, "Track"));
    let counted = tracks().flat_map(|track| xml::children(track, "Trackpoint"));
    let counted_m = counted.filter_map(|point| xml::child_number(point, "DistanceMeters")).reduce(f64::max);
    let tracks = tracks().map(|track| xml::children(track, "Trackpoint").map(point_of).collect()).collect();
    Laps { nodes, tracks, counted_m }
}

fn point_of(node: Node<'_, '_>) -> Point {
    let place = xml::children(node, "Position").next();
    let degrees = |name| place.and_then(|place| xml::child_number(place, name));
    let extended = || {
        let extensions = xml::children(node, "Extensions").flat_map(|extensions| extensions.descendants());
        extensions.filter(|e| e.tag_name().name() == "RunCadence").find_map(|e| e.text()?.trim().parse().ok())
    };
    Point {
        position: degrees("LatitudeDegrees").zip(degrees("LongitudeDegrees")).and_then(|(lat, lon)| track::position(lat, lon)),
        elevation_m: xml::child_number(node, "AltitudeMeters"),
        time: xml::child_text(node, "Time").and_then(xml::time),
        heart_rate: value_in(node, "HeartRateBpm").filter(|rate| *rate > 0.0),
        cadence: xml::child_number(node, "Cadence").or_else(extended).filter(|cadence| *cadence > 0.0),
    }
}

/// `<name><Value>1</Value></name>`
fn value_in(node: Node<'_, '_>, name: &str) -> Option<f64> {
    xml::children(node, name).next().and_then(|child| xml::child_number(child, "Value"))
}
