//! XML shared by GPX and TCX: parsing within bounds, looking up children, times.

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use roxmltree::{Document, Node, ParsingOptions};

use super::xml_bounds::broken_bound;
use super::{Format, ImportError};

/// Each element, text and attribute takes 72 bytes while a document is read: what these two allow fits in 200 MB.
/// A run of 20 hours with a point a second, heart rate and cadence keeps to them.
const NODE_LIMIT: u32 = 1_900_000;
const MOST_MARKUP: usize = 1_300_000;

/// The local name of the first element, found without parsing.
pub(super) fn root_name(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if rest.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            let end = rest.find(|c: char| c.is_whitespace() || c == '>' || c == '/');
            let name = &rest[..end.unwrap_or(rest.len())];
            return Some(name.rsplit(':').next().unwrap_or(name));
        }
    }
    None
}

/// Parses within bounds: no document type (so no entities to expand), a limited number of nodes.
pub(super) fn parse(text: &str, format: Format) -> Result<Document<'_>, ImportError> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODE_LIMIT, ..ParsingOptions::default() };
    if text.bytes().filter(|byte| matches!(byte, b'<' | b'=')).count() > MOST_MARKUP {
        return Err(ImportError::TooLarge { what: "the number of its XML elements", limit: NODE_LIMIT.to_string() });
    }
    if let Some(bound) = broken_bound(text) {
        return Err(ImportError::malformed(format, bound));
    }
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => {
            ImportError::TooLarge { what: "the number of its XML elements", limit: NODE_LIMIT.to_string() }
        }
        other => ImportError::malformed(format, other.to_string()),
    })
}

/// The child elements with a local name, in whatever namespace.
pub(super) fn children<'a, 'input: 'a>(node: Node<'a, 'input>, name: &'a str) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(move |child| child.tag_name().name() == name)
}

/// The trimmed text of the first child with a local name, `None` when empty.
pub(super) fn child_text<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let child = node.children().find(|child| child.tag_name().name() == name)?;
    child.text().map(str::trim).filter(|text| !text.is_empty())
}

/// The number in the first child with a local name.
pub(super) fn child_number(node: Node<'_, '_>, name: &str) -> Option<f64> {
    child_text(node, name)?.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A time of XML Schema; one without zone is taken as UTC, as both formats demand.
pub(super) fn time(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok().or_else(|| {
        let naive = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
        Some(naive.and_utc().fixed_offset())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entity_bombs_are_refused() {
        let bomb = "<!DOCTYPE gpx [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><gpx>&b;</gpx>";
        let refused = parse(bomb, Format::Gpx).unwrap_err();
        assert!(matches!(refused, ImportError::Malformed { .. }), "{refused}");
    }

    #[test]
    fn deep_nesting_is_refused() {
        let deep = format!("<gpx>{}{}</gpx>", "<a>".repeat(200_000), "</a>".repeat(200_000));
        let refused = parse(&deep, Format::Gpx).unwrap_err().to_string();
        assert!(refused.contains("nested more than 256 deep"), "{refused}");
    }

    #[test]
    fn times_with_and_without_zone() {
        let utc = |text| time(text).map(|t| t.to_utc().to_rfc3339());
        assert_eq!(utc("2015-12-11T15:43:13.994+01:00").as_deref(), Some("2015-12-11T14:43:13.994+00:00"));
        assert_eq!(utc("2018-02-21T14:30:50.000Z").as_deref(), Some("2018-02-21T14:30:50+00:00"));
        assert_eq!(utc("2018-02-21T14:30:50").as_deref(), Some("2018-02-21T14:30:50+00:00"));
        assert_eq!(utc("yesterday"), None);
    }
}
