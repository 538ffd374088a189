//! A document that ends too early -> one that ends after its last whole point.

use super::xml_bounds::DEEPEST;
use super::xml_tags::{Kind, tags};

/// The elements after which a track can be cut without half a value being left.
const POINTS: [&str; 2] = ["trkpt", "Trackpoint"];

/// The document up to its last whole point, with everything open closed; `None` when it is not
/// cut off, or has no whole point.
pub(super) fn mended(text: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut last_point: Option<(usize, Vec<&str>)> = None;
    for tag in tags(text) {
        match tag.kind {
            Kind::Open if tag.text.starts_with("<!") => {}
            Kind::Open if open.len() >= DEEPEST => return None,
            Kind::Open => open.push(tag.name()),
            Kind::Empty => {}
            Kind::Close => {
                if open.pop() != Some(tag.name()) {
                    return None;
                }
                if POINTS.contains(&tag.name().rsplit(':').next().unwrap_or_default()) {
                    last_point = Some((tag.end, open.clone()));
                }
            }
        }
    }
    let (end, still_open) = last_point.filter(|_| !open.is_empty())?;
    let mut whole = text[..end].to_owned();
    for name in still_open.iter().rev() {
        whole.push_str(&format!("</{name}>"));
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_cut_off_after_a_point_is_mended() {
        let cases = [
            ("<gpx><trk><trkpt>1</trkpt><trkpt>2</tr", Some("<gpx><trk><trkpt>1</trkpt></trk></gpx>")),
            ("<a:gpx><a:trkpt></a:trkpt>", Some("<a:gpx><a:trkpt></a:trkpt></a:gpx>")),
            ("<gpx><trkpt></trkpt></gpx>", None),
            ("<gpx><trkpt></gpx>", None),
            ("<gpx><trk>", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(mended(text).as_deref(), expected, "{text}");
        }
    }
}
