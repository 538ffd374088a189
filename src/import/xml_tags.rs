//! The tags of an XML text in order, found without parsing and without building anything.

/// Longer than any exporter writes; a longer tag is given cut to one byte more.
pub(super) const LONGEST_TAG: usize = 8 * 1024;

/// What a tag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Close,
    Empty,
}

/// One tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    pub(super) text: &'a str,
    pub(super) kind: Kind,
    /// Where it ends in the whole text.
    pub(super) end: usize,
}

impl<'a> Tag<'a> {
    /// The name with its prefix.
    pub(super) fn name(&self) -> &'a str {
        let inside = self.text.trim_start_matches(['<', '/']);
        let end = inside.find(|c: char| c.is_whitespace() || c == '>' || c == '/');
        &inside[..end.unwrap_or(inside.len())]
    }
}

/// All tags up to the end or to one that is not finished; comments, character data and
/// instructions are stepped over.
pub(super) fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += text.get(at..)?.find('<')?;
            let rest = &text[at..];
            if let Some(length) = unparsed_length(rest) {
                at += length;
                continue;
            }
            let tag = &rest[..tag_length(rest)?];
            at += tag.len();
            let kind = match (tag.starts_with("</"), tag.ends_with("/>")) {
                (true, _) => Kind::Close,
                (false, true) => Kind::Empty,
                (false, false) => Kind::Open,
            };
            return Some(Tag { text: tag, kind, end: at });
        }
    })
}

/// The bytes of a comment, character data or instruction at the start of the text.
fn unparsed_length(text: &str) -> Option<usize> {
    let kinds = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
    let (_, close) = kinds.into_iter().find(|(open, _)| text.starts_with(open))?;
    Some(text.find(close).map_or(text.len(), |at| at + close.len()))
}

/// The bytes of the tag at the start of the text; `None` when it is not finished.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    (LONGEST_TAG + 1..text.len()).find(|at| text.is_char_boundary(*at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_kinds_in_order() {
        let text = "<?xml?><!-- <no> --><g:a b='>'>t<c/><![CDATA[<no>]]></g:a ><unfinished";
        let found: Vec<_> = tags(text).map(|tag| (tag.name(), tag.kind)).collect();
        assert_eq!(found, [("g:a", Kind::Open), ("c", Kind::Empty), ("g:a", Kind::Close)]);
    }
}
