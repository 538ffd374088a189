//! GPX 1.0 and 1.1: tracks of points, no totals.

use roxmltree::Node;

use super::activity::Reading;
use super::track::{self, Point};
use super::{Activity, Format, ImportError, NotARun, Sport, calendar, sport, text, xml};

/// Tracks of one kind further apart than this are two activities.
const LONGEST_BREAK_S: f64 = 3600.0;

#[derive(Debug)]
struct Track {
    sport: Sport,
    treadmill: bool,
    title: Option<String>,
    note: Option<String>,
    segments: Vec<Vec<Point>>,
}

impl Track {
    fn points(&self) -> usize {
        self.segments.iter().map(Vec::len).sum()
    }

    fn timed(&self) -> usize {
        self.segments.iter().flatten().filter(|point| point.time.is_some()).count()
    }

    /// Most points say when; a few times on a long route would give an absurd pace.
    fn is_timed(&self) -> bool {
        self.timed() >= 2 && 2 * self.timed() >= self.points()
    }
}

/// Reads the activities of a GPX document.
pub(super) fn read(document: &str) -> Result<Reading, ImportError> {
    let tree = xml::parse(document, Format::Gpx)?;
    let root = tree.root_element();
    let mut reading = Reading::default();
    let mut impossible = 0;
    let tracks: Vec<Track> = xml::children(root, "trk").map(|node| track_of(node, &mut impossible)).collect();
    let refusal = refusal(root, &tracks);
    let (timed, untimed): (Vec<Track>, Vec<Track>) = tracks.into_iter().partition(Track::is_timed);
    if timed.is_empty() {
        return Err(ImportError::not_a_run(Format::Gpx, refusal));
    }
    if untimed.iter().any(|track| track.points() > 1) {
        reading.warnings.push("tracks without times were left out: they are routes".to_owned());
    }
    if impossible > 0 {
        reading.warnings.push(format!("{impossible} points with impossible positions were left out"));
    }
    reading.activities = outings(timed).iter().map(activity_of).collect();
    if reading.activities.iter().any(|activity| activity.started_at.is_none()) {
        reading.warnings.push("its dates are those of a clock that was never set: give the date".to_owned());
    }
    Ok(reading)
}

fn refusal(root: Node<'_, '_>, tracks: &[Track]) -> NotARun {
    let (points, timed) = (tracks.iter().map(Track::points).sum(), tracks.iter().map(Track::timed).sum());
    let has = |name| xml::children(root, name).next().is_some();
    match points {
        0 if has("rte") => NotARun::RouteOnly,
        0 if has("wpt") && tracks.is_empty() => NotARun::WaypointsOnly,
        0 | 1 => NotARun::TooFewPoints(points),
        _ => NotARun::NoTimes { timed, points },
    }
}

fn track_of(node: Node<'_, '_>, impossible: &mut usize) -> Track {
    let (sport, treadmill) = sport::from_word(xml::child_text(node, "type").unwrap_or_default());
    let words = |name| xml::child_text(node, name).and_then(text::tidy);
    let mut segments = Vec::new();
    for segment in xml::children(node, "trkseg") {
        let points: Vec<Point> = xml::children(segment, "trkpt").map(point_of).collect();
        *impossible += points.iter().filter(|point| point.position.is_none()).count();
        // Such points were also written to mark a pause: the line does not go on across them.
        segments.extend(points.split(|p| p.position.is_none()).filter(|s| !s.is_empty()).map(<[Point]>::to_vec));
    }
    Track { sport, treadmill, title: words("name"), note: words("desc").or_else(|| words("cmt")), segments }
}

fn point_of(node: Node<'_, '_>) -> Point {
    let degrees = |name| node.attribute(name).and_then(|text| text.trim().parse::<f64>().ok());
    let mut point = Point {
        position: degrees("lat").zip(degrees("lon")).and_then(|(lat, lon)| track::position(lat, lon)),
        elevation_m: xml::child_number(node, "ele"),
        time: xml::child_text(node, "time").and_then(xml::time),
        ..Point::default()
    };
    for extension in xml::children(node, "extensions").flat_map(|extensions| extensions.descendants()) {
        let value = || extension.text().and_then(|text| text.trim().parse().ok()).filter(|v: &f64| *v > 0.0);
        match extension.tag_name().name() {
            "hr" | "heartrate" => point.heart_rate = value(),
            "cad" | "cadence" => point.cadence = value(),
            _ => {}
        }
    }
    point
}

/// Tracks that follow each other within a break are one outing: devices start a new track at a pause.
fn outings(tracks: Vec<Track>) -> Vec<Track> {
    let mut outings: Vec<Track> = Vec::new();
    for track in tracks {
        match outings.last_mut() {
            Some(last) if continues(last, &track) => last.segments.extend(track.segments),
            _ => outings.push(track),
        }
    }
    outings
}

fn continues(last: &Track, next: &Track) -> bool {
    let gap = track::span(&last.segments)
        .zip(track::span(&next.segments))
        .map(|((_, end), (start, _))| track::seconds_between(end, start));
    last.sport == next.sport && gap.is_some_and(|seconds| (0.0..=LONGEST_BREAK_S).contains(&seconds))
}

fn activity_of(outing: &Track) -> Activity {
    let segments = &outing.segments;
    let mut activity = Activity::of(outing.sport.clone());
    if let Some((start, end)) = track::span(segments) {
        activity.started_at = calendar::trusted(start.to_utc());
        activity.utc_offset_s = track::stated_offset_s(start);
        activity.elapsed_s = Some(track::seconds_between(start, end));
    }
    activity.treadmill = outing.treadmill;
    activity.distance_m = Some(track::distance_m(segments));
    activity.moving_s = Some(track::moving_s(segments));
    activity.moving_is_estimate = true;
    activity.ascent_m = track::ascent_m(segments);
    activity.avg_hr = track::mean(segments, |point| point.heart_rate);
    activity.max_hr = track::max_hr(segments);
    let strides = track::mean(segments, |point| point.cadence).filter(|_| outing.sport == Sport::Running);
    activity.cadence = strides.map(|strides| strides * 2.0);
    activity.title.clone_from(&outing.title);
    activity.note.clone_from(&outing.note);
    activity
}
