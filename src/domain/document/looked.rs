//! The line of an export that says when a result was first shown. It is no entry: nobody wrote it, and nobody can take it back.

use super::fields::{FieldError, Fields};
use super::read::timed;
use crate::domain::Refusal;
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

/// The kind of its line.
const KIND: &str = "looked";

/// When the effect was first shown, and with which window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// When.
    pub at: DateTime<Utc>,
    /// The window then, hours.
    pub window_h: u8,
}

impl Looked {
    /// As a line of an export.
    #[must_use]
    pub fn line(&self) -> Value {
        json!({ "kind": KIND, "at": self.at.to_rfc3339_opts(SecondsFormat::Millis, true), "window_h": self.window_h })
    }

    /// Whether a line is one of these.
    pub(super) fn is(value: &Value) -> bool {
        value.get("kind").and_then(Value::as_str) == Some(KIND)
    }

    pub(super) fn read(value: Value) -> Result<Self, FieldError> {
        let Value::Object(map) = value else { return Err(FieldError::new("line", "one JSON object")) };
        let mut fields = Fields::new(Map::from_iter(map.into_iter().filter(|(name, _)| name != "kind")));
        let time = |text: &str| timed(text).ok_or_else(|| Refusal::new("a time such as 2026-11-24T12:10:00.000Z"));
        let at = fields.parsed("at", time)?.ok_or_else(|| FieldError::new("at", "when a result was first shown"))?;
        let window_h = fields.whole("window_h", 1..=24)?;
        let window_h = window_h.ok_or_else(|| FieldError::new("window_h", "the window it was shown with, 1 to 24 hours"))?;
        fields.finish()?;
        Ok(Self { at: at.to_utc(), window_h: window_h as u8 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_reads_back_and_refuses_what_it_is_not() {
        let at = DateTime::from_timestamp_millis(1_790_000_000_123).unwrap();
        let looked = Looked { at, window_h: 12 };
        assert!(Looked::is(&looked.line()));
        assert_eq!(Looked::read(looked.line()), Ok(looked));
        let field = |value| Looked::read(value).unwrap_err().field;
        assert_eq!(field(json!({ "kind": "looked", "window_h": 12 })), "at");
        assert_eq!(field(json!({ "kind": "looked", "at": "2026-11-24T12:10:00Z", "window_h": 25 })), "window_h");
        assert_eq!(field(json!({ "kind": "looked", "at": "2026-11-24T12:10:00Z", "window_h": 6, "p": 0.01 })), "p");
    }
}
