//! What an XML document must keep to before it is parsed.
//!
//! Parsing costs memory by depth times namespaces and time by attributes squared, so depth, tags
//! and attributes are limited here, in one pass, far above what any exporter writes.

use super::xml_tags::{Kind, LONGEST_TAG, tags};

/// Elements within elements.
pub(super) const DEEPEST: usize = 256;
const MOST_ATTRIBUTES: usize = 100;

/// `None` when the document keeps to the bounds, else which one it breaks.
pub(super) fn broken_bound(text: &str) -> Option<&'static str> {
    let mut depth = 0usize;
    for tag in tags(text) {
        if tag.text.len() > LONGEST_TAG {
            return Some("one of its tags is longer than 8 kB");
        }
        if tag.text.bytes().filter(|byte| *byte == b'=').count() > MOST_ATTRIBUTES {
            return Some("one of its tags has more than 100 attributes");
        }
        match tag.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            Kind::Empty => {}
        }
        if depth > DEEPEST {
            return Some("its elements are nested more than 256 deep");
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_documents_pass() {
        let text = "<?xml version='1.0'?><!-- <<< --><a b='>' c=\"'\"><d/><![CDATA[<e>]]></a>";
        assert_eq!(broken_bound(text), None);
        assert_eq!(broken_bound(&"<a></a>".repeat(1_000)), None);
        assert_eq!(broken_bound("<a <b"), None);
    }

    #[test]
    fn depth_and_tags_without_end_are_named() {
        assert!(broken_bound(&"<a>".repeat(300)).is_some_and(|why| why.contains("256 deep")));
        let many = format!("<a {}>", "b='>' ".repeat(200));
        assert!(broken_bound(&many).is_some_and(|why| why.contains("100 attributes")));
        let wide = format!("<a b='{}'>", "x".repeat(9_000));
        assert!(broken_bound(&wide).is_some_and(|why| why.contains("8 kB")));
        assert!(broken_bound(&format!("é<a {}", "é".repeat(9_000))).is_some());
    }
}
