//! What a form or an address says: names and values.

use super::problem::Problem;
use chrono::{DateTime, Utc};
use std::str::FromStr;
use uuid::Uuid;

/// Names and values, in the order they were sent.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Fields as a form or an address writes them; what is no text is read as far as it goes.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let line = |text: &str| text.replace("\r\n", "\n");
        Fields(form_urlencoded::parse(bytes).map(|(name, value)| (line(&name), line(&value))).collect())
    }

    /// What a field says, without blanks around it; None where it is empty or missing.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let named = self.0.iter().find(|(known, value)| known == name && !value.trim().is_empty());
        named.map(|(_, value)| value.trim())
    }

    /// Every value of a field.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.0.iter().filter(move |(known, _)| known == name);
        named.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// What was said, without what only the page itself says.
    pub(super) fn sent(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = |name: &str| matches!(name, "once" | "id" | "waited" | "was");
        self.0
            .iter()
            .filter(move |(name, value)| !own(name) && !value.is_empty())
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Of a form that was drawn with values, and says which in `was`: what is different now, each beside what it was. A
    /// value that was emptied is there and empty; one that stayed as it was drawn is not said.
    pub(super) fn anew(&self) -> (Fields, Fields) {
        let was = Fields::read(self.text("was").unwrap_or_default().as_bytes());
        let differs = |(name, value): &&(String, String)| value.trim() != was.text(name).unwrap_or_default();
        (Fields(self.0.iter().filter(differs).cloned().collect()), was)
    }

    /// Whether nothing was sent.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a field was sent at all, also empty.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// A field as its own text.
    pub(super) fn owned(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    /// The words of a field, each for itself.
    pub(super) fn words(&self, name: &str) -> Vec<String> {
        self.text(name).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
    }

    /// A field in the terms of the domain.
    pub(super) fn parsed<T: FromStr>(&self, name: &str) -> Result<Option<T>, Problem>
    where
        Problem: From<T::Err>,
    {
        Ok(self.text(name).map(str::parse).transpose()?)
    }

    /// Whether a box was ticked.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.text(name).is_some()
    }

    /// The id that the page made for this write.
    pub(super) fn once(&self) -> Result<Uuid, Problem> {
        let id = self.text("once").and_then(|text| Uuid::parse_str(text).ok()).filter(|id| !id.is_nil());
        id.ok_or_else(|| Problem::refused("the form came without its own number", "open the page anew and say it again"))
    }

    /// When a form was filled in that waited for the program, as the browser counted the time since: a telephone's clock
    /// may be wrong, its stopwatch is not. At most a month.
    pub(super) fn typed_at(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let waited = self.text("waited").and_then(|text| text.parse::<u32>().ok()).map(i64::from).unwrap_or(0);
        let waited = chrono::Duration::milliseconds(waited);
        if waited <= chrono::Duration::days(31) { now - waited } else { now }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_form_is_no_panic() {
        for bytes in [&b"\xff\xfe=%zz&&&=&a=%"[..], b"", b"%", b"a=b=c&a=+"] {
            let fields = Fields::read(bytes);
            assert!(fields.once().is_err());
            assert_eq!(fields.text("b"), None);
        }
        assert_eq!(Fields::read(b"a=+x%20y+&a=z").words("a"), ["x", "y"]);
    }

    #[test]
    fn what_stayed_as_it_was_drawn_is_not_said() {
        let was = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("effort", "4"), ("worst", "3"), ("note", "one\ntwo & more")])
            .finish();
        let sent = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([
                ("effort", "4"),
                ("worst", ""),
                ("before", ""),
                ("note", "one\r\ntwo & more"),
                ("at", "7am"),
                ("was", &was),
            ])
            .finish();
        let (anew, was) = Fields::read(sent.as_bytes()).anew();
        assert_eq!((anew.has("effort"), anew.has("note"), anew.has("before")), (false, false, false));
        assert_eq!(
            (anew.has("worst"), anew.text("worst"), anew.text("at"), was.text("worst")),
            (true, None, Some("7am"), Some("3"))
        );
    }

    #[test]
    fn a_form_that_waited_keeps_its_time_within_reason() {
        let now = DateTime::from_timestamp_millis(1_800_000_000_000).unwrap();
        let at = |text: &str| Fields::read(format!("waited={text}").as_bytes()).typed_at(now);
        assert_eq!(at("3600000"), now - chrono::Duration::hours(1));
        for unreasonable in ["-1", "0", "x", "4294967296", "9223372036854775807", "", "2678400001"] {
            assert_eq!(at(unreasonable), now, "{unreasonable}");
        }
    }
}
