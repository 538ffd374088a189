//! What an XML document must keep to before it is parsed.
//!
//! Parsing costs memory by depth times namespaces and time by attributes squared, so depth, tags
//! and attributes are limited here, in one pass, far above what any exporter writes.

const DEEPEST: usize = 256;
const LONGEST_TAG: usize = 8 * 1024;
const MOST_ATTRIBUTES: usize = 100;

/// `None` when the document keeps to the bounds, else which one it breaks.
pub(super) fn broken_bound(text: &str) -> Option<&'static str> {
    let mut depth = 0usize;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(end) = end_of_unparsed(rest) {
            rest = &rest[end..];
            continue;
        }
        let length = tag_length(rest)?;
        if length > LONGEST_TAG {
            return Some("one of its tags is longer than 8 kB");
        }
        let tag = &rest[..length];
        if attributes(tag) > MOST_ATTRIBUTES {
            return Some("one of its tags has more than 100 attributes");
        }
        match (tag.starts_with("</"), tag.ends_with("/>")) {
            (true, _) => depth = depth.saturating_sub(1),
            (false, true) => {}
            (false, false) => depth += 1,
        }
        if depth > DEEPEST {
            return Some("its elements are nested more than 256 deep");
        }
        rest = &rest[length..];
    }
    None
}

/// Where a comment, character data or instruction at the start of the text ends.
fn end_of_unparsed(text: &str) -> Option<usize> {
    let kinds = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
    let (_, close) = kinds.into_iter().find(|(open, _)| text.starts_with(open))?;
    Some(text.find(close).map_or(text.len(), |at| at + close.len()))
}

/// The bytes of the tag at the start of the text; `None` when it never ends, as the parser will say.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(LONGEST_TAG + 2) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    (text.len() > LONGEST_TAG).then_some(LONGEST_TAG + 1)
}

fn attributes(tag: &str) -> usize {
    tag.bytes().filter(|byte| *byte == b'=').count()
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
